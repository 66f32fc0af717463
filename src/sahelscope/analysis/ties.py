"""Signed ties between principals on a day: a sign for each layer, one overall, and the rows that made each.

Two layers may disagree, and both stand in the table. The overall sign follows RULES from top to bottom.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from sahelscope.analysis.pair_sums import summed_acts, summed_states
from sahelscope.analysis.reasons import (
    FAR_FROM_ZERO,
    FEWEST_EVENTS,
    LAYERS,
    LISTED,
    Reason,
    told_events,
    told_relationships,
)
from sahelscope.analysis.rows import rows
from sahelscope.analysis.shared_alliances import (
    bound_to_nothing,
    listed_reasons,
    opposed_reasons,
    told_members,
    told_reasons,
)
from sahelscope.analysis.triads import unbalanced_triads
from sahelscope.analysis.when import When, acts_in, states_on
from sahelscope.reference.alliances import alliances
from sahelscope.reference.codes import Relation

__all__ = [
    "RULES", "TIE_COLUMNS", "Pair", "leading_reasons", "pair", "signed_ties", "summed_ties", "unbalanced_triads",
]  # fmt: skip

RULES = {
    "war": "A war between the two is told to go on: against each other.",
    "relationships": "More articles tell of relationships of one sign than of the other: that sign.",
    "force": "One used force against the other, told as a fact: against each other.",
    "arms": "One gave the other arms or military aid: together.",
    "alliance": "Both belong to an alliance bound to mutual defence, or one of them is that alliance: together.",
    "events": f"At least {FEWEST_EVENTS} events told as facts have a mean score {FAR_FROM_ZERO:g} or more from zero: "
    "its sign.",
    "none": "Nothing of this: no sign.",
}
LAYER_OF = {"war": "relationships", "relationships": "relationships", "force": "events", "arms": "arms",
            "alliance": "alliances", "events": "events"}  # fmt: skip
MIXED = "mixed"
SIGNS = {1: "+", -1: "−", 0: ""}
TIE_COLUMNS = ["a", "b", "sign", "rule", *LAYERS, "contradicts", "told", "weight", "row_ids", "reasons"]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """A pair with its overall sign, the rule that gave it, a sign for each layer, and every reason."""

    a: str
    b: str
    sign: int
    rule: str
    layers: Mapping[str, str]
    reasons: tuple[Reason, ...]

    @property
    def contradicts(self) -> bool:
        """Whether something that is told or listed speaks for each sign."""
        return {1, -1} <= {reason.sign for reason in self.reasons}


def signed_ties(
    events: pd.DataFrame,
    relationships: pd.DataFrame,
    relations: Mapping[str, Relation],
    open_to_all: Collection[str] = (),
    when: When | None = None,
) -> pd.DataFrame:
    """The ties of these rows, as `summed_ties` gives them; with `when`, of those that count on that day."""
    if when:
        events, relationships = acts_in(events, when), states_on(relationships, when)
    states = summed_states(relationships, relations, ended_count=when is not None)
    return summed_ties(summed_acts(events), states, open_to_all, when)


def summed_ties(
    acts: pd.DataFrame, states: pd.DataFrame, open_to_all: Collection[str] = (), when: When | None = None
) -> pd.DataFrame:
    """One row a pair of principals that some row or listed alliance says anything of, TIE_COLUMNS.

    `acts` and `states` are the sums of `pair_sums`: with `when`, of what counts on that day and in its window, beside
    the alliances listed for the day; without, of every row, and no list. `open_to_all` names organisations whose
    members it binds to nothing (UN, G20). `told` is whether articles speak for the overall sign, or the list alone;
    `row_ids` are the first rows that do.
    """
    told = told_members(states)
    loose = {*open_to_all, *(bound_to_nothing(when.day) if when else ())}
    reasons = [
        *told_relationships(states, loose),
        *told_events(acts),
        *told_reasons(told, {*loose, *(alliances() if when else ())}),
    ]
    if when:
        principals = {end for reason in reasons for end in reason.pair}
        opposed = opposed_reasons(states, told, when.day)
        pairs = {reason.pair for reason in reasons}
        reasons += [*listed_reasons(principals, told, when.day), *(one for one in opposed if one.pair in pairs)]
    return _table(reasons)


def leading_reasons(ties: pd.DataFrame) -> dict[Pair, Reason]:
    """For each pair with an overall sign the weightiest reason for it in the layer that the rule looked at."""
    signed = ties[ties["sign"] != 0]
    return {(tie["a"], tie["b"]): _leading(tie["reasons"], tie["rule"], tie["sign"]) for tie in rows(signed)}


def pair(one: str, other: str) -> Pair:
    """Two principals in alphabetical order, as they stand in the table."""
    return (one, other) if one < other else (other, one)


def _leading(reasons: Iterable[Reason], rule: str, sign: int) -> Reason:
    """Of equally weighty ones the first."""
    fitting = [reason for reason in reasons if reason.sign == sign and reason.layer == LAYER_OF[rule]]
    return max(fitting, key=lambda reason: reason.weight)


def _table(reasons: list[Reason]) -> pd.DataFrame:
    by_pair: dict[Pair, list[Reason]] = {}
    for reason in reasons:
        by_pair.setdefault(reason.pair, []).append(reason)
    ties = [_tie(ends, found) for ends, found in sorted(by_pair.items())]
    return pd.DataFrame([_row(tie) for tie in ties], columns=TIE_COLUMNS)


def _tie(ends: Pair, reasons: list[Reason]) -> Tie:
    order = list(LAYERS)
    ordered = tuple(sorted(reasons, key=lambda reason: (order.index(reason.layer), not reason.sign, -reason.weight)))
    layers = {layer: _layer_sign(reason.sign for reason in ordered if reason.layer == layer) for layer in LAYERS}
    rule, sign = _overall(ordered)
    return Tie(*ends, sign, rule, layers, ordered)


def _layer_sign(signs: Iterable[int]) -> str:
    found = set(signs) - {0}
    return MIXED if len(found) > 1 else SIGNS[next(iter(found), 0)]


def _overall(reasons: Iterable[Reason]) -> tuple[str, int]:
    """The first rule that fits, and the sign that it gives."""
    by_layer: dict[str, list[Reason]] = {layer: [] for layer in LAYERS}
    for reason in reasons:
        by_layer[reason.layer].append(reason)
    told = by_layer["relationships"]
    balance = _articles(told, 1) - _articles(told, -1)
    signs = {
        "war": -1 if any(reason.kind == "at_war_with" and reason.sign for reason in told) else 0,
        "relationships": (balance > 0) - (balance < 0),
        "force": -1 if any(reason.kind == "force" for reason in by_layer["events"]) else 0,
        "arms": 1 if any(reason.sign > 0 for reason in by_layer["arms"]) else 0,
        "alliance": 1 if any(reason.sign > 0 for reason in by_layer["alliances"]) else 0,
        "events": next((reason.sign for reason in by_layer["events"] if reason.kind == "mean_score"), 0),
        "none": 0,
    }
    rule = next((rule for rule in RULES if signs[rule]), "none")
    return rule, signs[rule]


def _articles(reasons: Iterable[Reason], sign: int) -> int:
    """How many articles tell of relationships of that sign."""
    return max((reason.articles for reason in reasons if reason.sign == sign), default=0)


def _row(tie: Tie) -> dict[str, object]:
    signed = [reason for reason in tie.reasons if reason.sign == tie.sign != 0]
    return {
        "a": tie.a,
        "b": tie.b,
        "sign": tie.sign,
        "rule": tie.rule,
        **tie.layers,
        "contradicts": tie.contradicts,
        "told": any(reason.claim != LISTED for reason in signed),
        "weight": _leading(tie.reasons, tie.rule, tie.sign).weight if tie.sign else 0,
        "row_ids": list(dict.fromkeys(row_id for reason in signed for row_id in reason.row_ids)),
        "reasons": tie.reasons,
    }
