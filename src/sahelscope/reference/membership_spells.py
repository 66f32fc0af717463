"""One spell of a membership, and what is wrong with the rows of memberships.csv, each fault with row and remedy.

`alliances` reads the file and answers for a day; this room knows what a sound row is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

from sahelscope import dates
from sahelscope.reference.countries import codes
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_columns, read_rows

STATUSES = REFERENCE_FOLDER / "statuses.csv"
OVERLAY = "overlay"
NEEDED = ("country", "alliance", "status", "from", "source")
DATED = ("from", "to", "signed", "in_force")
COLUMNS = ("country", "alliance", "status", *DATED, "source", "note")

Numbered = tuple[int, "Membership"]


@dataclass(frozen=True, slots=True)
class MembershipStatus:
    """What a status means. `rank` is its place in the file; an `overlay` lies over a membership that goes on."""

    status: str
    layer: str
    belongs: bool
    definition: str
    rank: int


@cache
def statuses() -> Mapping[str, MembershipStatus]:
    """The statuses by name, weakest first."""
    return {
        row["status"]: MembershipStatus(row["status"], row["layer"], row["belongs"] == "yes", row["definition"], rank)
        for rank, row in enumerate(read_rows(STATUSES))
    }


@dataclass(frozen=True, slots=True)
class Membership:
    """One spell of one status. Dates are EDTF; `ends` is empty while open, `signed` and `in_force` if unknown."""

    country: str
    alliance: str
    status: str
    begins: str
    ends: str
    signed: str
    in_force: str
    source: str
    note: str

    @property
    def first_day(self) -> date:
        """The first day on which the spell may have held."""
        return dates.parse(self.begins).first or date.min

    @property
    def last_day(self) -> date | None:
        """The last day on which it may have held; None where it has not ended."""
        return dates.parse(self.ends).last

    @property
    def valid(self) -> str:
        """The spell as an EDTF interval, `..` for an open end."""
        return f"{self.begins}/{self.ends or '..'}"

    @property
    def belongs(self) -> bool:
        """Whether the country is a member, be it suspended, frozen or about to leave."""
        return statuses()[self.status].belongs

    @property
    def lies_over(self) -> bool:
        """Whether a membership goes on beneath it."""
        return statuses()[self.status].layer == OVERLAY

    def holds_on(self, day: date) -> bool:
        """Whether the spell may have held on the day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def surely_holds_on(self, day: date) -> bool:
        """Whether it held on the day however its imprecise dates are read."""
        begun, ended = dates.parse(self.begins).last, dates.parse(self.ends).first
        return begun is not None and begun <= day and (not self.ends or (ended is not None and day <= ended))


def read_spells(path: Path, founded: Mapping[str, str]) -> tuple[list[Membership], list[ReferenceFault]]:
    """The sound rows in order, and every fault of the file. `founded` tells when each known alliance began."""
    found: list[Numbered] = []
    faults: list[ReferenceFault] = []
    for number, row in enumerate(read_columns(path, COLUMNS), 2):
        if wrong := _fault_in_row(row, founded):
            faults.append(ReferenceFault(path, f"row {number} ({row.get('country')} in {row.get('alliance')})", wrong))
        else:
            found.append((number, Membership(begins=row.pop("from"), ends=row.pop("to"), **row)))
    faults += [
        ReferenceFault(path, f"row {number} ({spell.country} in {spell.alliance})", wrong)
        for (number, spell), wrong in _faults_between(found)
    ]
    return [spell for _, spell in found], faults


def fault_in_cells(row: Mapping[str, str], needed: Collection[str], known: Mapping[str, Collection[str]]) -> str:
    """What is wrong with a row's cells: one too many or too few, a needed one empty, a code not in its list."""
    if None in row or None in row.values():
        return "give each column of the header a cell, and no more cells than that"
    if empty := [column for column in needed if not row[column].strip()]:
        return f"{', '.join(empty)} must not be empty"
    for column, allowed in known.items():
        if row[column] not in allowed:
            return f"{column} {row[column]!r} is not known; it must be one of {', '.join(sorted(allowed))}"
    return ""


