"""Which rows count on a chosen day: states as they may have held on it, acts in the window before it.

The rule, from top to bottom:

1. An act (an event, a delivery of arms) counts if it may lie between the window's first day and the chosen day; one
   without a date may lie anywhere.
2. A relationship that is told to hold counts from its first possible day on, one without a date on any day; where it
   is told with an end, until then.
3. A relationship that is told to be over counts only on days of its own told span.
4. What one article tells to hold no longer counts once an article published later tells that it is over.
5. With `surely`, what has no date counts never, and an imprecise date only if it cannot lie outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from sahelscope import dates
from sahelscope.analysis.pair_sums import SUPPLIES
from sahelscope.analysis.rows import rows

Pair = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class When:
    """The day on which states are looked at, and the first day from which acts count (None: any time before)."""

    day: date
    since: date | None = None
    surely: bool = False


def acts_in(events: pd.DataFrame, when: When) -> pd.DataFrame:
    """The events of the window."""
    return _kept(events, [_within(text, when) for text in events["date"]])


def states_on(relationships: pd.DataFrame, when: When) -> pd.DataFrame:
    """The relationships that count on the day, told ends included; arms supplied are looked for in the window.

    What is denied or planned stays: it makes no tie, but a reader wants to see it beside the others.
    """
    over = _told_over(relationships, when.day)
    return _kept(relationships, [_counts(row, when) and not _ended_since(row, over) for row in rows(relationships)])


def _kept(table: pd.DataFrame, counts: list[bool]) -> pd.DataFrame:
    return table[pd.Series(counts, index=table.index, dtype=bool)]


def _within(text: str, when: When) -> bool:
    found = dates.parse(text)
    return (found.surely_within if when.surely else found.possibly_within)(when.since, when.day)


def _counts(row: Mapping[str, Any], when: When) -> bool:
    if row["relation"] == SUPPLIES:
        return _within(row["valid"], when)
    told = dates.parse(row["valid"])
    if not told.known:
        return row["status"] != "ended" and not when.surely
    if row["status"] == "ended" or (told.precision == "interval" and not told.open_end):
        return told.possibly_within(when.day, when.day)
    begun = dates.parse(row["valid"].split("/")[0])
    latest = begun.last if when.surely else begun.first
    return latest is None or latest <= when.day


def _told_over(relationships: pd.DataFrame, day: date) -> dict[Pair, date]:
    """For each relation of a pair the last day of publication of an article that tells it over by the day."""
    over: dict[Pair, date] = {}
    ended = relationships[relationships["status"] == "ended"]
    for row in rows(ended):
        published = dates.parse(row["published"]).first
        end = dates.parse(row["valid"]).last or published
        if published and end and end <= day:
            over[_pair(row)] = max(published, over.get(_pair(row), date.min))
    return over


def _ended_since(row: Mapping[str, Any], over: Mapping[Pair, date]) -> bool:
    published, end = dates.parse(row["published"]).last, over.get(_pair(row))
    return row["status"] == "holds" and published is not None and end is not None and published < end


def _pair(row: Mapping[str, Any]) -> Pair:
    return row["relation"], frozenset((row["subject_principal"], row["object_principal"]))
