"""The menu of named views, drawn alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sahelscope.store import named_views
from sahelscope.views import tables


@pytest.fixture
def app(gold_database: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(tables, "DATABASE", gold_database)

    def views() -> None:
        from sahelscope.views import address, current  # noqa: PLC0415  AppTest runs this function alone
        from sahelscope.views.view_box import show_views  # noqa: PLC0415

        address.open_address()
        show_views(current.selection())

    return AppTest.from_function(views, default_timeout=30).run()


def test_a_shipped_view_is_one_click_away(app: AppTest) -> None:
    """Its filters go into the address, all others out of it."""
    name, view = next(iter(named_views().items()))
    app.session_state["languages"] = "nl"
    app.button(key=f"view_{name}").click().run()
    assert not app.exception
    assert app.session_state["actors"] == view.selection.to_params()["actors"]
    assert app.session_state["languages"] == ""


def test_a_saved_view_is_loaded(app: AppTest) -> None:
    """What its file asks for is selected; what these tables do not know is told."""
    saved = {"title": "*Mine*", "sentence": "", "filters": {"actors": "tur,atlantis", "dating": "surely"}}
    app.file_uploader(key="view_file").upload("mine.json", json.dumps(saved).encode(), "application/json").run()
    assert not app.exception
    assert app.session_state["actors"] == "tur"
    shown = " ".join(element.proto.body for element in app.get("html"))
    assert "Loaded: *Mine*." in shown
    assert "atlantis" in shown


def test_a_wrong_file_is_told_and_changes_nothing(app: AppTest) -> None:
    """It is no error, and what was selected stays."""
    app.file_uploader(key="view_file").upload("x.json", b"\xff{", "application/json").run()
    assert not app.exception
    assert "no view" in " ".join(element.proto.body for element in app.get("html"))
