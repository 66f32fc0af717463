"""The words of time in one language, read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sahelscope import dates
from sahelscope.extraction.tokens import Token
from sahelscope.extraction.wordings import Wordings, wordings
from sahelscope.reference.languages import Language, Words

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}  # EDTF's numbers
SHORT_MONTH = 3  # letters: May, Mai, mei are other words, too
WEEKDAYS = 7


class TimeWords:
    """Months, weekdays, seasons, units, and the words around them."""

    def __init__(self, known: Language) -> None:
        self._months = {_bare(form): n for n, forms in enumerate(known.rows("month_forms"), 1) for form in forms}
        self._weekdays = {_bare(form): n for n, forms in enumerate(known.rows("weekday_forms")) for form in forms}
        self.seasons = {word: SEASONS[season] for season, words in known.groups("seasons").items() for word in words}
        self.numbers = known.numbers("number_words")
        self.units = {word: unit for unit, words in known.groups("time_units").items() for word in words}
        self.offsets = Wordings({str(word): offset for word, offset in known.raw("date_words").items() if offset})
        self.phrases = {part: wordings(words) for part, words in known.groups("date_parts").items()}
        self._parts = known.groups("date_parts")
        self.small = known.words("prepositions") | known.words("articles", "definite")
        self.day_after_month = known.has("day_after_month")
        self._months_capitalised = known.has("months_capitalised")
        self._weekdays_capitalised = known.has("weekdays_capitalised")

    def part(self, name: str) -> Words:
        """The words of one list of `date_parts`."""
        return self._parts[name]

    def among(self, tokens: Iterable[Token], *parts: str) -> bool:
        """Whether one of the tokens is a word of one of these parts."""
        return any(token.lower in self._parts[part] for token in tokens for part in parts)

    def month(self, tokens: Sequence[Token], at: int) -> int:
        """1 to 12 where a month stands here, else 0."""
        if at >= len(tokens) or (self._months_capitalised and not tokens[at].is_capital):
            return 0
        return self._months.get(tokens[at].lower, 0)

    def weekday(self, token: Token) -> int | None:
        """0 for Monday to 6 where the token is a weekday."""
        if self._weekdays_capitalised and not token.is_capital:
            return None
        return self._weekdays.get(token.lower)

    def is_sure_month(self, tokens: Sequence[Token], at: int) -> bool:
        """Bare `May`, `Mai`, `mei` is a month only after a preposition or an article."""
        return len(tokens[at].text) > SHORT_MONTH or any(t.lower in self.small for t in tokens[max(0, at - 2) : at])


def started(season: int, month: int) -> bool:
    """Whether the season has begun in this month of its year."""
    return dates.SEASON_STARTS[season] <= month


def _bare(form: str) -> str:
    return form.rstrip(".")
