"""The tables that benchmarks ask: as the documented columns say, and the same for the same size."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

from sahelscope import dates
from sahelscope.reference.columns import columns
from sahelscope.store import Store, open_store
from sahelscope.store.check import check

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "tables.py"
EVENTS = 2_000


@pytest.fixture(scope="module")
def benchmark_tables() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_tables", SCRIPT)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def database(benchmark_tables: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = benchmark_tables.synthetic(tmp_path_factory.mktemp("synthetic") / "x.duckdb", EVENTS)
    return path


@pytest.fixture(scope="module")
def store(database: Path) -> Store:
    return open_store(database)


@pytest.mark.parametrize("table", columns())
def test_every_table_keeps_what_the_columns_promise(database: Path, table: str) -> None:
    """Synthetic rows are checked as coded ones are."""
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute("SELECT * FROM query_table(?)", [table]).df()
    check(table, rows)
    assert len(rows) or table in {"stories", "event_words"}


def test_dates_are_their_bounds(store: Store) -> None:
    """What is drawn for an event is what its EDTF says."""
    for event in store.events().itertuples():
        found = dates.parse(event.date)
        assert found.precision == event.date_precision
        for bound, column in ((found.first, event.date_first), (found.last, event.date_last)):
            assert bound == (column.date() if bound else None)


def test_quotes_stand_where_they_say(store: Store) -> None:
    """Evidence can be opened in benchmarks, too."""
    row = store.event("article_0000007-e05")
    assert row
    assert [row.part(span) for quote in row.quotes for span in quote.spans] == [row.fields["quote"]]
    assert row.part(row.quotes[0].sentence) == row.fields["quote"]


def test_every_question_of_the_benchmark_has_an_answer(benchmark_tables: ModuleType, store: Store) -> None:
    """And each selection keeps some events and not all."""
    assert all(milliseconds > 0 for milliseconds in benchmark_tables.asked(store, 1).values())
    for name, selection in benchmark_tables.SELECTIONS.items():
        assert 0 < store.count(selection).shown <= EVENTS, name


def test_the_same_size_gives_the_same_tables(benchmark_tables: ModuleType, store: Store, tmp_path: Path) -> None:
    """So that two runs of a benchmark measure the same."""
    again = open_store(benchmark_tables.synthetic(tmp_path / "again.duckdb", EVENTS))
    for one, other in zip(store.to_parquet(tmp_path / "a"), again.to_parquet(tmp_path / "b"), strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name
    again.close()
