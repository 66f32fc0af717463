"""Single time expressions that name a day, a month, a season, a year or a weekday, in one language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from sahelscope import dates
from sahelscope.extraction.clock import Clock
from sahelscope.extraction.counted import Counted
from sahelscope.extraction.dated import Dated, relative
from sahelscope.extraction.timewords import WEEKDAYS, TimeWords, over, started
from sahelscope.extraction.tokens import Token, follower
from sahelscope.reference.languages import Words

LAST_DAY = 31
LAST_MONTH = 12
DECADE = 10
CENTURY = 1900
NOT_YEARS = frozenset(("%", "€", "$"))  # after a number that looks like a year
NEVER_BEFORE_YEAR = frozenset(("$", "€"))  # glued to it
DASHES = frozenset(("-", "–"))
SPANNING = DASHES | {"/"}  # winter 2022/23
CLOSING = frozenset((",", ".", ";", ":", ")", "»", "”", '"', "?", "!"))
MARKS = frozenset((".", "'"))
_DAY = re.compile(r"\d{1,2}$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_POINTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)$")

Reading = Callable[[Sequence[Token], int, Clock], Dated | None]


class Expressions:
    """Reads the expression that starts at a token."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        self._after_month = MARKS | words.part("of")
        self._after_day = frozenset(".") | words.part("ordinal") | words.part("of")
        self._before_year = frozenset(",") | words.part("ordinal")
        self._to = words.part("to") | DASHES
        numeric: tuple[Reading, ...] = (self._iso, self._pointed, self._calendar)
        named: tuple[Reading, ...] = (self._season, self._weekday, self._decade, self._bare_day, self._year)
        self._readings = (*numeric, *Counted(words).readings, *named)

    def at(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """The first reading that fits, the most explicit first."""
        if not self._words.may_begin(tokens, i):
            return None
        return next((found for read in self._readings if (found := read(tokens, i, clock))), None)

    # ---- calendar dates --------------------------------------------------------------------------------------------

    def _iso(self, tokens: Sequence[Token], i: int, _: Clock) -> Dated | None:
        """`2022-11-02`, `2022-11`: numbers of four and two digits, each glued to the next."""
        if not _number(tokens, i, _YEAR):
            return None
        end = i + 1
        while end - i < len("Y-M-D") and end + 1 < len(tokens) and _is_part(tokens, end):
            end += 2
        edtf = _valid("".join(t.text for t in tokens[i:end])) if end > i + 1 else ""
        return Dated(i, end, edtf, "explicit") if edtf else None

    def _pointed(self, tokens: Sequence[Token], i: int, _: Clock) -> Dated | None:
        """`02.11.2022`, and where the month never stands before the day `02/11/2022`, `02-11-2022`."""
        text, end = tokens[i].text, i + 1
        marks = [t.text for t in tokens[i + 1 : i + 4 : 2]]
        if not self._words.day_after_month and marks in (["/", "/"], ["-", "-"]):
            text, end = ".".join(t.text for t in tokens[i : i + 5 : 2]), i + 5
        if not (told := _POINTED.match(text)) or int(told["month"]) > LAST_MONTH:
            return None
        edtf = _valid(f"{told['year']}-{int(told['month']):02d}-{int(told['day']):02d}")
        return Dated(i, end, edtf, "explicit") if edtf else None

    def _calendar(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`17 luglio 2023`, `Nov. 2, 2025`, `juli 2019`, `im April`, `3. bis 5. Mai`."""
        first, at = self._first_day(tokens, i)
        day, at = self._day(tokens, at)
        month = self._words.month(tokens, at)
        if not month:
            return None
        after = _skip(tokens, at + 1, self._after_month)
        if not day:
            first, day, after = self._days_after(tokens, after)
        year, end = self._year_told(tokens, after, clock, month)
        basis = "explicit" if year else "relative"
        if not year and (day or self._words.is_sure_month(tokens, at)):
            ahead = at in clock.ahead or self._words.among(tokens[max(0, at - 3) : at + 3], "next")
            year, end = clock.year_of(month, day, ahead=ahead), after if day else at + 1
        edtf = _in_month(f"{year}-{month:02d}", first, day) if year else ""
        return Dated(i, end, edtf, basis) if edtf else None

    def _first_day(self, tokens: Sequence[Token], i: int) -> tuple[int, int]:
        """The first day of `3 to 5 May` and where the second stands; 0 and `i` where there is no such pair."""
        first = _number(tokens, i, _DAY)
        at = _skip(tokens, i + 1, self._after_day)
        if not 1 <= first <= LAST_DAY or at >= len(tokens) or tokens[at].lower not in self._to:
            return 0, i
        second = _skip(tokens, at + 1, self._words.small)
        return (first, second) if self._day(tokens, second)[0] > first else (0, i)

    def _day(self, tokens: Sequence[Token], i: int) -> tuple[int, int]:
        """The day before a month and where the month stands; 0 and `i` where there is none."""
        day = _number(tokens, i, _DAY)
        at = _skip(tokens, i + 1, self._after_day)
        return (day, at) if 1 <= day <= LAST_DAY and self._words.month(tokens, at) else (0, i)

    def _days_after(self, tokens: Sequence[Token], at: int) -> tuple[int, int, int]:
        """English `April 30, 2025`, `May 3-5`: the first day of two or 0, the day or 0, and where they end."""
        day = _number(tokens, at, _DAY) if self._words.day_after_month else 0
        if not 1 <= day <= LAST_DAY:
            return 0, 0, at
        first, after = 0, _skip(tokens, at + 1, self._words.part("ordinal"))
        second = _number(tokens, after + 1, _DAY) if after < len(tokens) and tokens[after].lower in self._to else 0
        if day < second <= LAST_DAY and not self._words.month(tokens, after + 2):
            first, day, after = day, second, after + 2
        year = _skip(tokens, after, self._before_year)
        return first, day, year if _number(tokens, year, _YEAR) else after

    def _year_told(self, tokens: Sequence[Token], at: int, clock: Clock, month: int) -> tuple[int, int]:
        """A year, `juli vorig jaar`, `dello stesso anno`, `von Mai bis Juli 2022`, and where the expression ends."""
        if year := _number(tokens, at, _YEAR):
            return year, at + 1
        for start in (at, at + 1):
            found = self._words.offsets.at(tokens, start)
            if found and "years" in found[1] and clock.published_year:
                return clock.published_year + int(found[1]["years"]), start + found[0]
            length = self._words.phrases["same"].length(tokens, start)
            same = tokens[start + length].lower if length and start + length < len(tokens) else ""
            if clock.mentioned and self._words.units.get(same) == "years":
                return clock.said.published_year, start + length + 1
        if at < len(tokens) and tokens[at].lower in self._to:
            last = self._calendar(tokens, _skip(tokens, at + 1, self._words.small), clock)
            if last and last.basis == "explicit":
                return int(last.edtf[:4]) - (month > int(last.edtf[5:7])), at
        return 0, at

    def _year(self, tokens: Sequence[Token], i: int, _: Clock) -> Dated | None:
        """`2022`; no number that counts things or money, and no number of a paper."""
        year = _number(tokens, i, _YEAR)
        return Dated(i, i + 1, str(year), "explicit") if year and not self._counts(tokens, i) else None

    def _counts(self, tokens: Sequence[Token], i: int) -> bool:
        before, after = tokens[i - 1] if i else None, follower(tokens, i)
        if after is not None and after.text in NOT_YEARS:
            return True
        if before is None:
            return False
        if before.glued and (before.text in NEVER_BEFORE_YEAR or before.text in DASHES):
            return before.text not in DASHES or not _number(tokens, i - 2, _YEAR)
        if any(self._words.phrases[part].length_before(tokens, i) for part in ("about", "numbered")):
            return True
        noun = after is not None and after.is_word and not after.glued and after.lower not in self._words.small
        return noun and before.is_word and before.lower not in self._words.small and not self._opens_year(before)

    def _opens_year(self, token: Token) -> bool:
        """`Jahr 2022`, `summer 2022`, `Ende 2022`, `and 2022`."""
        if token.lower in self._words.seasons or self._words.units.get(token.lower) == "years":
            return True
        return self._words.among((token,), "early", "mid", "late", "since", "until", "before", "after", "to", "between")

    def _decade(self, tokens: Sequence[Token], i: int, _: Clock) -> Dated | None:
        """`the 1990s`, `1990er`, `gli anni Novanta`, `les années 1990`: ten years."""
        word, after = tokens[i], follower(tokens, i)
        opened = bool(i and self._words.among((tokens[i - 1],), "decade_opener"))
        ended = after is not None and after.glued and self._words.among((after,), "decade")
        start = self._words.decades.get(word.lower, 0) if opened or not self._words.part("decade_opener") else 0
        if word.is_number and (ended or (opened and not self._words.among((after,) if after else (), "to"))):
            start = _number(tokens, i, _YEAR) or (CENTURY + _number(tokens, i, _DAY) if opened else 0)
        if not start or start % DECADE or start == CENTURY:
            return None
        return Dated(i, i + 1 + bool(ended), f"{start}/{start + DECADE - 1}", "explicit")

    # ---- seasons and weekdays --------------------------------------------------------------------------------------

    def _season(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        season = self._words.seasons.get(tokens[i].lower)
        if not season:
            return None
        at = _skip(tokens, i + 1, self._words.part("of"))
        year, end = self._year_told(tokens, at, clock, 0)
        if year:
            spans = end + 1 < len(tokens) and tokens[end].text in SPANNING and tokens[end + 1].is_number
            return Dated(i, end + 2 * spans, f"{year}-{season}", "explicit")
        before = tokens[max(0, i - 2) : i]
        around = [*before, *tokens[i + 1 : i + 2]]
        told = any(t.lower in self._words.small for t in before)
        if not told and not self._words.among(around, "last", "next", "this", "same"):
            return None
        return relative(i, i + 1, self._season_near(around, i, season, clock))

    def _season_near(self, around: Sequence[Token], i: int, season: int, clock: Clock) -> str:
        """`Last summer` is over, `next summer` has not begun, `the summer` is the latest that has begun."""
        if clock.month is None or self._words.among(around, "same"):
            return f"{clock.year}-{season}" if clock.year else ""
        year, now = clock.month
        if self._words.among(around, "next") or i in clock.ahead:
            return f"{year + started(season, now)}-{season}"
        begun = over(season, now) if self._words.among(around, "last") else started(season, now)
        return f"{year if begun else year - 1}-{season}"

    def _weekday(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """A weekday is known to the publication's month, or its day where that is known; a date after it wins."""
        number = self._words.weekday(tokens, i)
        if number is None:
            return None
        at = _skip(tokens, i + 1, MARKS | {","} | self._words.small)
        if at < len(tokens) and (full := self._pointed(tokens, at, clock) or self._calendar(tokens, at, clock)):
            return Dated(i, full.end, full.edtf, full.basis) if full.edtf.count("-") > 1 else None
        if (day := _number(tokens, i + 1, _DAY)) and _closes(tokens, i + 2):
            return relative(i, i + 2, clock.weekday_dated(number, day) or clock.moved("months", 0))
        if clock.day is None:
            return relative(i, i + 1, clock.moved("months", 0))
        around = tokens[max(0, i - 2) : i + 2]
        ahead = self._words.among(around, "next") or (i in clock.ahead and not self._words.among(around, "last"))
        back = (clock.day.weekday() - number) % WEEKDAYS
        return relative(i, i + 1, str(clock.day + dt.timedelta(days=WEEKDAYS - back if ahead else -back)))

    def _bare_day(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`le 24,`: a day of the month that the story is in."""
        day = _number(tokens, i, _DAY)
        if not 1 <= day <= LAST_DAY or not i or tokens[i - 1].lower not in self._words.bare_days:
            return None
        return relative(i, i + 1, clock.dated_day(day)) if _closes(tokens, i + 1) else None


def _in_month(month: str, first: int, day: int) -> str:
    """The month, its day, or its days from the first to this one; '' where the calendar lacks them."""
    if not day:
        return _valid(month)
    return _valid(f"{month}-{first:02d}/{month}-{day:02d}" if first else f"{month}-{day:02d}")


def _valid(edtf: str) -> str:
    try:
        dates.parse(edtf)
    except ValueError:
        return ""
    return edtf


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    """A hyphen with two digits after it, all glued together."""
    after = tokens[at + 1]
    return (
        tokens[at].text == "-" and tokens[at].glued and after.glued and after.is_number and len(after.text) == len("MM")
    )


def _closes(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in CLOSING


def _skip(tokens: Sequence[Token], at: int, words: Words) -> int:
    while at < len(tokens) and tokens[at].lower in words:
        at += 1
    return at


def _number(tokens: Sequence[Token], at: int, pattern: re.Pattern[str]) -> int:
    return int(tokens[at].text) if 0 <= at < len(tokens) and pattern.match(tokens[at].text) else 0
