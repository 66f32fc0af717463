"""The search page: what was typed stays in the address, hits are marked, and each leads to its rows or its article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from sahelscope.records import Span
from sahelscope.store import Hit
from sahelscope.views import pages
from sahelscope.views.search_page import hit_html


@pytest.fixture
def open_search(open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    monkeypatch.setitem(pages.TITLES, "search", "Search")
    return lambda **params: open_page("search", **params)


def text(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_a_name_is_found_in_every_spelling(open_search: Callable[..., AppTest]) -> None:
    """What the address asks for is searched, and said in words."""
    app = open_search(q="Putin")
    assert not app.exception
    assert "Vladimir Putin in any spelling" in text(app)
    assert "<mark>Poetin</mark>" in text(app)
    assert 'lang="nl"' in text(app)


def test_what_is_typed_goes_into_the_address(open_search: Callable[..., AppTest]) -> None:
    """A link shares the search as it shares the filters."""
    app = open_search()
    assert "finds every spelling" in text(app)
    app.text_input(key="pick_query").set_value("wapens").run()
    assert app.text_input(key="q").value == "wapens"
    assert "<mark>wapens</mark>" in text(app)


def test_filters_apply_and_can_be_taken_from_a_name(open_search: Callable[..., AppTest]) -> None:
    """A recognised name offers all rows of its actor."""
    app = open_search(q="Armenia", languages="it")
    assert "among what the filters keep" in text(app)
    assert 'lang="nl"' not in text(app)
    app.button(key="filter_by_arm").click().run()
    assert app.text_input(key="actors").value == "arm"


def test_a_hit_opens_its_rows(open_search: Callable[..., AppTest]) -> None:
    """One click from a sentence to what was coded from it."""
    app = open_search(q='"transportoperatie" OR wapens kopen Turkije')
    assert "0 sentences hold" in text(app)
    app = open_search(q="wapens kopen Turkije")
    app.button(key="open_hit_0").click().run()
    assert app.text_input(key="row").value.startswith("000_")
    assert not app.exception


@pytest.mark.parametrize("upto", ["9999999999", "-1", "x", "٣٣"])
def test_a_broken_number_of_hits_is_no_error(open_search: Callable[..., AppTest], upto: str) -> None:
    """Foreign parameters are bounded."""
    assert not open_search(q="de", upto=upto).exception


def test_markup_of_a_text_is_text() -> None:
    """Hits are marked by offsets; whatever the sentence holds is shown to the letter."""
    hostile = "<img src=x onerror=alert(1)> & <mark>Putin</mark>"
    at = 100 + hostile.index("Putin")
    hit = Hit(
        "x", "<b>title</b>", "nl", "2023", "body", hostile, Span(100, 100 + len(hostile)), (Span(at, at + 5),), ()
    )
    shown = hit_html(hit)
    assert "<img" not in shown
    assert "<b>" not in shown
    assert shown.count("<mark>") == 1
    assert "&lt;mark&gt;<mark>Putin</mark>&lt;/mark&gt;" in shown
