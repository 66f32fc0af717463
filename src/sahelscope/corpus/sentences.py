"""A line to its sentences. Nothing is lost or changed: each is a span of the line, without the space around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import sentencex

from sahelscope.corpus.lines import line_patterns
from sahelscope.records import Span

MAX_SENTENCE = 2_000  # code points; the longest of the gold articles has 392, and time grows with the square of it
PORTION = 20_000  # what is segmented at once: sentencex takes quadratic time in unclosed quotation marks

# What ends no sentence in any of the languages; each language's own abbreviations stand in its file.
_NO_END = re.compile(
    r"(?:\b(?:MM?|Mme|Mlle|Dr|St|Gen|Col|Lt|Capt|Maj|Adm|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Nr|No|Mr|Mrs|Ms|Sen|dhr|mevr|ca"
    r"|bzw|Sig|On|[A-ZÀ-Þ])|\b\d{1,2})\.\s*$"
)
_LAST_WORD = re.compile(r"[^\s(\[«“\"']{1,12}\s*$")
# Full stop, closing quotes, space, capital or digit: where sentencex knows an abbreviation of another language.
_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘„«(]*\s*[A-ZÀ-ÖØ-Þ0-9])")
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{2}[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[A-Z]{3}[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ])")
_OPENER_ALONE = re.compile(r"[\"'“‘„«(»”’)\s]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a part of one that was cut at the bound."""

    span: Span
    cut: bool = False


def split(text: str, line: Span, language: str) -> list[Piece]:
    """Sentences of one line, in order; none is longer than MAX_SENTENCE."""
    pieces: list[Piece] = []
    for portion in _cut(text, line, PORTION, ". "):
        cuts = _cuts(text[portion.start : portion.end], language)
        for start, end in pairwise(cuts):
            if span := trimmed(text, portion.start + start, portion.start + end):
                parts = _cut(text, span, MAX_SENTENCE, " ")
                pieces += [Piece(part, cut=len(parts) > 1) for part in parts]
    return pieces


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without space at its ends; None if nothing is left."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = left + len(piece.strip())
    return Span(left, right) if left < right else None


def _cuts(line: str, language: str) -> list[int]:
    ends = {0, len(line)}
    position = 0
    for sentence in sentencex.segment(language, line):
        position += len(sentence)
        ends.add(position)
    ends |= {match.end() for match in _END.finditer(line)} | {match.start() for match in _GLUED.finditer(line)}
    inner = sorted(end for end in ends if 0 < end < len(line))
    kept = [end for end in inner if _ends_sentence(line[max(0, end - 40) : end], line[end : end + 40], language)]
    return [0, *kept, len(line)]


def _ends_sentence(before: str, after: str, language: str) -> bool:
    """False after abbreviations, ordinals, initials, and where what follows goes on in lower case or closes a quote."""
    if _NO_END.search(before) or _OPENER_ALONE.fullmatch(after):
        return False
    word = _LAST_WORD.search(before)
    abbreviation = word[0].strip().lower() if word else ""
    if abbreviation in line_patterns(language).abbreviations:
        return abbreviation in line_patterns(language).before_numbers and not after[:1].isdigit()
    return not after.lstrip("\"'“‘„«(»”’) ")[:1].islower()


def _cut(text: str, span: Span, bound: int, after: str) -> list[Span]:
    """Pieces of at most `bound` code points, cut behind the last `after` within the bound if there is one."""
    pieces: list[Span] = []
    start = span.start
    while span.end - start > bound:
        found = text.rfind(after, start + 1, start + bound)
        end = found + len(after) if found > 0 else start + bound
        pieces.append(Span(start, end))
        start = end
    return [piece for part in (*pieces, Span(start, span.end)) if (piece := trimmed(text, part.start, part.end))]
