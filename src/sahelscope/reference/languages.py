"""What is known of a language: word lists, forms and cues, one YAML a language with the same keys in each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_yaml

FOLDER = REFERENCE_FOLDER / "languages"
TRAITS = frozenset(
    (
        "bare_days",
        "day_after_month",
        "elision",
        "months_capitalised",
        "names_qualify",
        "nouns_capitalised",
        "participle_like_past",
        "perfect_narrates",
        "particle_before_verb",
        "plain_infinitives",
        "relatives_without_comma",
        "reported_as_main",
        "reported_without_that",
        "weekdays_capitalised",
    )
)  # docs/reference-data.md says what each means

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun may stand for: number `s` or `p`, kind `person`, `thing` or `any`."""

    number: str
    kind: str


class Language:
    """One language's data. Asking for a key that the file lacks is refused with the file's name."""

    def __init__(self, path: Path, content: dict[str, Any]) -> None:
        self._path = path
        self._content = content
        self._words: dict[tuple[str, str], Words] = {}
        self._traits = self.words("traits")
        self.code: str = self.raw("code")
        if unknown := self._traits - TRAITS:
            raise ReferenceFault(path, "traits", f"unknown {sorted(unknown)}; known are {sorted(TRAITS)}")

    def raw(self, key: str, inner: str = "") -> Any:
        """What stands under a key, or under a key of the map that stands there; an absent inner key holds nothing."""
        if key not in self._content:
            raise ReferenceFault(self._path, key, "the key is missing; docs/reference-data.md says what belongs there")
        value = self._content[key]
        return (value or {}).get(inner) or [] if inner else value

    def has(self, trait: str) -> bool:
        """Whether the language has a trait that rules ask for; one that `TRAITS` lacks is a fault of the code."""
        if trait not in TRAITS:
            raise KeyError(trait)
        return trait in self._traits

    def words(self, key: str, inner: str = "") -> Words:
        """The listed words (single ones and phrases), in lower case with plain apostrophes."""
        if (key, inner) not in self._words:
            self._words[key, inner] = frozenset(plain(str(w)) for w in self.raw(key, inner) or [])
        return self._words[key, inner]

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of word lists, in order."""
        return tuple(tuple(plain(str(w)) for w in row) for row in self.raw(key) or [])

    def groups(self, key: str) -> dict[str, Words]:
        """A map of word lists: class name, or role kind, to its words."""
        return {name: frozenset(plain(str(w)) for w in words or []) for name, words in (self.raw(key) or {}).items()}

    def table(self, key: str, inner: str = "") -> dict[str, str]:
        """A map of words to words."""
        return {plain(str(k)): plain(str(v)) for k, v in dict(self.raw(key, inner) or {}).items()}

    def numbers(self, key: str) -> dict[str, int]:
        """A map of words to numbers."""
        return {plain(str(word)): int(number) for word, number in (self.raw(key) or {}).items()}

    @property
    def verb_second(self) -> bool:
        return bool(self.raw("word_order") == "v2")

    @property
    def adjectives_follow(self) -> bool:
        return bool(self.raw("adjective_position") == "both")

    @property
    def compounds(self) -> bool:
        return bool(self.raw("compounds"))

    @property
    def genitive_s(self) -> bool:
        return bool(self.raw("genitive_s"))

    @cached_property
    def determiners(self) -> Words:
        """Definite, indefinite and possessive articles."""
        return frozenset().union(*(self.words("articles", kind) for kind in ("definite", "indefinite", "possessive")))

    def with_forms(self, bases: Words) -> Words:
        """Prepositions in their base form, and those that contract them with an article: `di` and `della`."""
        return bases | {form for form, base in self.table("preposition_base").items() if base in bases}

    def pronouns(self, key: str) -> Mapping[str, Pronoun]:
        """Pronouns with what they may stand for."""
        return {
            plain(str(word)): Pronoun(str(of.get("number", "s")), str(of.get("kind", "any")))
            for word, of in (self.raw(key) or {}).items()
        }

    def shape(self, name: str) -> re.Pattern[str]:
        """A verb form's outline (`participle`, `infinitive`, …), for a whole word; without one nothing fits."""
        return re.compile((self.raw("verb_shapes") or {}).get(name) or r"(?!)")

    def inflected(self, adjective: str) -> list[str]:
        """All forms of a nationality adjective, by the first rule whose ending fits."""
        for rule in self.raw("adjective_inflection"):
            ends = str(rule["ends"] or "")
            if adjective.endswith(ends):
                stem = adjective[: len(adjective) - len(ends)]
                return [stem + str(form or "") for form in rule["forms"]]
        return [adjective]


def plain(word: str) -> str:
    return word.lower().replace("’", "'")


def supported() -> tuple[str, ...]:
    """The codes of all languages that have a file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def language(code: str) -> Language:
    path = FOLDER / f"{code}.yaml"
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise ReferenceFault(path, code, "the file must hold a map of keys")
    return Language(path, content)
