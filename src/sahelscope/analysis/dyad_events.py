"""Events between two principals, counted: by quad class, with the mean score beside the number that it is of."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sahelscope.analysis.reasons import dyads_of, facts
from sahelscope.analysis.rows import rows
from sahelscope.reference.codes import quads

COUNT_COLUMNS = ["a", "b", "events", *quads(), "mean_score", "scored", "row_ids"]


def dyad_events(events: pd.DataFrame) -> pd.DataFrame:
    """One row a pair that some event is between, COUNT_COLUMNS, the busiest first.

    `events` counts all, whatever their status and claim. The quad classes and the mean score (-10 to +10) are of those
    told as facts only: `scored` many; the mean is missing where there are none.
    """
    told = dict(zip(events["event_id"], facts(events), strict=True))
    between: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for event in rows(events):
        for one, other in {tuple(sorted(pair)) for pair in dyads_of(event)}:
            between.setdefault((one, other), []).append(event)
    counted = [_counted(pair, found, told) for pair, found in between.items()]
    table = pd.DataFrame(counted, columns=COUNT_COLUMNS)
    return table.sort_values(["events", "a", "b"], ascending=[False, True, True], ignore_index=True)


def _counted(pair: tuple[str, str], events: list[dict[str, Any]], told: dict[str, bool]) -> dict[str, object]:
    scored = [event for event in events if told[event["event_id"]]]
    by_quad = {quad: sum(event["quad"] == quad for event in scored) for quad in quads()}
    return {
        "a": pair[0],
        "b": pair[1],
        "events": len(events),
        **by_quad,
        "mean_score": sum(event["score"] for event in scored) / len(scored) if scored else None,
        "scored": len(scored),
        "row_ids": [event["event_id"] for event in events],
    }
