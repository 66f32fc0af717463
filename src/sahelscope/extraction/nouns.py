"""Nouns that stand for somebody: titles (president, spokesman) and roles (army, protesters), by form and context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sahelscope.extraction.morphology import forms
from sahelscope.extraction.tokens import Token
from sahelscope.reference.languages import language

AGAINST = frozenset(("pro", "anti", "non"))  # pro-government militias are not the government
MIN_SUFFIX = 4  # letters of a noun that may end a compound
MIN_REST = 3  # letters of the compound's first part


@dataclass(frozen=True, slots=True)
class Head:
    """A title or role noun. `first` is what stands before it in its compound: `Kremlin` of `Kremlwoordvoerder`."""

    length: int
    noun: str
    kind: str
    is_title: bool
    first: str = ""


class Nouns:
    """The titles and role nouns of one language."""

    def __init__(self, code: str) -> None:
        known = language(code)
        self.forms = forms(code)
        self._compounds = known.compounds
        self._after_noun = known.raw("adjective_position") == "both"  # there `militaire` after a noun is an adjective
        self._kinds = {noun: (kind, False) for kind, nouns in known.groups("role_nouns").items() for noun in nouns}
        self._kinds |= {noun: (kind, True) for kind, nouns in known.groups("titles").items() for noun in nouns}
        self._phrases: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for noun in sorted(self._kinds, key=lambda noun: (-len(noun), noun)):
            words = noun.replace("-", " - ").split()
            if len(words) > 1:
                self._phrases[words[0]].append((words, noun))
        self._compound_head = lru_cache(maxsize=50_000)(self._split_compound)

    def at(self, tokens: Sequence[Token], at: int) -> Head | None:
        """The title or role noun that starts at this token, several words before one."""
        return self._phrase_at(tokens, at) or self._word_at(tokens, at)

    def _phrase_at(self, tokens: Sequence[Token], at: int) -> Head | None:
        for lemma in tokens[at].longest:
            for words, noun in self._phrases.get(lemma, ()):
                here = tokens[at : at + len(words)]
                if len(here) == len(words) and all(w in t.lemmas for t, w in zip(here, words, strict=True)):
                    return Head(len(words), noun, *self._kinds[noun])
        return None

    def _word_at(self, tokens: Sequence[Token], at: int) -> Head | None:
        token = tokens[at]
        if not token.is_word or (at and self._after_noun and self.forms.noun(tokens[at - 1])):
            return None
        if self._compounds is False and not self._after_noun and self._qualifies(tokens, at):
            return None
        if self.forms.shaped(token, "finite") or (
            at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].lower in AGAINST
        ):
            return None
        for lemma in token.longest:
            if lemma in self._kinds:
                return Head(1, lemma, *self._kinds[lemma])
        return self._compound_head(token.key, token.lemmas) if self._compounds else None

    def _qualifies(self, tokens: Sequence[Token], at: int) -> bool:
        """English `military agreements`, `army positions`: a noun right before another noun only qualifies it."""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.text.islower() or tokens[at].lower not in self._kinds:
            return False
        return self.forms.noun(after) and not self.forms.verbal(after) and self._kinds[tokens[at].lower][1] is False

    def _split_compound(self, key: str, lemmas: frozenset[str]) -> Head | None:
        for lemma in sorted(lemmas):
            for cut in range(MIN_REST, len(lemma) - MIN_SUFFIX + 1):
                if lemma[cut:] in self._kinds and self._kinds[lemma[cut:]][0] != "country":  # Ausland is no Land
                    return Head(1, lemma, *self._kinds[lemma[cut:]], first=key[:cut])
        return None


@cache
def nouns(code: str) -> Nouns:
    return Nouns(code)
