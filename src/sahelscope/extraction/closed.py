"""The closed words of a language: articles, prepositions, coordinators, and what may stand between them and a noun."""

from __future__ import annotations

from functools import cache

from sahelscope.extraction.morphology import forms
from sahelscope.extraction.tokens import QUOTES, Token
from sahelscope.extraction.wordings import wordings
from sahelscope.reference.languages import Words, language, plain

COUNT_DIGITS = 3  # digits of a number that counts: four are a year
_MARKS = QUOTES | frozenset("‘'’")


class ClosedWords:
    """Word lists of one language, read once."""

    def __init__(self, code: str) -> None:
        known = language(code)
        self.forms = forms(code)
        self.genitive_s = known.genitive_s
        self.compounds = known.compounds
        self.adjectives_follow = known.adjectives_follow
        self.possessives = known.words("articles", "possessive")
        self.definite = known.words("articles", "definite") | self.possessives
        self.articles = known.determiners
        self.prepositions = known.words("prepositions") | known.words("locative_prepositions")
        self.base = known.table("preposition_base")
        self.owners = known.words("owner_prepositions")
        self.owner_forms = known.with_forms(self.owners)
        self.origins = known.words("origin_prepositions")
        self.agents = known.words("agent_prepositions")
        self.locative = known.words("locative_prepositions")
        self.including = known.words("including")
        self.coordinators = known.words("noun_coordinators")
        self.correlatives = frozenset(known.rows("correlatives"))
        self.negation = known.words("negation")
        self.subject_pronouns = known.pronouns("subject_pronouns")
        self.object_pronouns = known.pronouns("object_pronouns")
        self.demonstratives = known.words("demonstratives")
        both = known.words("both_phrases")
        self.both = wordings(both)
        cut = (phrase.partition(" ") for phrase in both)
        self.both_bare = wordings(rest for first, _, rest in cut if first in self.definite and rest)
        self.fillers = wordings(" ".join(words) for words in known.rows("fillers"))
        self.counts = {word: number for word, number in known.numbers("number_words").items() if number > 1}
        self.quantifiers = known.words("quantifiers")
        self.cases = {plain(form): frozenset(cases) for form, cases in known.raw("determiner_cases").items()}
        self._openers = self.coordinators.union(
            *(known.words(key) for key in ("clause_coordinators", "subordinators", "relative_pronouns"))
        )
        self._times = _times(known.rows("month_forms") + known.rows("weekday_forms")) | known.words("adverbial_nouns")
        self._plain_verbs = self.forms.verbs if known.has("plain_infinitives") else frozenset()

    def stops(self, token: Token) -> bool:
        """Whether the token ends a phrase: a conjunction, a relative pronoun, punctuation."""
        return not (token.is_word or token.is_number) or token.lower in self._openers

    def modifies(self, token: Token) -> bool:
        """Whether the token may stand between a determiner and its noun: an adjective, a count, a quotation mark."""
        if token.text in _MARKS:
            return True
        if token.is_number:
            return len(token.text) <= COUNT_DIGITS
        if not token.text.islower() or self.stops(token) or token.lower in self._times:
            return False
        if self.forms.noun(token) or token.lower in self._plain_verbs:
            return False
        return not (self.forms.finite(token) or self.forms.infinitive(token))


def _times(lists: tuple[tuple[str, ...], ...]) -> Words:
    return frozenset(form for forms_of_one in lists for form in forms_of_one)


@cache
def closed_words(code: str) -> ClosedWords:
    return ClosedWords(code)
