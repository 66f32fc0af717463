"""What is known of a language: word lists, forms and cues, one YAML a language with the same keys in each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_yaml

FOLDER = REFERENCE_FOLDER / "languages"

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
        self.code: str = self.raw("code")
        self._words: dict[tuple[str, ...], Words] = {}

    def raw(self, key: str, inner: str = "") -> Any:
        if key not in self._content:
            raise ReferenceFault(self._path, key, "the key is missing; docs/reference-data.md says what belongs there")
        value = self._content[key]
        return (value or {}).get(inner) or [] if inner else value

    def words(self, key: str, inner: str = "") -> Words:
        """The listed words (single ones and phrases), in lower case with plain apostrophes."""
        if (key, inner) not in self._words:
            self._words[key, inner] = frozenset(plain(str(w)) for w in self.raw(key, inner) or [])
        return self._words[key, inner]

    def groups(self, key: str) -> dict[str, Words]:
        """A map of word lists: class name, or role kind, to its words."""
        return {name: frozenset(plain(str(w)) for w in words or []) for name, words in (self.raw(key) or {}).items()}

    def table(self, key: str) -> dict[str, str]:
        return {plain(str(k)): plain(str(v)) for k, v in (self.raw(key) or {}).items()}

    @property
    def verb_second(self) -> bool:
        return bool(self.raw("word_order") == "v2")

    @property
    def compounds(self) -> bool:
        return bool(self.raw("compounds"))

    @property
    def genitive_s(self) -> bool:
        return bool(self.raw("genitive_s"))

    def pronouns(self, key: str) -> dict[str, Pronoun]:
        return {
            plain(str(word)): Pronoun(str(of.get("number", "s")), str(of.get("kind", "any")))
            for word, of in (self.raw(key) or {}).items()
        }

    def shape(self, name: str) -> re.Pattern[str]:
        """A verb form's outline (`participle`, `infinitive`, `gerund`, `future`, `conditional`), for a whole word."""
        pattern = (self.raw("verb_shapes") or {}).get(name)
        return re.compile(pattern or r"(?!)")

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
