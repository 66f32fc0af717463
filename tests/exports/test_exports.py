"""Exports: safe to open, and the same rows when read back."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelscope.exports import read_csv, read_json_lines, to_csv, to_json_lines
from sahelscope.store import Selection, Store

CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12) | st.sampled_from(
    ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "", "a;b", '"', "a,b", "\tx", "＝1", "\n=1"]
)


@pytest.mark.parametrize("selection", [Selection(), Selection(region="sahel"), Selection(articles=("none",))])
def test_csv_reads_back_equal(gold_store: Store, selection: Selection) -> None:
    """Every column comes back in its type: dates, numbers, lists and text."""
    for table in (gold_store.events(selection), gold_store.relationships(selection)):
        again = read_csv(to_csv(table))
        assert list(again.columns) == list(table.columns)
        for name in table:
            assert [_plain(value) for value in again[name]] == [_plain(value) for value in table[name]], name


def _plain(value: object) -> object:
    return value if isinstance(value, list) or not pd.isna(value) else None  # type: ignore[call-overload]


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_no_cell_is_a_formula(cells: list[str]) -> None:
    """Text that a spreadsheet would run begins with an apostrophe, and comes back without it."""
    written = to_csv(pd.DataFrame({"quote": cells}))
    for cell in pd.read_csv(__import__("io").StringIO(written), dtype=str, keep_default_na=False)["quote"]:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\n", "＝"))
    assert list(read_csv(written)["quote"]) == cells


def test_negative_numbers_stay_numbers() -> None:
    """A score of -10 is data."""
    assert to_csv(pd.DataFrame({"score": [-10.0]})).split() == ["score", "-10.0"]


def test_json_lines_carry_evidence_and_the_articles_hash(gold_store: Store) -> None:
    """Each line is one row with its offsets; a missing date is null, never a guess."""
    rows = gold_store.event_rows(Selection(region="caucasus"))
    lines = read_json_lines("".join(to_json_lines(rows)))
    assert len(lines) == len(rows) == gold_store.count(Selection(region="caucasus")).shown
    for line in lines:
        assert line["evidence"][0]["quote"] == line["quote"]
        assert len(line["article_sha256"]) == 64
        assert line["date_first"] is None or date.fromisoformat(line["date_first"])
