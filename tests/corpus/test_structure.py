"""Blocks and sentences: everything is labelled, nothing is cut, and bounded time is kept."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sahelscope.corpus.sentences import MAX_SENTENCE, split
from sahelscope.corpus.structure import structure
from sahelscope.records import Span

PIECES = st.sampled_from(
    [
        "De president sprak met zijn ambtgenoot. ", "Dat meldt het Kremlin.", "\n", "\r\n", "\n\n", "© AFP", "< p>", "&nbsp;",
        "“", "”", "Lees ook: iets anders", "Kop zonder punt", "M. Macron ", "20. Jahrhundert ", "NAVO.Concreet ", " ", "…", "a" * 400,
        "<b>vet</b> ", "(Foto: X)", "| Bildquelle: EPA", "# noot", "\t", "\u2028", "\u00a0",
    ]
)  # fmt: skip
ANY_TEXT = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)


def labelled(text: str, language: str) -> list[tuple[str, str]]:
    blocks, _ = structure(text, (), language)
    return [(text[block.span.start : block.span.end], block.kind) for block in blocks]


def sentences(text: str, language: str) -> list[str]:
    return [text[piece.span.start : piece.span.end] for piece in split(text, Span(0, len(text)), language)]


@given(ANY_TEXT, st.sampled_from(["nl", "de", "it", "fr", "en"]))
@settings(deadline=None)
def test_every_visible_letter_is_in_one_block_and_one_sentence(text: str, language: str) -> None:
    """Blocks and sentences are in order and without overlap; between blocks there is nothing but space."""
    blocks, found = structure(text, (), language)
    for spans in ([block.span for block in blocks], [sentence.span for sentence in found]):
        assert all(one.end <= other.start for one, other in pairwise(spans))
    inside = {place for block in blocks for place in range(block.span.start, block.span.end)}
    assert all(place in inside or letter.isspace() for place, letter in enumerate(text))
    assert [sentence.index for sentence in found] == list(range(len(found)))
    for sentence in found:
        assert "\n" not in text[sentence.span.start : sentence.span.end]
        assert inside.issuperset(range(sentence.span.start, sentence.span.end))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Maakt deel uit van de NAVO.Concreet roept hij op.",
            "nl",
            ["Maakt deel uit van de NAVO.", "Concreet roept hij op."],
        ),
        ("Im 20. Jahrhundert war das so. Heute nicht.", "de", ["Im 20. Jahrhundert war das so.", "Heute nicht."]),
        ("M. Macron est venu. Il a parlé.", "fr", ["M. Macron est venu.", "Il a parlé."]),
        ("Gen. J. Smith left. He was tired.", "en", ["Gen. J. Smith left.", "He was tired."]),
        ("Hij zei nee. Dat was dhr. Jansen.", "nl", ["Hij zei nee.", "Dat was dhr. Jansen."]),
        ("“Nein.” Er ging. „Ja“, sagte sie.", "de", ["“Nein.”", "Er ging.", "„Ja“, sagte sie."]),
        ("È vero? Sì! «Ecco.» Poi basta", "it", ["È vero?", "Sì!", "«Ecco.»", "Poi basta"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, language: str, expected: list[str]) -> None:
    """Abbreviations, ordinals and initials end no sentence; glued paragraphs are two."""
    assert sentences(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Volledig scherm De haven van Odessa. © REUTERS", "nl", [("Volledig scherm De haven van Odessa.", "caption"), ("© REUTERS", "credit")]),
        ("Mehr zum Thema – Kairo sagt Hilfe zu", "de", [("Mehr zum Thema – Kairo sagt Hilfe zu", "teaser")]),
        ("< p>Lo riferisce il giornale di ieri.", "it", [("< p>", "markup"), ("Lo riferisce il giornale di ieri.", "body")]),
        ("Un port à Odessa. (Crédit photo : DR)", "fr", [("Un port à Odessa.", "caption"), ("(Crédit photo : DR)", "credit")]),
        ("Image source, Reuters", "en", [("Image source, Reuters", "credit")]),
    ],
)  # fmt: skip
def test_what_is_not_the_story_is_labelled_never_cut(text: str, language: str, found: list[tuple[str, str]]) -> None:
    """Captions, credits, headlines of others and markup are told apart by the language's own patterns."""
    assert labelled(text, language) == found


def test_a_headline_a_heading_and_the_body_are_told_apart() -> None:
    """The first line without a full stop is the headline, a later short one a heading."""
    text = "Akkoord in Ankara\n\nDe ministers tekenden. Dat duurde lang.\n\nKritiek\n\nDe oppositie protesteerde."
    assert [kind for _, kind in labelled(text, "nl")] == ["headline", "body", "heading", "body"]


def test_a_list_of_other_articles_is_teaser_to_its_end() -> None:
    """After a line that only announces other articles, their headlines are teasers too."""
    text = "Il governo ha firmato un accordo.\nArgomenti correlati:\nSOCAR ha iniziato le forniture di gas"
    assert [kind for _, kind in labelled(text, "it")][1:] == ["teaser", "teaser"]


def test_a_sentence_found_before_lies_in_a_duplicate_block() -> None:
    """What stands twice is marked the second time, glued to its neighbours or not."""
    once = "Poetin heeft gebeld. Dat meldt het Kremlin."
    text = f"{once}\n\n{once.replace('. ', '.')} En nieuw is dit."
    assert labelled(text, "nl") == [
        (once, "body"),
        ("Poetin heeft gebeld.Dat meldt het Kremlin.", "duplicate"),
        ("En nieuw is dit.", "body"),
    ]


def test_markup_inside_a_sentence_does_not_cut_it() -> None:
    """A tag is a block of its own, the sentence around it stays whole."""
    text = "De <b>president</b> sprak met hem over vrede."
    blocks, found = structure(text, (), "nl")
    assert [block.kind for block in blocks] == ["body", "markup", "body", "markup", "body"]
    assert len(found) == 1


SENTENCE = "De Russische president heeft gebeld met zijn ambtgenoot over de oorlog in Oekraïne"
ENDLESS = {
    "a paragraph 10,000 times": "\n".join([SENTENCE + "."] * 10_000),
    "a megabyte without full stop": f"{SENTENCE} " * 12_000,
    "a word of a million letters": f"{SENTENCE}. {'a' * 1_000_000} {SENTENCE}",
    "a million opening quotes": SENTENCE + "“" * 1_000_000,
    "a million tags": SENTENCE + "<b>" * 300_000,
    "a million full stops": SENTENCE + "." * 1_000_000,
    "a million line breaks": SENTENCE + "\n" * 1_000_000,
    "a million combining accents": SENTENCE + "e" + "\u0301" * 1_000_000,
}


@pytest.mark.parametrize("case", ENDLESS)
def test_bounded_time_whatever_the_file_holds(case: str) -> None:
    """A hostile or broken megabyte is labelled in seconds, and no sentence is longer than the bound."""
    start = time.monotonic()
    _, found = structure(ENDLESS[case], (), "nl")
    assert time.monotonic() - start < 20
    assert all(sentence.span.end - sentence.span.start <= MAX_SENTENCE for sentence in found)


def test_repeats_and_cut_sentences_say_so() -> None:
    """Of a paragraph that stands 10,000 times one is body; what a bound cut is overlong."""
    _, found = structure(ENDLESS["a paragraph 10,000 times"], (), "nl")
    assert [sentence.block for sentence in found].count("duplicate") == 9_999
    _, found = structure("woord " * 1000 + "slot", (), "nl")
    assert found[0].block == "overlong"
