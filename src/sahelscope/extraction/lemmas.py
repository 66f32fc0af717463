"""What a form may be a form of: simplemma's answer, the language's paradigms, and its own fixes, which win."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from simplemma import Lemmatizer
from simplemma.strategies.default import DefaultStrategy
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from sahelscope.reference import lexicon
from sahelscope.reference.languages import language, plain

REMEMBERED = 200_000  # forms; a year of news has fewer

_LEMMATIZER = Lemmatizer(  # reads words where they lie: a fifth of the memory of five dictionaries
    lemmatization_strategy=DefaultStrategy(dictionary_factory=StreamDictionaryFactory())
)


@lru_cache(maxsize=REMEMBERED)
def readings(form: str, code: str) -> tuple[str, ...]:
    """The form in lower case and its lemmas, the longest first, then by alphabet: the same order on every run."""
    lower = plain(form)
    if not lower[0].isalpha():
        return (lower,)
    found = set(_fixes(code).get(lower, ())) or _guessed(form, lower, code)
    found |= {lower} | _inflections(code).get(lower, frozenset())
    if language(code).verb_second and found.isdisjoint(_triggers(code)):
        found |= _of_participle(lower, code)
    return tuple(sorted(found, key=lambda lemma: (-len(lemma), lemma)))


def _of_participle(form: str, code: str) -> set[str]:
    """`festgenommenen`: the verbs of the lexicon whose participle is inflected here."""
    outline = _participle(code)
    stems = (form.removesuffix(ending) for ending in _endings(code) if form.endswith(ending))
    participle = next((stem for stem in stems if outline.fullmatch(stem)), "")
    return {lemma for lemma in readings(participle, code) if lemma in _triggers(code)} if participle else set()


@cache
def _participle(code: str) -> re.Pattern[str]:
    return language(code).shape("participle")


@cache
def _endings(code: str) -> tuple[str, ...]:
    """What an adjective adds to its base form."""
    return tuple(form for form in (inflected[1:] for inflected in language(code).inflected("-")) if form)


@cache
def _triggers(code: str) -> frozenset[str]:
    return frozenset(f.trigger for f in lexicon.frames(code) if f.kind == "verb")


def _guessed(form: str, lower: str, code: str) -> set[str]:
    """By simplemma, which knows some names by their capital only and parts a Dutch verb's particle by `_`."""
    return {plain(_LEMMATIZER.lemmatize(word, lang=code)).replace("_", "") for word in {form, lower}}


@cache
def _inflections(code: str) -> Mapping[str, frozenset[str]]:
    """Regular forms of the lexicon's verbs, by the paradigms of the language: simplemma knows few participles."""
    found: dict[str, set[str]] = {}
    for trigger, particle in {(f.trigger, f.particle) for f in lexicon.frames(code) if f.kind == "verb"}:
        verb = trigger.removeprefix(particle).split()[0]
        for form in _forms(verb, code):
            found.setdefault(form, set()).add(verb)
            if particle:
                found.setdefault(particle + form, set()).add(trigger)
    return {form: frozenset(verbs) for form, verbs in found.items()}


def _forms(verb: str, code: str) -> list[str]:
    """The verb's forms by the first paradigm that fits; `~` in an ending is the place of the stem (`ge~t`)."""
    paradigm = _paradigm(verb, code)
    if paradigm is None:
        return []
    stem = verb.removesuffix(paradigm["ends"])
    return [form.replace("~", stem) if "~" in form else stem + form for form in paradigm["forms"]]


def _paradigm(verb: str, code: str) -> dict[str, Any] | None:
    return next((p for p in language(code).raw("verb_paradigms") if verb.endswith(p["ends"])), None)


@cache
def _fixes(code: str) -> Mapping[str, tuple[str, ...]]:
    fixes = language(code).raw("lemma_fixes")
    return {plain(str(form)): tuple(of if isinstance(of, list) else [of]) for form, of in fixes.items()}
