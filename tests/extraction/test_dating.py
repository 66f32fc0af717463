"""Which act takes which date: `cases/dating.yaml`; texts of one group give the same dates in five languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from sahelscope.corpus.sentences import split
from sahelscope.extraction import extract
from sahelscope.extraction.examples import sentence_article
from sahelscope.records import Article, Sentence, Span
from sahelscope.reference.languages import supported

GROUPS = yaml.safe_load((Path(__file__).parent / "cases" / "dating.yaml").read_text("utf-8"))


def article(code: str, text: str, published: str) -> Article:
    """An article of paragraphs, one a line."""
    lines = [Span(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]
    spans = [piece.span for line in lines for piece in split(text, line, code)]
    sentences = tuple(Sentence(number, span, "body") for number, span in enumerate(spans))
    return replace(sentence_article(text, code), published=published, sentences=sentences)


def texts() -> Iterator[Any]:
    for group in GROUPS:
        for code, text in group["texts"].items():
            why = group.get("fails", {}).get(code)
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            yield pytest.param(code, text, group, marks=marks, id=f"{code} {group['name']}")


@pytest.mark.parametrize(("code", "text", "group"), list(texts()))
def test_acts_take_their_dates(code: str, text: str, group: dict[str, Any]) -> None:
    events = extract(article(code, text, group["published"])).events
    assert [event.date for event in sorted(events, key=lambda event: event.trigger)] == group["dates"]


def test_every_rule_is_shown_in_every_language() -> None:
    assert all(set(group["texts"]) == set(supported()) for group in GROUPS)
