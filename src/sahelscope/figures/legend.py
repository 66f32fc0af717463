"""How to read a map: each sign as a small drawing, with its words. Page, picture and file show the same."""

from __future__ import annotations

from dataclasses import dataclass

from sahelscope.figures import inks, signs

SIZE = 16  # px of a sign's square
DASHED = 'stroke-dasharray="3 2"'
_OUTLINES = {  # of a sign in the square from 0 to 16
    "circle": '<circle cx="8" cy="8" r="5.5" {look}/>',
    "square": '<rect x="3" y="3" width="10" height="10" {look}/>',
    "diamond": '<path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" {look}/>',
    "triangle-up": '<path d="M8 2 14.5 13.5H1.5Z" {look}/>',
    "hexagon": '<path d="M8 1.8 13.4 5v6L8 14.2 2.6 11V5Z" {look}/>',
    "dot": '<circle cx="8" cy="8" r="3" {look}/>',
    "halo": '<circle cx="8" cy="8" r="7.5" {look}/>',
    "area": '<ellipse cx="8" cy="8" rx="7.5" ry="5.5" {look}/>',
    "wide diamond": '<path d="M8 .5 15.5 8 8 15.5.5 8Z" {look}/>',
    "swatch": '<rect x="1" y="3" width="14" height="10" {look}/>',
    "cross": '<path d="M3 3 13 13M13 3 3 13" {look}/>',
    "hatch": '<path d="M1 9 7 3M1 13 11 3M5 13 15 3M9 13 15 7" {look}/>',
    "line": '<path d="M0 8H16" {look}/>',
    "arrow": '<path d="M0 8H15M10 4 15 8 10 12" {look}/>',
    "sizes": '<circle cx="3.5" cy="11" r="2.5" {look}/><circle cx="11" cy="8.500" r="4.5" {look}/>',
    "widths": '<path d="M0 4H16" stroke-width="1" {look}/><path d="M0 11H16" stroke-width="5" {look}/>',
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign, drawn in SVG of our own making, and what it means."""

    sign: str
    words: str


Legend = tuple[Entry, ...]


def filled(shape: str, ink: str, words: str, *, opacity: float = 1.0) -> Entry:
    """A shape of one colour."""
    return Entry(_drawn(shape, f'fill="{ink}" fill-opacity="{opacity:g}"'), words)


def outlined(shape: str, ink: str, words: str, *, dashed: bool = False, width: float = 1.5) -> Entry:
    """A shape of which only the edge is drawn."""
    return Entry(
        _drawn(shape, f'fill="none" stroke="{ink}" stroke-width="{width:g}" {DASHED if dashed else ""}'), words
    )


def joined(first: Entry, *others: Entry) -> Entry:
    """The signs on top of each other, with the words of the first."""
    return Entry(first.sign + "".join(entry.sign for entry in others), first.words)


def _drawn(shape: str, look: str) -> str:
    return _OUTLINES[shape].format(look=look)


QUADS: Legend = tuple(filled(signs.SHAPES[quad], signs.COLOURS[quad], signs.LABELS[quad]) for quad in signs.SHAPES)
REALITIES: Legend = (
    filled("circle", inks.MUTED, "filled: told as a fact"),
    outlined("circle", inks.MUTED, "hollow: alleged"),
    outlined("circle", inks.MUTED, "dashed: planned or hypothetical", dashed=True),
    joined(outlined("circle", inks.MUTED, "crossed: denied"), outlined("cross", inks.TEXT, "")),
)
DISPUTED: Legend = (
    joined(
        outlined("hatch", inks.BORDER, "hatched, dashed edge: in dispute", width=1),
        outlined("swatch", inks.MUTED, "", dashed=True, width=1),
    ),
)
