"""Ties as arcs between the names of two countries: one for each direction, one without for what both do together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sahelscope.analysis.mercator import to_height, to_latitude
from sahelscope.analysis.rows import rows

POINTS = 24  # along an arc: a click is looked for at these
BEND = 0.16  # of the distance: how far an arc leaves the straight line, to the left of its direction
MOST_ARCS = 60
ARC_COLUMNS = ["mark_id", "actor", "recipient", "mutual", "events", "score", "longitudes", "latitudes"]

Labels = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Arcs:
    """`drawn`: one row an arc, ARC_COLUMNS, the busiest first; how many pairs and events are not, and why."""

    drawn: pd.DataFrame
    fewer: int  # events of pairs of countries that are less busy
    off_map: int  # events with somebody who is no country
    off_names: tuple[str, ...]  # who of them is in most events


def arcs(pairs: pd.DataFrame, labels: Labels) -> Arcs:
    """The MOST_ARCS busiest pairs of countries. `pairs`: actor, recipient, mutual, events, score, the busiest first.

    `labels` gives latitude and longitude of each country's name; whoever has none is on no map.
    """
    known = pairs["actor"].isin(labels.keys()) & pairs["recipient"].isin(labels.keys())
    on_map, off_map = pairs[known], pairs[~known]
    drawn = [_arc(pair, labels) for pair in rows(on_map.head(MOST_ARCS))]
    others = pd.concat([off_map["actor"], off_map["recipient"]])
    weights = pd.concat([off_map["events"], off_map["events"]])
    busiest = weights.groupby(others).sum().drop(labels.keys(), errors="ignore").sort_values(ascending=False)
    return Arcs(
        pd.DataFrame(drawn, columns=ARC_COLUMNS),
        int(on_map["events"][MOST_ARCS:].sum()),
        int(off_map["events"].sum()),
        tuple(str(name) for name in busiest.index[:3]),
    )


def _arc(pair: Mapping[str, object], labels: Labels) -> tuple[object, ...]:
    actor, recipient, mutual = str(pair["actor"]), str(pair["recipient"]), bool(pair["mutual"])
    longitudes, latitudes = _bent(labels[actor], labels[recipient], 0.0 if mutual else BEND)
    mark_id = f"tie:{actor}{'=' if mutual else '>'}{recipient}"
    return mark_id, actor, recipient, mutual, pair["events"], pair["score"], longitudes, latitudes


def _bent(start: tuple[float, float], end: tuple[float, float], bend: float) -> tuple[list[float], list[float]]:
    """Points of the arc, bent on the flat map, where it is looked at."""
    (y0, x0), (y1, x1) = ((to_height(latitude), longitude) for latitude, longitude in (start, end))
    middle = np.array([(x0 + x1) / 2 - bend * 2 * (y1 - y0), (y0 + y1) / 2 + bend * 2 * (x1 - x0)])
    along = np.linspace(0, 1, POINTS)[:, None]
    ends = np.array([[x0, y0]]), np.array([[x1, y1]])
    points = (1 - along) ** 2 * ends[0] + 2 * along * (1 - along) * middle + along**2 * ends[1]
    return np.round(points[:, 0], 2).tolist(), [round(to_latitude(height), 2) for height in points[:, 1]]
