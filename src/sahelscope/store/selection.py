"""What an analyst asked for: the filter, the cache key, the URL and the name of an export, all from one record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import unquote

from sahelscope import dates
from sahelscope.records import CERTAINTY_CLASSES, CLAIMS, RELATION_STATUSES, STATUSES
from sahelscope.reference.codes import event_types, regions, relations
from sahelscope.reference.languages import supported

Existing = Mapping[str, Container[str]]  # which actors, countries and articles there are

DATINGS = ("possibly", "surely")
LISTS = (
    "actors",
    "countries",
    "event_types",
    "relations",
    "languages",
    "articles",
    "claims",
    "statuses",
    "certainties",
)
LONGEST_FILE_NAME = 100
MOST_VALUES = 200  # in one list of a URL
LONGEST_VALUE = 200  # code points


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown; the empty selection is everything. Equal selections are equal in every form (lists are sets).

    `actors` and `countries` match whoever takes part, by id or principal; with `together` each chosen actor must. A
    region is a further condition. `statuses` of events leave relationships alone unless they share the word, and vice
    versa.
    Dates: `possibly` keeps what may lie in the window, the undated too; `surely` only what cannot lie outside.
    `known_on` hides what was published later: under `possibly` what surely was, under `surely` what may have been.
    """

    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    region: str = ""
    date_from: date | None = None
    date_to: date | None = None
    dating: str = "possibly"
    languages: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    together: bool = False
    known_on: date | None = None

    def __post_init__(self) -> None:
        for name in LISTS:
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        if self.dating not in DATINGS:
            raise ValueError(f"dating {self.dating!r} must be one of {', '.join(DATINGS)}")
        if self.region and self.region not in regions():
            raise ValueError(f"region {self.region!r} must be one of {', '.join(regions())}")

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return self == Selection()

    def without(self, *names: str) -> Selection:
        """The selection with these fields back at their defaults."""
        kept = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in names}
        return Selection(**kept)

    def having(self, **values: Any) -> Selection:
        """The selection with these fields changed."""
        return Selection(**{**{field.name: getattr(self, field.name) for field in fields(self)}, **values})

    def to_params(self) -> dict[str, str]:
        """URL parameters by field name, defaults left out; lists are joined by commas."""
        params: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            if isinstance(value, tuple):
                params[field.name] = ",".join(_escaped(item) for item in value)
            elif isinstance(value, date):
                params[field.name] = value.isoformat()
            else:
                params[field.name] = "yes" if value is True else str(value)
        return params

    @classmethod
    def from_params(cls, params: Mapping[str, str], existing: Existing | None = None) -> tuple[Selection, list[str]]:
        """The selection that a URL asks for, and one notice for each value that had to be dropped; raises nothing.

        `existing` says for actors, countries and articles what there is; parameters of others are left alone.
        """
        notices: list[str] = []
        allowed = {**_closed_lists(), **(existing or {})}
        chosen: dict[str, object] = {}
        for name in LISTS:
            if params.get(name):
                chosen[name] = _listed(name, params[name], allowed.get(name), notices)
        for name, values in (("region", frozenset(regions())), ("dating", frozenset(DATINGS))):
            if params.get(name):
                if params[name] in values:
                    chosen[name] = params[name]
                else:
                    notices.append(_dropped(name, params[name]))
        for name in ("date_from", "date_to", "known_on"):
            if params.get(name) and (day := _day(name, params[name], notices)):
                chosen[name] = day
        chosen["together"] = params.get("together") == "yes"
        return _window_in_order(cls(**chosen), notices), notices  # type: ignore[arg-type]  # each value was made for its field

    def file_name(self, what: str, ending: str) -> str:
        """A name for an export of this selection: plain ASCII, the same for the same selection, never too long."""
        parts = [part for value in self.to_params().values() for part in re.findall(r"[A-Za-z0-9]+", value)]
        name = "-".join(["sahelscope", what, *parts])
        if len(name) > LONGEST_FILE_NAME:
            digest = hashlib.sha256(repr(self).encode()).hexdigest()[:8]
            name = f"{name[:LONGEST_FILE_NAME]}-{digest}"
        return f"{name}.{ending}"


@cache
def _closed_lists() -> dict[str, frozenset[str]]:
    return {
        "event_types": frozenset(event_types()),
        "relations": frozenset(relations()),
        "languages": frozenset(supported()),
        "claims": frozenset(CLAIMS),
        "statuses": frozenset(STATUSES) | frozenset(RELATION_STATUSES),
        "certainties": frozenset(CERTAINTY_CLASSES),
    }


def _listed(name: str, text: str, allowed: Container[str] | None, notices: list[str]) -> tuple[str, ...]:
    values = [unquote(item) for item in text.split(",") if item]
    kept = [value for value in values[:MOST_VALUES] if _fits(value, allowed)]
    notices += [_dropped(name, value) for value in values if value not in kept]
    return tuple(kept)


def _fits(value: str, allowed: Container[str] | None) -> bool:
    return value in allowed if allowed is not None else value.isprintable() and len(value) <= LONGEST_VALUE


def _day(name: str, text: str, notices: list[str]) -> date | None:
    """A day, or the first or last day of a month or year."""
    try:
        found = dates.parse(text)
    except ValueError:
        found = dates.parse(dates.UNKNOWN)
    day = found.first if name == "date_from" else found.last
    if day is None or found.precision == "interval":
        notices.append(_dropped(name, text))
        return None
    return day


def _window_in_order(selection: Selection, notices: list[str]) -> Selection:
    if selection.date_from and selection.date_to and selection.date_from > selection.date_to:
        notices.append(f"The dates were left out: {selection.date_from} is after {selection.date_to}.")
        return selection.without("date_from", "date_to")
    return selection


def _dropped(name: str, value: str) -> str:
    shown = value if len(value) <= 40 else value[:40] + "…"  # noqa: PLR2004  a notice is one line
    return f"{name.replace('_', ' ')}: {shown!r} is not known here and was left out."


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace(",", "%2C")
