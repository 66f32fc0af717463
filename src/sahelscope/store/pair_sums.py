"""The sums of `analysis.pair_sums`, made where the rows are: the acts and relationships of the busiest pairs.

No row of a pair that is summed is left out, whatever their number. Looked at are the pairs with the most events and
those with the most relationships told, `limit` each: more could not be shown.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sahelscope.analysis.pair_sums import ACT_COLUMNS, CLAIM_ORDER, KEPT, NOBODY, RECIPROCAL, STATE_COLUMNS, SUPPLIES
from sahelscope.analysis.when import When
from sahelscope.reference.codes import quads, relations
from sahelscope.store.query import Database
from sahelscope.store.selection import Selection
from sahelscope.store.states import on_day
from sahelscope.store.where import EVENTS, RELATIONSHIPS, Where, where

MOST_PAIRS = 2_000
MOST_BETWEEN = 500  # rows of one pair that are listed when it is opened
DAYS = 100_000_000  # a day and the number of a row in one sortable number
LATE = 1_000_000  # days: what has no date comes last
EARLIEST_FIRST = f"(coalesce(date_first - DATE '1000-01-01', {LATE})::BIGINT * {DAYS} + n)"
FACT = "status = 'occurred' AND claim <> 'alleged'"


@dataclass(frozen=True, slots=True)
class PairSums:
    """`acts` and `states` as in `analysis.pair_sums`, of `looked_at` pairs of `pairs` that anything is told of."""

    acts: pd.DataFrame
    states: pd.DataFrame
    looked_at: int
    pairs: int


def pair_sums(database: Database, selection: Selection, when: When | None, limit: int = MOST_PAIRS) -> PairSums:
    """The sums of the rows kept; with `when` of those that count on its day, acts in its window."""
    acts_told, states_told = _acts_told(selection, when), _states_told(selection, when)
    counted = database.frame(
        f"""
        WITH between AS (
            SELECT least(a, b) AS a, greatest(a, b) AS b, count(*) AS events, 0 AS told FROM ({acts_told.sql})
            WHERE NOT again GROUP BY 1, 2
            UNION ALL
            SELECT least(a, b), greatest(a, b), 0, count(*) FROM ({states_told.sql}) GROUP BY 1, 2
        ), pairs AS (SELECT a, b, sum(events) AS events, sum(told) AS told FROM between GROUP BY ALL)
        SELECT a, b, count(*) OVER () AS pairs FROM pairs
        QUALIFY row_number() OVER (ORDER BY events DESC, a, b) <= {int(limit)}
             OR row_number() OVER (ORDER BY told DESC, a, b) <= {int(limit)}
        """,
        (*acts_told.params, *states_told.params),
    )
    ends = (counted["a"].tolist(), counted["b"].tolist())
    pairs = int(counted["pairs"].iloc[0]) if len(counted) else 0
    return PairSums(_acts(database, acts_told, ends), _states(database, states_told, ends, when), len(counted), pairs)


def acts_of(database: Database, selection: Selection, principal: str) -> pd.DataFrame:
    """The acts between a principal and everyone else, ACT_COLUMNS: none is left out."""
    told = _acts_told(selection, None)
    found = database.frame(
        f"""
        WITH own AS (SELECT principal_n FROM principals WHERE principal = ?)
        SELECT DISTINCT least(a, b) AS a, greatest(a, b) AS b FROM ({told.sql})
        WHERE a IN (FROM own) OR b IN (FROM own)
        """,
        (principal, *told.params),
    )
    return _acts(database, told, (found["a"].tolist(), found["b"].tolist()))


def rows_between(database: Database, selection: Selection, one: str, other: str, when: When | None) -> list[str]:
    """The ids of the first MOST_BETWEEN relationships and events between two principals, the dated ones first."""
    acts_told, states_told = _acts_told(selection, when), _states_told(selection, when)
    found = database.rows(
        f"""
        WITH ends AS (SELECT principal_n AS end_n FROM principals WHERE principal IN (?, ?)),
        told AS (
            SELECT 1 AS part, {EARLIEST_FIRST} AS place, event_id AS row_id FROM ({acts_told.sql}) acts
            JOIN (SELECT n, event_id FROM events) USING (n) WHERE a IN (FROM ends) AND b IN (FROM ends) AND NOT again
            UNION ALL
            SELECT 0, {EARLIEST_FIRST}, relationship_id FROM ({states_told.sql})
            WHERE a IN (FROM ends) AND b IN (FROM ends)
        )
        SELECT row_id FROM told ORDER BY part, place LIMIT {MOST_BETWEEN}
        """,
        (one, other, *acts_told.params, *states_told.params),
    )
    return [row["row_id"] for row in found]


def _acts_told(selection: Selection, when: When | None) -> Where:
    """A query for every pair of every event that is kept: as in `analysis.pair_sums.dyads_of`."""
    kept = where(_in_window(selection, when), EVENTS)
    reciprocal = ", ".join(f"'{kind}'" for kind in RECIPROCAL)
    return Where(
        f"""
        SELECT actor_n AS a, recipient_n AS b, n, event_type, quad, score, status, claim, date_first, mutual, military,
               again
        FROM event_dyads row
        WHERE {kept.sql} AND (NOT mutual OR event_type IN ({reciprocal}))
          AND actor_n NOT IN ({_nobody()}) AND recipient_n NOT IN ({_nobody()})
        """,
        kept.params,
    )


def _states_told(selection: Selection, when: When | None) -> Where:
    """A query for every relationship that is kept and counts on the day, symmetric ones in alphabetical order.

    Principals are numbered in that order.
    """
    kept = where(selection, RELATIONSHIPS)
    symmetric = ", ".join(f"'{name}'" for name, one in relations().items() if one.symmetric)
    told = f"""
        SELECT row.n, row.relationship_id, row.article_n, row.relation, row.status, row.claim, row.valid,
               row.valid_first, row.valid_last, row.valid_precision, row.valid_first AS date_first,
               published_first, published_last,
               CASE WHEN relation IN ({symmetric}) THEN least(subjects.n, objects.n) ELSE subjects.n END AS a,
               CASE WHEN relation IN ({symmetric}) THEN greatest(subjects.n, objects.n) ELSE objects.n END AS b,
               CASE relation WHEN 'opposes_membership_of' THEN row.via ELSE '' END AS via
        FROM relationships row
        JOIN (SELECT actor_id, principal_n AS n FROM actors JOIN principals USING (principal)) subjects
          ON subjects.actor_id = row.subject
        JOIN (SELECT actor_id, principal_n AS n FROM actors JOIN principals USING (principal)) objects
          ON objects.actor_id = row.object
        JOIN (SELECT n, published_first, published_last FROM articles) articles ON articles.n = row.article_n
        WHERE {kept.sql}
    """
    within = Where(told, kept.params) if when is None else on_day(Where(told, kept.params), when)
    parties = f"a <> b AND a NOT IN ({_nobody()}) AND b NOT IN ({_nobody()})"
    return Where(f"SELECT * FROM ({within.sql}) WHERE {parties}", within.params)


def _acts(database: Database, told: Where, ends: tuple[list[int], list[int]]) -> pd.DataFrame:
    scored = f"NOT again AND {FACT}"
    by_quad = ", ".join(f"count(*) FILTER ({scored} AND quad = '{quad}') AS \"{quad}\"" for quad in quads())
    found = database.frame(
        f"""
        WITH wanted AS (SELECT unnest(?::INTEGER[]) AS one, unnest(?::INTEGER[]) AS other),
        sums AS (
            SELECT a, b, count(*) FILTER (NOT again) AS events, {_first("NOT again")} AS ids,
                   count(*) FILTER ({scored}) AS scored,
                   coalesce(sum(score) FILTER ({scored}), 0) AS score, {by_quad}, {_first(scored)} AS scored_ids,
                   {_kind("force", f"event_type = 'ASSAULT' AND {FACT}")},
                   {_kind("aid", "event_type = 'AID' AND military AND status = 'occurred'")}
            FROM ({told.sql}) JOIN wanted ON one = least(a, b) AND other = greatest(a, b) GROUP BY a, b
        )
        SELECT sums.* EXCLUDE (a, b), one.principal AS a, other.principal AS b
        FROM sums JOIN principals one ON one.principal_n = a JOIN principals other ON other.principal_n = b
        ORDER BY a, b
        """,
        (*ends, *told.params),
    )
    return _with_event_ids(database, found)[ACT_COLUMNS]


def _kind(name: str, condition: str) -> str:
    return (
        f"count(*) FILTER ({condition}) AS {name}, coalesce(bool_and(mutual) FILTER ({condition}), FALSE) AS "
        f"{name}_mutual, {_firmest(condition)} AS {name}_claim, {_first(condition)} AS {name}_ids"
    )


def _first(condition: str) -> str:
    """The numbers of the first rows, with their days."""
    return f"coalesce(min({EARLIEST_FIRST}, {KEPT}) FILTER ({condition}), [])"


def _firmest(condition: str = "TRUE") -> str:
    cases = " ".join(f"WHEN bool_or(claim = '{claim}') FILTER ({condition}) THEN '{claim}'" for claim in CLAIM_ORDER)
    return f"CASE {cases} ELSE '' END"


def _with_event_ids(database: Database, found: pd.DataFrame) -> pd.DataFrame:
    """Each number of a row by the row's id."""
    columns = ("ids", "scored_ids", "force_ids", "aid_ids")
    numbers = sorted({place % DAYS for column in columns for places in found[column] for place in places})
    ids = database.rows("SELECT n, event_id FROM events WHERE n IN (SELECT unnest(?::INTEGER[]))", (numbers,))
    named = {row["n"]: row["event_id"] for row in ids}
    for column in columns:
        found[column] = pd.Series([[named[at % DAYS] for at in places] for places in found[column]], dtype=object)
    return found


