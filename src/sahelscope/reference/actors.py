"""Actors that news names: organisations, seats of power, groups, territories, media, companies, persons.

The files under `data/reference/actors` are read once, whole, and refuse what would make a name mean two actors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sahelscope.records import KINDS
from sahelscope.reference.countries import codes
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_yaml
from sahelscope.reference.names import folded

FOLDER = REFERENCE_FOLDER / "actors"
ANY = "any"
LANGUAGES = ("nl", "de", "it", "fr", "en")
_KEYS = frozenset(("id", "kind", "country", "of", "names", "weak", "not", "offices", "private", "label"))
_OFFICE_KEYS = frozenset(("office", "of", "from", "to"))
_IDENTIFIER = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Office:
    """What a person was; `of` is a state or an actor. `start` and `end` are YYYY, YYYY-MM or YYYY-MM-DD, or empty."""

    office: str
    of: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One known actor. `names` are by language, or `any`; `weak` names count only beside a full name or a title.

    `excluded` are strings that hold a name of the actor and mean something else.
    """

    actor_id: str
    kind: str
    country: str
    of: str
    names: Mapping[str, tuple[str, ...]]
    weak: tuple[str, ...]
    excluded: tuple[str, ...]
    offices: tuple[Office, ...]
    private: bool
    label: str

    def spellings(self, language: str) -> tuple[str, ...]:
        """The strong names in a language: its own, then those of every language."""
        return tuple(dict.fromkeys((*self.names.get(language, ()), *self.names.get(ANY, ()))))


@cache
def actors() -> Mapping[str, ActorEntry]:
    """Every actor of the files by id, states excepted; the first fault found is raised as `ReferenceFault`."""
    return read_actors(FOLDER)


@cache
def names_in(language: str) -> Mapping[str, str]:
    """Name to actor id, the names that stand for an actor wherever they are read; compare them `folded`."""
    return MappingProxyType({name: e.actor_id for e in actors().values() for name in e.spellings(language)})


@cache
def weak_names_in(language: str) -> Mapping[str, str]:
    """Name to actor id for names weak in this language and shared by nobody; see `shared_names_in` for the others."""
    return MappingProxyType({name: ids[0] for name, ids in _weak(language).items() if len(ids) == 1})


@cache
def shared_names_in(language: str) -> Mapping[str, tuple[str, ...]]:
    """Weak names of several actors (Camara, Johnson): only the article's full name or title can tell whose it is."""
    return MappingProxyType({name: ids for name, ids in _weak(language).items() if len(ids) > 1})


def read_actors(folder: Path) -> Mapping[str, ActorEntry]:
    """The actors of all YAML files below a folder, checked one by one and against each other."""
    found: dict[str, ActorEntry] = {}
    homes: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.yaml")):
        for entry in _entries(path):
            if entry.actor_id in found:
                raise ReferenceFault(
                    path, entry.actor_id, f"stands in {homes[entry.actor_id].name} too; merge the two entries"
                )
            found[entry.actor_id], homes[entry.actor_id] = entry, path
    _refuse_unknown_owners(found, homes)
    for language in LANGUAGES:
        _refuse_shared_names(found, homes, language)
    return MappingProxyType(found)


def _entries(path: Path) -> Iterator[ActorEntry]:
    raw = read_yaml(path)
    if not isinstance(raw, list):
        raise ReferenceFault(path, "file", "must be a list of actors, each beginning with `- id:`")
    for number, entry in enumerate(raw, 1):
        if not isinstance(entry, dict) or not _IDENTIFIER.fullmatch(str(entry.get("id", ""))):
            raise ReferenceFault(path, f"entry {number}", "needs an `id` in snake_case ASCII")
        try:
            yield _entry(entry)
        except ValueError as fault:
            raise ReferenceFault(path, str(entry["id"]), str(fault)) from fault


