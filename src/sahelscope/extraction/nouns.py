"""Nouns that stand for somebody: titles (president, spokesman) and roles (army, protesters), by form and context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sahelscope.extraction.morphology import forms
from sahelscope.extraction.tokens import Token
from sahelscope.extraction.wordings import run, split
from sahelscope.reference.languages import language

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
        self._forms = forms(code)
        self._compounds = known.compounds
        self._adjectives_follow = known.adjectives_follow
        self._opposing = known.words("opposing_prefixes")
        self._heads: dict[str, Head] = {}
        for key, is_title in (("role_nouns", False), ("titles", True)):
            for kind, listed in known.groups(key).items():
                self._heads.update((noun, Head(len(split(noun)), noun, kind, is_title)) for noun in listed)
        self._phrases: dict[str, list[tuple[list[str], Head]]] = defaultdict(list)
        for noun, head in sorted(self._heads.items(), key=lambda entry: (-len(entry[0]), entry[0])):
            if head.length > 1:
                self._phrases[split(noun)[0]].append((split(noun), head))
        self._words: dict[str, Head | None] = {}

    def at(self, tokens: Sequence[Token], at: int) -> Head | None:
        """The title or role noun that starts at this token, several words before one."""
        return self._phrase_at(tokens, at) or self._word_at(tokens, at)

    def _phrase_at(self, tokens: Sequence[Token], at: int) -> Head | None:
        for lemma in tokens[at].readings:
            for words, head in self._phrases.get(lemma, ()):
                if run(tokens, at, min(at + len(words), len(tokens)), words):
                    return head
        return None

    def _word_at(self, tokens: Sequence[Token], at: int) -> Head | None:
        token = tokens[at]
        if token.text not in self._words:
            self._words[token.text] = self._of_form(token)
        head = self._words[token.text]
        return None if head is None or self._qualifies(tokens, at) or self._opposed(tokens, at) else head

    def _of_form(self, token: Token) -> Head | None:
        """By the longest lemma that is listed, else by the last part of a compound."""
        if not token.is_word or self._forms.shaped(token, "finite"):
            return None
        for lemma in token.readings:
            if lemma in self._heads:
                return self._heads[lemma]
        return self._of_compound(token) if self._compounds else None

    def _of_compound(self, token: Token) -> Head | None:
        for lemma in sorted(token.readings):  # mostly the singular first: it makes the id
            for cut in range(MIN_REST, len(lemma) - MIN_SUFFIX + 1):
                head = self._heads.get(lemma[cut:])
                if head is not None and head.kind != "country":  # Ausland is no Land
                    return Head(1, lemma, head.kind, head.is_title, first=token.key[:cut])
        return None

    def _opposed(self, tokens: Sequence[Token], at: int) -> bool:
        """Pro-government militias are not the government."""
        return at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].lower in self._opposing

    def _qualifies(self, tokens: Sequence[Token], at: int) -> bool:
        """A noun beside a noun may only qualify it: `accordo militare`, `army positions`; compounds leave none."""
        if self._compounds:
            return False
        if self._adjectives_follow:
            return at > 0 and self._forms.noun(tokens[at - 1])
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        head = self._heads.get(tokens[at].lower)
        if after is None or not after.text.islower() or head is None or head.is_title:
            return False
        return self._forms.noun(after) and not self._forms.verbal(after)


@cache
def nouns(code: str) -> Nouns:
    return Nouns(code)
