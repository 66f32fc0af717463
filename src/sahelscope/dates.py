"""EDTF dates (ISO 8601-2:2019, levels 0 and 1 as the codebook uses them): text to first and last possible day.

Imports nothing of ours. Unknown is a value (`XXXX`), never a guess.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

UNKNOWN = "XXXX"
PRECISIONS = ("day", "month", "season", "year", "interval", "unknown")
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}  # spring, summer, autumn, winter of the northern hemisphere
MONTHS_OF_A_SEASON = 3

_OPEN = {"", ".."}
_SINGLE = re.compile(r"(?P<year>\d{4})(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?(?P<qualifier>[~?%]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days that an EDTF text may mean. `first` or `last` is None where no bound is known on that side."""

    text: str
    first: date | None
    last: date | None
    precision: str
    approximate: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_end: bool = False

    @property
    def known(self) -> bool:
        """False for `XXXX` and the empty text; True for an interval even if one side of it is open."""
        return self.precision != "unknown"

    def possibly_within(self, first: date | None, last: date | None) -> bool:
        """Whether some day of the range lies in the window; what is unknown is always possible."""
        return (last is None or self.first is None or self.first <= last) and (
            first is None or self.last is None or first <= self.last
        )

    def surely_within(self, first: date | None, last: date | None) -> bool:
        """Whether every day of the range lies in the window; what is unknown never surely does."""
        if not self.known:
            return False
        starts_inside = first is None or (self.first is not None and first <= self.first)
        ends_inside = last is None or (self.last is not None and self.last <= last)
        return starts_inside and ends_inside


@lru_cache(maxsize=65536)
def parse(text: str) -> DateRange:
    """Read an EDTF date or interval; empty text is unknown, text in another form raises ValueError.

    What begins with `XXXX` is unknown as a whole, whatever follows; an interval that ends before it begins is refused.
    """
    stripped = text.strip()
    if not stripped or stripped.startswith(UNKNOWN):
        return DateRange(text, None, None, "unknown")
    if "/" in stripped:
        return _interval(stripped)
    return _single(stripped)


def overlaps(one: DateRange, other: DateRange) -> bool:
    """Whether both are known and could share a day."""
    return one.known and other.known and one.possibly_within(other.first, other.last)


def _interval(text: str) -> DateRange:
    left_text, _, right_text = text.partition("/")
    left = None if left_text in _OPEN else _single(left_text)
    right = None if right_text in _OPEN or right_text.startswith(UNKNOWN) else _single(right_text)
    first = left.first if left else None
    last = right.last if right else None
    if first and last and first > last:
        raise ValueError(f"the EDTF interval {text!r} ends before it begins")
    known = [side for side in (left, right) if side]
    return DateRange(
        text,
        first,
        last,
        "interval",
        approximate=any(side.approximate for side in known),
        uncertain=any(side.uncertain for side in known),
        open_start=left is None,
        open_end=right is None,
    )


def _single(text: str) -> DateRange:
    match = _SINGLE.fullmatch(text)
    if not match:
        raise ValueError(f"not an EDTF date: {text!r}; write it as 2023, 2023-04, 2023-04-06, 2022-22 or 2018/2022")
    year, part, day = int(match["year"]), match["part"], match["day"]
    try:
        first, last, precision = _bounds(year, int(part) if part else None, int(day) if day else None)
    except ValueError as fault:
        raise ValueError(f"not a day of the calendar: {text!r} ({fault})") from fault
    qualifier = match["qualifier"]
    return DateRange(
        text, first, last, precision, approximate=qualifier in {"~", "%"}, uncertain=qualifier in {"?", "%"}
    )


def _bounds(year: int, part: int | None, day: int | None) -> tuple[date, date, str]:
    if part is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    if day is not None:
        return date(year, part, day), date(year, part, day), "day"
    if part in SEASON_STARTS:
        start = SEASON_STARTS[part]
        end_year, end = divmod(year * 12 + start - 1 + MONTHS_OF_A_SEASON - 1, 12)
        return date(year, start, 1), _month_end(end_year, end + 1), "season"
    return date(year, part, 1), _month_end(year, part), "month"


def _month_end(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first.replace(day=calendar.monthrange(year, month)[1])
