"""Who belonged to what on a day: the listed spells, and beside them what the articles say."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pandas as pd

from sahelscope import dates

SAID = {
    "member_of": "member",
    "former_member_of": "left",
    "seeks_membership_of": "candidate",
}
BELONGS = {"founding", "member", "acceded", "exit_announced", "frozen", "suspended"}
CELL_COLUMNS = ["mark_id", "country", "alliance", "status", "since", "rows", "verdict"]


def membership_matrix(
    spells: pd.DataFrame, relationships: pd.DataFrame, day: date, countries: Collection[str], alliances: Collection[str]
) -> pd.DataFrame:
    """One row for each country and alliance, CELL_COLUMNS, in the order given.

    `spells`: country, alliance, status, valid (EDTF). `relationships`: as the store gives them. `status` is empty where
    no listed spell holds on the day; `rows` are the ids of the rows in which articles speak of the pair, `verdict` how
    they stand to the list: `agrees`, `differs`, `only said`, or empty where they are silent.
    """
    held = _held(spells, day)
    said = _said(relationships)
    cells = []
    for country in countries:
        for alliance in alliances:
            status, since = held.get((country, alliance), ("", ""))
            rows, statuses = said.get((country, alliance), ([], set()))
            mark_id = f"cell:{country}:{alliance}"
            cells.append((mark_id, country, alliance, status, since, rows, _verdict(status, statuses)))
    return pd.DataFrame(cells, columns=CELL_COLUMNS)


def changes(spells: pd.DataFrame) -> list[date]:
    """The days on which a listed spell begins, oldest first: those that are known to the day."""
    begun = (dates.parse(text.split("/")[0]) for text in spells["valid"] if not text.startswith(".."))
    return sorted({found.first for found in begun if found.precision == "day" and found.first})


def _held(spells: pd.DataFrame, day: date) -> dict[tuple[str, str], tuple[str, str]]:
    """The spell that holds on the day; where several do, the one that began last."""
    held = {}
    ordered = sorted(spells.itertuples(), key=lambda spell: dates.parse(spell.valid).first or date.min)
    for spell in ordered:
        if dates.parse(spell.valid).possibly_within(day, day):
            held[spell.country, spell.alliance] = (spell.status, spell.valid.split("/")[0])
    return held


def _said(relationships: pd.DataFrame) -> dict[tuple[str, str], tuple[list[str], set[str]]]:
    said: dict[tuple[str, str], tuple[list[str], set[str]]] = {}
    for row in relationships[relationships["relation"].isin(SAID)].itertuples():
        rows, statuses = said.setdefault((row.subject_principal, row.object_principal), ([], set()))
        rows.append(row.relationship_id)
        statuses.add(SAID[row.relation] if row.status == "holds" else f"not {SAID[row.relation]}")
    return said


def _verdict(status: str, said: set[str]) -> str:
    if not said:
        return ""
    if not status:
        return "only said"
    inside = status in BELONGS
    agrees = all({"member": inside, "left": status == "left", "candidate": not inside}.get(one, not inside) for one in said)
    return "agrees" if agrees else "differs"
