"""The words that give a row's parties and date."""

from __future__ import annotations

from pathlib import Path

import pytest

from sahelscope.corpus.read import read_article
from sahelscope.extraction import extract
from sahelscope.extraction.examples import sentence_article

GOLD = Path(__file__).parents[1] / "gold"


@pytest.mark.parametrize("path", sorted(GOLD.glob("*/*1*.txt")), ids=lambda path: path.stem)
def test_words_stand_in_the_evidence(path: Path) -> None:
    """Words of a field lie inside a sentence of the row's evidence; those of a party name one of the row's own."""
    article = read_article(path)
    for event in extract(article).events:
        told = [article.sentences[one.sentence].span for one in event.evidence]
        for word in event.words:
            assert any(one.start <= word.span.start < word.span.end <= one.end for one in told)
            assert not word.actor_id or word.actor_id in {*event.actors, *event.recipients}


def test_words_name_who_and_when() -> None:
    """Actor, recipient and date are found where they stand."""
    text = "France condemned Russia on 3 May 2022."
    event = extract(sentence_article(text, "en")).events[0]
    found = {word.field: text[word.span.start : word.span.end] for word in event.words}
    assert found == {"actor": "France", "recipient": "Russia", "date": "3 May 2022"}
