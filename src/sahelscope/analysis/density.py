"""How many events a stretch of time surely holds, and how many it may hold.

All here are asked of spans: a table of `first`, `last` (days, None where open) and `events`, how many lie so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate

import pandas as pd

from sahelscope import dates
from sahelscope.analysis.rows import rows

MANY_YEARS = 12  # beyond this span a bin is a year, below it a month
MONTHS = 12
MOST = 0.8
NOTHING_DATED = date(2020, 1, 1), date(2024, 12, 31)  # an axis has to begin somewhere, also where it stays empty
SPAN_COLUMNS = ["first", "last", "events"]


def spans_of(texts: Iterable[str]) -> pd.DataFrame:
    """The spans of EDTF dates; unknown ones are left out."""
    counted = Counter((found.first, found.last) for text in texts if (found := dates.parse(text)).known)
    return pd.DataFrame([(*span, events) for span, events in counted.items()], columns=SPAN_COLUMNS, dtype=object)


def density(spans: pd.DataFrame) -> pd.DataFrame:
    """One row a month (or a year, over a long span): `start`, `end`, `surely`, `possibly` (without the sure ones).

    An interval open to one side counts as possible in every bin up to the last one shown.
    """
    bounds = _bounds(spans)
    if not bounds:
        return pd.DataFrame(columns=["start", "end", "surely", "possibly"])
    months = MONTHS if _month(max(bounds)) - _month(min(bounds)) > MANY_YEARS * MONTHS else 1
    begin, end = _month(min(bounds)) // months, _month(max(bounds)) // months
    surely, changes = Counter[int](), Counter[int]()
    for first, last, events in _rows(spans):
        left = _month(first) // months if first else begin
        right = _month(last) // months if last else end
        changes[left] += events
        changes[right + 1] -= events
        if first and last and left == right:
            surely[left] += events
    possibly = accumulate(changes[number] for number in range(begin, end + 1))
    bins = [
        (_day(number * months), _day((number + 1) * months) - timedelta(days=1), surely[number], many - surely[number])
        for number, many in zip(range(begin, end + 1), possibly, strict=True)
    ]
    return pd.DataFrame(bins, columns=["start", "end", "surely", "possibly"])


def busiest_window(spans: pd.DataFrame) -> tuple[date, date]:
    """The shortest run of whole years that surely holds MOST of the dated events; open ones do not count."""
    closed = Counter[tuple[int, int]]()
    for first, last, events in _rows(spans):
        if first and last:
            closed[first.year, last.year] += events
    if not closed:
        return NOTHING_DATED
    years = range(min(begin for begin, _ in closed), max(end for _, end in closed) + 1)
    needed = MOST * closed.total()
    for length in range(1, len(years) + 1):
        for begin in reversed(years[: len(years) - length + 1]):
            end = begin + length - 1
            if sum(events for (one, other), events in closed.items() if begin <= one and other <= end) >= needed:
                return date(begin, 1, 1), date(end, 12, 31)
    return date(years[0], 1, 1), date(years[-1], 12, 31)


def whole_span(spans: pd.DataFrame) -> tuple[date, date]:
    """From the first to the last day that any dated event may have."""
    bounds = _bounds(spans)
    return (min(bounds), max(bounds)) if bounds else NOTHING_DATED


def _rows(spans: pd.DataFrame) -> Iterator[tuple[date | None, date | None, int]]:
    return ((span["first"], span["last"], span["events"]) for span in rows(spans))


def _bounds(spans: pd.DataFrame) -> list[date]:
    return [bound for first, last, _ in _rows(spans) for bound in (first, last) if bound]


def _month(day: date) -> int:
    return day.year * MONTHS + day.month - 1


def _day(month: int) -> date:
    return date(month // MONTHS, month % MONTHS + 1, 1)
