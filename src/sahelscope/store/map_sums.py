"""What a map asks: sums by spot, by pair of actors and by stretch of time, and the rows behind one mark."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sahelscope.analysis.located import NOWHERE
from sahelscope.analysis.natures import COOPERATION
from sahelscope.store import tables
from sahelscope.store.evidence import Row, rows_with_evidence
from sahelscope.store.query import Database
from sahelscope.store.selection import Selection
from sahelscope.store.where import EVENTS, Condition, joined, where

PERIODS = ("day", "month", "year")
MOST_PAIRS = 2_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two principals and whether the events are `mutual`, done by both; else the first acts on the second."""

    actor: str
    recipient: str
    mutual: bool


@dataclass(frozen=True, slots=True)
class At:
    """The events behind one mark: at these spots, or placed in this country, or between this pair; or any at all."""

    spots: tuple[int, ...] = ()
    country: str = ""
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class MapSums:
    """The questions of a map to an open database."""

    database: Database

    def spots(self) -> pd.DataFrame:
        """spot_n, precision, latitude, longitude, place_name, country: every spot at which any event stands."""
        return self.database.frame("SELECT * FROM spots ORDER BY spot_n")

    def by_spot(self, selection: Selection) -> pd.DataFrame:
        """spot_n, events, undated, score, nature: the events at each spot, NOWHERE for those without.

        `nature` joins their bits.
        """
        kept = where(selection)
        return self.database.frame(
            f"""
            SELECT coalesce(spot_n, {NOWHERE})::INTEGER AS spot_n, count(*) AS events,
                   count(*) - count(day) AS undated, sum(score) AS score, bit_or(nature)::INTEGER AS nature
            FROM events row WHERE {kept.sql} GROUP BY 1 ORDER BY 1
            """,
            kept.params,
        )

    def pairs(self, selection: Selection) -> pd.DataFrame:
        """actor, recipient, mutual, events, score: the pairs of principals, the busiest MOST_PAIRS first."""
        kept = where(selection)
        return self.database.frame(
            f"""
            SELECT one.principal AS actor, other.principal AS recipient, mutual, events, score
            FROM (
                SELECT actor_n, recipient_n, mutual, count(*) AS events, sum(score) AS score
                FROM event_dyads row WHERE {kept.sql}
                GROUP BY ALL ORDER BY events DESC, actor_n, recipient_n LIMIT {MOST_PAIRS}
            )
            JOIN principals one ON one.principal_n = actor_n JOIN principals other ON other.principal_n = recipient_n
            ORDER BY events DESC, actor, recipient, mutual
            """,
            kept.params,
        )

    def by_period(self, selection: Selection, period: str) -> pd.DataFrame:
        """start, cooperation, conflict: dated events by the day, month or year in which they may have begun."""
        if period not in PERIODS:
            raise ValueError(f"period {period!r} must be one of {', '.join(PERIODS)}")
        kept = where(selection)
        found = (
            self.database.frame(  # asked for no NULL, the planner would join the filtered rows three times as slowly
                f"""
            SELECT date_trunc('{period}', day) AS start, sum(cooperation)::BIGINT AS cooperation,
                   sum(events - cooperation)::BIGINT AS conflict
            FROM (
                SELECT day, count(*) AS events, count(*) FILTER (nature & {COOPERATION} <> 0) AS cooperation
                FROM events row WHERE {kept.sql} GROUP BY 1
            ) GROUP BY 1 ORDER BY 1
            """,
                kept.params,
            )
        )
        return found[found["start"].notna()].reset_index(drop=True)

    def events_at(self, selection: Selection, at: At, limit: int) -> pd.DataFrame:
        """The events of the selection behind a mark, as Store.events gives them, the first so many."""
        kept = where(selection)
        return tables.events(self.database, joined([(kept.sql, [*kept.params]), *_behind(at)]), limit)

    def rows_at(self, selection: Selection, at: At, limit: int) -> list[Row]:
        """The same with their evidence, for exports."""
        kept = where(selection)
        behind = joined([(kept.sql, [*kept.params]), *_behind(at)])
        return rows_with_evidence(self.database, EVENTS, behind, limit)

    def latest(self, selection: Selection, limit: int) -> pd.DataFrame:
        """The events of the selection whose last possible day is latest, that one first: what a line about them says.

        event_id, event_type, mode, date_last, actor_names, recipient_names.
        """
        kept = where(selection)
        numbers = f"""
            SELECT row.n, date_last FROM events row WHERE {kept.sql}
            ORDER BY date_last DESC NULLS LAST, row.n DESC LIMIT {int(limit)}
        """
        found = [row["n"] for row in self.database.rows(numbers, kept.params) if row["date_last"]]
        # with the numbers written out only the parts of the tables that hold them are read
        listed = ", ".join(map(str, found)) or "NULL"
        return self.database.frame(f"""
            SELECT event_id, event_type, mode, date_last, {_names("actor")}, {_names("recipient")}
            FROM (SELECT * FROM events WHERE n IN ({listed})) row
            JOIN (
                SELECT event_n, role, position, actor_id FROM event_actors WHERE event_n IN ({listed})
            ) taking ON event_n = row.n
            JOIN actors USING (actor_id)
            GROUP BY row.n, event_id, event_type, mode, date_last ORDER BY date_last DESC, row.n DESC
        """)

    def spot_of(self, event_id: str) -> int:
        """The spot of an event, NOWHERE where there is none or no such event."""
        found = self.database.row("SELECT spot_n FROM events WHERE event_id = ?", [event_id])
        return NOWHERE if found is None or found["spot_n"] is None else int(found["spot_n"])


def _names(role: str) -> str:
    return f"coalesce(list(name ORDER BY position) FILTER (role = '{role}'), []) AS {role}_names"


def _behind(at: At) -> list[Condition]:
    found: list[Condition] = []
    if at.spots:
        listed = ", ".join(str(int(spot)) for spot in at.spots)
        found.append((f"coalesce(row.spot_n, {NOWHERE}) IN ({listed})", []))
    if at.country:
        found.append(("row.place_country = ?", [at.country]))
    if at.pair:
        ends = "SELECT principal_n FROM principals WHERE principal = ?"
        of_pair = f"actor_n = ({ends}) AND recipient_n = ({ends}) AND mutual = ?"
        values: list[object] = [at.pair.actor, at.pair.recipient, at.pair.mutual]
        found.append((f"row.n IN (SELECT n FROM event_dyads WHERE {of_pair})", values))
    return found
