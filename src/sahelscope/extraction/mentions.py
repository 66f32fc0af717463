"""Who is named in a sentence: names, titles with names, bodies of a state, nationality adjectives, pronouns.

A mention is a noun phrase with its determiner, its governing preposition and, where the text says so, the state or
organisation that it belongs to. Nothing is resolved here: what needs the article's memory carries no actor yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sahelscope.extraction.attachment import REACH, Attacher
from sahelscope.extraction.bodies import bodies, home_of
from sahelscope.extraction.closed import closed_words
from sahelscope.extraction.gazetteer import Name, adjective_at, state
from sahelscope.extraction.heads import HeadPhrases
from sahelscope.extraction.nouns import Head, nouns
from sahelscope.extraction.owners import Owners
from sahelscope.extraction.people import Names
from sahelscope.extraction.phrases import Mention, Office, Phrases
from sahelscope.extraction.pronouns import small_words
from sahelscope.extraction.tokens import GENITIVE, Token, follower
from sahelscope.reference.languages import Language

SEATED = frozenset(("government", "population"))


class Finder:
    """Finds the mentions of one article's sentences; names that the article teaches beat the gazetteer."""

    def __init__(self, known: Language) -> None:
        self.names = Names(known)
        self.bodies = bodies(known.code)
        self._known = known
        self._words = closed_words(known.code)
        self._nouns = nouns(known.code)
        self._heads = HeadPhrases(known, self.names)
        self._owners = Owners(known, self.names)
        self._small = small_words(known.code)
        self._attacher = Attacher(self._words)

    def find(self, tokens: Sequence[Token]) -> Phrases:
        """All mentions of a sentence in order, none overlapping but nationality adjectives inside a phrase."""
        found, at = Phrases(), 0
        while at < len(tokens):
            mention = self._at(tokens, at, found)
            if mention is None:
                at += 1
            else:
                found.mentions.append(mention)
                at = max(mention.end, at + 1)
        self._attacher.attach(tokens, found.mentions)
        self._place_bodies(found.mentions)
        return found

    def _at(self, tokens: Sequence[Token], at: int, found: Phrases) -> Mention | None:
        head, name = self._nouns.at(tokens, at), self.names.at(tokens, at)
        if head is not None and (name is None or self._is_heavier(head, name, tokens[at:])):
            return self._heads.read(tokens, at, head, found)
        if name is not None:
            return self._name_phrase(tokens, at, name, found)
        return self._small.at(tokens, at)

    def _is_heavier(self, head: Head, name: Name, here: Sequence[Token]) -> bool:
        """A noun begins a phrase, name and all: `groupe Wagner`; names of common nouns only are longer than it."""
        if here[0].text.islower():
            return name.length < head.length or not all(t.text.islower() for t in here[: name.length])
        return name.length <= head.length and not head.first

    # ---- names -----------------------------------------------------------------------------------------------------

    def _name_phrase(self, tokens: Sequence[Token], at: int, name: Name, found: Phrases) -> Mention:
        end = at + name.length
        mention = Mention(at, end, name.how, (name.actor,), owned=name.owned)
        if end < len(tokens) and tokens[end].lower == GENITIVE:
            mention.owned = True
        if self._compound_follows(tokens, end):
            mention.how, mention.owned = "adjective", True
        elif name.of_person and name.how == "name":
            self._apposed_office(tokens, mention, found)
        return mention

    def _compound_follows(self, tokens: Sequence[Token], at: int) -> bool:
        """`de NAVO-toetreding`: the name only qualifies the noun that its compound ends in."""
        after = follower(tokens, at)
        if after is None or tokens[at].text != "-" or not (tokens[at].glued and after.glued):
            return False
        if not self._words.compounds or not after.is_word or self._nouns.at(tokens, at + 1) is not None:
            return False
        return not (tokens[at + 2 : at + 3] and tokens[at + 2].text == ":" and self.names.at(tokens, at + 1))

    def _apposed_office(self, tokens: Sequence[Token], mention: Mention, found: Phrases) -> None:
        """`Pashinyan, il leader armeno`: the office that follows a name."""
        comma = mention.end
        if comma >= len(tokens) or tokens[comma].text != ",":
            return
        for at in range(comma + 1, min(comma + REACH, len(tokens))):
            head = self._nouns.at(tokens, at)
            if head is not None and head.is_title:
                found.offices.append(self._office(tokens, mention, at, head))
                return
            if self._words.stops(tokens[at]) or tokens[at].lower in self._words.prepositions:
                return

    def _office(self, tokens: Sequence[Token], mention: Mention, at: int, head: Head) -> Office:
        person = mention.actors[0]
        after, end = self._owners.after(tokens, at + head.length)
        adjectives = (adjective_at(tokens, step, self._known)[0] for step in range(mention.end + 1, at))
        before = next((country for country in adjectives if country), "")
        body = state(before) if before else after or home_of(person)
        return Office(person, head.noun, head.kind, body, mention.start, end)

    # ---- bodies beside a place -------------------------------------------------------------------------------------

    def _place_bodies(self, mentions: Sequence[Mention]) -> None:
        """`die Regierung in Tiflis`, `the juntas in Bamako and Niamey`: the capital says whose body it is."""
        for body, place in pairwise(mentions):
            near = 0 < place.start - body.end <= 1 and place.how in {"capital", "name"}
            if body.actors or body.how not in {"role", "title"} or not near:
                continue
            if place.prep in self._words.origins and place.actors[0].kind != "person":
                body.actors = tuple(self.bodies.of(a, body.noun, body.body_kind) for a in place.actors)
            if place.prep in self._words.locative and body.kind in SEATED:
                places = [m for m in mentions if m is place or (m.group >= 0 and m.group == place.group)]
                owners = [state(a.country) for m in places for a in m.actors if a.country]
                body.actors = tuple(self.bodies.of(o, body.noun, body.body_kind) for o in owners)
