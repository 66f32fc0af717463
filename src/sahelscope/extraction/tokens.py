"""A sentence as tokens with offsets into the article, each with the lemmas that its form may have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sahelscope.extraction.lemmas import REMEMBERED, readings
from sahelscope.records import Sentence
from sahelscope.reference.languages import Language, plain
from sahelscope.reference.names import folded

MAX_TOKENS = 400  # of one sentence; the rest is a list or a table, no sentence
MAX_LETTERS = 100  # of one token; what is longer is no word or number, and none of its letters is looked at
QUOTES = frozenset('“”„«»"')
GENITIVE = "'s"  # the ending that stands as a token of its own: Mali 's

_NUMBER_OR_ACRONYM = r"(?:[A-ZÀ-Þ]\.){2,}|[A-Z]{1,4}\d+(?!\w)|\d+(?:[.,:]\d+)*"
_ELIDING = re.compile(_NUMBER_OR_ACRONYM + r"|[^\W\d_]+(?:['’](?=[^\W\d_]))?|\.{3}|\S")  # l' Italia, dell' Onu
_OTHER = re.compile(
    _NUMBER_OR_ACRONYM + r"|['’]s\b|n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:['’](?=[^\W\d_]{2}))?|\.{3}|\S"
)  # Mali 's, does n't, d' Ivoire


class _Form(NamedTuple):
    """What a form tells wherever it stands."""

    text: str
    lower: str
    key: str
    readings: tuple[str, ...]
    lemmas: frozenset[str]
    is_word: bool
    is_capital: bool
    is_number: bool


@dataclass(frozen=True, slots=True)
class Token:
    """`key` compares names (accents folded, case kept); `lemmas` holds the form itself too, in lower case.

    `readings` are the lemmas in a fixed order, the longest first. `glued` tells that no space stands before.
    """

    text: str
    lower: str
    key: str
    readings: tuple[str, ...]
    lemmas: frozenset[str]
    is_word: bool
    is_capital: bool
    is_number: bool
    start: int
    end: int
    glued: bool


def tokens(text: str, sentence: Sentence, language: Language) -> list[Token]:
    """Tokens of the sentence; hyphened compounds fall into parts with `glued` set."""
    found: list[Token] = []
    last = -1
    pattern = _ELIDING if language.has("elision") else _OTHER
    for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
        start, end = match.span()
        form = _form(match[0], language.code) if end - start <= MAX_LETTERS else _no_word(match[0])
        found.append(Token(*form, start, end, start == last))
        last = end
        if len(found) == MAX_TOKENS:
            break
    return found


def follower(tokens: Sequence[Token], at: int) -> Token | None:
    """The token after this one; None at the end."""
    return tokens[at + 1] if at + 1 < len(tokens) else None


@lru_cache(maxsize=REMEMBERED)
def _form(text: str, code: str) -> _Form:
    key = folded(text).replace(".", "") if len(text) > 1 else text
    lemmas = readings(text, code)
    first = text[0]
    return _Form(text, plain(text), key, lemmas, frozenset(lemmas), first.isalpha(), first.isupper(), first.isdigit())


def _no_word(text: str) -> _Form:
    return _Form(text, text, text, (text,), frozenset((text,)), is_word=False, is_capital=False, is_number=False)
