"""A map as GeoJSON: events where they are known to be, ties as lines, each with its rows and their quotes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from sahelscope.analysis.rows import rows
from sahelscope.exports.about import About
from sahelscope.store import Row

TOLD = (
    "article_id", "event_type", "mode", "quad", "score", "actors", "recipients", "status", "claim", "date",
    "place_name", "place_country", "place_kind", "certainty",
)  # fmt: skip
PRECISE = frozenset({"point", "city", "region", "sea"})

Feature = dict[str, Any]


def events_to_geojson(events: Iterable[Row], about: About) -> str:
    """A feature an event. One known only by its country has no geometry: a point would say more than is known."""
    return _collection((_event(row) for row in events), about)


def ties_to_geojson(arcs: pd.DataFrame, behind: Mapping[str, list[Row]], about: About) -> str:
    """A line an arc of analysis.arcs, from actor to recipient, with the rows behind it by its id."""
    return _collection((_tie(arc, behind.get(arc["mark_id"], [])) for arc in rows(arcs)), about)


def _event(row: Row) -> Feature:
    fields = row.fields
    known = fields["place_kind"] in PRECISE and pd.notna(fields["latitude"]) and pd.notna(fields["longitude"])
    geometry = {"type": "Point", "coordinates": [fields["longitude"], fields["latitude"]]} if known else None
    told = {name: _plain(fields[name]) for name in TOLD}
    return _feature(row.row_id, geometry, {**told, "quotes": [quote.text for quote in row.quotes]})


def _tie(arc: Mapping[str, Any], found: list[Row]) -> Feature:
    line = [list(point) for point in zip(arc["longitudes"], arc["latitudes"], strict=True)]
    told = {name: _plain(arc[name]) for name in ("actor", "recipient", "mutual", "events", "score")}
    quoted = [{"event_id": row.row_id, "quotes": [quote.text for quote in row.quotes]} for row in found]
    return _feature(arc["mark_id"], {"type": "LineString", "coordinates": line}, {**told, "rows": quoted})


def _feature(name: str, geometry: dict[str, Any] | None, properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": properties}


def _plain(value: Any) -> Any:
    """Numbers of a table as Python's own."""
    return value.item() if hasattr(value, "item") else value


def _collection(features: Iterator[Feature], about: About) -> str:
    """A feature a line; what the file says of itself stands beside the features, as the standard allows."""
    told = json.dumps({"about": json.loads(about.to_json())}, ensure_ascii=False)[1:-1]
    listed = ",\n".join(json.dumps(feature, ensure_ascii=False, allow_nan=False) for feature in features)
    return f'{{"type": "FeatureCollection", {told}, "features": [\n{listed}\n]}}\n'
