"""Who belonged to what when: alliances, their members' spells, and the status that holds on a day.

A spell runs from its first to its last day, both included; an empty end is open. Where signature and entry into force
differ, a spell begins with what binds. An imprecise date counts from its first possible to its last possible day.

A membership is one spell of a base status (`founding`, `acceded`, `member`); `candidate`, `observer`, `partner` and
`left` are base statuses too and exclude it. `suspended`, `frozen` and `exit_announced` lie over a membership, which
goes on beneath them. On a day the spell that began last wins; of two that began together the one whose status stands
further down in statuses.csv. States that are no more (USSR, Yugoslavia, Czechoslovakia, GDR) have no code and no rows;
one that continues such a state (Russia, Germany) has its spell, with a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from types import MappingProxyType

from sahelscope import dates
from sahelscope.reference.countries import codes
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_rows

OBLIGATIONS = ("defence", "consultation", "non_aggression", "economic", "forum")
ALLIANCES, MEMBERSHIPS, STATUSES = "alliances.csv", "memberships.csv", "statuses.csv"
OVERLAY = "overlay"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Alliance:
    """An organisation of states. `obligation` is the strongest that its members owe each other, one of OBLIGATIONS."""

    alliance: str
    label: str
    short: str
    obligation: str
    founded: str
    dissolved: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class MembershipStatus:
    """What a status means. `rank` is its place in the file; an overlay lies over a membership that goes on."""

    status: str
    layer: str
    belongs: bool
    definition: str
    rank: int


@dataclass(frozen=True, slots=True)
class Membership:
    """One spell of one status. Dates are EDTF; `ends` is empty while open, `signed` and `in_force` if not told apart."""

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

    def holds_on(self, day: date) -> bool:
        """Whether the spell may have held on the day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def surely_holds_on(self, day: date) -> bool:
        """Whether it held on the day however its imprecise dates are read."""
        begun, ended = dates.parse(self.begins).last, dates.parse(self.ends).first
        return begun is not None and begun <= day and (not self.ends or (ended is not None and day <= ended))


@cache
def statuses() -> Mapping[str, MembershipStatus]:
    """The statuses by name, weakest first."""
    return {
        row["status"]: MembershipStatus(row["status"], row["layer"], row["belongs"] == "yes", row["definition"], rank)
        for rank, row in enumerate(read_rows(REFERENCE_FOLDER / STATUSES))
    }


@cache
def alliances(folder: Path = REFERENCE_FOLDER) -> Mapping[str, Alliance]:
    """The alliances by id, in the order of the file; the first fault is raised."""
    known: dict[str, Alliance] = {}
    for number, row in enumerate(read_rows(folder / ALLIANCES), 2):
        where = f"row {number} ({row.get('id')})"
        if fault := _fault_in_cells(row, ("id", "label", "short", "obligation", "founded", "source")):
            raise ReferenceFault(ALLIANCES, where, fault)
        if row["obligation"] not in OBLIGATIONS:
            raise ReferenceFault(
                ALLIANCES, where, f"obligation {row['obligation']!r} must be one of {', '.join(OBLIGATIONS)}"
            )
        if fault := _fault_in_dates(row, ("founded", "dissolved")):
            raise ReferenceFault(ALLIANCES, where, fault)
        if row["id"] in known:
            raise ReferenceFault(ALLIANCES, where, "the alliance stands twice; delete one")
        alliance = row.pop("id")
        known[alliance] = Alliance(alliance, **row)
    return MappingProxyType(known)


@cache
def memberships(folder: Path = REFERENCE_FOLDER) -> tuple[Membership, ...]:
    """All spells in the order of the file, spells of a pair together; the first fault is raised."""
    found, faults = _read_memberships(folder)
    if faults:
        raise faults[0]
    return tuple(found.values())


def check(folder: Path = REFERENCE_FOLDER) -> list[str]:
    """Every fault of both files, a sentence each with file, row and remedy; empty where all is well."""
    try:
        alliances(folder)
    except ReferenceFault as fault:
        return [str(fault)]
    return [str(fault) for fault in _read_memberships(folder)[1]]


def status_on(day: date) -> Mapping[Pair, Membership]:
    """The spell that tells each pair of country and alliance on the day (see above); no entry where none holds."""
    return MappingProxyType({(one.country, one.alliance): one for one in _by_beginning() if one.holds_on(day)})


@cache
def changes() -> tuple[date, ...]:
    """The days, oldest first, on which `status_on` may differ from the day before."""
    begun = {spell.first_day for spell in memberships()}
    over = {spell.last_day + timedelta(days=1) for spell in memberships() if spell.last_day}
    return tuple(sorted(begun | over))


@cache
def counts() -> Mapping[str, Mapping[int, int]]:
    """Members of each alliance at the end of each year, from its first spell to the year of the last change."""
    counted: dict[str, dict[int, int]] = {alliance: {} for alliance in alliances()}
    for year in range(changes()[0].year, changes()[-1].year + 1):
        belonging = [spell.alliance for spell in status_on(date(year, 12, 31)).values() if spell.belongs]
        for alliance in alliances():
            number = belonging.count(alliance)
            if number or counted[alliance]:
                counted[alliance][year] = number
    return counted


