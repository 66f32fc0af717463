"""Pledges of defence that were called: who asked, what came of it, by whom, each with its quote."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sahelscope.analysis.pledges import ANSWERS, OUTCOMES, Answer, Pledge, pledges
from sahelscope.analysis.when import When, acts_in
from sahelscope.analysis.wording import date_in_words, names_in_words
from sahelscope.store import Selection, Store
from sahelscope.views import tables
from sahelscope.views.actor_links import show_actor_links
from sahelscope.views.memory import remembered
from sahelscope.views.quoted_row import show_quote
from sahelscope.views.style import escaped, show_quiet

ONLY_CALLED = "Only calls that an article tells of. An alliance that nobody called on has not failed."
NONE_CALLED = "No article shown tells that an alliance was asked for the help that it owes."


def show_pledges(selection: Selection, when: When, asked_for: frozenset[str]) -> None:
    """Every call in the window that one of these principals made or was asked by, the latest first; of all for none."""
    told = _pledges(tables.store(), selection, when)
    found = [one for one in told if not asked_for or asked_for & {one.asker, one.alliance, *one.asked}]
    show_quiet(ONLY_CALLED if found else NONE_CALLED)
    for number, pledge in enumerate(found):
        with st.container(key=f"pledge_{number}"):
            headline, reason = escaped(_headline(pledge)), escaped(_bound(pledge))
            st.html(f'<div class="finding"><h3>{headline}</h3><p class="quiet">{reason}</p></div>')
            show_actor_links((pledge.asker, pledge.alliance, *pledge.asked))
            for row_id in pledge.row_ids:
                show_quote(row_id, f"call_{number}", "Asked")
            for answer in pledge.answers:
                show_quote(answer.row_id, f"answer_{number}", _answered(answer))


@remembered()
def _pledges(_: Store, selection: Selection, when: When) -> list[Pledge]:
    return pledges(acts_in(_calls_and_answers(selection), when), tables.relationships(selection))


def _calls_and_answers(selection: Selection) -> pd.DataFrame:
    """What may be a call for help, and what may be an answer to one of those who called: no other events."""
    if selection.event_types:
        return tables.events(selection)
    requests = tables.events(selection.having(event_types=("REQUEST",)))
    calls = requests[requests["mode"] == "assist"]
    askers = tuple({asker for askers in calls["actor_principals"] for asker in askers})
    if not askers:
        return calls
    return pd.concat([calls, tables.events(selection.having(event_types=ANSWERS, actors=askers))], ignore_index=True)


def _headline(pledge: Pledge) -> str:
    asker, asked = _name(pledge.asker), names_in_words([_name(one) for one in pledge.asked])
    when = date_in_words(pledge.date)
    return f"{asker} asked {asked} for help ({when}): {OUTCOMES[pledge.outcome]}."


def _bound(pledge: Pledge) -> str:
    known = "by the list of memberships on that day" if pledge.bound_by == "list" else "in the articles’ words"
    return f"Bound to mutual defence by {_name(pledge.alliance)}, {known}."


def _answered(answer: Answer) -> str:
    outcome = OUTCOMES[answer.outcome]
    return f"{outcome[0].upper()}{outcome[1:]} · {names_in_words([_name(one) for one in answer.by])}"


def _name(principal: str) -> str:
    return tables.short_names().get(principal, principal)
