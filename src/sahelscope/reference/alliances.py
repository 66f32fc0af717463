"""Who belonged to what when: alliances, what their members owe each other, and the status that holds on a day.

A spell runs from its first to its last day, both included; an empty end is open. It begins with what binds, or with the
day from which the organisation itself counts; where signature and entry into force differ, both stand beside it. An
imprecise date counts from its first possible to its last possible day.

A membership is one spell of a base status (`founding`, `acceded`, `member`). `candidate`, `observer`, `partner` and
`left` are base statuses too and exclude it and each other. `suspended`, `frozen` and `exit_announced` lie over a
membership, which goes on beneath them. On a day the spell that began last wins; of two that began together the one
whose status stands further down in statuses.csv.

States that are no more (Yugoslavia, Czechoslovakia, GDR, South Yemen) have no code and no rows; one that continues such
a state (Russia, Germany, Yemen, China) has its spell from the beginning, with a note.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from sahelscope import dates
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_columns
from sahelscope.reference.membership_spells import (
    Membership,
    fault_in_cells,
    fault_in_dates,
    fault_in_source,
    read_spells,
    statuses,
)

ALLIANCES, OBLIGATIONS, MEMBERSHIPS = "alliances.csv", "obligations.csv", "memberships.csv"
ALLIANCE_COLUMNS = ("id", "label", "short", "obligation", "founded", "dissolved", "source", "note")
OBLIGATION_COLUMNS = ("alliance", "obligation", "from", "to", "document", "note")
KINDS_OF_OBLIGATION = ("defence", "non_aggression", "consultation", "economic", "forum")  # the most binding first
REVIEWED_UNTIL = date(2026, 4, 15)  # what happened later is not in the files

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Alliance:
    """An organisation of states. `obligation` is its chief kind; all of them through time are `obligations`."""

    alliance: str
    label: str
    short: str
    obligation: str
    founded: str
    dissolved: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Obligation:
    """What the members of an alliance owe each other from a day on, by which document."""

    alliance: str
    obligation: str
    begins: str
    ends: str
    document: str
    note: str

    def holds_on(self, day: date) -> bool:
        """Whether it may have bound on the day."""
        return dates.parse(f"{self.begins}/{self.ends or '..'}").possibly_within(day, day)


@cache
def alliances(folder: Path = REFERENCE_FOLDER) -> Mapping[str, Alliance]:
    """The alliances by id, in the order of the file; the first fault is raised."""
    found, faults = _read_alliances(folder)
    if faults:
        raise faults[0]
    return MappingProxyType(found)


@cache
def obligations(folder: Path = REFERENCE_FOLDER) -> tuple[Obligation, ...]:
    """What binds the members of each alliance, in the order of the file; the first fault is raised."""
    found, faults = _read_obligations(folder, list(alliances(folder)))
    if faults:
        raise faults[0]
    return tuple(found)


@cache
def memberships(folder: Path = REFERENCE_FOLDER) -> tuple[Membership, ...]:
    """All spells in the order of the file, those of a pair together; the first fault is raised."""
    spells, faults = _read(folder)
    if faults:
        raise faults[0]
    return tuple(spells)


def check(folder: Path = REFERENCE_FOLDER) -> list[str]:
    """Every fault of the three files, a sentence each with file, row and remedy."""
    faults: list[ReferenceFault] = []
    founded: dict[str, str] = {}
    try:
        known, wrong = _read_alliances(folder)
        faults += wrong
        founded = {name: known[name].founded if name in known else "" for name in _ids(folder)}
        faults += _read_obligations(folder, list(founded))[1]
    except ReferenceFault as fault:
        faults.append(fault)
    try:
        faults += read_spells(folder / MEMBERSHIPS, founded)[1]
    except ReferenceFault as fault:
        faults.append(fault)
    return [str(fault) for fault in faults]


def status_on(day: date) -> Mapping[Pair, Membership]:
    """The spell that tells each (country, alliance) on the day, as said above; no entry where none holds."""
    return MappingProxyType({(one.country, one.alliance): one for one in _by_beginning() if one.holds_on(day)})


def spell_on(country: str, alliance: str, day: date) -> Membership | None:
    """The spell that tells of one pair on the day."""
    return next((one for one in reversed(_of_pair().get((country, alliance), ())) if one.holds_on(day)), None)


def obligations_on(day: date) -> Mapping[str, tuple[str, ...]]:
    """What the members of each alliance owe each other on the day, the most binding first."""
    return {
        alliance: tuple(
            kind
            for kind in KINDS_OF_OBLIGATION
            if any(one.alliance == alliance and one.obligation == kind and one.holds_on(day) for one in obligations())
        )
        for alliance in alliances()
    }


@lru_cache(64)
def changes(countries: frozenset[str] | None = None) -> tuple[date, ...]:
    """The days, oldest first, on which `status_on` may differ from the day before, for these countries or for any."""
    spells = [spell for spell in memberships() if countries is None or spell.country in countries]
    begun = {spell.first_day for spell in spells}
    over = {spell.last_day + timedelta(days=1) for spell in spells if spell.last_day}
    return tuple(sorted(begun | over))


@cache
def counts() -> Mapping[str, Mapping[int, int]]:
    """Members of each alliance at the end of each year, from its first member to the year of the last change."""
    counted: dict[str, dict[int, int]] = {alliance: {} for alliance in alliances()}
    for year in range(changes()[0].year, changes()[-1].year + 1):
        belonging = [spell.alliance for spell in status_on(date(year, 12, 31)).values() if spell.belongs]
        for alliance, by_year in counted.items():
            number = belonging.count(alliance)
            if number or by_year:
                by_year[year] = number
    return counted


def review() -> list[str]:
    """For a reviewer, a line an alliance: its members at the end of each year in which their number changed."""
    lines = []
    for alliance, by_year in counts().items():
        steps = [f"{year} {number}" for year, number in by_year.items() if number != by_year.get(year - 1)]
        lines.append(f"{alliance}: {', '.join(steps)}")
    return lines


@cache
def _by_beginning() -> tuple[Membership, ...]:
    return tuple(sorted(memberships(), key=lambda spell: (spell.first_day, statuses()[spell.status].rank)))


@cache
def _of_pair() -> Mapping[Pair, tuple[Membership, ...]]:
    """The spells of each pair, as `_by_beginning`."""
    found: dict[Pair, tuple[Membership, ...]] = {}
    for one in _by_beginning():
        found[one.country, one.alliance] = (*found.get((one.country, one.alliance), ()), one)
    return found


def _read_alliances(folder: Path) -> tuple[dict[str, Alliance], list[ReferenceFault]]:
    """The sound rows by id, and every fault of the file."""
    path = folder / ALLIANCES
    known: dict[str, Alliance] = {}
    faults = []
    for number, row in enumerate(read_columns(path, ALLIANCE_COLUMNS), 2):
        wrong = (
            fault_in_cells(row, ALLIANCE_COLUMNS[:5], {"obligation": KINDS_OF_OBLIGATION})
            or fault_in_dates(row, ("founded", "dissolved"))
            or fault_in_source(row["source"])
            or ("the alliance stands twice; delete one" if row["id"] in known else "")
        )
        if wrong:
            faults.append(ReferenceFault(path, f"row {number} ({row['id']})", wrong))
        else:
            alliance = row.pop("id")
            known[alliance] = Alliance(alliance, **row)
    return known, faults


def _read_obligations(folder: Path, known: Collection[str]) -> tuple[list[Obligation], list[ReferenceFault]]:
    """The sound rows in order, and every fault of the file; each known alliance needs a row."""
    path = folder / OBLIGATIONS
    found: list[Obligation] = []
    faults: list[ReferenceFault] = []
    told = set()
    for number, row in enumerate(read_columns(path, OBLIGATION_COLUMNS), 2):
        told.add(row["alliance"])
        allowed = {"alliance": known, "obligation": KINDS_OF_OBLIGATION}
        wrong = (
            fault_in_cells(row, ("alliance", "obligation", "from", "document"), allowed)
            or fault_in_dates(row, ("from", "to"))
            or fault_in_source(row["document"])
        )
        if wrong:
            faults.append(ReferenceFault(path, f"row {number} ({row['alliance']})", wrong))
        else:
            found.append(Obligation(begins=row.pop("from"), ends=row.pop("to"), **row))
    if missing := [name for name in known if name not in told]:
        faults.append(ReferenceFault(path, "the end", f"add what binds the members of {', '.join(missing)}"))
    return found, faults


def _ids(folder: Path) -> list[str]:
    return [row["id"] for row in read_columns(folder / ALLIANCES, ALLIANCE_COLUMNS)]


def _read(folder: Path) -> tuple[list[Membership], list[ReferenceFault]]:
    founded = {alliance.alliance: alliance.founded for alliance in alliances(folder).values()}
    return read_spells(folder / MEMBERSHIPS, founded)
