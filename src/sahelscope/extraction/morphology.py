"""What a form may be: a verb, a participle, an infinitive, a noun. Outlines and lists are the language's data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache, wraps

from sahelscope.extraction.gazetteer import adjective_at
from sahelscope.extraction.tokens import GENITIVE, Token
from sahelscope.reference import lexicon
from sahelscope.reference.languages import Language, Words, language

DETERMINER_REACH = 3  # tokens before an English noun in which its determiner stands

Judgement = Callable[["Forms", Token], bool]


def once_a_form(judge: Judgement) -> Judgement:
    """A judgement from the form alone is made once for each form."""
    name = judge.__name__

    @wraps(judge)
    def remembered(forms: Forms, token: Token) -> bool:
        known = forms.judged[name]
        if token.text not in known:
            known[token.text] = judge(forms, token)
        return known[token.text]

    return remembered


class Forms:
    """Judges forms of one language; every answer is a guess from the form alone, but that of `nominal`."""

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
        self._nouns = noun_lemmas(known.code)
        self._people = frozenset().union(*known.groups("role_nouns").values(), *known.groups("titles").values())
        self._determiners = known.determiners
        self.stop = known.words("verb_stopwords")
        self._outlines: dict[str, re.Pattern[str]] = {}
        self._joiners = known.words("noun_coordinators")
        self._owners = known.with_forms(known.words("owner_prepositions"))
        self._complements = known.words("owner_prepositions") | known.words("between_prepositions")
        self._particles = known.words("infinitive_markers", "particle")
        self._subjects = frozenset(known.pronouns("subject_pronouns")) | known.words("relative_pronouns")
        object_pronouns = frozenset(known.pronouns("object_pronouns"))
        self._clitics = frozenset() if known.verb_second else known.determiners & object_pronouns  # le, la, les, l', lo

    # ---- the form alone --------------------------------------------------------------------------------------------

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
            return not (token.lower.endswith("s") and any(lemma in self._nouns for lemma in others))
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
        return not token.lemmas.isdisjoint(self._nouns)

    @once_a_form
    def infinitive(self, token: Token) -> bool:
        """An infinitive that is a form of nothing else."""
        return len(token.lemmas) == 1 and self.shaped(token, "infinitive")

    @once_a_form
    def participle(self, token: Token) -> bool:
        """A past participle, and not the present of a verb in -tare: `visita`, `aiuta`."""
        return self.shaped(token, "participle") and not any(lemma[:-2] == token.lower for lemma in token.lemmas)

    # ---- the form among others -------------------------------------------------------------------------------------

    def nominal(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a form that may be a verb is a noun here: after an article, a possessive or a preposition."""
        if self.known.has("plain_infinitives"):
            return self._plain_noun(tokens, at)
        token = tokens[at]
        if at == 0:
            return not self.known.verb_second and self._owns(tokens, at) and self.noun(token)
        if self.infinitive(token):
            return False
        before = tokens[at - 1].lower
        if self.known.verb_second:
            return self._attributive(tokens, at) or (
                before in self._determiners
                and before not in self.known.words("pronoun_articles")
                and not self.shaped(token, "participle")
            )
        if before in self._clitics:
            return self.noun(token) and not self.shaped(token, "future")
        determined = before in self._determiners
        return determined or (before in self.prepositions and not self.shaped(token, "gerund"))

    def _owns(self, tokens: Sequence[Token], at: int) -> bool:
        return at + 1 < len(tokens) and tokens[at + 1].lower in self._owners

    def _attributive(self, tokens: Sequence[Token], at: int) -> bool:
        """`die finanzierte Organisation`: an inflected participle between a determiner and its noun."""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.is_word or not self.shaped(tokens[at], "attributive_participle"):
            return False
        if not (after.is_capital if self.known.has("nouns_capitalised") else self.noun(after)):
            return False
        before = tokens[at - 1].lower
        return before in self._determiners or before in self.prepositions or before in self._joiners

    def predicative(self, tokens: Sequence[Token], at: int) -> bool:
        """`A Russian missile hit Romania`: between a noun and what can only begin an object, a plain form is a verb."""
        if not 0 < at < len(tokens) - 1 or not self.known.has("plain_infinitives"):
            return False
        token, before = tokens[at], tokens[at - 1]
        if not token.text.islower() or token.lemmas.isdisjoint(self.verbs) or not self._ends_noun(tokens, at - 1):
            return False
        if tokens[at + 1].lower in self._determiners:
            singular = token.lower.endswith("s") and not before.lower.endswith("s")
            return singular or not self._preposed(tokens, at - 1)
        return self._opens_object(tokens, at + 1)

    def _ends_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the token may be the last word of a subject."""
        token = tokens[at]
        if not token.is_word or token.lower in self.closed or token.lower in self.auxiliary or token.lower == GENITIVE:
            return False
        return not (adjective_at(tokens, at, self.known)[1] or self._moves(token))

    def _moves(self, token: Token) -> bool:
        """A verb, and not the name or the body that may look like one."""
        return self.verbal(token) and not (token.is_capital or self._people & token.lemmas)

    def _preposed(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the noun here hangs on a preposition that is not `of`: `after the missile strike`."""
        for step in range(at, max(-1, at - 1 - DETERMINER_REACH), -1):
            if tokens[step].lower in self.prepositions:
                return tokens[step].lower not in self._owners
        return False

    def _opens_object(self, tokens: Sequence[Token], at: int) -> bool:
        """A number, a nationality or a name, unless that name has a verb of its own: `the attack Russia denies`."""
        if tokens[at].is_number or adjective_at(tokens, at, self.known)[1]:
            return True
        end = at
        while end < len(tokens) and tokens[end].is_capital and tokens[end].is_word:
            end += 1
        return end > at and not (end < len(tokens) and (self.verbal(tokens[end]) or tokens[end].lower in self.have))

    def _plain_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """`the rare Chinese rebuke`, `shelling of`: a determiner before, or a noun's complement after."""
        before = tokens[at - 1].lower if at else ""
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if self.shaped(tokens[at], "finite"):  # a kidnapped mayor
            return before in self._determiners and after in self._people
        if after in self._complements and before not in self._particles:
            return True
        if tokens[at].text in self.auxiliary or self.predicative(tokens, at):
            return False
        return self._determined(tokens, at)

    def _determined(self, tokens: Sequence[Token], at: int) -> bool:
        for step in range(at - 1, max(-1, at - 1 - DETERMINER_REACH), -1):
            before = tokens[step]
            if adjective_at(tokens, step, self.known)[1]:
                return True
            if before.lower in self._determiners or before.lower == GENITIVE:
                return True
            if before.lower in self.prepositions:
                return before.lower not in self._particles and not self.shaped(tokens[at], "gerund")
            if not before.is_word or before.is_capital or before.lower in self._subjects:
                return False
            if self._people & before.lemmas or self.verbal(before):
                return False
        return False


@cache
def forms(code: str) -> Forms:
    return Forms(language(code))


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
