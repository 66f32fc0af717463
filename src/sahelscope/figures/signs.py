"""How a row looks wherever it is drawn: colour and shape for its quad class, outline for what is not a plain fact."""

from __future__ import annotations

import html
from dataclasses import dataclass

from sahelscope.analysis.natures import MIXED
from sahelscope.figures import inks
from sahelscope.reference import codes

SHAPES = {quad: found.symbol for quad, found in codes.quads().items()} | {MIXED: "hexagon"}
COLOURS = {quad: found.colour.lower() for quad, found in codes.quads().items()} | {MIXED: inks.RING}
LABELS = {quad: found.label.lower() for quad, found in codes.quads().items()} | {MIXED: "several kinds"}
REALITY_OUTLINES = {"fact": "", "alleged": "-open", "planned": "-open-dot", "denied": "-open"}  # denied: crossed, too
READS_DARK = 105  # of 255, perceived lightness: black text reads better from here on
REALITY_WORDS = {
    "fact": "told as a fact",
    "alleged": "alleged",
    "planned": "planned or hypothetical",
    "denied": "denied",
}


def symbol(quad: str, reality: str) -> str:
    """The Plotly symbol of a mark: its shape for the quad class, its outline for how real it is told to be."""
    return SHAPES[quad] + REALITY_OUTLINES[reality]


def inside(quad: str, reality: str) -> str:
    """The ink of a number inside a mark: what reads best on its colour, or the text's own in an outline."""
    if reality != "fact":
        return inks.TEXT
    if quad == MIXED:
        return inks.PAPER
    red, green, blue = (int(COLOURS[quad][at : at + 2], 16) for at in (1, 3, 5))
    return "#000000" if 0.299 * red + 0.587 * green + 0.114 * blue > READS_DARK else "#ffffff"


def plain(text: str) -> str:
    """Text as Plotly shows it to the letter: Plotly reads tags in titles, labels and hover boxes."""
    return html.escape(text, quote=False)


def shortened(text: str, letters: int) -> str:
    """The text escaped, cut with an ellipsis where it is longer than that."""
    return plain(text if len(text) <= letters else text[: letters - 1].rstrip() + "…")


@dataclass(frozen=True, slots=True)
class StatusSign:
    """How a membership status is drawn: colour, square or outline, and one letter."""

    status: str
    label: str
    letter: str
    colour: str
    symbol: str
    ink: str = inks.PAPER


MEMBERSHIP_SIGNS = {
    sign.status: sign
    for sign in (
        StatusSign("founding", "founding member", "F", inks.MEMBER, "square"),
        StatusSign("member", "member", "M", inks.MEMBER, "square"),
        StatusSign("acceded", "member, joined later", "A", inks.MEMBER, "square"),
        StatusSign("exit_announced", "member, exit announced", "E", inks.STRAINED, "square"),
        StatusSign("frozen", "member, participation frozen", "Z", inks.STRAINED, "square"),
        StatusSign("suspended", "member, suspended", "S", inks.STRAINED, "square"),
        StatusSign("candidate", "candidate", "C", inks.MEMBER, "square-open", inks.TEXT),
        StatusSign("partner", "partner", "P", inks.MUTED, "square-open", inks.TEXT),
        StatusSign("observer", "observer", "O", inks.MUTED, "square-open", inks.TEXT),
        StatusSign("left", "left", "×", inks.MUTED, "square-open", inks.TEXT),
    )
}
