"""What a group of events is to the eye: its quad class, and how real it is told to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sahelscope.records import CLAIMS, STATUSES
from sahelscope.reference.codes import quads

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


def nature(quad: str, status: str, claim: str) -> int:
    """Quad class and reality as two bits of one number, so that those of a group are its rows' numbers joined by OR."""
    return 1 << QUADS.index(quad) | 1 << len(QUADS) + REALITIES.index(reality(status, claim))


def quad_of(natures: int) -> str:
    """The one quad class of a group, or MIXED."""
    return shared_quad(_those(QUADS, natures))


def reality_of(natures: int) -> str:
    """The one reality of a group; `fact` where anything in it is told as a fact."""
    return shared_reality(_those(REALITIES, natures >> len(QUADS)))


def _those(names: Sequence[str], bits: int) -> list[str]:
    return [name for place, name in enumerate(names) if bits >> place & 1]


QUADS = tuple(quads())
COOPERATION = sum(1 << place for place, quad in enumerate(QUADS) if quad.endswith("cooperation"))
NATURE_BITS = [
    (quad, status, claim, nature(quad, status, claim)) for quad in QUADS for status in STATUSES for claim in CLAIMS
]
