"""An alliance on a day: its members filled, with a letter that says the same without colour."""

from __future__ import annotations

from collections.abc import Mapping

from sahelscope.figures import inks, legend, signs
from sahelscope.figures.base_map import Fill, Labels, Layer, Name

GROUPS = {  # what is drawn alike: its ink and the statuses
    "member": (inks.TOWARDS[2], ("founding", "member", "acceded")),
    "member in question": (inks.AGAINST[1], ("exit_announced", "frozen", "suspended")),
    "not a member, but close": (inks.TOWARDS[0], ("candidate", "partner", "observer")),
    "left": (inks.EVEN, ("left",)),
}
CLASSES = {status: number for number, (_, held) in enumerate(GROUPS.values(), 1) for status in held}


def alliance_layer(statuses: Mapping[str, str], labels: Labels) -> Layer:
    """Countries filled by their status in one alliance; `statuses` by country, none where nothing is listed."""
    known = {country: status for country, status in statuses.items() if country in labels}
    colours = (inks.LAND, *(ink for ink, _ in GROUPS.values()))
    classes = {country: CLASSES[status] for country, status in known.items()}
    hover = {
        country: f"<b>{signs.plain(labels[country][0])}</b><br>{signs.MEMBERSHIP_SIGNS[status].label}"
        for country, status in known.items()
    }
    names = [
        Name(f"{labels[country][0]}\n{signs.MEMBERSHIP_SIGNS[known[country]].letter}", *labels[country][1:])
        for country in labels
        if country in known
    ]
    return Layer(Fill(colours, classes, hover), (), (), names, _legend(set(known.values())))


def _legend(held: set[str]) -> legend.Legend:
    """The letters of the statuses that are on the map, each on its colour; all of them where none is."""
    return tuple(
        legend.filled("swatch", ink, f"{sign.letter}: {sign.label}")
        for ink, statuses in GROUPS.values()
        for sign in (signs.MEMBERSHIP_SIGNS[status] for status in statuses)
        if not held or sign.status in held
    )
