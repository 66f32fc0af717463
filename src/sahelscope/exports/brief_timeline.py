"""A timeline as inline SVG: a day is a stroke, a vague date a bar as long as it is vague, an open end an arrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from sahelscope.analysis.density import busiest_window, spans_of
from sahelscope.analysis.natures import reality
from sahelscope.dates import parse
from sahelscope.reference.codes import event_types, quads

WIDTH, LEFT, RIGHT = 720, 164, 12
LANE, MARK, HEAD = 34, 16, 22  # heights
SHORTEST = 2.0  # width of a mark
MOST_TICKS = 8
DASHES = {"planned": "3 2", "denied": "1 3"}


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to places across the picture."""

    first: date
    last: date

    def at(self, day: date) -> float:
        days = max((self.last - self.first).days, 1)
        return LEFT + (WIDTH - LEFT - RIGHT) * min(max((day - self.first).days / days, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture, empty where nothing is dated, and how many events lie wholly outside it or have no date."""

    svg: str
    outside: int
    undated: int


def timeline(events: Sequence[Mapping[str, Any]]) -> Timeline:
    """Each dated event from its first to its last possible day, in the lane of its class, over the busiest years."""
    dated = [one for one in events if _day(one["date_first"]) or _day(one["date_last"])]
    undated = len(events) - len(dated)
    if not dated:
        return Timeline("", 0, undated)
    scale = Scale(*busiest_window(spans_of(one["date"] for one in dated)))
    inside = [one for one in dated if parse(one["date"]).possibly_within(scale.first, scale.last)]
    lanes = [name for name in quads() if any(one["quad"] == name for one in inside)]
    height = HEAD + LANE * len(lanes) + HEAD
    drawn = "".join(_lane(scale, number, name, inside) for number, name in enumerate(lanes))
    said = f"Timeline of {len(inside)} events from {scale.first} to {scale.last}"
    svg = (
        f'<svg role="img" viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg"><title>{said}</title>'
        f"{_ticks(scale, height)}{drawn}</svg>"
    )
    return Timeline(svg, len(dated) - len(inside), undated)


def _lane(scale: Scale, number: int, quad: str, dated: Sequence[Mapping[str, Any]]) -> str:
    top = HEAD + LANE * number
    inside = [one for one in dated if one["quad"] == quad]
    label = f'<text x="0" y="{top + 21}">{escape(quads()[quad].label)} ({len(inside)})</text>'
    return label + "".join(_mark(scale, top + (LANE - MARK) / 2, one) for one in inside)


def _mark(scale: Scale, top: float, event: Mapping[str, Any]) -> str:
    first, last = _day(event["date_first"]), _day(event["date_last"])
    left = scale.at(first or scale.first)
    width = max(scale.at(last or scale.last) - left, SHORTEST)
    colour = event_types()[event["event_type"]].colour
    told = reality(event["status"], event["claim"])
    hollow = f'fill="none" stroke="{colour}"' if told != "fact" else f'fill="{colour}" fill-opacity="0.35"'
    dash = f' stroke-dasharray="{DASHES[told]}"' if told in DASHES else ""
    arrow = "" if first and last else f'<text class="open" x="{left + (width if first else 0):.1f}" y="{top + 13}">'
    arrow += f"{'▸' if first else '◂'}</text>" if arrow else ""
    return f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{MARK}" {hollow}{dash}/>{arrow}'


def _ticks(scale: Scale, height: int) -> str:
    years = range(scale.first.year, scale.last.year + 2)
    step = max(len(years) // MOST_TICKS, 1)
    days = [date(year, 1, 1) for year in years[::step] if scale.first <= date(year, 1, 1) <= scale.last]
    shown = [(day, str(day.year)) for day in days] or [(scale.first, str(scale.first)), (scale.last, str(scale.last))]
    return "".join(
        f'<line x1="{scale.at(day):.1f}" x2="{scale.at(day):.1f}" y1="{HEAD}" y2="{height - HEAD}"/>'
        f'<text class="tick" x="{scale.at(day):.1f}" y="{height - 6}" text-anchor="middle">{words}</text>'
        for day, words in shown
    )


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()
