"""What the rows tell of one actor: with whom it has to do, who holds or held which office, how its name is spelt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from sahelscope.analysis.dyad_events import dyad_events
from sahelscope.analysis.reasons import signed
from sahelscope.analysis.rows import rows
from sahelscope.reference.codes import quads

SHORT = {
    "verbal cooperation": "Verbal coop.", "material cooperation": "Material coop.",
    "verbal conflict": "Verbal conflict", "material conflict": "Material conflict",
}  # fmt: skip
SPELLING_COLUMNS = ["Spelling", "Language", "Times"]


def busiest_dyads(acts: pd.DataFrame, principal: str) -> pd.DataFrame:
    """One row a counterpart of the principal, the busiest first: `other` and the counts of `dyad_events`."""
    found = dyad_events(acts)
    own = found[(found["a"] == principal) | (found["b"] == principal)]
    others = [b if a == principal else a for a, b in zip(own["a"], own["b"], strict=True)]
    return own.drop(columns=["a", "b"]).assign(other=others).reset_index(drop=True)


def readable_dyads(dyads: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The counterparts for people; the mean score says of how many events it is."""
    return pd.DataFrame({
        "With": [names.get(other, other) for other in dyads["other"]],
        "Events": dyads["events"].to_numpy(),
        **{SHORT[quad]: dyads[quad].to_numpy() for quad in quads()},
        "Mean score": [f"{signed(mean)} of {scored}" if scored else ""
                       for mean, scored in zip(dyads["mean_score"], dyads["scored"], strict=True)],
    })  # fmt: skip


def told_offices(relationships: pd.DataFrame, actor_id: str) -> pd.DataFrame:
    """The rows that tell of an office that the actor holds or held, or that someone holds or held in it."""
    offices = relationships[relationships["relation"] == "holds_office_in"]
    return offices[(offices["subject"] == actor_id) | (offices["object"] == actor_id)]


def office_lines(offices: pd.DataFrame) -> dict[str, str]:
    """Row id to `Vladimir Putin in Russia: president, presidente`, one line a holder and institution."""
    held: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows(offices):
        held.setdefault((row["subject_name"], row["object_name"]), []).append(row)
    return {
        found[0]["relationship_id"]: f"{holder} in {of}: {', '.join(dict.fromkeys(map(_office, found)))}"
        for (holder, of), found in held.items()
    }


def _office(row: Mapping[str, Any]) -> str:
    office = row["office"] or "an office"
    return f"formerly {office}" if row["status"] == "ended" else office


def spellings(found: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """Spelling and language of each place where a name stands, counted: SPELLING_COLUMNS, the most frequent first."""
    counted = Counter(found)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return pd.DataFrame([(*named, times) for named, times in ranked], columns=SPELLING_COLUMNS)
