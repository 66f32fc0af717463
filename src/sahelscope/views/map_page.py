"""The map with its layers: what is drawn, how it is read, and what its caption must say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import streamlit as st

from sahelscope.analysis.located import NOWHERE, UNPLACED
from sahelscope.analysis.wording import counted, date_in_words, day_in_words, names_in_words
from sahelscope.figures import legend
from sahelscope.figures.alliance_map import alliance_layer
from sahelscope.figures.base_map import Files, Ground, Layer
from sahelscope.figures.country_map import country_layer
from sahelscope.figures.event_map import SINGLE, event_layer, sizes
from sahelscope.figures.frame import Trace
from sahelscope.figures.tie_map import CHOSEN_ARC, tie_layer
from sahelscope.reference import borders, region_areas
from sahelscope.reference.alliances import alliances, status_on
from sahelscope.reference.map_views import map_views
from sahelscope.store import Selection, Store, in_words
from sahelscope.views import address, map_sums, tables
from sahelscope.views.chart import show_words
from sahelscope.views.map_look import LAYERS, MEASURE_LABELS, Look
from sahelscope.views.map_rows import choose_mark
from sahelscope.views.memory import remembered
from sahelscope.views.plot import Drawn, Sheet, drawn, show_plot
from sahelscope.views.static_files import address_of
from sahelscope.views.style import escaped, show_quiet


def show_shown(selection: Selection) -> None:
    """The line above the map that says in words what is shown."""
    show_words(shown_in_words(selection))


def shown_in_words(selection: Selection) -> str:
    """What is shown, in one line, from the sums that the map is drawn of."""
    return in_words(selection, map_sums.counts(selection), tables.names())


def show_map(selection: Selection, look: Look, mark: str) -> None:
    """The map with its legend and caption, and the count of what is not on it."""
    picture = picture_of(selection, look)
    sheet = replace(sheet_of(selection, look), chosen=_chosen_arc(selection, look, mark))
    opened = address.row_id()
    show_plot(
        replace(picture, where=_where(selection, look, opened)),
        key="map",
        on_pick=choose_mark(selection, look),
        opened=opened,
        sheet=sheet,
    )
    for line in sheet.lines[1:]:
        show_quiet(line)
    _show_left_out(selection, look)
    _show_disputes(look)


def picture_of(selection: Selection, look: Look) -> Drawn:
    """The map as the browser gets it."""
    return _picture(tables.store(), selection, look)


def sheet_of(selection: Selection, look: Look) -> Sheet:
    """What a picture of the map must say: title, what is shown, borders and licence, the day; and how to read it."""
    today = datetime.now(UTC).date()
    lines = (
        shown_in_words(selection),
        f"{_says(selection, look)} {borders.caption(look.borders, look.day)}",
    )
    disputed = legend.DISPUTED if look.borders in borders.HATCHED else ()
    return Sheet(
        title=f"{LAYERS[look.layer]}, {map_views()[look.section].label}",
        lines=lines,
        printed=f"SahelScope {tables.store().version}, {day_in_words(today)}",
        legend=(*layer_of(selection, look).legend, *disputed),
        file_name=selection.file_name(f"map-{look.layer}-{look.section}-{look.borders}", "svg").removesuffix(".svg"),
    )


def layer_of(selection: Selection, look: Look) -> Layer:
    """What lies on the ground."""
    return _layer(tables.store(), selection, look)


def ground_of(look: Look) -> Ground:
    """The ground that the layer lies on."""
    return Ground(
        map_views()[look.section],
        map_sums.labels(look.section),
        files=Files(
            address_of(borders.country_file(look.borders, look.day)),
            address_of(borders.HATCHES),
            address_of(borders.OUTLINES),
        ),
        shapes=borders.shapes(look.borders, look.day),
        disputed=borders.disputed(look.day) if look.borders in borders.HATCHED else (),
        seas=borders.seas(),
        sizes=borders.sizes(),
    )


@remembered()
def _picture(_: Store, selection: Selection, look: Look) -> Drawn:
    section = map_views()[look.section]
    alt = f"Map, {section.label}: {_says(selection, look)} {borders.views()[look.borders].label} borders."
    return drawn(ground_of(look).map_of(layer_of(selection, look)), alt)


@remembered(budget=map_sums.FEW_KEPT)
def _layer(_: Store, selection: Selection, look: Look) -> Layer:
    labels = map_sums.labels(look.section)
    if look.layer == "countries":
        return country_layer(map_sums.countries(selection), labels, look.measure)
    if look.layer == "ties":
        return tie_layer(map_sums.ties(selection, look.section).drawn, labels)
    if look.layer == "alliances":
        return alliance_layer(statuses(look.alliance, look.day), labels)
    return event_layer(map_sums.located(selection, look.section).marks, labels, address_of(region_areas.SHAPES))


def statuses(alliance: str, day: date) -> dict[str, str]:
    """Each country's listed status in the alliance on the day."""
    return {country: spell.status for (country, name), spell in status_on(day).items() if name == alliance}


