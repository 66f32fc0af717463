"""Events put on the map as exactly as they are known: a place at its point, a country at its name, nothing invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sahelscope.analysis.natures import shared, shared_quad, shared_reality, with_reality
from sahelscope.analysis.rows import rows

PRECISIONS = ("point", "region", "sea", "country")
KINDS = {"point": "point", "city": "point", "region": "region", "sea": "sea", "country": "country"}
MARK_COLUMNS = [
    "mark_id", "longitude", "latitude", "precision", "place", "country", "quad", "reality", "count", "event_ids",
]  # fmt: skip


@dataclass(frozen=True)
class Located:
    """`marks`: one row a spot on the map, MARK_COLUMNS; `unplaced`: events without any spot, whole rows."""

    marks: pd.DataFrame
    unplaced: pd.DataFrame

    def rows_of(self, mark_id: str) -> list[str]:
        """The events behind a mark; none where the id belongs to no mark here."""
        found = self.marks.loc[self.marks["mark_id"] == mark_id, "event_ids"]
        return list(found.iloc[0]) if len(found) else []


def located(events: pd.DataFrame, country_labels: Mapping[str, tuple[float, float]]) -> Located:
    """Group the events by spot. `country_labels` gives latitude and longitude of each country's name.

    A place whose coordinates no gazetteer tells is known as its country only, and drawn so.
    """
    spots = [_spot(event, country_labels) for event in rows(events)]
    found = pd.Series([spot is not None for spot in spots], index=events.index, dtype=bool)
    placed = with_reality(events[found]).reset_index(drop=True)
    if placed.empty:
        return Located(pd.DataFrame(columns=MARK_COLUMNS), events)
    spot_columns = pd.DataFrame([spot for spot in spots if spot], columns=["latitude", "longitude", "precision"])
    placed = placed.drop(columns=["latitude", "longitude"]).join(spot_columns)
    marks = placed.groupby(["latitude", "longitude", "precision"], sort=False).agg(
        place=("place_name", lambda names: shared(names, "several places")),
        country=("place_country", "first"),
        quad=("quad", shared_quad),
        reality=("reality", shared_reality),
        count=("event_id", "size"),
        event_ids=("event_id", list),
    )
    marks = marks.reset_index()
    ids = [f"spot:{latitude:.2f},{longitude:.2f},{precision}" for latitude, longitude, precision
           in zip(marks["latitude"], marks["longitude"], marks["precision"], strict=True)]  # fmt: skip
    marks = marks.assign(mark_id=ids).sort_values("count", ascending=False, kind="stable")
    return Located(marks[MARK_COLUMNS].reset_index(drop=True), events[~found])


def _spot(
    event: Mapping[str, Any], country_labels: Mapping[str, tuple[float, float]]
) -> tuple[float, float, str] | None:
    if pd.notna(event["latitude"]) and pd.notna(event["longitude"]) and event["place_kind"] != "country":
        return event["latitude"], event["longitude"], KINDS[event["place_kind"]]
    label = country_labels.get(event["place_country"])
    return (*label, "country") if label else None
