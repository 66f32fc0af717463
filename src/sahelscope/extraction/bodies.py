"""Actors that a common noun names: `malian_army` of Mali, `nato_spokesman` of NATO, `rebels` of nobody."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sahelscope.extraction.gazetteer import actor_of, state
from sahelscope.records import Actor
from sahelscope.reference.countries import english_adjective
from sahelscope.reference.languages import language
from sahelscope.reference.names import identifier

OF_STATES = frozenset(("state", "government", "person"))  # what speaks for the state that it belongs to
PRIVATE = frozenset(("private", "media"))  # titles of people who speak for no state
_KINDS = frozenset(("government", "population", "armed_group", "company", "media", "organisation", "person"))


class Bodies:
    """Makes actors of the nouns of one language; their ids are English."""

    def __init__(self, code: str) -> None:
        self._english = language(code).table("english")

    def of(self, owner: Actor, noun: str, kind: str) -> Actor:
        """A body of a state has its country; one of an organisation is `of` it."""
        word = self._word(noun)
        if is_national(owner):
            actor_id = f"{english_adjective(owner.country)}_{word}"
            return Actor(actor_id, _label(actor_id), _kind(kind), owner.country)
        actor_id = f"{owner.actor_id}_{word}"
        return Actor(actor_id, _label(actor_id), _kind(kind), owner.country, owner.principal)

    def unowned(self, noun: str, kind: str) -> Actor:
        """An actor known by its noun only: `rebels`."""
        word = self._word(noun)
        return Actor(word, _label(word), _kind(kind))

    def of_region(self, region: str, noun: str, kind: str, number: str) -> Actor:
        """A body of several states, told by an adjective that names none of them: `african_leaders`."""
        known = actor_of(region)
        if known is not None:
            return self.of(known, noun, kind)
        word = self._word(noun)
        actor_id = f"{region}_{word.removesuffix('s')}s" if number == "p" else f"{region}_{word}"
        return Actor(actor_id, _label(actor_id), _kind(kind))

    def named(self, name: str, kind: str, owner: Actor | None) -> Actor:
        """A body that the text gives a name of its own."""
        return Actor(identifier(name), name, _kind(kind), owner.country if owner else "")

    def _word(self, noun: str) -> str:
        return identifier(self._english.get(noun, noun))


def is_national(actor: Actor) -> bool:
    """Whether what belongs to the actor belongs to its state."""
    return bool(actor.country) and not actor.of and actor.kind in OF_STATES


def belonging(person: Actor, kind: str, owner: Actor | None) -> Actor:
    """The person as one who acts for `owner`, told by a title of this kind."""
    if owner is None:
        return replace(person, private=kind in PRIVATE)
    if is_national(owner):
        return replace(person, country=owner.country, private=kind in PRIVATE)
    return replace(person, country=owner.country, of=owner.principal)


def home_of(person: Actor) -> Actor | None:
    """The organisation or state that a known person belongs to."""
    if person.of:
        return actor_of(person.of)
    return state(person.country) if person.country else None


def _kind(kind: str) -> str:
    return kind if kind in _KINDS else "person"


def _label(actor_id: str) -> str:
    return " ".join(word.capitalize() for word in actor_id.split("_"))


@cache
def bodies(code: str) -> Bodies:
    return Bodies(code)
