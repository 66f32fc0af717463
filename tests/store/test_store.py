"""The tables: whole, checked, the same each time, and every row back to its sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from tests_shared import selections_of_gold

from sahelscope import dates
from sahelscope.records import Actor, Article, Coding, Event, Evidence, Relationship, Span, Wording
from sahelscope.reference.codes import regions
from sahelscope.reference.columns import columns, documented
from sahelscope.store import EVENT_COLUMNS, RELATIONSHIP_COLUMNS, Selection, Store, build, fingerprint_of, open_store
from sahelscope.store.check import TableFault

Pairs = list[tuple[Article, Coding]]


def test_every_evidence_row_stands_at_its_offsets(gold_store: Store, gold_pairs: Pairs) -> None:
    """text[start:end] == quote, for every piece of evidence of every exported row."""
    texts = {article.article_id: article.text for article, _ in gold_pairs}
    rows = [row for article_id in texts for row in gold_store.rows_of(article_id)]
    assert len(rows) == sum(len(coding.events) + len(coding.relationships) for _, coding in gold_pairs)
    for row in rows:
        text = texts[row.fields["article_id"]]
        assert row.quotes
        for quote in row.quotes:
            assert quote.text == " ... ".join(text[span.start : span.end] for span in quote.spans)
            assert quote.paragraph.start <= quote.spans[0].start < quote.spans[-1].end <= quote.paragraph.end
            assert quote.sentence.start < quote.spans[-1].end
            assert quote.spans[0].start < quote.sentence.end
        assert row.fields["quote"] == row.quotes[0].text


def test_words_of_a_field_come_back(gold_pairs: Pairs, tmp_path: Path) -> None:
    """Where a party or the date stands in the text is kept with the row, in the order of the text."""
    article, coding = gold_pairs[0]
    event, span = coding.events[0], coding.events[0].trigger
    words = (Wording("date", Span(span.end, span.end + 1)), Wording("actor", span, event.actors[0]))
    build(tmp_path / "words.duckdb", [(article, replace(coding, events=(replace(event, words=words),)))], "words")
    row = open_store(tmp_path / "words.duckdb").event(f"{article.article_id}-e01")
    assert row is not None
    assert row.words == words[::-1]
    with pytest.raises(ValueError, match="unknown field"):
        replace(event, words=(Wording("mood", span),))


def test_two_builds_give_the_same_bytes(gold_pairs: Pairs, gold_store: Store, tmp_path: Path) -> None:
    """Parquet files of two builds from the same codings are byte-identical."""
    build(tmp_path / "again.duckdb", gold_pairs)
    again = open_store(tmp_path / "again.duckdb")
    for one, other in zip(gold_store.to_parquet(tmp_path / "a"), again.to_parquet(tmp_path / "b"), strict=True):
        assert hashlib.sha256(one.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest(), one.name
    again.close()


def test_parquet_holds_the_documented_columns(gold_store: Store, tmp_path: Path) -> None:
    """Every table of columns.csv is written, with just its columns."""
    written = {path.stem: path for path in gold_store.to_parquet(tmp_path)}
    assert set(written) == set(columns())
    for table, path in written.items():
        assert list(pd.read_parquet(path).columns) == list(columns()[table])


def test_an_added_article_changes_no_other_rows_id(gold_pairs: Pairs, tmp_path: Path) -> None:
    """Ids hang on the article alone."""
    build(tmp_path / "few.duckdb", gold_pairs[1:4])
    build(tmp_path / "more.duckdb", gold_pairs[:5])
    few, more = open_store(tmp_path / "few.duckdb").events(), open_store(tmp_path / "more.duckdb").events()
    kept = more[more["article_id"].isin(few["article_id"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, few)


def test_an_interrupted_build_leaves_the_old_tables_whole(gold_pairs: Pairs, tmp_path: Path) -> None:
    """Whatever stops a build half way, the database is the old one, and nothing is left lying about."""
    database = tmp_path / "x.duckdb"
    build(database, gold_pairs[:2], "old")

    def interrupted() -> Iterator[tuple[Article, Coding]]:
        yield gold_pairs[2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(database, interrupted(), "new")
    assert fingerprint_of(database) == "old"
    index, tables = sorted(path.name for path in tmp_path.iterdir())[::-1]
    assert tables == "x.duckdb"
    assert index.startswith("x.duckdb.")
    assert index.endswith(".search")


def test_no_database_and_a_broken_one_have_no_fingerprint(tmp_path: Path) -> None:
    """Both mean: build anew."""
    (tmp_path / "broken.duckdb").write_bytes(b"not a database")
    assert fingerprint_of(tmp_path / "none.duckdb") == fingerprint_of(tmp_path / "broken.duckdb") == ""
    with pytest.raises(FileNotFoundError, match="sahelscope build"):
        open_store(tmp_path / "none.duckdb")


def coding_with(pair: tuple[Article, Coding], **changes: object) -> tuple[Article, Coding]:
    article, coding = pair
    return article, replace(coding, events=(replace(coding.events[0], **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"mode": "bake"}, "mode"), ({"contexts": ("cooking",)}, "contexts"), ({"date_basis": "guess"}, "date_basis")],
)
def test_a_value_outside_the_codebook_is_refused(
    gold_pairs: Pairs, tmp_path: Path, changes: dict[str, object], told: str
) -> None:
    """The check names table, column and value, and no database is written."""
    with pytest.raises(TableFault, match=f"events: {told}"):
        build(tmp_path / "x.duckdb", [coding_with(gold_pairs[0], **changes)])
    assert not list(tmp_path.iterdir())


def test_an_actor_that_nobody_describes_is_refused(gold_pairs: Pairs, tmp_path: Path) -> None:
    """Rows without their actors would vanish from every join."""
    article, coding = gold_pairs[0]
    with pytest.raises(ValueError, match="no coding describes"):
        build(tmp_path / "x.duckdb", [(article, replace(coding, actors=()))])


def test_evidence_outside_the_text_is_refused(gold_pairs: Pairs, tmp_path: Path) -> None:
    """A span beyond the end of the article is a fault of the coder, not an empty quote."""
    article, _ = gold_pairs[0]
    nowhere = Evidence(len(article.sentences), (Span(0, 5),))
    with pytest.raises(ValueError, match="not there"):
        build(tmp_path / "x.duckdb", [coding_with(gold_pairs[0], evidence=(nowhere,))])
    beyond = Evidence(0, (Span(len(article.text) + 1, len(article.text) + 5),))
    with pytest.raises(ValueError, match="outside the text"):
        build(tmp_path / "x.duckdb", [coding_with(gold_pairs[0], evidence=(beyond,))])


@pytest.fixture(scope="module")
def by_hand(gold_pairs: Pairs) -> list[tuple[str, Event, str]]:
    """Every event with its id and the day of its article's publication."""
    return [
        (f"{article.article_id}-e{number:02}", event, article.published)
        for article, coding in gold_pairs
        for number, event in enumerate(coding.events, 1)
    ]


