"""Unbalanced triads in the sense of structural balance: two ties that bind and one that divides."""

from __future__ import annotations

from typing import Any

import pandas as pd


def unbalanced_triads(ties: pd.DataFrame) -> pd.DataFrame:
    """The ++− triads, each once: `middle` is bound to `one` and `other`, who are divided; in alphabetical order.

    `ties` needs columns a, b, sign (above zero, below it, or 0 for none). Direction does not matter. Several rows for a
    pair are allowed; a pair with both signs counts as bound and as divided.
    """
    bound: dict[Any, set[Any]] = {}
    divided = set()
    for a, b, sign in zip(ties["a"], ties["b"], ties["sign"], strict=True):
        if a == b:
            continue
        if sign > 0:
            bound.setdefault(a, set()).add(b)
            bound.setdefault(b, set()).add(a)
        elif sign < 0:
            divided.add((a, b) if a < b else (b, a))
    triads = [
        (middle, one, other)
        for one, other in sorted(divided)
        for middle in sorted(bound.get(one, set()) & bound.get(other, set()))
    ]
    return pd.DataFrame(triads, columns=["middle", "one", "other"])
