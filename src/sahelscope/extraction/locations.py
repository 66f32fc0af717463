"""Where an act happened, if the clause says so: a known place after a locative preposition, never a guess."""

from __future__ import annotations

from collections.abc import Sequence

from sahelscope.extraction.acts import Act
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import Token
from sahelscope.extraction.towns import town_at
from sahelscope.records import Place
from sahelscope.reference.languages import Language

GAP = 2  # article and adjective between preposition and name

Located = tuple[int, Place]


class Locator:
    """Finds places in one language."""

    def __init__(self, known: Language) -> None:
        self._code = known.code
        self._locative = known.words("locative_prepositions")
        self._locative_forms = known.with_forms(self._locative)
        self._articles = known.words("articles", "definite")

    def place_of(self, parsed: Parsed, act: Act) -> Place | None:
        """The place named in the act's own clause, the nearest one where there are several; towns before states."""
        found = self._named(parsed, act) or self._states(parsed, act)
        return min(found, key=lambda located: abs(located[0] - act.head))[1] if found else None

    def _named(self, parsed: Parsed, act: Act) -> list[Located]:
        found = []
        for i in range(act.clause.start, act.clause.end):
            if self._is_located(parsed.tokens, i):
                place = self._at(parsed.tokens, i)
                if place is not None:
                    found.append((i, place))
        return found

    def _is_located(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a locative preposition governs the name, articles and small words between them."""
        for token in reversed(tokens[max(0, i - 1 - GAP) : i]):
            if token.lower in self._locative_forms:
                return True
            if not (token.lower in self._articles or token.text.islower()):
                return False
        return False

    def _at(self, tokens: Sequence[Token], i: int) -> Place | None:
        found = town_at(tokens, i, self._code)
        if found is None:
            return None
        entry, length = found
        name = " ".join(t.text for t in tokens[i : i + length]).replace(" - ", "-")
        return Place(name, entry.country, entry.kind, entry.latitude, entry.longitude)

    def _states(self, parsed: Parsed, act: Act) -> list[Located]:
        inside = (m for m in parsed.within(act.clause) if m.how == "name" and m.prep in self._locative_forms)
        return [(m.start, _state_place(parsed.tokens, m)) for m in inside if m.actors[0].kind == "state"]


def _state_place(tokens: Sequence[Token], mention: Mention) -> Place:
    name = " ".join(t.text for t in tokens[mention.start : mention.end] if t.is_capital)
    return Place(name or mention.actors[0].name, mention.actors[0].country, "country")
