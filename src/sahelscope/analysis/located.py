"""Events put on the map as exactly as they are known: a place at its point, a country at its name, nothing invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from sahelscope.analysis.natures import reality, shared, shared_quad, shared_reality
from sahelscope.analysis.rows import rows

UNPLACED = "unplaced"
PRECISIONS = ("point", "region", "sea", "country")
KINDS = {"point": "point", "city": "point", "region": "region", "sea": "sea", "country": "country"}
USED = [
    "event_id", "quad", "status", "claim", "place_name", "place_country", "place_kind", "latitude", "longitude",
]  # fmt: skip
MARK_COLUMNS = [
    "mark_id", "longitude", "latitude", "precision", "place", "country", "quad", "reality", "count", "event_ids",
]  # fmt: skip


@dataclass(frozen=True)
class Located:
    """`marks`: one row a spot on the map, MARK_COLUMNS; `unplaced`: events without any spot, whole rows."""

    marks: pd.DataFrame
    unplaced: pd.DataFrame

    def rows_of(self, mark_id: str) -> list[str]:
        """The events behind a mark, or behind UNPLACED; none where the id belongs to no mark here."""
        return self._by_mark.get(mark_id, [])

    @cached_property
    def _by_mark(self) -> dict[str, list[str]]:
        placed = dict(zip(self.marks["mark_id"], self.marks["event_ids"], strict=True))
        return {**placed, UNPLACED: list(self.unplaced["event_id"])}


def located(events: pd.DataFrame, country_labels: Mapping[str, tuple[float, float]]) -> Located:
    """Group the events by spot. `country_labels` gives latitude and longitude of each country's name.

    A place whose coordinates no gazetteer tells is known as its country only, and drawn so.
    """
    by_spot: dict[tuple[float, float, str], list[dict[str, Any]]] = {}
    unplaced = []
    for event in rows(events[USED]):
        spot = _spot(event, country_labels)
        unplaced.append(spot is None)
        if spot:
            by_spot.setdefault(spot, []).append(event)
    marks = [_mark(spot, group) for spot, group in sorted(by_spot.items(), key=lambda item: -len(item[1]))]
    return Located(pd.DataFrame(marks, columns=MARK_COLUMNS), events[np.array(unplaced, dtype=bool)])


def _mark(spot: tuple[float, float, str], group: list[dict[str, Any]]) -> dict[str, Any]:
    latitude, longitude, precision = spot
    return {
        "mark_id": f"spot:{latitude:.2f},{longitude:.2f},{precision}",
        "longitude": longitude,
        "latitude": latitude,
        "precision": precision,
        "place": shared((event["place_name"] for event in group), "several places"),
        "country": group[0]["place_country"],
        "quad": shared_quad(event["quad"] for event in group),
        "reality": shared_reality(reality(event["status"], event["claim"]) for event in group),
        "count": len(group),
        "event_ids": [event["event_id"] for event in group],
    }


def _spot(
    event: Mapping[str, Any], country_labels: Mapping[str, tuple[float, float]]
) -> tuple[float, float, str] | None:
    if pd.notna(event["latitude"]) and pd.notna(event["longitude"]) and event["place_kind"] != "country":
        return event["latitude"], event["longitude"], KINDS[event["place_kind"]]
    label = country_labels.get(event["place_country"])
    return (*label, "country") if label else None
