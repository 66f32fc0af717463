"""The open tables, and what the pages read from them. One store for all visitors; answers are kept for a while.

What these functions return is shared between visitors: nobody may change it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pandas as pd

from sahelscope.analysis.ties import summed_ties
from sahelscope.analysis.when import When
from sahelscope.reference.alliances import alliances
from sahelscope.reference.countries import codes, english_name
from sahelscope.store import Row, Selection, Store, open_store
from sahelscope.store.pair_sums import PairSums
from sahelscope.store.selection import Existing
from sahelscope.views.memory import remembered, remembered_rows

ROOT = Path(__file__).resolve().parents[3]
DATABASE = Path(os.environ.get("SAHELSCOPE_DATABASE", ROOT / "build" / "sahelscope.duckdb"))
MOST_EVENTS = 5_000  # drawn at once: what a browser takes in a second
LOOK_AGAIN = 1.0  # s
LATEST = 8
KEPT = 128  # answers of each kind, where they are small
MOST_SUMS = 40_000  # pairs in all sums that are kept

_lock = Lock()


@dataclass(frozen=True, slots=True)
class _Opened:
    """Open tables, of which build, and when we last looked whether there is a newer one."""

    path: Path
    built: int
    looked: float
    store: Store


_opened: list[_Opened] = []


def store() -> Store:
    """The tables as they now stand on disk: opened anew, within LOOK_AGAIN seconds, when a build has replaced them."""
    now = time.monotonic()
    if _opened and _opened[-1].path == DATABASE and now < _opened[-1].looked + LOOK_AGAIN:
        return _opened[-1].store
    with _lock:
        built = DATABASE.stat().st_mtime_ns
        same = _opened and (_opened[-1].path, _opened[-1].built) == (DATABASE, built)
        found = _opened[-1].store if same else open_store(DATABASE)
        _opened[:] = [_Opened(DATABASE, built, now, found)]
        return found


@cache
def ready() -> bool:
    """Whether the tables are there, and those of a build folder of ours were made by this code from these articles.

    Asked once in the life of the app: what changes while it runs is for `python -m sahelscope build`.
    """
    if not DATABASE.is_file() or "SAHELSCOPE_DATABASE" in os.environ:
        return DATABASE.is_file()
    from sahelscope.building import up_to_date  # noqa: PLC0415  it brings the extractor, which a ready app never needs

    return up_to_date(database=DATABASE)


def preload() -> None:
    """Read what every page reads, if the tables are there."""
    if ready():
        options(Selection())


def events(selection: Selection) -> pd.DataFrame:
    """The events shown, at most MOST_EVENTS, by date."""
    return _events(store(), selection)


def count(selection: Selection) -> int:
    """How many events are shown."""
    return _count(store(), selection)


def relationships(selection: Selection) -> pd.DataFrame:
    """The relationships shown."""
    return _relationships(store(), selection)


def options(selection: Selection) -> dict[str, pd.DataFrame]:
    """What each filter offers, with counts."""
    return _options(store(), selection)


def existing() -> Existing:
    """Which actors, countries and articles there are."""
    return _existing(store())


def names() -> Mapping[str, str]:
    """What an id is called: actors and their principals, countries."""
    return _names(store())


def in_words(selection: Selection, table: str) -> str:
    """What is shown, in one line."""
    return _in_words(store(), selection, table)


def articles() -> pd.DataFrame:
    """Every article without its text."""
    return _articles(store())


def article(article_id: str) -> Mapping[str, Any] | None:
    """An article with its text and blocks, or None."""
    return _article(store(), article_id)


def evidence(row_id: str) -> Row | None:
    """A row with its quotes, or None where there is no such row."""
    return _evidence(store(), row_id)


def titles() -> Mapping[str, str]:
    """The headline of each article, or the beginning of its text."""
    return _titles(store())


def rows_of(article_id: str) -> list[Row]:
    """Every coded row of an article, in the order of the text."""
    return _rows_of(store(), article_id)


def short_names() -> Mapping[str, str]:
    """What an id is called where there is little room: organisations by their letters."""
    return _short_names(store())


def latest(selection: Selection) -> pd.DataFrame:
    """The latest of the dated events shown, what a line about each says."""
    return _latest(store(), selection)


def ties(selection: Selection, when: When) -> pd.DataFrame:
    """Signed ties between the principals on a day, from the rows shown and the list of memberships."""
    return _ties(store(), selection, when)


def pair_sums(selection: Selection, when: When) -> PairSums:
    """What the rows shown tell of each pair on a day, summed."""
    return _pair_sums(store(), selection, when)


def today() -> When:
    """Everything that is told up to now."""
    return When(datetime.now(UTC).date())


@remembered_rows()
def _events(tables: Store, selection: Selection) -> pd.DataFrame:
    return _as_objects(tables.events(selection, MOST_EVENTS))


@remembered()
def _count(tables: Store, selection: Selection) -> int:
    return tables.count(selection).shown


@remembered_rows()
def _relationships(tables: Store, selection: Selection) -> pd.DataFrame:
    return _as_objects(tables.relationships(selection, MOST_EVENTS))


def _as_objects(table: pd.DataFrame) -> pd.DataFrame:
    """Text as Python strings: many short passes over a few thousand rows are several times faster than over Arrow's."""
    text = [name for name, kind in table.dtypes.items() if isinstance(kind, pd.StringDtype)]
    return table.astype(dict.fromkeys(text, object))


@remembered()
def _options(tables: Store, selection: Selection) -> dict[str, pd.DataFrame]:
    return tables.options(selection)


@remembered()
def _in_words(tables: Store, selection: Selection, table: str) -> str:
    return tables.in_words(selection, table)


@remembered()
def _article(tables: Store, article_id: str) -> Mapping[str, Any] | None:
    return tables.article(article_id)


@remembered()
def _evidence(tables: Store, row_id: str) -> Row | None:
    return tables.evidence(row_id)


@remembered()
def _rows_of(tables: Store, article_id: str) -> list[Row]:
    return tables.rows_of(article_id)


@remembered()
def _latest(tables: Store, selection: Selection) -> pd.DataFrame:
    return tables.map.latest(selection, LATEST)


@remembered_rows()
def _ties(tables: Store, selection: Selection, when: When) -> pd.DataFrame:
    sums = _pair_sums(tables, selection, when)
    return summed_ties(sums.acts, sums.states, (), when)


@remembered(weigh=lambda sums: len(sums.acts) + len(sums.states) + 1, budget=MOST_SUMS)
def _pair_sums(tables: Store, selection: Selection, when: When) -> PairSums:
    return tables.pair_sums(selection, when)


@lru_cache(1)
def _existing(tables: Store) -> Existing:
    return tables.existing()


@lru_cache(1)
def _articles(tables: Store) -> pd.DataFrame:
    return tables.articles()


@lru_cache(1)
def _titles(tables: Store) -> Mapping[str, str]:
    listed = _articles(tables)
    return dict(zip(listed["article_id"], listed["title"], strict=True))


@lru_cache(1)
def _names(tables: Store) -> Mapping[str, str]:
    listed = {one.alliance: one.label for one in alliances().values()}
    return {**{country: english_name(country) for country in codes()}, **listed, **tables.names}


@lru_cache(1)
def _short_names(tables: Store) -> Mapping[str, str]:
    return {**_names(tables), **{one.alliance: one.short for one in alliances().values()}}
