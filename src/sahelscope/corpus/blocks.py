"""Each line labelled for what it is. Labels never cut text: whatever is in the file stays where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sahelscope.corpus.lines import MARKUP, LinePatterns, line_patterns
from sahelscope.corpus.sentences import trimmed
from sahelscope.records import Span

LONGEST_HEADLINE = 200
LONGEST_HEADING = 90
LONGEST_CAPTION = 300
SHORTEST_CAPTION = 3  # words
BARE_TEASER = 12  # what may stand after the opening words of a teaser that announces a list ("Leggi anche:")
LONGEST_WORD = 300  # code points without a space; web addresses may have 200
ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)]*$")
ENDS_LIKE_PROSE = re.compile(r"[.…:;,][\"'”’»)]*$")
_ENDLESS_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled part of one line, with the markup inside it."""

    span: Span
    kind: str
    markup: tuple[Span, ...] = ()


def stretches(text: str, headers: Sequence[Span], language: str) -> list[Stretch]:
    """All lines that hold anything, in order, as labelled stretches: together they hold every visible code point."""
    patterns = line_patterns(language)
    found: list[Stretch] = []
    list_of_others = False
    prose_seen = headline_seen = False
    for line in _lines(text, headers):
        parts = _parts_of(
            text, line, patterns, after_teaser=list_of_others, headline_possible=not (headline_seen or prose_seen)
        )
        found += parts
        kinds = {part.kind for part in parts}
        list_of_others = (list_of_others and kinds <= {"teaser", "markup"}) or _announces_list(text, parts, patterns)
        headline_seen |= "headline" in kinds
        prose_seen |= "body" in kinds
    return found


def _lines(text: str, headers: Sequence[Span]) -> list[Stretch]:
    """Lines without the space around them; a header at a line's start is a stretch of its own."""
    starts = {header.start: header for header in headers}
    lines: list[Stretch] = []
    for match in re.finditer(r"[^\r\n]+", text):
        rest = trimmed(text, *match.span())
        while rest and rest.start in starts:
            header = starts[rest.start]
            if said := trimmed(text, header.start, header.end):
                lines.append(Stretch(said, "header"))
            rest = trimmed(text, header.end, match.end())
        if rest:
            lines += _around_endless_words(text, rest)
    return lines


def _around_endless_words(text: str, line: Span) -> list[Stretch]:
    """A word of hundreds of letters is no language: it is set apart as markup, and what stands around it is read."""
    parts: list[Stretch] = []
    start = line.start
    for word in _ENDLESS_WORD.finditer(text, line.start, line.end):
        if before := trimmed(text, start, word.start()):
            parts.append(Stretch(before, ""))
        parts.append(Stretch(Span(word.start(), word.end()), "markup"))
        start = word.end()
    if rest := trimmed(text, start, line.end):
        parts.append(Stretch(rest, ""))
    return parts


def _parts_of(
    text: str, line: Stretch, patterns: LinePatterns, *, after_teaser: bool, headline_possible: bool
) -> list[Stretch]:
    if line.kind:
        return [line]
    markup = [Span(m.start(), m.end()) for m in MARKUP.finditer(text, line.span.start, line.span.end)]
    before, words, inside, after = _without_outer_markup(text, line.span, markup)
    outer_before = [Stretch(span, "markup") for span in before]
    outer_after = [Stretch(span, "markup") for span in after]
    if words is None:
        return outer_before + outer_after
    said = text[words.start : words.end]
    kind = _kind(said, patterns, after_teaser=after_teaser, headline_possible=headline_possible)
    parts = _caption_and_credit(text, words, patterns) if kind != "teaser" else []
    return outer_before + (parts or [Stretch(words, kind, tuple(inside))]) + outer_after


def _caption_and_credit(text: str, words: Span, patterns: LinePatterns) -> list[Stretch]:
    """A short line whose end names a photographer or agency is a caption, whatever its beginning."""
    said = text[words.start : words.end]
    credit = words.start + patterns.trailing_credit(said)
    caption = trimmed(text, words.start, credit) if credit > words.start else None
    if (
        caption is None
        or len(said) > LONGEST_CAPTION
        or len(text[caption.start : caption.end].split()) < SHORTEST_CAPTION
    ):
        return []
    return [Stretch(caption, "caption"), Stretch(Span(credit, words.end), "credit")]


def _without_outer_markup(
    text: str, line: Span, markup: list[Span]
) -> tuple[list[Span], Span | None, list[Span], list[Span]]:
    """Tags that open the line, its words, tags among the words, tags that close the line."""
    words = trimmed(text, line.start, line.end)
    opening, closing = list(markup), []
    before: list[Span] = []
    while words and opening and opening[0].start == words.start:
        before.append(opening.pop(0))
        words = trimmed(text, before[-1].end, line.end)
    while words and opening and opening[-1].end == words.end:
        closing.append(opening.pop())
        words = trimmed(text, words.start, closing[-1].start)
    return before, words, opening, closing[::-1]


def _kind(said: str, patterns: LinePatterns, *, after_teaser: bool, headline_possible: bool) -> str:
    if patterns.is_teaser(said):
        return "teaser"
    if patterns.is_caption(said):
        return "caption"
    if len(said) <= LONGEST_HEADLINE and patterns.is_credit(said):
        return "credit"
    if len(said) <= LONGEST_HEADLINE and not ENDS_LIKE_PROSE.search(said) and (after_teaser or headline_possible):
        return "teaser" if after_teaser else "headline"
    return "heading" if len(said) <= LONGEST_HEADING and not ENDS_SENTENCE.search(said) else "body"


def _announces_list(text: str, parts: list[Stretch], patterns: LinePatterns) -> bool:
    """Whether the line says only that headlines of other articles follow."""
    for part in parts:
        if part.kind == "teaser":
            said = text[part.span.start : part.span.end]
            opening = patterns.list_opening(said)
            return bool(opening) and len(said) - len(opening) <= BARE_TEASER
    return False
