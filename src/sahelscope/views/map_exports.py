"""What the map shows as files: GeoJSON, and a page that works without a network. Pictures are saved by the browser."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from sahelscope import figures
from sahelscope.exports import Export, MapFile, events_to_geojson, ties_to_geojson, to_map_page
from sahelscope.reference import borders, region_areas
from sahelscope.store import Row, Selection
from sahelscope.views import map_sums, tables
from sahelscope.views.export_box import MOST_ROWS
from sahelscope.views.map_look import Look
from sahelscope.views.map_page import picture_of, sheet_of
from sahelscope.views.static_files import ASSETS, address_of

MOST_BEHIND_A_TIE = 20
MOST_LISTED = 1_000
NAMES = ASSETS / "names.js"


def show_exports(selection: Selection, look: Look) -> None:
    """Two downloads, each made when it is asked for."""
    name = sheet_of(selection, look).file_name
    what = "ties" if look.layer == "ties" else "events"
    with st.container(horizontal=True, gap="small", key="map_files"):
        for label, ending, media, make in (
            (f"GeoJSON of the {what}", "geojson", "application/geo+json", geojson),
            ("Page that works offline", "html", "text/html", offline_page),
        ):
            st.download_button(
                label,
                data=partial(make, selection, look),
                file_name=f"{name}.{ending}",
                mime=media,
                on_click="ignore",
                key=f"map_{ending}",
                type="tertiary",
            )


def geojson(selection: Selection, look: Look) -> str:
    """The ties drawn as lines, or the events shown, with the borders' view among what the file says of itself."""
    export = _export(selection)
    if look.layer != "ties":
        found = export.rows("events")
        return events_to_geojson(found, export.about("events", [row.fields["article_id"] for row in found]))
    arcs = map_sums.ties(selection, look.section).drawn
    behind = {mark: _rows(selection, look, mark) for mark in arcs["mark_id"]}
    articles = [row.fields["article_id"] for found in behind.values() for row in found]
    return ties_to_geojson(arcs, behind, export.about("ties", articles))


def offline_page(selection: Selection, look: Look) -> str:
    """The map with everything that it needs, and the first MOST_LISTED events with their quotes."""
    sheet = sheet_of(selection, look)
    paths = (borders.country_file(look.borders, look.day), borders.HATCHES, borders.OUTLINES, region_areas.SHAPES)
    names = NAMES.read_text("utf-8").replace("export function", "function")
    return to_map_page(
        MapFile(
            title=f"{sheet.title}",
            figure=picture_of(selection, look).figure,
            files={address_of(path): path.read_bytes() for path in paths},
            legend=[(entry.sign, entry.words) for entry in sheet.legend],
            lines=[*sheet.lines, sheet.printed],
            rows=_export(selection).rows("events", MOST_LISTED),
            scripts=[figures.SCRIPT.read_text("utf-8"), names],
        )
    )


def _export(selection: Selection) -> Export:
    return Export(tables.store(), selection, datetime.now(UTC).date(), MOST_ROWS)


def _rows(selection: Selection, look: Look, mark: str) -> list[Row]:
    place = map_sums.at(selection, look, mark)
    return tables.store().map.rows_at(selection, place, MOST_BEHIND_A_TIE) if place else []
