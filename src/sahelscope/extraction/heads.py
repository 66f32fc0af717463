"""Phrases headed by a title or role noun: `Malian army`, `President Macron`, `persbureau Bloomberg`, `the country`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sahelscope.extraction.attachment import REACH
from sahelscope.extraction.bodies import belonging, bodies, home_of
from sahelscope.extraction.closed import closed_words
from sahelscope.extraction.gazetteer import Name
from sahelscope.extraction.nouns import Head
from sahelscope.extraction.owners import Owners
from sahelscope.extraction.people import Lesson, Names, spelled
from sahelscope.extraction.phrases import Mention, Office, Phrases
from sahelscope.extraction.tokens import Token
from sahelscope.records import Actor
from sahelscope.reference.languages import Language

NAMED_KINDS = frozenset(("company", "media", "organisation", "armed_group"))  # a name may follow their noun
EPITHETS = frozenset(("country", "alliance"))
NO_BODIES = frozenset(("person", "state"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head in its sentence at token `at`: where its phrase starts and ends, and whose it is."""

    head: Head
    at: int
    start: int
    end: int
    owner: Actor | None


class HeadPhrases:
    """Reads them in one language; names that they teach are learned."""

    def __init__(self, known: Language, names: Names) -> None:
        self._names = names
        self._words = closed_words(known.code)
        self._bodies = bodies(known.code)
        self._owners = Owners(known, names)

    def read(self, tokens: Sequence[Token], at: int, head: Head, found: Phrases) -> Mention:
        """The whole phrase of the head at this token; it takes in the mentions found before that belong to it."""
        phrase = self._phrase(tokens, at, head, found.mentions)
        if head.is_title:
            mention = self._titled(tokens, phrase, found)
        elif head.kind in EPITHETS:
            return self._epithet(tokens, phrase)
        else:
            mention = self._named_body(tokens, phrase)
        return mention or self._body(tokens, phrase, found.mentions)

    def _phrase(self, tokens: Sequence[Token], at: int, head: Head, before: list[Mention]) -> Phrase:
        end = at + head.length
        possessed = bool(before) and before[-1].how == "possessive" and at - before[-1].end <= 1
        if possessed:
            after, end = self._owners.adjective_after(tokens, end) if self._words.adjectives_follow else (None, end)
        else:
            after, end = self._owners.after(tokens, end)
        owner, start = self._owners.before(tokens, at, head.first, before)
        return Phrase(head, at, start, end, owner or after)

    def _epithet(self, tokens: Sequence[Token], phrase: Phrase) -> Mention:
        """`the country`, `the bloc`, whose name memory knows; `das Nachbarland Polen` names it."""
        head, end = phrase.head, phrase.at + phrase.head.length
        named = self._names.at(tokens, end) if end < len(tokens) else None
        if named is not None and named.how == "name" and not named.of_person:
            return Mention(
                phrase.start, end + named.length, "name", (named.actor,), owner=phrase.owner, owned=named.owned
            )
        number = _number(tokens[phrase.at], head.noun)
        return Mention(phrase.start, end, "epithet", kind=head.kind, noun=head.noun, number=number, owner=phrase.owner)

    # ---- titles ----------------------------------------------------------------------------------------------------

    def _titled(self, tokens: Sequence[Token], phrase: Phrase, found: Phrases) -> Mention | None:
        """A title with a name: the person, whose office is noted and whose name is learned."""
        named = self._person(tokens, phrase.end)
        if named is None:
            return None
        name, at = named
        head, end = phrase.head, at + name.length
        person = belonging(name.actor, head.kind, phrase.owner) if name.how == "learned" else name.actor
        words = tuple(t.text for t in tokens[at:end])
        self._names.learn(Lesson(person, words, official=head.kind == "government"))
        body = phrase.owner or home_of(person)
        found.offices.append(Office(person, head.noun, head.kind, body, phrase.start, end))
        return Mention(phrase.start, end, "name", (person,), owner=phrase.owner, owned=name.owned)

    def _person(self, tokens: Sequence[Token], end: int) -> tuple[Name, int] | None:
        """The name after a title, a comma or a portfolio, and where it stands."""
        comma = end < len(tokens) and tokens[end].text == ","
        for at in (end + comma, self._after_portfolio(tokens, end)):
            name = self._names.person_at(tokens, at) if at else None
            if name is not None:
                return name, at
        return None

    def _after_portfolio(self, tokens: Sequence[Token], at: int) -> int:
        """Where a name may stand after `van Buitenlandse Zaken`, `degli Esteri`, `of Defence`; 0 where none follows."""
        if at >= len(tokens) or tokens[at].lower not in self._words.prepositions:
            return 0
        for step in range(at + 1, min(at + 2 + REACH, len(tokens))):
            if tokens[step].text == ",":
                return step + 1
            if self._words.stops(tokens[step]) or self._words.forms.finite(tokens[step]):
                return 0
            known = self._names.gazetteer.at(tokens, step)
            if known is not None and known.of_person:
                return step
        return 0

    # ---- bodies ----------------------------------------------------------------------------------------------------

    def _named_body(self, tokens: Sequence[Token], phrase: Phrase) -> Mention | None:
        """`persbureau Bloomberg`, `la chaîne BF1`: the name right after the noun, learned if it is new."""
        at = phrase.end
        if phrase.head.kind not in NAMED_KINDS or at >= len(tokens) or not tokens[at].is_capital or tokens[at].glued:
            return None
        name = self._names.at(tokens, at)
        if name is None:
            name = self._new_body(tokens, phrase)
        elif name.actor.kind in NO_BODIES or name.how != "name":
            return None
        if name is None:
            return None
        return Mention(phrase.start, at + name.length, "name", (name.actor,), owner=phrase.owner, owned=name.owned)

    def _new_body(self, tokens: Sequence[Token], phrase: Phrase) -> Name | None:
        at, length = phrase.end, self._names.length(tokens, phrase.end)
        if not length or self._words.forms.noun(tokens[at]):
            return None
        actor = self._bodies.named(spelled(tokens, at, length), phrase.head.kind, phrase.owner)
        self._names.learn(Lesson(actor, tuple(t.text for t in tokens[at : at + length]), official=False))
        return Name(actor, "name", length)

    def _body(self, tokens: Sequence[Token], phrase: Phrase, before: list[Mention]) -> Mention:
        """A body or an official of its owners; without an owner it carries no actor yet."""
        head, owner = phrase.head, phrase.owner
        mention = Mention(
            phrase.start, phrase.end, "title" if head.is_title else "role", kind=head.kind, noun=head.noun, owner=owner
        )
        mention.number = _number(tokens[phrase.at], head.noun)
        if owner is not None:
            listed, end = self._owners.listed_after(tokens, phrase.end)
            mention.end = end if listed else mention.end
            owners = [*self._owners.further(tokens, mention, before), owner, *listed]
            mention.actors = tuple(self._bodies.of(o, head.noun, mention.body_kind) for o in owners)
        elif region := self._owners.region(tokens, phrase.start, phrase.end):
            mention.actors = (self._bodies.of_region(region, head.noun, mention.body_kind, mention.number),)
        return mention


def _number(token: Token, noun: str) -> str:
    return "s" if token.lower == noun or noun not in token.lemmas else "p"
