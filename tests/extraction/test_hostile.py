"""What the coder does with texts that are meant to break it: bounded work, quotes to the letter, the same rows again.

Work is counted in calls of functions, not in seconds, so that a busy machine changes nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sahelscope.corpus import article_from_bytes
from sahelscope.corpus.structure import structure
from sahelscope.extraction import CODED_BLOCKS, extract
from sahelscope.extraction.examples import sentence_article
from sahelscope.records import Article, Coding, Evidence
from sahelscope.reference.languages import supported
from sahelscope.reference.lexicon import frames
from sahelscope.store import Store, build, open_store

EXAMPLES = {code: [frame.example for frame in frames(code)] for code in supported()}
NEWS = (
    "Turkey delivered drones to Niger on 3 March 2021. Mali expelled the French ambassador, and the junta accused "
    "France of espionage."
)
MARKUP = "<b>Read</b> <script>alert('Mali attacked Chad')</script> &lt;i&gt; [link](http://example.org/?q=1&r=2)"
SQL = "Robert'); DROP TABLE events; -- ' OR 1=1 /*"
ODDITIES = (
    MARKUP,
    SQL,
    "{{ 7 * 7 }} ${HOME} %s %(name)s \\u0041",
    "=HYPERLINK(1;2)",
    "\u202eilaM\u202c \u200bNi\u00adger\ufeff",
    "🇲🇱🇳🇪 e\u0301\u0301\u0301 \U0001d544",
    "......!!!???;;;,,,",
    "“„«\"'’”»“„",
    "a" * 3_000,
    "1" * 400,
    "- - - — – ( [ { ",
)


def written(text: str, language: str) -> Article:
    """An undated article of this text, its blocks and sentences as the corpus labels them."""
    blocks, sentences = structure(text, (), language)
    return replace(sentence_article(text, language), blocks=blocks, sentences=sentences)


def work(act: Callable[[], object]) -> int:
    """How many Python functions were called."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls


def all_evidence(coding: Coding) -> Iterator[Evidence]:
    for row in (*coding.events, *coding.relationships):
        yield from row.evidence


# ---- bounded work ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["lines", "one line"])
def test_a_paragraph_repeated_ten_thousand_times_is_coded_once(between: str) -> None:
    """Its repeats cost no reading and add neither rows nor evidence."""
    once = article_from_bytes("once.txt", NEWS.encode())
    often = article_from_bytes("often.txt", (NEWS + between).encode() * 10_000)
    assert len(often.sentences) == 20_000
    assert sum(sentence.block in CODED_BLOCKS for sentence in often.sentences) == 2
    coded, repeated = extract(once), extract(often)
    assert repeated.events == coded.events
    assert repeated.relationships == coded.relationships
    assert work(lambda: extract(often)) <= 2 * work(lambda: extract(once))


LONG = {
    "a token of a million letters": "a" * 1_000_000,
    "a number of a million digits": "1" * 1_000_000,
    "a megabyte of names": "Turkey, Mali, " * 70_000,
    "a megabyte of conjunctions": "Turkey attacked Mali and " * 40_000,
    "a megabyte of quotation marks": "“„«»”" * 200_000,
    "a megabyte of brackets": "((((((((((" * 100_000,
    "a megabyte of full stops": "U." * 500_000,
}

