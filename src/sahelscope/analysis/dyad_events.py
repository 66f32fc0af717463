"""Events between two principals, counted: by quad class, with the mean score beside the number that it is of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sahelscope.analysis.pair_sums import KEPT
from sahelscope.analysis.rows import rows
from sahelscope.reference.codes import quads

COUNT_COLUMNS = ["a", "b", "events", *quads(), "mean_score", "scored", "row_ids", "scored_ids"]


def dyad_events(acts: pd.DataFrame) -> pd.DataFrame:
    """One row a pair that some event is between, COUNT_COLUMNS, the busiest first; of `pair_sums.ACT_COLUMNS`.

    `events` counts all, whatever their status and claim, and `row_ids` are the first of them. The quad classes and the
    mean score (-10 to +10) are of those told as facts only: `scored` many; the mean is missing where there are none.
    """
    between: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for found in rows(acts):
        between.setdefault((min(found["a"], found["b"]), max(found["a"], found["b"])), []).append(found)
    table = pd.DataFrame([_counted(pair, both) for pair, both in between.items()], columns=COUNT_COLUMNS)
    return table.sort_values(["events", "a", "b"], ascending=[False, True, True], ignore_index=True)


def _counted(pair: tuple[str, str], both: list[Mapping[str, Any]]) -> dict[str, object]:
    scored = sum(found["scored"] for found in both)
    return {
        "a": pair[0],
        "b": pair[1],
        "events": sum(found["events"] for found in both),
        **{quad: sum(found[quad] for found in both) for quad in quads()},
        "mean_score": sum(found["score"] for found in both) / scored if scored else None,
        "scored": scored,
        "row_ids": _ids(both, "ids"),
        "scored_ids": _ids(both, "scored_ids"),
    }


def _ids(both: list[Mapping[str, Any]], name: str) -> list[str]:
    return list(dict.fromkeys(row_id for found in both for row_id in found[name]))[:KEPT]
