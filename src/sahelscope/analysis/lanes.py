"""Events laid out in lanes over time, each drawn by the bounds of its date and never more precisely.

Events of one lane with the same dates and the same nature share a mark that says how many they are; marks that would
overlap lie on levels above each other. An event without a date is never given one: it is counted beside its lane.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from sahelscope import dates
from sahelscope.analysis.natures import reality, shared, shared_reality
from sahelscope.analysis.rows import rows

LANE_KINDS = ("actor", "dyad", "event_type", "country", "article")
UNDATED = "undated:"
UNKNOWN_PLACE = "unknown place"
MAX_LEVELS = 6
MARKS_A_ROW = 42  # marks that find room side by side on a level, at the width of a laptop's chart
BUCKET = 1.5  # of the room of a mark: how far apart marks may lie that share one in a crowded lane
LONG = 3  # of the room of a mark: an interval longer than this is drawn as itself even in a crowded lane
LANE_COLUMNS = ["lane_id", "name", "count", "undated", "undated_ids", "levels"]
USED = [
    "event_id", "event_type", "article_id", "quad", "status", "claim", "date", "place_country", "actor_principals",
    "recipient_principals",
]  # fmt: skip
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
    """`lanes`: LANE_COLUMNS, in the order drawn; `marks`: MARK_COLUMNS.

    `window` is the stretch of time that the marks were laid out for; marks before and after it exist too.
    """

    lanes: pd.DataFrame
    marks: pd.DataFrame
    hidden: int
    window: tuple[date, date]

    def rows_of(self, mark_id: str) -> list[str]:
        """The events behind a mark or behind a lane's `no date` sign; none where the id belongs to no mark here."""
        return self._by_mark.get(mark_id, [])

    @cached_property
    def _by_mark(self) -> dict[str, list[str]]:
        undated = zip(self.lanes["lane_id"], self.lanes["undated_ids"], strict=True)
        return {
            **dict(zip(self.marks["mark_id"], self.marks["event_ids"], strict=True)),
            **{f"{UNDATED}{lane}": ids for lane, ids in undated},
        }


def in_lanes(events: pd.DataFrame, names: Mapping[str, str], choice: LaneChoice) -> Lanes:
    """Lay the events out; `names` tells what a lane's id is called.

    At most `limit` lanes, the busiest; `hidden` says how many lanes were left out.
    """
    by_lane = _entries(events, choice.kind)
    called = {lane: lane_words(lane, names) for lane in by_lane}
    busiest = sorted(by_lane, key=lambda lane: (-len(by_lane[lane]), called[lane]))[: choice.limit]
    shown = sorted(busiest, key=called.__getitem__) if choice.by_name else busiest
    marks, lanes = [], []
    for lane in shown:
        dated = [entry for entry in by_lane[lane] if entry.when.known]
        undated = [entry.event_id for entry in by_lane[lane] if not entry.when.known]
        laid_out = _laid_out(dated, choice.window)
        levels = 1 + max((mark["level"] for mark in laid_out), default=0)
        lanes.append((lane, called[lane], len(by_lane[lane]), len(undated), undated, levels))
        marks += laid_out
    return Lanes(
        pd.DataFrame(lanes, columns=LANE_COLUMNS),
        pd.DataFrame(marks, columns=MARK_COLUMNS),
        len(by_lane) - len(shown),
        choice.window,
    )


def lane_words(lane_id: str, names: Mapping[str, str]) -> str:
    """What a lane is called: one name, or both of a pair."""
    return " – ".join(names.get(part, part) for part in lane_id.split("|"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event in a lane."""

    event_id: str
    lane_id: str
    quad: str
    reality: str
    when: dates.DateRange


def _entries(events: pd.DataFrame, kind: str) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = {}
    for event in rows(events[USED]):
        real, when = reality(event["status"], event["claim"]), dates.parse(event["date"])
        for lane in _lanes_of(event, kind):
            found.setdefault(lane, []).append(_Entry(event["event_id"], lane, event["quad"], real, when))
    return found


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


def _laid_out(entries: list[_Entry], window: tuple[date, date]) -> list[dict[str, Any]]:
    """One mark for each date and nature; where a lane is too full for its levels, neighbours share a mark."""
    room = max((window[1] - window[0]).days, MARKS_A_ROW) / MARKS_A_ROW
    marks = _with_levels(_marks(entries, window, lambda entry: f"{entry.when.text} {entry.reality}"), room)
    if all(mark["level"] < MAX_LEVELS for mark in marks):
        return marks
    return _with_levels(_marks(entries, window, lambda entry: _bucket(entry.when, room)), room)


def _bucket(when: dates.DateRange, room: float) -> str:
    """Neighbouring short dates fall into one bucket; a long interval stays itself."""
    if when.first is None or when.last is None or (when.last - when.first).days > LONG * room:
        return when.text
    return f"about {int(when.first.toordinal() / (BUCKET * room))}"


def _marks(
    entries: list[_Entry], window: tuple[date, date], bucket_of: Callable[[_Entry], str]
) -> list[dict[str, Any]]:
    grouped: dict[str, list[_Entry]] = {}
    for entry in entries:
        grouped.setdefault(f"{entry.lane_id}~{bucket_of(entry)}~{entry.quad}", []).append(entry)
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
        "quad": group[0].quad,
        "reality": shared_reality(entry.reality for entry in group),
        "count": len(group),
        "event_ids": [entry.event_id for entry in group],
    }


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
