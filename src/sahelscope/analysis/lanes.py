"""Events laid out in lanes over time, each drawn by the bounds of its date and never more precisely.

Events of one lane with the same dates and the same nature share a mark that says how many they are; marks that would
overlap lie on levels above each other. An event without a date is never given one: it is counted beside its lane.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from math import inf
from typing import Any

import pandas as pd

from sahelscope import dates
from sahelscope.analysis.natures import shared, shared_reality, with_reality
from sahelscope.analysis.rows import rows

LANE_KINDS = ("actor", "dyad", "event_type", "country", "article")
UNDATED = "undated:"
UNKNOWN_PLACE = "unknown place"
MAX_LEVELS = 6
MARKS_A_ROW = 42  # marks that find room side by side on a level, at the width of a laptop's chart
BUCKET = 1.5  # of the room of a mark: how far apart marks may lie that share one in a crowded lane
LONG = 3  # of the room of a mark: an interval longer than this is drawn as itself even in a crowded lane
SAME_MARK = ["lane_id", "bucket", "quad"]
MARK_COLUMNS = [
    "mark_id", "lane_id", "level", "first", "last", "middle", "open_start", "open_end", "precision", "approximate",
    "date", "quad", "reality", "count", "event_ids",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """What a lane stands for (one of LANE_KINDS), which stretch of time is laid out, in which order, how many lanes."""

    kind: str
    window: tuple[date, date]
    by_name: bool = False
    limit: int = 12


@dataclass(frozen=True)
class Lanes:
    """`lanes`: lane_id, name, count, undated, undated_ids, levels, in the order drawn; `marks`: MARK_COLUMNS.

    `window` is the stretch of time that the marks were laid out for; marks before and after it exist too.
    """

    lanes: pd.DataFrame
    marks: pd.DataFrame
    hidden: int
    window: tuple[date, date]

    def rows_of(self, mark_id: str) -> list[str]:
        """The events behind a mark or behind a lane's `no date` sign; none where the id belongs to no mark here."""
        if mark_id.startswith(UNDATED):
            found = self.lanes.loc[self.lanes["lane_id"] == mark_id.removeprefix(UNDATED), "undated_ids"]
        else:
            found = self.marks.loc[self.marks["mark_id"] == mark_id, "event_ids"]
        return list(found.iloc[0]) if len(found) else []


def in_lanes(events: pd.DataFrame, names: Mapping[str, str], choice: LaneChoice) -> Lanes:
    """Lay the events out; `names` tells what a lane's id is called.

    At most `limit` lanes, the busiest; `hidden` says how many lanes were left out.
    """
    entries = _entries(events, choice.kind)
    lanes = _counted(entries, names)
    busiest = lanes.sort_values(["count", "name"], ascending=[False, True]).head(choice.limit)
    shown = busiest.sort_values("name") if choice.by_name else busiest
    dated = entries[~entries["undated"] & entries["lane_id"].isin(shown["lane_id"])]
    marks = _laid_out(dated, choice.window)
    levels = marks.groupby("lane_id")["level"].max().add(1)
    shown = shown.assign(levels=[int(levels.get(lane, 1)) for lane in shown["lane_id"]])
    return Lanes(shown.reset_index(drop=True), marks, len(lanes) - len(shown), choice.window)


def lane_words(lane_id: str, names: Mapping[str, str]) -> str:
    """What a lane is called: one name, or both of a pair."""
    return " – ".join(names.get(part, part) for part in lane_id.split("|"))


def _entries(events: pd.DataFrame, kind: str) -> pd.DataFrame:
    lanes = pd.Series([_lanes_of(row, kind) for row in rows(events)], index=events.index, dtype=object)
    entries = with_reality(events).assign(lane_id=lanes).explode("lane_id").dropna(subset="lane_id")
    undated = [not dates.parse(text).known for text in entries["date"]]
    return entries.assign(undated=pd.Series(undated, index=entries.index, dtype=bool))


