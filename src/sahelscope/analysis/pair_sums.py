"""What rows tell of each pair of principals, summed: the acts of one upon the other, and what stands between them.

The store makes the same sums where the rows are (`store.pair_sums`), so that ties cost no more over millions of events;
here they are made of tables, and a test holds the two against each other. Documents and populations make no pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product
from typing import Any

import pandas as pd

from sahelscope.analysis.rows import rows
from sahelscope.reference.codes import Relation, quads

RECIPROCAL = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT", "ACCUSE", "SANCTION")
NOBODY = ("document:", "population:")
CLAIM_ORDER = ("stated", "attributed", "alleged")  # the firmest first
SUPPLIES = "supplies_arms_to"  # told as a relationship, and yet a series of acts
KEPT = 10  # ids of rows beside each sum, in the table's order; the others are asked for when a pair is opened

# `events`, `scored`, `score` and the quad classes count an event once for its two, whoever acted; all but `events` are
# of what is told as a fact. `force` and `aid` (military) are acts of a upon b; `..._mutual` if all were done together.
ACT_COLUMNS = [
    "a", "b", "events", "ids", "scored", "score", *quads(), "scored_ids",
    "force", "force_mutual", "force_claim", "force_ids", "aid", "aid_mutual", "aid_claim", "aid_ids",
]  # fmt: skip
# `side` is the sign that the rows have on the day; `articles` tell of relationships of that side between the two.
STATE_COLUMNS = ["subject", "relation", "object", "via", "status", "side", "claim", "rows", "articles", "ids"]


def summed_acts(events: pd.DataFrame) -> pd.DataFrame:
    """One row a pair and direction, ACT_COLUMNS."""
    found: dict[tuple[str, str], list[tuple[dict[str, Any], bool]]] = {}
    for event, fact, in_arms in zip(rows(events), facts(events), military(events), strict=True):
        pairs = dyads_of(event)
        for pair in pairs:
            again = pair[0] > pair[1] and pair[::-1] in pairs
            found.setdefault(pair, []).append((event | {"fact": fact, "in_arms": in_arms}, again))
    return pd.DataFrame([_acts(pair, both) for pair, both in sorted(found.items())], columns=ACT_COLUMNS)


def summed_states(relationships: pd.DataFrame, relations: Mapping[str, Relation], *, ended_count: bool) -> pd.DataFrame:
    """One row a pair, relation, status and organisation in `via`, STATE_COLUMNS; symmetric ones in alphabetical order.

    What is denied or planned has no side (so the codebook). Nor has what is over, but for arms once supplied and, with
    `ended_count`, for rows that are known to have held on the chosen day.
    """
    grouped: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    articles: dict[tuple[object, ...], set[str]] = {}
    for row in rows(relationships):
        ends, relation = (row["subject_principal"], row["object_principal"]), relations[row["relation"]]
        if ends[0] == ends[1] or not are_parties(ends):
            continue
        ends = (min(ends), max(ends)) if relation.symmetric else ends
        via = row["via"] if relation.relation == "opposes_membership_of" else ""
        grouped.setdefault((ends[0], relation.relation, ends[1], via, row["status"]), []).append(row)
        told = articles.setdefault(_layer(ends, relation, row["status"], ended_count), set())
        told.add(row["relationship_id"].rpartition("-")[0])
    sums = []
    for (subject, name, other, via, status), found in sorted(grouped.items()):
        layer = _layer((subject, other), relations[name], status, ended_count)
        ids, claim = [row["relationship_id"] for row in found[:KEPT]], firmest(row["claim"] for row in found)
        sums.append((subject, name, other, via, status, layer[-1], claim, len(found), len(articles[layer]), ids))
    return pd.DataFrame(sums, columns=STATE_COLUMNS)


def counts_on_day(status: str, relation: str, *, ended_count: bool) -> bool:
    """Whether a relationship of that status has its relation's sign."""
    return status == "holds" or (status == "ended" and (ended_count or relation == SUPPLIES))


def facts(events: pd.DataFrame) -> pd.Series:
    """Which events are told as facts: they happened, and it is not merely alleged."""
    return (events["status"] == "occurred") & (events["claim"] != "alleged")


def military(events: pd.DataFrame) -> pd.Series:
    """Which events are of a military kind, by mode or context."""
    contexts = pd.Series([("military" in found) for found in events["contexts"]], index=events.index, dtype=bool)
    return contexts | (events["mode"] == "military")


def dyads_of(event: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Who acted on whom: each actor on each recipient; without recipients all parties of a reciprocal act in pairs."""
    actors, recipients = event["actor_principals"], event["recipient_principals"]
    if not recipients and event["event_type"] not in RECIPROCAL:
        return []
    pairs = product(actors, recipients) if recipients else combinations(sorted(set(actors)), 2)
    return [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1] and are_parties(pair)]


def are_parties(ends: Iterable[str]) -> bool:
    """Whether none of them is a document or a population."""
    return not any(end.startswith(NOBODY) for end in ends)


def firmest(claims: Iterable[str]) -> str:
    """`stated` before `attributed` before `alleged`; empty for none."""
    found = set(claims)
    return next((claim for claim in CLAIM_ORDER if claim in found), "")


def _layer(ends: tuple[str, str], relation: Relation, status: str, ended_count: bool) -> tuple[str, str, bool, int]:
    side = relation.sign if counts_on_day(status, relation.relation, ended_count=ended_count) else 0
    return min(ends), max(ends), relation.relation == SUPPLIES, side


def _acts(pair: tuple[str, str], both: list[tuple[dict[str, Any], bool]]) -> dict[str, object]:
    found = [event for event, _ in both]
    once = [event for event, again in both if not again]
    scored = [event for event in once if event["fact"]]
    occurred = [event for event in found if event["status"] == "occurred"]
    return {
        "a": pair[0],
        "b": pair[1],
        "events": len(once),
        "ids": _ids(once),
        "scored": len(scored),
        "score": sum(event["score"] for event in scored),
        **{quad: sum(event["quad"] == quad for event in scored) for quad in quads()},
        "scored_ids": _ids(scored),
        **_kind("force", [event for event in found if event["event_type"] == "ASSAULT" and event["fact"]]),
        **_kind("aid", [event for event in occurred if event["event_type"] == "AID" and event["in_arms"]]),
    }


def _kind(name: str, events: list[dict[str, Any]]) -> dict[str, object]:
    return {
        name: len(events),
        f"{name}_mutual": bool(events) and all(not event["recipient_principals"] for event in events),
        f"{name}_claim": firmest(event["claim"] for event in events),
        f"{name}_ids": _ids(events),
    }


def _ids(events: Iterable[Mapping[str, Any]]) -> list[str]:
    return [event["event_id"] for event in events][:KEPT]
