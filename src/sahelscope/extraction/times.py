"""Time expressions to EDTF by a grammar of our own: never a day that the text does not give.

Relative words are resolved against the publication date at its precision; a month without a year takes the latest
fitting one before (or after, where the clause looks ahead) the publication, else the year last told in the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sahelscope import dates
from sahelscope.extraction.clock import Clock
from sahelscope.extraction.expressions import Dated, Expressions
from sahelscope.extraction.timewords import TimeWords
from sahelscope.extraction.tokens import Token
from sahelscope.reference.languages import Language

DASHES = frozenset(("-", "–"))
OPENER_REACH = 2  # tokens before a range in which `between` stands


class Calendar:
    """The grammar of one language: single expressions, what qualifies them, and ranges of two."""

    def __init__(self, known: Language) -> None:
        self._words = TimeWords(known)
        self._expressions = Expressions(self._words)
        self._to = self._words.part("to") | DASHES

    def find(self, tokens: Sequence[Token], clock: Clock, aside: frozenset[int] = frozenset()) -> list[Dated]:
        """All expressions of a sentence; each one told becomes the context of the next, but for those `aside`.

        `aside` holds the tokens of subordinate clauses: their dates look back and do not move the story on.
        """
        found: list[Dated] = []
        at = 0
        while at < len(tokens):
            dated = self._expressions.at(tokens, at, clock)
            if dated is None:
                at += 1
                continue
            dated = self._ranged(tokens, self._qualified(tokens, dated), found)
            if found and dated.start < found[-1].end:
                found.pop()
            found.append(dated)
            if dated.start not in aside or not clock.last:
                clock.remember(dated.edtf)
            at = dated.end
        return found

    def _qualified(self, tokens: Sequence[Token], dated: Dated) -> Dated:
        """`begin februari` is 2023-02~; `since 2022` is 2022/..; `until 2020` is ../2020."""
        for part in ("early", "mid", "late"):
            if length := self._words.phrases[part].length_before(tokens, dated.start):
                dated = replace(dated, start=dated.start - length, edtf=dated.edtf.rstrip("~") + "~")
                break
        if self._opens_range(tokens, dated) or "/" in dated.edtf:
            return dated
        for part, interval in (("since", "{}/.."), ("until", "../{}")):
            if length := self._words.phrases[part].length_before(tokens, dated.start):
                return replace(dated, start=dated.start - length, edtf=interval.format(dated.edtf))
        return dated

    def _opens_range(self, tokens: Sequence[Token], dated: Dated) -> bool:
        return any(t.lower in self._to for t in tokens[dated.end : dated.end + 2])

    def _ranged(self, tokens: Sequence[Token], dated: Dated, found: Sequence[Dated]) -> Dated:
        """`between 2018 and 2022`, `2018-2022`, `van 2018 tot 2022`: two expressions joined into an interval."""
        if not found or not self._joined(tokens, found[-1], dated):
            return dated
        first, last = found[-1].edtf.removesuffix("/.."), dated.edtf.removeprefix("../")
        if "/" in first or "/" in last:
            return dated
        try:
            dates.parse(f"{first}/{last}")
        except ValueError:
            return dated
        return replace(dated, start=found[-1].start, edtf=f"{first}/{last}")

    def _joined(self, tokens: Sequence[Token], first: Dated, last: Dated) -> bool:
        words = [t.lower for t in tokens[first.end : last.start]]
        between = [word for word in words if word not in self._words.small or word in self._to]
        if len(between) == 1 and between[0] in DASHES:
            return True
        opened = self._words.among(tokens[max(0, first.start - OPENER_REACH) : first.start], "between", "from_to")
        return opened and (not between or (len(between) == 1 and between[0] in self._to))
