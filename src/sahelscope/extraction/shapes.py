"""What a form may be by itself: a verb, a participle, an infinitive, a noun, by the language's outlines and lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, wraps

from sahelscope.extraction.tokens import Token
from sahelscope.reference import lexicon
from sahelscope.reference.languages import Language, Words, language

Judgement = Callable[["Shapes", Token], bool]


def once_a_form(judge: Judgement) -> Judgement:
    """A judgement from the form alone is made once for each form."""
    name = judge.__name__

    @wraps(judge)
    def remembered(shapes: Shapes, token: Token) -> bool:
        known = shapes.judged[name]
        if token.text not in known:
            known[token.text] = judge(shapes, token)
        return known[token.text]

    return remembered


class Shapes:
    """Judges forms of one language; every answer is a guess from the form alone."""

    def __init__(self, known: Language) -> None:
        self.known = known
        self.judged: dict[str, dict[str, bool]] = defaultdict(dict)
        self.have = known.words("perfect_auxiliaries")
        self.be = known.words("passive_auxiliaries")
        self.modal = frozenset().union(*known.groups("modals").values())
        self.auxiliary = self.have | self.be | self.modal | known.words("future_forms")
        self.verbs = verb_lemmas(known.code)
        self.intransitive = known.words("perfect_with_be")
        self.speech = known.words("speech_verbs") | known.words("denial_verbs")
        self.prepositions = known.words("prepositions")
        self.closed = known.determiners | self.prepositions
        for key in ("subordinators", "clause_coordinators", "noun_coordinators", "relative_pronouns", "negation"):
            self.closed |= known.words(key)
        self.nouns = noun_lemmas(known.code)
        self.people = frozenset().union(*known.groups("role_nouns").values(), *known.groups("titles").values())
        self.stop = known.words("verb_stopwords")
        self._outlines: dict[str, re.Pattern[str]] = {}

    def shaped(self, token: Token, name: str) -> bool:
        """Whether the whole form fits an outline of the language's `verb_shapes`."""
        return self._outline(name).fullmatch(token.lower) is not None

    def _outline(self, name: str) -> re.Pattern[str]:
        if name not in self._outlines:
            self._outlines[name] = self.known.shape(name)
        return self._outlines[name]

    @once_a_form
    def verbal(self, token: Token) -> bool:
        """Likely a form of a verb, finite or not."""
        if not token.is_word or token.lower in self.stop:
            return False
        if token.lower in self.auxiliary:
            return True
        if token.lower in self.closed or (token.is_capital and self.known.has("nouns_capitalised")):
            return False
        return self.shaped(token, "finite") or self._of_verb(token)

    def _of_verb(self, token: Token) -> bool:
        """Its lemma is a verb: it looks like an infinitive and the form is no noun, or a list names it."""
        infinitive, others = self._outline("infinitive"), token.lemmas - {token.lower}
        named = any(lemma in self.verbs for lemma in others)
        if any(infinitive.fullmatch(lemma) and token.lower[:-1] != lemma for lemma in others):
            return named or not self.noun(token)
        if named:
            return not (token.lower.endswith("s") and any(lemma in self.nouns for lemma in others))
        return token.lower in self.verbs and infinitive.fullmatch(token.lower) is not None

    @once_a_form
    def finite(self, token: Token) -> bool:
        """Likely a finite verb: an auxiliary, or a verb that is no infinitive, participle or gerund."""
        if token.lower in self.auxiliary:
            return True
        if not self.verbal(token):
            return False
        return not (self.shaped(token, "participle") or self.shaped(token, "gerund") or self.infinitive(token))

    @once_a_form
    def noun(self, token: Token) -> bool:
        """A noun that some list of the language names."""
        return not token.lemmas.isdisjoint(self.nouns)

    def somebody(self, token: Token) -> bool:
        """A title or a word for a body or people."""
        return not token.lemmas.isdisjoint(self.people)

    @once_a_form
    def infinitive(self, token: Token) -> bool:
        """An infinitive that is a form of nothing else."""
        return len(token.lemmas) == 1 and self.shaped(token, "infinitive")

    @once_a_form
    def participle(self, token: Token) -> bool:
        """A past participle, and not the present of a verb in -tare: `visita`, `aiuta`."""
        return self.shaped(token, "participle") and not any(lemma[:-2] == token.lower for lemma in token.lemmas)


@cache
def verb_lemmas(code: str) -> Words:
    """Verbs that some list of the language names."""
    known = language(code)
    frames = [f for f in lexicon.frames(code) if f.kind == "verb"]
    listed = (known.words(key) for key in ("speech_verbs", "denial_verbs", "perfect_with_be", "other_verbs"))
    triggers = (f.trigger for f in frames)
    bases = (f.trigger.removeprefix(f.particle) for f in frames)
    return frozenset(known.groups("modals")).union(*listed, triggers, bases)


@cache
def noun_lemmas(code: str) -> Words:
    """Nouns that some list of the language names."""
    known = language(code)
    triggers = frozenset(f.trigger for f in lexicon.frames(code) if f.kind == "noun")
    return triggers.union(*known.groups("classes").values(), *known.groups("role_nouns").values())
