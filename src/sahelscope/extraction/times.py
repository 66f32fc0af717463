"""Time expressions to EDTF by a grammar of our own: never a day that the text does not give.

Relative words are resolved against the publication date at its precision; a month without a year takes the latest
fitting one before (or after, where the clause looks ahead) the publication, else the year last told in the article.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sahelscope import dates
from sahelscope.extraction.tokens import Token
from sahelscope.reference.languages import Language

UNKNOWN = dates.UNKNOWN
FIRST_YEAR, LAST_YEAR = 1900, 2099
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|°)?$")
_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?$")
_YEARS = re.compile(r"(?:19|20)\d\d$")
Phrases = dict[str, list[tuple[list[str], object]]]


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression: its tokens, its EDTF value, and how it is known (`explicit`, `relative`)."""

    start: int
    end: int
    edtf: str
    basis: str


@dataclass(slots=True)
class Clock:
    """What relative words are measured against: the publication, and the last year and date told."""

    published: str
    year: int = 0
    last: str = ""

    @property
    def day(self) -> dt.date | None:
        known = dates.parse(self.published)
        return known.first if known.precision == "day" else None

    @property
    def month(self) -> tuple[int, int] | None:
        known = dates.parse(self.published)
        return (known.first.year, known.first.month) if known.first and known.precision in {"day", "month"} else None

    @property
    def published_year(self) -> int:
        known = dates.parse(self.published)
        return known.first.year if known.first else 0


