"""Every spelling of every known actor and state, in all languages at once: so that "Poetin" finds Putin and Poutine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sahelscope.reference import countries
from sahelscope.reference.actors import LANGUAGES, actors, weak_names_in
from sahelscope.reference.languages import supported


@cache
def strong_spellings() -> Mapping[str, frozenset[str]]:
    """Names that mean the actor wherever they are read, by actor_id; states by name, not by people."""
    found = {
        actor_id: {name for names in entry.names.values() for name in names} for actor_id, entry in actors().items()
    }
    for language in supported():
        for forms in countries.forms(language):
            found.setdefault(forms.country, set()).update(forms.names)
    return MappingProxyType({actor_id: frozenset(names) for actor_id, names in found.items()})


@cache
def weak_spellings() -> Mapping[str, frozenset[str]]:
    """Names that mean the actor beside a full name only, by actor_id; those of several actors are left out."""
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for name, actor_id in weak_names_in(language).items():
            found.setdefault(actor_id, set()).add(name)
    return MappingProxyType({actor_id: frozenset(names) for actor_id, names in found.items()})
