"""Pledges that were called: asked, answered, by whom; and never one that was not called."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sahelscope.analysis.pledges import Pledge, pledges
from sahelscope.reference.alliances import obligations_on, status_on
from sahelscope.store import Store

ARMENIA, KAZAKHSTAN = "004_e063f7ba8a731b60", "de_18_kasachstan-ovks"


@pytest.fixture(scope="module")
def called(gold_store: Store) -> dict[str, Pledge]:
    return {pledge.asker: pledge for pledge in pledges(gold_store.events(), gold_store.relationships())}


def test_armenia_asked_and_was_offered_a_delegation(called: dict[str, Pledge]) -> None:
    """September 2022: asked the CSTO, which offered to look; Armenia complained and later announced its exit."""
    pledge = called["arm"]
    assert (pledge.alliance, pledge.asked, pledge.date, pledge.bound_by) == ("csto", ("csto",), "2022-09~", "list")
    assert pledge.row_ids == (f"{ARMENIA}-e13",)
    told = {(answer.outcome, answer.by, answer.row_id) for answer in pledge.answers}
    assert ("offered", ("csto",), f"{ARMENIA}-e15") in told
    assert ("complained", ("arm",), f"{ARMENIA}-e14") in told
    assert ("left", ("arm",), f"{ARMENIA}-e02") in told
    assert "helped" not in {answer.outcome for answer in pledge.answers}


def test_kazakhstan_asked_and_got_troops(called: dict[str, Pledge]) -> None:
    """January 2022: the same alliance sent soldiers."""
    pledge = called["kaz"]
    assert pledge.outcome == "helped"
    assert ("helped", ("csto",), f"{KAZAKHSTAN}-e05") in {(one.outcome, one.by, one.row_id) for one in pledge.answers}


def test_only_members_can_call(gold_store: Store, called: dict[str, Pledge]) -> None:
    """To ask to join, to ask for weapons without a pact, to ask an organisation that owes no defence: none is a call."""
    assert set(called) == {"arm", "kaz"}
    asked = gold_store.events().query("event_type == 'REQUEST' and mode == 'assist'")
    assert {"swe", "fin", "ukr"} <= {one for found in asked["actor_principals"] for one in found}
    for pledge in called.values():
        day = date.fromisoformat(f"{pledge.date[:7]}-15")
        assert status_on(day)[pledge.asker, pledge.alliance].belongs
        assert "defence" in obligations_on(day)[pledge.alliance]


@pytest.mark.parametrize("change", [{"status": "planned"}, {"status": "denied"}, {"mode": "change"}, {"date": "1990"}])
def test_what_was_not_asked_is_never_counted(gold_store: Store, change: dict[str, str]) -> None:
    """Planned, denied, another demand, or a day on which nothing bound them yet."""
    events = gold_store.events()
    calls = events["event_id"].isin([f"{ARMENIA}-e13", f"{KAZAKHSTAN}-e04"])
    changed = events.assign(**{name: events[name].mask(calls, value) for name, value in change.items()})
    nothing_told = gold_store.relationships().iloc[:0]
    assert pledges(changed, nothing_told) == []


def test_two_articles_on_one_call_are_one(gold_store: Store) -> None:
    """The same asker, alliance and month: one call, with both rows."""
    events = gold_store.events()
    again = events[events["event_id"] == f"{ARMENIA}-e13"].assign(
        event_id="other-e01", article_id="other", date="2022-09"
    )
    found = pledges(pd.concat([events, again]), gold_store.relationships())
    assert [pledge.row_ids for pledge in found if pledge.asker == "arm"] == [(f"{ARMENIA}-e13", "other-e01")]
