"""Events laid out in lanes over time, each drawn by the bounds of its date and never more precisely.

Events of one lane with the same dates and the same nature share a mark that says how many they are; marks that would
overlap lie on levels above each other. An event without a date is never given one: it is counted beside its lane.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from sahelscope import dates
from sahelscope.analysis.natures import shared, shared_quad, shared_reality
from sahelscope.analysis.rows import rows

LANE_KINDS = ("actor", "dyad", "event_type", "country", "alliance", "article")
UNDATED, WHOLE_LANE = "undated:", "lane:"  # before the id of a lane: its events without a date; all of them
UNKNOWN_PLACE = "unknown place"
MAX_LEVELS = 6
MARKS_A_ROW = 42  # marks that find room side by side on a level, at the width of a laptop's chart
BUCKET = 1.5  # of the room of a mark: how far apart marks may lie that share one in a crowded lane
LONG = 3  # of the room of a mark: an interval longer than this shares a mark only with intervals like it
PARTS = 6  # of the window: in a crowded lane, intervals that begin in one part and end in one are alike
LANE_COLUMNS = ["lane_id", "name", "count", "undated", "levels"]
MARK_COLUMNS = [
    "mark_id", "lane_id", "level", "first", "last", "middle", "open_start", "open_end", "precision", "approximate",
    "date", "quad", "reality", "count", "numbers",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """How events are told in lanes.

    A lane for each `kind` (one of LANE_KINDS); by date, or by the day that they were `reported`; every report for
    itself, or those of one event as one of the `stories`.
    """

    kind: str = "actor"
    reported: bool = False
    stories: bool = False

    def __post_init__(self) -> None:
        if self.kind not in LANE_KINDS:
            raise ValueError(f"a lane for each {self.kind!r}: it must be one of {', '.join(LANE_KINDS)}")


@dataclass(frozen=True)
class Lanes:
    """`lanes`: LANE_COLUMNS, in the order drawn; `marks`: MARK_COLUMNS. `window`: the stretch of time laid out.

    The `numbers` of a mark name its events, not all of them where they are many; `hidden`: how many lanes are left out.
    """

    lanes: pd.DataFrame
    marks: pd.DataFrame
    hidden: int
    window: tuple[date, date]
    undated: Mapping[str, list[int]]

    def numbers_of(self, mark_id: str) -> list[int]:
        """The events behind a mark, a lane's `no date` sign or its label; none where nothing here has the id."""
        return self._by_mark.get(mark_id, [])

    def count_of(self, mark_id: str) -> int:
        """How many events the mark stands for, whether it names them all or not."""
        lane = self.lanes[self.lanes["lane_id"] == mark_id.partition(":")[2]]
        if mark_id.startswith(UNDATED):
            return int(lane["undated"].sum())
        if mark_id.startswith(WHOLE_LANE):
            return int(lane["count"].sum())
        return int(self.marks.loc[self.marks["mark_id"] == mark_id, "count"].sum())

    @cached_property
    def _by_mark(self) -> dict[str, list[int]]:
        found = dict(zip(self.marks["mark_id"], self.marks["numbers"], strict=True))
        for lane, undated in self.undated.items():
            of_lane = self.marks.loc[self.marks["lane_id"] == lane, "numbers"]
            found |= {f"{UNDATED}{lane}": undated, f"{WHOLE_LANE}{lane}": list(_in_turn([*of_lane, undated]))}
        return found


def room_of(window: tuple[date, date]) -> float:
    """How many days a mark takes up."""
    return max((window[1] - window[0]).days, MARKS_A_ROW) / MARKS_A_ROW


