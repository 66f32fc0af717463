"""Names known beforehand, for one language, found by longest match over token keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sahelscope.extraction.tokens import Token
from sahelscope.records import Actor
from sahelscope.reference import actors as actor_files
from sahelscope.reference import countries
from sahelscope.reference.languages import Language, language, supported
from sahelscope.reference.names import folded


@dataclass(frozen=True, slots=True)
class Name:
    """What a string of tokens names. `how`: name, capital, people, adjective or weak; `owned`: with a genitive -s."""

    actor: Actor
    how: str
    length: int = 1
    owned: bool = False


class Gazetteer:
    """Longest known name at a position. Earlier entries win over later ones with the same words."""

    def __init__(self, genitive_s: bool) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], Name]] = {}
        self._genitive_s = genitive_s

    def add(self, name: str, actor: Actor, how: str) -> None:
        keys = tuple(_split(name))
        if keys:
            entries = self._by_first.setdefault(keys[0], {})
            entries.setdefault(keys, Name(actor, how, len(keys)))

    def at(self, keys: Sequence[str], position: int) -> Name | None:
        """The longest name that starts at this token, its last word possibly in the genitive."""
        first = keys[position]
        best: Name | None = None
        for stem in self._stems(first):
            for words, name in self._by_first.get(stem, {}).items():
                if (best is None or name.length > best.length) and self._fits(keys, position, words):
                    best = name if keys[position + name.length - 1] == words[-1] else _owned(name)
        return best

    def _fits(self, keys: Sequence[str], position: int, words: tuple[str, ...]) -> bool:
        here = keys[position : position + len(words)]
        if len(here) < len(words) or tuple(here[:-1]) != words[:-1]:
            return False
        return here[-1] == words[-1] or (self._genitive_s and here[-1] == words[-1] + "s")

    def _stems(self, key: str) -> Iterator[str]:
        yield key
        if self._genitive_s and key.endswith("s") and len(key) > 3:  # noqa: PLR2004  no stem shorter than three letters
            yield key[:-1]
        if key.isupper() and len(key) > 3:  # noqa: PLR2004  OUAGADOUGOU in a dateline; UN stays UN
            yield key.capitalize()


def _owned(name: Name) -> Name:
    return Name(name.actor, name.how, name.length, owned=True)


def _split(name: str) -> list[str]:
    """A name cut as the tokenizer cuts text."""
    spaced = folded(name).replace("-", " - ").replace("'", "' ").replace("(", " ( ").replace(")", " ) ")
    return [w if len(w) == 1 else w.replace(".", "") for w in spaced.split()]


def keys(tokens: Sequence[Token]) -> list[str]:
    return [t.key for t in tokens]


def state(country: str) -> Actor:
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
    known = language(code)
    found = Gazetteer(known.genitive_s)
    _add_actors(found, code)
    for forms in countries.forms(code):
        country = state(forms.country)
        for name in forms.names:
            found.add(name, country, "name")
        for name in forms.people:
            found.add(name, country, "people")
        for name in forms.capitals:
            found.add(name, Actor(countries.capital_id(forms.country), name, "government", forms.country), "capital")
    for code_of in sorted(countries.codes()):
        found.add(countries.english_name(code_of), state(code_of), "name")  # machine-translated text keeps some
    for other in supported():
        if other != code:
            _add_actors(found, other)
    return found


def _add_actors(found: Gazetteer, code: str) -> None:
    for names, how in ((actor_files.names_in(code), "name"), (actor_files.weak_names_in(code), "weak")):
        for name, actor_id in names.items():
            actor = actor_of(actor_id)
            if actor is not None:
                found.add(name, actor, how)


@cache
def _adjectives(code: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word of a nationality adjective, in lower case without accents, to all its words and the state's code."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for forms in countries.forms(code):
        for form in forms.adjectives:
            words = tuple(_split(form.lower()))
            found.setdefault(words[0], {}).setdefault(words, forms.country)
    return {first: sorted(of.items(), key=lambda entry: -len(entry[0])) for first, of in found.items()}


def adjective_at(tokens: Sequence[Token], at: int, known: Language) -> tuple[str, int]:
    """The state that a nationality adjective here names and its length in tokens; '' and 0 where there is none."""
    for words, country in _adjectives(known.code).get(tokens[at].key.lower(), ()):
        if tuple(t.key.lower() for t in tokens[at : at + len(words)]) == words:
            return country, len(words)
    return "", 0
