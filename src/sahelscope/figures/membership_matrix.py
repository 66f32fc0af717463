"""Countries and alliances on one day: a square a cell, with colour, outline and letter for the status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted, date_in_words
from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Layout, Trace, Where, figure, sheet, trace

CELL_HEIGHT = 30
SIGN_SIZE = 21  # px, where the columns are wide enough
SMALL_SIGN = 15
MANY = 18  # organisations: more make the columns narrow
NARROWEST = 21  # px of a column: on a small screen the matrix is wider than it and is moved sideways
HEAD = 116  # px, with slanted names
FLAT_HEAD = 34
SLANTED_FROM = 7  # organisations: so many names do not stand side by side
FOOT = 8
LABEL_WIDTH = 118
LABEL_LETTERS = 18
HEAD_LETTERS = 18
VERDICT_WORDS = {
    "agrees": "the articles say the same",
    "differs": "the articles say something else",
    "only said": "only the articles speak of it",
}


def membership_matrix(
    cells: pd.DataFrame,
    country_names: Mapping[str, str],
    alliance_names: Mapping[str, str],
) -> Figure:
    """`cells` as `analysis.memberships.membership_matrix` gives them."""
    countries, alliances = list(dict.fromkeys(cells["country"])), list(dict.fromkeys(cells["alliance"]))
    spots = _spots(cells)
    hovers = {cell["mark_id"]: _hover(cell, country_names, alliance_names) for cell in rows(spots)}
    layout = _layout(countries, alliances, country_names, alliance_names)
    return figure([*_cells(spots, hovers), _said(spots)], layout)


def where_drawn(cells: pd.DataFrame) -> Where:
    """Where each cell is, by its mark id, for a ring around it."""
    spots = _spots(cells)
    drawn = zip(spots["mark_id"], spots["x"].tolist(), spots["y"].tolist(), strict=True)
    return {mark_id: [(x, y, _size(spots))] for mark_id, x, y in drawn}


def _spots(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells with their column and row on the sheet, and the number of columns."""
    columns = {alliance: number for number, alliance in enumerate(dict.fromkeys(cells["alliance"]))}
    lines = {country: -number for number, country in enumerate(dict.fromkeys(cells["country"]))}
    return cells.assign(
        x=[columns[alliance] for alliance in cells["alliance"]],
        y=[lines[country] for country in cells["country"]],
        columns=len(columns),
    )


def _layout(
    countries: list[str], alliances: list[str], country_names: Mapping[str, str], alliance_names: Mapping[str, str]
) -> Layout:
    slanted = len(alliances) >= SLANTED_FROM
    head = HEAD if slanted else FLAT_HEAD
    axis = {"zeroline": False, "showline": False, "fixedrange": True, "tickfont": {"color": inks.TEXT}, "ticks": ""}
    return sheet(
        head + FOOT + CELL_HEIGHT * max(len(countries), 1),
        margin={"l": LABEL_WIDTH, "r": 8, "t": head, "b": FOOT},
        dragmode=False,
        meta={"min_width": LABEL_WIDTH + NARROWEST * len(alliances)},
        xaxis={**axis, "side": "top", "range": [-0.6, len(alliances) - 0.4], "tickangle": -55 if slanted else 0,
               "tickvals": list(range(len(alliances))), "showgrid": False,
               "ticktext": [signs.shortened(alliance_names.get(a, a), HEAD_LETTERS) for a in alliances]},
        yaxis={**axis, "range": [0.5 - max(len(countries), 1), 0.5], "gridcolor": inks.GRID,
               "tickvals": [-row for row in range(len(countries))],
               "ticktext": [signs.shortened(country_names.get(c, c), LABEL_LETTERS) + "  " for c in countries]},
    )  # fmt: skip


def _cells(spots: pd.DataFrame, hovers: Mapping[str, str]) -> list[Trace]:
    """Empty cells as small dots that can be clicked as well, listed statuses filled, what is only said in outline."""
    told = spots["said"].isin(signs.MEMBERSHIP_SIGNS) & (spots["status"] == "")
    empty = spots[(spots["status"] == "") & ~told]
    return [
        trace(
            "scatter",
            x=empty["x"].tolist(),
            y=empty["y"].tolist(),
            customdata=[[mark_id] for mark_id in empty["mark_id"]],
            hoverinfo="none",
            mode="markers",
            marker={"symbol": "circle", "size": 5, "color": inks.FAINT},
        ),
        _status(spots[told], "said", hovers, outlined=True),
        _status(spots[spots["status"] != ""], "status", hovers, outlined=False),
    ]


def _status(spots: pd.DataFrame, column: str, hovers: Mapping[str, str], *, outlined: bool) -> Trace:
    looks = [signs.MEMBERSHIP_SIGNS[status] for status in spots[column]]
    colours = [look.colour for look in looks]
    return _scatter(
        spots,
        hovers,
        mode="markers+text",
        marker={"symbol": ["circle-open" if outlined else look.symbol for look in looks], "color": colours,
                "size": _size(spots), "opacity": 1, "line": {"width": 1.5, "color": colours}},
        text=[look.letter for look in looks],
        textfont={"size": 12, "color": [inks.TEXT if outlined else look.ink for look in looks]},
    )  # fmt: skip


def _scatter(spots: pd.DataFrame, hovers: Mapping[str, str], **how: Any) -> Trace:
    return trace(
        "scatter",
        x=spots["x"].tolist(),
        y=spots["y"].tolist(),
        customdata=[[mark_id] for mark_id in spots["mark_id"]],
        hovertext=[hovers[mark_id] for mark_id in spots["mark_id"]],
        hovertemplate="%{hovertext}<extra></extra>",
        **how,
    )


def _size(spots: pd.DataFrame) -> int:
    columns = int(spots["columns"].iloc[0]) if len(spots) else 0
    return SIGN_SIZE if columns <= MANY else SMALL_SIGN


def _said(spots: pd.DataFrame) -> Trace:
    """At the corner of a cell: a dot where articles speak of it, a diamond where they say something else."""
    told = spots[spots["verdict"].isin(["agrees", "differs"])]
    differs = told["verdict"] == "differs"
    return trace(
        "scatter",
        x=told["x"] + 0.32,
        y=told["y"] + 0.32,
        mode="markers",
        marker={"symbol": ["diamond" if one else "circle" for one in differs],
                "size": [9 if one else 6 for one in differs],
                "color": [signs.COLOURS["material conflict"] if one else inks.TEXT for one in differs],
                "line": {"width": 1, "color": inks.PAPER}},
        hoverinfo="skip",
    )  # fmt: skip


def _hover(cell: Mapping[str, Any], country_names: Mapping[str, str], alliance_names: Mapping[str, str]) -> str:
    country = country_names.get(cell["country"], cell["country"])
    pair = f"{country} – {alliance_names.get(cell['alliance'], cell['alliance'])}"
    status = signs.MEMBERSHIP_SIGNS[cell["status"]].label if cell["status"] else "no membership listed"
    since = f", from {date_in_words(cell['since'])}" if cell["since"] else ""
    lines = [f"<b>{signs.plain(pair)}</b>", signs.plain(status + since)]
    if cell["said"]:
        lines.append(signs.plain(f"told: {cell['said']}"))
    if cell["verdict"]:
        lines.append(f"{VERDICT_WORDS[cell['verdict']]} ({counted(len(cell['rows']), 'row')})")
    return "<br>".join(lines)