class Calendar:
    """The grammar of one language."""

    def __init__(self, known: Language) -> None:
        self.known = known
        self._months = {_bare(f): n for n, forms in enumerate(known.raw("month_forms"), 1) for f in forms}
        self._weekdays = {_bare(f) for forms in known.raw("weekday_forms") for f in forms}
        self._seasons = {str(w).lower(): SEASONS[s] for s, words in known.raw("seasons").items() for w in words}
        self._numbers = {str(w).lower(): int(n) for w, n in known.raw("number_words").items()}
        self._relative = _index({str(w).lower(): v for w, v in known.raw("date_words").items() if v})
        self._parts = {
            name: _index(dict.fromkeys((str(w).lower() for w in words), True))
            for name, words in known.raw("date_parts").items()
        }
        self._units = _UNITS.get(known.code, {})
        self._after = _index(dict.fromkeys(_LATER.get(known.code, ()), True))
        self._small = known.words("prepositions") | known.words("articles", "definite")

    def find(self, tokens: Sequence[Token], clock: Clock, aside: frozenset[int] = frozenset()) -> list[Dated]:
        """All expressions of a sentence; each one told becomes the context of the next, but for those `aside`.

        `aside` holds the tokens of subordinate clauses: their dates look back and do not move the story on.
        """
        found: list[Dated] = []
        at = 0
        while at < len(tokens):
            dated = self._at(tokens, at, clock)
            if dated is None:
                at += 1
                continue
            dated = self._ranged(tokens, self._qualified(tokens, dated), found)
            if found and dated.start < found[-1].end:
                found.pop()
            found.append(dated)
            if dated.start not in aside or not clock.last:
                self._remember(dated, clock)
            at = dated.end
        return found

    def _remember(self, dated: Dated, clock: Clock) -> None:
        bounds = dates.parse(dated.edtf)
        told = bounds.first if bounds.open_end or bounds.last is None else bounds.last
        if told is not None:
            clock.year, clock.last = told.year, dated.edtf

    # ---- single expressions ----------------------------------------------------------------------------------------

    def _at(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        return (
            self._explicit(tokens, i, clock)
            or self._ago(tokens, i, clock)
            or self._later(tokens, i, clock)
            or self._same(tokens, i, clock)
            or self._offset(tokens, i, clock)
            or self._season(tokens, i, clock)
            or self._weekday(tokens, i, clock)
            or self._year(tokens, i)
        )

    def _explicit(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`17 luglio 2023`, `Nov. 2, 2025`, `juli 2019`, `im April`."""
        day, at = self._day(tokens, i)
        month = self._month(tokens, at)
        if not month:
            return None
        after = _skip(tokens, at + 1, {".", "'", "de", "del", "dello", "del'"})
        if not day:
            day, after = self._day_after(tokens, after)
        year = _number(tokens, after, _YEARS)
        if year:
            edtf, end = f"{year}-{month:02d}", after + 1
        elif (relative := self._relative_year(tokens, after, clock))[0]:
            edtf, end = f"{relative[0]}-{month:02d}", relative[1]
            year = relative[0]
        else:
            told = self._year_of(tokens, at, month, clock)
            if not told:
                return None
            edtf, end = f"{told}-{month:02d}", after if day else at + 1
        if day:
            edtf = _valid(f"{edtf}-{day:02d}")
        if not edtf or (not day and not year and not self._sure_month(tokens, at)):
            return None
        return Dated(i, end, edtf, "explicit" if year else "relative")

    def _relative_year(self, tokens: Sequence[Token], at: int, clock: Clock) -> tuple[int, int]:
        """`juli vorig jaar`, `July last year`, `luglio dello scorso anno`: the year, and where the expression ends."""
        for start in (at, at + 1):
            length, offset = _longest(tokens, start, self._relative)
            if length and isinstance(offset, dict) and "years" in offset and clock.published_year:
                return clock.published_year + int(offset["years"]), start + length
        return 0, at

    def _day(self, tokens: Sequence[Token], i: int) -> tuple[int, int]:
        match = _DAY.match(tokens[i].lower)
        if not match or not 1 <= int(match[1]) <= 31:  # noqa: PLR2004  days of a month
            return 0, i
        at = _skip(tokens, i + 1, {".", "er", "º", "°", "th", "st", "nd", "rd", "of"})
        return (int(match[1]), at) if self._month(tokens, at) else (0, i)

    def _day_after(self, tokens: Sequence[Token], at: int) -> tuple[int, int]:
        """English `April 30, 2025`."""
        if self.known.code != "en" or at >= len(tokens) or not (match := _DAY.match(tokens[at].lower)):
            return 0, at
        if int(match[1]) > 31:  # noqa: PLR2004  a year, not a day
            return 0, at
        return int(match[1]), _skip(tokens, at + 1, {",", "th", "st", "nd", "rd"}) if _number(
            tokens, _skip(tokens, at + 1, {",", "th", "st", "nd", "rd"}), _YEARS
        ) else at + 1

    def _month(self, tokens: Sequence[Token], at: int) -> int:
        if at >= len(tokens):
            return 0
        token = tokens[at]
        if self.known.code in {"en", "de"} and not token.is_capital:
            return 0
        return self._months.get(token.lower, 0)

    def _sure_month(self, tokens: Sequence[Token], at: int) -> bool:
        """Bare `May`, `mars`, `mars`: a month only after a preposition, a determiner or a part of month."""
        before = [t.lower for t in tokens[max(0, at - 2) : at]]
        return len(tokens[at].text) > 3 or any(w in self._small for w in before)  # noqa: PLR2004  May, Mai, mei

    def _year_of(self, tokens: Sequence[Token], at: int, month: int, clock: Clock) -> int:
        around = " ".join(t.lower for t in tokens[max(0, at - 3) : at + 3])
        if clock.month:
            year, now = clock.month
            if any(w in around.split() for w in _flat(self._parts["next"])):
                return year if month > now else year + 1
            return year if month <= now else year - 1
        return _nearest_year(clock, month)

    def _year(self, tokens: Sequence[Token], i: int) -> Dated | None:
        if _ISO.match(tokens[i].text):
            return Dated(i, i + 1, tokens[i].text, "explicit")
        year = _number(tokens, i, _YEARS)
        if (
            not year
            or not FIRST_YEAR <= year <= LAST_YEAR
            or (i + 1 < len(tokens) and tokens[i + 1].text in {"%", "€", "$"})
        ):
            return None
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        counted = (
            after is not None
            and after.text.islower()
            and after.lower not in self._small
            and before is not None
            and (before.lower not in self._small and not before.is_word)
        )
        return (
            None
            if counted or (before is not None and before.text in {"-", "$", "€"} and before.glued)
            else Dated(i, i + 1, str(year), "explicit")
        )

    def _season(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        season = self._seasons.get(tokens[i].lower)
        if not season:
            return None
        at = _skip(tokens, i + 1, {"de", "del", "of"})
        year = _number(tokens, at, _YEARS)
        if year:
            return Dated(i, at + 1, f"{year}-{season}", "explicit")
        before = [t.lower for t in tokens[max(0, i - 2) : i]]
        after = [t.lower for t in tokens[i + 1 : i + 2]]
        if clock.month and any(w in _flat(self._parts["last"]) | _flat(self._parts["this"]) for w in before + after):
            told, now = clock.month
            started = dates.SEASON_STARTS[season] <= now
            return Dated(i, i + 1, f"{told if started else told - 1}-{season}", "relative")
        if clock.year and any(w in self._small or w in _flat(self._parts["same"]) for w in before):
            return Dated(i, i + 1, f"{clock.year}-{season}", "relative")
        return None

    def _weekday(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """A weekday is known to the publication's month only, or to its day where that is known."""
        if tokens[i].lower not in self._weekdays or (self.known.code == "en" and not tokens[i].is_capital):
            return None
        if clock.day is not None:
            number = next(
                n for n, forms in enumerate(self.known.raw("weekday_forms")) if tokens[i].lower in map(_bare, forms)
            )
            ahead = any(w in _flat(self._parts["next"]) for w in (t.lower for t in tokens[max(0, i - 2) : i + 2]))
            back = (clock.day.weekday() - number) % 7
            return Dated(
                i,
                i + 1,
                str(
                    clock.day + dt.timedelta(days=(number - clock.day.weekday()) % 7 or 7)
                    if ahead
                    else clock.day - dt.timedelta(days=back)
                ),
                "relative",
            )
        if clock.month:
            return Dated(i, i + 1, f"{clock.month[0]}-{clock.month[1]:02d}", "relative")
        return None

    def _offset(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        length, offset = _longest(tokens, i, self._relative)
        if not length or not isinstance(offset, dict):
            return None
        unit, count = next(iter(offset.items()))
        edtf = shifted(clock, str(unit), int(count))
        return Dated(i, i + length, edtf, "relative") if edtf else None

    def _ago(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`two months ago`, `vor zwei Monaten`, `due mesi fa`, `il y a deux mois`, `twee maanden geleden`."""
        opener, _ = _longest(tokens, i, self._parts["ago"])
        count, at = self._count(tokens, i + opener)
        unit = self._units.get(tokens[at].lower) if count and at < len(tokens) else None
        if not unit:
            return None
        closer = 0 if opener else _longest(tokens, at + 1, self._parts["ago"])[0]
        if not opener and not closer:
            return None
        edtf = shifted(clock, unit, -count)
        return Dated(i, at + 1 + closer, edtf, "relative") if edtf else None

    def _later(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`Twee maanden later`, `un mois après`: after the date told last."""
        count, at = self._count(tokens, i)
        unit = self._units.get(tokens[at].lower) if count and at < len(tokens) else None
        closer = _longest(tokens, at + 1, self._after)[0] if unit else 0
        if not unit or not closer or not clock.last:
            return None
        edtf = shifted(_told(clock), unit, count)
        return Dated(i, at + 1 + closer, edtf, "relative") if edtf else None

    def _same(self, tokens: Sequence[Token], i: int, clock: Clock) -> Dated | None:
        """`diezelfde week`, `le même jour`: the date told last, no more precise than the unit."""
        length, _ = _longest(tokens, i, self._parts["same"])
        unit = self._units.get(tokens[i + length].lower) if length and i + length < len(tokens) else None
        if not unit or not clock.last:
            return None
        edtf = shifted(_told(clock), "days" if unit == "days" else "years" if unit == "years" else "months", 0)
        return Dated(i, i + length + 1, edtf, "relative") if edtf else None

    def _count(self, tokens: Sequence[Token], at: int) -> tuple[int, int]:
        if at >= len(tokens):
            return 0, at
        word = tokens[at].lower
        return (int(word) if word.isdigit() and len(word) <= 2 else self._numbers.get(word, 0)), at + 1  # noqa: PLR2004

    # ---- qualifiers and ranges -------------------------------------------------------------------------------------

    def _qualified(self, tokens: Sequence[Token], dated: Dated) -> Dated:
        """`begin februari` is 2023-02~; `since 2022` is 2022/..; `until 2020` is ../2020."""
        start = dated.start
        for name in ("early", "mid", "late"):
            length = self._before(tokens, start, name)
            if length:
                dated = Dated(start - length, dated.end, dated.edtf.rstrip("~") + "~", dated.basis)
                start -= length
                break
        for name, form in (("since", "{}/.."), ("until", "../{}")):
            length = self._before(tokens, start, name)
            if length and not self._from_to(tokens, dated) and "/" not in dated.edtf:
                if name == "since" and tokens[start - 1].lower not in _SINCE:
                    continue
                return Dated(start - length, dated.end, form.format(dated.edtf), dated.basis)
        return dated

    def _from_to(self, tokens: Sequence[Token], dated: Dated) -> bool:
        return any(t.lower in _RANGE for t in tokens[dated.end : dated.end + 2])

    def _ranged(self, tokens: Sequence[Token], dated: Dated, found: list[Dated]) -> Dated:
        """`between 2018 and 2022`, `2018-2022`, `van 2018 tot 2022`: two expressions joined into an interval."""
        if not found:
            return dated
        last = found[-1]
        between = [t.lower for t in tokens[last.end : dated.start] if t.lower not in self._small or t.lower in _RANGE]
        opened = any(
            t.lower in _flat(self._parts["between"]) | _flat(self._parts["from_to"])
            for t in tokens[max(0, last.start - 2) : last.start]
        )
        joined = between in (["-"], ["–"]) or (opened and len(between) <= 1 and (not between or between[0] in _RANGE))
        edtf = dated.edtf.removeprefix("../")
        if not joined or "/" in last.edtf.removesuffix("/..") or "/" in edtf:
            return dated
        joined_text = f"{last.edtf.removesuffix('/..')}/{edtf}"
        try:
            dates.parse(joined_text)
        except ValueError:
            return dated
        return Dated(last.start, dated.end, joined_text, dated.basis)

    def _before(self, tokens: Sequence[Token], start: int, part: str) -> int:
        """Length of the longest phrase of this part that ends where the expression starts."""
        for length in range(4, 0, -1):
            at = start - length
            if at >= 0 and _longest(tokens, at, self._parts[part])[0] == length:
                return length
        return 0


def shifted(clock: Clock, unit: str, count: int) -> str:
    """The publication moved by days, weeks, months or years, no more precise than either; '' where it is unknown."""
    if unit == "years":
        return str(clock.published_year + count) if clock.published_year else ""
    if unit == "months":
        return _month_shifted(clock, count)
    if clock.day is not None:
        day = clock.day + dt.timedelta(days=count if unit == "days" else 7 * count)
        return str(day) if unit == "days" else f"{day:%Y-%m}~"
    if clock.month is None:
        return ""
    months = round((count if unit == "days" else 7 * count) / 30)
    return _month_shifted(clock, months)


def _nearest_year(clock: Clock, month: int) -> int:
    """Without a publication date: the year that brings the month nearest to the date told last."""
    told = dates.parse(clock.last) if clock.last else None
    if told is None or told.first is None or told.precision in {"year", "interval"}:
        return clock.year or clock.published_year
    distance = month - told.first.month
    return told.first.year + (1 if distance < -6 else -1 if distance > 6 else 0)  # noqa: PLR2004  half a year


def _told(clock: Clock) -> Clock:
    """A clock that measures from the date told last."""
    first = clock.last.split("/")[0].strip(".~?") or clock.last.split("/")[-1].strip(".~?")
    return Clock(first)


def _month_shifted(clock: Clock, count: int) -> str:
    if clock.month is None:
        return ""
    number = clock.month[0] * 12 + clock.month[1] - 1 + count
    return f"{number // 12}-{number % 12 + 1:02d}"


def _valid(edtf: str) -> str:
    try:
        dates.parse(edtf)
    except ValueError:
        return ""
    return edtf


def _skip(tokens: Sequence[Token], at: int, words: set[str]) -> int:
    while at < len(tokens) and tokens[at].lower in words:
        at += 1
    return at


def _number(tokens: Sequence[Token], at: int, pattern: re.Pattern[str]) -> int:
    return int(tokens[at].text) if at < len(tokens) and pattern.match(tokens[at].text) else 0


def _bare(form: object) -> str:
    return str(form).lower().rstrip(".")


def _index(words: dict[str, object]) -> Phrases:
    found: Phrases = {}
    for word, value in words.items():
        parts = word.replace("-", " - ").replace("'", "' ").replace(".", " .").split()
        if parts:
            found.setdefault(parts[0], []).append((parts, value))
    return found


def _longest(tokens: Sequence[Token], at: int, phrases: Phrases) -> tuple[int, object]:
    best: tuple[int, object] = (0, None)
    if at < len(tokens):
        for words, value in phrases.get(tokens[at].lower, ()):
            if len(words) > best[0] and [t.lower for t in tokens[at : at + len(words)]] == words:
                best = (len(words), value)
    return best


def _flat(phrases: Phrases) -> set[str]:
    return {" ".join(words) for entries in phrases.values() for words, _ in entries}


_RANGE = frozenset(
    ("and", "en", "und", "e", "et", "to", "tot", "bis", "al", "à", "au", "a", "ed", "until", "through", "-", "–")
)
_SINCE = frozenset(
    (
        "since",
        "sinds",
        "sedert",
        "vanaf",
        "seit",
        "ab",
        "da",
        "dal",
        "dall'",
        "dalla",
        "depuis",
        "du",
        "partir",
        "partire",
    )
)
_LATER = {
    "nl": ("later", "daarna", "erna", "nadien"),
    "de": ("später", "danach", "darauf"),
    "it": ("dopo", "più tardi", "successivo", "seguente"),
    "fr": ("plus tard", "après", "suivant"),
    "en": ("later", "after", "afterwards"),
}
_UNITS = {
    "nl": {"dag": "days", "dagen": "days", "week": "weeks", "weken": "weeks", "maand": "months", "maanden": "months", "jaar": "years", "jaren": "years"},  # noqa: E501  a table
    "de": {"tag": "days", "tagen": "days", "tage": "days", "woche": "weeks", "wochen": "weeks", "monat": "months", "monaten": "months", "monate": "months", "jahr": "years", "jahren": "years", "jahre": "years"},  # noqa: E501  a table
    "it": {"giorno": "days", "giorni": "days", "settimana": "weeks", "settimane": "weeks", "mese": "months", "mesi": "months", "anno": "years", "anni": "years"},  # noqa: E501  a table
    "fr": {"jour": "days", "jours": "days", "semaine": "weeks", "semaines": "weeks", "mois": "months", "an": "years", "ans": "years", "année": "years", "années": "years"},  # noqa: E501  a table
    "en": {"day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months", "year": "years", "years": "years"},  # noqa: E501  a table
}  # fmt: skip