def _entry(raw: Mapping[str, Any]) -> ActorEntry:
    if surplus := set(raw) - _KEYS:
        raise ValueError(f"unknown key {', '.join(sorted(surplus))}; known are {', '.join(sorted(_KEYS))}")
    names, country = _names(raw.get("names")), str(raw.get("country", ""))
    if raw.get("kind") not in KINDS:
        raise ValueError(f"kind {raw.get('kind')!r} is none of {', '.join(KINDS)}")
    if country and country not in codes():
        raise ValueError(f"country {country!r} must be ISO 3166-1 alpha-3 in lower case (Kosovo is xkx)")
    weak = _strings("weak", raw.get("weak", []))
    if unsettled := set(weak) & set(names.get(ANY, ())):
        raise ValueError(f"{', '.join(sorted(unsettled))} is both strong and weak; delete one")
    return ActorEntry(
        actor_id=raw["id"],
        kind=raw["kind"],
        country=country,
        of=str(raw.get("of", "")),
        names=MappingProxyType(names),
        weak=weak,
        excluded=_strings("not", raw.get("not", [])),
        offices=tuple(_office(o, country or str(raw.get("of", ""))) for o in raw.get("offices", [])),
        private=raw.get("private", False) is True,
        label=str(raw.get("label") or (*names.get("en", ()), *names.get(ANY, ()), raw["id"].replace("_", " "))[0]),
    )


def _names(raw: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(raw, dict) or not any(raw.values()):
        raise ValueError("needs `names`, a map from language (or any) to a list of names")
    if unknown := set(raw) - {ANY, *LANGUAGES}:
        raise ValueError(f"names in {', '.join(map(str, unknown))}; the languages are any, {', '.join(LANGUAGES)}")
    return {language: _strings(f"names in {language}", names) for language, names in raw.items()}


def _strings(what: str, raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(s, str) and s == s.strip() != "" for s in raw):
        raise ValueError(f"{what} must be a list of texts; quote words that YAML reads as something else")
    if len(set(raw)) < len(raw):
        raise ValueError(f"{what} holds a text twice; delete one")
    return tuple(raw)


def _office(raw: Mapping[str, Any], home: str) -> Office:
    if set(raw) - _OFFICE_KEYS or not raw.get("office"):
        raise ValueError(f"an office has the keys {', '.join(sorted(_OFFICE_KEYS))}, not {', '.join(map(str, raw))}")
    office = Office(str(raw["office"]), str(raw.get("of", home)), str(raw.get("from", "")), str(raw.get("to", "")))
    for day in (office.start, office.end):
        if day and not _is_date(day):
            raise ValueError(f"{day!r} must be a date YYYY, YYYY-MM or YYYY-MM-DD, in quotes")
    if office.start and office.end and office.end < office.start[: len(office.end)]:
        raise ValueError(f"the office {office.office} ends {office.end}, before it begins {office.start}")
    return office


def _is_date(text: str) -> bool:
    """A day that the calendar has, or a month or year of it."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _refuse_unknown_owners(found: Mapping[str, ActorEntry], homes: Mapping[str, Path]) -> None:
    for actor_id, entry in found.items():
        if entry.of and entry.of not in found:
            raise ReferenceFault(homes[actor_id], actor_id, f"of: {entry.of!r} is no known actor; add it or correct it")
        for office in entry.offices:
            if office.of not in found and office.of not in codes():
                raise ReferenceFault(homes[actor_id], actor_id, f"an office of {office.of!r}, no known state or actor")


def _refuse_shared_names(found: Mapping[str, ActorEntry], homes: Mapping[str, Path], language: str) -> None:
    """Accents do not part two names: Goïta and Goita are one."""
    owner: dict[str, str] = {}
    for entry in found.values():
        for name in entry.spellings(language):
            other = owner.setdefault(folded(name), entry.actor_id)
            if other != entry.actor_id:
                remedy = f"{name!r} ({language}) names {other} too; list it under `weak` in both, or correct one"
                raise ReferenceFault(homes[entry.actor_id], entry.actor_id, remedy)


def _weak(language: str) -> dict[str, tuple[str, ...]]:
    """Weak names with all their actors; a name that is strong in this language is not weak in it."""
    strong = {folded(name) for name in names_in(language)}
    found: dict[str, tuple[str, ...]] = {}
    for entry in actors().values():
        for name in entry.weak:
            if folded(name) not in strong:
                found[name] = (*found.get(name, ()), entry.actor_id)
    return found
