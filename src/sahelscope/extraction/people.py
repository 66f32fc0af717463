"""Names in an article: those of the gazetteer, and those that the article teaches with a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sahelscope.extraction.closed import closed_words
from sahelscope.extraction.gazetteer import Gazetteer, Name, adjective_at, gazetteer
from sahelscope.extraction.nouns import nouns
from sahelscope.extraction.tokens import Token
from sahelscope.records import Actor
from sahelscope.reference.languages import Language
from sahelscope.reference.names import identifier

NAME_PARTS = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ben",
        "ould",
        "ag",
        "zu",
        "du",
        "da",
        "di",
        "dos",
        "ibn",
    ]
)
NAMESAKES = frozenset(("armed_group", "company", "media"))  # a minister named Wagner is no mercenary
MAX_NAME = 5


class Names:
    """Names known in one article; learned ones beat the gazetteer where they are as long."""

    def __init__(self, known: Language) -> None:
        self._language = known
        self._words = closed_words(known.code)
        self._nouns = nouns(known.code)
        self.gazetteer = gazetteer(known.code)
        self.learned = Gazetteer(known.genitive_s)
        self._taught: list[tuple[Actor, Sequence[str], bool]] = []

    def at(self, tokens: Sequence[Token], names: list[str], at: int) -> Name | None:
        token = tokens[at]
        if not (token.is_word or token.is_number) or (token.text.islower() and not token.is_number):
            return None
        learned = self.learned.at(names, at)
        known = self.gazetteer.at(names, at)
        if learned is not None and (known is None or learned.length >= known.length):
            return learned
        return None if known is not None and known.how == "weak" else known

    def person_at(self, tokens: Sequence[Token], names: list[str], at: int) -> Name | None:
        """A person's name at this token: known, learned, or capitalised words that nothing else explains."""
        if at >= len(tokens) or not tokens[at].is_capital:
            return None
        known = self.learned.at(names, at) or self.gazetteer.at(names, at)
        length = self.name_length(tokens, names, at)
        if known is not None and known.length >= length:
            if known.actor.kind == "person":
                return known
            if known.length > length or not length or (known.how != "capital" and known.actor.kind not in NAMESAKES):
                return None
        if not length:
            return known if known is not None and known.actor.kind == "person" else None
        text = " ".join(t.text for t in tokens[at : at + length]).replace(" - ", "-")
        inner = self.gazetteer.at(names, at + length - 1) if length > 1 else None
        if (
            inner is not None
            and inner.how == "name"
            and inner.actor.kind == "person"
            and inner.length == 1
            and text.split()[0] in inner.actor.name
        ):
            return replace(inner, length=length)
        return Name(Actor(identifier(text), text, "person"), "learned", length)

    def name_length(self, tokens: Sequence[Token], names: list[str], at: int) -> int:
        end = at
        while end < len(tokens) and end - at < MAX_NAME:
            token = tokens[end]
            if token.text == "-" and token.glued and end > at:
                end += 1
                continue
            particle = token.lower in NAME_PARTS and end > at and self._name_goes_on(tokens, names, end + 1)
            name = token.is_word and token.is_capital and not adjective_at(tokens, end, self._language)[1]
            if not (name or particle) or (end > at and tokens[end].lower in self._words.articles and not particle):
                break
            if (
                name
                and end == at
                and (self._nouns.at(tokens, end) or self._words.stops(token) or token.lower in self._words.articles)
            ):
                break
            end += 1
        while end > at and (tokens[end - 1].text == "-" or tokens[end - 1].lower in NAME_PARTS):
            end -= 1
        return end - at

    def _name_goes_on(self, tokens: Sequence[Token], names: list[str], at: int) -> bool:
        """Whether a name's particle is followed by a name, and not by a state: `Bongo van Gabon`."""
        if at >= len(tokens) or not tokens[at].is_capital:
            return False
        known = self.gazetteer.at(names, at)
        return known is None or known.actor.kind == "person"

    def settle(self, home: str) -> None:
        """Officials of no named state belong to the article's own; called once all names are learned."""
        taught, self._taught, self.learned = self._taught, [], Gazetteer(self._words.genitive_s)
        for person, words, official in taught:
            homeless = official and not person.country and not person.of and home
            self.learn(replace(person, country=home) if homeless else person, words, official=official)

    def learn(self, person: Actor, words: Sequence[str], *, official: bool) -> None:
        """From now on in this article the full name and its last word name this person."""
        self._taught.append((person, words, official))
        if len(words[-1]) <= 1:
            return
        self.learned.add(" ".join(words), person, "name")
        last = words[-1]
        if not self._words.genitive_s or not last.endswith("s"):
            self.learned.add(last, person, "name")