def _states(database: Database, told: Where, ends: tuple[list[int], list[int]], when: When | None) -> pd.DataFrame:
    return database.frame(
        f"""
        WITH wanted AS (SELECT unnest(?::INTEGER[]) AS one, unnest(?::INTEGER[]) AS other),
        sided AS (
            SELECT *, {_side(when)} AS side, relation = '{SUPPLIES}' AS arms
            FROM ({told.sql}) JOIN wanted ON one = least(a, b) AND other = greatest(a, b)
        ), tellers AS (SELECT one, other, arms, side, count(DISTINCT article_n) AS articles FROM sided GROUP BY ALL),
        sums AS (
            SELECT a, b, one, other, arms, relation, via, status, side, {_firmest()} AS claim, count(*) AS rows,
                   list(relationship_id ORDER BY date_first NULLS LAST, n)[:{KEPT}] AS ids
            FROM sided GROUP BY a, b, one, other, arms, relation, via, status, side
        )
        SELECT subjects.principal AS subject, relation, objects.principal AS "object", via, status, side, claim, rows,
               articles, ids
        FROM sums JOIN tellers USING (one, other, arms, side)
        JOIN principals subjects ON subjects.principal_n = a JOIN principals objects ON objects.principal_n = b
        ORDER BY subject, relation, "object", via, status
        """,
        (*ends, *told.params),
    )[STATE_COLUMNS]


def _side(when: When | None) -> str:
    """As in `analysis.pair_sums.counts_on_day`."""
    signs = " ".join(f"WHEN '{name}' THEN {one.sign}" for name, one in relations().items())
    over = "status = 'ended'" if when else f"status = 'ended' AND relation = '{SUPPLIES}'"
    return f"CASE WHEN status = 'holds' OR {over} THEN CASE relation {signs} END ELSE 0 END"


def _nobody() -> str:
    like = " OR ".join(f"starts_with(principal, '{start}')" for start in NOBODY)
    return f"SELECT principal_n FROM principals WHERE {like}"


def _in_window(selection: Selection, when: When | None) -> Selection:
    """The window of acts within the selection's own."""
    if when is None:
        return selection
    since = max((day for day in (when.since, selection.date_from) if day), default=None)
    until = min(day for day in (when.day, selection.date_to) if day)
    return selection.having(date_from=since, date_to=until, dating="surely" if when.surely else selection.dating)
