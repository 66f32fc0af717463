"""Listed phrases in running tokens: where one stands, and how long it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from sahelscope.extraction.tokens import Token
from sahelscope.reference.languages import plain

_CUTS = {"n't": " n't", "-": " - ", ".": " .", "'": "' "}
_CUT = re.compile(r"n't\b|[-.']")

Value = TypeVar("Value")


class Wordings(Generic[Value]):
    """Phrases with a value each, compared word for word in lower case; the longest one wins."""

    def __init__(self, entries: Mapping[str, Value]) -> None:
        self._by_first: dict[str, list[tuple[list[str], Value]]] = {}
        for phrase, value in entries.items():
            words = split(phrase)
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -len(entry[0]))
        self._longest = max((len(words) for listed in self._by_first.values() for words, _ in listed), default=0)

    @property
    def openers(self) -> Iterable[str]:
        """The first words of all phrases."""
        return self._by_first.keys()

    def at(self, tokens: Sequence[Token], at: int) -> tuple[int, Value] | None:
        """The length and the value of the longest phrase that starts at this token."""
        if at >= len(tokens):
            return None
        for words, value in self._by_first.get(tokens[at].lower, ()):
            if len(words) == 1 or [t.lower for t in tokens[at : at + len(words)]] == words:
                return len(words), value
        return None

    def length(self, tokens: Sequence[Token], at: int) -> int:
        """The length of the longest phrase that starts at this token, or 0."""
        found = self.at(tokens, at)
        return found[0] if found else 0

    def length_before(self, tokens: Sequence[Token], end: int) -> int:
        """The length of the longest phrase that ends right before this token, or 0."""
        for length in range(min(self._longest, end), 0, -1):
            start = end - length
            for words, _ in self._by_first.get(tokens[start].lower, ()):
                if len(words) == length and [t.lower for t in tokens[start:end]] == words:
                    return length
        return 0

    def among(self, tokens: Sequence[Token], places: Iterable[int]) -> bool:
        """Whether a phrase starts at one of these tokens."""
        return any(tokens[at].lower in self._by_first and self.at(tokens, at) for at in places)


def wordings(phrases: Iterable[str]) -> Wordings[None]:
    """Phrases without a value."""
    return Wordings(dict.fromkeys(phrases))


def split(phrase: str) -> list[str]:
    """A listed phrase cut as the tokenizer cuts text."""
    return _CUT.sub(lambda found: _CUTS[found[0]], plain(phrase)).split()


def run(tokens: Sequence[Token], at: int, end: int, words: Sequence[str]) -> int:
    """Where these words, each a lemma, end if they stand in a row from `at` on, hyphens passed over; else 0."""
    for word in words:
        while at < end and tokens[at].text == "-" and word != "-":
            at += 1
        if at >= end or word not in tokens[at].lemmas:
            return 0
        at += 1
    return at
