"""The signs of the figures as letters and colours, for text and legends."""

from __future__ import annotations

from sahelscope.reference.codes import event_types, quads
from sahelscope.store import Row

SIGN_GLYPHS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"}
RELATION_INKS = {1: "#0072B2", 0: "#6b7a83", -1: "#D55E00"}
RELATION_GLYPHS = {1: "+", 0: "–", -1: "−"}
QUAD_LEGEND = [(SIGN_GLYPHS[quad.symbol], quad.colour, quad.label.lower()) for quad in quads().values()]
REALITY_LEGEND = [
    ("○", "", "hollow: alleged"),
    ("◉", "", "dotted: planned or hypothetical"),
    ("⊗", "", "crossed: denied"),
]


def glyph(row: Row) -> str:
    """The sign of a row: that of its quad class, or plus and minus for a relationship."""
    if row.table == "events":
        return SIGN_GLYPHS[quads()[event_types()[row.fields["event_type"]].quad].symbol]
    return RELATION_GLYPHS[row.fields["sign"]]


def ink(row: Row) -> str:
    """The colour of a row: that of its event type, or of the sign of its relationship."""
    if row.table == "events":
        return event_types()[row.fields["event_type"]].colour
    return RELATION_INKS[row.fields["sign"]]
