"""The few things in the rows that an analyst would want to be told first, each with the rows that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sahelscope.analysis.rows import rows
from sahelscope.analysis.strains import strained_triads
from sahelscope.analysis.wording import counted, names_in_words, who_to_whom

MOST_PAIRS = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, why it is listed, and the ids of the rows behind it; `about` names the principal it turns on."""

    about: str
    headline: str
    reason: str
    row_ids: tuple[str, ...]
    weight: float


def findings(events: pd.DataFrame, ties: pd.DataFrame, names: Mapping[str, str], limit: int) -> list[Finding]:
    """The weightiest first, no two about the same principal."""
    candidates = [*_strained(ties, names), *_disputed(events), *_left(events, names), *_busiest(events, names)]
    ranked = sorted(candidates, key=lambda finding: (-finding.weight, finding.headline))
    first_about: dict[str, Finding] = {}
    for finding in ranked:
        first_about.setdefault(finding.about, finding)
    return list(first_about.values())[:limit]


def _strained(ties: pd.DataFrame, names: Mapping[str, str]) -> list[Finding]:
    """Who stands with both sides of a quarrel. Weight: that of its three ties."""
    return [
        Finding(
            strain.middle,
            strain.sentence,
            f"{names.get(strain.middle, strain.middle)} stands with both sides of a quarrel: two ties that bind, "
            "one that divides.",
            strain.row_ids,
            strain.weight,
        )
        for strain in strained_triads(ties, names)
    ]


def _disputed(events: pd.DataFrame) -> list[Finding]:
    """What one side asserts and another denies."""
    return [
        Finding(
            "|".join(event["actor_principals"]),
            f"{who_to_whom(event['actor_names'], event['recipient_names'])}: one side asserts it, another denies it.",
            "The article names someone who denies it.",
            (event["event_id"],),
            4,
        )
        for event in rows(events[events["disputed_by"].map(len).gt(0)])
    ]


def _left(events: pd.DataFrame, names: Mapping[str, str]) -> list[Finding]:
    """Who left an organisation, or said it would."""
    withdrawals = (events["event_type"] == "SANCTION") & (events["mode"] == "withdraw")
    exits = events[withdrawals & (events["status"] != "denied")]
    return [
        Finding(
            "|".join(event["actor_principals"]),
            f"{names_in_words([names.get(one, one) for one in event['actor_principals']])} "
            f"{'left' if event['status'] == 'occurred' else 'is said to be leaving'} "
            f"{names_in_words([names.get(one, one) for one in event['recipient_principals']])}.",
            "An exit, carried out or announced.",
            (event["event_id"],),
            3,
        )
        for event in rows(exits)
        if len(event["recipients"])
    ]


def _busiest(events: pd.DataFrame, names: Mapping[str, str]) -> list[Finding]:
    """The pairs that most events are about, with one row of cooperation and one of conflict where there are both."""
    between: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for event in rows(events):
        others = event["recipient_principals"] or event["actor_principals"]
        pairs = {tuple(sorted((one, other))) for one in event["actor_principals"] for other in others if one != other}
        for pair in pairs:
            between.setdefault(pair, []).append(event)
    busiest = sorted(between, key=lambda pair: (-len(between[pair]), pair))[:MOST_PAIRS]
    return [_pair(pair, between[pair], names) for pair in busiest if len(between[pair]) > 1]


def _pair(pair: tuple[str, ...], events: list[dict[str, Any]], names: Mapping[str, str]) -> Finding:
    by_tone = {tone: [one for one in events if one["quad"].endswith(tone)] for tone in ("cooperation", "conflict")}
    counts = names_in_words([f"{len(found)} of {tone}" for tone, found in by_tone.items() if found])
    return Finding(
        "|".join(pair),
        f"{names_in_words([names.get(one, one) for one in pair])}: {counted(len(events), 'event')}, {counts}.",
        "One of the pairs that most is told about.",
        tuple(found[0]["event_id"] for found in by_tone.values() if found),
        len(events) / (len(events) + 1),  # below every other kind of finding, more events first
    )
