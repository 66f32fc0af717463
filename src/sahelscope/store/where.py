"""The only WHERE: a Selection to the conditions of a query, every value a parameter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sahelscope.records import RELATION_STATUSES, STATUSES
from sahelscope.reference.codes import regions
from sahelscope.store.selection import Selection

Condition = tuple[str, list[object]]


@dataclass(frozen=True, slots=True)
class Where:
    """A condition as SQL over the alias `row`, with its parameters in order."""

    sql: str
    params: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Filtered:
    """What the two filtered tables call the same thing."""

    table: str
    key: str
    kind: str
    date: str
    statuses: tuple[str, ...]
    evidence: str


EVENTS = Filtered("events", "event_id", "event_type", "date", STATUSES, "event_evidence")
RELATIONSHIPS = Filtered(
    "relationships", "relationship_id", "relation", "valid", RELATION_STATUSES, "relationship_evidence"
)


def where(selection: Selection, table: Filtered = EVENTS) -> Where:
    """The rows of `events` or `relationships` that the selection keeps; TRUE for the empty selection."""
    conditions = list(_conditions(selection, table))
    return Where(
        " AND ".join(sql for sql, _ in conditions) or "TRUE",
        tuple(value for _, values in conditions for value in values),
    )


def _conditions(selection: Selection, table: Filtered) -> Iterator[Condition]:
    for column, listed in (
        ("article_id", selection.articles),
        ("language", selection.languages),
        (table.kind, selection.event_types if table is EVENTS else selection.relations),
        ("status", [status for status in selection.statuses if status in table.statuses]),
        ("claim", selection.claims),
        ("certainty", selection.certainties),
    ):
        if listed:
            yield _in(f"row.{column}", listed)
    yield from _in_window(selection, table.date)
    yield from _with_actors(selection, table)
    for countries in (selection.countries, sorted(regions()[selection.region].countries) if selection.region else ()):
        if countries:
            yield _in_countries(table, countries)


def _with_actors(selection: Selection, table: Filtered) -> Iterator[Condition]:
    for group in [(actor,) for actor in selection.actors] if selection.together else [selection.actors]:
        if group:
            listed, values = _in("actor_id", group)
            principals, _ = _in("principal", group)
            yield _takes_part(table, f"{listed} OR {principals}", values * 2)


def _in_window(selection: Selection, column: str) -> Iterator[Condition]:
    first, last, precision = f"row.{column}_first", f"row.{column}_last", f"row.{column}_precision"
    if selection.dating == "surely" and (selection.date_from or selection.date_to):
        yield f"{precision} <> 'unknown'", []
        if selection.date_from:
            yield f"{first} >= ?", [selection.date_from]
        if selection.date_to:
            yield f"{last} <= ?", [selection.date_to]
        return
    if selection.date_from:
        yield f"({last} IS NULL OR {last} >= ?)", [selection.date_from]
    if selection.date_to:
        yield f"({first} IS NULL OR {first} <= ?)", [selection.date_to]


def _in_countries(table: Filtered, countries: Iterable[str]) -> Condition:
    listed, values = _in("country", countries)
    takes_part, more = _takes_part(table, listed, values)
    if table is RELATIONSHIPS:
        return takes_part, more
    placed, place_values = _in("row.place_country", countries)
    return f"({placed} OR {takes_part})", place_values + more


def _takes_part(table: Filtered, of_actor: str, values: list[object]) -> Condition:
    """Rows with an actor, recipient, subject, object or via for which a condition over `actors` holds."""
    chosen = f"SELECT n FROM actors WHERE {of_actor}"
    return f"row.n IN (SELECT row_n FROM {table.table}_participants WHERE actor_n IN ({chosen}))", values


def _in(column: str, values: Iterable[object]) -> Condition:
    listed = list(values)
    return f"{column} IN ({', '.join('?' * len(listed))})", listed
