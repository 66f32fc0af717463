"""The tables for reading: every question a page asks is one method, every filter one Selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sahelscope.analysis.lanes import Told
from sahelscope.analysis.when import When
from sahelscope.records import Span
from sahelscope.reference.columns import columns
from sahelscope.store import pair_sums, sums, tables, timeline
from sahelscope.store.evidence import Row, rows_with_evidence
from sahelscope.store.map_sums import MapSums
from sahelscope.store.pair_sums import MOST_PAIRS, PairSums
from sahelscope.store.query import Ids, open_database
from sahelscope.store.schema import KEYS, arrow_schema, listed
from sahelscope.store.search import Found, search
from sahelscope.store.search_index import SearchIndex, index_path
from sahelscope.store.selection import Existing, Selection
from sahelscope.store.sums import Contents
from sahelscope.store.where import EVENTS, RELATIONSHIPS, Filtered, Where, where
from sahelscope.store.words import Counts, in_words

EVERYTHING = Selection()


class Store:
    """A built database, read-only; may be shared by threads."""

    def __init__(self, path: Path) -> None:
        self._database = open_database(path)
        self.map = MapSums(self._database)
        built = self._database.row("SELECT fingerprint, version, token FROM build") or {}
        self.fingerprint: str = built.get("fingerprint", "")
        self.version: str = built.get("version", "")
        self._index = SearchIndex(index_path(path, built.get("token", "")))

    def close(self) -> None:
        self._database.close()
        self._index.close()

    # rows ---------------------------------------------------------------------------------------------------------

    def events(self, selection: Selection = EVERYTHING, limit: int | None = None) -> pd.DataFrame:
        """One row an event (columns: tables.EVENT_COLUMNS), by first possible day, the undated last."""
        return tables.events(self._database, where(selection), limit)

    def relationships(self, selection: Selection = EVERYTHING, limit: int | None = None) -> pd.DataFrame:
        """One row a relationship (columns: tables.RELATIONSHIP_COLUMNS)."""
        return tables.relationships(self._database, where(selection, RELATIONSHIPS), limit)

    def event(self, event_id: str) -> Row | None:
        """The event with its quotes in context, or None."""
        return next(iter(self._rows(EVENTS, Where("row.event_id = ?", (event_id,)))), None)

    def relationship(self, relationship_id: str) -> Row | None:
        """The relationship with its quotes in context, or None."""
        return next(iter(self._rows(RELATIONSHIPS, Where("row.relationship_id = ?", (relationship_id,)))), None)

    def evidence(self, row_id: str) -> Row | None:
        """Whichever row has this id."""
        return self.event(row_id) or self.relationship(row_id)

    def tellings(self, event_id: str) -> list[Row]:
        """The same real event as other articles tell it, with evidence; none where no other does."""
        story = "SELECT story_id FROM stories WHERE event_id = ?"
        others = f"row.n IN (SELECT event_n FROM stories WHERE story_id = ({story})) AND row.event_id <> ?"
        return self._rows(EVENTS, Where(others, (event_id, event_id)))

    def rows_of(self, article_id: str) -> list[Row]:
        """Every coded row of one article with its evidence, in the order of the text."""
        of_article = Where("row.article_id = ?", (article_id,))
        rows = [*self._rows(EVENTS, of_article), *self._rows(RELATIONSHIPS, of_article)]
        return sorted(rows, key=lambda found: (found.quotes[0].spans[0].start, found.row_id))

    def event_rows(self, selection: Selection = EVERYTHING, limit: int | None = None) -> list[Row]:
        """The events of a selection with their evidence, for exports."""
        return self._rows(EVENTS, where(selection), limit)

    def relationship_rows(self, selection: Selection = EVERYTHING, limit: int | None = None) -> list[Row]:
        """The relationships of a selection with their evidence, for exports."""
        return self._rows(RELATIONSHIPS, where(selection, RELATIONSHIPS), limit)

    def _rows(self, table: Filtered, kept: Where, limit: int | None = None) -> list[Row]:
        return rows_with_evidence(self._database, table, kept, limit)

    def articles(self) -> pd.DataFrame:
        """Every article without its text, with the numbers of its events and relationships."""
        kept = [name for name in columns()["articles"] if name != "text"]
        return self._database.frame(
            f"""
            SELECT {", ".join(kept)}, length("text") AS letters,
                   (SELECT count(*) FROM events WHERE events.article_id = a.article_id) AS events,
                   (SELECT count(*) FROM relationships r WHERE r.article_id = a.article_id) AS relationships
            FROM articles a ORDER BY article_id
            """
        )

    def article(self, article_id: str) -> dict[str, Any] | None:
        """The article's columns, text included, with `blocks`: a list of (Span, kind)."""
        found = self._database.row("SELECT * FROM articles WHERE article_id = ?", [article_id])
        if found is not None:
            blocks = self._database.rows("SELECT * FROM blocks WHERE article_id = ? ORDER BY position", [article_id])
            found["blocks"] = [(Span(block["start"], block["end"]), block["kind"]) for block in blocks]
        return found

    def actors(self) -> pd.DataFrame:
        """Every actor with the number of events that it takes part in, the busiest first."""
        return self._database.frame(
            f"""
            SELECT {listed(columns()["actors"], "actors")}, count(actor_n) AS events
            FROM actors LEFT JOIN events_participants ON actor_n = actors.n GROUP BY ALL ORDER BY events DESC, actor_id
            """
        )

    def search(self, query: str, selection: Selection = EVERYTHING, limit: int = 50) -> Found:
        """The sentences that hold what a reader typed (see search_query), latest first, with every hit marked."""
        return search(self._database, self._index, query, selection, limit)

    # sums ---------------------------------------------------------------------------------------------------------

    def count(self, selection: Selection = EVERYTHING) -> Counts:
        """Events shown, in all, undated and without a place."""
        return sums.count(self._database, selection, EVENTS)

    def count_relationships(self, selection: Selection = EVERYTHING) -> Counts:
        """Relationships shown, in all, and undated."""
        return sums.count(self._database, selection, RELATIONSHIPS)

    def contents(self, selection: Selection = EVERYTHING) -> Contents:
        """What the events shown come from."""
        return sums.contents(self._database, selection)

    def in_words(self, selection: Selection = EVERYTHING, table: str = "events") -> str:
        """What is shown, in one line."""
        counts = self.count(selection) if table == "events" else self.count_relationships(selection)
        return in_words(selection, counts, self.names)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """actor_id to name."""
        return {row["actor_id"]: row["name"] for row in self._database.rows("SELECT actor_id, name FROM actors")}

    def existing(self) -> Existing:
        """What Selection.from_params may accept as actors, countries and articles, each article looked up."""
        actors = self._database.rows("SELECT actor_id, principal, country FROM actors")
        placed = self._database.rows("SELECT DISTINCT place_country AS country FROM events")
        return {
            "actors": frozenset(row[key] for row in actors for key in ("actor_id", "principal")),
            "countries": frozenset(row["country"] for row in (*actors, *placed)) - {""},
            "articles": Ids(self._database, "articles", "article_id"),
        }

    def options(self, selection: Selection = EVERYTHING) -> dict[str, pd.DataFrame]:
        """What each filter offers (value, events), counted under the other filters."""
        return sums.options(self._database, selection)

    def by_country(self, selection: Selection = EVERYTHING) -> pd.DataFrame:
        return sums.by_country(self._database, selection)

    def by_type(self, selection: Selection = EVERYTHING) -> pd.DataFrame:
        return sums.by_type(self._database, selection)

    def dyads(self, selection: Selection = EVERYTHING, limit: int = 50) -> pd.DataFrame:
        return sums.dyads(self._database, selection, limit)

    def pair_sums(
        self, selection: Selection = EVERYTHING, when: When | None = None, limit: int = MOST_PAIRS
    ) -> PairSums:
        """Acts and relationships between principals, summed over every row; with `when`, of what counts on its day."""
        return pair_sums.pair_sums(self._database, selection, when, limit)

    def acts_of(self, principal: str, selection: Selection = EVERYTHING) -> pd.DataFrame:
        """The acts between a principal and everyone else, summed over every event."""
        return pair_sums.acts_of(self._database, selection, principal)

    def rows_between(
        self, one: str, other: str, selection: Selection = EVERYTHING, when: When | None = None
    ) -> list[str]:
        """The ids of the first rows between two principals, relationships first."""
        return pair_sums.rows_between(self._database, selection, one, other, when)

    def places(self, selection: Selection = EVERYTHING, degrees: float = 0.0, limit: int = 2000) -> pd.DataFrame:
        return sums.places(self._database, selection, degrees, limit)

    def lane_sizes(self, selection: Selection, told: Told, limit: int) -> pd.DataFrame:
        """The busiest lanes of a timeline, see store.timeline."""
        return timeline.lane_sizes(self._database, selection, told, limit)

    def moments(self, selection: Selection, told: Told, sizes: pd.DataFrame, window: tuple[date, date]) -> pd.DataFrame:
        """What lies in these lanes within the window, see store.timeline."""
        return timeline.moments(self._database, selection, told, sizes, window)

    def spans(self, selection: Selection = EVERYTHING, told: Told = Told()) -> pd.DataFrame:  # noqa: B008  frozen
        """The spans of all dates, see store.timeline."""
        return timeline.spans(self._database, selection, told)

    def event_ids(self, numbers: Iterable[int]) -> list[str]:
        """The ids of events by their numbers."""
        return timeline.event_ids(self._database, numbers)

    def number(self, event_id: str) -> int | None:
        """The number of an event; None where there is none of this id."""
        found = self._database.row("SELECT n FROM events WHERE event_id = ?", [event_id])
        return int(found["n"]) if found else None

    # files --------------------------------------------------------------------------------------------------------

    def to_parquet(self, folder: Path) -> list[Path]:
        """Write every documented table; the same tables give the same bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        return [self._table_to_parquet(table, folder / f"{table}.parquet") for table in columns()]

    def _table_to_parquet(self, table: str, path: Path) -> Path:
        order = ", ".join(f'"{key}"' for key in KEYS[table])
        schema = pa.schema([arrow_schema(table).field(name) for name in columns()[table]])
        with pq.ParquetWriter(path, schema) as writer:
            for batch in self._database.batches(f"SELECT {listed(columns()[table])} FROM {table} ORDER BY {order}"):
                writer.write_batch(batch.cast(schema))
        return path


def open_store(database: Path) -> Store:
    """Open a built database for reading; FileNotFoundError says how to build it.

    After a rebuild, close the old Store first: within one process DuckDB keeps a file that is open as it was.
    """
    return Store(database)
