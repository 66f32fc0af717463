"""Where a sentence is cut into clauses: at openers and hard marks, and where both sides of a comma hold a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sahelscope.extraction.openers import HARD, Openers
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import Token

GLOSS = 6  # tokens of a parenthesis that may be a gloss


@dataclass(frozen=True, slots=True)
class Material:
    """What is cut: tokens with their mentions, verbs, and the tokens inside mentions, before which nothing is cut."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    verbs: Sequence[int]
    inside: frozenset[int]


class Cuts:
    """Finds the cuts of sentences in one language."""

    def __init__(self, openers: Openers) -> None:
        self._openers = openers
        self._forms = openers.forms
        self._coordinators = self._forms.known.words("clause_coordinators")
        self._reports = self._forms.known.has("reported_without_that")

    def material(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Material:
        """The sentence with its verbs: no verb stands inside a mention, nor opens a pair like `sia … che`."""
        inside = {i for m in mentions for i in range(m.start + 1, m.end)}
        inside |= {m.start for m in mentions if m.how == "possessive"}
        openers = {m.start - 1 for m in mentions if m.paired}
        verbs = [i for i in range(len(tokens)) if i not in inside and i not in openers and self._is_verb(tokens, i)]
        inside |= joints(mentions)
        inside |= {m.start for m in mentions if m.how != "pronoun" and m.end - m.start > 1}  # `der USA`: an article
        return Material(tokens, mentions, verbs, frozenset(inside))

    def _is_verb(self, tokens: Sequence[Token], i: int) -> bool:
        likely = self._forms.verbal(tokens[i]) and not self._forms.nominal(tokens, i)
        return likely or self._forms.predicative(tokens, i)

    def of(self, material: Material) -> list[int]:
        """The tokens at which clauses begin, the first of the sentence among them."""
        cuts = {c for c in self._certain(material) if c < len(material.tokens)} | {0}
        return sorted(cuts | set(self._possible(material, sorted(cuts))))

    # ---- certain ---------------------------------------------------------------------------------------------------

    def _certain(self, material: Material) -> Iterator[int]:
        tokens = material.tokens
        glosses = _glosses(material)
        starts = {m.start for m in material.mentions if not m.prep} if self._reports else set()
        for i, token in enumerate(tokens):
            if i in glosses:
                continue
            if token.text in HARD:
                yield i + 1
            elif i in starts and i - 1 not in material.inside and self._reported(material, i):
                yield i
            elif i and i not in material.inside and self._openers.open(tokens, i, material.verbs):
                preposed = tokens[i - 1].lower in self._openers.prepositions and token.lower in self._openers.relatives
                yield i - preposed

    def _reported(self, material: Material, i: int) -> bool:
        """English `officials said Russia has sent …`: what is said begins without `that`."""
        if i == 0 or self._forms.speech.isdisjoint(material.tokens[i - 1].lemmas):
            return False
        return any(v > i for v in material.verbs)

    # ---- possible --------------------------------------------------------------------------------------------------

    def _possible(self, material: Material, cuts: Sequence[int]) -> Iterator[int]:
        """Commas and coordinators cut where a verb stands on both sides before the next cut."""
        tokens = material.tokens
        closed = joints(material.mentions) | {i for m in material.mentions for i in range(m.start, m.end)}
        for start, end in pairwise([*cuts, len(tokens)]):
            here, opened = [v for v in material.verbs if start <= v < end], start
            for i in range(start + 1, end - 1):
                if i in closed or not self._may_cut(tokens[i]):
                    continue
                left, right = [v for v in here if opened <= v < i], [v for v in here if v > i]
                if left and right and self._both_stand(tokens, i, left, right):
                    opened = i + 1 if tokens[i].text == "," else i
                    yield opened

    def _may_cut(self, token: Token) -> bool:
        return token.text == "," or token.lower in self._coordinators

    def _both_stand(self, tokens: Sequence[Token], i: int, left: list[int], right: list[int]) -> bool:
        """`hat mit Drohnen und Munition geholfen`: an auxiliary and its participle are one clause."""
        if tokens[i].text == "," or not self._forms.known.verb_second:
            return True
        full = any(tokens[v].lower not in self._forms.auxiliary for v in left)
        return full or any(self._forms.finite(tokens[v]) for v in right)


def joints(mentions: Sequence[Mention]) -> set[int]:
    """Commas and coordinators that join two mentions of one list."""
    joined = (pair for pair in pairwise(mentions) if pair[0].group >= 0 and pair[0].group == pair[1].group)
    return {i for first, second in joined for i in range(first.end, second.start)}


def _glosses(material: Material) -> set[int]:
    """Parentheses that only explain a name, `(AES)`: they cut nothing."""
    tokens, found = material.tokens, set[int]()
    for start in (i for i, token in enumerate(tokens) if token.text == "("):
        ends = (k for k in range(start + 1, min(start + 1 + GLOSS, len(tokens))) if tokens[k].text == ")")
        end = next(ends, 0)
        if end and not any(start < v < end for v in material.verbs):
            found |= {start, end}
    return found
