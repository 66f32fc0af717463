"""Who is bound to whom and who is divided: solid lines with a plus, dashed lines with a minus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from sahelscope.analysis.positions import Positions
from sahelscope.analysis.rows import rows
from sahelscope.analysis.strains import Strain
from sahelscope.analysis.tie_words import said
from sahelscope.analysis.ties import RULES
from sahelscope.analysis.wording import counted
from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Trace, Where, figure, sheet, trace
from sahelscope.figures.label_boxes import WIDTH, Box, free_of_each_other

HEIGHT = 470
LABEL_LETTERS = 20
LETTER_WIDTH, LABEL_HEIGHT = 7.2, 17  # px
SMALLEST, PER_TIE, LARGEST = 9.0, 1.2, 24.0  # px of a node
SIGN_SIZE, SMALL_SIGN = 15.0, 8.0  # px of the mark in the middle of a line; the small one has no text
MANY = 50  # ties: from here on the marks are small
MOST_HOVERED = 4  # reasons of a tie told in its box
LOOKS = {  # sign: colour, dash, symbol and text of the mark at the middle of the line
    1: ("#0072b2", "solid", "circle", "+"),
    -1: ("#d55e00", "dash", "diamond", "−"),
}
HALO = ", ".join([f"0 0 3px {inks.PAPER}"] * 3)  # behind names, so that lines do not cross them out
LISTED = "dot"  # bound by the list of memberships alone


def signed_network(ties: pd.DataFrame, positions: Positions, names: Mapping[str, str]) -> Figure:
    """`ties` as `analysis.ties.signed_ties` gives them; drawn are those with a sign whose ends have a position.

    A node's mark id is `node:ID`, a tie's `tie:A:B`.
    """
    drawn = _drawn(ties, positions)
    traces = [
        *(_lines(drawn, positions, sign, listed=listed) for sign, listed in ((1, True), (1, False), (-1, False))),
        *(_middles(drawn[drawn["sign"] == sign], positions, names, sign) for sign in LOOKS),
        _marks(_nodes(drawn, positions), names),
    ]
    axis = {"visible": False, "zeroline": False}
    across, up = {**axis, "range": [-0.1, 1.1]}, {**axis, "range": [-0.04, 1.08]}  # room for names
    return figure(traces, sheet(HEIGHT, xaxis=across, yaxis=up))


def where_drawn(ties: pd.DataFrame, positions: Positions, strains: Iterable[Strain] = ()) -> Where:
    """Where each name, each tie, and each of the triads with its three names is, for a ring around it."""
    drawn = _drawn(ties, positions)
    nodes = {node["node"]: (node["x"], node["y"], node["size"]) for node in rows(_nodes(drawn, positions))}
    triads = {strain.strain_id: (strain.middle, *strain.against.pair) for strain in strains}
    return {
        **{f"node:{node}": [spot] for node, spot in nodes.items()},
        **{f"tie:{tie['a']}:{tie['b']}": [(*_middle(positions, tie), tie["size"])] for tie in rows(drawn)},
        **{triad: [nodes[end] for end in ends if end in nodes] for triad, ends in triads.items()},
    }


def _drawn(ties: pd.DataFrame, positions: Positions) -> pd.DataFrame:
    """The ties that can be drawn, with the size of their marks."""
    drawn = ties[(ties["sign"] != 0) & ties["a"].isin(positions.keys()) & ties["b"].isin(positions.keys())]
    return drawn.assign(size=SIGN_SIZE if len(drawn) <= MANY else SMALL_SIGN)


def _nodes(ties: pd.DataFrame, positions: Positions) -> pd.DataFrame:
    """One row a node, those with the most ties first: node, x, y, bound, divided, size."""
    counts: dict[str, list[int]] = {}
    for tie in rows(ties):
        for end in (tie["a"], tie["b"]):
            counts.setdefault(end, [0, 0])[tie["sign"] < 0] += 1
    listed = [(node, *positions[node], *found) for node, found in counts.items()]
    nodes = pd.DataFrame(listed, columns=["node", "x", "y", "bound", "divided"])
    nodes["size"] = (SMALLEST + PER_TIE * (nodes["bound"] + nodes["divided"])).clip(upper=LARGEST)
    return nodes.sort_values(["size", "node"], ascending=[False, True], ignore_index=True)


def _lines(ties: pd.DataFrame, positions: Positions, sign: int, *, listed: bool) -> Trace:
    kept = ties[(ties["sign"] == sign) & (ties["told"] != listed)]
    across: list[float | None] = []
    up: list[float | None] = []
    for a, b in zip(kept["a"], kept["b"], strict=True):
        (x0, y0), (x1, y1) = positions[a], positions[b]
        across += [x0, x1, None]
        up += [y0, y1, None]
    colour, dash, *_ = LOOKS[sign]
    line = {"color": colour, "width": 1.2 if listed else 2, "dash": LISTED if listed else dash}
    return trace("scatter", x=across, y=up, mode="lines", line=line, opacity=0.6 if listed else 0.85, hoverinfo="skip")


def _middles(ties: pd.DataFrame, positions: Positions, names: Mapping[str, str], sign: int) -> Trace:
    """The mark of each tie half-way between its ends: what can be clicked of a line."""
    colour, _, symbol, text = LOOKS[sign]
    spots = [_middle(positions, tie) for tie in rows(ties)]
    return trace(
        "scatter",
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        mode="markers+text",
        marker={"symbol": symbol, "size": ties["size"], "color": inks.PAPER, "line": {"width": 1.5, "color": colour}},
        text=[text if size == SIGN_SIZE else "" for size in ties["size"]],
        textfont={"size": 12, "color": inks.TEXT},
        customdata=[[f"tie:{tie['a']}:{tie['b']}"] for tie in rows(ties)],
        hovertext=[_tie_hover(tie, names) for tie in rows(ties)],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _marks(nodes: pd.DataFrame, names: Mapping[str, str]) -> Trace:
    labels = [signs.shortened(names.get(node, node), LABEL_LETTERS) for node in nodes["node"]]
    free = free_of_each_other([_label_box(spot, text) for spot, text in zip(rows(nodes), labels, strict=True)])
    return trace(
        "scatter",
        x=nodes["x"].tolist(),
        y=nodes["y"].tolist(),
        mode="markers+text",
        marker={"symbol": "circle", "size": nodes["size"],
                "color": inks.RING, "opacity": 1, "line": {"width": 1.5, "color": inks.PAPER}},
        text=[text if shown else "" for text, shown in zip(labels, free, strict=True)],
        textposition="top center",
        textfont={"size": 13, "color": inks.TEXT, "shadow": HALO},
        customdata=[[f"node:{node}"] for node in nodes["node"]],
        hovertext=[_node_hover(node, names) for node in rows(nodes)],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _middle(positions: Positions, tie: Mapping[str, Any]) -> tuple[float, float]:
    (x0, y0), (x1, y1) = positions[tie["a"]], positions[tie["b"]]
    return (x0 + x1) / 2, (y0 + y1) / 2


def _label_box(node: Mapping[str, Any], text: str) -> Box:
    middle, foot, half = node["x"] * WIDTH, (1 - node["y"]) * HEIGHT - SMALLEST, len(text) * LETTER_WIDTH / 2
    return Box(middle - half, foot - LABEL_HEIGHT, middle + half, foot)


def _tie_hover(tie: Mapping[str, Any], names: Mapping[str, str]) -> str:
    told = [signs.plain(said(reason, names)) for reason in tie["reasons"] if reason.sign]
    more = [f"and {counted(len(told) - MOST_HOVERED, 'more reason')}"] if len(told) > MOST_HOVERED else []
    lines = [f"<b>{told[0]}</b>", *told[1:MOST_HOVERED], *more, f"<i>{signs.plain(RULES[tie['rule']])}</i>"]
    return "<br>".join(lines)


def _node_hover(node: Mapping[str, Any], names: Mapping[str, str]) -> str:
    name = signs.plain(names.get(node["node"], node["node"]))
    return f"<b>{name}</b><br>{counted(node['bound'], 'tie')} that bind, {node['divided']} that divide"
