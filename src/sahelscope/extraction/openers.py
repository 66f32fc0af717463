"""Words that open a clause, told from the same words in another use."""

from __future__ import annotations

from collections.abc import Sequence

from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.tokens import Token

HARD = frozenset((";", ":", "(", ")", "–", "—", "…", "..."))  # what always ends a clause
CLITICS = 3  # tokens that may stand between a preposition and its infinitive: pronouns, adverbs
BRACKET = 24  # tokens between `om` and `te`, `um` and `zu`
SHORT_ARTICLE = 2  # letters: `lo`, `la`, `le` may be pronouns before an infinitive
_CLOSING_QUOTES = frozenset('”»"’')


class Openers:
    """Judges them in one language."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self.forms = forms
        self.relatives = known.words("relative_pronouns")
        self.subordinators = known.words("subordinators")
        self.only_relative = self.relatives - self.subordinators
        self.prepositions = known.words("prepositions")
        self._demonstratives = known.words("demonstratives")
        self._articles = known.words("articles", "definite")
        self._infinitive_openers = known.words("infinitive_markers", "opener") or self.prepositions
        self._particles = known.words("infinitive_markers", "particle")
        self._pointers = known.words("infinitive_markers", "pointer")
        self._gerund_openers = known.words("infinitive_markers", "gerund")

    def open(self, tokens: Sequence[Token], i: int, verbs: Sequence[int]) -> bool:
        """Whether a clause that depends on another begins at this token."""
        word = tokens[i].lower
        if word in self.subordinators:
            return self._subordinates(tokens, i, verbs)
        if word in self.relatives:
            return self.is_relative(tokens, i)
        return self.marks_infinitive(tokens, i) or (any(v < i for v in verbs) and self.marks_gerund(tokens, i))

    def _subordinates(self, tokens: Sequence[Token], i: int, verbs: Sequence[int]) -> bool:
        """Not in `van dat jaar`, nor where a preposition of the same form has no verb after it: `since 1984`."""
        word = tokens[i].lower
        if word in self._demonstratives and tokens[i - 1].lower in self.prepositions:
            return False
        if word not in self.prepositions:
            return True
        end = next(
            (k for k in range(i + 1, len(tokens)) if tokens[k].text == "," or tokens[k].text in HARD), len(tokens)
        )
        return any(i < v < end and not self.forms.infinitive(tokens[v]) for v in verbs)

    def is_relative(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a relative pronoun is one here: after a noun, a comma, or a preposition after one of them."""
        token, before = tokens[i], tokens[i - 1]
        if before.lower in self.prepositions:
            comma = tokens[max(0, i - 2)].text == ","
            return token.lower not in self._demonstratives and (comma or not self._is_article(token))
        if before.text == ",":
            return True
        if self._is_article(token):
            return self.forms.known.has("relatives_without_comma") and before.is_word and not self.forms.verbal(before)
        return before.is_word or before.text in _CLOSING_QUOTES

    def _is_article(self, token: Token) -> bool:
        return token.lower in self._articles or token.lower in self._demonstratives

    def marks_infinitive(self, tokens: Sequence[Token], i: int) -> bool:
        """`om … te`, `um … zu`, `per ottenere`, `pour obtenir`, `to obtain` open an infinitive clause."""
        if tokens[i].lower in self._pointers:
            return self._points(tokens, i)
        if tokens[i].lower not in self._infinitive_openers:
            return False
        if self.forms.known.verb_second:
            return any(t.lower in self._particles for t in tokens[i + 1 : i + 1 + BRACKET])
        return self._leads_to_infinitive(tokens[i + 1 : i + 1 + CLITICS])

    def _leads_to_infinitive(self, after: Sequence[Token]) -> bool:
        if self.forms.known.has("plain_infinitives"):
            return bool(after) and after[0].lower in self.forms.verbs
        for token in after:
            likely = self.forms.verbal(token) or token.text in self.forms.have
            if likely and self.forms.shaped(token, "infinitive") and token.text.islower():
                return True
            if token.is_capital or (token.lower in self._articles and len(token.lower) > SHORT_ARTICLE):
                return False
        return False

    def _points(self, tokens: Sequence[Token], i: int) -> bool:
        """Dutch `ervan … te`, `ertoe … te`: the infinitive follows before anything else begins."""
        for token in tokens[i + 1 : i + 1 + BRACKET]:
            if token.lower in self._particles:
                return True
            if not token.is_word or token.lower in self.subordinators or self.forms.finite(token):
                return False
        return False

    def marks_gerund(self, tokens: Sequence[Token], i: int) -> bool:
        """English `accused Algeria of shooting`, `thanked Kenya for sending`: what the one before did or shall do."""
        if tokens[i].lower not in self._gerund_openers or i + 1 >= len(tokens):
            return False
        after = tokens[i + 1]
        return self.forms.shaped(after, "gerund") and self.forms.verbal(after) and not self.forms.verbal(tokens[i - 1])

    def marked(self, tokens: Sequence[Token], verb: int) -> bool:
        """Whether the verb is an infinitive with its particle: `te roepen`, `zu rufen`, `aufzurufen`."""
        particle = verb > 0 and tokens[verb - 1].lower in self._particles
        return particle or self.forms.shaped(tokens[verb], "zu_infinitive")

    def bare_infinitive(self, tokens: Sequence[Token], verbs: Sequence[int]) -> bool:
        """German and Dutch infinitive clauses without `um`, `om`: `…, die Truppen abzuziehen`."""
        if not self.forms.known.verb_second:
            return False
        marked = [v for v in verbs if self.marked(tokens, v)]
        others = [v for v in verbs if v not in marked and v - 1 not in marked]
        return bool(marked) and not any(self.forms.finite(tokens[v]) for v in others)

    def after_noun(self, tokens: Sequence[Token], i: int) -> bool:
        """Italian `che`, English `that` after a noun is relative; after a verb it opens what is said."""
        before = tokens[i - 1]
        plain = before.is_word and before.text.islower()
        return plain and not self.forms.known.verb_second and not self.forms.verbal(before)
