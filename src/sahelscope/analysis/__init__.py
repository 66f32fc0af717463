"""Table to table: what the pages draw, worked out from the rows that the store gave."""

from sahelscope.analysis.triads import unbalanced_triads

__all__ = ["unbalanced_triads"]
