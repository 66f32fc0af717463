"""Time expressions to EDTF by a grammar of our own: never a day that the text does not give.

Relative words are resolved against the publication date at its precision; a month without a year takes the latest
fitting one before (or after, where the clause looks ahead) the publication, else the year last told in the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sahelscope import dates
from sahelscope.extraction.clock import Clock
from sahelscope.extraction.dated import Dated
from sahelscope.extraction.expressions import DASHES, Expressions
from sahelscope.extraction.timewords import TimeWords
from sahelscope.extraction.tokens import Token
from sahelscope.reference.languages import Language

OPENER_REACH = 2  # tokens before a range in which `between` stands
SINCE_REACH = 8  # tokens before a date in which `since` stands: `since the coup of July`
NOBODY: frozenset[int] = frozenset()


class Calendar:
    """The grammar of one language: single expressions, what qualifies them, and ranges of two."""

    def __init__(self, known: Language) -> None:
        self._words = TimeWords(known)
        self._expressions = Expressions(self._words)
        self._to = self._words.part("to") | DASHES

    def find(
        self,
        tokens: Sequence[Token],
        clock: Clock,
        aside: frozenset[int] = NOBODY,
        ahead: frozenset[int] = NOBODY,
    ) -> list[Dated]:
        """All expressions of a sentence; each one told becomes the context of the next, but for those `aside`.

        `aside` holds the tokens of subordinate clauses: their dates look back and do not move the story on. `ahead`
        holds those of clauses that tell of what is to come.
        """
        clock.begin_sentence(ahead)
        found: list[Dated] = []
        plain: list[Dated] = []  # the same without since and until
        at = 0
        while at < len(tokens):
            dated = self._expressions.at(tokens, at, clock)
            if dated is None:
                at += 1
                continue
            dated = self._approximate(tokens, dated)
            if plain and (joined := self._ranged(tokens, plain[-1], dated)):
                found.pop()
                plain[-1] = joined
            else:
                plain.append(dated)
            found.append(self._bounded(tokens, plain[-1], found[-1].end if found else 0))
            clock.mention(found[-1].edtf, moves=self._moves(tokens, found[-1], aside | ahead))
            at = dated.end
        return found

    def _approximate(self, tokens: Sequence[Token], dated: Dated) -> Dated:
        """`begin februari` is 2023-02~."""
        for part in ("early", "mid", "late"):
            if (length := self._words.phrases[part].length_before(tokens, dated.start)) and "/" not in dated.edtf:
                return replace(dated, start=dated.start - length, edtf=dated.edtf.rstrip("~") + "~")
        return dated

    def _bounded(self, tokens: Sequence[Token], dated: Dated, floor: int) -> Dated:
        """`since 2022` is 2022/..; `until 2020` and `before 2020` are ../2020."""
        if "/" in dated.edtf:
            return dated
        for part, interval in (("since", "{}/.."), ("until", "../{}"), ("before_date", "../{}")):
            if length := self._words.phrases[part].length_before(tokens, dated.start):
                return replace(dated, start=dated.start - length, edtf=interval.format(dated.edtf))
        if self._circumfixed(tokens, dated):
            return replace(dated, start=dated.start - 1, end=dated.end + 1, edtf=f"{dated.edtf}/..")
        before = tokens[max(floor, dated.start - SINCE_REACH) : dated.start]
        opened = [i for i, t in enumerate(before) if t.lower in self._words.part("ever_since")]
        if opened and all(t.text != "," for t in before[opened[-1] :]):
            return replace(dated, edtf=f"{dated.edtf}/..", since=dated.start - len(before) + opened[-1])
        return dated

    def _moves(self, tokens: Sequence[Token], dated: Dated, aside: frozenset[int]) -> bool:
        """Whether the story goes on from this date: not from an aside, `since 2020`, or `the accord of 1936`."""
        return not (dated.start in aside or dated.edtf.endswith("/..") or self.of_noun(tokens, dated))

    def of_noun(self, tokens: Sequence[Token], dated: Dated) -> bool:
        """`the accord of 1936`, `the 1936 accord`: a year that belongs to a noun."""
        year = len(dated.edtf) == len("1936") and dated.start > 0
        return year and self._words.among((tokens[dated.start - 1],), "adnominal")

    def _circumfixed(self, tokens: Sequence[Token], dated: Dated) -> bool:
        """`van 2014 af`, `von 2014 an`."""
        opened = dated.start > 0 and self._words.among((tokens[dated.start - 1],), "from_to")
        return opened and self._words.among(tokens[dated.end : dated.end + 1], "from_on")

    def _ranged(self, tokens: Sequence[Token], first: Dated, last: Dated) -> Dated | None:
        """`between 2018 and 2022`, `2018-2022`, `van 2018 tot 2022`: two expressions joined into an interval."""
        if "/" in first.edtf or "/" in last.edtf or not self._joined(tokens, first, last):
            return None
        try:
            dates.parse(f"{first.edtf}/{last.edtf}")
        except ValueError:
            return None
        return Dated(first.start, last.end, f"{first.edtf}/{last.edtf}", last.basis)

    def _joined(self, tokens: Sequence[Token], first: Dated, last: Dated) -> bool:
        words = [t.lower for t in tokens[first.end : last.start]]
        between = [word for word in words if word not in self._words.small or word in self._to]
        if len(between) == 1 and between[0] in DASHES:
            return True
        opened = self._words.among(tokens[max(0, first.start - OPENER_REACH) : first.start], "between", "from_to")
        return opened and (not between or (len(between) == 1 and between[0] in self._to))
