"""Where a coding's quotes stand, by the sentences of the codebook's own measure (not those that extraction reads)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from sahelscope.records import Span

_SENTENCE_END = re.compile(
    r"""(?<=[.!?…])[^\S\n]*["'”’»)]*\s+(?=["'“‘„«(]*\s*[A-ZÀ-ÖØ-Þ0-9])"""
    r"""|(?<=[a-zà-ÿ]{2}[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[A-Z]{3}[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ])"""
    r"""|\n+"""
)
_NO_END = re.compile(
    r"(?:\b(?:MM?|Mme|Mlle|Dr|St|Gen|Col|Lt|Capt|Maj|Adm|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Nr|No|Mr|Mrs|Ms|Sen|dhr|mevr|ca"
    r"|bzw|Sig|On|[A-Z])|\b\d{1,2})\.\s*$"
)
_GAP = re.compile(r"\s*\.\.\.\s+|\s+\.\.\.\s*")
ABBREVIATION = 12  # code points before a full stop that may tell an abbreviation


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The stretches between sentence ends that hold anything."""
    ends = [
        match
        for match in _SENTENCE_END.finditer(text)
        if "\n" in match[0] or not _NO_END.search(text[max(0, match.start() - ABBREVIATION) : match.end()])
    ]
    cuts = [0, *(match.end() for match in ends), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if text[start:end].strip()]


def pieces(quote: str) -> list[str]:
    """The parts of a quote that stand in the article to the letter; ` ... ` between them skips words."""
    return [piece.strip() for piece in _GAP.split(quote) if piece.strip()]


def locate(quote: str, text: str) -> list[tuple[Span, ...]]:
    """Every place where the quote stands, as the spans of its pieces; its gaps stay inside one line."""
    pattern = _pattern(quote)
    if pattern is None:
        return []
    return [
        tuple(Span(*match.span(group)) for group in range(1, pattern.groups + 1)) for match in pattern.finditer(text)
    ]


def sentences_of(quotes: Iterable[str], text: str, sentences: list[tuple[int, int]]) -> frozenset[int]:
    """Numbers of the sentences that any of the quotes touches, wherever it stands."""
    return frozenset(
        number
        for quote in quotes
        for spans in locate(quote, text)
        for number, (start, end) in enumerate(sentences)
        if spans[0].start < end and start < spans[-1].end
    )


@lru_cache(maxsize=4096)
def _pattern(quote: str) -> re.Pattern[str] | None:
    escaped = (re.sub(r"(\\\s)+", r"\\s+", re.escape(piece)) for piece in pieces(quote))
    pattern = r"[^\n]*?".join(f"({piece})" for piece in escaped)
    return re.compile(pattern) if pattern else None
