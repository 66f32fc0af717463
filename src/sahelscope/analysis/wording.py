"""Rows in plain words, for hover boxes, panels and screen readers. Plain text: who shows it escapes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sahelscope import dates

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
STATUS_WORDS = {
    "occurred": "happened",
    "planned": "planned, not yet done",
    "hypothetical": "hypothetical: if, might or could",
    "denied": "denied: the article says that it did not or does not happen",
    "holds": "holds",
    "ended": "is over",
}
CLAIM_WORDS = {
    "stated": "stated in the article's own voice",
    "attributed": "attributed to a source",
    "alleged": "alleged: marked as doubtful or unproven",
}
BASIS_WORDS = {
    "explicit": "the text names the date",
    "relative": "worked out from words such as “last week” and the date of publication",
    "publication": "the text gives none: the article is undated news of the day, so its date of publication",
    "unknown": "nothing in the text tells",
}
CERTAINTY_LABELS = {"A": "A, firm", "B": "B, fair", "C": "C, weak"}
PUBLISHED_BASIS_WORDS = {
    "header": "stated in the file's first line",
    "dateline": "stated in its dateline",
    "unknown": "the article does not say when",
}


def date_in_words(text: str) -> str:
    """An EDTF date as a reader would say it: `2023-02~` is “about February 2023”."""
    found = dates.parse(text)
    if not found.known:
        return "date unknown"
    about = "about " if found.approximate else ""
    perhaps = " (uncertain)" if found.uncertain else ""
    return f"{about}{_range_in_words(found)}{perhaps}"


def _range_in_words(found: dates.DateRange) -> str:
    if found.open_end and found.first:
        return f"since {_part_in_words(found.text.split('/')[0])}"
    if found.open_start and found.last:
        return f"until {_part_in_words(found.text.split('/')[1])}"
    if found.precision == "interval":
        start, end = found.text.split("/")
        return f"{_part_in_words(start)} to {_part_in_words(end)}"
    return _part_in_words(found.text)


def _part_in_words(text: str) -> str:
    found = dates.parse(text)
    if found.first is None:
        return "an unknown date"
    if found.precision == "season":
        return f"{SEASONS[found.first.month]} {found.first.year}"
    if found.precision == "month":
        return f"{MONTHS[found.first.month - 1]} {found.first.year}"
    return day_in_words(found.first) if found.precision == "day" else str(found.first.year)


def day_in_words(day: date) -> str:
    """`6 April 2023`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def names_in_words(names: Sequence[str]) -> str:
    """`Mali`, `Mali and Niger`, `Mali, Niger and Burkina Faso`."""
    if len(names) < 2:  # noqa: PLR2004 - one name or none needs no "and"
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def who_to_whom(actors: Sequence[str], recipients: Sequence[str]) -> str:
    """`Russia → Mali`; all parties of a reciprocal act side by side."""
    if recipients:
        return f"{names_in_words(actors)} → {names_in_words(recipients)}"
    return names_in_words(actors)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 event`, `2,310 events`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
