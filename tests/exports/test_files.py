"""A selection as files: each says what it is, and read back it is the same rows."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pandas as pd
import pytest

from sahelscope.exports import (
    FORMATS,
    SIDECAR,
    About,
    Export,
    archive,
    read_csv,
    read_gexf,
    read_json_lines,
    read_parquet,
)
from sahelscope.exports.brief import Chapter, to_brief
from sahelscope.exports.gexf import to_gexf
from sahelscope.reference.likelihood import Reading, likelihood, likelihoods, reading_in_words, readings
from sahelscope.store import Selection, Store

DAY = date(2026, 11, 24)
SELECTIONS = [Selection(), Selection(region="sahel"), Selection(actors=("tur",), date_from=date(2020, 1, 1))]
NOTHING = Selection(articles=("none",))


@pytest.fixture(params=[*SELECTIONS, NOTHING], ids=["everything", "sahel", "tur", "nothing"])
def export(request: pytest.FixtureRequest, gold_store: Store) -> Export:
    return Export(gold_store, request.param, DAY)


def content(export: Export, form: str, what: str) -> bytes:
    return next(found for name, found in export.files(form) if what in name and not name.endswith(SIDECAR))


def plain(table: pd.DataFrame) -> list[dict[str, object]]:
    """Rows as plain values: nothing is NaN, a day is its text."""
    return [{str(name): _plain(value) for name, value in row.items()} for row in table.to_dict("records")]


def _plain(value: object) -> object:
    if isinstance(value, list):
        return value
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return None if pd.isna(value) else value  # type: ignore[call-overload]


@pytest.mark.parametrize("what", ["events", "relationships"])
def test_each_table_reads_back_equal(export: Export, what: str) -> None:
    """CSV, Parquet and JSON Lines give the rows that the selection keeps, in order and in their types."""
    expected = plain(export.table(what))
    assert plain(read_csv(content(export, "csv", what).decode())) == expected
    again, about = read_parquet(content(export, "parquet", what))
    assert plain(again) == expected
    assert (about.what, about.rows, about.of) == (what, len(expected), len(expected))
    if expected:
        assert list(again.dtypes) == list(export.table(what).dtypes)
    lines = read_json_lines(content(export, "jsonl", what).decode())
    assert [{name: value for name, value in line.items() if name not in {"evidence", "article_sha256"}} for line in lines] == expected  # fmt: skip


def test_ties_read_back_equal(export: Export) -> None:
    """Every plain column of the ties, and whose rows made them."""
    text = content(export, "gexf", "ties").decode()
    found = read_gexf(text)
    about = About.from_json(re.search(r"<description>(.*?)</description>", text, re.DOTALL)[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))  # type: ignore[index]  # fmt: skip
    assert len(found) == about.rows
    kept = {*export.table("events")["event_id"], *export.table("relationships")["relationship_id"]}
    assert {row_id for row_ids in found.get("row_ids", []) for row_id in row_ids} <= kept
    assert set(found.get("sign", [])) <= {1, 0, -1}


def test_a_name_with_control_characters_breaks_no_graph(gold_store: Store) -> None:
    """XML cannot hold them; brackets and ampersands it can."""
    export = Export(gold_store, Selection(), DAY)
    ties = pd.DataFrame([{"a": "x", "b": "y", "sign": -1, "row_ids": ["x-e01", "y-e02"], "reasons": [object()]}])
    actors = {"x": {"name": "\x0b<b>&\"'\x00", "kind": "state", "country": "x"}}
    text = to_gexf(ties, actors, replace(export.about("ties", []), in_words="]]> & \x01"))
    assert read_gexf(text).to_dict("records") == [{"a": "x", "b": "y", "sign": -1, "row_ids": ["x-e01", "y-e02"]}]


@pytest.mark.parametrize("form", FORMATS)
def test_each_file_says_what_made_it(gold_store: Store, form: str) -> None:
    """Filters, version, day and article hashes stand in the file or beside it."""
    selection = Selection(region="caucasus", known_on=date(2024, 1, 1))
    export = Export(gold_store, selection, DAY)
    files = dict(export.files(form))
    for name, found in files.items():
        if name.endswith(SIDECAR):
            continue
        told = files.get(name + SIDECAR, found).decode(errors="ignore")
        assert "2024-01-01" in told
        assert "caucasus" in told
        assert "2026-11-24" in told
        assert re.search(r"\b[0-9a-f]{64}\b", told)
    assert all(name.isascii() for name in files)


def test_the_sidecar_opens_the_same_selection() -> None:
    """What is written of the filters is what an address takes."""
    made = About(
        "events", 1, 2, "1 of 2 events", {"actors": "tur", "known_on": "2023-04-10"}, "1", "f", "2026-11-24", {}
    )
    assert About.from_json(made.to_json()) == made
    assert made.selection == Selection(actors=("tur",), known_on=date(2023, 4, 10))


def test_a_limit_is_told(gold_store: Store) -> None:
    """A file that does not hold all rows of its selection says how many there are."""
    export = Export(gold_store, Selection(), DAY, limit=5)
    about = json.loads(dict(export.files("csv"))[Selection().file_name("events", "csv") + SIDECAR])
    assert about["rows"] == 5
    assert about["of"] == gold_store.count().total


def test_an_archive_holds_the_files(gold_store: Store) -> None:
    """The same rows on the same day give the same bytes."""
    files = Export(gold_store, SELECTIONS[2], DAY).files("csv")
    packed = archive(files)
    assert packed == archive(files)
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == dict(files)


class Brief(HTMLParser):
    """What stands in a brief."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def values(self, name: str) -> Iterator[str]:
        return (str(attributes[name]) for _, attributes in self.tags if name in attributes)


