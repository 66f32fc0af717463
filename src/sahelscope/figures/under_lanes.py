"""What lies under the lanes of a timeline: stretches at the foot of a lane, named where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import pandas as pd

from sahelscope.analysis.wording import day_in_words
from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Trace, trace

if TYPE_CHECKING:
    from sahelscope.analysis.underlays import Stretch

UNDERLAY_HEIGHT = 17  # px
WIDTH = 13
LETTERS = 120  # that find room over the whole window
MIN_LETTERS = 4  # fewer say nothing


def underlay(stretches: Sequence[Stretch], placed: pd.DataFrame, window: tuple[date, date]) -> list[Trace]:
    """A bar a stretch, in two tones by turns; `placed` has the `top` and `height` of each `lane_id`."""
    feet = {
        lane: -(top + height - UNDERLAY_HEIGHT / 2)
        for lane, top, height in zip(placed["lane_id"], placed["top"], placed["height"], strict=True)
    }
    seen = [one for one in stretches if one.lane_id in feet and _in_sight(one, window)]
    ordered = sorted(seen, key=lambda one: (one.lane_id, one.first or date.min))
    return [
        _bar(one, feet[one.lane_id], window, inks.FAINT if number % 2 else inks.GRID)
        for _, lane in groupby(ordered, key=lambda one: one.lane_id)
        for number, one in enumerate(lane)
    ]


def _in_sight(one: Stretch, window: tuple[date, date]) -> bool:
    return (one.first or date.min) <= window[1] and (one.last or date.max) >= window[0]


def _bar(one: Stretch, y: float, window: tuple[date, date], colour: str) -> Trace:
    left, right = max(one.first or window[0], window[0]), min(one.last or window[1], window[1])
    room = LETTERS * (right - left).days / max((window[1] - window[0]).days, 1)
    words = signs.shortened(one.words, int(room)) if room > MIN_LETTERS else ""
    since = f"since {day_in_words(one.first)}" if one.first else "before"
    until = f"until {day_in_words(one.last)}" if one.last else "open"
    return trace(
        "scatter",
        x=[left, left + (right - left) / 2, right],
        y=[y, y, y],
        mode="lines+text",
        line={"color": colour, "width": WIDTH},
        text=["", words, ""],
        textfont={"size": 10, "color": inks.TEXT},
        hovertext=f"{signs.plain(one.words)}<br>{since}, {until}",
        hovertemplate="%{hovertext}<extra></extra>",
    )
