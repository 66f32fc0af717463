"""Unbalanced triads: exactly the ++− ones of a signed network, whatever the order of rows and ends."""

from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelscope.analysis.triads import unbalanced_triads

SIGNED = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg"), st.sampled_from([1, -1])), max_size=25
)
Edges = list[tuple[str, str, int]]


def ties(edges: Edges) -> pd.DataFrame:
    return pd.DataFrame(edges, columns=["a", "b", "sign"])


def found(edges: Edges) -> list[tuple[str, str, str]]:
    return list(unbalanced_triads(ties(edges)).itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ((1, 1, 1), []),
        ((1, 1, -1), [("a", "b", "c")]),
        ((1, -1, -1), []),
        ((-1, -1, -1), []),
        ((1, 1, 0), []),
    ],
)
def test_the_triangles_of_harary(signs: tuple[int, int, int], expected: list[tuple[str, str, str]]) -> None:
    """Of the triangles only the one with a single negative tie is told: three foes have nobody in the middle."""
    ab, ac, bc = signs
    assert found([("a", "b", ab), ("c", "a", ac), ("b", "c", bc)]) == expected


def test_a_network_of_friends_has_none() -> None:
    """All-positive networks are balanced."""
    assert found([(a, b, 1) for a, b in combinations("abcdefgh", 2)]) == []


def test_two_camps_have_none() -> None:
    """Harary's theorem: friends within two camps and foes between them are balanced."""
    west, east = set("abcd"), set("wxyz")
    edges = [(a, b, 1 if {a, b} <= west or {a, b} <= east else -1) for a, b in combinations(sorted(west | east), 2)]
    assert found(edges) == []


def test_one_defector_gives_a_triad_for_each_foe() -> None:
    """A member of one camp that befriends one of the other stands in the middle of every quarrel between them."""
    west, east = set("abc"), set("xyz")
    edges = [(a, b, 1 if {a, b} <= west or {a, b} <= east else -1) for a, b in combinations(sorted(west | east), 2)]
    edges = [(a, b, 1 if (a, b) == ("a", "x") else sign) for a, b, sign in edges]
    assert sorted(found(edges)) == [("a", "b", "x"), ("a", "c", "x"), ("x", "a", "y"), ("x", "a", "z")]


@given(SIGNED)
def test_they_are_those_of_the_graph(edges: Edges) -> None:
    """Exactly the triples with two positive ties and a negative one, each once."""
    single = {frozenset((a, b)): sign for a, b, sign in edges if a != b}
    unique = [(*sorted(pair), sign) for pair, sign in single.items()]
    graph = nx.Graph()
    graph.add_edges_from((a, b, {"sign": sign}) for a, b, sign in unique)
    expected = {
        (middle, *sorted(set(triple) - {middle}))
        for triple in (clique for clique in nx.enumerate_all_cliques(graph) if len(clique) == 3)
        for middle in triple
        if [graph[middle][other]["sign"] for other in triple if other != middle] == [1, 1]
        and graph.subgraph(set(triple) - {middle}).edges(data="sign").__iter__().__next__()[2] == -1
    }
    assert set(found(unique)) == expected
    assert len(found(unique)) == len(expected)


def test_a_system_of_39_states_against_brute_force() -> None:
    """The order of rows and of ends changes nothing, and neither does a repeated row."""
    drawn = random.Random(39)  # noqa: S311  a network, not a secret
    states = [f"s{number:02}" for number in range(39)]
    sign = {frozenset(pair): drawn.choice([1, 1, -1]) for pair in combinations(states, 2) if drawn.random() < 0.35}
    expected = set()
    for triple in combinations(states, 3):
        signs = [sign.get(frozenset(pair)) for pair in combinations(triple, 2)]
        if sorted(one or 0 for one in signs) == [-1, 1, 1]:
            apart = set(list(combinations(triple, 2))[signs.index(-1)])
            expected.add((*(set(triple) - apart), *sorted(apart)))
    edges = [(*drawn.sample(sorted(pair), 2), one) for pair, one in sign.items()]
    drawn.shuffle(edges)
    assert len(expected) > 100
    assert set(found([*edges, *edges[:50]])) == expected
    assert found(edges) == found([*edges, *edges[:50]])


def test_codes_may_be_numbers() -> None:
    """Country codes of other data sets are numbers."""
    triads = unbalanced_triads(pd.DataFrame({"a": [2, 2, 200], "b": [200, 365, 365], "sign": [1, 1, -1]}))
    assert list(triads.itertuples(index=False, name=None)) == [(2, 200, 365)]
