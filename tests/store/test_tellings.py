"""Stories at rest: every linked event knows its story, and the way to the other tellings."""

from __future__ import annotations

from pathlib import Path

from sahelscope.records import Article, Coding
from sahelscope.store import Store, build, open_store

Pairs = list[tuple[Article, Coding]]
COUP = "en_02_sahel-ecowas-exit-e04"


def test_an_event_leads_to_its_other_tellings(gold_store: Store) -> None:
    """The coup in Niger is told in five languages; each telling is a row with its own evidence."""
    tellings = gold_store.tellings(COUP)
    assert {row.fields["language"] for row in tellings} >= {"nl", "de", "it"}
    assert COUP not in {row.row_id for row in tellings}
    assert all(row.quotes and row.fields["event_type"] == "COERCE" for row in tellings)
    assert {row.fields["story_id"] for row in tellings} == {gold_store.event(COUP).fields["story_id"]}  # type: ignore[union-attr]


def test_an_event_that_nobody_else_tells_has_no_story(gold_store: Store) -> None:
    """Empty is a value: the event is told once."""
    events = gold_store.events()
    alone = events[events["story_id"] == ""]["event_id"]
    assert 0 < len(alone) < len(events)
    assert gold_store.tellings(alone.iloc[0]) == []
    assert gold_store.tellings("gone") == []


def test_linking_merges_nothing(gold_pairs: Pairs, tmp_path: Path) -> None:
    """As many rows as the codings have, whatever is linked."""
    build(tmp_path / "x.duckdb", gold_pairs)
    store = open_store(tmp_path / "x.duckdb")
    assert len(store.events()) == sum(len(coding.events) for _, coding in gold_pairs)
    store.close()
