"""The signed network: plus and minus told apart by more than colour, every mark with its id."""

from __future__ import annotations

from datetime import date

import pytest
from plotly.graph_objects import Figure

from sahelscope.analysis.positions import positions
from sahelscope.analysis.strains import strained_triads
from sahelscope.analysis.ties import signed_ties
from sahelscope.analysis.when import When
from sahelscope.figures.signed_network import signed_network, where_drawn
from sahelscope.reference.codes import relations
from sahelscope.store import Store

DAY = When(date(2025, 6, 1))


@pytest.fixture(scope="module")
def drawn(gold_store: Store) -> tuple[Figure, dict[str, list[tuple[float, float, float]]], int]:
    ties = signed_ties(gold_store.events(), gold_store.relationships(), relations(), (), DAY)
    spots = positions(ties)
    signed = int((ties["sign"] != 0).sum())
    strains = strained_triads(ties, gold_store.names)
    return signed_network(ties, spots, gold_store.names), dict(where_drawn(ties, spots, strains)), signed


def test_it_is_valid(drawn: tuple[Figure, object, int]) -> None:
    """Figures are made unvalidated; this one is sound."""
    Figure(drawn[0].to_dict())


def test_signs_differ_by_line_symbol_and_colour(drawn: tuple[Figure, object, int]) -> None:
    """Solid or dotted circles bind, dashed diamonds divide."""
    lines = [trace.line for trace in drawn[0].data if trace.mode == "lines"]
    assert [line.dash for line in lines] == ["dot", "solid", "dash"]
    assert lines[0].color == lines[1].color != lines[2].color
    symbols = [trace.marker.symbol for trace in drawn[0].data if trace.mode == "markers+text"]
    assert symbols[:2] == ["circle", "diamond"]


def test_every_mark_has_an_id_and_a_place(
    drawn: tuple[Figure, dict[str, list[tuple[float, float, float]]], int],
) -> None:
    """Each tie and each name can be clicked, and ringed where it is; a triad rings its three names."""
    figure, where, signed = drawn
    ids = [mark[0] for trace in figure.data for mark in trace.customdata or ()]
    assert len(ids) == len(set(ids))
    assert sum(one.startswith("tie:") for one in ids) == signed
    assert set(ids) <= set(where)
    assert len(where["triad:blr:arm:aze"]) == 3


def test_places_do_not_depend_on_the_order_of_rows(gold_store: Store) -> None:
    """The same ties, the same places, all on the sheet."""
    ties = signed_ties(gold_store.events(), gold_store.relationships(), relations(), ())
    found = positions(ties)
    assert found == positions(ties.sample(frac=1, random_state=1))
    assert set(found) == {*ties["a"], *ties["b"]}
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in found.values())


def test_no_ties_no_marks(gold_store: Store) -> None:
    """Nothing to draw is an empty sheet."""
    ties = signed_ties(gold_store.events().iloc[:0], gold_store.relationships().iloc[:0], relations(), (), DAY)
    assert positions(ties) == {}
    assert all(len(trace.x) == 0 for trace in signed_network(ties, {}, {}).data)
