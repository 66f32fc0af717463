"""How good our own coding is on the gold articles: floors.json says what was reached once, and only ever rises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sahelscope.building import Report, coded
from sahelscope.evaluation import Comparison, compare, write_coding
from sahelscope.reference.likelihood import likelihood, readings

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold"
FLOORS: dict[str, dict[str, dict[str, float]]] = json.loads((HERE / "floors.json").read_text("utf-8"))
SETS = {"seeds": GOLD / "seeds", "all": GOLD}


@pytest.fixture(scope="module")
def predicted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, report = tmp_path_factory.mktemp("predicted"), Report()
    for article, coding in coded(GOLD, report):
        write_coding(folder / f"{article.article_id}.yaml", article, coding)
    assert not report.failed
    assert not report.skipped
    return folder


@pytest.fixture(scope="module")
def comparisons(predicted: Path) -> dict[str, Comparison]:
    return {name: compare(folder, predicted) for name, folder in SETS.items()}


@pytest.mark.parametrize(
    ("name", "table", "level"),
    [(name, table, level) for name, tables in FLOORS.items() for table, levels in tables.items() for level in levels],
)
def test_our_coding_does_not_fall_below_its_floor(
    comparisons: dict[str, Comparison], name: str, table: str, level: str
) -> None:
    """F1 over the seeds, and over all gold articles; raise the floor in floors.json when the coder gets better."""
    assert comparisons[name].score(table, level).f1 >= FLOORS[name][table][level]


def test_estimative_words_promise_no_more_than_is_reached(comparisons: dict[str, Comparison]) -> None:
    """Rows of a class are read right at least as often as the word says that exports use for them (readings.csv)."""
    levels = {"events": "dyad", "relationships": "triple"}
    for (_, table, certainty), found in readings().items():
        reached = comparisons["all"].score(table, levels[table], f"class {certainty}").precision
        assert reached * 100 >= likelihood(found.at_least).low, f"measure {table} {certainty} anew"
