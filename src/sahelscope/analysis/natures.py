"""What a group of events is to the eye: its quad class, and how real it is told to be."""

from __future__ import annotations

from collections.abc import Iterable

REALITIES = ("fact", "alleged", "planned", "denied")
MIXED = "mixed"


def reality(status: str, claim: str) -> str:
    """`fact`, `alleged`, `planned` or `denied`; the status outweighs the claim, attributed counts as fact."""
    if status == "denied":
        return "denied"
    if status in {"planned", "hypothetical"}:
        return "planned"
    return "alleged" if claim == "alleged" else "fact"


def shared(values: Iterable[str], mixed: str) -> str:
    """The one value that all have, else `mixed`."""
    found = set(values)
    return found.pop() if len(found) == 1 else mixed


def shared_quad(values: Iterable[str]) -> str:
    """The one quad class that all have, else MIXED."""
    return shared(values, MIXED)


def shared_reality(values: Iterable[str]) -> str:
    """The one reality that all have; a group in which anything is told as a fact counts as fact."""
    return shared(values, "fact")
