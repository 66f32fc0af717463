"""Single time expressions: days, months, years, seasons, weekdays, and words that count from another date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sahelscope import dates
from sahelscope.extraction.clock import Clock
from sahelscope.extraction.timewords import WEEKDAYS, TimeWords, started
from sahelscope.extraction.tokens import Token, follower
from sahelscope.reference.languages import Words

LAST_DAY = 31
COUNT_DIGITS = 2  # digits of a number that counts days or months
NOT_YEARS = frozenset(("%", "€", "$"))  # after a number that looks like a year
NEVER_BEFORE_YEAR = frozenset(("-", "$", "€"))  # glued to it
MARKS = frozenset((".", "'"))
_DAY = re.compile(r"\d{1,2}$")
_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")

Reading = Callable[[Sequence[Token], int, Clock], "Dated | None"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression: its tokens, its EDTF value, and how it is known (`explicit`, `relative`)."""

    start: int
    end: int
    edtf: str
    basis: str


class Expressions:
    """Reads the expression that starts at a token, in one language."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        self._after_month = MARKS | words.part("of")
        self._after_day = frozenset(".") | words.part("ordinal") | words.part("of")
        self._before_year = frozenset(",") | words.part("ordinal")
        counted = (self._ago, self._later, self._same, self._offset)
        self._readings: tuple[Reading, ...] = (self._calendar, *counted, self._season, self._weekday, self._year)

    def at(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """The first reading that fits, the most explicit first."""
        return next((found for read in self._readings if (found := read(tokens, i, clock))), None)

    # ---- calendar dates --------------------------------------------------------------------------------------------

    def _calendar(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`17 luglio 2023`, `Nov. 2, 2025`, `juli 2019`, `im April`."""
        day, at = self._day(tokens, i)
        month = self._words.month(tokens, at)
        if not month:
            return None
        after = _skip(tokens, at + 1, self._after_month)
        if not day:
            day, after = self._day_after(tokens, after)
        year, end = self._year_told(tokens, after, clock)
        basis = "explicit" if year else "relative"
        if not year and (day or self._words.is_sure_month(tokens, at)):
            ahead = self._words.among(tokens[max(0, at - 3) : at + 3], "next")
            year, end = clock.year_of(month, ahead=ahead), after if day else at + 1
        edtf = _valid(f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")) if year else ""
        return Dated(i, end, edtf, basis) if edtf else None

    def _day(self, tokens: Sequence[Token], i: int) -> tuple[int, int]:
        """The day before a month and where the month stands; 0 and `i` where there is none."""
        day = _number(tokens, i, _DAY)
        at = _skip(tokens, i + 1, self._after_day)
        return (day, at) if 1 <= day <= LAST_DAY and self._words.month(tokens, at) else (0, i)

    def _day_after(self, tokens: Sequence[Token], at: int) -> tuple[int, int]:
        """English `April 30, 2025`."""
        day = _number(tokens, at, _DAY) if self._words.day_after_month else 0
        if not 1 <= day <= LAST_DAY:
            return 0, at
        after = _skip(tokens, at + 1, self._before_year)
        return day, after if _number(tokens, after, _YEAR) else at + 1

    def _year_told(self, tokens: Sequence[Token], at: int, clock: Clock) -> tuple[int, int]:
        """A year, `juli vorig jaar`, `luglio dello scorso anno`: the year and where the expression ends."""
        if year := _number(tokens, at, _YEAR):
            return year, at + 1
        for start in (at, at + 1):
            found = self._words.offsets.at(tokens, start)
            if found and "years" in found[1] and clock.published_year:
                return clock.published_year + int(found[1]["years"]), start + found[0]
        return 0, at

    def _year(self, tokens: Sequence[Token], i: int, _: Clock) -> Dated | None:
        """`2022`, `2022-03`; no number that counts things or money."""
        if _ISO.match(tokens[i].text):
            return Dated(i, i + 1, tokens[i].text, "explicit")
        year = _number(tokens, i, _YEAR)
        return Dated(i, i + 1, str(year), "explicit") if year and not self._counts(tokens, i) else None

    def _counts(self, tokens: Sequence[Token], i: int) -> bool:
        before, after = tokens[i - 1] if i else None, follower(tokens, i)
        if after is not None and after.text in NOT_YEARS:
            return True
        if before is None:
            return False
        if before.glued and before.text in NEVER_BEFORE_YEAR:
            return True
        noun = after is not None and after.text.islower() and after.lower not in self._words.small
        return noun and not before.is_word and before.lower not in self._words.small

    # ---- counted from another date ---------------------------------------------------------------------------------

    def _offset(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`gisteren`, `vorige week`, `l'an dernier`."""
        found = self._words.offsets.at(tokens, i)
        if found is None:
            return None
        unit, count = next(iter(found[1].items()))
        return _relative(i, i + found[0], clock.moved(str(unit), int(count)))

    def _ago(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`two months ago`, `vor zwei Monaten`, `due mesi fa`, `il y a deux mois`, `twee maanden geleden`."""
        opener = self._words.phrases["ago"].length(tokens, i)
        count, unit, end = self._span(tokens, i + opener)
        closer = self._words.phrases["ago"].length(tokens, end) if unit and not opener else 0
        if not unit or not (opener or closer):
            return None
        return _relative(i, end + closer, clock.moved(unit, -count))

    def _later(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`Twee maanden later`, `un mois après`: after the date told last."""
        count, unit, end = self._span(tokens, i)
        closer = self._words.phrases["later"].length(tokens, end) if unit and clock.last else 0
        return _relative(i, end + closer, clock.told.moved(unit, count)) if closer else None

    def _same(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`diezelfde week`, `le même jour`: the date told last, no more precise than the unit."""
        length = self._words.phrases["same"].length(tokens, i)
        unit = self._words.units.get(tokens[i + length].lower, "") if length and i + length < len(tokens) else ""
        if not unit or not clock.last:
            return None
        return _relative(i, i + length + 1, clock.told.moved("months" if unit == "weeks" else unit, 0))

    def _span(self, tokens: Sequence[Token], at: int) -> tuple[int, str, int]:
        """How many of which unit, `two months`, and where that ends; 0, '' and `at` where no such span stands."""
        if at + 1 >= len(tokens):
            return 0, "", at
        word = tokens[at].lower
        digits = word.isdigit() and len(word) <= COUNT_DIGITS
        count, unit = (
            int(word) if digits else self._words.numbers.get(word, 0),
            self._words.units.get(tokens[at + 1].lower),
        )
        return (count, unit, at + 2) if count and unit else (0, "", at)

    # ---- seasons and weekdays --------------------------------------------------------------------------------------

    def _season(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        season = self._words.seasons.get(tokens[i].lower)
        if not season:
            return None
        at = _skip(tokens, i + 1, self._words.part("of"))
        if year := _number(tokens, at, _YEAR):
            return Dated(i, at + 1, f"{year}-{season}", "explicit")
        before = tokens[max(0, i - 2) : i]
        if clock.month and self._words.among([*before, *tokens[i + 1 : i + 2]], "last", "this"):
            year, now = clock.month
            return _relative(i, i + 1, f"{year if started(season, now) else year - 1}-{season}")
        told = any(t.lower in self._words.small for t in before) or self._words.among(before, "same")
        return _relative(i, i + 1, f"{clock.year}-{season}") if clock.year and told else None

    def _weekday(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """A weekday is known to the publication's month only, or to its day where that is known."""
        number = self._words.weekday(tokens[i])
        if number is None:
            return None
        if clock.day is None:
            return _relative(i, i + 1, clock.moved("months", 0))
        ahead = self._words.among(tokens[max(0, i - 2) : i + 2], "next")
        back = (clock.day.weekday() - number) % WEEKDAYS
        return _relative(i, i + 1, str(clock.day + dt.timedelta(days=WEEKDAYS - back if ahead else -back)))


def _relative(start: int, end: int, edtf: str) -> Dated | None:
    return Dated(start, end, edtf, "relative") if edtf else None


def _valid(edtf: str) -> str:
    try:
        dates.parse(edtf)
    except ValueError:
        return ""
    return edtf


def _skip(tokens: Sequence[Token], at: int, words: Words) -> int:
    while at < len(tokens) and tokens[at].lower in words:
        at += 1
    return at


def _number(tokens: Sequence[Token], at: int, pattern: re.Pattern[str]) -> int:
    return int(tokens[at].text) if at < len(tokens) and pattern.match(tokens[at].text) else 0
