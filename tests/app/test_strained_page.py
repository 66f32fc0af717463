"""The strained ties page: the seeds' sentences with their quotes, the network, both tables, and pledges that were called."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from shown import drawn, text
from streamlit.testing.v1 import AppTest

from sahelscope.views import pages

BELARUS = "Belarus is allied with Armenia and armed Azerbaijan, Armenia’s rival."
TRIAD = "triad:blr:arm:aze"


@pytest.fixture
def open_strained(open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    monkeypatch.setitem(pages.TITLES, "strained", "Strained ties")
    monkeypatch.setitem(pages.TITLES, "actor", "Actors")
    return lambda **params: open_page("strained", **params)


def spots(app: AppTest) -> dict[str, tuple[float, float]]:
    """Where each name is drawn."""
    traces = drawn(app, "plot")["data"]
    named = next(one for one in traces if one.get("customdata") and one["customdata"][0][0].startswith("node:"))
    return {mark[0]: (x, y) for mark, x, y in zip(named["customdata"], named["x"], named["y"], strict=True)}


def test_the_seeds_are_told_in_sentences_with_quotes(open_strained: Callable[..., AppTest]) -> None:
    """Each triad is a sentence, says why it stands where it stands, and has a quote for each of its ties."""
    app = open_strained(day="2025-06-01")
    assert not app.exception
    shown = text(app)
    assert BELARUS in shown
    assert "Türkiye is a partner of Russia and Ukraine, which is at war with Russia." in shown
    assert "3 of 3 ties told by articles" in shown
    assert "merely alleged: arms supplied" in shown
    for quote in ("alleate nel patto CSTO", "ha assistito attivamente", "rivale di lunga data"):
        assert quote in shown
    assert "not a forecast" in shown


def test_a_quote_leads_to_its_evidence(open_strained: Callable[..., AppTest]) -> None:
    """A click on the line of a tie opens the row in the panel."""
    app = open_strained(day="2025-06-01")
    button = next(one for one in app.button if one.label.startswith("\\+ Belarus armed Azerbaijan"))
    button.click().run()
    assert app.text_input(key="row").value == "004_e063f7ba8a731b60-r01"
    assert not app.exception


@pytest.mark.parametrize("mark", [TRIAD, "tie:arm:blr", "node:tur", "tie:no:body", "triad:x", "nonsense", "<b>"])
def test_every_mark_of_an_address_is_answered(open_strained: Callable[..., AppTest], mark: str) -> None:
    """Triads, ties and names of a link are opened; what does not exist opens nothing."""
    app = open_strained(tie=mark)
    assert not app.exception
    assert "<b>" not in [one.label for one in app.button]


def test_layers_stand_side_by_side(open_strained: Callable[..., AppTest]) -> None:
    """An open tie shows every layer, what is denied too, and the alliances that both are listed in."""
    app = open_strained(tie="tie:rus:tur")
    shown = text(app)
    assert "Russia and Türkiye: bound" in shown
    assert "has sanctions on Russia (denied)" in shown
    assert "Türkiye is a member of NATO, which Russia opposes" in shown
    assert any(one.label.startswith("Both listed in") for one in app.expander)


def test_a_filter_keeps_whole_triads(open_strained: Callable[..., AppTest]) -> None:
    """Who asks for Armenia sees what Belarus did to it: all three ties, and nobody else's triads."""
    app = open_strained(countries="arm", day="2025-06-01")
    shown = text(app)
    assert BELARUS in shown
    assert "Türkiye is a partner" not in shown
    assert "node:tur" not in spots(app)
    assert BELARUS in text(open_strained(actors="nikol_pashinyan"))


def test_names_stay_where_they_are(open_strained: Callable[..., AppTest]) -> None:
    """No filter and no day moves anyone."""
    all_spots, few = spots(open_strained()), spots(open_strained(countries="arm", day="2023-01-01"))
    assert 2 < len(few) < len(all_spots)
    assert all(all_spots[name] == spot for name, spot in few.items() if name in all_spots)


def test_the_network_is_told_in_words_and_tables(open_strained: Callable[..., AppTest]) -> None:
    """A sentence for screen readers, and a table of the ties and of the triads."""
    app = open_strained()
    assert drawn(app, "plot")["alt"].endswith("that divide.")
    labels = [one.label for one in app.expander]
    assert any(label.startswith("Table ·") and label.endswith("ties") for label in labels)
    assert "Table · 3 triads" in labels


def test_pairs_and_pledges(open_strained: Callable[..., AppTest]) -> None:
    """Pairs that contradict with all their reasons; the call of Armenia and what came of it."""
    assert "Armenia and Belarus: bound, and yet not only" in text(open_strained(part="pairs"))
    shown = text(open_strained(part="pledges"))
    assert "Armenia asked CSTO for help (about September 2022): something promised or offered." in shown
    assert "per ottenere sostegno" in shown
    assert "Only calls that an article tells of." in shown


@pytest.mark.parametrize("part", ["triads", "pairs", "pledges"])
def test_nothing_is_said_in_words(open_strained: Callable[..., AppTest], part: str) -> None:
    """A filter that leaves nothing leaves a sentence, not an error."""
    app = open_strained(countries="fra", languages="nl", event_types="AID", relations="leads", part=part)
    assert not app.exception
    assert 'class="quiet"' in text(app)
