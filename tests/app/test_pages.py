"""Each page in three states: everything, one country, nothing; and the address that every page shares."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from shown import drawn, text
from streamlit.testing.v1 import AppTest

PAGES = ("overview", "map", "alliances", "timeline", "articles")
CHARTS = ("map", "alliances", "timeline")
STATES: dict[str, dict[str, str]] = {
    "everything": {},
    "one country": {"countries": "arm"},
    "nothing": {"countries": "arm", "languages": "nl", "event_types": "AID"},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", PAGES)
def test_page_stands_in_every_state(open_page: Callable[..., AppTest], name: str, state: str) -> None:
    """A page shows no error whatever the filters leave, and says in words how much that is."""
    app = open_page(name, **STATES[state])
    assert not app.exception
    assert not app.error
    shown = {
        "everything": "<b>66 of 66 events</b>",
        "one country": "<b>17 of 66 events</b>",
        "nothing": "<b>0 of 66 events</b>",
    }
    if name != "alliances":
        assert shown[state] in text(app)


@pytest.mark.parametrize("name", CHARTS)
def test_chart_has_words_and_a_table(open_page: Callable[..., AppTest], name: str) -> None:
    """A chart can be read without seeing it: a sentence for screen readers, and a table below it."""
    app = open_page(name)
    assert drawn(app, "plot")["alt"].endswith(".")
    assert any(label.startswith("Table ·") for label in (one.label for one in app.expander))


def test_filters_of_the_address_reach_every_page(open_page: Callable[..., AppTest]) -> None:
    """What the address asks for is chosen in the filters and kept when the page changes."""
    app = open_page("timeline", actors="tur", event_types="REQUEST")
    assert app.multiselect(key="pick_actors").value == ["tur"]
    assert app.multiselect(key="pick_event_types").value == ["REQUEST"]
    assert "Türkiye" in text(app)


def test_options_say_how_many_events_they_show(open_page: Callable[..., AppTest]) -> None:
    """Each option carries its count under the other filters."""
    assert "Armenia (16)" in open_page("overview").multiselect(key="pick_actors").options


def test_choice_in_a_filter_goes_into_the_address(open_page: Callable[..., AppTest]) -> None:
    """Choosing an actor writes its id, not its label or count, and counts anew."""
    app = open_page("overview")
    app.multiselect(key="pick_actors").select("arm").run()
    assert app.text_input(key="actors").value == "arm"
    assert "<b>16 of 66 events</b>" in text(app)
    app.button(key="reset").click().run()
    assert app.session_state["actors"] == ""
    assert "<b>66 of 66 events</b>" in text(app)


def test_undo_goes_back_a_change_at_a_time(open_page: Callable[..., AppTest]) -> None:
    """Each change of the filters can be taken back, a reset too, until none is left."""
    app = open_page("overview", languages="nl")
    assert app.button(key="undo").disabled
    app.multiselect(key="pick_actors").select("tur").run()
    app.button(key="reset").click().run()
    app.button(key="undo").click().run()
    assert (app.session_state["actors"], app.session_state["languages"]) == ("tur", "nl")
    app.button(key="undo").click().run()
    assert (app.session_state["actors"], app.session_state["languages"]) == ("", "nl")
    assert app.button(key="undo").disabled


def test_broken_address_is_mended_with_a_notice(open_page: Callable[..., AppTest]) -> None:
    """Values that do not exist are left out and named; the good ones beside them count."""
    app = open_page("overview", event_types="AID,NONSENSE", date_from="soon")
    assert not app.exception
    assert "NONSENSE" in app.warning[0].value
    assert app.session_state["event_types"] == "AID"
    assert app.session_state["date_from"] == ""


def test_open_row_shows_its_sentence_in_its_language(open_page: Callable[..., AppTest]) -> None:
    """The evidence panel holds the quote, marked, in the article's language, and who claims it."""
    shown = text(open_page("map", row="004_e063f7ba8a731b60-e01"))
    assert 'lang="it"' in shown
    assert "<mark" in shown
    assert "Politico" in shown
    assert "2018 to 2022" in shown


def test_unknown_row_is_told(open_page: Callable[..., AppTest]) -> None:
    """A row id that leads nowhere is said to, and stays text."""
    app = open_page("map", row="<b>no</b> such *row*")
    assert not app.exception
    assert "There is no row" in app.info[0].value


def test_article_is_given_whole_and_as_text(open_page: Callable[..., AppTest]) -> None:
    """The reader gets every block of the article cut into stretches; joined, they are the block, whatever it contains."""
    given = drawn(open_page("articles", row="004_e063f7ba8a731b60-e01"), "reader")
    assert given["language"] == "it"
    joined = "".join(stretch["text"] for block in given["blocks"] for stretch in block["stretches"])
    assert "La Bielorussia ha trasferito" in joined
    assert given["chosen"] == "004_e063f7ba8a731b60-e01"


def test_overview_finds_who_stands_on_both_sides(open_page: Callable[..., AppTest]) -> None:
    """The most telling finding of the seeds is computed: an ally that armed the ally's rival."""
    shown = text(open_page("overview"))
    assert "Belarus is allied with Armenia and armed Azerbaijan, Armenia’s rival." in shown
    assert "Türkiye is a partner of Russia and Ukraine, which is at war with Russia." in shown


def test_marks_lead_to_rows(open_page: Callable[..., AppTest]) -> None:
    """Every mark that can be clicked carries an id, on each chart."""
    for name in CHARTS:
        chart = drawn(open_page(name), "plot")
        ids = [one for trace in chart["data"] for one in trace.get("customdata") or []]
        grid = chart["layout"].get("meta", {}).get("grid", {"lines": {}, "columns": {}})
        assert ids or (grid["lines"] and grid["columns"])
        assert all(isinstance(one[0], str) and one[0] for one in [*ids, *grid["lines"].values()])


def test_views_and_exports_are_on_every_page(open_page: Callable[..., AppTest]) -> None:
    """Both menus stand below the filters, and are made when they are opened."""
    app = open_page("timeline")
    assert not app.get("download_button")
    app.session_state["kept"] = True
    app.run()
    assert not app.exception
    assert {"Tables for a spreadsheet (CSV)", "Save"} <= {one.proto.label for one in app.get("download_button")}
