"""Names in an article: those of the gazetteer, and those that the article teaches with a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sahelscope.extraction.closed import closed_words
from sahelscope.extraction.gazetteer import Gazetteer, Name, adjective_at, gazetteer
from sahelscope.extraction.nouns import nouns
from sahelscope.extraction.tokens import Token
from sahelscope.records import Actor
from sahelscope.reference.languages import Language, Words, language, supported
from sahelscope.reference.names import identifier

NAMESAKES = frozenset(("armed_group", "company", "media"))  # a minister named Wagner is no mercenary
MAX_NAME = 5  # tokens


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an article taught: these words name this actor; `official` where it holds an office of some state."""

    actor: Actor
    words: tuple[str, ...]
    official: bool


class Names:
    """Names known in one article; learned ones beat the gazetteer where they are as long."""

    def __init__(self, known: Language) -> None:
        self.gazetteer = gazetteer(known.code)
        self._language = known
        self._words = closed_words(known.code)
        self._nouns = nouns(known.code)
        self._particles = name_particles()
        self._learned = Gazetteer(genitive_s=known.genitive_s)
        self._lessons: list[Lesson] = []

    # ---- finding ---------------------------------------------------------------------------------------------------

    def at(self, tokens: Sequence[Token], at: int) -> Name | None:
        """The name that starts here; weak names of the gazetteer stand for nobody by themselves."""
        token = tokens[at]
        if token.text.islower() and token.is_word:
            return self._common_at(tokens, at)
        if not (token.is_word or token.is_number):
            return None
        learned, known = self._learned.at(tokens, at), self.gazetteer.at(tokens, at)
        if learned is not None and (known is None or learned.length >= known.length):
            return learned
        return None if known is not None and known.how == "weak" else known

    def _common_at(self, tokens: Sequence[Token], at: int) -> Name | None:
        """A name that begins in small letters, `talibans`, and no article: `the West` may be the West African bloc."""
        known = None if tokens[at].lower in self._words.articles else self.gazetteer.at(tokens, at)
        return known if known is not None and known.how == "name" else None

    def person_at(self, tokens: Sequence[Token], at: int) -> Name | None:
        """A person's name at this token: known, learned, or capitalised words that nothing else explains."""
        if at >= len(tokens) or not tokens[at].is_capital:
            return None
        known, length = self._learned.at(tokens, at) or self.gazetteer.at(tokens, at), self.length(tokens, at)
        if known is not None and known.of_person and known.length >= length:
            return known
        if not length or (known is not None and self._is_other(known, length)):
            return None
        return self._known_by_last(tokens, at, length) or self._new_person(tokens, at, length)

    def _is_other(self, known: Name, length: int) -> bool:
        """Whether what stands here is a state, a body or a group, and no person of that name."""
        if known.length < length:
            return False
        return known.length > length or known.how == "capital" or known.actor.kind not in NAMESAKES

    def _known_by_last(self, tokens: Sequence[Token], at: int, length: int) -> Name | None:
        """`Emmanuel Jean Macron`: first name and last name of a known person, with another between."""
        last = self.gazetteer.at(tokens, at + length - 1) if length > 1 else None
        if last is None or last.how != "name" or not last.of_person or last.length > 1:
            return None
        return replace(last, length=length) if spelled(tokens, at, length).split()[0] in last.actor.name else None

    def _new_person(self, tokens: Sequence[Token], at: int, length: int) -> Name:
        text = spelled(tokens, at, length)
        return Name(Actor(identifier(text), text, "person"), "learned", length)

    def length(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens from here may be one name: capitalised words, hyphens and particles between them."""
        end = at
        while end < min(len(tokens), at + MAX_NAME) and self._goes_on(tokens, end, opens=end == at):
            end += 1
        while end > at and (tokens[end - 1].text == "-" or tokens[end - 1].lower in self._particles):
            end -= 1
        return end - at

    def _goes_on(self, tokens: Sequence[Token], at: int, *, opens: bool) -> bool:
        token = tokens[at]
        part = token.is_word and token.is_capital and not adjective_at(tokens, at, self._language)[1]
        if opens:
            common = self._words.stops(token) or token.lower in self._words.articles
            return part and not common and not self._nouns.at(tokens, at)
        if token.text == "-" and token.glued:
            return True
        if token.lower in self._particles and self._name_follows(tokens, at):
            return True
        return part and token.lower not in self._words.articles

    def _name_follows(self, tokens: Sequence[Token], particle: int) -> bool:
        """Whether a name's particle is followed by a name, and not by a state: `Bongo van Gabon`."""
        at = particle + 1
        if at >= len(tokens) or not tokens[at].is_capital:
            return False
        known = self.gazetteer.at(tokens, at)
        return known is None or known.of_person

    # ---- learning --------------------------------------------------------------------------------------------------

    def settle(self, home: str) -> None:
        """Officials of no named state belong to the article's own; called once all names are learned."""
        lessons, self._lessons = self._lessons, []
        self._learned = Gazetteer(genitive_s=self._words.genitive_s)
        for lesson in lessons:
            homeless = lesson.official and not lesson.actor.country and not lesson.actor.of and home
            self.learn(replace(lesson, actor=replace(lesson.actor, country=home)) if homeless else lesson)

    def learn(self, lesson: Lesson) -> None:
        """From here on in this article the full name and its last word name this actor."""
        self._lessons.append(lesson)
        last = lesson.words[-1]
        if len(last) <= 1:
            return
        self._learned.add(" ".join(lesson.words), lesson.actor, "name")
        if not self._words.genitive_s or not last.endswith("s"):
            self._learned.add(last, lesson.actor, "name")


def spelled(tokens: Sequence[Token], at: int, length: int) -> str:
    """The name as one writes it."""
    return " ".join(t.text for t in tokens[at : at + length]).replace(" - ", "-")


@cache
def name_particles() -> Words:
    """Small words inside names, of all languages: names travel."""
    return frozenset().union(*(language(code).words("name_particles") for code in supported()))
