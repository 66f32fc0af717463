"""When an article says that it was published: ` date 2023-04 `, "Roma, 17 luglio 2023 –", "Stand: 03.12.2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from sahelscope import dates
from sahelscope.records import Span

LINES = 5  # a dateline stands among the first lines, else it is a date of the story
OPENING = 160  # code points of a line in which a dateline may stand
LONG_LINE = 100  # "Sofia – So viele auf einmal …": a place in title case opens a paragraph, not a headline

_HEADER = re.compile(r"\s*date\s+(\d{4}(?:-\d{2}){0,2})(?=\s|$)[^\S\n]*")
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})\b"
_DAY = r"(?P<day>\d{1,2})"
_NUMERIC = r"(?P<first>\d{1,2})(?P<sign>[./])(?P<second>\d{1,2})[./]" + _YEAR
_DATE_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:\.|er|º|°|st|nd|rd|th)?\s+(?:de\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month_number>\d{{2}})-{_DAY}",
        _NUMERIC,
        rf"{_MONTH}\s+{_YEAR}",
    )
)
_LABEL = re.compile(
    r"(?:stand|datum|date|data|aktualisiert|veröffentlicht|published|updated|posted|publié|mis à jour|pubblicato"
    r"|aggiornato|gepubliceerd|bijgewerkt|geplaatst)(?:\s+(?:on|at|am|le|il|op))?\s*:?\s+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:[^\W\d_]{5,10},?\s+)?")
_CAPITALISED = r"[A-ZÀ-Þ](?:[\w.’'-]*\w)?"
_PLACE = rf"{_CAPITALISED}(?:[ /]{_CAPITALISED}){{0,3}}"
_PLACES = rf"{_PLACE}(?:,\s*{_PLACE}){{0,2}}"
_SHOUTED = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /][A-ZÀ-Þ.’'-]+){0,3}"
_AGENCY = r"\([^()\n]{2,40}\)"
_DASH = r"\s*[-–—]\s*"
# The comma tells a place from a preposition: "Niamey, le 3 avril 2025 – …", not "Op 7 augustus 2008 – …".
_BEFORE_DATE = re.compile(
    rf"(?:{_AGENCY}{_DASH})?(?:{_PLACES},\s*|[A-ZÀ-Þ.’'-]{{3,}}(?:[ /][A-ZÀ-Þ.’'-]+){{0,3}}\s+)(?:(?:le|den|il|op)\s+)?"
)
_AFTER_DATE = re.compile(rf"\s*(?:{_AGENCY})?(?:\s*[-–—]\s+|\s*$)")
_AFTER_LINE_DATE = re.compile(
    r"(?:[\s,]+(?:um|at|à|alle|om)?\s*\d{1,2}[:.h]\d{2}(?:\s*\w{1,5})?)?\s*(?:[-–—|·].{0,60})?$"
)
_UNDATED = re.compile(
    rf"(?:{_AGENCY}{_DASH})(?:{_PLACES}\s*[-–—]\s+)?|{_PLACES}\s*{_AGENCY}\s*[-–—]\s+|{_SHOUTED}(?:,\s*{_PLACE})?\s+[-–—]\s+"
)
_UNDATED_TITLE_CASE = re.compile(rf"{_CAPITALISED}\s+[–—]\s+(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Publication:
    """When, how that is known (header, dateline, unknown), and the spans of text that say so."""

    published: str
    basis: str
    headers: tuple[Span, ...]


def publication(text: str, language: str) -> Publication:
    """The date that the article itself states, never more precise than stated and never the day of reading it."""
    headers: list[Span] = []
    published, basis, start = dates.UNKNOWN, "unknown", 0
    if header := _HEADER.match(text):
        headers.append(Span(header.start(1) - 5, header.end()))
        start = header.end()
        if _is_date(header[1]):
            published, basis = header[1], "header"
    for line in _first_lines(text, start):
        stated, length = _dateline(
            text[line.start : min(line.end, line.start + OPENING)], line.end - line.start, language
        )
        if length:
            headers.append(Span(line.start, line.start + length))
        if stated and _refines(stated, published):
            published, basis = stated, "dateline"
    return Publication(published, basis, tuple(headers))


def _first_lines(text: str, start: int) -> list[Span]:
    """The first non-empty lines after the header, without the space around them."""
    lines: list[Span] = []
    for match in re.finditer(r"[^\r\n]*\S[^\r\n]*", text[start : start + LINES * 10_000]):
        line = match[0]
        begin = start + match.start() + len(line) - len(line.lstrip())
        lines.append(Span(begin, start + match.start() + len(line.rstrip())))
        if len(lines) == LINES:
            break
    return lines


def _dateline(opening: str, line_length: int, language: str) -> tuple[str, int]:
    """The date stated at the start of a line, and how many of its code points are dateline."""
    whole_line = len(opening) == line_length
    label = _LABEL.match(opening)
    for before in (label, _WEEKDAY.match(opening)):
        if before and whole_line:
            stated, end = _date_at(opening, before.end(), language)
            if stated and _AFTER_LINE_DATE.match(opening, end):
                return stated, line_length
    if place := _BEFORE_DATE.match(opening):
        for begin in range(place.end(), 0, -1):
            stated, end = _date_at(opening, begin, language) if opening[begin - 1] in " \xa0," else ("", 0)
            if stated and (after := _AFTER_DATE.match(opening, end)):
                return stated, after.end()
    undated = _UNDATED.match(opening) or (_UNDATED_TITLE_CASE.match(opening) if line_length >= LONG_LINE else None)
    return "", undated.end() if undated else 0


def _date_at(text: str, start: int, language: str) -> tuple[str, int]:
    """The date that stands exactly there as EDTF, and its end; empty if none does."""
    for form in _DATE_FORMS:
        if (match := form.match(text, start)) and (edtf := _edtf(match.groupdict(), language)):
            return edtf, match.end()
    return "", start


def _edtf(found: dict[str, str], language: str) -> str:
    year = found["year"]
    if "first" in found:
        day, month = int(found["first"]), int(found["second"])
        if found["sign"] == "/" and language == "en" and day <= 12 and month <= 12 and day != month:  # noqa: PLR2004  months
            return year  # 03/04/2024 is April in London and March in New York
        if month > 12 and language == "en":  # noqa: PLR2004  months
            day, month = month, day
        edtf = f"{year}-{month:02}-{day:02}"
    elif found.get("month_number"):
        edtf = f"{year}-{found['month_number']}-{int(found['day']):02}"
    else:
        number = month_number(found["month"], language)
        if not number:
            return ""
        edtf = f"{year}-{number:02}" + (f"-{int(found['day']):02}" if found.get("day") else "")
    return edtf if _is_date(edtf) else ""


def month_number(word: str, language: str) -> int:
    """1 to 12 for a month's name or an abbreviation that only one month has; 0 for another word."""
    plain = word.lower().strip(".")
    names = _month_names(language)
    if plain in names:
        return names[plain]
    fitting = {number for name, number in names.items() if name.startswith(plain)}
    return fitting.pop() if len(fitting) == 1 else 0


@cache
def _month_names(language: str) -> dict[str, int]:
    locale = Locale(language)
    return {
        name.lower().strip("."): number
        for width in ("abbreviated", "wide")
        for number, name in locale.months["format"][width].items()
    }


def _is_date(edtf: str) -> bool:
    try:
        return dates.parse(edtf).known
    except ValueError:
        return False


def _refines(stated: str, published: str) -> bool:
    known = dates.parse(published)
    return not known.known or (stated != published and dates.parse(stated).surely_within(known.first, known.last))
