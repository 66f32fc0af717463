"""Countries by what happened in them: how many events, or the sum of their PLOVER scores, above or below zero."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import pandas as pd

from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted
from sahelscope.figures import inks, legend, signs
from sahelscope.figures.base_map import Fill, Labels, Layer, Name

MEASURES = ("count", "score")


def country_layer(countries: pd.DataFrame, labels: Labels, measure: str) -> Layer:
    """Countries filled by `count`, or by `score` on a scale around zero; the numbers stand under their names.

    `countries`: country, events, score.
    """
    listed = [row for row in rows(countries) if row["country"] in labels]
    if measure == "count":
        limits = _limits(max((row["events"] for row in listed), default=0), len(inks.AMOUNTS))
        colours, classes = _counts(listed, limits)
    else:
        limits = _limits(ceil(max((abs(row["score"]) for row in listed), default=0)), len(inks.TOWARDS))
        colours, classes = _scores(listed, limits)
    hover = {row["country"]: _hover(row, labels) for row in listed}
    names = [
        Name(f"{labels[row['country']][0]}\n{_number(row, measure)}", *labels[row["country"]][1:]) for row in listed
    ]
    read = _count_legend(limits) if measure == "count" else _score_legend(limits)
    return Layer(Fill(colours, classes, hover), (), (), names, read)


def _limits(most: int, classes: int) -> list[int]:
    """The highest number of each class, growing by a constant factor; fewer classes where there are few numbers."""
    found = sorted({max(1, round(most ** (step / classes))) for step in range(1, classes + 1)}) if most else []
    return [*found[:-1], most] if most else []


def _step(number: float, limits: list[int]) -> int:
    return next((place for place, limit in enumerate(limits) if number <= limit), len(limits) - 1)


def _counts(listed: list[dict[str, float]], limits: list[int]) -> tuple[list[str], dict[str, int]]:
    classes = {str(row["country"]): 1 + _step(row["events"], limits) for row in listed}
    return [inks.LAND, *inks.AMOUNTS[: len(limits)]], classes


def _scores(listed: list[dict[str, float]], limits: list[int]) -> tuple[list[str], dict[str, int]]:
    """Classes: no event, conflict from much to little, zero, cooperation from little to much."""
    steps = len(limits)

    def class_of(score: float) -> int:
        if score == 0:
            return steps + 1
        step = _step(abs(score), limits)
        return steps + 2 + step if score > 0 else steps - step

    colours = [inks.LAND, *reversed(inks.AGAINST[:steps]), inks.EVEN, *inks.TOWARDS[:steps]]
    return colours, {str(row["country"]): class_of(row["score"]) for row in listed}


def _number(row: dict[str, float], measure: str) -> str:
    return f"{row['events']:,}" if measure == "count" else f"{_signed(row['score'])} ({row['events']:,})"


def _signed(score: float) -> str:
    return f"{score:+,.0f}".replace("-", "−") if score else "0"


def _hover(row: dict[str, float], labels: Labels) -> str:
    name = labels[str(row["country"])][0]
    told = f"{counted(int(row['events']), 'event')} placed here<br>sum of scores {_signed(row['score'])}"
    return f"<b>{signs.plain(name)}</b><br>{told}"


def _count_legend(limits: list[int]) -> legend.Legend:
    spans = [(low + 1, high) for low, high in pairwise([0, *limits])]
    shown = [
        legend.filled("swatch", ink, f"{low:,} to {high:,}" if low < high else f"{high:,}")
        for ink, (low, high) in zip(inks.AMOUNTS, spans, strict=False)
    ]
    words = "no event; the number under a name: events that happened there"
    return (legend.filled("swatch", inks.LAND, words), *shown)


def _score_legend(limits: list[int]) -> legend.Legend:
    spans = list(pairwise([0, *limits]))
    against = [
        legend.filled("swatch", ink, f"−{high:,} to {f'−{low:,}' if low else 'below 0'}")
        for ink, (low, high) in zip(inks.AGAINST, spans, strict=False)
    ]
    towards = [
        legend.filled("swatch", ink, f"{f'+{low:,}' if low else 'above 0'} to +{high:,}")
        for ink, (low, high) in zip(inks.TOWARDS, spans, strict=False)
    ]
    words = "no event; under a name: sum of PLOVER scores (an event has −10 to +10), number of events in brackets"
    even = legend.filled("swatch", inks.EVEN, "0")
    return (legend.filled("swatch", inks.LAND, words), *reversed(against), even, *towards)
