"""How many events a stretch of time surely holds, and how many it may hold."""

from __future__ import annotations

from datetime import date

import pandas as pd

from sahelscope import dates

MANY_YEARS = 12  # beyond this span a bar is a year, below it a month
DAYS_A_YEAR = 365
MOST = 0.8
NOTHING_DATED = date(2020, 1, 1), date(2024, 12, 31)  # an axis has to begin somewhere, also where it stays empty


def density(events: pd.DataFrame) -> pd.DataFrame:
    """One row a month (or a year, over a long span): `start`, `end`, `surely`, `possibly` (without the sure ones).

    An interval open to one side counts as possible in every bin up to the last one shown, and undated events in none.
    """
    found = [one for text in events["date"] if (one := dates.parse(text)).known]
    bounds = [bound for one in found for bound in (one.first, one.last) if bound]
    if not bounds:
        return pd.DataFrame(columns=["start", "end", "surely", "possibly"])
    frequency = "YS" if (max(bounds) - min(bounds)).days > MANY_YEARS * DAYS_A_YEAR else "MS"
    starts = pd.date_range(_floor(min(bounds), frequency), max(bounds), freq=frequency)
    ends = starts.shift(1) - pd.Timedelta(days=1)
    rows = [_bin(found, start.date(), end.date()) for start, end in zip(starts, ends, strict=True)]
    return pd.DataFrame(rows, columns=["start", "end", "surely", "possibly"])


def _floor(day: date, frequency: str) -> date:
    return day.replace(month=1, day=1) if frequency == "YS" else day.replace(day=1)


def _bin(found: list[dates.DateRange], start: date, end: date) -> tuple[date, date, int, int]:
    surely = sum(one.surely_within(start, end) for one in found)
    possibly = sum(one.possibly_within(start, end) for one in found)
    return start, end, surely, possibly - surely


def busiest_window(events: pd.DataFrame) -> tuple[date, date]:
    """The shortest run of whole years that surely holds MOST of the dated events; undated ones do not count."""
    found = [one for text in events["date"] if (one := dates.parse(text)).first and one.last]
    if not found:
        return NOTHING_DATED
    first_year = min(one.first.year for one in found if one.first)
    years = range(first_year, max(one.last.year for one in found if one.last) + 1)
    needed = MOST * len(found)
    for length in range(1, len(years) + 1):
        for first in reversed(years[: len(years) - length + 1]):
            window = date(first, 1, 1), date(first + length - 1, 12, 31)
            if sum(one.surely_within(*window) for one in found) >= needed:
                return window
    return date(years[0], 1, 1), date(years[-1], 12, 31)


def whole_span(events: pd.DataFrame) -> tuple[date, date]:
    """From the first to the last day that any dated event may have."""
    found = [dates.parse(text) for text in events["date"]]
    bounds = [bound for one in found for bound in (one.first, one.last) if bound]
    return (min(bounds), max(bounds)) if bounds else busiest_window(events)
