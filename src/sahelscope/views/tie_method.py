"""How ties are read: the rules, the weights, the order of the triads, and what research says of balance."""

from __future__ import annotations

import streamlit as st

from sahelscope.analysis.reasons import WEIGHTS
from sahelscope.analysis.strains import RANKING
from sahelscope.analysis.tie_words import LABELS
from sahelscope.analysis.ties import RULES
from sahelscope.views.style import escaped

DETECTOR = "This is a detector of what to read, not a forecast."
LAYERED = (
    "Each layer keeps its own sign beside the overall one; where two disagree, both are shown. Relationships and "
    "alliances are looked at on the chosen day, events and arms in the window before it. What has no date may lie "
    "anywhere, unless the filters ask for what surely lies within."
)
WITHIN = "A quarrel between two members of one alliance is listed as a pair, not as a triad for each other member."
LITERATURE = (
    "That two friendships and one enmity among three are under strain is Heider's idea (1946), put into graphs by "
    "Cartwright and Harary (1956). Whether states act on it is disputed. Doreian and Mrvar (2015) find that the system "
    "of 1946 to 1999 did not move towards balance; Oishi and Sakuwa (2020) that alliances and rivalries fit the theory "
    "before 1871 and after 1945, but not in between; Burghardt and Maoz (2020) find weak agreement; Lerner (2016) says "
    "that earlier tests mix who has to do with whom with who fights whom, and finds more support once the two are kept "
    "apart. None of them forecasts what a given state will do, and neither does this page: news tells of some ties and "
    "not of others, so an absent triad says nothing either."
)


def show_method() -> None:
    """All of it, for who opens it."""
    with st.expander("How ties are read, and what this is not"):
        st.html(method_html())


def method_html() -> str:
    """The same as HTML, for a page on method."""
    rules = "".join(f"<li>{escaped(rule)}</li>" for rule in RULES.values())
    weights = ", ".join(f"{LABELS[kind]} {weight}" for kind, weight in WEIGHTS.items())
    return (
        f"<p>{escaped(DETECTOR)} The overall sign of a pair is that of the first rule that fits:</p><ol>{rules}</ol>"
        f"<p>{escaped(LAYERED)}</p>"
        f"<p><b>Order of the triads.</b> {escaped(RANKING)} Weights: {escaped(weights)}. {escaped(WITHIN)}</p>"
        f"<p><b>What research says.</b> {escaped(LITERATURE)}</p>"
    )
