"""What a form may be: a verb, a participle, an infinitive. Outlines and lists are the language's data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sahelscope.extraction.gazetteer import adjective_at
from sahelscope.extraction.tokens import Token
from sahelscope.reference import lexicon
from sahelscope.reference.languages import Language, language

_INFLECTED = re.compile(r"\w{3,}(?:t|en|d)(?:e|en|er|es|em)")  # participles with an adjective's ending


class Forms:
    """Judges single forms of one language; every answer is a guess from the form alone."""

    def __init__(self, known: Language) -> None:
        self.known = known
        self.have = known.words("perfect_auxiliaries")
        self.be = known.words("passive_auxiliaries")
        self.modal = frozenset(str(f).lower() for of in (known.raw("modals") or {}).values() for f in of or [])
        self.auxiliary = self.have | self.be | self.modal | known.words("future_forms")
        self.verbs = verb_lemmas(known.code)
        self.intransitive = known.words("perfect_with_be")
        self._nouns = noun_lemmas(known.code)
        self._joiners = known.words("noun_coordinators")
        self._people = frozenset().union(*known.groups("role_nouns").values(), *known.groups("titles").values())
        self._roles = frozenset().union(*known.groups("role_nouns").values(), *known.groups("titles").values())
        self._stop = known.words("verb_stopwords")
        self._shapes = {
            n: known.shape(n)
            for n in (
                "participle",
                "infinitive",
                "gerund",
                "future",
                "conditional",
                "finite",
                "zu_infinitive",
                "sure_participle",
            )
        }
        self._articles = frozenset().union(
            *(known.words("articles", k) for k in ("definite", "indefinite", "possessive"))
        )
        self.prepositions = known.words("prepositions")
        self._owners = known.words("owner_prepositions") | {
            f for f, b in known.table("preposition_base").items() if b in known.words("owner_prepositions")
        }
        pronouns = frozenset(known.pronouns("object_pronouns"))
        self._both_ways = frozenset() if known.verb_second else self._articles & pronouns  # le, la, les, l', lo
        self._pronouns = frozenset(("die", "zich", "sich", "het")) & known.words("relative_pronouns")
        self.speech = known.words("speech_verbs") | known.words("denial_verbs")
        self.closed = self._articles | self.prepositions
        for key in ("subordinators", "clause_coordinators", "noun_coordinators", "relative_pronouns", "negation"):
            self.closed |= known.words(key)
        self._verbal: dict[str, bool] = {}

    def shaped(self, token: Token, name: str) -> bool:
        return self._shapes[name].fullmatch(token.lower) is not None

    def verbal(self, token: Token) -> bool:
        """Likely a form of a verb, finite or not."""
        if token.text not in self._verbal:
            self._verbal[token.text] = self._is_verbal(token)
        return self._verbal[token.text]

    def _is_verbal(self, token: Token) -> bool:  # noqa: PLR0911  one reason a line
        if not token.is_word or token.lower in self._stop:
            return False
        if token.lower in self.auxiliary:
            return True
        if token.lower in self.closed:
            return False
        if self.known.code == "de" and token.is_capital:
            return False
        if self.shaped(token, "finite"):
            return True
        others = [lemma for lemma in token.lemmas if lemma != token.lower]
        if any(self._shapes["infinitive"].fullmatch(lemma) and token.lower[:-1] != lemma for lemma in others):
            return not self.noun(token) or any(lemma in self.verbs for lemma in others)
        if any(lemma in self.verbs for lemma in others):
            return not token.lower.endswith("s") or not any(lemma in self._nouns for lemma in others)
        return token.lower in self.verbs and self._shapes["infinitive"].fullmatch(token.lower) is not None

    def nominal(self, tokens: Sequence[Token], at: int) -> bool:  # noqa: PLR0911  one reason a line
        """Whether a form that may be a verb is a noun here: after an article, a possessive or a preposition."""
        token = tokens[at]
        if self.known.code == "en":
            return self._english_noun(tokens, at)
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if at == 0 and not self.known.verb_second and after in self._owners and self.noun(token):
            return True
        if at == 0 or self.infinitive(token):
            return False
        before = tokens[at - 1].lower
        if before in self._both_ways:
            return self.noun(token) and not self.shaped(token, "future")
        if self.known.verb_second and self._attributive(tokens, at):
            return True
        if self.known.verb_second:
            return before in self._articles and not self.shaped(token, "participle") and before not in self._pronouns
        return (before in self._articles or before in self.prepositions) and (
            not self.shaped(token, "gerund") or before in self._articles
        )

    def _attributive(self, tokens: Sequence[Token], at: int) -> bool:
        """`die finanzierte Organisation`, `bewaffnete Gruppen`: an inflected participle between determiner and noun."""
        token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.is_word or not _INFLECTED.fullmatch(token.lower):
            return False
        if not (after.is_capital if self.known.code == "de" else self.noun(after)):
            return False
        before = tokens[at - 1].lower
        return before in self._articles or before in self.prepositions or before in self._joiners

    def _english_noun(self, tokens: Sequence[Token], at: int) -> bool:  # noqa: PLR0911  one reason a line
        """`the rare Chinese rebuke`, `shelling of`, `clashes between`: a determiner before or a complement after."""
        token, after = tokens[at], tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if self.shaped(token, "finite"):  # a kidnapped mayor
            return at > 0 and tokens[at - 1].lower in self._articles and after in self._people
        if after in {"of", "between"} and (at == 0 or tokens[at - 1].lower != "to"):
            return True
        for step in range(at - 1, max(-1, at - 4), -1):
            before = tokens[step]
            if adjective_at(tokens, step, self.known)[1]:
                return True
            if before.lower in self._articles or before.lower == "'s":
                return True
            if before.lower in self.prepositions:
                return before.lower != "to" and (step == at - 1) and not self.shaped(token, "gerund")
            if (
                not before.is_word
                or before.is_capital
                or not self._roles.isdisjoint(before.lemmas)
                or self.verbal(before)
            ):
                return False
        return False

    def finite(self, token: Token) -> bool:
        """Likely a finite verb: an auxiliary, or a verb that is no infinitive, participle or gerund."""
        if token.lower in self.auxiliary:
            return True
        if not self.verbal(token):
            return False
        return not (self.shaped(token, "participle") or self.shaped(token, "gerund") or self.infinitive(token))

    def noun(self, token: Token) -> bool:
        """A noun that some list of the language names."""
        return not token.lemmas.isdisjoint(self._nouns)

    def infinitive(self, token: Token) -> bool:
        return self.shaped(token, "infinitive") and token.lower in token.lemmas and len(token.lemmas) == 1


@cache
def forms(code: str) -> Forms:
    return Forms(language(code))


@cache
def verb_lemmas(code: str) -> frozenset[str]:
    """Verbs that some list of the language names."""
    known = language(code)
    words = (
        known.words("speech_verbs")
        | known.words("denial_verbs")
        | known.words("perfect_with_be")
        | known.words("other_verbs")
    )
    triggers = {f.trigger for f in lexicon.frames(code) if f.kind == "verb"}
    bases = {f.trigger.removeprefix(f.particle) for f in lexicon.frames(code) if f.kind == "verb" and f.particle}
    return words | triggers | bases | frozenset(str(lemma) for lemma in known.raw("modals") or {})


@cache
def noun_lemmas(code: str) -> frozenset[str]:
    known = language(code)
    words = {f.trigger for f in lexicon.frames(code) if f.kind == "noun"}
    return frozenset(words).union(*known.groups("classes").values(), *known.groups("role_nouns").values())
