"""What a form is among others: the same form may be a verb, a noun, or a participle before its noun."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sahelscope.extraction.gazetteer import adjective_at
from sahelscope.extraction.shapes import Shapes
from sahelscope.extraction.tokens import GENITIVE, Token
from sahelscope.reference.languages import Language, language

DETERMINER_REACH = 3  # tokens before an English noun in which its determiner stands
ATTRIBUTE_REACH = 8  # tokens of an agent phrase between a determiner and the participle before its noun


class Forms(Shapes):
    """Judges forms of one language, those that tell too little by themselves by what stands around them."""

    def __init__(self, known: Language) -> None:
        super().__init__(known)
        self._determiners = known.determiners
        self._joiners = known.words("noun_coordinators")
        self._owners = known.with_forms(known.words("owner_prepositions"))
        self._agents = known.words("agent_prepositions")
        self._complements = known.words("owner_prepositions") | known.words("between_prepositions")
        self._particles = known.words("infinitive_markers", "particle")
        self._subjects = frozenset(known.pronouns("subject_pronouns")) | known.words("relative_pronouns")
        object_pronouns = frozenset(known.pronouns("object_pronouns"))
        self._counts = frozenset(known.numbers("number_words"))
        self._clitics = frozenset() if known.verb_second else known.determiners & object_pronouns  # le, la, les, l', lo

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
            return (
                self._attributive(tokens, at)
                or bool(self.told_attribute(tokens, at))
                or (
                    before in self._determiners
                    and before not in self.known.words("pronoun_articles")
                    and not self.shaped(token, "participle")
                )
            )
        if before in self._clitics:
            return (self.noun(token) or self.somebody(token)) and not self.shaped(token, "future")
        determined = before in self._determiners
        return determined or (before in self.prepositions and not self.shaped(token, "gerund"))

    def _owns(self, tokens: Sequence[Token], at: int) -> bool:
        return at + 1 < len(tokens) and tokens[at + 1].lower in self._owners

    def _attributive(self, tokens: Sequence[Token], at: int) -> bool:
        """`die finanzierte Organisation`, `ausgebildeter Kämpfer`: an inflected participle before its noun."""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.is_word or not self.shaped(tokens[at], "attributive_participle"):
            return False
        noun = after.is_capital if self.known.has("nouns_capitalised") else self.noun(after)
        if not (noun or adjective_at(tokens, at + 1, self.known)[1]):
            return False
        if self.shaped(tokens[at], "sure_attribute"):
            return True
        before = tokens[at - 1].lower
        return before in self._determiners or before in self.prepositions or before in self._joiners

    def told_attribute(self, tokens: Sequence[Token], at: int) -> range:
        """`die von Mali festgenommenen Franzosen`: the agent phrase of an inflected participle before its noun."""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if not self.known.verb_second or not self.shaped(tokens[at], "attributive_participle"):
            return range(0)
        if after is None or not after.is_word or after.lower in self.closed or after.lower in self.auxiliary:
            return range(0)
        for step in range(at - 1, max(0, at - 1 - ATTRIBUTE_REACH), -1):
            token = tokens[step]
            if token.lower in self._agents and tokens[step - 1].lower in self._determiners:
                return range(step, at)
            if not token.is_word or self.shaped(token, "attributive_participle"):
                break
        return range(0)

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
        return self.verbal(token) and not (token.is_capital or self.people & token.lemmas)

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
        if self.shaped(tokens[at], "finite"):
            return self._describes(tokens, at)
        if self.shaped(tokens[at], "gerund") and before in self.auxiliary:  # is mediating between
            return False
        if after in self._complements and before not in self._particles:
            return True
        if self.shaped(tokens[at], "participle") and any(t.lower in self._agents for t in tokens[at + 1 : at + 3]):
            return False  # a balloon shot down by
        if tokens[at].text in self.auxiliary or self.predicative(tokens, at):
            return False
        return self._follows_verb(tokens, at) or self._determined(tokens, at)

    def _describes(self, tokens: Sequence[Token], at: int) -> bool:
        """`a kidnapped mayor`, `two detained Peruvian sailors`: after a determiner, a number, before more of a noun."""
        before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
        if not at or after is None or not after.is_word or after.lower in self.closed:
            return False
        counted = before.is_number or before.lower in self._counts
        return counted or before.lower in self._determiners or before.lower == GENITIVE

    def _follows_verb(self, tokens: Sequence[Token], at: int) -> bool:
        """`froze arms exports`: no verb in -s stands right after another."""
        token = tokens[at]
        third = token.lower.endswith("s") and token.lower not in self.verbs
        return third and at > 0 and self.verbal(tokens[at - 1]) and not tokens[at - 1].is_capital

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
            if self.people & before.lemmas or self.verbal(before):
                return False
        return False


@cache
def forms(code: str) -> Forms:
    return Forms(language(code))
