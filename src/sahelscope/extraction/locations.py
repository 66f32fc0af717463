"""Where an act happened, if the clause says so: a known place after a locative preposition, never a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sahelscope.extraction.acts import Act
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.roles import Parsed
from sahelscope.extraction.tokens import Token
from sahelscope.records import Place
from sahelscope.reference.languages import Language
from sahelscope.reference.names import folded
from sahelscope.reference.places import PlaceEntry, place_names

LONGEST = 4  # words of a place name
GAP = 2  # article and adjective between preposition and name


@cache
def _known(code: str) -> Mapping[tuple[str, ...], PlaceEntry]:
    return {tuple(folded(name).replace("-", " - ").split()): place for name, place in place_names(code).items()}


class Locator:
    """Finds places in one language."""

    def __init__(self, known: Language) -> None:
        self._code = known.code
        base = known.table("preposition_base")
        locative = known.words("locative_prepositions")
        self._locative = locative | {form for form, of in base.items() if of in locative}
        self._articles = known.words("articles", "definite")

    def place_of(self, parsed: Parsed, act: Act) -> Place | None:
        """The place named in the act's own clause, the nearest one where there are several."""
        found = self._named(parsed, act) or self._states(parsed, act)
        return min(found, key=lambda p: abs(p[0] - act.head))[1] if found else None

    def _named(self, parsed: Parsed, act: Act) -> list[tuple[int, Place]]:
        places = []
        for i in range(act.clause.start, act.clause.end):
            place = (
                self._at(parsed.tokens, i) if parsed.tokens[i].is_capital and self._located(parsed.tokens, i) else None
            )
            if place is not None:
                places.append((i, place))
        return places

    def _states(self, parsed: Parsed, act: Act) -> list[tuple[int, Place]]:
        return [
            (m.start, self._of_state(parsed.tokens, m))
            for m in parsed.within(act.clause)
            if m.how == "name" and m.prep in self._locative and m.actors[0].kind == "state"
        ]

    def _of_state(self, tokens: Sequence[Token], mention: Mention) -> Place:
        state = mention.actors[0]
        name = " ".join(t.text for t in tokens[mention.start : mention.end] if t.is_capital)
        return Place(name or state.name, state.country, "country")

    def _located(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a locative preposition governs the name, or it opens the line as a dateline does."""
        for token in reversed(tokens[max(0, i - 1 - GAP) : i]):
            if token.lower in self._locative:
                return True
            if not (token.lower in self._articles or token.text.islower()):
                return False
        return False

    def _at(self, tokens: Sequence[Token], i: int) -> Place | None:
        keys = [t.key for t in tokens[i : i + 2 * LONGEST]]
        for length in range(len(keys), 0, -1):
            entry = _known(self._code).get(tuple(keys[:length]))
            if entry is not None:
                name = " ".join(t.text for t in tokens[i : i + length]).replace(" - ", "-")
                return Place(name, entry.country, entry.kind, entry.latitude, entry.longitude)
        return None
