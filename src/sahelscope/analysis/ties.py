"""Signed ties between principals, and the triads in which they pull against each other.

A detector, not a forecast: it lists who stands with both sides of a quarrel, and from which rows that is read.
The rule, from top to bottom, each tie with the rows that made it:

1. a relationship that holds has the sign of its relation (data/reference/relations.csv); a denied, planned or ended
   one has none, but arms once supplied stay supplied;
2. two members of one organisation that is not open to everyone are tied to each other, positively;
3. using force (ASSAULT) is negative, giving arms or troops (AID, military) is positive, where it is told as a fact:
   occurred, and not merely alleged.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from sahelscope.analysis.rows import rows
from sahelscope.reference.codes import Relation

TIE_COLUMNS = ["a", "b", "sign", "layer", "weight", "words", "symmetric", "row_ids"]
WEIGHTS = {"at_war_with": 4, "supplies_arms_to": 4, "allied_with": 3, "supports": 3, "rival_of": 3, "sanctions": 2}
ALLIANCE_WEIGHT = 3
FORCE_WEIGHT = 3
ARMS_WEIGHT = 4
OUTLASTS = {"supplies_arms_to"}
NO_TIE = {"member_of", "leads", "opposes_membership_of"}  # between a state and its organisation, or about a third


@dataclass(frozen=True, slots=True)
class Tie:
    """One reason why two principals stand together (+1) or against each other (-1)."""

    a: str
    b: str
    sign: int
    layer: str
    weight: int
    words: str
    symmetric: bool
    row_ids: tuple[str, ...]


def signed_ties(
    events: pd.DataFrame, relationships: pd.DataFrame, relations: Mapping[str, Relation], open_to_all: Collection[str]
) -> pd.DataFrame:
    """One row a reason, TIE_COLUMNS. `open_to_all` names organisations whose members it binds to nothing (UN, G20)."""
    ties = [
        *_from_relationships(relationships, relations),
        *_from_memberships(relationships, open_to_all),
        *_from_events(events),
    ]
    return pd.DataFrame(ties, columns=TIE_COLUMNS)


def unbalanced_triads(ties: pd.DataFrame) -> pd.DataFrame:
    """Triads of two positive ties and a negative one: `middle` stands with `one` and `other`, who stand apart.

    `ties` needs columns a, b, sign; several rows for a pair are allowed, direction does not matter.
    """
    friends: dict[str, set[str]] = {}
    foes = set()
    for a, b, sign in zip(ties["a"], ties["b"], ties["sign"], strict=True):
        if a == b:
            continue
        if sign > 0:
            friends.setdefault(a, set()).add(b)
            friends.setdefault(b, set()).add(a)
        elif sign < 0:
            foes.add((min(a, b), max(a, b)))
    triads = [
        (middle, one, other)
        for one, other in sorted(foes)
        for middle in sorted(friends.get(one, set()) & friends.get(other, set()))
    ]
    return pd.DataFrame(triads, columns=["middle", "one", "other"])


def strongest(ties: pd.DataFrame, one: str, other: str, sign: int) -> Tie | None:
    """The weightiest reason with that sign between two principals, in either direction."""
    between = ties[
        (ties["sign"] == sign)
        & (((ties["a"] == one) & (ties["b"] == other)) | ((ties["a"] == other) & (ties["b"] == one)))
    ]
    if between.empty:
        return None
    best = between.sort_values("weight", ascending=False, kind="stable").iloc[0]
    return Tie(**{column: best[column] for column in TIE_COLUMNS})


def _from_relationships(relationships: pd.DataFrame, relations: Mapping[str, Relation]) -> list[Tie]:
    ties = []
    for row in rows(relationships):
        relation = relations[row["relation"]]
        holds = row["status"] == "holds" or (row["status"] == "ended" and row["relation"] in OUTLASTS)
        if not holds or not relation.sign or row["relation"] in NO_TIE:
            continue
        words = _past(relation.label) if row["status"] == "ended" else relation.label
        weight = WEIGHTS.get(row["relation"], 1)
        pair = row["subject_principal"], row["object_principal"]
        ties.append(
            Tie(*pair, relation.sign, row["relation"], weight, words, relation.symmetric, (row["relationship_id"],))
        )
    return ties


def _past(label: str) -> str:
    return label.replace("supplies", "supplied")


def _from_memberships(relationships: pd.DataFrame, open_to_all: Collection[str]) -> list[Tie]:
    belongs = relationships[
        (relationships["relation"] == "member_of")
        & (relationships["status"] == "holds")
        & ~relationships["object_principal"].isin(open_to_all)
    ]
    ties = []
    for _, members in belongs.groupby("object_principal"):
        name = members["object_name"].iloc[0]
        first_rows = members.groupby("subject_principal")["relationship_id"].first()
        ties += [
            Tie(a, b, 1, "alliance", ALLIANCE_WEIGHT, f"is in {name} with", True, (first_rows[a], first_rows[b]))
            for a, b in combinations(sorted(first_rows.index), 2)
        ]
        organisation = members["object_principal"].iloc[0]
        ties += [
            Tie(a, organisation, 1, "membership", ALLIANCE_WEIGHT, "is a member of", False, (first_rows[a],))
            for a in first_rows.index
        ]
    return ties


def _from_events(events: pd.DataFrame) -> list[Tie]:
    facts = events[(events["status"] == "occurred") & (events["claim"] != "alleged")]
    force = facts[facts["event_type"] == "ASSAULT"]
    arms = facts[(facts["event_type"] == "AID") & _military(facts)]
    return [
        *_between(force, -1, "force", FORCE_WEIGHT, "used force against"),
        *_between(arms, 1, "arms", ARMS_WEIGHT, "gave military aid to"),
    ]


def _military(events: pd.DataFrame) -> pd.Series:
    contexts = pd.Series([("military" in found) for found in events["contexts"]], index=events.index, dtype=bool)
    return contexts | (events["mode"] == "military")


def _between(events: pd.DataFrame, sign: int, layer: str, weight: int, words: str) -> list[Tie]:
    ties = []
    for event in rows(events):
        for actor in event["actor_principals"]:
            others = event["recipient_principals"]
            ties += [
                Tie(actor, other, sign, layer, weight, words, False, (event["event_id"],))
                for other in others
                if other != actor
            ]
    return ties