def _says(selection: Selection, look: Look) -> str:
    """In a sentence what the layer shows."""
    if look.layer == "countries":
        found = map_sums.countries(selection)
        what = MEASURE_LABELS[look.measure].lower()
        return f"{what.capitalize()} by country of the place, {counted(len(found), 'country', 'countries')}."
    if look.layer == "ties":
        arcs = map_sums.ties(selection, look.section).drawn
        return f"{counted(int(arcs['events'].sum()), 'event')} between countries in {counted(len(arcs), 'arc')}."
    if look.layer == "alliances":
        name, held = alliances()[look.alliance].label, statuses(look.alliance, look.day)
        return f"{name} on {day_in_words(look.day)}: {counted(len(held), 'listed status', 'listed statuses')}."
    marks = map_sums.located(selection, look.section).marks
    return f"{counted(int(marks['count'].sum()), 'event')} at {counted(len(marks), 'spot')}."


def _where(selection: Selection, look: Look, row_id: str) -> dict[str, list[tuple[float, float, float]]]:
    """Where the open event stands, be it within the filters or not; nowhere on layers without signs."""
    spot = map_sums.spot_of(row_id) if row_id and look.layer == "events" else NOWHERE
    if spot == NOWHERE:
        return {}
    located, spots = map_sums.located(selection, look.section), map_sums.spots()
    row = located.mark_of.get(spot)
    if row is None:
        return {row_id: [(float(spots.longitude[spot]), float(spots.latitude[spot]), SINGLE)]}
    mark, size = located.marks.iloc[row], sizes(located.marks["count"].tolist())[row]
    if mark["precision"] == "country":
        _, latitude, longitude = map_sums.labels(look.section)[mark["country"]]
        return {row_id: [(longitude, latitude, size)]}
    return {row_id: [(mark["longitude"], mark["latitude"], size)]}


def _chosen_arc(selection: Selection, look: Look, mark: str) -> Trace | None:
    """The arc that was clicked, drawn over the others."""
    if look.layer != "ties":
        return None
    arcs = map_sums.ties(selection, look.section).drawn
    found = arcs[arcs["mark_id"] == mark]
    return None if found.empty else CHOSEN_ARC | {"lon": found["longitudes"].iloc[0], "lat": found["latitudes"].iloc[0]}


def _show_left_out(selection: Selection, look: Look) -> None:
    if look.layer == "ties":
        found = map_sums.ties(selection, look.section)
        if found.off_map:
            names = names_in_words([tables.names().get(one, one) for one in found.off_names])
            show_quiet(
                f"Not on the map: {counted(found.off_map, 'event')} with somebody who is no country, such as {names}."
            )
        if found.fewer:
            show_quiet(f"And {counted(found.fewer, 'event')} between less busy pairs, in the table below.")
        return
    if look.layer == "alliances":
        return
    unplaced = map_sums.located(selection, look.section).unplaced
    if not unplaced:
        show_quiet("Every event shown has a place.")
        return
    label = f"{counted(unplaced, 'event')} without a known place: read them"
    st.button(label, key="show_unplaced", on_click=choose_mark(selection, look), args=(UNPLACED,), type="tertiary")


def _show_disputes(look: Look) -> None:
    """Every area that is hatched: since when, who holds it, and on what that rests."""
    areas = borders.disputed(look.day) if look.borders in borders.HATCHED else ()
    if not areas:
        return
    with st.expander(f"Areas in dispute on {day_in_words(look.day)} · {len(areas)}", key="disputes"):
        listed = "".join(
            f"<dt>{escaped(area.name)}</dt><dd>{escaped(_spell(area))}. {escaped(area.sentence)} "
            f'<span class="quiet">{escaped(area.source)}</span></dd>'
            for area in areas
        )
        st.html(f'<dl class="facts">{listed}</dl>')


def _spell(area: borders.DisputedArea) -> str:
    since = date_in_words(area.since.isoformat())
    return f"Since {since}" + (f", until {date_in_words(area.until.isoformat())}" if area.until else "")
