"""Names known beforehand, for one language, found by longest match over token keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sahelscope.extraction.tokens import Token
from sahelscope.records import Actor
from sahelscope.reference import actors as actor_files
from sahelscope.reference import countries
from sahelscope.reference.languages import Language, language, supported
from sahelscope.reference.names import folded

SHORTEST_STEM = 3  # letters that must be left without a genitive -s


@dataclass(frozen=True, slots=True)
class Name:
    """What a string of tokens names; `owned` where it took a genitive -s.

    `how`: name, capital, people, learned, or weak: it counts only after a full name or a title in the article.
    """

    actor: Actor
    how: str
    length: int = 1
    owned: bool = False

    @property
    def of_person(self) -> bool:
        return self.actor.kind == "person"


class Gazetteer:
    """Longest known name at a position. Earlier entries win over later ones with the same words."""

    def __init__(self, *, genitive_s: bool) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], Name]] = {}
        self._genitive_s = genitive_s

    def add(self, name: str, actor: Actor, how: str) -> None:
        words = _split(name)
        if words:
            self._by_first.setdefault(words[0], {}).setdefault(words, Name(actor, how, len(words)))

    def at(self, tokens: Sequence[Token], at: int) -> Name | None:
        """The longest name that starts at this token, its last word possibly in the genitive."""
        best: Name | None = None
        for words, name in self._by_first.get(tokens[at].key, {}).items():
            if best is None or name.length > best.length:
                best = self._fitting(tokens[at : at + name.length], words, name) or best
        return best or self._genitive(tokens[at].key)

    def word(self, key: str) -> Name | None:
        """What this one word names, possibly in the genitive."""
        return self._by_first.get(key, {}).get((key,)) or self._genitive(key)

    def _fitting(self, here: Sequence[Token], words: tuple[str, ...], name: Name) -> Name | None:
        if len(here) < name.length or any(t.key != w for t, w in zip(here, words[:-1], strict=False)):
            return None
        if here[-1].key == words[-1]:
            return name
        return replace(name, owned=True) if self._genitive_s and here[-1].key == words[-1] + "s" else None

    def _genitive(self, key: str) -> Name | None:
        if not self._genitive_s or not key.endswith("s") or len(key) <= SHORTEST_STEM:
            return None
        name = self._by_first.get(key[:-1], {}).get((key[:-1],))
        return replace(name, owned=True) if name else None


def _split(name: str) -> tuple[str, ...]:
    """A name cut as the tokenizer cuts text."""
    spaced = folded(name).replace("-", " - ").replace("'", "' ").replace("(", " ( ").replace(")", " ) ")
    return tuple(w if len(w) == 1 else w.replace(".", "") for w in spaced.split())


@cache
def state(country: str) -> Actor:
    """The state itself as an actor."""
    return Actor(country, countries.english_name(country), "state", country)


@cache
def actor_of(actor_id: str) -> Actor | None:
    """The known actor, or None where no file has it."""
    if actor_id in countries.codes():
        return state(actor_id)
    entry = actor_files.actors().get(actor_id)
    if entry is None:
        return None
    return Actor(entry.actor_id, entry.label, entry.kind, entry.country, entry.of, entry.private)


@cache
def gazetteer(code: str) -> Gazetteer:
    """Actors of the files first, then states with their people and capitals; other languages' spellings last."""
    found = Gazetteer(genitive_s=language(code).genitive_s)
    _add_actors(found, code)
    _add_states(found, code)
    for other in supported():
        if other != code:
            _add_actors(found, other)
    return found


def _add_states(found: Gazetteer, code: str) -> None:
    for forms in countries.forms(code):
        for name in forms.names:
            found.add(name, state(forms.country), "name")
        for name in forms.people:
            found.add(name, state(forms.country), "people")
        for name in forms.capitals:
            found.add(name, Actor(countries.capital_id(forms.country), name, "government", forms.country), "capital")
    for country in sorted(countries.codes()):
        found.add(countries.english_name(country), state(country), "name")  # machine-translated text keeps some


def _add_actors(found: Gazetteer, code: str) -> None:
    for names, how in ((actor_files.names_in(code), "name"), (actor_files.weak_names_in(code), "weak")):
        for name, actor_id in names.items():
            actor = actor_of(actor_id)
            if actor is not None:
                found.add(name, actor, how)


@cache
def _adjectives(code: str) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """First word of a nationality adjective, in lower case without accents, to all its words and the state's code."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for forms in countries.forms(code):
        for form in forms.adjectives:
            words = _split(form.lower())
            found.setdefault(words[0], {}).setdefault(words, forms.country)
    return {first: sorted(of.items(), key=lambda entry: -len(entry[0])) for first, of in found.items()}


def adjective_at(tokens: Sequence[Token], at: int, known: Language) -> tuple[str, int]:
    """The state that a nationality adjective here names and its length in tokens; '' and 0 where there is none."""
    for words, country in _adjectives(known.code).get(tokens[at].key.lower(), ()):
        if tuple(t.key.lower() for t in tokens[at : at + len(words)]) == words:
            return country, len(words)
    return "", 0