def part_of(window: tuple[date, date]) -> int:
    """How many days a part of the window has."""
    return max((window[1] - window[0]).days // PARTS, 1)


def in_lanes(
    sizes: pd.DataFrame, moments: pd.DataFrame, names: Mapping[str, str], window: tuple[date, date], *, by_name: bool
) -> Lanes:
    """Lay out the tables of `store.timeline`; `names` tells what a lane's id is called."""
    called = {lane: lane_words(lane, names) for lane in sizes["lane_id"]}
    by_lane: dict[str, list[_Entry]] = {lane: [] for lane in called}
    for moment in rows(moments):
        by_lane[moment["lane_id"]].append(_entry(moment))
    shown = sizes.sort_values("lane_id", key=lambda ids: ids.map(called)) if by_name else sizes
    marks, lanes = [], []
    for size in rows(shown):
        laid_out = _laid_out(by_lane[size["lane_id"]], window)
        levels = 1 + max((mark["level"] for mark in laid_out), default=0)
        lanes.append((size["lane_id"], called[size["lane_id"]], size["events"], size["undated"], levels))
        marks += laid_out
    return Lanes(
        pd.DataFrame(lanes, columns=LANE_COLUMNS),
        pd.DataFrame(marks, columns=MARK_COLUMNS),
        int(sizes["lanes"].max()) - len(sizes) if len(sizes) else 0,
        window,
        {size["lane_id"]: size["undated_numbers"] for size in rows(sizes)},
    )


def lane_words(lane_id: str, names: Mapping[str, str]) -> str:
    """What a lane is called: one name, or both of a pair."""
    return " – ".join(names.get(part, part) for part in lane_id.split("|"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """Events of a lane that are told alike: with the same date, or within the bounds of one."""

    lane_id: str
    quad: str
    reality: str
    when: dates.DateRange
    events: int
    numbers: list[int]


def _entry(moment: Mapping[str, Any]) -> _Entry:
    bounds = dates.DateRange(
        "", moment["first"], moment["last"], "interval",
        open_start=moment["open_start"], open_end=moment["open_end"],
    )  # fmt: skip
    return _Entry(
        moment["lane_id"],
        moment["quad"],
        moment["reality"],
        dates.parse(moment["date"]) if moment["date"] else bounds,
        moment["events"],
        moment["numbers"],
    )


def _laid_out(entries: list[_Entry], window: tuple[date, date]) -> list[dict[str, Any]]:
    """One mark for each date and nature; where a lane is too full, neighbours share one, at last of several kinds."""
    ways: tuple[Callable[[_Entry], str], ...] = (
        lambda entry: f"{_words(entry.when)}~{entry.quad}~{entry.reality}",
        lambda entry: f"{_bucket(entry.when, window)}~{entry.quad}",
        lambda entry: _bucket(entry.when, window),
    )
    marks: list[dict[str, Any]] = []
    for way in ways:
        marks = _with_levels(_marks(entries, window, way), room_of(window))
        if all(mark["level"] < MAX_LEVELS for mark in marks):
            break
    return marks


def _words(when: dates.DateRange) -> str:
    return when.text or f"{when.first} to {when.last}"


def _bucket(when: dates.DateRange, window: tuple[date, date]) -> str:
    """Neighbouring short dates fall into one bucket, so do long intervals over the same parts of the window."""
    room = room_of(window)
    if when.first and when.last and (when.last - when.first).days <= LONG * room:
        return f"about {int(when.first.toordinal() / (BUCKET * room))}"
    part = part_of(window)
    left = (max(when.first or window[0], window[0]) - window[0]).days // part
    right = (min(when.last or window[1], window[1]) - window[0]).days // part
    return f"from {left} to {right} {when.open_start} {when.open_end}"


def _marks(
    entries: list[_Entry], window: tuple[date, date], bucket_of: Callable[[_Entry], str]
) -> list[dict[str, Any]]:
    grouped: dict[str, list[_Entry]] = {}
    for entry in entries:
        grouped.setdefault(f"{entry.lane_id}~{bucket_of(entry)}", []).append(entry)
    return [_mark(mark_id, group, window) for mark_id, group in grouped.items()]


def _mark(mark_id: str, group: list[_Entry], window: tuple[date, date]) -> dict[str, Any]:
    """What a mark shows of the events that share it: the bounds of all, an end open where any is."""
    ranges = [entry.when for entry in group]
    return {
        "mark_id": mark_id,
        "lane_id": group[0].lane_id,
        "first": min(one.first or min(window[0], one.last or window[0]) for one in ranges),
        "last": max(one.last or max(window[1], one.first or window[1]) for one in ranges),
        "middle": min(_middle(one, window) for one in ranges),
        "open_start": any(one.open_start for one in ranges),
        "open_end": any(one.open_end for one in ranges),
        "precision": shared((one.precision for one in ranges), "interval"),
        "approximate": any(one.approximate or one.uncertain for one in ranges),
        "date": shared((one.text for one in ranges), ""),
        "quad": shared_quad(entry.quad for entry in group),
        "reality": shared_reality(entry.reality for entry in group),
        "count": sum(entry.events for entry in group),
        "numbers": list(_in_turn(entry.numbers for entry in group)),
    }


def _in_turn(lists: Iterable[list[int]]) -> Iterable[int]:
    return dict.fromkeys(number for listed in lists for number in listed)


def _middle(when: dates.DateRange, window: tuple[date, date]) -> date:
    """Where the sign sits: at a known bound whose other side is open, else between both; in sight if it can be."""
    first, last = when.first, when.last
    known = last if first is None else first
    if known is None or ((first is None or last is None) and window[0] <= known <= window[1]):
        return known or window[0]
    left, right = max(first or window[0], window[0]), min(last or window[1], window[1])
    if left > right:
        left, right = first or known, last or known
    return left + (right - left) / 2


def _with_levels(marks: list[dict[str, Any]], room: float) -> list[dict[str, Any]]:
    """Put each mark on the lowest level of its lane where it overlaps no other."""
    ends: list[float] = []
    for mark in sorted(marks, key=lambda mark: (mark["first"], mark["last"])):
        left = min(mark["first"].toordinal(), mark["middle"].toordinal() - room / 2)
        right = max(mark["last"].toordinal(), mark["middle"].toordinal() + room / 2)
        mark["level"] = next((level for level, end in enumerate(ends) if end < left), len(ends))
        ends[mark["level"] : mark["level"] + 1] = [right]
    return marks
