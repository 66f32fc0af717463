"""What all visitors share is taken out of the garbage collector's sight.

Streamlit collects after every run. A collection walks every object that could be part of a cycle: all of pandas and
Plotly, and all remembered answers; frozen objects are passed over. What is frozen is never collected, so this happens a
few times only: at the start, and when the first visitors have filled the memory and loaded what is imported late.
"""

from __future__ import annotations

import gc
from itertools import count

FREEZE_AFTER = frozenset({6, 60, 600})  # runs of the script

_runs = count(1)


def freeze() -> None:
    """Collect once, then leave out whatever is alive."""
    gc.collect()
    gc.freeze()


def count_run() -> None:
    """Call at the end of every run."""
    if next(_runs) in FREEZE_AFTER:
        freeze()
