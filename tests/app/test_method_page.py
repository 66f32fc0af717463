"""The method page: what is measured, marked as in-sample, and a report of the row that is open."""

from __future__ import annotations

import csv
from collections.abc import Callable

from shown import text
from streamlit.testing.v1 import AppTest

from sahelscope.views.method_page import IN_SAMPLE, MEASURED


def test_the_numbers_stand_beside_the_text(open_page: Callable[..., AppTest]) -> None:
    """By language, by type, by certainty class; never without the word that they are measured in sample."""
    app = open_page("method")
    assert not app.exception
    written = " ".join(one.value for one in app.markdown)
    assert IN_SAMPLE in written
    assert "What it does well" in written
    assert "Heider" in written
    shown = text(app)
    for caption in ("By language: F1", "Events by type", "Relationships by relation", "By certainty class"):
        assert f"<caption>{caption}" in shown
    assert '<th scope="row">Dutch</th>' in shown
    assert '<th scope="row">A, firm</th>' in shown


def test_the_measured_counts_are_whole() -> None:
    """All languages add up to all; written by `evaluate tests/gold --csv`."""
    with MEASURED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for table, level in {(row["table"], row["level"]) for row in rows}:
        own = [row for row in rows if (row["table"], row["level"]) == (table, level) and " " not in row["group"]]
        assert {row["group"] for row in own} == {"all", "de", "en", "fr", "it", "nl"}
        for column in ("pairs", "predicted", "gold"):
            numbers = {row["group"]: int(row[column]) for row in own}
            assert numbers.pop("all") == sum(numbers.values())


def test_a_report_of_the_open_row_can_be_copied(open_page: Callable[..., AppTest]) -> None:
    """With its id, its quote and where it stands; without an open row a hint."""
    assert "Open a row on any page" in text(open_page("method"))
    app = open_page("method", row="004_e063f7ba8a731b60-e01")
    [report] = app.code
    assert report.value.startswith("Row: 004_e063f7ba8a731b60-e01")
    assert "trasferito" in report.value
    assert "It should be:" in report.value
