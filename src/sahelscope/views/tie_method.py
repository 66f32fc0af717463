"""How ties are read: the rules, the weights, and the order of the triads."""

from __future__ import annotations

import streamlit as st

from sahelscope.analysis.reasons import WEIGHTS
from sahelscope.analysis.strains import RANKING
from sahelscope.analysis.tie_words import LABELS
from sahelscope.analysis.ties import RULES
from sahelscope.views.pages import page
from sahelscope.views.style import escaped

DETECTOR = "This is a detector of what to read, not a forecast."
LAYERED = (
    "Each layer keeps its own sign beside the overall one; where two disagree, both are shown. Relationships and "
    "alliances are looked at on the chosen day, events and arms in the window before it. What has no date may lie "
    "anywhere, unless the filters ask for what surely lies within."
)
WITHIN = "A quarrel between two members of one alliance is listed as a pair, not as a triad for each other member."


def show_method() -> None:
    """All of it, for who opens it, with a way to what research says."""
    with st.expander("How ties are read, and what this is not"):
        st.html(method_html())
        st.page_link(page("method"), label="What research says of balance, and how well rows are read")


def method_html() -> str:
    """The same as HTML, for a page on method."""
    rules = "".join(f"<li>{escaped(rule)}</li>" for rule in RULES.values())
    weights = ", ".join(f"{LABELS[kind]} {weight}" for kind, weight in WEIGHTS.items())
    return (
        f"<p>{escaped(DETECTOR)} The overall sign of a pair is that of the first rule that fits:</p><ol>{rules}</ol>"
        f"<p>{escaped(LAYERED)}</p>"
        f"<p><b>Order of the triads.</b> {escaped(RANKING)} Weights: {escaped(weights)}. {escaped(WITHIN)}</p>"
    )
