"""What relative words are measured against: the publication date, and what the article told last."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from sahelscope import dates

MONTHS = 12
HALF_A_YEAR = 6
DAYS_OF = {"hours": 0, "days": 1, "weeks": 7}
DAYS_OF_MONTH = 30  # roughly: where only the month is known, so many days are one
MIDDLE = 15  # of a month of which no day is known
FEW = {"hours": 0, "days": 4, "weeks": 21}  # days that `a few` of them are
FEW_MONTHS = 4
SATURDAY = 5
WEEK = 7
DAYS_OF_WEEKEND = 2


@dataclass(slots=True)
class Clock:
    """The publication as EDTF; `year` and `last` are the last year and the last date told, 0 and '' before any.

    `near` is the date told last in the paragraph, `here` in the sentence; `mentioned` is the last of all, however told.
    `ahead` holds the tokens of the sentence that tell of what is to come.
    """

    published: str
    year: int = 0
    last: str = ""
    near: str = ""
    here: str = ""
    mentioned: str = ""
    ahead: frozenset[int] = frozenset()

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

    def begin_sentence(self, ahead: frozenset[int]) -> None:
        """Nothing is told yet in this sentence."""
        self.here, self.ahead = "", ahead

    def begin_paragraph(self) -> None:
        """Nothing is told yet in this paragraph."""
        self.near = ""

    def mention(self, edtf: str, *, moves: bool) -> None:
        """A date is told; the story moves on to it, or nothing has been told before."""
        bounds = dates.parse(edtf)
        told = bounds.first if bounds.open_end or bounds.last is None else bounds.last
        if told is None:
            return
        self.mentioned = edtf
        if moves or not self.last:
            self.year, self.last, self.near, self.here = told.year, edtf, edtf, edtf

    @property
    def told(self) -> Clock:
        """A clock that measures from the date told last."""
        return _at(self.last)

    @property
    def said(self) -> Clock:
        """A clock that measures from the date mentioned last."""
        return _at(self.mentioned)

    # ---- moved -----------------------------------------------------------------------------------------------------

    def moved(self, unit: str, count: int) -> str:
        """The publication moved by days, weeks, months or years, no more precise than either; '' if unknown."""
        if unit == "years":
            return str(self.published_year + count) if self.published_year else ""
        if unit == "months":
            return self._months_on(count)
        if unit == "weekends":
            return self._weekend(count)
        if self.day is None:
            return self._months_on(round(count * DAYS_OF[unit] / DAYS_OF_MONTH))
        day = self.day + dt.timedelta(days=count * DAYS_OF[unit])
        return f"{day:%Y-%m}~" if unit == "weeks" else str(day)

    def counted(self, unit: str, count: int) -> str:
        """`Two weeks ago`, `a year later`: counted off, a week is about so many days and a year about a month."""
        if unit == "years" and abs(count) == 1 and self.month:
            return f"{self._months_on(count * MONTHS)}~"
        if unit == "weeks" and self.day:
            return f"{self.day + dt.timedelta(days=count * WEEK)}~"
        return self.moved(unit, count)

    def roughly(self, unit: str, sign: int) -> str:
        """`A few weeks later`: a month or a year, approximate; '' where even that is unknown."""
        if unit not in FEW:
            months = self._months_on(sign * FEW_MONTHS) if unit == "months" else ""
            return f"{months[:4]}~" if months else ""
        if self.month is None:
            return ""
        day = (self.day or dt.date(*self.month, MIDDLE)) + dt.timedelta(days=sign * FEW[unit])
        return f"{day}~" if unit == "hours" and self.day else f"{day:%Y-%m}~"

    def _weekend(self, count: int) -> str:
        """Saturday and Sunday: the latest weekend that has begun, the one before the present one, or the next."""
        if self.day is None:
            return self._months_on(0)
        since = (self.day.weekday() - SATURDAY) % WEEK
        back = count < 0 and since < DAYS_OF_WEEKEND
        saturday = self.day - dt.timedelta(days=since + WEEK * back - WEEK * (count > 0))
        return f"{saturday}/{saturday + dt.timedelta(days=1)}"

    def _months_on(self, count: int) -> str:
        if self.month is None:
            return ""
        year, month = self.month
        number = year * MONTHS + month - 1 + count
        return f"{number // MONTHS}-{number % MONTHS + 1:02d}"

    # ---- what lacks its year or month --------------------------------------------------------------------------------

    def year_of(self, month: int, day: int, *, ahead: bool) -> int:
        """The year of a month told without one: the latest before the publication, or the next; 0 if unknown."""
        if self.month is None:
            return self._year_near(month)
        year, now = self.month
        if ahead:
            over = month < now or (month == now and self.day is not None and 0 < day < self.day.day)
            return year + over
        story = dates.parse(self.near)
        if (
            story.first
            and story.precision in {"day", "month"}
            and story.first.year < year
            and month == story.first.month
        ):
            return story.first.year
        return year if month <= now else year - 1

    def _year_near(self, month: int) -> int:
        """Without a publication date: the year that brings the month nearest to the date told last."""
        told = dates.parse(self.last) if self.last else None
        if told is None or told.first is None or told.precision in {"year", "interval"}:
            return self.year or self.published_year
        distance = month - told.first.month
        return told.first.year + (distance < -HALF_A_YEAR) - (distance > HALF_A_YEAR)

    def dated_day(self, day: int) -> str:
        """`le 24`: that day of the month told last in the paragraph, or of the next where it is over; '' if unknown."""
        told = dates.parse(self.near)
        if told.last is None or told.precision not in {"day", "month"}:
            return ""
        start = told.first if told.precision == "day" else None
        year, month = told.last.year, told.last.month + bool(start and day < start.day)
        year, month = year + (month > MONTHS), (month - 1) % MONTHS + 1
        return f"{year}-{month:02d}-{day:02d}" if day <= calendar.monthrange(year, month)[1] else ""

    def weekday_dated(self, weekday: int, day: int) -> str:
        """`giovedì 10`: the month nearest to the publication in which that day is that weekday; '' if none is."""
        months = [self._months_on(count) for count in ((1, 0, -1) if self.ahead else (0, -1, 1))] if self.month else []
        for year, month in (map(int, found.split("-")) for found in months):
            if day <= calendar.monthrange(year, month)[1] and dt.date(year, month, day).weekday() == weekday:
                return f"{year}-{month:02d}-{day:02d}"
        return ""


def _at(edtf: str) -> Clock:
    first, last = (side.strip(".~?") for side in (edtf.split("/", maxsplit=1)[0], edtf.rsplit("/", maxsplit=1)[-1]))
    return Clock(last or first)
