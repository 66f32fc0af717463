"""What a frame asks for beside its trigger, and which words of a clause meet it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.tokens import Token
from sahelscope.extraction.wordings import run, split
from sahelscope.reference.languages import Words

ANTECEDENT = 4  # tokens before a relative clause that may hold its noun
MIN_SUFFIX = 4  # letters of a noun that may end a compound: shorter ones end too many other words
MIN_CLASS_SUFFIX = 3  # the words of a class are nouns of one field, and fewer
MIN_REST = 2  # letters of a compound's first part
LISTED_REST = 4  # the same where the whole is a word for somebody: Soldaten is no compound of Daten


@dataclass(frozen=True, slots=True)
class Need:
    """One word or class that a frame asks for; `phrases` are those of its words that are several.

    A token that may begin one of them stands for `opener`.
    """

    word: str
    phrases: tuple[tuple[str, ...], ...] = ()
    opener: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A clause in its sentence: where an act may be told, and where what it needs may stand."""

    tokens: Sequence[Token]
    clause: Clause
    met: Sequence[Words]  # for each token the words and classes that it stands for
    places: tuple[int, ...]

    def first(self, alternatives: Iterable[Need], skip: Sequence[int], further: Sequence[int] = ()) -> range:
        """The tokens that meet one of the alternatives: in the clause, in the infinitive that completes it, further."""
        places = (*self.places, *further) if further else self.places
        for need in alternatives:
            for i in places:
                met = self.met[i]
                if need.word in met and i not in skip:
                    return range(i, i + 1)
                if need.opener in met and i not in skip and (end := self._end(need, i)):
                    return range(i, end)
        return range(0)

    def _end(self, need: Need, i: int) -> int:
        """Where the longest phrase that starts here ends, or 0."""
        limit = max(self.clause.reach, self.clause.content.stop)
        fitting = [phrase for phrase in need.phrases if phrase[0] in self.tokens[i].lemmas]
        return max(run(self.tokens, i, limit, phrase) for phrase in fitting)


class Vocabulary:
    """The words and word classes that frames of one language ask for."""

    def __init__(self, forms: Forms, needs: Iterable[str]) -> None:
        known = forms.known
        self._forms = forms
        self._compounds, self._capitalised = known.compounds, known.has("nouns_capitalised")
        self._classes = {name.lstrip("$"): words for name, words in known.groups("classes").items()}
        self._words = frozenset(needs)
        self._openers: dict[str, set[str]] = {}
        self._met: dict[str, Words] = {}
        self._class_names: dict[str, Words] = {}

    def need(self, text: str) -> Need:
        """A frame's need, ready to be looked for; make all of them before the first sentence is read."""
        if text.startswith("$"):
            listed = sorted(w for w in self._classes.get(text[1:], ()) if len(split(w)) > 1)
            return self._opened(text, text, tuple(tuple(split(phrase)) for phrase in listed))
        return self._opened("", text, (tuple(text.split()),)) if " " in text else Need(text)

    def _opened(self, word: str, text: str, phrases: tuple[tuple[str, ...], ...]) -> Need:
        opener = f"{text} …"
        for phrase in phrases:
            self._openers.setdefault(phrase[0], set()).add(opener)
        return Need(word, phrases, opener if phrases else "")

    def sites(self, tokens: Sequence[Token], clauses: Sequence[Clause]) -> list[Site]:
        """The clauses of a sentence as places for acts."""
        met = [self._stands_for(token) for token in tokens]
        return [Site(tokens, clause, met, _places(clause)) for clause in clauses]

    def classes(self, token: Token) -> Words:
        """The names of the classes that the token belongs to, by itself or as the last part of a compound."""
        if token.text not in self._class_names:
            self._class_names[token.text] = frozenset(
                name
                for name, words in self._classes.items()
                if token.is_word and self._belongs(token, words, MIN_SUFFIX)
            )
        return self._class_names[token.text]

    def _stands_for(self, token: Token) -> Words:
        if token.text not in self._met:
            self._met[token.text] = frozenset(self._needs_met(token)) if token.is_word else frozenset()
        return self._met[token.text]

    def _needs_met(self, token: Token) -> Iterable[str]:
        yield from token.lemmas & self._words
        for lemma in token.lemmas & self._openers.keys():
            yield from self._openers[lemma]
        yield from (s for s in self._endings(token, MIN_SUFFIX) if s in self._words and s not in self._forms.closed)
        for name, words in self._classes.items():
            if self._belongs(token, words, MIN_CLASS_SUFFIX):
                yield "$" + name

    def _belongs(self, token: Token, words: Words, shortest: int) -> bool:
        if not token.lemmas.isdisjoint(words):
            return True
        return self._compounds and any(s in words for s in self._endings(token, shortest))

    def _endings(self, token: Token, shortest: int) -> Iterator[str]:
        """The last parts that the word has if it is a compound: a German one is a noun, with a capital."""
        small = self._capitalised and not token.is_capital
        if not self._compounds or small or len(token.lower) <= MIN_SUFFIX + MIN_REST:
            return
        listed = self._forms.somebody(token)
        first, last = (LISTED_REST, max(shortest, MIN_SUFFIX)) if listed else (MIN_REST, shortest)
        for lemma in token.lemmas:
            yield from (lemma[cut:] for cut in range(first, len(lemma) - last + 1))


def _places(clause: Clause) -> tuple[int, ...]:
    """The clause and the infinitive that completes it, the clause that it resumes, the noun that it speaks of."""
    relative = clause.kind == "relative"
    before = range(max(0, clause.start - ANTECEDENT), clause.start) if relative else range(0)
    return (*range(clause.start, clause.reach), *clause.resumes, *before)
