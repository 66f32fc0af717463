"""Sums of pairs made in the store: the same as those made of its tables, and none is left out."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sahelscope.analysis.dyad_events import dyad_events
from sahelscope.analysis.pair_sums import ACT_COLUMNS, STATE_COLUMNS, summed_acts, summed_states
from sahelscope.analysis.ties import signed_ties, summed_ties
from sahelscope.analysis.when import When, acts_in, states_on
from sahelscope.reference.codes import relations
from sahelscope.store import Selection, Store

WHENS = [
    None,
    When(date(2025, 6, 1)),
    When(date(2023, 5, 1), date(2022, 5, 1)),
    When(date(2023, 5, 1), date(2020, 1, 1), surely=True),
    When(date(2015, 1, 1)),
    When(date(2022, 12, 31), surely=True),
]
SELECTIONS = [Selection(), Selection(actors=("rus",)), Selection(date_from=date(2022, 1, 1), languages=("de", "nl"))]


def by_pair(table: pd.DataFrame, columns: list[str], key: int) -> list[tuple[object, ...]]:
    """The rows in a fixed order, lists as tuples."""
    cells = [
        tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row)
        for row in table[columns].itertuples(index=False, name=None)
    ]
    return sorted(cells, key=lambda row: row[:key])


@pytest.mark.parametrize("selection", SELECTIONS, ids=["all", "actor", "window"])
@pytest.mark.parametrize("when", WHENS, ids=str)
def test_the_store_sums_as_the_tables_do(gold_store: Store, selection: Selection, when: When | None) -> None:
    """Every rule of a day and its window, every count and claim, and the first rows of each sum."""
    if when and when.surely:
        selection = selection.having(dating="surely")
    events, relationships = gold_store.events(selection), gold_store.relationships(selection)
    if when:
        events, relationships = acts_in(events, when), states_on(relationships, when)
    sums = gold_store.pair_sums(selection, when)
    states = summed_states(relationships, relations(), ended_count=when is not None)
    assert by_pair(sums.states, STATE_COLUMNS, 5) == by_pair(states, STATE_COLUMNS, 5)
    assert by_pair(sums.acts, ACT_COLUMNS, 2) == by_pair(summed_acts(events), ACT_COLUMNS, 2)
    assert sums.pairs == sums.looked_at


def test_ties_are_the_same_either_way(gold_store: Store) -> None:
    when = When(date(2025, 6, 1))
    sums = gold_store.pair_sums(when=when)
    ties = signed_ties(gold_store.events(), gold_store.relationships(), relations(), (), when)
    pd.testing.assert_frame_equal(summed_ties(sums.acts, sums.states, (), when), ties)


def test_the_busiest_pairs_are_summed_whole(gold_store: Store) -> None:
    """With a limit fewer pairs are looked at, and it is told of how many; of those that are no row is missing."""
    whole, few = gold_store.pair_sums(), gold_store.pair_sums(limit=20)
    assert 20 <= few.looked_at <= 40 < few.pairs == whole.pairs
    busiest, all_pairs = dyad_events(few.acts), dyad_events(whole.acts)
    kept = [
        (pair in set(zip(busiest["a"], busiest["b"], strict=True)))
        for pair in zip(all_pairs["a"], all_pairs["b"], strict=True)
    ]
    pd.testing.assert_frame_equal(busiest, all_pairs[kept].reset_index(drop=True))
    assert set(all_pairs["a"].head(20)) <= set(busiest["a"])


def test_an_actor_has_all_its_acts(gold_store: Store) -> None:
    whole = summed_acts(gold_store.events())
    own = whole[(whole["a"] == "rus") | (whole["b"] == "rus")]
    assert by_pair(gold_store.acts_of("rus"), ACT_COLUMNS, 2) == by_pair(own, ACT_COLUMNS, 2)
    assert gold_store.acts_of("nobody").empty


def test_all_rows_between_two_can_be_listed(gold_store: Store) -> None:
    """Relationships first; each once; the same as many as the sums count."""
    sums = gold_store.pair_sums()
    pair = dyad_events(sums.acts).iloc[0]
    states = sums.states
    between = states[
        [{one, other} == {pair["a"], pair["b"]} for one, other in zip(states["subject"], states["object"], strict=True)]
    ]
    listed = gold_store.rows_between(pair["a"], pair["b"])
    assert len(listed) == len(set(listed)) == pair["events"] + between["rows"].sum()
    kinds = [row_id.rpartition("-")[2][0] for row_id in listed]
    assert kinds == sorted(kinds, reverse=True)
