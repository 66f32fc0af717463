"""Who belonged to what on a day: the listed spells, and beside them what the articles say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from sahelscope.analysis.rows import rows

SAID = {
    "member_of": "member",
    "former_member_of": "left",
    "seeks_membership_of": "candidate",
}

Pair = tuple[str, str]  # country, alliance


@dataclass(frozen=True, slots=True)
class Listed:
    """The status on the day, when it began (EDTF), and whether it makes the country a member."""

    status: str
    since: str
    belongs: bool


NOTHING = Listed("", "", belongs=False)
CELL_COLUMNS = ["mark_id", "country", "alliance", "status", "since", "said", "rows", "verdict"]


def membership_matrix(
    listed: Mapping[Pair, Listed], relationships: pd.DataFrame, countries: Collection[str], alliances: Collection[str]
) -> pd.DataFrame:
    """One row for each country and alliance, CELL_COLUMNS, in the order given.

    `listed` tells the status of each country in each alliance on the day. `relationships`: as the store gives them.
    `status` is empty where nothing is listed. `said` is the status that articles tell, on no particular day, `rows` the
    ids of the rows that tell it, `verdict` how they stand to the list: `agrees`, `differs`, `only said`, or empty where
    the articles are silent.
    """
    said = _said(relationships)
    cells = []
    for country in countries:
        for alliance in alliances:
            known = listed.get((country, alliance), NOTHING)
            ids, statuses = said.get((country, alliance), ([], []))
            told = statuses[0] if statuses else ""
            verdict = _verdict(known, statuses)
            mark_id = f"cell:{country}:{alliance}"
            cells.append((mark_id, country, alliance, known.status, known.since, told, ids, verdict))
    return pd.DataFrame(cells, columns=CELL_COLUMNS)


def told_of(relationships: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Which countries and which organisations the articles speak of as members, former members or candidates."""
    told = relationships[relationships["relation"].isin(SAID)]
    return sorted(set(told["subject_principal"])), sorted(set(told["object_principal"]))


def _said(relationships: pd.DataFrame) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    """For each pair the rows that speak of it and what they tell, plain statements before denials."""
    said: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    told = relationships[relationships["relation"].isin(SAID)]
    ordered = told.sort_values("status", key=lambda status: status != "holds", kind="stable")
    for row in rows(ordered):
        ids, statuses = said.setdefault((row["subject_principal"], row["object_principal"]), ([], []))
        ids.append(row["relationship_id"])
        status = SAID[row["relation"]]
        statuses.append(status if row["status"] == "holds" else f"not {status}")
    return said


def _verdict(known: Listed, said: list[str]) -> str:
    if not said:
        return ""
    if not known.status:
        return "only said"
    return "agrees" if all(_fits(one, known) for one in said) else "differs"


def _fits(said: str, known: Listed) -> bool:
    """Whether a listed status bears out what an article tells."""
    if said == "left":
        return known.status == "left"
    return known.belongs if said == "member" else not known.belongs
