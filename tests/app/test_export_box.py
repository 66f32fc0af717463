"""Downloads and other tellings, each drawn alone: whichever page shows them, this is what they show."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sahelscope.exports import FORMATS
from sahelscope.store import Selection
from sahelscope.views import export_box, tables

COUP = "en_02_sahel-ecowas-exit-e04"


@pytest.fixture(autouse=True)
def gold_tables(gold_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "DATABASE", gold_database)


def exports() -> None:
    """A page with nothing but the menu of downloads."""
    from sahelscope.store import Selection  # noqa: PLC0415  AppTest runs this function alone
    from sahelscope.views.export_box import show_exports  # noqa: PLC0415

    show_exports(Selection(region="sahel"))


def tellings() -> None:
    """A page with nothing but the other tellings of the coup in Niger, and of an event that is told once."""
    from sahelscope.views import tables  # noqa: PLC0415
    from sahelscope.views.telling_panel import show_tellings  # noqa: PLC0415

    for row_id in ("en_02_sahel-ecowas-exit-e04", "en_02_sahel-ecowas-exit-e07", "en_02_sahel-ecowas-exit-r01"):
        row = tables.evidence(row_id)
        if row:
            show_tellings(row)


def test_every_format_is_on_offer() -> None:
    """A button a format, named for what it is good for."""
    app = AppTest.from_function(exports, default_timeout=30).run()
    assert not app.exception
    assert len(app.get("download_button")) == len(FORMATS) == len(export_box.LABELS)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_downloaded_opens(form: str) -> None:
    """One file as it is, several in an archive."""
    single = form in {"brief", "gexf"}
    content = export_box._content(Selection(region="caucasus"), form, single=single)
    assert content[:2] == (b"PK" if not single else {"brief": b"<!", "gexf": b"<?"}[form])


def test_other_tellings_are_shown_with_what_differs() -> None:
    """Articles in other languages, their quotes in `lang`, and what is not told alike; nothing for what is told once."""
    app = AppTest.from_function(tellings, default_timeout=30).run()
    assert not app.exception
    assert [one.label for one in app.expander] == [
        "6 other tellings of this event (Dutch, English, French, German, Italian)"
    ]
    shown = " ".join(element.proto.body for element in app.get("html"))
    assert "Not told alike" in shown
    assert 'lang="de"' in shown
    app.button(key=f"telling_{'nl_01_sahellanden-verlaten-ecowas-e05'}").click().run()
    assert app.session_state["row"] == "nl_01_sahellanden-verlaten-ecowas-e05"