def fits(selection: Selection, event: Event, published: str, described: dict[str, Actor]) -> bool:
    """The meaning of a selection, written a second time in plain Python."""
    part = [described[name] for name in (*event.actors, *event.recipients)]
    names = {name for actor in part for name in (actor.actor_id, actor.principal)}
    countries = {actor.country for actor in part} | ({event.place.country} if event.place else set())
    when = dates.parse(event.date)
    surely = selection.dating == "surely"
    told = dates.parse(published)
    known = told.surely_within if surely else told.possibly_within
    within = when.surely_within if surely else when.possibly_within
    windowed = bool(selection.date_from or selection.date_to)
    chosen = set(selection.actors)
    return (
        (not windowed or within(selection.date_from, selection.date_to))
        and (not selection.known_on or known(None, selection.known_on))
        and (not chosen or (chosen <= names if selection.together else bool(chosen & names)))
        and (not selection.countries or bool(set(selection.countries) & countries))
        and (not selection.region or bool(regions()[selection.region].countries & countries))
        and (not selection.event_types or event.event_type in selection.event_types)
        and (not selection.claims or event.claim in selection.claims)
        and (not selection.statuses or event.status in selection.statuses)
        and (not selection.certainties or event.certainty in selection.certainties)
    )


@given(selection=selections_of_gold())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_one_where_keeps_just_the_rows_that_fit(
    gold_store: Store, by_hand: list[tuple[str, Event, str]], selection: Selection
) -> None:
    """SQL and a plain reading of the selection agree on every gold event; counts agree with rows."""
    described = {row.actor_id: Actor(row.actor_id, row.name, row.kind, row.country, row.of, row.private) for row in gold_store.actors().itertuples()}  # fmt: skip
    expected = {event_id for event_id, event, published in by_hand if fits(selection, event, published, described)}
    kept = gold_store.events(selection)
    assert set(kept["event_id"]) == expected
    counts = gold_store.count(selection)
    assert (counts.shown, counts.total) == (len(expected), len(by_hand))
    assert counts.undated == int((kept["date_precision"] == "unknown").sum())
    assert gold_store.by_type(selection)["events"].sum() == len(expected)
    assert gold_store.in_words(selection).startswith(f"{len(expected):,} of {len(by_hand):,} events")


def test_events_and_relationships_have_the_promised_columns(gold_store: Store) -> None:
    """Lists are Python lists, also where empty; the undated stand last."""
    events, relationships = gold_store.events(), gold_store.relationships()
    assert list(events.columns) == list(EVENT_COLUMNS)
    assert list(relationships.columns) == list(RELATIONSHIP_COLUMNS)
    assert set(EVENT_COLUMNS) == set(documented("events"))
    assert set(RELATIONSHIP_COLUMNS) == set(documented("relationships"))
    for name in ("contexts", "actors", "recipients", "claimed_by", "disputed_by"):
        assert all(isinstance(value, list) for value in events[name])
    assert events["date_first"].dropna().is_monotonic_increasing
    assert len(gold_store.events(limit=7)) == 7
    pd.testing.assert_frame_equal(gold_store.events(limit=7), events.head(7))
    nobody = gold_store.events(Selection(articles=("none",)))
    assert nobody.empty
    assert list(nobody.columns) == list(EVENT_COLUMNS)


