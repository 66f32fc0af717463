"""Who is bound to whom by the listed alliances on a day, and who stands against whose alliance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

import pandas as pd

from sahelscope.analysis.reasons import LISTED, Reason
from sahelscope.analysis.rows import rows
from sahelscope.reference.alliances import alliances, obligations_on, status_on
from sahelscope.reference.codes import relations
from sahelscope.reference.membership_spells import Membership

DEFENCE = "defence"
DAYS_KEPT = 64
MOST_TOLD = 30  # members: their pairs grow with the square; no defence alliance but NATO has more

Told = Mapping[tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class SharedAlliance:
    """An alliance that both are members of on the day, what it binds to, and both spells with their sources."""

    alliance: str
    obligations: tuple[str, ...]
    spells: tuple[Membership, Membership]


def shared_alliances(one: str, other: str, day: date) -> list[SharedAlliance]:
    """What two states share on the day, the most binding first."""
    held, bound = _belonging(day), obligations_on(day)
    both = held.get(one, {}).keys() & held.get(other, {}).keys()
    found = [SharedAlliance(name, bound[name], (held[one][name], held[other][name])) for name in both]
    order = list(alliances())
    return sorted(found, key=lambda shared: (DEFENCE not in shared.obligations, order.index(shared.alliance)))


def bound_to_nothing(day: date) -> frozenset[str]:
    """The listed organisations whose members owe each other no defence on the day."""
    return frozenset(name for name, kinds in obligations_on(day).items() if DEFENCE not in kinds)


def listed_reasons(principals: Collection[str], told: Told, day: date) -> list[Reason]:
    """Members of one defence alliance are bound to each other, and each to the alliance, if it is among the principals.

    `told` has the rows in which articles tell of a membership; they stand beside the list as evidence.
    """
    held, loose = _belonging(day), bound_to_nothing(day)
    defence = {
        state: [name for name in held[state] if name not in loose] for state in sorted(principals) if state in held
    }
    reasons = []
    for one, other in combinations(defence, 2):
        shared = [name for name in defence[one] if name in defence[other]]
        if shared:
            reasons.append(_listed(one, other, shared, [*_rows(told, one, shared), *_rows(told, other, shared)]))
    for state, names in defence.items():
        reasons += [_listed(state, name, [name], told.get((state, name), [])) for name in names if name in principals]
    return reasons


def told_reasons(told: Told, listed: Collection[str]) -> list[Reason]:
    """Two members, in the articles' words, of one organisation that is not in the list are bound to each other.

    Not of one that is told to have more than MOST_TOLD: that is open to many, and binds to little.
    """
    members: dict[str, list[str]] = {}
    for state, name in told:
        if name not in listed:
            members.setdefault(name, []).append(state)
    return [
        Reason(one, other, 1, "alliances", "alliance", (told[one, name][0], told[other, name][0]),
               symmetric=True, note=name)
        for name, states in members.items()
        if len(states) <= MOST_TOLD
        for one, other in combinations(sorted(states), 2)
    ]  # fmt: skip


def told_members(states: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """State and organisation to the first rows that tell that it is a member, of `pair_sums.STATE_COLUMNS`."""
    members = states[(states["relation"] == "member_of") & (states["status"] == "holds")]
    return {(found["subject"], found["object"]): list(found["ids"]) for found in rows(members)}


def opposed_reasons(states: pd.DataFrame, told: Told, day: date) -> list[Reason]:
    """One is told to belong to a defence alliance on the day which the other, no member, is told to oppose.

    To oppose is to be at war or at odds with it, to have sanctions on it, or to oppose whom it takes in.
    """
    held, loose = _belonging(day), bound_to_nothing(day)
    members: dict[str, list[tuple[str, list[str]]]] = {}
    for (member, name), ids in told.items():
        members.setdefault(name, []).append((member, ids))
    reasons: dict[tuple[str, str, str], Reason] = {}
    for state, name, ids in _opposing(states):
        inside = name in loose or name in held.get(state, {}) or (state, name) in told
        for member, member_ids in () if inside else members.get(name, ()):
            if member != state:
                earlier = reasons.get((member, state, name))
                row_ids = (*(earlier.row_ids if earlier else member_ids), *ids)
                reasons[member, state, name] = Reason(
                    member, state, -1, "alliances", "opposed_alliance", row_ids, note=name
                )
    return list(reasons.values())


def _opposing(states: pd.DataFrame) -> Iterator[tuple[str, str, list[str]]]:
    """Who is told to oppose which organisation, with the rows; who is at odds is so from both ends."""
    for found in rows(states[(states["side"] < 0) & (states["status"] == "holds")]):
        ids = list(found["ids"])
        if found["relation"] == "opposes_membership_of":
            yield found["subject"], found["via"], ids
            continue
        yield found["subject"], found["object"], ids
        if relations()[found["relation"]].symmetric:
            yield found["object"], found["subject"], ids


def _listed(one: str, other: str, shared: list[str], row_ids: Iterable[str]) -> Reason:
    to_itself = other in shared
    return Reason(
        one, other, 1, "alliances", "membership" if to_itself else "alliance", tuple(dict.fromkeys(row_ids)),
        symmetric=not to_itself, claim=LISTED, note="" if to_itself else ";".join(shared),
    )  # fmt: skip


def _rows(told: Told, state: str, names: list[str]) -> list[str]:
    return [row_id for name in names for row_id in told.get((state, name), [])[:1]]


@lru_cache(DAYS_KEPT)
def _belonging(day: date) -> Mapping[str, Mapping[str, Membership]]:
    """The alliances that each state is a member of on the day, be it suspended, frozen or about to leave."""
    held: dict[str, dict[str, Membership]] = {}
    for (state, name), spell in status_on(day).items():
        if spell.belongs:
            held.setdefault(state, {})[name] = spell
    return held
