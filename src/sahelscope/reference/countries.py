"""States and the words that name them: names, adjectives, people, capitals, in each language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale

from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_yaml
from sahelscope.reference.languages import language
from sahelscope.reference.names import identifier

FOLDER = REFERENCE_FOLDER / "countries"
KOSOVO = "xkx"  # user-assigned in ISO 3166-1; CLDR knows it as XK
_NOT_STATES = frozenset(("ATA", "BVT", "HMD", "ATF", "IOT", "SGS", "UMI"))


@dataclass(frozen=True, slots=True)
class CountryForms:
    """How one language names a state; `adjectives` holds every inflected form."""

    country: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def codes() -> frozenset[str]:
    """ISO 3166-1 alpha-3 in lower case, and Kosovo."""
    return frozenset(c.alpha_3.lower() for c in pycountry.countries if c.alpha_3 not in _NOT_STATES) | {KOSOVO}


@cache
def english_name(country: str) -> str:
    """The CLDR name for display: Türkiye, Côte d'Ivoire."""
    return _cldr_name(country, "en") or country.upper()


@cache
def english_adjective(country: str) -> str:
    """`russian` for `rus`: the first part of the id of a state's bodies."""
    entry = _entries("en").get(country) or {}
    base = next(iter(entry.get("adjective") or []), "") or english_name(country)
    return identifier(base)


@cache
def capital_id(country: str) -> str:
    """`moscow` for `rus`: the id of a capital that speaks for its government."""
    entry = _entries("en").get(country) or {}
    return identifier(next(iter(entry.get("capital") or []), english_name(country)))


@cache
def forms(code: str) -> tuple[CountryForms, ...]:
    """Every state's forms in a language, names of CLDR and of our own files together."""
    entries, known = _entries(code), language(code)
    return tuple(
        CountryForms(
            country=country,
            names=_names(country, code, entries.get(country) or {}),
            adjectives=tuple(
                dict.fromkeys(
                    f for a in (entries.get(country) or {}).get("adjective") or [] for f in known.inflected(str(a))
                )
            ),
            people=tuple(map(str, (entries.get(country) or {}).get("people") or ())),
            capitals=tuple(map(str, (entries.get(country) or {}).get("capital") or ())),
        )
        for country in sorted(codes())
    )


def _names(country: str, code: str, entry: dict[str, Any]) -> tuple[str, ...]:
    names = [str(n) for n in entry.get("names") or []]
    cldr = _cldr_name(country, code)
    return tuple(dict.fromkeys([*names, cldr] if cldr else names))


def _cldr_name(country: str, code: str) -> str:
    alpha_2 = "XK" if country == KOSOVO else getattr(pycountry.countries.get(alpha_3=country.upper()), "alpha_2", "")
    return str(Locale.parse(code).territories.get(alpha_2, ""))


@cache
def _entries(code: str) -> dict[str, dict[str, Any]]:
    path: Path = FOLDER / f"{code}.yaml"
    entries: dict[str, dict[str, Any]] = read_yaml(path)
    for country in entries:
        if country not in codes():
            raise ReferenceFault(path, str(country), "not an ISO 3166-1 alpha-3 code in lower case (Kosovo is xkx)")
    return entries
