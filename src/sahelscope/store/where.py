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
    return joined(list(_conditions(selection, table)))


def where_sentences(selection: Selection) -> Where:
    """The sentences (alias `row` over article_sentences) that the selection keeps.

    What is asked of articles is asked of the sentence's own; whatever is asked of rows, of a row whose evidence stands
    in the sentence. With event types chosen only events count, with relations chosen only relationships.
    """
    conditions = list(_of_articles(selection))
    if selection.languages:
        conditions.append(_in("row.language", selection.languages))
    of_rows = selection.without("articles", "languages", "known_on", "dating", "together")
    if not of_rows.empty:
        kept = [(table, where(selection, table)) for table in (EVENTS, RELATIONSHIPS) if _tells(selection, table)]
        standing = " UNION ALL ".join(
            f"SELECT sentence_n FROM {table.table}_sentences WHERE n IN "
            f"(SELECT row.n FROM {table.table} row WHERE {found.sql})"
            for table, found in kept
        )
        condition = f"row.n IN ({standing})" if standing else "FALSE"
        conditions.append((condition, [value for _, found in kept for value in found.params]))
    return joined(conditions)


def _tells(selection: Selection, table: Filtered) -> bool:
    """Whether rows of this table are meant by what is asked of rows."""
    own, others = selection.event_types, selection.relations
    if table is RELATIONSHIPS:
        own, others = others, own
    return bool(own or not others) and (not selection.statuses or bool(set(selection.statuses) & set(table.statuses)))


def joined(conditions: list[Condition]) -> Where:
    """The rows for which all of these hold."""
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
