"""A sentence as tokens with offsets into the article, each with the lemmas that its form may have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from simplemma import Lemmatizer
from simplemma.strategies.default import DefaultStrategy
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from sahelscope.records import Sentence
from sahelscope.reference import lexicon
from sahelscope.reference.languages import Language, language, plain
from sahelscope.reference.names import folded

MAX_TOKENS = 400  # of one sentence; the rest is a list or a table, no sentence

_NUMBER_OR_ACRONYM = r"(?:[A-ZÀ-Þ]\.){2,}|[A-Z]{1,4}\d+(?!\w)|\d+(?:[.,:]\d+)*"
_ELIDING = re.compile(_NUMBER_OR_ACRONYM + r"|[^\W\d_]+(?:['’](?=[^\W\d_]))?|\.{3}|\S")  # l' Italia, dell' Onu
_OTHER = re.compile(
    _NUMBER_OR_ACRONYM + r"|['’]s\b|n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:['’](?=[^\W\d_]{2}))?|\.{3}|\S"
)  # Mali 's; d' Ivoire
_PATTERNS = {"fr": _ELIDING, "it": _ELIDING}
_LEMMATIZER = Lemmatizer(  # reads words where they lie: a fifth of the memory of five dictionaries
    lemmatization_strategy=DefaultStrategy(dictionary_factory=StreamDictionaryFactory())
)
QUOTES = frozenset('“”„«»"')


@dataclass(frozen=True, slots=True)
class Token:
    """`key` compares names (accents folded, case kept); `lemmas` holds the form itself too, in lower case."""

    text: str
    lower: str
    key: str
    lemmas: frozenset[str]
    start: int
    end: int
    glued: bool

    @property
    def longest(self) -> list[str]:
        """The lemmas in one order on every run: a set has none of its own."""
        return sorted(self.lemmas, key=lambda lemma: (-len(lemma), lemma))

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()


def tokens(text: str, sentence: Sentence, language: Language) -> list[Token]:
    """Tokens of the sentence; hyphened compounds fall into parts with `glued` set."""
    found: list[Token] = []
    start, end = sentence.span.start, sentence.span.end
    for match in _PATTERNS.get(language.code, _OTHER).finditer(text, start, end):
        form, at = match[0], match.start()
        glued = bool(found) and found[-1].end == at
        found.append(Token(form, plain(form), _key(form), lemmas(form, language.code), at, match.end(), glued))
        if len(found) == MAX_TOKENS:
            break
    return found


def _key(form: str) -> str:
    return folded(form).replace(".", "") if len(form) > 1 else form


@lru_cache(maxsize=200_000)
def lemmas(form: str, code: str) -> frozenset[str]:
    """The form in lower case and what it may be a form of; own fixes beat simplemma."""
    lower = plain(form)
    if not lower[0].isalpha():
        return frozenset((lower,))
    fixed = _fixes(code).get(lower)
    if fixed:
        return frozenset((lower, *fixed)) | _inflections(code).get(lower, frozenset())
    found = {lower, plain(_LEMMATIZER.lemmatize(lower, lang=code)).replace("_", "")}
    found |= _inflections(code).get(lower, frozenset())
    if form != lower:
        found.add(plain(_LEMMATIZER.lemmatize(form, lang=code)).replace("_", ""))
    return frozenset(found)


@lru_cache(maxsize=16)
def _inflections(code: str) -> dict[str, frozenset[str]]:
    """Regular forms of the lexicon's verbs, by the paradigms of the language: simplemma knows few participles."""
    found: dict[str, set[str]] = {}
    paradigms = language(code).raw("verb_paradigms")
    for frame in lexicon.frames(code):
        for paradigm in paradigms if frame.kind == "verb" else ():
            word = frame.trigger.removeprefix(frame.particle).split()[0]
            if word.endswith(paradigm["ends"]):
                for form in _forms(word, paradigm):
                    found.setdefault(form, set()).add(word)
                    if frame.particle:
                        found.setdefault(frame.particle + form, set()).add(frame.trigger)
                break
    return {form: frozenset(verbs) for form, verbs in found.items()}


def _forms(verb: str, paradigm: dict[str, Any]) -> list[str]:
    """The verb's forms; `~` in an ending is the place of the stem (`ge~t`)."""
    stem = verb.removesuffix(paradigm["ends"])
    return [form.replace("~", stem) if "~" in form else stem + form for form in paradigm["forms"]]


@lru_cache(maxsize=16)
def _fixes(code: str) -> dict[str, tuple[str, ...]]:
    fixes = (language(code).raw("lemma_fixes") or {}).items()
    return {plain(str(form)): tuple(lemma if isinstance(lemma, list) else [lemma]) for form, lemma in fixes}
