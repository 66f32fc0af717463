"""What a timeline draws, grouped where the rows are: the size of each lane, its moments, the spans of all dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from sahelscope.analysis.lanes import BUCKET, LONG, UNKNOWN_PLACE, Told, part_of, room_of
from sahelscope.analysis.natures import REALITIES, reality, shared_reality
from sahelscope.records import CLAIMS, STATUSES
from sahelscope.reference.alliances import alliances
from sahelscope.store.query import Database
from sahelscope.store.selection import Selection
from sahelscope.store.where import where

MOST_EXACT = 4_000  # events in the lanes shown: more are grouped by the room of a mark, not by the text of their dates
MOST_BEHIND = 200  # events of a mark that a page lists
SOME_BEHIND = 25  # where lanes are full: several groups make a mark there
PAIR = 2**31  # a pair of principals as one number: the first times this and the second
FAR_PAST, FAR_FUTURE = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A lane: the table of its grain, the expression that tells its lanes apart, and the lane's id made of `key`."""

    table: str
    key: str
    lane_id: str
    only: str = "TRUE"
    one: str = "row.n"  # what is counted: an event may stand twice in a pair of actors


def _principal(key: str) -> str:
    return f"(SELECT principal FROM principals WHERE principal_n = {key})"


_ALLIANCES = ", ".join(f"'{name}'" for name in alliances())
_KINDS = {
    "actor": _Kind("event_principals", "row.principal_n", _principal("key")),
    "alliance": _Kind(
        "event_principals",
        "row.principal_n",
        _principal("key"),
        f"row.principal_n IN (SELECT principal_n FROM principals WHERE principal IN ({_ALLIANCES}))",
    ),
    "dyad": _Kind(
        "event_dyads",
        f"least(row.actor_n, row.recipient_n)::BIGINT * {PAIR} + greatest(row.actor_n, row.recipient_n)",
        f"{_principal(f'(key // {PAIR})')} || '|' || {_principal(f'(key % {PAIR})')}",
        one="DISTINCT row.n",
    ),
    "event_type": _Kind("events", "row.event_type", "key"),
    "country": _Kind("events", "row.place_country", f"if(key = '', '{UNKNOWN_PLACE}', key)"),
    "article": _Kind("events", "row.article_n", "(SELECT article_id FROM articles WHERE n = key)"),
}


_REALITY = " ".join(
    ("CASE", *(f"WHEN status = '{status}' AND claim = '{claim}' THEN '{reality(status, claim)}'"
               for status in STATUSES for claim in CLAIMS), "END")
)  # fmt: skip


_SHARED_REALITY = f"if(min({_REALITY}) = max({_REALITY}), min({_REALITY}), '{shared_reality(REALITIES)}')"


def lane_sizes(database: Database, selection: Selection, told: Told, limit: int) -> pd.DataFrame:
    """lane_id, key, events, undated, undated_numbers, lanes: the busiest lanes; `lanes` says how many there are in all.

    `undated_numbers` names at most MOST_BEHIND events by their number (see `event_ids`).
    """
    kind, source, params = _KINDS[told.kind], *_source(selection, told)
    unknown = "row.first_day IS NULL AND row.last_day IS NULL"
    return database.frame(
        f"""
        WITH source AS ({source}), counted AS (
            SELECT {kind.key} AS key, count(*) AS found FROM source row WHERE {kind.only} GROUP BY key
        ), busiest AS (
            SELECT key FROM counted ORDER BY found DESC, key LIMIT {int(limit)}
        ), sized AS (
            SELECT {kind.key} AS key, count({kind.one}) AS events, count({kind.one}) FILTER ({unknown}) AS undated,
                   coalesce(min(row.n, {MOST_BEHIND}) FILTER ({unknown}), []) AS undated_numbers
            FROM source row WHERE {kind.key} IN (SELECT key FROM busiest) GROUP BY key
        )
        SELECT {kind.lane_id} AS lane_id, key, events, undated, undated_numbers,
               (SELECT count(*) FROM counted) AS lanes
        FROM sized ORDER BY events DESC, lane_id
        """,
        params,
    )


