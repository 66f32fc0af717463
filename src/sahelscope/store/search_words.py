"""Words as search compares them, each with its place in the text: without accents, capitals and ligatures.

The index and the query are cut by this one function, so what is found can always be marked. A name of one word in
capitals is compared with words in capitals only, and is kept so ("UN"): French and Italian are full of "un".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sahelscope.records import Span
from sahelscope.reference.names import folded

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")  # letters and digits, with combining accents


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared, where it stands, and whether it is all capitals."""

    key: str
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a sentence must hold: any of some sequences of words. `actor_id` where a name was recognised.

    With `begins` the last word of a sequence need only begin so.
    """

    typed: str
    sequences: tuple[tuple[str, ...], ...]
    begins: bool = False
    actor_id: str = ""


def words(text: str) -> list[Word]:
    """The words of a text in order; what has no letter or digit is no word."""
    return list(_words(text))


def keys(text: str) -> tuple[str, ...]:
    """The words of a text as compared."""
    return tuple(word.key for word in _words(text))


def capital_keys(text: str) -> tuple[str, ...]:
    """Those words of a text that are all capitals, as compared."""
    return tuple(word.key for word in _words(text) if word.capital)


def name_keys(name: str) -> tuple[str, ...]:
    """The words of a name; a single one in capitals stays in capitals."""
    found = words(name)
    return (found[0].key.upper(),) if len(found) == 1 and found[0].capital else tuple(word.key for word in found)


def in_capitals(sequence: tuple[str, ...]) -> bool:
    """Whether a sequence stands for one word in capitals."""
    return len(sequence) == 1 and sequence[0].isupper()


def matches(text: str, terms: Sequence[Term]) -> tuple[Span, ...]:
    """Where the terms stand in the text: spans in order that do not touch each other's letters."""
    found = words(text)
    spans = sorted({span for term in terms for sequence in term.sequences for span in _places(found, sequence, term)})
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        key = "".join(letter for letter in folded(match[0]).lower() if letter.isalnum())
        if key:
            yield Word(key, match.start(), match.end(), capital=len(match[0]) > 1 and match[0].isupper())


def _places(found: Sequence[Word], sequence: tuple[str, ...], term: Term) -> Iterator[Span]:
    if in_capitals(sequence):
        yield from (Span(word.start, word.end) for word in found if word.capital and word.key == sequence[0].lower())
        return
    for at in range(len(found) - len(sequence) + 1):
        here = found[at : at + len(sequence)]
        *first, last = (word.key for word in here)
        fits = last.startswith(sequence[-1]) if term.begins else last == sequence[-1]
        if fits and tuple(first) == sequence[:-1]:
            yield Span(here[0].start, here[-1].end)