def review() -> list[str]:
    """For a reviewer, a line an alliance: its members at the end of each year in which their number changed."""
    lines = []
    for alliance, by_year in counts().items():
        steps = [(year, number) for year, number in by_year.items() if number != by_year.get(year - 1)]
        lines.append(f"{alliance}: {', '.join(f'{year} {number}' for year, number in steps)}")
    return lines


@cache
def _by_beginning() -> tuple[Membership, ...]:
    return tuple(sorted(memberships(), key=lambda spell: (spell.first_day, statuses()[spell.status].rank)))


def _read_memberships(folder: Path) -> tuple[dict[int, Membership], list[ReferenceFault]]:
    """The sound rows by their number, and a fault for each unsound one."""
    found: dict[int, Membership] = {}
    faults: list[ReferenceFault] = []
    for number, row in enumerate(read_rows(folder / MEMBERSHIPS), 2):
        if fault := _fault_in_row(row, alliances(folder)):
            faults.append(
                ReferenceFault(MEMBERSHIPS, f"row {number} ({row.get('country')} in {row.get('alliance')})", fault)
            )
        else:
            found[number] = Membership(begins=row.pop("from"), ends=row.pop("to"), **row)
    return found, faults + list(_faults_between(found))


def _fault_in_row(row: dict[str, str], known: Mapping[str, Alliance]) -> str:
    if fault := _fault_in_cells(row, ("country", "alliance", "status", "from", "source")):
        return fault
    if row["country"] not in codes():
        return f"country {row['country']!r} must be ISO 3166-1 alpha-3 in lower case (Kosovo is xkx)"
    if row["alliance"] not in known:
        return f"alliance {row['alliance']!r} is not in {ALLIANCES}; add it there or mend the id"
    if row["status"] not in statuses():
        return f"status {row['status']!r} must be one of {', '.join(statuses())}"
    if fault := _fault_in_dates(row, ("from", "to", "signed", "in_force")):
        return fault
    founded = dates.parse(known[row["alliance"]].founded).first
    begun = dates.parse(row["from"])
    if founded and begun.last and begun.last < founded:
        return f"from {row['from']} lies before the alliance was founded ({founded}); mend one of them"
    return ""


def _fault_in_cells(row: Mapping[str, str], needed: tuple[str, ...]) -> str:
    if None in row or None in row.values():
        return "give each column of the header a cell, and no more cells than that"
    if empty := [column for column in needed if not row[column].strip()]:
        return f"{', '.join(empty)} must not be empty"
    return ""


def _fault_in_dates(row: Mapping[str, str], columns: tuple[str, ...]) -> str:
    for column in columns:
        try:
            found = dates.parse(row[column])
        except ValueError as fault:
            return f"{column}: {fault}"
        if row[column] and not (found.first and found.precision != "interval"):
            return f"{column} {row[column]!r} must be a single known date such as 2023, 2023-04 or 2023-04-06, or empty"
    if row.get("to") and dates.parse(row["to"]).last < dates.parse(row["from"]).first:  # type: ignore[operator]
        return f"the spell ends ({row['to']}) before it begins ({row['from']}); mend one of them"
    return ""


def _faults_between(found: Mapping[int, Membership]) -> Iterator[ReferenceFault]:
    """What is wrong between the spells of a pair: scattered, out of order, overlapping, or an overlay over nothing."""
    seen: set[Pair] = set()
    for pair, group in groupby(found.items(), lambda item: (item[1].country, item[1].alliance)):
        rows = list(group)
        if pair in seen:
            yield _fault(rows[0], f"other rows of {pair[0]} in {pair[1]} stand further up; put them together")
        seen.add(pair)
        yield from (
            _fault(later, f"begins before the row above it ({earlier[1].begins}); put the spells in order")
            for earlier, later in pairwise(rows)
            if later[1].first_day < earlier[1].first_day
        )
        yield from _overlaps(rows)


def _overlaps(rows: list[tuple[int, Membership]]) -> Iterator[ReferenceFault]:
    base = [row for row in rows if statuses()[row[1].status].layer != OVERLAY]
    for earlier, later in pairwise(base):
        if not earlier[1].ends or _surely_before_end(later[1], earlier[1]):
            yield _fault(
                later,
                f"{later[1].status} from {later[1].begins} overlaps {earlier[1].status} {earlier[1].valid} "
                f"in row {earlier[0]}; end that one the day before",
            )
    members = [spell for _, spell in base if spell.belongs]
    for row in rows:
        if row not in base and not any(_covers(member, row[1]) for member in members):
            yield _fault(
                row, f"{row[1].status} {row[1].valid} needs a membership that covers it; mend the dates or add its row"
            )


def _surely_before_end(later: Membership, earlier: Membership) -> bool:
    begun, ended = dates.parse(later.begins).last, dates.parse(earlier.ends).first
    return begun is not None and ended is not None and begun <= ended


def _covers(member: Membership, overlay: Membership) -> bool:
    begun = dates.parse(overlay.begins).last
    over = overlay.last_day or date.max
    return begun is not None and member.first_day <= begun and over <= (member.last_day or date.max)


def _fault(row: tuple[int, Membership], remedy: str) -> ReferenceFault:
    return ReferenceFault(MEMBERSHIPS, f"row {row[0]} ({row[1].country} in {row[1].alliance})", remedy)