def moments(
    database: Database, selection: Selection, told: Told, sizes: pd.DataFrame, window: tuple[date, date]
) -> pd.DataFrame:
    """lane_id, date, first, last, open_start, open_end, quad, reality, events, numbers: what lies in the window.

    Events with the same EDTF date share a row. Where the lanes hold more than MOST_EXACT events, so do short dates that
    a chart cannot show apart; then `date` is empty and `first` and `last` bound them all.
    """
    kind, source, params = _KINDS[told.kind], *_source(selection, told)
    exact = int(sizes["events"].sum()) <= MOST_EXACT
    together, reality_told = ("row.told_on", _REALITY) if exact else (_rounded(window), _SHARED_REALITY)
    found = database.frame(
        f"""
        WITH source AS ({source}), grouped AS (
            SELECT {kind.key} AS key, {together} AS moment, quad, {reality_told} AS reality,
                   min(told_on) AS earliest, max(told_on) AS latest, min(first_day) AS first, max(last_day) AS last,
                   bool_or(first_day IS NULL) AS open_start, bool_or(last_day IS NULL) AS open_end,
                   count({kind.one}) AS events, min(row.n, {MOST_BEHIND if exact else SOME_BEHIND}) AS numbers
            FROM source row
            WHERE {kind.key} IN ({", ".join("?" * len(sizes)) or "NULL"})
              AND (first_day IS NOT NULL OR last_day IS NOT NULL)
              AND coalesce(first_day, ?) <= ? AND coalesce(last_day, ?) >= ?
            GROUP BY key, moment, quad {", reality" if exact else ""}
        ), named AS (SELECT {kind.lane_id} AS lane_id, * FROM grouped)
        SELECT lane_id, if(earliest = latest, earliest, '') AS date, first, last, open_start, open_end,
               quad, reality, events, numbers
        FROM named ORDER BY lane_id, first NULLS FIRST, last, date, quad, reality
        """,
        [*params, *sizes["key"], FAR_PAST, window[1], FAR_FUTURE, window[0]],
    )
    return found.assign(first=_days(found["first"]), last=_days(found["last"]))


def spans(database: Database, selection: Selection, told: Told) -> pd.DataFrame:
    """first, last, events of all dated events, those together that begin in one month and end in one.

    `first` and `last` bound them; None where open.
    """
    source, params = _source(selection, Told("event_type", told.reported, told.stories))
    found = database.frame(
        f"""
        WITH source AS ({source})
        SELECT min(first_day) AS first, max(last_day) AS last, count(*) AS events FROM source row
        WHERE first_day IS NOT NULL OR last_day IS NOT NULL
        GROUP BY date_trunc('month', first_day), date_trunc('month', last_day) ORDER BY first, last
        """,
        params,
    )
    return found.assign(first=_days(found["first"]), last=_days(found["last"]))


def event_ids(database: Database, numbers: Iterable[int]) -> list[str]:
    """The ids of events by their numbers, in the order of their dates."""
    listed = list(numbers)
    found = database.rows(
        f"SELECT event_id FROM events WHERE n IN ({', '.join('?' * len(listed)) or 'NULL'}) ORDER BY day NULLS LAST, n",
        listed,
    )
    return [row["event_id"] for row in found]


def _source(selection: Selection, told: Told) -> tuple[str, list[object]]:
    """The rows of the grain that are kept, each with the day, text and bounds that the telling asks for."""
    kept = where(selection)
    table = _KINDS[told.kind].table
    days = "row.date AS told_on, row.date_first AS first_day, row.date_last AS last_day"
    joined = ""
    if told.reported:
        days = "published AS told_on, published_first AS first_day, published_last AS last_day"
        joined = "JOIN (SELECT n AS of_article, published, published_first, published_last FROM articles) "
        joined += "ON of_article = row.article_n"
    source, params = f"SELECT row.*, {days} FROM {table} row {joined} WHERE {kept.sql}", [*kept.params]
    if told.stories:
        first = f"""
            SELECT event_n FROM stories WHERE event_n IN (SELECT row.n FROM events row WHERE {kept.sql})
            QUALIFY row_number() OVER (PARTITION BY story_id ORDER BY event_n) > 1
        """
        return f"{source} AND row.n NOT IN ({first})", [*params, *kept.params]
    return source, params


def _rounded(window: tuple[date, date]) -> str:
    """Short dates that find no room side by side as one, long intervals by the parts of the window that they cover."""
    room, part = room_of(window), part_of(window)
    first, last = (f"DATE '{day.isoformat()}'" for day in window)
    left = f"(greatest(coalesce(first_day, {first}), {first}) - {first}) // {part}"
    right = f"(least(coalesce(last_day, {last}), {last}) - {first}) // {part}"
    return f"""
        if(last_day - first_day <= {LONG * room}, (first_day - {first}) // {max(int(BUCKET * room), 1)},
           1000000 + 1000 * ({left}) + ({right}))
        || if(first_day IS NULL, '<', '') || if(last_day IS NULL, '>', '')
    """


def _days(found: pd.Series) -> pd.Series:
    """Days as `date`, None where there is none."""
    return pd.Series([None if pd.isna(day) else day.date() for day in found], index=found.index, dtype=object)
