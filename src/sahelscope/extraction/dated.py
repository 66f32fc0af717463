"""A time expression as it was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression: its tokens, its EDTF value, and how it is known (`explicit`, `relative`).

    `since` is the token that makes an interval of it from further left (`since the coup of July`), or -1.
    """

    start: int
    end: int
    edtf: str
    basis: str
    since: int = -1


def relative(start: int, end: int, edtf: str) -> Dated | None:
    """What is known only by another date; nothing where that one is unknown."""
    return Dated(start, end, edtf, "relative") if edtf else None
