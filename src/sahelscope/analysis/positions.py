"""Where each principal stands in a drawn network: the same place whatever is filtered, from all ties there are."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, hypot, sin, sqrt

import networkx as nx
import pandas as pd

SEED = 1946  # any number, and always the same; this one is the year of Heider's paper on balance
MOST_PLACED = 400  # the layout compares every two of them in every round
ROUNDS = 200
DISTANCE = 1.6  # times what would just fill the square
PULL = {1: 1.0, -1: 0.25, 0: 0.1}  # of a tie by its sign: friends close, foes in sight of each other
GRAVITY = 0.04  # of the middle on everyone, so that those apart from the rest stay on the sheet
EVENNESS = 0.8  # 0 leaves the springs alone, 1 gives everyone as much room
MIDDLE = ""

Positions = Mapping[str, tuple[float, float]]
Graph = nx.Graph  # of principals and the middle


def positions(ties: pd.DataFrame) -> Positions:
    """Across and up, from 0 to 1, for the ends of all ties; with more than MOST_PLACED, of those with the most ties.

    Those with a signed tie are placed first and fill the sheet; the others are fitted in between.
    """
    signed = ties[ties["sign"] != 0]
    first = _spread(_laid_out(_graph(signed), {}))
    everyone = {**_laid_out(_graph(ties), first), **first}
    return {node: spot for node, spot in everyone.items() if node != MIDDLE}


def _graph(ties: pd.DataFrame) -> Graph[str]:
    """The ties between those with the most of them, each in a fixed order: that of the random start."""
    graph: Graph[str] = nx.Graph()
    for a, b, sign in sorted(zip(ties["a"], ties["b"], ties["sign"], strict=True)):
        graph.add_edge(a, b, weight=PULL[sign])
    busiest = sorted(sorted(graph, key=lambda node: (-graph.degree(node), node))[:MOST_PLACED])
    placed: Graph[str] = nx.Graph()
    placed.add_nodes_from(busiest)
    placed.add_edges_from(graph.subgraph(busiest).edges(data=True))
    placed.add_edges_from((MIDDLE, node, {"weight": GRAVITY}) for node in busiest)
    return placed


def _laid_out(graph: Graph[str], fixed: Positions) -> Positions:
    """Springs between the ends of ties; who is in `fixed` stays there, and the middle then in the middle."""
    known = {node: spot for node, spot in fixed.items() if node in graph}
    if len(graph) <= len(known) + 1:
        return known
    start = {**known, MIDDLE: (0.5, 0.5)} if known else None
    distance = DISTANCE / len(graph) ** 0.5
    found = nx.spring_layout(graph, k=distance, pos=start, fixed=list(start) if start else None, iterations=ROUNDS,
                             seed=SEED)  # fmt: skip
    return {node: (_inside(x), _inside(y)) if known else (float(x), float(y)) for node, (x, y) in found.items()}


def _inside(value: float) -> float:
    return min(max(float(value), 0.0), 1.0)


def _spread(found: Positions) -> Positions:
    """Everyone in the same direction from the middle, and further out: springs leave the middle crowded."""
    nodes = sorted(node for node in found if node != MIDDLE)
    if not nodes:
        return {}
    x, y = (sum(found[node][axis] for node in nodes) / len(nodes) for axis in (0, 1))
    polar = {node: (hypot(found[node][0] - x, found[node][1] - y), atan2(found[node][1] - y, found[node][0] - x))
             for node in nodes}  # fmt: skip
    furthest = max(distance for distance, _ in polar.values()) or 1.0
    even = {node: sqrt((rank + 0.5) / len(nodes)) for rank, node in enumerate(sorted(nodes, key=polar.__getitem__))}
    out = {node: EVENNESS * even[node] + (1 - EVENNESS) * polar[node][0] / furthest for node in nodes}
    return {node: ((1 + out[node] * cos(polar[node][1])) / 2, (1 + out[node] * sin(polar[node][1])) / 2)
            for node in nodes}  # fmt: skip
