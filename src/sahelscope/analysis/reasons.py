"""Every reason for a sign between two principals, by layer: what is told of relationships, arms, events and alliances.

A reason is a row or a group of like rows. Its sign is that of the codebook: +1 binds, -1 divides, 0 neither, such as
`has no sanctions on`: it makes no tie, and is shown beside the others. Documents and populations have no ties.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import pandas as pd

from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted
from sahelscope.reference.codes import Relation

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
RECIPROCAL = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT", "ACCUSE", "SANCTION"}
LISTED = "listed"  # the claim of a reason that the list of memberships gives, not an article
NOBODY = ("document:", "population:")
FEWEST_EVENTS = 3  # for a mean score: fewer are an anecdote
FAR_FROM_ZERO = 2.0  # of a scale from -10 to +10: nearer lies what calls and criticism among friends add up to


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `a` is who acts or belongs where it has a direction. `claim` is the firmest of its rows'.

    `note` says what the kind alone does not: names of alliances, a mean with its number of events.
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

    @property
    def pair(self) -> tuple[str, str]:
        """Both ends in alphabetical order."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)

    @property
    def weight(self) -> int:
        return WEIGHTS.get(self.kind, 1)


def told_relationships(
    relationships: pd.DataFrame,
    relations: Mapping[str, Relation],
    open_to_all: Collection[str],
    *,
    ended_count: bool = False,
) -> list[Reason]:
    """One reason for each relation of a pair, with all rows that tell it.

    What is denied or planned has no sign (so the codebook). Nor has what is over, but for arms once supplied and, with
    `ended_count`, for rows that are known to have held on the chosen day. Belonging to an organisation that is open to
    all binds to nothing.
    """
    grouped: dict[tuple[object, ...], list[dict[str, Any]]] = {}
    for row in rows(relationships):
        ends = row["subject_principal"], row["object_principal"]
        if ends[0] == ends[1] or not _are_parties(ends):
            continue
        relation = relations[row["relation"]]
        if row["relation"] in {"member_of", "leads"} and ends[1] in open_to_all:
            continue
        key = tuple(sorted(ends)) if relation.symmetric else ends
        grouped.setdefault((*key, row["relation"], row["status"]), []).append(row)
    return [_relationship(found, relations[found[0]["relation"]], ended_count) for found in grouped.values()]


def _relationship(found: list[dict[str, Any]], relation: Relation, ended_count: bool) -> Reason:
    row, arms = found[0], relation.relation == "supplies_arms_to"
    counts = row["status"] == "holds" or (row["status"] == "ended" and (arms or ended_count))
    return Reason(
        row["subject_principal"],
        row["object_principal"],
        relation.sign if counts else 0,
        "arms" if arms else "relationships",
        relation.relation,
        tuple(one["relationship_id"] for one in found),
        symmetric=relation.symmetric,
        claim=firmest(one["claim"] for one in found),
        note="" if row["status"] == "holds" else row["status"],
    )


def firmest(claims: Iterable[str]) -> str:
    """`stated` before `attributed` before `alleged`."""
    found = set(claims)
    return next(claim for claim in ("stated", "attributed", "alleged") if claim in found)


def told_events(events: pd.DataFrame) -> list[Reason]:
    """Force used, military aid given, and the mean score of what is told as a fact."""
    return [
        *_acts(events[(events["event_type"] == "ASSAULT") & facts(events)], ("events", "force", -1)),
        *_acts(events[(events["event_type"] == "AID") & (events["status"] == "occurred") & _military(events)],
               ("arms", "military_aid", 1)),
        *_means(events[facts(events)]),
    ]  # fmt: skip


def facts(events: pd.DataFrame) -> pd.Series:
    """Which events are told as facts: they happened, and it is not merely alleged."""
    return (events["status"] == "occurred") & (events["claim"] != "alleged")


def dyads_of(event: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Who acted on whom: each actor on each recipient; without recipients all parties of a reciprocal act in pairs."""
    actors, recipients = event["actor_principals"], event["recipient_principals"]
    if not recipients and event["event_type"] not in RECIPROCAL:
        return []
    pairs = product(actors, recipients) if recipients else combinations(sorted(set(actors)), 2)
    return [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1] and _are_parties(pair)]


def _acts(events: pd.DataFrame, what: tuple[str, str, int]) -> list[Reason]:
    layer, kind, sign = what
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for event in rows(events):
        for pair in dyads_of(event):
            grouped.setdefault(pair, []).append(event)
    return [
        Reason(
            *pair, sign, layer, kind,
            tuple(event["event_id"] for event in found),
            symmetric=all(not event["recipient_principals"] for event in found),
            claim=firmest(event["claim"] for event in found),
        )
        for pair, found in grouped.items()
    ]  # fmt: skip


def _means(events: pd.DataFrame) -> list[Reason]:
    """The mean score of each pair; near zero, or of too few events, it has no sign."""
    grouped: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for event in rows(events):
        for one, other in {tuple(sorted(pair)) for pair in dyads_of(event)}:
            grouped.setdefault((one, other), []).append(event)
    reasons = []
    for pair, found in grouped.items():
        number = len(found)
        mean = sum(event["score"] for event in found) / number
        counts = number >= FEWEST_EVENTS and abs(mean) >= FAR_FROM_ZERO
        note = f"mean score {signed(mean)} of {counted(number, 'event')}"
        ids = tuple(event["event_id"] for event in found)
        sign = (1 if mean > 0 else -1) if counts else 0
        reasons.append(Reason(*pair, sign, "events", "mean_score", ids, symmetric=True, note=note))
    return reasons


def signed(number: float) -> str:
    """`+1.5`, `−3.0`."""
    return f"{number:+.1f}".replace("-", "−")


def _military(events: pd.DataFrame) -> pd.Series:
    contexts = pd.Series([("military" in found) for found in events["contexts"]], index=events.index, dtype=bool)
    return contexts | (events["mode"] == "military")


def _are_parties(ends: Iterable[str]) -> bool:
    return not any(end.startswith(NOBODY) for end in ends)
