"""Who belonged to what on a day: the listed spells, and beside them what the articles say."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pandas as pd

from sahelscope import dates
from sahelscope.analysis.rows import rows

SAID = {
    "member_of": "member",
    "former_member_of": "left",
    "seeks_membership_of": "candidate",
}
BELONGS = {"founding", "member", "acceded", "exit_announced", "frozen", "suspended"}
CELL_COLUMNS = ["mark_id", "country", "alliance", "status", "since", "said", "rows", "verdict"]


def membership_matrix(
    spells: pd.DataFrame, relationships: pd.DataFrame, day: date, countries: Collection[str], alliances: Collection[str]
) -> pd.DataFrame:
    """One row for each country and alliance, CELL_COLUMNS, in the order given.

    `spells`: country, alliance, status, valid (EDTF). `relationships`: as the store gives them. `status` is empty where
    no listed spell holds on the day. `said` is the status that articles tell, on no particular day, `rows` the ids of
    the rows that tell it, `verdict` how they stand to the list: `agrees`, `differs`, `only said`, or empty where the
    articles are silent.
    """
    held = _held(spells, day)
    said = _said(relationships)
    cells = []
    for country in countries:
        for alliance in alliances:
            status, since = held.get((country, alliance), ("", ""))
            ids, statuses = said.get((country, alliance), ([], []))
            mark_id = f"cell:{country}:{alliance}"
            told = statuses[0] if statuses else ""
            cells.append((mark_id, country, alliance, status, since, told, ids, _verdict(status, statuses)))
    return pd.DataFrame(cells, columns=CELL_COLUMNS)


def told_of(relationships: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Which countries and which organisations the articles speak of as members, former members or candidates."""
    told = relationships[relationships["relation"].isin(SAID)]
    return sorted(set(told["subject_principal"])), sorted(set(told["object_principal"]))


def changes(spells: pd.DataFrame) -> list[date]:
    """The days on which a listed spell begins, oldest first: those that are known to the day."""
    begun = (dates.parse(text.split("/")[0]) for text in spells["valid"] if not text.startswith(".."))
    return sorted({found.first for found in begun if found.precision == "day" and found.first})


def _held(spells: pd.DataFrame, day: date) -> dict[tuple[str, str], tuple[str, str]]:
    """The spell that holds on the day; where several do, the one that began last."""
    held = {}
    ordered = sorted(rows(spells), key=lambda spell: dates.parse(spell["valid"]).first or date.min)
    for spell in ordered:
        if dates.parse(spell["valid"]).possibly_within(day, day):
            held[spell["country"], spell["alliance"]] = (spell["status"], spell["valid"].split("/")[0])
    return held


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


def _verdict(status: str, said: list[str]) -> str:
    if not said:
        return ""
    if not status:
        return "only said"
    return "agrees" if all(_fits(one, status) for one in said) else "differs"


def _fits(said: str, status: str) -> bool:
    """Whether a listed status bears out what an article tells."""
    inside = status in BELONGS
    if said == "left":
        return status == "left"
    return inside if said == "member" else not inside
