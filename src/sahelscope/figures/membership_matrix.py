"""Countries and alliances on one day: a square a cell, with colour, outline and letter for the status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from sahelscope.analysis.memberships import TOLD_WORDS
from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted, date_in_words
from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Layout, Trace, Where, figure, sheet, trace

CELL_HEIGHT = 30
SIGN_SIZE = 21  # px, where the columns are wide enough
SMALL_SIGN = 15
MANY = 18  # organisations: more make the columns narrow
NARROWEST = 18  # px of a column: on a small screen the matrix is wider than it and is moved sideways
HEAD = 116  # px, with slanted names
FLAT_HEAD = 34
SLANTED_FROM = 7  # organisations: so many names do not stand side by side
FOOT = 8
SLANT = 44  # px that the last slanted name leans over to the right
LABEL_WIDTH = 118
LABEL_LETTERS = 18
HEAD_LETTERS = 18
VERDICT_SIGNS = {  # symbol, size in px, colour
    "agrees": ("circle", 6, inks.TEXT),
    "goes further": ("triangle-up", 9, signs.COLOURS["verbal conflict"]),
    "contradicts": ("diamond", 9, signs.COLOURS["material conflict"]),
}
GAP = 0.5  # columns between kinds of obligation
KIND_FOOT = 86  # px below the last line for the names of the kinds
KIND_ANGLE = 40
VERDICT_WORDS = {
    "agrees": "the articles say the same",
    "goes further": "the articles go further than the list",
    "contradicts": "the articles contradict the list",
    "only said": "only the articles speak of it",
}


@dataclass(frozen=True, slots=True)
class Groups:
    """What countries and alliances stand together under: a heading above the lines, a name below the columns.

    An empty mapping groups nothing.
    """

    countries: Mapping[str, str]
    alliances: Mapping[str, str]


UNGROUPED = Groups({}, {})


def membership_matrix(
    cells: pd.DataFrame,
    country_names: Mapping[str, str],
    alliance_names: Mapping[str, str],
    groups: Groups = UNGROUPED,
) -> Figure:
    """`cells` as `analysis.memberships.membership_matrix` gives them, those of a group together."""
    grid = _grid(cells, groups)
    spots = _spots(cells, grid)
    hovers = {cell["mark_id"]: _hover(cell, country_names, alliance_names) for cell in rows(spots[_spoken(spots)])}
    return figure([*_cells(spots, hovers), _said(spots)], _layout(grid, country_names, alliance_names))


def where_drawn(cells: pd.DataFrame, groups: Groups = UNGROUPED) -> Where:
    """Where each cell is, by its mark id, for a ring around it."""
    spots = _spots(cells, _grid(cells, groups))
    drawn = zip(spots["mark_id"], spots["x"].tolist(), spots["y"].tolist(), strict=True)
    size = _size(spots)
    return {mark_id: [(x, y, size)] for mark_id, x, y in drawn}


@dataclass(frozen=True, slots=True)
class _Grid:
    """The place of each column and line, and of the names of their groups."""

    columns: Mapping[str, float]
    lines: Mapping[str, int]
    kinds: Mapping[str, float]
    headings: Mapping[str, int]

    @property
    def width(self) -> float:
        return max(self.columns.values(), default=0.0) + 1

    @property
    def height(self) -> int:
        return max(len(self.lines) + len(self.headings), 1)


def _grid(cells: pd.DataFrame, groups: Groups) -> _Grid:
    lines: dict[str, int] = {}
    headings: dict[str, int] = {}
    for country in dict.fromkeys(cells["country"]):
        heading = groups.countries.get(country, "")
        if heading and heading not in headings:
            headings[heading] = -(len(lines) + len(headings))
        lines[country] = -(len(lines) + len(headings))
    columns: dict[str, float] = {}
    kinds: dict[str, float] = {}
    for alliance in dict.fromkeys(cells["alliance"]):
        kind = groups.alliances.get(alliance, "")
        new = bool(kind) and kind not in kinds
        after = max(columns.values(), default=-1.0) + 1 + (GAP if new and columns else 0)
        columns[alliance] = round(after, 1)
        if new:
            kinds[kind] = columns[alliance]
    return _Grid(columns, lines, kinds, headings)


def _spots(cells: pd.DataFrame, grid: _Grid) -> pd.DataFrame:
    """The cells with their column and row on the sheet, and the number of columns."""
    return cells.assign(
        x=[grid.columns[alliance] for alliance in cells["alliance"]],
        y=[grid.lines[country] for country in cells["country"]],
        columns=len(grid.columns),
    )


def _spoken(spots: pd.DataFrame) -> pd.Series:
    """Which cells hold anything."""
    return (spots["status"] != "") | (spots["said"] != "")


def _layout(grid: _Grid, country_names: Mapping[str, str], alliance_names: Mapping[str, str]) -> Layout:
    slanted = len(grid.columns) >= SLANTED_FROM
    head, foot = HEAD if slanted else FLAT_HEAD, KIND_FOOT if grid.kinds else FOOT
    axis = {"zeroline": False, "showline": False, "fixedrange": True, "tickfont": {"color": inks.TEXT}, "ticks": ""}
    return sheet(
        head + foot + CELL_HEIGHT * grid.height,
        margin={"l": LABEL_WIDTH, "r": SLANT if slanted else 8, "t": head, "b": foot},
        dragmode=False,
        meta={"min_width": LABEL_WIDTH + NARROWEST * grid.width + SLANT, "grid": _names(grid)},
        annotations=[*_headings(grid), *_kinds(grid)],
        xaxis={**axis, "side": "top", "range": [-0.6, grid.width - 0.4], "tickangle": -55 if slanted else 0,
               "ticklabeloverflow": "allow",
               "tickvals": list(grid.columns.values()), "showgrid": False,
               "ticktext": [signs.shortened(alliance_names.get(a, a), HEAD_LETTERS) for a in grid.columns]},
        yaxis={**axis, "range": [0.5 - grid.height, 0.5], "gridcolor": inks.GRID,
               "tickvals": list(grid.lines.values()),
               "ticktext": [signs.shortened(country_names.get(c, c), LABEL_LETTERS) + "  " for c in grid.lines]},
    )  # fmt: skip


def _names(grid: _Grid) -> dict[str, Any]:
    """The id of each line and column by its place, from which the browser puts together what was clicked."""
    return {
        "name": "cell",
        "lines": {str(y): country for country, y in grid.lines.items()},
        "columns": {f"{x:g}": alliance for alliance, x in grid.columns.items()},
    }


def _headings(grid: _Grid) -> list[dict[str, Any]]:
    """The name of each group of countries on a line of its own, from the left edge on."""
    return [
        {"text": f"<b>{signs.plain(heading)}</b>", "x": 0, "xref": "paper", "xshift": -LABEL_WIDTH, "xanchor": "left",
         "y": y, "yref": "y", "yanchor": "middle", "showarrow": False, "font": {"color": inks.MUTED, "size": 13}}
        for heading, y in grid.headings.items()
    ]  # fmt: skip


def _kinds(grid: _Grid) -> list[dict[str, Any]]:
    """The name of each kind of obligation below the first of its columns."""
    return [
        {"text": signs.plain(kind), "x": x, "xref": "x", "xanchor": "left", "y": 0, "yref": "paper", "yanchor": "top",
         "yshift": -4, "textangle": KIND_ANGLE, "showarrow": False, "font": {"color": inks.MUTED, "size": 12}}
        for kind, x in grid.kinds.items()
    ]  # fmt: skip


def _cells(spots: pd.DataFrame, hovers: Mapping[str, str]) -> list[Trace]:
    """Empty cells as small dots that can be clicked as well, listed statuses filled, what is only said in outline."""
    told = spots["said"].isin(list(signs.MEMBERSHIP_SIGNS)) & (spots["status"] == "")
    empty = spots[(spots["status"] == "") & ~told]
    return [
        trace(
            "scatter",
            x=empty["x"].tolist(),
            y=empty["y"].tolist(),
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
        hovertext=[hovers[mark_id] for mark_id in spots["mark_id"]],
        hovertemplate="%{hovertext}<extra></extra>",
        **how,
    )


def _size(spots: pd.DataFrame) -> int:
    columns = int(spots["columns"].iloc[0]) if len(spots) else 0
    return SIGN_SIZE if columns <= MANY else SMALL_SIGN


def _said(spots: pd.DataFrame) -> Trace:
    """At the corner of a cell: a dot where articles agree, a triangle where they go further, else a diamond."""
    told = spots[spots["verdict"].isin(list(VERDICT_SIGNS))]
    looks = [VERDICT_SIGNS[verdict] for verdict in told["verdict"]]
    return trace(
        "scatter",
        x=told["x"] + 0.32,
        y=told["y"] + 0.32,
        mode="markers",
        marker={"symbol": [symbol for symbol, _, _ in looks],
                "size": [size for _, size, _ in looks],
                "color": [colour for _, _, colour in looks],
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
        lines.append(signs.plain(f"told: {TOLD_WORDS.get(cell['said'], cell['said'])}"))
    if cell["verdict"]:
        lines.append(f"{VERDICT_WORDS[cell['verdict']]} ({counted(len(cell['rows']), 'row')})")
    return "<br>".join(lines)
