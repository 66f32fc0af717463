"""What lives on is taken out of the garbage collector's sight.

Streamlit would collect after every run, were `runner.postScriptGC` not switched off: half of what a run costs. A
collection walks every object that could be part of a cycle: all of pandas and Plotly, all remembered answers, the state
of every visitor. Frozen objects are passed over, but never freed either: so now and then everything is looked at once,
and what is still alive is frozen again.
"""

from __future__ import annotations

import gc
import time

AGAIN_AFTER = 20.0  # s: a look at everything takes some 0.2 s, one in a hundred of this

_last = [float("-inf")]


def settle() -> None:
    """Free what is dead, frozen or not, and freeze what is alive."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    _last[0] = time.monotonic()


def count_run() -> None:
    """Call at the end of every run."""
    if time.monotonic() > _last[0] + AGAIN_AFTER:
        _last[0] = time.monotonic()  # one visitor pays, not all who come meanwhile
        settle()
