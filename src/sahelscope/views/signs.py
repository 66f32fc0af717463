"""The signs of the figures as letters and colours, for text and legends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sahelscope.reference.codes import event_types, quads
from sahelscope.store import Row

SIGN_GLYPHS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"}
RELATION_INKS = {1: "#0072B2", 0: "#6b7a83", -1: "#D55E00"}
RELATION_GLYPHS = {1: "+", 0: "–", -1: "−"}
QUAD_LEGEND = [(SIGN_GLYPHS[quad.symbol], quad.colour, quad.label.lower()) for quad in quads().values()]
SIGN_INKS = {sign: colour for sign, colour, _ in QUAD_LEGEND} | {
    sign: RELATION_INKS[number] for number, sign in RELATION_GLYPHS.items()
}
REALITY_LEGEND = [
    ("○", "", "hollow: alleged"),
    ("◉", "", "dotted: planned or hypothetical"),
    ("⊗", "", "crossed: denied"),
]


def glyph(row: Row) -> str:
    """The sign of a row: that of its quad class, or plus and minus for a relationship."""
    return event_glyph(row.fields) if row.table == "events" else relationship_glyph(row.fields)


def event_glyph(fields: Mapping[str, Any]) -> str:
    """The sign of an event's quad class."""
    return SIGN_GLYPHS[quads()[event_types()[fields["event_type"]].quad].symbol]


def relationship_glyph(fields: Mapping[str, Any]) -> str:
    """Plus or minus, or a dash."""
    return RELATION_GLYPHS[fields["sign"]]


def ink(row: Row) -> str:
    """The colour of a row: that of its event type, or of the sign of its relationship."""
    if row.table == "events":
        return event_types()[row.fields["event_type"]].colour
    return RELATION_INKS[row.fields["sign"]]
