"""What the overview is made of."""

from __future__ import annotations

import streamlit as st

from sahelscope.analysis.density import whole_span
from sahelscope.analysis.findings import Finding, findings
from sahelscope.analysis.wording import names_in_words
from sahelscope.store import Selection, Store
from sahelscope.store.words import LANGUAGE_NAMES
from sahelscope.views import tables
from sahelscope.views.actor_links import show_links_of
from sahelscope.views.memory import remembered
from sahelscope.views.pages import TITLES, show_link
from sahelscope.views.quoted_row import show_quote
from sahelscope.views.style import escaped

FINDINGS = 3
NEXT = (
    ("map", "where it happened, and how exactly that is known"),
    ("alliances", "who belongs to what on a chosen day, and what the articles say about it"),
    ("timeline", "when it happened, with vague dates drawn as vague as they are"),
    ("strained", "who stands on both sides of a quarrel"),
    ("actor", "everything that is listed and told of one of them"),
    ("articles", "each article with its evidence marked and the coded rows beside it"),
    ("search", "every sentence, whatever the spelling of a name"),
    ("method", "how rows are made, how often they are right, and how to report a wrong one"),
)


def show_counts(selection: Selection) -> None:
    """What is in here, in numbers."""
    st.html(_counts(tables.store(), selection))


def read_findings(selection: Selection) -> list[Finding]:
    """The most telling things in the rows shown."""
    return _findings(tables.store(), selection)


def first_ground(found: list[Finding]) -> str:
    """The row behind the first finding, or none."""
    return found[0].row_ids[0] if found else ""


def show_findings(found: list[Finding]) -> None:
    """Each finding with the sentences that say so; a click opens the evidence."""
    if not found:
        st.html('<p class="quiet">Nothing stands out among the rows shown; widen the filters.</p>')
    for number, finding in enumerate(found):
        with st.container(key=f"finding_{number}"):
            headline, reason = escaped(finding.headline), escaped(finding.reason)
            st.html(f'<div class="finding"><h3>{headline}</h3><p class="quiet">{reason}</p></div>')
            show_links_of(finding.row_ids)
            for row_id in finding.row_ids:
                show_quote(row_id, str(number))


def show_next() -> None:
    """Where to go from here."""
    for name, words in NEXT:
        show_link(name, f"{TITLES[name]}: {words}")


@remembered()
def _findings(_: Store, selection: Selection) -> list[Finding]:
    ties = tables.ties(selection, tables.today())
    return findings(tables.events(selection), ties, tables.short_names(), FINDINGS)


@remembered()
def _counts(store: Store, selection: Selection) -> str:
    found, counts = store.contents(selection), store.count(selection)
    spans = store.spans(selection)
    first, last = whole_span(spans) if len(spans) else (None, None)
    languages = names_in_words([LANGUAGE_NAMES.get(code, code) for code in found.languages])
    numbers = [
        (f"{found.articles:,}", f"articles in {languages}" if languages else "articles"),
        (f"{counts.shown:,}", "events"),
        (f"{store.count_relationships(selection).shown:,}", "relationships"),
        (f"{found.principals:,}", "states, alliances, groups and others taking part"),
        (f"{first.year}–{last.year}" if first and last else "–", f"{counts.undated:,} events without a date"),
    ]
    tiles = "".join(f"<div><b>{escaped(number)}</b><span>{escaped(words)}</span></div>" for number, words in numbers)
    return f'<div class="figures">{tiles}</div>'
