"""Every reason for a sign between two principals, by layer: what is told of relationships, arms, events and alliances.

A reason is a row or a group of like rows. Its sign is that of the codebook: +1 binds, -1 divides, 0 neither, such as
`has no sanctions on`: it makes no tie, and is shown beside the others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sahelscope.analysis.dyad_events import dyad_events
from sahelscope.analysis.pair_sums import SUPPLIES
from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted
from sahelscope.reference.codes import relations

LAYERS = {
    "relationships": "Relationships told",
    "arms": "Arms supplied",
    "alliances": "Shared alliances",
    "events": "Events",
}
# How much each kind of reason weighs when strained triads are ranked; it decides no sign.
WEIGHTS = {
    "at_war_with": 4, "supplies_arms_to": 4, "allied_with": 3, "supports": 3, "rival_of": 3, "force": 3,
    "military_aid": 3, "alliance": 3, "membership": 3, "member_of": 3, "leads": 2, "sanctions": 2, "partner_of": 1,
    "opposes_membership_of": 1, "opposed_alliance": 1, "mean_score": 1,
}  # fmt: skip
LISTED = "listed"  # the claim of a reason that the list of memberships gives, not an article
FEWEST_EVENTS = 3  # for a mean score: fewer are an anecdote
FAR_FROM_ZERO = 2.0  # of a scale from -10 to +10: nearer lies what calls and criticism among friends add up to


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `a` is who acts or belongs where it has a direction. `claim` is the firmest of its rows'.

    `note` says what the kind alone does not: names of alliances, a mean with its number of events. `row_ids` are the
    first of its `rows`; so many `articles` tell of relationships of its sign between the two.
    """

    a: str
    b: str
    sign: int
    layer: str
    kind: str
    row_ids: tuple[str, ...]
    symmetric: bool = False
    claim: str = "stated"
    note: str = ""
    rows: int = 0
    articles: int = 0

    @property
    def number(self) -> int:
        """How many rows give it."""
        return max(self.rows, len(self.row_ids))

    @property
    def pair(self) -> tuple[str, str]:
        """Both ends in alphabetical order."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)

    @property
    def weight(self) -> int:
        return WEIGHTS.get(self.kind, 1)


def told_relationships(states: pd.DataFrame, open_to_all: Collection[str]) -> list[Reason]:
    """One reason for each relation of a pair, of `pair_sums.STATE_COLUMNS`.

    Belonging to an organisation that is open to all binds to nothing.
    """
    return [
        _relationship(found)
        for found in rows(states)
        if not (found["relation"] in {"member_of", "leads"} and found["object"] in open_to_all)
    ]


def _relationship(found: Mapping[str, Any]) -> Reason:
    return Reason(
        found["subject"],
        found["object"],
        found["side"],
        "arms" if found["relation"] == SUPPLIES else "relationships",
        found["relation"],
        tuple(found["ids"]),
        symmetric=relations()[found["relation"]].symmetric,
        claim=found["claim"],
        note="" if found["status"] == "holds" else found["status"],
        rows=found["rows"],
        articles=found["articles"],
    )


def told_events(acts: pd.DataFrame) -> list[Reason]:
    """Force used, military aid given, and the mean score of what is told as a fact, of `pair_sums.ACT_COLUMNS`."""
    return [
        *(_act(found, "force", ("events", "force", -1)) for found in rows(acts[acts["force"] > 0])),
        *(_act(found, "aid", ("arms", "military_aid", 1)) for found in rows(acts[acts["aid"] > 0])),
        *(_mean(found) for found in rows(dyad_events(acts)) if found["scored"]),
    ]


def _act(found: Mapping[str, Any], name: str, what: tuple[str, str, int]) -> Reason:
    layer, kind, sign = what
    ids, mutual, claim = tuple(found[f"{name}_ids"]), bool(found[f"{name}_mutual"]), found[f"{name}_claim"]
    return Reason(found["a"], found["b"], sign, layer, kind, ids, symmetric=mutual, claim=claim, rows=int(found[name]))


def _mean(found: Mapping[str, Any]) -> Reason:
    """The mean score of a pair; near zero, or of too few events, it has no sign."""
    number, mean = found["scored"], found["mean_score"]
    sign = (1 if mean > 0 else -1) if number >= FEWEST_EVENTS and abs(mean) >= FAR_FROM_ZERO else 0
    note = f"mean score {signed(mean)} of {counted(number, 'event')}"
    ids = tuple(found["scored_ids"])
    return Reason(found["a"], found["b"], sign, "events", "mean_score", ids, symmetric=True, note=note, rows=number)


def signed(number: float) -> str:
    """`+1.5`, `−3.0`."""
    return f"{number:+.1f}".replace("-", "−")
