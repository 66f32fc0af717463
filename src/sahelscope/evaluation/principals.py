"""Actors of a coding file at the level at which codings are compared (codebook §4)."""

from __future__ import annotations

from typing import Any


class Principals:
    """actor_id to principal, from the `actors` lists of codings; where two list the same id, the later one counts."""

    def __init__(self, *codings: dict[str, Any]) -> None:
        self._known: dict[str, str] = {}
        for coding in codings:
            for actor in coding.get("actors") or []:
                self._learn(actor)

    def _learn(self, actor: dict[str, Any]) -> None:
        name, kind, country = str(actor["id"]), actor.get("kind"), str(actor.get("country") or "").lower()
        if actor.get("of"):
            self._known[name] = str(actor["of"])
        elif kind in {"government", "person"} and country and not actor.get("private"):
            self._known[name] = country
        elif kind in {"population", "document"}:
            self._known[name] = f"{kind}:{country}"

    def of(self, actor: object) -> str:
        """The principal of one id; an id that nobody describes is its own."""
        return self._known.get(str(actor), str(actor)).lower()

    def all(self, actors: object) -> frozenset[str]:
        """The principals of a list, of a single id, or of nothing."""
        listed = [] if actors is None else actors if isinstance(actors, list) else [actors]
        return frozenset(self.of(actor) for actor in listed)
