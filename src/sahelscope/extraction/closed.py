"""The closed words of a language: articles, prepositions, coordinators, and what may stand between them and a noun."""

from __future__ import annotations

from functools import cache

from sahelscope.extraction.morphology import forms
from sahelscope.extraction.tokens import QUOTES, Token
from sahelscope.reference.languages import language, plain


class ClosedWords:
    """Word lists of one language, read once."""

    def __init__(self, code: str) -> None:
        known = language(code)
        self.forms = forms(code)
        self.possessives = known.words("articles", "possessive")
        self.definite = known.words("articles", "definite") | self.possessives
        self.articles = self.definite | known.words("articles", "indefinite")
        self.prepositions = known.words("prepositions") | known.words("locative_prepositions")
        self.base = known.table("preposition_base")
        self.owners = known.words("owner_prepositions")
        self.owner_forms = self.owners | {form for form, base in self.base.items() if base in self.owners}
        self.origins = known.words("origin_prepositions")
        self.agents = known.words("agent_prepositions")
        self.coordinators = known.words("noun_coordinators")
        self.negation = known.words("negation")
        self.subject_pronouns = known.pronouns("subject_pronouns")
        self.object_pronouns = known.pronouns("object_pronouns")
        demonstratives = known.words("relative_pronouns") | {"deze", "dit"} if code == "nl" else frozenset()
        self.demonstratives = demonstratives & frozenset(self.subject_pronouns)
        self.both_phrases = tuple(
            sorted((tuple(p.split()) for p in known.words("both_phrases")), key=len, reverse=True)
        )
        self.both_first = frozenset(p[0] for p in self.both_phrases)
        self.counts = {plain(str(w)): int(n) for w, n in known.raw("number_words").items() if int(n) > 1}
        self.fillers = tuple(tuple(str(w) for w in words) for words in known.raw("fillers"))
        self.quantifiers = known.words("quantifiers")
        self._english = code == "en"
        self.including = known.words("including")
        self.locative = known.words("locative_prepositions")
        self.correlatives = frozenset((str(a), str(b)) for a, b in known.raw("correlatives"))
        self.adjectives_follow = known.raw("adjective_position") == "both"
        self.genitive_s = known.genitive_s
        self.compounds = known.compounds
        self.cases = _cases(known.raw("determiner_cases")) if code == "de" else {}
        self._openers = (
            known.words("clause_coordinators") | known.words("subordinators") | known.words("relative_pronouns")
        )
        self._times = {
            plain(str(f)) for key in ("month_forms", "weekday_forms") for forms_ in known.raw(key) for f in forms_
        }

    def stops(self, token: Token) -> bool:
        """Whether the token ends a phrase: a conjunction, a relative pronoun, punctuation."""
        if not (token.is_word or token.is_number):
            return True
        return token.lower in self._openers or token.lower in self.coordinators

    def modifies(self, token: Token) -> bool:
        """Whether the token may stand between a determiner and its noun: an adjective, a count, a quotation mark."""
        if token.text in QUOTES or token.text in {"‘", "'", "’"}:
            return True
        if token.is_number:
            return len(token.text) <= 3  # noqa: PLR2004  a count, not a year
        if not token.text.islower() or self.stops(token) or token.lower in self._times:
            return False
        if self._english and token.lower in self.forms.verbs and not self.forms.noun(token):
            return False
        return not (self.forms.noun(token) or self.forms.finite(token) or self.forms.infinitive(token))


def _cases(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {plain(str(form)): frozenset(cases) for form, cases in table.items()}


@cache
def closed_words(code: str) -> ClosedWords:
    return ClosedWords(code)
