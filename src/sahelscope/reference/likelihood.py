"""The estimative words of ICD 203, and the only rule here that gives them: how often rows of a class were read right.

They speak of the reading ("the article says that ..."), never of the world. The counts come from
`python -m sahelscope evaluate tests/gold --by class`; the word is that of the lower end of their 95 % interval
(Wilson), so few rows never make a strong word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt
from types import MappingProxyType

from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_rows

TERMS = REFERENCE_FOLDER / "likelihood.csv"
READINGS = REFERENCE_FOLDER / "readings.csv"
Z = 1.96  # of a 95 % interval

Key = tuple[str, str, str]  # the coder's name without its version, events or relationships, certainty class


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A word of the ladder and the share that it stands for, in percent, from one end up to the other."""

    term: str
    low: int
    high: int
    source: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How many rows of a class, of how many in the gold set, name act and parties as the coding by hand does."""

    right: int
    of: int

    @property
    def at_least(self) -> float:
        """The lower end of the interval for the share, from 0 to 1."""
        share, spread = self.right / self.of, Z * Z / self.of
        return (share + spread / 2 - Z * sqrt(share * (1 - share) / self.of + spread / self.of / 4)) / (1 + spread)


@cache
def likelihoods() -> tuple[Likelihood, ...]:
    """The ladder from the least likely up; each word begins where the one before ends."""
    found = tuple(Likelihood(row["term"], int(row["from"]), int(row["to"]), row["source"]) for row in read_rows(TERMS))
    for lower, upper in pairwise(found):
        if lower.high != upper.low:
            raise ReferenceFault(TERMS, upper.term, f"must begin at {lower.high}, where {lower.term!r} ends")
    return found


@cache
def readings() -> Mapping[Key, Reading]:
    """Counts by coder, table and certainty class."""
    found = {}
    for number, row in enumerate(read_rows(READINGS), 2):
        right, of = int(row["right"]), int(row["of"])
        if not 0 <= right <= of or not of:
            raise ReferenceFault(READINGS, f"row {number}", "needs 0 <= right <= of, and some rows at all")
        found[row["coder"], row["table"], row["certainty"]] = Reading(right, of)
    return MappingProxyType(found)


def likelihood(share: float) -> Likelihood:
    """The word for a share from 0 to 1; nothing is surer than the ladder's ends."""
    fitting = [one for one in likelihoods() if one.low <= share * 100]
    return fitting[-1] if fitting else likelihoods()[0]


def reading_in_words(coder: str, table: str, certainty: str) -> str:
    """`very likely read right`; empty where no count says how well this coder reads rows of that class."""
    found = readings().get((coder.split(" ", maxsplit=1)[0], table, certainty))
    return f"{likelihood(found.at_least).term} read right" if found else ""
