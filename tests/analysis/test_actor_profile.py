"""What the rows tell of one actor."""

from __future__ import annotations

import pandas as pd

from sahelscope.analysis.actor_profile import (
    SPELLING_COLUMNS,
    busiest_dyads,
    office_lines,
    readable_dyads,
    spellings,
    told_offices,
)
from sahelscope.analysis.pair_sums import KEPT, summed_acts
from sahelscope.store import Selection, Store


def test_counterparts_are_ranked_by_activity(gold_store: Store) -> None:
    """The busiest first; every event of a pair is counted once, and a mean says of how many it is."""
    events = gold_store.events(Selection(actors=("arm",)))
    dyads = busiest_dyads(summed_acts(events), "arm")
    assert list(dyads["events"]) == sorted(dyads["events"], reverse=True)
    assert dyads["other"].is_unique
    assert "arm" not in set(dyads["other"])
    assert all(
        len(set(ids)) == min(number, KEPT) for ids, number in zip(dyads["row_ids"], dyads["events"], strict=True)
    )
    shown = readable_dyads(dyads, gold_store.names)
    assert shown["Mean score"].str.fullmatch(r"[+−]\d+\.\d of \d+|").all()
    assert all((shown["Mean score"] == "") == (dyads["scored"] == 0))


def test_offices_are_told_once_a_holder(gold_store: Store) -> None:
    """The same office in five languages is one line, with a row to read."""
    relationships = gold_store.relationships()
    of_putin = office_lines(told_offices(relationships, "vladimir_putin"))
    assert [line.split(": ")[0] for line in of_putin.values()] == ["Vladimir Putin in Russia"]
    assert "president" in next(iter(of_putin.values()))
    in_armenia = office_lines(told_offices(relationships, "arm"))
    assert any(line.startswith("Nikol Pashinyan in Armenia: ") for line in in_armenia.values())
    assert set(in_armenia) <= set(relationships["relationship_id"])


def test_spellings_are_counted_by_language() -> None:
    """The most frequent first; nothing found is an empty table with its columns."""
    found = spellings([("Poetin", "Dutch"), ("Putin", "German"), ("Poetin", "Dutch")])
    assert found.to_numpy().tolist() == [["Poetin", "Dutch", 2], ["Putin", "German", 1]]
    assert list(spellings([]).columns) == SPELLING_COLUMNS
    assert isinstance(spellings([]), pd.DataFrame)
