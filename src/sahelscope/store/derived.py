"""Inner tables, filled from the documented ones: what makes ten million events as quick to ask as a thousand.

A page asks by state, by pair of states or by country, and always under a filter. Joining millions of rows for that
takes seconds, so each grain has a table of its own that carries the filtered columns along: the one WHERE works on all.
"""

from __future__ import annotations

import duckdb

from sahelscope.reference.codes import regions
from sahelscope.store.spots import add_spots

# What the one WHERE looks at, and what pages sum; few different values each, so a table stores them in next to nothing.
FILTERED = (
    "n", "article_n", "language", "event_type", "quad", "score", "status", "claim", "certainty",
    "date", "date_first", "date_last", "date_precision", "day", "regions",
)  # fmt: skip


PARTICIPANTS = {
    "events": """
        SELECT DISTINCT event_n AS n, actors.n AS actor_n FROM event_actors JOIN actors USING (actor_id)
        WHERE role IN ('actor', 'recipient')
    """,
    "relationships": """
        SELECT DISTINCT row.n, actors.n AS actor_n FROM relationships row
        JOIN actors ON actors.actor_id IN (row.subject, row.object, row.via)
    """,
}


def derive_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the inner tables and columns; call once, after the documented tables are complete."""
    _number_principals(connection)
    _list_regions(connection)
    add_spots(connection)
    for table, ends in PARTICIPANTS.items():
        connection.execute(f"CREATE TABLE {table}_participants AS {ends} ORDER BY ALL")
        _add_countries(connection, table)
        _add_inner_columns(connection, table)
    _add_grains(connection)
    _add_sentences(connection)


def _number_principals(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("""
        CREATE TABLE principals AS
        SELECT (row_number() OVER (ORDER BY principal) - 1)::INTEGER AS principal_n, principal
        FROM (SELECT DISTINCT principal FROM actors) ORDER BY principal
    """)


def _list_regions(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE regions (region VARCHAR, bit INTEGER, country VARCHAR)")
    for position, region in enumerate(regions().values()):
        for country in sorted(region.countries):
            connection.execute("INSERT INTO regions VALUES (?, ?, ?)", [region.region, 1 << position, country])


def _add_countries(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Each row's countries: those of whoever takes part, and of the place."""
    placed = f"UNION SELECT n, place_country FROM {table} WHERE place_country <> ''" if table == "events" else ""
    connection.execute(f"""
        CREATE TABLE {table}_countries AS
        SELECT part.n, country FROM {table}_participants part JOIN actors ON actors.n = actor_n WHERE country <> ''
        {placed or "GROUP BY ALL"} ORDER BY n, country
    """)


def _add_inner_columns(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    first, last = ("date_first", "date_last") if table == "events" else ("valid_first", "valid_last")
    on_map = "JOIN on_map USING (n)" if table == "events" else ""
    connection.execute(f"""
        CREATE TABLE finished AS
        SELECT row.*, articles.n AS article_n, coalesce({first}, {last}) AS day, coalesce(found.regions, 0) AS regions
               {", spot_n, nature" if on_map else ""}
        FROM {table} row {on_map} JOIN (SELECT article_id, n FROM articles) articles USING (article_id)
        LEFT JOIN (
            SELECT n, bit_or(bit) AS regions FROM {table}_countries JOIN regions USING (country) GROUP BY n
        ) found ON found.n = row.n
        ORDER BY row.n
    """)
    connection.execute(f"DROP TABLE {table}")
    connection.execute(f"ALTER TABLE finished RENAME TO {table}")


def _add_grains(connection: duckdb.DuckDBPyConnection) -> None:
    """A row a principal, a country, a pair: `mutual` if the two acted together, `again` in the second of two rows."""
    kept = ", ".join(f"row.{name}" for name in FILTERED)
    connection.execute("""
        CREATE TEMP TABLE sides AS
        SELECT DISTINCT event_n AS n, role, principal_n
        FROM event_actors JOIN actors USING (actor_id) JOIN principals USING (principal)
        WHERE role IN ('actor', 'recipient')
    """)
    connection.execute(f"""
        CREATE TABLE event_principals AS
        SELECT {kept}, principal_n FROM (SELECT DISTINCT n, principal_n FROM sides) JOIN events row USING (n)
        ORDER BY ALL
    """)
    connection.execute(f"""
        CREATE TABLE event_countries AS
        SELECT {kept}, country FROM events_countries JOIN events row USING (n) ORDER BY ALL
    """)
    connection.execute(f"""
        CREATE TABLE event_dyads AS
        WITH pairs AS (
            SELECT one.n, one.principal_n AS actor_n, other.principal_n AS recipient_n, FALSE AS mutual
            FROM sides one JOIN sides other USING (n)
            WHERE one.role = 'actor' AND other.role = 'recipient' AND one.principal_n <> other.principal_n
            UNION ALL
            SELECT one.n, one.principal_n, other.principal_n, TRUE FROM sides one JOIN sides other USING (n)
            WHERE one.principal_n < other.principal_n AND one.role = 'actor' AND other.role = 'actor'
              AND one.n NOT IN (SELECT n FROM sides WHERE role = 'recipient')
        ), both_ways AS (
            SELECT n, principal_n FROM sides GROUP BY ALL HAVING count(*) > 1
        )
        SELECT {kept}, actor_n, recipient_n, mutual, row.mode = 'military' OR 'military' IN row.contexts AS military,
               actor_n > recipient_n AND one.n IS NOT NULL AND other.n IS NOT NULL AS again
        FROM pairs JOIN events row USING (n)
        LEFT JOIN both_ways one ON one.n = row.n AND one.principal_n = actor_n
        LEFT JOIN both_ways other ON other.n = row.n AND other.principal_n = recipient_n ORDER BY ALL
    """)


def _add_sentences(connection: duckdb.DuckDBPyConnection) -> None:
    """What search filters by: each sentence's article and language, and the rows whose evidence stands in it.

    `place` orders them as search shows them: the latest article first, and in the order of its text.
    """
    connection.execute("""
        CREATE TABLE article_sentences AS
        SELECT sentence.n, articles.n AS article_n, language,
               (row_number() OVER (ORDER BY published_last DESC NULLS LAST, sentence.n) - 1)::INTEGER AS place
        FROM sentences sentence JOIN articles USING (article_id) ORDER BY place
    """)
    for table, key in (("events", "event_id"), ("relationships", "relationship_id")):
        connection.execute(f"""
            CREATE TABLE {table}_sentences AS
            SELECT DISTINCT row.n, sentence.n AS sentence_n
            FROM {table} row JOIN {key.removesuffix("_id")}_evidence found USING ({key})
            JOIN sentences sentence ON sentence.article_id = row.article_id AND sentence.sentence = found.sentence
            ORDER BY ALL
        """)
