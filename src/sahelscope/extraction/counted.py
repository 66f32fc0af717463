"""Time expressions that count from another date: `yesterday`, `two months ago`, `a few weeks later`, `the same day`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sahelscope.extraction.clock import Clock
from sahelscope.extraction.dated import Dated, relative
from sahelscope.extraction.timewords import TimeWords
from sahelscope.extraction.tokens import Token

OPEN = {"since": "{}/..", "then": "{}~"}  # what counts no units from the date told last
COUNT_DIGITS = 2  # digits of a number that counts days or months


@dataclass(frozen=True, slots=True)
class Span:
    """So many of a unit, up to the token `end`; `count` is 0 where they are only `a few`."""

    count: int
    unit: str
    end: int

    def from_(self, clock: Clock, sign: int) -> str:
        """The clock moved by this span, back or on."""
        return clock.counted(self.unit, sign * self.count) if self.count else clock.roughly(self.unit, sign)


class Counted:
    """Reads such expressions in one language."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        self.readings = (
            self._ago,
            self._beside,
            self._later,
            self._lasting,
            self._told,
            self._same,
            self._offset,
            self._ending,
        )

    def _offset(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`gisteren`, `vorige week`, `l'an dernier`."""
        found = self._words.offsets.at(tokens, i)
        if found is None:
            return self._adjacent(tokens, i, clock)
        unit, count = next((str(unit), int(count)) for unit, count in found[1].items())
        coming = unit == "weekends" and count == 0 and i in clock.ahead
        return relative(i, i + found[0], clock.moved(unit, count + coming))

    def _adjacent(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`im vergangenen Monat`, `la semaine prochaine`: a single unit beside a word for last, next or this."""
        pair = tokens[i : i + 2]
        unit = next((u for t in pair if (u := self._words.units.get(t.lower)) and t.lower not in self._words.many), "")
        if len(pair) < len("..") or not unit or unit in {"hours", "days"}:
            return None
        for part, count in (("last", -1), ("next", 1), ("this", 0)):
            if self._words.among(pair, part):
                return relative(i, i + 2, clock.moved(unit, count))
        return None

    def _ago(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`two months ago`, `vor zwei Monaten`, `due mesi fa`, `il y a deux mois`, `twee maanden geleden`."""
        opener = self._words.phrases["ago"].length(tokens, i)
        span = self._span(tokens, i + opener)
        closer = self._words.phrases["ago"].length(tokens, span.end) if span and not opener else 0
        if span is None or not (opener or closer):
            return None
        edtf = clock.roughly(span.unit, -1) if not span.count else clock.moved(span.unit, -span.count)
        if span.unit == "weeks" and span.count and clock.day:
            edtf = clock.counted(span.unit, -span.count)
        return relative(i, span.end + closer, edtf)

    def _later(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`Twee maanden later`, `un mois après`, `two days earlier`: measured from the date told last."""
        span = self._span(tokens, i, bare=True)
        for part, sign in (("later", 1), ("earlier", -1)):
            closer = self._words.phrases[part].length(tokens, span.end) if span and clock.last else 0
            if span and closer:
                return relative(i, span.end + closer, span.from_(clock.told, sign))
        return None

    def _beside(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`In June, a month after X had …`: dates X, by the date that the sentence has told; else nothing."""
        span = self._span(tokens, i, bare=True) if clock.here else None
        for part, sign in (("after", -1), ("before", 1)):
            opener = self._words.phrases[part].length(tokens, span.end) if span else 0
            if span and opener and self._is_complement(tokens, span.end + opener, surely=self._is_adverb(tokens, span)):
                return relative(i, span.end + opener, span.from_(clock.told, sign))
        return None

    def _is_adverb(self, tokens: Sequence[Token], span: Span) -> bool:
        """Whether the word after the span may stand alone: `due mesi dopo`."""
        return any(self._words.phrases[part].length(tokens, span.end) for part in ("later", "earlier"))

    def _is_complement(self, tokens: Sequence[Token], at: int, *, surely: bool = True) -> bool:
        """Whether what stands here goes with the preposition before it: no mark, and if it must be sure no verb."""
        if at >= len(tokens) or not tokens[at].is_word:
            return False
        token = tokens[at]
        return (
            not surely
            or token.is_capital
            or token.lower in self._words.determiners
            or self._words.among((token,), "complement")
        )

    def _lasting(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`seit zwei Jahren`, `da due anni`: begun so long ago and still going on."""
        opener = self._words.phrases["lasting"].length(tokens, i)
        span = self._span(tokens, i + opener) if opener else None
        if span is None or not span.count or span.unit == "hours":
            return None
        edtf = clock.moved(span.unit, -span.count)
        return relative(i, span.end, f"{edtf}/..") if edtf else None

    def _told(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`le lendemain`, `im Jahr darauf`, `the following month`, `seither`: from the date told last."""
        found = self._words.told.at(tokens, i)
        if found is None or not clock.last or self._is_complement(tokens, i + found[0]):
            return None
        unit, count = next((str(unit), int(count)) for unit, count in found[1].items())
        if unit in OPEN:
            edtf = OPEN[unit].format(clock.told.published) if clock.near else ""
        elif not clock.near and self._words.offsets.at(tokens, i):
            return None
        else:
            edtf = clock.told.moved(unit, count)
        return relative(i, i + found[0], edtf)

    def _same(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`diezelfde week`, `le même jour`: the date told last, no more precise than the unit."""
        length = self._words.phrases["same"].length(tokens, i)
        unit = self._words.units.get(tokens[i + length].lower, "") if length and i + length < len(tokens) else ""
        if not unit or not clock.mentioned or tokens[i + length].lower in self._words.many:
            return None
        return relative(i, i + length + 1, clock.said.moved("months" if unit == "weeks" else unit, 0))

    def _ending(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`Ende des Monats`, `fin du mois`, `by the end of the year`: of the one that the story is in."""
        unit = self._words.units.get(tokens[i].lower, "")
        if unit not in {"months", "years"} or tokens[i].lower in self._words.many or _is_number(tokens, i + 1):
            return None
        parts = [self._words.phrases[part] for part in ("early", "mid", "late")]
        start = next((end for end in (i, i - 1) for part in parts if part.length_before(tokens, end)), i + 1)
        if start > i or any(t.lower not in self._words.determiners for t in tokens[start:i]):
            return None
        near = clock.told if clock.near and i not in clock.ahead else clock
        return relative(start, i + 1, near.moved(unit, 0))

    def _span(self, tokens: Sequence[Token], at: int, *, bare: bool = False) -> Span | None:
        """How many of which unit, `two months`, `a few weeks`, and if `bare` is allowed `weeks`."""
        if at >= len(tokens):
            return None
        word = tokens[at].lower
        number = (1, int(word)) if word.isdigit() and len(word) <= COUNT_DIGITS else self._words.numbers.at(tokens, at)
        length, count = max(number or (0, 0), (self._words.few.length(tokens, at), 0))
        if not length and not (bare and word in self._words.many):
            return None
        unit = self._words.units.get(tokens[at + length].lower) if at + length < len(tokens) else None
        return Span(count, unit, at + length + 1) if unit else None


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].is_number
