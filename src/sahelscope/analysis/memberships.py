"""Who belonged to what on a day: the listed spells, and beside them what the articles say.

What an article tells of a membership is held against the list on the day that it tells of, else on that of its
publication, else on the day looked at; of an imprecise date the day counts that suits the article best. From top to
bottom:

1. It agrees if the list says the same: a member, be it suspended, frozen or about to leave; a candidate; gone; an exit
   announced that the list has as announced or carried out.
2. It goes further if the list is on the way there: told as gone where notice is given, as a member where it is a
   candidate, observer or partner, as a candidate where it is an observer or partner.
3. It contradicts the list in all other cases: told to leave where the list knows of no notice, for instance.
4. Where nothing is listed for the pair, only the articles say so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from sahelscope import dates
from sahelscope.analysis.rows import rows

SAID = {
    "member_of": "member",
    "former_member_of": "left",
    "seeks_membership_of": "candidate",
}
LEAVING = {"planned": "exit_announced", "occurred": "left"}  # status of an act of leaving: what it tells
TOLD_WORDS = {
    "member": "a member",
    "left": "no member any more",
    "candidate": "seeking membership",
    "exit_announced": "about to leave",
}
AGREES, FURTHER, CONTRADICTS, ONLY_SAID = "agrees", "goes further", "contradicts", "only said"
VERDICTS = (CONTRADICTS, FURTHER, AGREES, ONLY_SAID)  # of a cell with several the first stands
KINDEST = (AGREES, FURTHER, CONTRADICTS, ONLY_SAID)  # of several days of one row the first counts
NOT = "not "

Pair = tuple[str, str]  # country, alliance


@dataclass(frozen=True, slots=True)
class Listed:
    """The status on the day, when it began (EDTF), and whether it makes the country a member."""

    status: str
    since: str
    belongs: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """What one row tells of a membership, the status listed for the day that it tells of, and the verdict."""

    row_id: str
    told: str
    listed: str
    verdict: str


NOTHING = Listed("", "", belongs=False)
CELL_COLUMNS = ["mark_id", "country", "alliance", "status", "since", "said", "rows", "verdict"]
CHANGE_COLUMNS = ["country", "alliance", "before", "after", "since"]
StatusOn = Callable[[Pair, date], Listed]
Claims = Mapping[Pair, list[Claim]]


def membership_matrix(
    listed: Mapping[Pair, Listed], told: Claims, countries: Collection[str], alliances: Collection[str]
) -> pd.DataFrame:
    """One row for each country and alliance, CELL_COLUMNS, in the order given.

    `listed` tells the status of each country in each alliance on the day. `status` is empty where nothing is listed.
    `said` is the status that articles tell, on no particular day, `rows` the ids of the rows that tell it, `verdict`
    the first of VERDICTS that one of them has, or empty where the articles are silent.
    """
    cells = []
    for country in countries:
        for alliance in alliances:
            known, said = listed.get((country, alliance), NOTHING), told.get((country, alliance), [])
            verdict = min((claim.verdict for claim in said), key=VERDICTS.index, default="")
            ids, first = [claim.row_id for claim in said], said[0].told if said else ""
            mark_id = f"cell:{country}:{alliance}"
            cells.append((mark_id, country, alliance, known.status, known.since, first, ids, verdict))
    return pd.DataFrame(cells, columns=CELL_COLUMNS)


def claims(
    relationships: pd.DataFrame, leaving: pd.DataFrame, status_on: StatusOn, day: date
) -> dict[Pair, list[Claim]]:
    """What rows tell of each pair, plain statements before denials; `leaving` are acts of leaving an organisation."""
    found: dict[Pair, list[Claim]] = {}
    told = relationships[relationships["relation"].isin(SAID)]
    for row in rows(told.sort_values("status", key=lambda status: status != "holds", kind="stable")):
        pair = (row["subject_principal"], row["object_principal"])
        said = SAID[row["relation"]] if row["status"] == "holds" else NOT + SAID[row["relation"]]
        known = [status_on(pair, on) for on in _days(row, "valid", day)]
        found.setdefault(pair, []).append(_claim(row["relationship_id"], said, known))
    for row in rows(leaving):
        said = LEAVING.get(row["status"], NOT + "left")
        for pair in ((one, other) for one in row["actor_principals"] for other in row["recipient_principals"]):
            known = [status_on(pair, on) for on in _days(row, "date", day)]
            found.setdefault(pair, []).append(_claim(row["event_id"], said, known))
    return found


def leaving_acts(events: pd.DataFrame, alliances: Collection[str]) -> pd.DataFrame:
    """The events in which someone leaves one of these organisations, or says it will."""
    withdrawn = events[(events["event_type"] == "SANCTION") & (events["mode"] == "withdraw")]
    return withdrawn[[not set(alliances).isdisjoint(ends) for ends in withdrawn["recipient_principals"]]]


def told_of(told: Claims) -> tuple[list[str], list[str]]:
    """Which countries and which organisations the articles speak of as members, former members or candidates."""
    return sorted({country for country, _ in told}), sorted({alliance for _, alliance in told})


def changes_between(before: Mapping[Pair, Listed], after: Mapping[Pair, Listed]) -> pd.DataFrame:
    """The pairs whose status on two days differs, CHANGE_COLUMNS, the latest change first."""
    pairs = before.keys() | after.keys()
    found = [(pair, before.get(pair, NOTHING), after.get(pair, NOTHING)) for pair in sorted(pairs)]
    differing = [
        (*pair, one.status, other.status, other.since) for pair, one, other in found if one.status != other.status
    ]
    table = pd.DataFrame(differing, columns=CHANGE_COLUMNS)
    return table.sort_values("since", ascending=False, kind="stable", ignore_index=True)


def alike(listed: Mapping[Pair, Listed], countries: Collection[str]) -> list[str]:
    """The countries so that neighbours share memberships: from the one with most, always on to the one most like it."""
    held: dict[str, set[str]] = {country: set() for country in countries}
    for (country, alliance), known in listed.items():
        if country in held and known.belongs:
            held[country].add(alliance)
    left = sorted(held, key=lambda country: (-len(held[country]), country))
    ordered: list[str] = []
    while left:
        here = held[ordered[-1]] if ordered else held[left[0]]
        nearest = max(left, key=lambda country: (_likeness(held[country], here), -left.index(country)))
        left.remove(nearest)
        ordered.append(nearest)
    return ordered


def _likeness(one: set[str], other: set[str]) -> float:
    """Of all memberships of either the share that both have."""
    return len(one & other) / len(one | other) if one or other else 1.0


def _days(row: Mapping[str, Any], column: str, day: date) -> list[date]:
    """The last and the first day that a row may tell of: of what it tells now, those of its publication."""
    told, published = dates.parse(row[column]), dates.parse(row["published"])
    if told.last:
        return [told.last, told.first or told.last]
    return [published.last or day, published.first or day]


def _claim(row_id: str, said: str, known: Iterable[Listed]) -> Claim:
    """Against the status that suits it best."""
    kindest = min(known, key=lambda one: KINDEST.index(_verdict(said, one)))
    return Claim(row_id, said, kindest.status, _verdict(said, kindest))


def _verdict(said: str, known: Listed) -> str:
    if not known.status:
        return ONLY_SAID
    if said.startswith(NOT):
        denied = _verdict(said.removeprefix(NOT), known)
        return CONTRADICTS if denied == AGREES else AGREES
    agreeing: dict[str, Iterable[str]] = {
        "left": ("left",), "candidate": ("candidate",), "exit_announced": ("exit_announced", "left"),
    }  # fmt: skip
    on_the_way: dict[str, Iterable[str]] = {
        "left": ("exit_announced",), "member": ("candidate", "observer", "partner"),
        "candidate": ("observer", "partner"),
    }  # fmt: skip
    if known.belongs if said == "member" else known.status in agreeing[said]:
        return AGREES
    return FURTHER if known.status in on_the_way.get(said, ()) else CONTRADICTS
