"""The alliances page: three looks at memberships, the panel of a cell, and a table that reaches every cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from shown import drawn, text
from streamlit.testing.v1 import AppTest

from sahelscope.reference.alliances import alliances


def test_a_cell_tells_its_spells_and_what_articles_say(open_page: Callable[..., AppTest]) -> None:
    """Sources, and each claim beside the list: Armenia's announced withdrawal contradicts it, its membership does not."""
    app = open_page("alliances", cell="cell:arm:csto", day="2025-06-01")
    assert not app.exception
    shown = text(app)
    assert "France 24: interview with Nikol Pashinyan" in shown
    assert "Contradicts the list</b> · listed then as member, participation frozen" in shown
    assert "Agrees with the list" in shown
    labels = [one.label for one in app.button]
    assert any("about to leave" in label for label in labels)
    assert any("a member" in label for label in labels)


def test_all_countries_are_shown_on_request_and_grouped(open_page: Callable[..., AppTest]) -> None:
    """Two hundred countries and every listed alliance, with a heading for each part of the world."""
    chart = drawn(open_page("alliances", scope="all", day="2025-06-01"), "plot")
    grid = chart["layout"]["meta"]["grid"]
    assert len(grid["lines"]) > 190
    assert set(alliances()) <= set(grid["columns"].values())
    headings = [note["text"] for note in chart["layout"]["annotations"]]
    assert {"<b>Sahel</b>", "<b>Caucasus</b>", "<b>Western Africa</b>", "defence", "economic"} <= set(headings)
    alike = drawn(open_page("alliances", scope="all", order="alike"), "plot")
    assert not any(note["text"].startswith("<b>") for note in alike["layout"]["annotations"])


def test_every_cell_is_in_the_table(open_page: Callable[..., AppTest]) -> None:
    """The empty ones too; a row opens its cell."""
    app = open_page("alliances", day="2025-06-01")
    grid = drawn(app, "plot")["layout"]["meta"]["grid"]
    app.session_state["table_of_cells"] = True
    app.run()
    assert len(app.dataframe[0].value) == len(grid["lines"]) * len(grid["columns"])


@pytest.mark.parametrize(("of", "lines"), [("csto", 5), ("country", 8)])
def test_spells_over_time(open_page: Callable[..., AppTest], of: str, lines: int) -> None:
    """A line a country of the alliance chosen, or a line an alliance of the country; each spell can be opened."""
    app = open_page("alliances", **{"as": "time", "of": of if of == "csto" else "mli"})
    assert not app.exception
    chart = drawn(app, "plot")
    assert len(chart["layout"]["yaxis"]["tickvals"]) >= lines
    marks = [mark[0] for trace in chart["data"] for mark in trace.get("customdata") or []]
    assert all(mark.startswith("cell:") for mark in marks)
    assert "Spells over time" in chart["alt"]


def test_what_changed_between_two_days(open_page: Callable[..., AppTest]) -> None:
    """Both days stand in the address; each changed pair with both statuses and the source of the later one."""
    app = open_page("alliances", **{"as": "changes", "day": "2025-02-01", "since": "2023-09-01"})
    assert not app.exception
    assert "between 1 September 2023 and 1 February 2025" in text(app)
    found = app.dataframe[0].value.set_index(["Country", "Organisation"])
    assert found.loc[("Mali", "ECOWAS"), ["Before", "After"]].tolist() == ["member, suspended", "left"]
    assert found.loc[("Mali", "AES"), "Before"] == "nothing listed"
    assert all(found["Source"] != "")


@pytest.mark.parametrize("cell", ["cell:arm", "cell:no:body", "nonsense", "<b>"])
def test_every_address_is_answered(open_page: Callable[..., AppTest], cell: str) -> None:
    for view in ("day", "time", "changes"):
        assert not open_page("alliances", **{"cell": cell, "as": view, "since": "never", "of": "nobody"}).exception