def _counted(entries: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    lanes = entries.groupby("lane_id", sort=True)["event_id"].nunique().rename("count").reset_index()
    undated = entries[entries["undated"]].groupby("lane_id")["event_id"].agg(list)
    ids = pd.Series([undated.get(lane, []) for lane in lanes["lane_id"]], dtype=object)
    return lanes.assign(
        name=[lane_words(lane, names) for lane in lanes["lane_id"]], undated_ids=ids, undated=[len(one) for one in ids]
    )


def _lanes_of(event: Mapping[str, Any], kind: str) -> list[str]:
    actors, recipients = list(event["actor_principals"]), list(event["recipient_principals"])
    if kind == "actor":
        return list(dict.fromkeys([*actors, *recipients]))
    if kind == "dyad":
        others = recipients or actors
        pairs = ["|".join(sorted((one, other))) for one in actors for other in others if one != other]
        return list(dict.fromkeys(pairs))
    if kind == "country":
        return [event["place_country"] or UNKNOWN_PLACE]
    return [event["article_id" if kind == "article" else "event_type"]]


def _laid_out(entries: pd.DataFrame, window: tuple[date, date]) -> pd.DataFrame:
    """One mark for each date and nature; where a lane is too full for its levels, neighbours share a mark."""
    if entries.empty:
        return pd.DataFrame(columns=MARK_COLUMNS)
    room = max((window[1] - window[0]).days, MARKS_A_ROW) / MARKS_A_ROW
    marks = _with_levels(_marks(entries.assign(bucket=entries["date"] + " " + entries["reality"]), window), room)
    full = marks.loc[marks["level"] >= MAX_LEVELS, "lane_id"].unique()
    if not len(full):
        return marks
    crowded = entries["lane_id"].isin(full)
    fine = entries["date"] + " " + entries["reality"]
    coarse = [_bucket(text, room) for text in entries["date"]]
    return _with_levels(_marks(entries.assign(bucket=fine.where(~crowded, coarse)), window), room)


def _bucket(date_text: str, room: float) -> str:
    """Neighbouring short dates fall into one bucket; a long interval stays itself."""
    found = dates.parse(date_text)
    if found.first is None or found.last is None or (found.last - found.first).days > LONG * room:
        return date_text
    return f"about {int(found.first.toordinal() / (BUCKET * room))}"


def _marks(entries: pd.DataFrame, window: tuple[date, date]) -> pd.DataFrame:
    parsed = [dates.parse(text) for text in entries["date"]]
    bounds = [*window, *(bound for one in parsed for bound in (one.first, one.last) if bound)]
    dated = entries.assign(
        first=[one.first or min(bounds) for one in parsed],
        last=[one.last or max(bounds) for one in parsed],
        middle=[_middle(one, window) for one in parsed],
        open_start=[one.open_start for one in parsed],
        open_end=[one.open_end for one in parsed],
        precision=[one.precision for one in parsed],
        approximate=[one.approximate or one.uncertain for one in parsed],
    )
    marks = dated.groupby(SAME_MARK, sort=False).agg(
        first=("first", "min"),
        last=("last", "max"),
        middle=("middle", "min"),
        open_start=("open_start", "any"),
        open_end=("open_end", "any"),
        precision=("precision", lambda found: shared(found, "interval")),
        approximate=("approximate", "any"),
        date=("date", lambda found: shared(found, "")),
        reality=("reality", shared_reality),
        count=("event_id", "size"),
        event_ids=("event_id", list),
    )
    marks = marks.reset_index()
    return marks.assign(mark_id=marks[SAME_MARK].agg("~".join, axis=1), level=0)[MARK_COLUMNS]


def _middle(found: dates.DateRange, window: tuple[date, date]) -> date:
    """Where the sign sits: at a known bound whose other side is open, else between both; in sight if it can be."""
    first, last = found.first, found.last
    known = last if first is None else first
    if known is None or ((first is None or last is None) and window[0] <= known <= window[1]):
        return known or window[0]
    left, right = max(first or window[0], window[0]), min(last or window[1], window[1])
    if left > right:
        left, right = first or known, last or known
    return left + (right - left) / 2


def _with_levels(marks: pd.DataFrame, room: float) -> pd.DataFrame:
    """Put each mark on the lowest level of its lane where it overlaps no other."""
    ordered = marks.sort_values(["lane_id", "first", "last"], kind="stable")
    ends: dict[tuple[str, int], float] = {}
    levels = []
    for lane_id, first, last, middle in zip(
        ordered["lane_id"], ordered["first"], ordered["last"], ordered["middle"], strict=True
    ):
        left = min(first.toordinal(), middle.toordinal() - room / 2)
        level = next(level for level in count() if ends.get((lane_id, level), -inf) < left)
        ends[lane_id, level] = max(last.toordinal(), middle.toordinal() + room / 2)
        levels.append(level)
    return ordered.assign(level=levels).reset_index(drop=True)
