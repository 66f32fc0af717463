"""Search: any spelling, any text, the filters applied, and every hit marked where it stands."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_shared import selections_of_gold

from sahelscope.records import Article, Coding
from sahelscope.store import Found, Selection, Store, build, fingerprint_of, open_store
from sahelscope.store.search_words import keys, words

Pairs = list[tuple[Article, Coding]]
SEED = "002_bddd90c52c43196c"
ANYTHING = st.text(max_size=40) | st.sampled_from(
    [
        '"',
        '""',
        "a AND",
        "NEAR(a b)",
        "words:x",
        "-x",
        "a*",
        "*",
        "(",
        "x OR",
        "'; DROP TABLE sentences; --",
        "^a",
        "\0",
    ]
)


def marked(found: Found, texts: dict[str, str]) -> set[str]:
    """The words that are marked, as they stand in the articles."""
    return {texts[hit.article_id][mark.start : mark.end] for hit in found.hits for mark in hit.marks}


@pytest.fixture(scope="module")
def texts(gold_pairs: Pairs) -> dict[str, str]:
    return {article.article_id: article.text for article, _ in gold_pairs}


@pytest.mark.parametrize("spelling", ["Poetin", "poutine", "PUTIN", "Vladimir Poetin", "Wladimir Putin"])
def test_a_name_finds_every_spelling(gold_store: Store, texts: dict[str, str], spelling: str) -> None:
    """Whichever way the name is typed, Dutch, German, Italian and French articles are found."""
    found = gold_store.search(spelling, limit=500)
    assert {hit.language for hit in found.hits} >= {"nl", "de", "it"}
    assert {"Poetin", "Vladimir Putin"} <= marked(found, texts)
    assert [term.actor_id for term in found.terms] == ["vladimir_putin"]


def test_a_state_is_found_by_its_name_in_any_language(gold_store: Store, texts: dict[str, str]) -> None:
    """Rusland finds Russland, la Russia, la Russie and Russia, and the German genitive."""
    assert {"Rusland", "Russland", "Russlands", "Russia"} <= marked(gold_store.search("Rusland", limit=500), texts)


def test_quotes_mean_to_the_letter(gold_store: Store, texts: dict[str, str]) -> None:
    """But for capitals and accents, a quoted phrase finds just itself."""
    assert marked(gold_store.search('"poetin"', limit=500), texts) == {"Poetin"}
    assert marked(gold_store.search("“assimi goïta”", limit=500), texts) == {"Assimi Goita", "Assimi Goïta"}


def test_an_acronym_is_no_article(gold_store: Store, texts: dict[str, str]) -> None:
    """UN is the organisation, un is French; four letters are a name in small letters too."""
    organisation = marked(gold_store.search("Verenigde Naties", limit=500), texts)
    assert "ONU" in organisation
    assert "un" not in organisation
    assert gold_store.search("un").terms[0].actor_id == ""
    assert gold_store.search("navo").terms[0].actor_id == "nato"


def test_an_actor_that_only_the_articles_know_has_a_name(gold_store: Store) -> None:
    """Names that no reference file lists are recognised as the articles spell them."""
    actors = gold_store.actors()
    unlisted = actors[actors["actor_id"] == "eduard_arakelyan"]["name"].iloc[0]
    assert gold_store.search(unlisted).terms[0].actor_id == "eduard_arakelyan"


def test_accents_and_capitals_make_no_difference(gold_store: Store) -> None:
    """Türkiye, turkiye and TÜRKIYE are one."""
    totals = {gold_store.search(f'"{name}"').total for name in ("pays", "PAYS", "päys")}
    assert len(totals) == 1
    assert totals.pop() > 0


def test_every_word_must_stand_in_the_sentence(gold_store: Store) -> None:
    """Two words narrow, they do not widen; what begins so is found by a star."""
    both = gold_store.search("wapens kopen").total
    assert 0 < both <= min(gold_store.search("wapens").total, gold_store.search("kopen").total)
    assert gold_store.search("wap*").total >= gold_store.search("wapens").total > gold_store.search("wap").total == 0


@given(query=ANYTHING)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_an_error(gold_store: Store, query: str) -> None:
    """Whatever is typed is words or nothing, never syntax."""
    found = gold_store.search(query, limit=3)
    assert found.total >= len(found.hits)
    assert not found.hits or found.terms
    assert all(hit.marks for hit in found.hits)


@given(selection=selections_of_gold(), query=st.sampled_from(["Putin", "Mali", "de", "Rusland", "attack*"]))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_filters_apply(gold_store: Store, selection: Selection, query: str) -> None:
    """A filtered search finds part of what the whole finds: sentences with evidence of a row that the filter keeps."""
    everything = {hit.sentence: hit for hit in gold_store.search(query, limit=10_000).hits}
    found = gold_store.search(query, selection, limit=10_000)
    assert {hit.sentence for hit in found.hits} <= set(everything)
    kept = {*gold_store.events(selection)["event_id"], *gold_store.relationships(selection)["relationship_id"]}
    asked_of_rows = not selection.without("known_on", "dating", "together").empty
    assert not asked_of_rows or all(kept & set(hit.row_ids) for hit in found.hits)


def test_filters_on_articles_keep_sentences_without_rows(gold_store: Store) -> None:
    """Language, article and what was known on a day are asked of the article, not of rows."""
    german = gold_store.search("Russland", Selection(languages=("de",)), limit=500)
    assert {hit.language for hit in german.hits} == {"de"}
    assert any(not hit.row_ids for hit in german.hits)
    assert {hit.article_id for hit in gold_store.search("Poetin", Selection(articles=(SEED,))).hits} == {SEED}
    assert gold_store.search("Poetin", Selection(known_on=date(1990, 1, 1), dating="surely")).total == 0


def test_event_types_count_events_only(gold_store: Store) -> None:
    """A sentence that is evidence of a relationship alone is no request."""
    found = gold_store.search("Poetin", Selection(event_types=("REQUEST",)), limit=500)
    assert found.hits
    requests = set(gold_store.events(Selection(event_types=("REQUEST",)))["event_id"])
    assert all(requests & set(hit.row_ids) for hit in found.hits)


def test_what_stands_twice_is_found_once(gold_store: Store) -> None:
    """The paragraphs that a seed repeats are not searched again."""
    found = gold_store.search('"juridisch bindende overeenkomsten"')
    assert [hit.block for hit in found.hits] == ["body"]


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    """Offsets are those of the text as it is, whatever folding makes of the words; spaces part words, nothing else does."""
    found = words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(keys(text[word.start : word.end]) == (word.key,) for word in found)


def test_index_and_tables_belong_together(gold_pairs: Pairs, tmp_path: Path) -> None:
    """Each build has an index of its own; without it the tables count as not built."""
    database = tmp_path / "x.duckdb"
    build(database, gold_pairs[:2], "one")
    store = open_store(database)
    build(database, gold_pairs[:1], "two")
    assert store.search("der").total > 0, "an open store keeps its index"
    store.close()
    (index,) = tmp_path.glob("x.duckdb.*.search")
    index.unlink()
    assert fingerprint_of(database) == ""
    with pytest.raises(FileNotFoundError, match="sahelscope build"):
        open_store(database)


@pytest.mark.slow
def test_a_hundred_thousand_sentences_answer_in_time(gold_pairs: Pairs, tmp_path: Path) -> None:
    """At most 300 ms, filters applied, for a name in all spellings and for the most frequent word."""
    times = 100_000 // sum(len(article.sentences) for article, _ in gold_pairs) + 1
    many = (
        (
            replace(article, article_id=f"{article.article_id}-{n}"),
            replace(coding, article_id=f"{coding.article_id}-{n}"),
        )
        for n in range(times)
        for article, coding in gold_pairs
    )
    build(tmp_path / "many.duckdb", many)
    store = open_store(tmp_path / "many.duckdb")
    store.search("once")
    for query, selection in (("Poetin", Selection()), ("de", Selection()), ("UN", Selection(actors=("rus",)))):
        assert min(_seconds(store, query, selection) for _ in range(3)) < 0.3, query
    store.close()
    shutil.rmtree(tmp_path)


def _seconds(store: Store, query: str, selection: Selection) -> float:
    started = time.perf_counter()
    assert store.search(query, selection).total > 100
    return time.perf_counter() - started
