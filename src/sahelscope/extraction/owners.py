"""Whose a title or a role noun is: the state or organisation named right before or after it."""

from __future__ import annotations

from collections.abc import Sequence

from sahelscope.extraction.attachment import REACH
from sahelscope.extraction.closed import closed_words
from sahelscope.extraction.gazetteer import adjective_at, state
from sahelscope.extraction.people import Names
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import GENITIVE, QUOTES, Token
from sahelscope.extraction.towns import town_at
from sahelscope.extraction.wordings import Wordings
from sahelscope.records import Actor
from sahelscope.reference.languages import Language

MAX_LISTED = 12  # owners of one noun
BEFORE = 3  # tokens between an owner and the noun

Owner = Actor | None


class Owners:
    """Finds owners in one language; the names are those of the article."""

    def __init__(self, known: Language, names: Names) -> None:
        self._known = known
        self._names = names
        self._words = closed_words(known.code)
        listed = {base: english for english, bases in known.groups("regions").items() for base in bases}
        self._regions = Wordings({form: english for base, english in listed.items() for form in known.inflected(base)})

    # ---- no single state -------------------------------------------------------------------------------------------

    def region(self, tokens: Sequence[Token], start: int, end: int) -> str:
        """`West African leaders`, `combattants étrangers`: the adjective that gives a head to no one state."""
        before = self._regions.length_before(tokens, start)
        after = self._regions.at(tokens, end) if self._words.adjectives_follow else None
        found = self._regions.at(tokens, start - before) if before else after
        return found[1] if found else ""

    # ---- after the noun --------------------------------------------------------------------------------------------

    def after(self, tokens: Sequence[Token], at: int) -> tuple[Owner, int]:
        """The owner that follows a head (`van Mali`, `malien`, `der Ukraine`), and where the phrase ends."""
        if at >= len(tokens) or (tokens[at].text == "-" and tokens[at].glued):
            return None, at
        owner, end = self.adjective_after(tokens, at) if self._words.adjectives_follow else (None, at)
        return (owner, end) if owner else self._complement(tokens, at)

    def adjective_after(self, tokens: Sequence[Token], at: int) -> tuple[Owner, int]:
        """The nationality that follows a head, in languages where adjectives may."""
        for step in range(at, min(at + REACH, len(tokens))):
            country, length = adjective_at(tokens, step, self._known)
            if country:
                return state(country), step + length
            if not tokens[step].is_word or tokens[step].is_capital or self._closes(tokens[step]):
                break
        return None, at

    def _closes(self, token: Token) -> bool:
        """Whether another phrase begins here; an `of` phrase still belongs to the noun."""
        if token.lower in self._words.owner_forms:
            return self._words.stops(token)
        other = token.lower in self._words.articles or token.lower in self._words.prepositions
        return other or self._words.stops(token) or self._words.forms.finite(token)

    def _complement(self, tokens: Sequence[Token], at: int) -> tuple[Owner, int]:
        """An `of` phrase, a phrase with a genitive article, or a name in the genitive."""
        word = tokens[at].lower
        step = at
        if word in self._words.owner_forms:
            step = at + 1
        elif "gen" not in self._words.cases.get(word, ()):
            named = self._names.at(tokens, at) if self._words.genitive_s else None
            return (named.actor, at + named.length) if named and named.owned else (None, at)
        while step < len(tokens) and (tokens[step].lower in self._words.articles or tokens[step].text in QUOTES):
            step += 1
        owner, end = self._within(tokens, step)
        return (owner, end) if owner else (None, at)

    def _within(self, tokens: Sequence[Token], at: int) -> tuple[Owner, int]:
        """The name or nationality in what follows `of`: `Sprecher des ukrainischen Militärgeheimdienstes`."""
        for step in range(at, min(at + REACH, len(tokens))):
            token = tokens[step]
            if token.text == "-" and token.glued:
                continue  # `of the pro-Kurdish DEM Party`
            if self._words.stops(token) or self._words.forms.finite(token):
                break
            named = self._names.at(tokens, step)
            if named is not None and not named.of_person:
                return named.actor, step + named.length
            if named is None and town_at(tokens, step, self._known.code):
                break
            country, length = adjective_at(tokens, step, self._known)
            if country:
                end = step + length
                return state(country), end if self._words.adjectives_follow else min(end + 1, len(tokens))
            if token.lower in self._words.prepositions and token.lower not in self._words.owner_forms:
                break
        return None, at

    def listed_after(self, tokens: Sequence[Token], at: int) -> tuple[list[Actor], int]:
        """`ministri del Niger e del Ciad`: the owners that go on the list with `of` repeated, up to a coordinator's."""
        owners: list[Actor] = []
        for _ in range(MAX_LISTED):
            joint = at + 1 < len(tokens) and (tokens[at].text == "," or tokens[at].lower in self._words.coordinators)
            if not joint or tokens[at + 1].lower not in self._words.owner_forms:
                break
            last = tokens[at].text != ","
            name_at = at + 2
            while name_at < len(tokens) and tokens[name_at].lower in self._words.articles:
                name_at += 1
            named = self._names.at(tokens, name_at) if name_at < len(tokens) else None
            if named is None or named.of_person:
                break
            owners.append(named.actor)
            at = name_at + named.length
            if last:
                return owners, at
        return [], at

    # ---- before the noun -------------------------------------------------------------------------------------------

    def before(self, tokens: Sequence[Token], at: int, prefix: str, mentions: list[Mention]) -> tuple[Owner, int]:
        """The owner that precedes a head (`Russian`, `Kremlin-`, `Mali's`), and where the phrase starts.

        Mentions that the phrase takes in are taken from the list; a possessive stays, for memory to say whose it is.
        """
        named = self._prefixed(prefix)
        if named is not None:
            return named, at
        start = at
        while mentions and at - mentions[-1].end <= BEFORE and self._modifies(tokens, mentions[-1], at):
            start = mentions[-1].start
            if mentions[-1].how == "possessive":
                break
            last = mentions.pop()
            if last.actors:
                return last.actors[0], _possessed(start, mentions)
        return None, start

    def _prefixed(self, prefix: str) -> Owner:
        """The first part of a compound: `Kremlwoordvoerder`, `Regierungssprecher`."""
        name = self._names.gazetteer.word(prefix.rstrip("-").removesuffix("s")) or self._names.gazetteer.word(prefix)
        return name.actor if name else None

    def _modifies(self, tokens: Sequence[Token], last: Mention, at: int) -> bool:
        between = tokens[last.end : at]
        if last.how == "adjective":
            return all(t.text == "-" or self._plain(t) for t in between)
        words = [t.lower for t in between]
        if words in ([GENITIVE], ["-"]):
            return True
        if words or last.how not in {"name", "capital"}:
            return False
        return last.owned or (self._known.has("names_qualify") and not last.prep)

    def _plain(self, token: Token) -> bool:
        closed = token.lower in self._words.prepositions or token.lower in self._words.articles
        return token.is_word and not (closed or self._words.stops(token) or self._words.forms.finite(token))

    def further(self, tokens: Sequence[Token], mention: Mention, before: list[Mention]) -> list[Actor]:
        """`Kyrgyz and Tajik soldiers`: adjectives coordinated with the one that the phrase took in."""
        owners: list[Actor] = []
        while before and before[-1].how == "adjective":
            between = [t.lower for t in tokens[before[-1].end : mention.start]]
            if len(between) != 1 or not (between[0] in self._words.coordinators or between[0] == ","):
                break
            last = before.pop()
            owners[:0] = last.actors
            mention.start, mention.number = last.start, "p"
        return owners


def _possessed(start: int, mentions: Sequence[Mention]) -> int:
    """`met zijn Turkse ambtgenoot`: the phrase begins with the possessive before its adjective."""
    possessive = bool(mentions) and mentions[-1].how == "possessive" and mentions[-1].end == start
    return mentions[-1].start if possessive else start
