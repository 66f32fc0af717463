"""Small words that stand for somebody: pronouns, possessives, nationality adjectives, quantifiers without a noun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sahelscope.extraction.closed import closed_words
from sahelscope.extraction.gazetteer import adjective_at, state
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import Token, follower
from sahelscope.reference.languages import Pronoun, language


class SmallWords:
    """Finds them in one language."""

    def __init__(self, code: str) -> None:
        self._known = language(code)
        self._words = closed_words(code)
        self._forms = self._words.forms
        self._cases: tuple[tuple[str, Mapping[str, Pronoun]], ...] = (
            ("nom", self._words.subject_pronouns),
            ("obj", self._words.object_pronouns),
        )
        self._after_verb = self._words.articles | self._words.prepositions | self._words.negation
        self._listed = self._words.quantifiers | self._words.possessives
        self._listed |= frozenset(self._words.subject_pronouns) | frozenset(self._words.object_pronouns)

    def at(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """The mention that this token makes, if any; it carries no actor unless it names a nationality."""
        if both := self._words.both.length(tokens, at) or self._contracted(tokens, at):
            return Mention(at, at + both, "pronoun", kind="both", number="p")
        country, length = adjective_at(tokens, at, self._known)
        if country:
            return self._nationality(tokens, at, length, country)
        return self._listed_at(tokens, at) if tokens[at].lower in self._listed else None

    def _contracted(self, tokens: Sequence[Token], at: int) -> int:
        """`des deux pays`, `ai due governi`: the length of `both` after a preposition that holds its article."""
        held = at > 0 and tokens[at - 1].lower in self._words.base
        return self._words.both_bare.length(tokens, at) if held else 0

    def _nationality(self, tokens: Sequence[Token], at: int, length: int, country: str) -> Mention:
        if self._is_people(tokens, at, at + length):
            return Mention(at, at + length, "people", (state(country),), number="p")
        return Mention(at, at + length, "adjective", (state(country),), owned=True)

    def _is_people(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Italian `gli americani hanno accusato`: an adjective with its article and no noun names the people."""
        if not self._words.adjectives_follow or not at or tokens[at - 1].lower not in self._words.definite:
            return False
        after = follower(tokens, end - 1)
        if after is None or not after.is_word:
            return True
        return self._forms.finite(after) or after.lower in self._words.prepositions or self._words.stops(after)

    def _listed_at(self, tokens: Sequence[Token], at: int) -> Mention | None:
        word = tokens[at].lower
        if word in self._words.quantifiers and self._stands_alone(tokens, at) and not self._is_definite(tokens, at):
            return Mention(at, at + 1, "role", kind="population", noun="people", number="p")
        if word in self._words.possessives and not self._is_verb(tokens, at):
            return Mention(at, at + 1, "possessive")
        return self._pronoun(tokens, at)

    def _pronoun(self, tokens: Sequence[Token], at: int) -> Mention | None:
        if self._demonstrates(tokens, at) or self._is_article(tokens, at):
            return None
        for case, pronouns in self._cases:
            told = pronouns.get(tokens[at].lower)
            if told is not None:
                return Mention(at, at + 1, "pronoun", kind=told.kind, number=told.number, cases=frozenset((case,)))
        return None

    def _demonstrates(self, tokens: Sequence[Token], at: int) -> bool:
        """Dutch `die ochtend`, `dat jaar`: a pronoun's form before a noun is a determiner."""
        if tokens[at].lower not in self._words.demonstratives or (at and tokens[at - 1].text == ","):
            return False
        after = follower(tokens, at)
        return after is not None and after.is_word and after.text.islower() and not self._forms.verbal(after)

    def _is_article(self, tokens: Sequence[Token], at: int) -> bool:
        """Italian and French `lo`, `la`, `le`, `les` before a noun are articles; before a verb they are pronouns."""
        after = follower(tokens, at)
        if after is None or tokens[at].lower not in self._words.articles:
            return False
        named = after.is_capital or self._forms.noun(after) or self._forms.somebody(after)
        return named or not self._forms.verbal(after)

    def _is_definite(self, tokens: Sequence[Token], at: int) -> bool:
        """`the group`, `la majorité`: one that the text knows, and no crowd."""
        return at > 0 and tokens[at - 1].lower in self._words.definite

    def _stands_alone(self, tokens: Sequence[Token], at: int) -> bool:
        """`Tausende gingen auf die Straße`: a quantifier that counts nobody named."""
        after = follower(tokens, at)
        if after is None:
            return False
        opens = after.lower in self._words.prepositions and after.lower not in self._words.owner_forms
        return opens or self._forms.verbal(after)

    def _is_verb(self, tokens: Sequence[Token], at: int) -> bool:
        """Dutch `zijn` is a verb before closed words, a participle or the end, if no preposition precedes."""
        if tokens[at].lower not in self._forms.auxiliary or (at and tokens[at - 1].lower in self._words.prepositions):
            return False
        after = follower(tokens, at)
        if after is None or not after.is_word:
            return True
        return after.lower in self._after_verb or self._forms.shaped(after, "participle")


@cache
def small_words(code: str) -> SmallWords:
    return SmallWords(code)
