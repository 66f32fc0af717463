"""The only WHERE: a Selection to the conditions of a query, every value a parameter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sahelscope.records import RELATION_STATUSES, STATUSES
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
    yield from _of_articles(selection)
    for column, chosen in (
        ("language", selection.languages),
        (table.kind, selection.event_types if table is EVENTS else selection.relations),
        ("status", [status for status in selection.statuses if status in table.statuses]),
        ("claim", selection.claims),
        ("certainty", selection.certainties),
    ):
        if chosen:
            yield _in(f"row.{column}", chosen)
    yield from _in_window(selection, table.date)
    yield from _with_actors(selection, table)
    if selection.countries:
        listed, values = _in("country", selection.countries)
        yield _among(f"SELECT n FROM {table.table}_countries WHERE {listed}"), values
    if selection.region:
        yield "row.regions & (SELECT any_value(bit) FROM regions WHERE region = ?) <> 0", [selection.region]


def _of_articles(selection: Selection) -> Iterator[Condition]:
    if selection.articles:
        listed, values = _in("article_id", selection.articles)
        yield f"row.article_n IN (SELECT n FROM articles WHERE {listed})", values
    if selection.known_on:
        surely = selection.dating == "surely"
        published = "published_last <= ?" if surely else "coalesce(published_first, '-infinity') <= ?"
        yield f"row.article_n IN (SELECT n FROM articles WHERE {published})", [selection.known_on]


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


def _takes_part(table: Filtered, of_actor: str, values: list[object]) -> Condition:
    """Rows with an actor, recipient, subject, object or via for which a condition over `actors` holds."""
    chosen = f"SELECT n FROM actors WHERE {of_actor}"
    return _among(f"SELECT n FROM {table.table}_participants WHERE actor_n IN ({chosen})"), values


def _among(numbers: str) -> str:
    """Whether the row's number is among those of a query.

    MATERIALIZED because the planner takes such a query for large and would hash all events instead: 2.4 s for 0.1 s.
    """
    return f"row.n IN (WITH chosen AS MATERIALIZED ({numbers}) SELECT n FROM chosen)"


def _in(column: str, values: Iterable[object]) -> Condition:
    listed = list(values)
    return f"{column} IN ({', '.join('?' * len(listed))})", listed
