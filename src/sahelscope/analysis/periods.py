"""Counts by month as bars of a strip: months without events too, years where months would be too narrow."""

from __future__ import annotations

import pandas as pd

MOST_BARS = 420
DAY = pd.Timedelta(days=1)


def bars(months: pd.DataFrame) -> pd.DataFrame:
    """start, end, cooperation, conflict: one row a month from the first to the last, or a year if there are too many.

    `months`: start, cooperation, conflict.
    """
    if months.empty:
        return pd.DataFrame(columns=["start", "end", "cooperation", "conflict"])
    by_month = months.set_index(pd.to_datetime(months["start"]))[["cooperation", "conflict"]]
    every = by_month.resample("MS").sum()
    by_year = len(every) > MOST_BARS
    counted = (every.resample("YS").sum() if by_year else every).rename_axis("start").reset_index()
    after = counted["start"] + (pd.offsets.YearBegin() if by_year else pd.offsets.MonthBegin())
    return counted.assign(end=after - DAY)[["start", "end", "cooperation", "conflict"]]