def fault_in_source(text: str) -> str:
    """What is wrong with a source: it must tell of when its document or page is, or nobody could look it up."""
    if any(letter.isdigit() for letter in text):
        return ""
    return f"source {text!r} tells no date; name the document or page with its title and its year or day"


def fault_in_dates(row: Mapping[str, str], columns: Collection[str]) -> str:
    """What is wrong with a row's dates: not EDTF, not one known date, an end before its beginning."""
    for column in columns:
        try:
            found = dates.parse(row[column])
        except ValueError as fault:
            return f"{column}: {fault}"
        if row[column] and not (found.first and found.precision != "interval"):
            return f"{column} {row[column]!r} must be one date such as 2023, 2023-04 or 2023-04-06~, or empty"
    begun, ended = dates.parse(row.get("from", "")).first, dates.parse(row.get("to", "")).last
    if begun and ended and ended < begun:
        return f"the spell ends ({row['to']}) before it begins ({row['from']}); mend one of them"
    return ""


def _fault_in_row(row: Mapping[str, str], founded: Mapping[str, str]) -> str:
    if wrong := fault_in_cells(row, NEEDED, {"alliance": founded, "status": statuses()}) or fault_in_dates(row, DATED):
        return wrong
    if wrong := fault_in_source(row["source"]):
        return wrong
    if row["country"] not in codes():
        return f"country {row['country']!r} must be ISO 3166-1 alpha-3 in lower case (Kosovo is xkx)"
    begun, since = dates.parse(row["from"]).last, dates.parse(founded[row["alliance"]]).first
    if begun and since and begun < since:
        return f"from {row['from']} lies before the alliance was founded ({founded[row['alliance']]}); mend one of them"
    signed, bound = dates.parse(row["signed"]).first, dates.parse(row["in_force"]).last
    if signed and bound and bound < signed:
        return f"in force ({row['in_force']}) before it was signed ({row['signed']}); mend one of them"
    return ""


def _faults_between(found: list[Numbered]) -> Iterator[tuple[Numbered, str]]:
    """What is wrong between the spells of a country and an alliance."""
    seen: set[tuple[str, str]] = set()
    for pair, group in groupby(found, lambda row: (row[1].country, row[1].alliance)):
        rows = list(group)
        if pair in seen:
            yield rows[0], "other rows of this pair stand further up; put them together"
        seen.add(pair)
        yield from _out_of_order(rows)
        yield from _overlapping([row for row in rows if not row[1].lies_over])
        yield from _over_nothing(rows)


def _out_of_order(rows: list[Numbered]) -> Iterator[tuple[Numbered, str]]:
    for earlier, later in pairwise(rows):
        if later[1].first_day < earlier[1].first_day:
            yield later, f"begins before row {earlier[0]} above it ({earlier[1].begins}); put the spells in order"


def _overlapping(rows: list[Numbered]) -> Iterator[tuple[Numbered, str]]:
    """Spells that exclude each other and share a day however their dates are read."""
    for (number, earlier), later in pairwise(rows):
        begun, ended = dates.parse(later[1].begins).last, dates.parse(earlier.ends).first
        if not earlier.ends or (begun and ended and begun <= ended):
            clash = f"{later[1].status} {later[1].valid} overlaps {earlier.status} {earlier.valid} in row {number}"
            yield later, f"{clash}; end the earlier spell on the day before the later one begins"


def _over_nothing(rows: list[Numbered]) -> Iterator[tuple[Numbered, str]]:
    """Overlays that no membership covers; of two that follow each other, each needs its own."""
    members = [spell for _, spell in rows if spell.belongs and not spell.lies_over]
    for row in rows:
        over = row[1].last_day or date.max
        if row[1].lies_over and not any(
            spell.first_day <= row[1].first_day and over <= (spell.last_day or date.max) for spell in members
        ):
            yield row, f"{row[1].status} {row[1].valid} needs a membership around it; mend its dates or add that row"
