"""Codings against gold codings: the project's own measurement, in agreement with the codebook's."""

from sahelscope.evaluation.codings import described_actor, read_coding, read_codings, write_coding
from sahelscope.evaluation.compare import LEVELS, Comparison, Score, compare

__all__ = [
    "LEVELS",
    "Comparison",
    "Score",
    "compare",
    "described_actor",
    "read_coding",
    "read_codings",
    "write_coding",
]