def test_the_brief_has_every_row_with_its_quotes(export: Export) -> None:
    """Each row once, its quotes letter by letter in the article's language, with offsets."""
    brief = Brief(content(export, "brief", "brief").decode())
    rows = [*export.rows("events", 400), *export.rows("relationships", 400)]
    assert list(brief.values("data-row")) == [row.row_id for row in rows]
    assert {quote.text for row in rows for quote in row.quotes} <= set(brief.texts)
    assert {row.fields["language"] for row in rows} <= set(brief.values("lang"))


def test_the_brief_loads_and_runs_nothing(gold_store: Store) -> None:
    """One file, by its own policy: no script, no address of another."""
    brief = Brief(content(Export(gold_store, SELECTIONS[1], DAY), "brief", "brief").decode())
    assert not {"script", "link", "img", "iframe", "a", "object", "form"} & {tag for tag, _ in brief.tags}
    assert not [name for _, attributes in brief.tags for name in attributes if name.startswith("on") or name == "src"]
    assert "default-src 'none'; style-src 'unsafe-inline'" in brief.values("content")


def test_markup_in_an_article_is_text_in_the_brief(gold_store: Store) -> None:
    """Titles, names, quotes and filters are escaped."""
    hostile = '<script>alert(1)</script>"&'
    row = gold_store.event_rows(Selection(), 1)[0]
    article = {**row.article, "title": hostile, "file_name": hostile}
    quote = replace(row.quotes[0], text=hostile)
    odd = replace(row, fields={**row.fields, "actor_names": [hostile]}, article=article, quotes=(quote,))
    about = replace(
        Export(gold_store, Selection(), DAY).about("events", []), in_words=hostile, filters={"actors": hostile}
    )
    text = to_brief(Chapter([odd], about), Chapter([], about))
    assert "<script" not in text
    assert text.count("&lt;script&gt;") >= 5


def test_nothing_undated_is_drawn(gold_store: Store) -> None:
    """As many marks as dated events within the years shown; the caption counts the others."""
    export = Export(gold_store, SELECTIONS[2], DAY)
    text = content(export, "brief", "brief").decode()
    events = export.table("events")
    dated = events["date_first"].notna() | events["date_last"].notna()
    told = re.search(r"Not drawn: ([\d,]+) events? without a date, ([\d,]+) outside", text)
    assert told
    assert text.count("<rect") == dated.sum() - int(told[2])
    assert int(told[1]) == (~dated).sum()


def test_an_estimative_word_stands_only_where_counts_give_it(gold_store: Store) -> None:
    """Rows coded by hand have none; those of our coder have the word for the lower end of what was counted."""
    assert reading_in_words("gold", "events", "A") == ""
    assert "read right ·" not in content(Export(gold_store, Selection(), DAY), "brief", "brief").decode()
    for (coder, table, certainty), found in readings().items():
        said = reading_in_words(f"{coder} 0.3", table, certainty)
        word = next(one for one in likelihoods() if said.startswith(f"{one.term} read"))
        assert word.low <= found.at_least * 100 <= word.high
        assert found.at_least < found.right / found.of


def test_few_rows_make_no_strong_word() -> None:
    """Three of three is no certainty; the ladder has no gap and no end beyond its ends."""
    assert likelihood(Reading(3, 3).at_least).term == "unlikely"
    assert likelihood(Reading(990, 1000).at_least).term == "almost certain"
    assert (likelihood(0.0).term, likelihood(1.0).term) == ("almost no chance", "almost certain")