FEW = 500  # calls of looking up a word for the first time, and of callbacks of the garbage collector


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_work_on_a_sentence_of_a_megabyte_grows_no_faster_than_its_length(text: str) -> None:
    """Handed over as one sentence: the corpus would have cut it."""
    half = sentence_article(text[: len(text) // 2], "en")
    extract(half)  # lists are read, words are known
    assert work(lambda: extract(sentence_article(text, "en"))) <= 2.3 * work(lambda: extract(half)) + FEW


def test_a_million_letters_between_sentences_are_passed_over() -> None:
    """The sentences around them give what they give without them."""
    after = "Chad thanked Qatar."
    coding = extract(article_from_bytes("letters.txt", f"{NEWS} {'a' * 1_000_000} {after}".encode()))
    plain = extract(article_from_bytes("plain.txt", f"{NEWS} {after}".encode()))
    assert [event.event_type for event in coding.events] == [event.event_type for event in plain.events]


def test_a_megabyte_without_a_full_stop_gives_no_rows() -> None:
    """It is a table or a list: cut to be read, it lies in blocks that are not coded."""
    article = article_from_bytes("list.txt", ("Turkey delivered drones to Niger and " * 28_000).encode())
    assert all(sentence.span.end - sentence.span.start <= 2_000 for sentence in article.sentences)
    assert extract(article).events == ()


def many_events(count: int) -> Article:
    """As many different events as sentences."""
    days = [f"On {1 + n % 28} March {1950 + n // 28} the Malian army attacked Chad." for n in range(count)]
    return written(" ".join(days), "en")


@pytest.mark.xfail(reason="each new row is compared with all rows before it: work grows with the square", strict=True)
def test_work_grows_with_length_and_not_with_its_square() -> None:
    """Twice as many different events are about twice the work."""
    extract(many_events(1))
    assert work(lambda: extract(many_events(400))) <= 2.3 * work(lambda: extract(many_events(200)))


# ---- text is data ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("oddity", ODDITIES, ids=range(len(ODDITIES)))
def test_what_stands_between_sentences_changes_no_row(oddity: str) -> None:
    """Markup, SQL, formulas, directional marks and noise in a line of its own are no words of the article."""
    lines = ["The Malian army attacked Chad.", "Turkey delivered drones to Niger.", "Togo thanked Qatar."]
    plain, odd = ("\n".join(parts) for parts in (lines, [lines[0], oddity, lines[1], oddity, lines[2]]))
    rows = [
        [(e.event_type, e.actors, e.recipients) for e in extract(written(text, "en")).events] for text in (plain, odd)
    ]
    assert rows[0] == rows[1]
    assert len(rows[0]) == len(lines)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Sentences of the lexicon's examples in any order, with oddities among them, joined in any way."""
    code = draw(st.sampled_from(supported()))
    piece = st.sampled_from(EXAMPLES[code]) | st.sampled_from(EXAMPLES[code]) | st.sampled_from(ODDITIES)
    pieces = draw(st.lists(piece, min_size=1, max_size=10))
    return written(draw(st.sampled_from([" ", "\n", "\r\n\r\n", "  \t"])).join(pieces), code)


@given(articles())
@settings(max_examples=60, deadline=None)
def test_every_row_rests_on_words_of_its_sentence(article: Article) -> None:
    """Each quote is text[start:end], inside the sentence that it names; the trigger stands in the first quote."""
    coding = extract(article)
    bounds = {sentence.index: sentence for sentence in article.sentences}
    for evidence in all_evidence(coding):
        sentence = bounds[evidence.sentence]
        assert sentence.block in CODED_BLOCKS
        assert sentence.span.start <= evidence.spans[0].start
        assert evidence.spans[-1].end <= sentence.span.end
        assert all(before.end <= after.start for before, after in pairwise(evidence.spans))
        assert evidence.quote(article.text) == " ... ".join(article.text[s.start : s.end] for s in evidence.spans)
        assert evidence.quote(article.text).strip() == evidence.quote(article.text)
    for event in coding.events:
        first = event.evidence[0].spans
        assert first[0].start <= event.trigger.start < event.trigger.end <= first[-1].end


@given(articles())
@settings(max_examples=40, deadline=None)
def test_every_name_in_a_row_is_an_actor_of_the_coding(article: Article) -> None:
    """No id without its actor, no actor without a row, each once."""
    coding = extract(article)
    named = {actor for event in coding.events for actor in (*event.actors, *event.recipients)}
    named |= {actor for event in coding.events for actor in (*event.claimed_by, *event.disputed_by)}
    named |= {end for tie in coding.relationships for end in (tie.subject, tie.object, tie.via) if end}
    known = [actor.actor_id for actor in coding.actors]
    assert named <= set(known)
    assert len(known) == len(set(known))


@pytest.fixture(scope="module")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of five articles that hold every kind of oddity between their sentences."""
    database = tmp_path_factory.mktemp("hostile") / "hostile.duckdb"
    pairs = []
    for code in supported():
        pieces = [piece for pair in zip(EXAMPLES[code][::40], ODDITIES * 9, strict=False) for piece in pair]
        article = replace(
            written("\n".join(pieces), code), article_id=f"hostile-{code}", file_name=f"hostile-{code}.txt"
        )
        pairs.append((article, extract(article)))
    build(database, pairs, "hostile")
    store = open_store(database)
    yield store
    store.close()


def test_every_exported_quote_is_what_stands_in_the_article(hostile_store: Store) -> None:
    """From the tables back to the text: the quote is text[start:end], whatever stands around it."""
    rows = [*hostile_store.event_rows(), *hostile_store.relationship_rows()]
    assert len(rows) > 100
    for row in rows:
        text = str(row.article["text"])
        for quote in row.quotes:
            assert quote.text == " ... ".join(text[span.start : span.end] for span in quote.spans)


# ---- the same rows again -----------------------------------------------------------------------------------------


@given(articles())
@settings(max_examples=30, deadline=None)
def test_extraction_is_a_function_of_the_article(article: Article) -> None:
    assert extract(article) == extract(article)


OTHER_ORDER = """
import sys
sys.path[:0] = sys.argv[1:]
from test_hostile import EXAMPLES, extract, written
for code, examples in EXAMPLES.items():
    print(extract(written(" ".join(examples[::8]), code)))
"""


@pytest.mark.slow
def test_rows_do_not_hang_on_the_order_of_hashes() -> None:
    """Two processes with different hash seeds write the same rows, ids and all."""
    here, package = Path(__file__).parent, Path(__file__).parents[2] / "src"
    command = [sys.executable, "-c", OTHER_ORDER, str(here), str(package)]
    told = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


@given(st.sampled_from(supported()), st.data())
@settings(max_examples=60, deadline=None)
def test_a_sentence_more_leaves_the_rows_before_it_alone(code: str, data: st.DataObject) -> None:
    """Rows are numbered in the order of the text: what is added at the end is numbered last."""
    pieces = data.draw(st.lists(st.sampled_from(EXAMPLES[code]), min_size=2, max_size=6, unique=True))
    shorter, longer = (extract(written(" ".join(part), code)) for part in (pieces[:-1], pieces))
    before = [(event.event_type, event.trigger) for event in shorter.events]
    assert [(event.event_type, event.trigger) for event in longer.events][: len(before)] == before