def test_a_denied_relationship_has_no_sign(gold_store: Store) -> None:
    """`sanctions`, denied, divides nobody."""
    relationships = gold_store.relationships()
    assert set(relationships.loc[relationships["status"] == "denied", "sign"]) <= {0}
    assert set(relationships.loc[relationships["status"] != "denied", "sign"]) == {-1, 0, 1}


def test_an_id_leads_to_its_row_or_to_nothing(gold_store: Store) -> None:
    """An old link to a row that is gone is no error."""
    event_id = gold_store.events(limit=1)["event_id"].iloc[0]
    relationship_id = gold_store.relationships(limit=1)["relationship_id"].iloc[0]
    assert gold_store.evidence(event_id).row_id == event_id  # type: ignore[union-attr]
    assert gold_store.evidence(relationship_id).table == "relationships"  # type: ignore[union-attr]
    assert gold_store.evidence("gone") is None
    assert gold_store.article("gone") is None


def test_blocks_come_with_the_article(gold_store: Store, gold_pairs: Pairs) -> None:
    """The article page needs text and labels, nothing else."""
    article, _ = gold_pairs[0]
    found = gold_store.article(article.article_id)
    assert found is not None
    assert found["text"] == article.text
    assert found["blocks"] == [(block.span, block.kind) for block in article.blocks]


def test_options_never_lead_to_nothing(gold_store: Store) -> None:
    """Each value on offer, chosen, keeps as many events as the offer says."""
    selection = Selection(countries=("mli",), date_from=date(2023, 1, 1))
    for field, offered in gold_store.options(selection).items():
        for value, events in offered.head(4).itertuples(index=False):
            if field != "relations":
                shown = gold_store.count(selection.having(**{field: (value,)})).shown
                assert shown == events if field != "countries" else shown >= events


def test_dyads_count_each_event_once_a_pair(gold_store: Store) -> None:
    """An event with three actors and no recipient makes three pairs, an event of one state upon itself none."""
    dyads = gold_store.dyads(limit=10_000)
    assert (dyads["actor"] != dyads["recipient"]).all()
    assert not dyads.duplicated(["actor", "recipient"]).any()
    assert (dyads["cooperation"] + dyads["conflict"] == dyads["events"]).all()
    top = dyads.iloc[0]
    both = gold_store.count(Selection(actors=(top["actor"], top["recipient"]), together=True)).shown
    assert top["events"] <= both


def test_values_are_never_part_of_the_query(gold_store: Store) -> None:
    """A selection full of quotes and semicolons finds nothing and breaks nothing."""
    hostile = ("' OR 1=1 --", '"; DROP TABLE events; --', "%", "?")
    for field in ("actors", "countries", "articles", "languages", "claims"):
        assert gold_store.count(Selection(**{field: hostile})).shown == 0  # type: ignore[arg-type]
    assert gold_store.count().shown == gold_store.count().total > 0


def test_relationships_are_filtered_by_their_own_words(gold_store: Store) -> None:
    """An event type says nothing about relationships, a relation nothing about events."""
    total = gold_store.count_relationships().total
    assert gold_store.count_relationships(Selection(event_types=("AID",))).shown == total
    allied = gold_store.relationships(Selection(relations=("allied_with",)))
    assert set(allied["relation"]) == {"allied_with"}
    assert set(gold_store.relationships(Selection(statuses=("holds", "occurred")))["status"]) == {"holds"}
    turkish = gold_store.relationships(Selection(actors=("tur",)))
    ends = turkish[["subject_principal", "object_principal", "via"]]
    assert (ends == "tur").any(axis=1).all()


def test_a_coding_of_another_article_is_refused(gold_pairs: Pairs, tmp_path: Path) -> None:
    """Article and coding belong together."""
    with pytest.raises(ValueError, match="was given with"):
        build(tmp_path / "x.duckdb", [(gold_pairs[0][0], gold_pairs[1][1])])


def test_relationship_records_keep_their_ends(gold_pairs: Pairs) -> None:
    """Gold relationships name actors that their coding describes."""
    for _, coding in gold_pairs:
        described = {actor.actor_id for actor in coding.actors}
        for row in coding.relationships:
            assert isinstance(row, Relationship)
            assert {row.subject, row.object} <= described


def test_contents_are_those_of_the_rows(gold_store: Store) -> None:
    """Articles, languages and principals are counted as the rows have them, and nothing where there are none."""
    chosen = Selection(actors=("tur",))
    events = gold_store.events(chosen)
    found = gold_store.contents(chosen)
    principals = {
        one for column in ("actor_principals", "recipient_principals") for row in events[column] for one in row
    }
    assert found.articles == events["article_id"].nunique()
    assert set(found.languages) == set(events["language"])
    assert found.principals == len(principals)
    assert gold_store.contents(Selection(articles=("none",))).articles == 0
