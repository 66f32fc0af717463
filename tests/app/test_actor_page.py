"""The actor page: any kind of actor by its id in the address; an unknown one is answered with one sentence."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from shown import drawn
from streamlit.testing.v1 import AppTest

from sahelscope.views import pages


@pytest.fixture
def open_actor(open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    monkeypatch.setitem(pages.TITLES, "strained", "Strained ties")
    monkeypatch.setitem(pages.TITLES, "actor", "Actors")
    return lambda **params: open_page("actor", **params)


def text(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("arm", "Armenia"),
        ("vladimir_putin", "Vladimir Putin"),
        ("csto", "Collective Security Treaty Organization"),
        ("wagner_group", "Wagner Group"),
        ("kremlin", "Kremlin"),
        ("nor", "Norway"),
        ("eccas", "Economic Community of Central African States"),
    ],
)
def test_every_kind_of_actor_has_a_page(open_actor: Callable[..., AppTest], actor: str, name: str) -> None:
    """A state, a person, an alliance, a group, a government body; and those that are listed but in no article."""
    app = open_actor(actor=actor)
    assert not app.exception
    assert not app.info
    assert f"<h1>{name}</h1>" in text(app)
    assert any(one.label.endswith("events") for one in app.expander)
    assert any(one.label.endswith("relationships") for one in app.expander)


@pytest.mark.parametrize("actor", ["nobody", "<b>no</b> *one*", "arm,aze", "a" * 3000])
def test_an_unknown_id_is_answered_with_one_sentence(open_actor: Callable[..., AppTest], actor: str) -> None:
    """It stays text, and nothing else is drawn."""
    app = open_actor(actor=actor)
    assert not app.exception
    assert len(app.info) == 1
    assert app.info[0].value.startswith("There is no actor “")
    assert not app.dataframe
    assert "<h1>Actors</h1>" in text(app)


def test_without_an_id_there_is_a_choice(open_actor: Callable[..., AppTest]) -> None:
    """Choosing writes the id into the address."""
    app = open_actor()
    assert not app.exception
    assert not app.info
    app.selectbox(key="pick_actor").select("tur").run()
    assert app.text_input(key="actor").value == "tur"
    assert "<h1>Türkiye</h1>" in text(app)


def test_a_state_shows_memberships_offices_and_counterparts(open_actor: Callable[..., AppTest]) -> None:
    """Listed spells with sources, who holds which office, with whom it has to do."""
    app = open_actor(actor="arm")
    assert any(one.label.endswith("spells with sources") for one in app.expander)
    assert "participation frozen" in text(app)
    assert any(row["line"].startswith("Nikol Pashinyan in Armenia") for row in drawn(app, "list")["rows"])
    assert app.dataframe[0].value["With"].iloc[0] == "CSTO"


def test_filters_apply_to_the_actor(open_actor: Callable[..., AppTest]) -> None:
    """What the filters leave out is left out here, too; the actor of the page stands for the filter of actors."""
    assert "<b>16 of 66 events</b>" in text(open_actor(actor="arm", actors="tur"))
    assert "<b>0 of 66 events</b>" in text(open_actor(actor="arm", languages="nl"))


def test_an_open_counterpart_leads_to_its_events(open_actor: Callable[..., AppTest]) -> None:
    """The panel steps through the events between the two."""
    app = open_actor(actor="arm", **{"with": "dyad:csto", "row": "004_e063f7ba8a731b60-e13"})
    assert not app.exception
    assert "rows</b> here" in text(app)
    assert "per ottenere sostegno" in text(app)


def test_spellings_are_those_of_the_articles(open_actor: Callable[..., AppTest]) -> None:
    """In five languages, as the search finds them."""
    app = open_actor(actor="vladimir_putin")
    label = next(one.label for one in app.expander if "spelling" in one.label)
    assert label.endswith("in the articles")


def linked(app: AppTest) -> set[str]:
    """The actors that a page links to."""
    links = [parse_qs(one.proto.query_string.lstrip("?")) for one in app.get("page_link")]
    return {actor for link in links for actor in link.get("actor", [])}


@pytest.mark.parametrize(
    ("page", "params", "actors"),
    [
        ("overview", {}, {"blr", "arm", "aze"}),
        ("map", {"row": "004_e063f7ba8a731b60-e02"}, {"arm", "csto"}),
        ("alliances", {"cell": "cell:arm:csto"}, {"arm", "csto"}),
        ("strained", {"day": "2025-06-01"}, {"blr", "arm", "aze", "tur", "rus", "ukr"}),
        ("strained", {"day": "2025-06-01", "part": "pledges"}, {"arm", "csto"}),
        ("search", {"q": "Poetin"}, {"vladimir_putin"}),
    ],
)
def test_a_name_leads_to_its_page_from_everywhere(
    open_page: Callable[..., AppTest], page: str, params: dict[str, str], actors: set[str]
) -> None:
    """From findings, evidence, cells, triads, pledges and searches; the filters go along."""
    app = open_page(page, **params)
    assert not app.exception
    assert actors <= linked(app)
