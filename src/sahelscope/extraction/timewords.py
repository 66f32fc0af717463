"""The words of time in one language, read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

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
        self._months = _numbered(known.rows("month_forms"), 1)
        self._weekdays = _numbered(known.rows("weekday_forms"), 0)
        self._short = _shortened(known.rows("month_forms")) | _shortened(known.rows("weekday_forms"))
        self.seasons = {word: SEASONS[season] for season, words in known.groups("seasons").items() for word in words}
        self.numbers = Wordings(known.numbers("number_words"))
        self.few = wordings(known.words("date_parts", "few"))
        self.units = {word: unit for unit, words in known.groups("time_units").items() for word in words}
        self.many = frozenset(word for words in known.groups("plural_units").values() for word in words)
        self.offsets = Wordings({str(word): offset for word, offset in known.raw("date_words").items() if offset})
        self.told = Wordings({str(word): offset for word, offset in known.raw("told_words").items()})
        self.decades = known.numbers("decade_words")
        self.phrases = {part: wordings(words) for part, words in known.groups("date_parts").items()}
        self._parts = known.groups("date_parts")
        self.small = known.words("prepositions") | known.words("articles", "definite")
        self.determiners = known.determiners
        self.day_after_month = known.has("day_after_month")
        self.bare_days = known.words("articles", "definite") if known.has("bare_days") else frozenset()
        self._months_capitalised = known.has("months_capitalised")
        self._weekdays_capitalised = known.has("weekdays_capitalised")
        listed = chain(self._months, self._weekdays, self.seasons, self.units, self.decades, *self._parts.values())
        phrased = (self.numbers, self.offsets, self.told, *self.phrases.values())
        self._openers = frozenset(chain(listed, *(words.openers for words in phrased)))

    def may_begin(self, tokens: Sequence[Token], at: int) -> bool:
        """False where no expression of time can begin: most words are none of its words, nor stand before a unit."""
        token = tokens[at]
        if token.lower in self._openers or token.text[0].isdigit():
            return True
        return at + 1 < len(tokens) and tokens[at + 1].lower in self.units

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

    def weekday(self, tokens: Sequence[Token], at: int) -> int | None:
        """0 for Monday to 6 where the token is a weekday; a shortened one only before a number."""
        token = tokens[at]
        if self._weekdays_capitalised and not token.is_capital:
            return None
        if token.lower in self._short and not any(t.is_number for t in tokens[at + 1 : at + 3]):
            return None
        return self._weekdays.get(token.lower)

    def is_sure_month(self, tokens: Sequence[Token], at: int) -> bool:
        """Bare `May`, `Mai`, `mei` is a month only after a preposition or an article; not `mar`, not `Mai-Platz`."""
        if tokens[at].lower in self._short or [t.glued for t in tokens[at + 1 : at + 3]] == [True, True]:
            return False
        if at and tokens[at].is_capital and not self._months_capitalised:
            return False
        before = tokens[max(0, at - 2) : at]
        known = any(t.lower in self.small for t in before) or self.among(before, "last", "next", "this")
        return known or len(tokens[at].text) > SHORT_MONTH


def started(season: int, month: int) -> bool:
    """Whether the season has begun in this month of its year."""
    return dates.SEASON_STARTS[season] <= month


def over(season: int, month: int) -> bool:
    """Whether the season has ended in this month of its year."""
    return dates.SEASON_STARTS[season] + dates.MONTHS_OF_A_SEASON <= month


def _numbered(rows: Iterable[Sequence[str]], first: int) -> dict[str, int]:
    return {_bare(form): number for number, forms in enumerate(rows, first) for form in forms}


def _shortened(rows: Iterable[Sequence[str]]) -> frozenset[str]:
    """Forms shorter than the first of their row."""
    return frozenset(_bare(form) for forms in rows for form in forms if len(_bare(form)) < len(forms[0]))


def _bare(form: str) -> str:
    return form.rstrip(".")
