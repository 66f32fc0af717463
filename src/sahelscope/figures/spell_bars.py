"""Memberships over time: a line an alliance or a country, a bar a spell, with colour and letter for its status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from plotly.graph_objects import Figure

from sahelscope.analysis.wording import date_in_words
from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Trace, Where, figure, sheet, trace
from sahelscope.reference.membership_spells import Membership

LINE_HEIGHT = 26  # px
THICK, THIN = 14, 6  # px: what makes a member, what does not
LABEL_WIDTH, FOOT, TOP = 128, 26, 6
LABEL_LETTERS = 20
SHORTEST = timedelta(days=120)  # drawn at least so long, to be seen at all
ROOM = timedelta(days=900)  # before the first and after the last day
EARLIEST = date(1945, 1, 1)
LinesOf = Literal["alliance", "country"]


def spell_bars(
    spells: Sequence[Membership], names: Mapping[str, str], until: date, lines_of: LinesOf = "alliance"
) -> Figure:
    """The spells of one country on a line for each alliance, or of one alliance for each country, in the order given.

    Open ones reach to `until`. A spell's mark id is `cell:COUNTRY:ALLIANCE`. A vague beginning is drawn at its first
    possible day.
    """
    lines = _lines(spells, lines_of)
    first = min((spell.first_day for spell in spells), default=EARLIEST)
    axis = {"zeroline": False, "showline": False, "fixedrange": True, "ticks": "", "tickfont": {"color": inks.TEXT}}
    layout = sheet(
        TOP + FOOT + LINE_HEIGHT * max(len(lines), 1),
        margin={"l": LABEL_WIDTH, "r": 10, "t": TOP, "b": FOOT},
        dragmode=False,
        xaxis={**axis, "type": "date", "range": [first - ROOM, until + ROOM], "gridcolor": inks.GRID},
        yaxis={**axis, "range": [0.5 - max(len(lines), 1), 0.5], "gridcolor": inks.GRID,
               "tickvals": [-line for line in lines.values()],
               "ticktext": [signs.shortened(names.get(one, one), LABEL_LETTERS) + "  " for one in lines]},
    )  # fmt: skip
    ordered = sorted(spells, key=lambda spell: spell.lies_over)  # what lies over a membership is drawn over it
    return figure([*(_bar(spell, -lines[_line(spell, lines_of)], until) for spell in ordered),
                   _letters(ordered, [-lines[_line(spell, lines_of)] for spell in ordered], until)],
                  layout)  # fmt: skip


def where_drawn(spells: Sequence[Membership], lines_of: LinesOf = "alliance") -> Where:
    """Where the first spell of each line begins, by its mark id, for a ring around it."""
    lines, where = _lines(spells, lines_of), Where()
    for spell in spells:
        where.setdefault(_mark(spell), [(spell.first_day, -lines[_line(spell, lines_of)], THICK)])
    return where


def _lines(spells: Iterable[Membership], lines_of: LinesOf) -> dict[str, int]:
    return {line: number for number, line in enumerate(dict.fromkeys(_line(spell, lines_of) for spell in spells))}


def _line(spell: Membership, lines_of: LinesOf) -> str:
    return spell.alliance if lines_of == "alliance" else spell.country


def _bar(spell: Membership, y: int, until: date) -> Trace:
    look = signs.MEMBERSHIP_SIGNS[spell.status]
    return trace(
        "scatter",
        x=[spell.first_day, _end(spell, until)],
        y=[y, y],
        mode="lines",
        line={"color": look.colour, "width": THICK if spell.belongs else THIN},
        opacity=1 if spell.belongs else 0.75,
        hoverinfo="skip",
    )


def _letters(spells: Sequence[Membership], heights: list[int], until: date) -> Trace:
    """The letter of each status at the beginning of its bar: what can be clicked and rested on."""
    looks = [signs.MEMBERSHIP_SIGNS[spell.status] for spell in spells]
    return trace(
        "scatter",
        x=[spell.first_day for spell in spells],
        y=heights,
        mode="markers+text",
        marker={"symbol": "square", "size": THICK + 3, "color": [look.colour for look in looks], "opacity": 1,
                "line": {"width": 1, "color": inks.PAPER}},
        text=[look.letter for look in looks],
        textfont={"size": 11, "color": inks.PAPER},
        customdata=[[_mark(spell)] for spell in spells],
        hovertext=[_hover(spell, until) for spell in spells],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _end(spell: Membership, until: date) -> date:
    return max(spell.last_day or until, spell.first_day + SHORTEST)


def _hover(spell: Membership, until: date) -> str:
    status = signs.MEMBERSHIP_SIGNS[spell.status].label
    ended = f" to {date_in_words(spell.ends)}" if spell.ends else f", still on {until.isoformat()}"
    return (
        f"<b>{signs.plain(status)}</b><br>{signs.plain(date_in_words(spell.begins))}{signs.plain(ended)}"
        f"<br>{signs.plain(spell.source)}"
    )


def _mark(spell: Membership) -> str:
    return f"cell:{spell.country}:{spell.alliance}"
