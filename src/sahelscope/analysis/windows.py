"""Stretches of time that an analyst steps through by day, month or year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"month": 1, "year": 12}
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """From the first day to the last, both within; an open end is None."""

    first: date | None
    last: date | None

    @property
    def open(self) -> bool:
        """Whether nothing is cut off."""
        return self.first is None and self.last is None

    def stepped(self, period: str, steps: int) -> Window:
        """The window moved by so many days, months or years; one of whole months stays one of whole months."""
        first = self.first and _moved(self.first, period, steps)
        last = self.last and _moved(self.last + DAY, period, steps) - DAY
        return Window(first, last)


def period_of(day: date, period: str) -> Window:
    """The day, month or year that a day lies in."""
    if period == "day":
        return Window(day, day)
    first = day.replace(day=1) if period == "month" else day.replace(month=1, day=1)
    return Window(first, _moved(first, period, 1) - DAY)


def _moved(day: date, period: str, steps: int) -> date:
    if period == "day":
        return day + steps * DAY
    year, month = divmod(day.year * 12 + day.month - 1 + steps * MONTHS[period], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
