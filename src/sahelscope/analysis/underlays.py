"""What can be laid under the lanes of states: their spells in an alliance, or the terms of their leaders."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sahelscope import dates
from sahelscope.reference.actors import actors
from sahelscope.reference.alliances import memberships

HEADS = {  # of what: the offices
    "heads_of_state": frozenset({"president", "transitional president", "king"}),
    "heads_of_government": frozenset({"prime minister", "transitional prime minister", "chancellor"}),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time under the lane of `lane_id`, in words; None where it is open."""

    lane_id: str
    words: str
    first: date | None
    last: date | None


def underlay(of: str, lanes: Collection[str]) -> list[Stretch]:
    """The stretches under these lanes: of an alliance's id its spells, of one of HEADS terms in office, else none."""
    return _terms(HEADS[of], lanes) if of in HEADS else _spells(of, lanes)


def _terms(offices: Collection[str], lanes: Collection[str]) -> list[Stretch]:
    return [
        Stretch(office.of, f"{person.label}, {office.office}", dates.parse(office.start).first,
                dates.parse(office.end).last)
        for person in actors().values()
        for office in person.offices
        if office.of in lanes and office.office in offices
    ]  # fmt: skip


def _spells(alliance: str, lanes: Collection[str]) -> list[Stretch]:
    return [
        Stretch(spell.country, spell.status.replace("_", " "), found.first, found.last)
        for spell in memberships()
        if spell.alliance == alliance and spell.country in lanes
        for found in [dates.parse(spell.valid)]
    ]
