"""Figures by their traces: what stands where, under which id, in which sign."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from sahelscope import figures
from sahelscope.analysis.density import busiest_window, density
from sahelscope.analysis.lanes import Lanes, Told, in_lanes
from sahelscope.analysis.underlays import underlay
from sahelscope.figures import inks, signs
from sahelscope.figures.event_timeline import event_timeline
from sahelscope.figures.event_timeline import where_drawn as mark_places
from sahelscope.figures.frame import ring
from sahelscope.figures.membership_matrix import membership_matrix
from sahelscope.figures.membership_matrix import where_drawn as cell_places
from sahelscope.store import Selection, Store

EVERYTHING, EMPTY = Selection(), Selection(articles=("none",))


def clickable(figure: Figure) -> list[str]:
    return [row[0] for trace in figure.data if trace.customdata is not None for row in trace.customdata]


def actor_lanes(store: Store, selection: Selection, names: Mapping[str, str] = MappingProxyType({})) -> Lanes:
    told, window = Told("actor"), busiest_window(store.spans(selection))
    sizes = store.lane_sizes(selection, told, 12)
    return in_lanes(sizes, store.moments(selection, told, sizes, window), names, window, by_name=False)


def drawn_timeline(store: Store, selection: Selection = EVERYTHING) -> Figure:
    lanes = actor_lanes(store, selection)
    return event_timeline(lanes, density(store.spans(selection)), underlay("un", set(lanes.lanes["lane_id"])))


def test_every_drawn_event_can_be_ringed(gold_store: Store) -> None:
    """Where an event is drawn is known, on each chart, and a ring stands there and nowhere else."""
    drawn = ring("scattergeo", [(44.5, 40.2, 11.0)])
    assert (drawn["lon"], drawn["lat"]) == ([44.5], [40.2])
    assert drawn["marker"]["size"][0] > 11
    assert ring("scatter", [])["x"] == []
    lanes = actor_lanes(gold_store, EVERYTHING)
    assert set(mark_places(lanes)) == {str(number) for numbers in lanes.marks["numbers"] for number in numbers}


@pytest.mark.parametrize("draw", [drawn_timeline])
def test_figures_are_valid(gold_store: Store, draw: Any) -> None:
    """Figures are not validated as they are made; Plotly finds nothing wrong with them here."""
    figure = draw(gold_store)
    assert len(Figure(figure.to_plotly_json()).data) == len(figure.data)


@pytest.mark.parametrize("draw", [drawn_timeline])
def test_nothing_to_show_is_a_figure_too(gold_store: Store, draw: Any) -> None:
    """An empty table draws without error, with nothing to click."""
    assert clickable(draw(gold_store, EMPTY)) == []


def test_undated_events_are_beside_their_lane(gold_store: Store) -> None:
    """The events without a date are counted on an axis that is not one of time."""
    figure = drawn_timeline(gold_store)
    beside = next(trace for trace in figure.data if trace.xaxis == "x2")
    assert all(row[0].startswith("undated:") for row in beside.customdata)
    assert set(beside.x) == {0}


def test_names_in_a_figure_stay_text(gold_store: Store) -> None:
    """Plotly reads tags in labels; a name that looks like one is shown to the letter."""
    lanes = actor_lanes(gold_store, EVERYTHING, {"rus": "<b>R</b> & co"})
    figure = event_timeline(lanes, density(gold_store.spans()))
    written = [annotation.text for annotation in figure.layout.annotations]
    assert any("&lt;b&gt;R&lt;/b&gt; &amp; co" in text for text in written)
    assert signs.shortened("<i>" * 20, 10) == "&lt;i&gt;&lt;i&gt;&lt;i&gt;…"


def test_matrix_has_a_cell_for_each_pair() -> None:
    """Every cell can be clicked, filled or not; the letter says the status without colour."""
    cells = pd.DataFrame(
        [
            ("cell:arm:csto", "arm", "csto", "frozen", "2024-02-23", "left", ["r1"], "contradicts"),
            ("cell:blr:csto", "blr", "csto", "", "", "member", ["r2"], "only said"),
            ("cell:blr:nato", "blr", "nato", "", "", "", [], ""),
        ],
        columns=["mark_id", "country", "alliance", "status", "since", "said", "rows", "verdict"],
    )
    figure = membership_matrix(cells, {}, {})
    assert Figure(figure.to_plotly_json()).data
    assert set(cell_places(cells)) == set(cells["mark_id"])
    grid = figure.layout.meta["grid"]
    named = [
        f"{grid['name']}:{grid['lines'][str(y)]}:{grid['columns'][f'{x:g}']}"
        for trace in figure.data
        if trace.hoverinfo != "skip"
        for x, y in zip(trace.x, trace.y, strict=True)
    ]
    assert sorted(named) == sorted(cells["mark_id"])
    letters = [letter for trace in figure.data if trace.text is not None for letter in trace.text]
    assert sorted(letters) == ["M", "Z"]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_keep_their_contrast(theme: str) -> None:
    """Signs stand at 3:1 or more against the paper, text at 4.5:1 against every ground, in both themes."""

    def shown(ink: str) -> str:
        return ink if theme == "light" else figures.DARK_INKS.get(ink, ink)

    colours = [*signs.COLOURS.values(), *(sign.colour for sign in signs.MEMBERSHIP_SIGNS.values())]
    assert all(contrast(shown(colour), shown(inks.PAPER)) >= 3 for colour in colours)  # every sign has an edge of paper
    for ground in (inks.PAPER, inks.LAND, inks.SEA, inks.BAND):
        assert all(contrast(shown(colour), shown(ground)) >= 2.6 for colour in colours)
        assert all(contrast(shown(colour), shown(ground)) >= 4.5 for colour in (inks.TEXT, inks.MUTED))


def test_dark_inks_can_be_told_apart_by_the_browser() -> None:
    """The browser swaps colours by their text: each must be one lower-case hex of its own."""
    assert all(re.fullmatch(r"#[0-9a-f]{6}", ink) for pair in figures.DARK_INKS.items() for ink in pair)


def test_script_is_where_the_pages_look_for_it() -> None:
    """The drawing library comes with the installed Plotly."""
    assert Path(figures.SCRIPT).is_file()
