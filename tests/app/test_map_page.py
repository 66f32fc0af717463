"""The map page as AppTest sees it: layers and looks of the address, what a mark leads to, and steps through time."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from shown import drawn, text
from streamlit.testing.v1 import AppTest

from sahelscope.views.map_look import LAYERS

KARABAKH_WAR = "country:aze"


def figure(app: AppTest) -> dict[str, Any]:
    """What the map was given: the first plot of the page."""
    return drawn(app, "plot")


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("view", ["neutral", "un", "ground"])
def test_every_layer_stands_under_every_view(open_page: Callable[..., AppTest], layer: str, view: str) -> None:
    """Layer and view are of the address; caption, legend, words and table twin come with each."""
    app = open_page("map", layer=layer, borders=view)
    assert not app.exception
    given = figure(app)
    assert given["alt"].endswith("borders.")
    assert given["sheet"]["legend"]
    assert "public domain" in " ".join(given["sheet"]["lines"])
    hatched = [trace for trace in given["data"] if (trace.get("meta") or {}).get("file")]
    assert bool(hatched) == (view == "neutral")
    assert any(one.label.startswith("Table ·") for one in app.expander)


def test_unknown_looks_fall_back(open_page: Callable[..., AppTest]) -> None:
    app = open_page("map", layer="<b>", borders="mine", view="moon", step="week", alliance="warsaw", measure="x")
    assert not app.exception
    assert "spot" in figure(app)["alt"]


def test_drawn_and_unplaced_are_what_is_shown(open_page: Callable[..., AppTest]) -> None:
    """The numbers in the signs and the line of what has no place add up."""
    app = open_page("map", layer="countries")
    placed = sum(int(name.split("<br>")[1]) for trace in figure(app)["data"] if (trace.get("meta") or {}).get("names")
                 for name in trace["text"] if "<br>" in name)  # fmt: skip
    unplaced = next(one.label for one in app.button if "without a known place" in one.label)
    assert placed + int(unplaced.split()[0]) >= 66 - 1  # a region of several countries is in none


def test_a_country_opens_its_events_and_narrows_the_table(open_page: Callable[..., AppTest]) -> None:
    app = open_page("map", spot=KARABAKH_WAR)
    assert "3 events in Azerbaijan." in text(app)
    assert any("3 events in Azerbaijan" in one.label for one in app.expander)
    app.button(key="forget_mark").click().run()
    assert not app.exception
    assert any("66 events" in one.label for one in app.expander)


def test_an_arc_opens_its_events(open_page: Callable[..., AppTest]) -> None:
    """The arc that is open is drawn over the others."""
    app = open_page("map", layer="ties", spot="tie:tur>rus")
    assert "6 events between Türkiye and Russia." in text(app)
    assert any(len(over.get("lon", [])) > 2 for over in figure(app)["over"])


def test_a_membership_opens_what_articles_say_of_it(open_page: Callable[..., AppTest]) -> None:
    app = open_page("map", layer="alliances", alliance="csto", spot="country:arm")
    assert not app.exception
    assert "in Armenia" in text(app)
    assert any("relationships in Armenia" in one.label for one in app.expander)


def test_unplaced_events_are_one_click_away(open_page: Callable[..., AppTest]) -> None:
    app = open_page("map")
    app.button(key="show_unplaced").click().run()
    assert not app.exception
    assert "without a known place." in text(app)
    assert "<mark" in text(app)


def test_open_event_keeps_its_ring_when_filters_leave_it_out(open_page: Callable[..., AppTest]) -> None:
    """What is selected stays visible, on the map and in the panel."""
    app = open_page("map", spot=KARABAKH_WAR)
    listed = [one.proto.bytes for one in app.get("bidi_component") if one.proto.component_name == "sahelscope.list"]
    row_id = json.loads(listed[-1].split(b"\n")[0])["rows"][0]["id"]
    filtered = open_page("map", row=row_id, event_types="AID", countries="mli")
    assert len(figure(filtered)["over"][0]["lon"]) == 1
    assert "<blockquote" in text(filtered)


def test_time_steps_by_the_calendar(open_page: Callable[..., AppTest]) -> None:
    """The window stands in words and in the address; all time takes it away."""
    app = open_page("map", date_from="2022-11-01", date_to="2022-11-30", dating="surely")
    assert "November 2022" in text(app)
    assert "vague dates: surely within" in text(app)
    app.button(key="all_time").click().run()
    assert app.session_state["date_from"] == app.session_state["date_to"] == ""


def test_play_waits_to_be_started(open_page: Callable[..., AppTest]) -> None:
    """The player is told what can be stepped to, and nothing that would start it."""
    given = drawn(open_page("map"), "player")
    assert given["forward"]
    assert given["back"]
    assert set(given) == {"shown", "period", "forward", "back"}


def test_disputes_are_told_with_their_sources(open_page: Callable[..., AppTest]) -> None:
    shown = text(open_page("map"))
    assert "UN General Assembly resolution 68/262 (2014)" in shown
    assert "Since 18 March 2014" in shown


def test_map_can_be_taken_along(open_page: Callable[..., AppTest]) -> None:
    app = open_page("map", layer="ties")
    assert {"GeoJSON of the ties", "Page that works offline"} <= {one.proto.label for one in app.get("download_button")}
