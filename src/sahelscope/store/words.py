"""A selection as a line that a reader understands: "31 of 66 events · Türkiye, Russia · 2022 to 2023"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sahelscope.reference.codes import event_types, regions, relations
from sahelscope.reference.countries import codes, english_name
from sahelscope.store.selection import Selection

MOST_NAMES = 5  # more are counted, not listed
LANGUAGE_NAMES = {"nl": "Dutch", "de": "German", "it": "Italian", "fr": "French", "en": "English"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows are shown of how many, and how many of them have no known date or no known place."""

    shown: int
    total: int
    undated: int
    unplaced: int
    what: str = "events"


def in_words(selection: Selection, counts: Counts, names: Mapping[str, str] | None = None) -> str:
    """The whole selection in one line; `names` gives actors their names, ids stand for themselves elsewhere."""
    parts = [f"{counts.shown:,} of {counts.total:,} {counts.what}", *_conditions(selection, names or {})]
    if counts.undated:
        parts.append(f"{counts.undated:,} with unknown date")
    if counts.unplaced and counts.what == "events":
        parts.append(f"{counts.unplaced:,} without a place")
    return " · ".join(parts)


def window_in_words(first: date | None, last: date | None) -> str:
    """The window as short as it can be said: 2022 to 2023, June 2022, since 3 May 2021."""
    if first and last:
        for unit in (_year, _month):
            start, end = unit(first), unit(last)
            if first == start[0] and last == end[1]:
                return start[2] if start == end else f"{start[2]} to {end[2]}"
        return _day(first) if first == last else f"{_day(first)} to {_day(last)}"
    if first:
        return f"since {_year(first)[2] if first == _year(first)[0] else _day(first)}"
    return f"until {_year(last)[2] if last == _year(last)[1] else _day(last)}" if last else ""


def _conditions(selection: Selection, names: Mapping[str, str]) -> Iterator[str]:
    window = window_in_words(selection.date_from, selection.date_to)
    lists = (
        ("", [_name(actor, names) for actor in selection.actors], " together" if selection.together else ""),
        ("", [english_name(country) if country in codes() else country for country in selection.countries], ""),
        ("", [regions()[selection.region].label] if selection.region else [], ""),
        ("", [event_types()[name].label for name in selection.event_types], ""),
        ("", [relations()[name].label for name in selection.relations], ""),
        ("surely within " if selection.dating == "surely" else "", [window] if window else [], ""),
        (
            "as surely known on " if selection.dating == "surely" else "as known on ",
            [_day(selection.known_on)] if selection.known_on else [],
            "",
        ),
        ("", [LANGUAGE_NAMES.get(code, code) for code in selection.languages], ""),
        ("article ", list(selection.articles), ""),
        ("", list(selection.statuses), ""),
        ("", list(selection.claims), ""),
        ("certainty ", list(selection.certainties), ""),
    )
    for before, listed, after in lists:
        if listed:
            yield f"{before}{_listed(listed)}{after}"


def _name(actor_id: str, names: Mapping[str, str]) -> str:
    return names.get(actor_id) or (english_name(actor_id) if actor_id in codes() else actor_id.replace("_", " "))


def _listed(names: list[str]) -> str:
    rest = len(names) - MOST_NAMES
    return ", ".join(names) if rest <= 1 else f"{', '.join(names[:MOST_NAMES])} and {rest} more"


def _year(day: date) -> tuple[date, date, str]:
    return date(day.year, 1, 1), date(day.year, 12, 31), str(day.year)


def _month(day: date) -> tuple[date, date, str]:
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1) if (day.year, day.month) < (9999, 12) else None
    return first, following - timedelta(days=1) if following else date.max, f"{day:%B} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
