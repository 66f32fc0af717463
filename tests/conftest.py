"""What several tests need: the gold codings as tables, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sahelscope.evaluation import read_codings
from sahelscope.records import Article, Coding
from sahelscope.store import Store, build, open_store

GOLD = Path(__file__).parent / "gold"

Pairs = list[tuple[Article, Coding]]


@pytest.fixture(scope="session")
def gold_pairs() -> Pairs:
    return read_codings(GOLD)


@pytest.fixture(scope="session")
def gold_database(gold_pairs: Pairs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("gold") / "gold.duckdb"
    build(database, gold_pairs, "gold")
    return database


@pytest.fixture(scope="session")
def gold_store(gold_database: Path) -> Iterator[Store]:
    store = open_store(gold_database)
    yield store
    store.close()
