"""Towns and regions by name: the longest known one that starts at a token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sahelscope.extraction.tokens import Token
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


@cache
def _places(code: str) -> Mapping[tuple[str, ...], PlaceEntry]:
    return {tuple(folded(name).replace("-", " - ").split()): place for name, place in place_names(code).items()}
