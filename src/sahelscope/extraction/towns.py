"""Towns and regions by name: the longest known one that starts at a token."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache

from sahelscope.extraction.tokens import Token
from sahelscope.reference.languages import Language, Words
from sahelscope.reference.names import folded
from sahelscope.reference.places import PlaceEntry, place_names

LONGEST = 8  # tokens of a place name, hyphens among them


def town_at(tokens: Sequence[Token], at: int, code: str) -> tuple[PlaceEntry, int] | None:
    """The place that this token begins in the language's spelling, and its length in tokens."""
    if not tokens[at].is_capital:
        return None
    keys, known = tuple(t.key for t in tokens[at : at + LONGEST]), _places(code)
    lengths = (length for length in range(len(keys), 0, -1) if keys[:length] in known)
    return next(((known[keys[:length]], length) for length in lengths), None)


class Seats:
    """Towns that say whose a body beside them is: `the mayor of Odesa`, `Jugendliche in Kano`, `In Almaty …`."""

    def __init__(self, known: Language) -> None:
        self._code = known.code
        self._of = known.with_forms(known.words("owner_prepositions") | known.words("locative_prepositions"))
        self._in = known.with_forms(known.words("locative_prepositions"))

    def after(self, tokens: Sequence[Token], at: int) -> str:
        """The country of the town in the phrase that opens at this token, or ''."""
        return self._governed(tokens, at, self._of) if at < len(tokens) else ""

    def before(self, tokens: Sequence[Token], end: int, seats: Container[int]) -> str:
        """The country of the last town that the sentence names as a place before this token, or ''; no body's seat."""
        countries = (self._governed(tokens, at, self._in) for at in range(end - 2, -1, -1) if at not in seats)
        return next((country for country in countries if country), "")

    def _governed(self, tokens: Sequence[Token], at: int, prepositions: Words) -> str:
        if tokens[at].lower not in prepositions or at + 1 >= len(tokens):
            return ""
        town = town_at(tokens, at + 1, self._code)
        return town[0].country if town else ""


@cache
def _places(code: str) -> Mapping[tuple[str, ...], PlaceEntry]:
    return {tuple(folded(name).replace("-", " - ").split()): place for name, place in place_names(code).items()}
