"""What relative words are measured against: the publication date, and what the article told last."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sahelscope import dates

MONTHS = 12
HALF_A_YEAR = 6
DAYS_OF = {"days": 1, "weeks": 7}
DAYS_OF_MONTH = 30  # roughly: where only the month is known, so many days are one


@dataclass(slots=True)
class Clock:
    """The publication as EDTF; `year` and `last` are the last year and the last date told, 0 and '' before any."""

    published: str
    year: int = 0
    last: str = ""

    @property
    def day(self) -> dt.date | None:
        known = dates.parse(self.published)
        return known.first if known.precision == "day" else None

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month of the publication, where they are known."""
        known = dates.parse(self.published)
        return (known.first.year, known.first.month) if known.first and known.precision in {"day", "month"} else None

    @property
    def published_year(self) -> int:
        known = dates.parse(self.published)
        return known.first.year if known.first else 0

    def remember(self, edtf: str) -> None:
        """From now on this is the date told last."""
        bounds = dates.parse(edtf)
        told = bounds.first if bounds.open_end or bounds.last is None else bounds.last
        if told is not None:
            self.year, self.last = told.year, edtf

    @property
    def told(self) -> Clock:
        """A clock that measures from the date told last."""
        first, last = self.last.split("/")[0].strip(".~?"), self.last.split("/")[-1].strip(".~?")
        return Clock(first or last)

    def moved(self, unit: str, count: int) -> str:
        """The publication moved by days, weeks, months or years, no more precise than either; '' if unknown."""
        if unit == "years":
            return str(self.published_year + count) if self.published_year else ""
        if unit == "months":
            return self._months_on(count)
        if self.day is None:
            return self._months_on(round(count * DAYS_OF[unit] / DAYS_OF_MONTH))
        day = self.day + dt.timedelta(days=count * DAYS_OF[unit])
        return str(day) if unit == "days" else f"{day:%Y-%m}~"

    def _months_on(self, count: int) -> str:
        if self.month is None:
            return ""
        year, month = self.month
        number = year * MONTHS + month - 1 + count
        return f"{number // MONTHS}-{number % MONTHS + 1:02d}"

    def year_of(self, month: int, *, ahead: bool) -> int:
        """The year of a month told without one: the latest before the publication, or the next; 0 if unknown."""
        if self.month is None:
            return self._year_near(month)
        year, now = self.month
        if ahead:
            return year if month > now else year + 1
        return year if month <= now else year - 1

    def _year_near(self, month: int) -> int:
        """Without a publication date: the year that brings the month nearest to the date told last."""
        told = dates.parse(self.last) if self.last else None
        if told is None or told.first is None or told.precision in {"year", "interval"}:
            return self.year or self.published_year
        distance = month - told.first.month
        return told.first.year + (distance < -HALF_A_YEAR) - (distance > HALF_A_YEAR)
