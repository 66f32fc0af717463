"""The ties as a table for people and spreadsheets: every layer of a pair in one row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from sahelscope.analysis.dyad_events import dyad_events
from sahelscope.analysis.reasons import LAYERS
from sahelscope.analysis.rows import rows
from sahelscope.analysis.shared_alliances import shared_alliances
from sahelscope.analysis.tie_words import said
from sahelscope.analysis.ties import MIXED, RULES, SIGNS
from sahelscope.reference.alliances import KINDS_OF_OBLIGATION
from sahelscope.reference.codes import quads

SIGN_WORDS = {"+": "binds", "−": "divides", MIXED: MIXED, "": ""}  # a spreadsheet takes a + for a formula
NO_EVENTS = {"events": 0, **dict.fromkeys(quads(), 0), "mean_score": None, "scored": 0}


def tie_table(ties: pd.DataFrame, acts: pd.DataFrame, day: date, names: Mapping[str, str]) -> pd.DataFrame:
    """One row a pair: overall sign and rule, that of each layer, shared alliances by obligation, events by quad class.

    `Mean score` is of the `Events scored`, and empty where there are none. `Id` is a row that made the overall sign, or
    any row of the pair; `First rows` are some of them. `acts` are those of `pair_sums`.
    """
    counts = {(one["a"], one["b"]): one for one in rows(dyad_events(acts))}
    return pd.DataFrame([_row(tie, counts.get((tie["a"], tie["b"]), NO_EVENTS), day, names) for tie in rows(ties)])


def _row(tie: Mapping[str, Any], counted: Mapping[str, Any], day: date, names: Mapping[str, str]) -> dict[str, object]:
    a, b, reasons = tie["a"], tie["b"], tie["reasons"]
    told = list(dict.fromkeys([*tie["row_ids"], *(row for reason in reasons for row in reason.row_ids)]))
    return {
        "One": names.get(a, a),
        "Other": names.get(b, b),
        "Overall": SIGN_WORDS[SIGNS[tie["sign"]]],
        "By the rule": RULES[tie["rule"]],
        **{label: SIGN_WORDS[tie[layer]] for layer, label in LAYERS.items()},
        "Contradict": "yes" if tie["contradicts"] else "",
        **_shared(a, b, day, names),
        "Events in all": counted["events"],
        **{f"Events of {quad}": counted[quad] for quad in quads()},
        "Mean score": counted["mean_score"],
        "Events scored": counted["scored"],
        "Reasons": "; ".join(said(reason, names) for reason in reasons),
        "First rows": told,
        "Id": told[0] if told else "",
    }


def _shared(a: str, b: str, day: date, names: Mapping[str, str]) -> dict[str, str]:
    """Names of the shared alliances under the most binding obligation of each."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS_OF_OBLIGATION}
    for shared in shared_alliances(a, b, day):
        for kind in shared.obligations[:1]:
            found[kind].append(names.get(shared.alliance, shared.alliance))
    return {f"Shared: {kind.replace('_', '-')}": ", ".join(listed) for kind, listed in found.items()}
