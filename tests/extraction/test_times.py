"""The date grammar: `cases/times.yaml` holds its expressions, with what each means by what is known of the publication.

Texts of one group mean the same in five languages. A Calendar and a Clock are all that is tested: which act takes which
date is not their business. `fails` names, by language, what keeps a text from being read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sahelscope import dates
from sahelscope.extraction.clauses import Cutter
from sahelscope.extraction.clock import Clock
from sahelscope.extraction.dated import Dated
from sahelscope.extraction.dating import Dater
from sahelscope.extraction.mentions import Finder
from sahelscope.extraction.morphology import forms
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.times import Calendar
from sahelscope.extraction.tokens import tokens
from sahelscope.records import Sentence, Span
from sahelscope.reference.languages import language, supported
from sahelscope.reference.lexicon import frames

PUBLISHED = {"day": "2023-04-12", "month": "2023-04", "none": dates.UNKNOWN}  # the first is a Wednesday
GROUPS = yaml.safe_load((Path(__file__).parent / "cases" / "times.yaml").read_text("utf-8"))
TABLE = yaml.safe_load((Path(__file__).parent / "cases" / "expressions.yaml").read_text("utf-8"))
EXPRESSIONS = {code: {str(text): str(value) for text, value in rows.items()} for code, rows in TABLE.items()}
DATERS = {code: Dater(forms(code)) for code in supported()}
CALENDARS = {code: Calendar(language(code)) for code in supported()}
FEWEST = 20  # expressions a language
FEWEST_OF_THE_TABLE = 60

DAY_IN_TEXT = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def dated(code: str, text: str, clock: Clock) -> list[Dated]:
    sentence = Sentence(0, Span(0, len(text)), "body")
    return CALENDARS[code].find(tokens(text, sentence, language(code)), clock)


def read(code: str, text: str, clock: Clock) -> list[Dated]:
    """The same with clauses, whose verbs set a date ahead."""
    sentence = Sentence(0, Span(0, len(text)), "body")
    words = tokens(text, sentence, language(code))
    phrases = Finder(language(code)).find(words)
    clauses = Cutter(forms(code)).cut(words, phrases.mentions)
    return DATERS[code].find(Parsed(sentence, words, phrases, clauses, ()), clock)


def expressions() -> Iterator[Any]:
    for group in GROUPS:
        for code, text in group["texts"].items():
            why = group.get("fails", {}).get(code)
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            yield pytest.param(code, text, group, marks=marks, id=f"{code} {group['name']}")


@pytest.mark.parametrize(("code", "text", "group"), list(expressions()))
def test_an_expression_means_its_date(code: str, text: str, group: dict[str, Any]) -> None:
    """Whatever is known of the publication, the expression is read as the group says, in order of the text."""
    found = {
        known: [d.edtf for d in read(code, text, Clock(PUBLISHED[known]))] for known in PUBLISHED if known in group
    }
    assert found == {known: group[known] for known in found}, text


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, table in EXPRESSIONS.items() for text in table])
def test_an_expression_of_the_table_means_its_date(code: str, text: str) -> None:
    """Each text of `expressions.yaml` on its own, in an article of a Wednesday; what stands in brackets is told first."""
    clock = Clock(PUBLISHED["day"])
    told, rest = re.fullmatch(r"(?:\[(.*)] )?(.*)", text).groups()
    found = [read(code, part, clock) for part in (told, rest) if part][-1]
    assert " ".join(d.edtf for d in found) == EXPRESSIONS[code][text]


@pytest.mark.parametrize("code", supported())
def test_the_table_has_many_expressions_of_each_language(code: str) -> None:
    assert len(EXPRESSIONS[code]) >= FEWEST_OF_THE_TABLE


@pytest.mark.parametrize("code", supported())
def test_every_language_has_its_expressions(code: str) -> None:
    """Twenty or more a language, each with at least one kind of publication that tells it apart."""
    assert sum(code in group["texts"] for group in GROUPS) >= FEWEST
    assert all(set(group["texts"]) == set(supported()) for group in GROUPS)


SENTENCES = [(code, frame.example) for code in supported() for frame in frames(code)]
SENTENCES += [(code, text) for group in GROUPS for code, text in group["texts"].items()]


@given(st.sampled_from(SENTENCES), st.sampled_from(["month", "none"]))
@settings(max_examples=400, deadline=None)
def test_no_day_that_the_text_does_not_give(told: tuple[str, str], known: str) -> None:
    """Where the publication has no day, a day stands in the text or in no date."""
    code, text = told
    for found in dated(code, text, Clock(PUBLISHED[known])):
        days = [part for part in found.edtf.split("/") if re.match(r"\d{4}-\d{2}-\d{2}", part)]
        assert not days or DAY_IN_TEXT.search(text), f"{found.edtf} in {text!r}"


@given(st.sampled_from(SENTENCES), st.sampled_from(sorted(PUBLISHED)))
@settings(max_examples=400, deadline=None)
def test_what_is_found_is_a_date_and_stands_in_the_sentence(told: tuple[str, str], known: str) -> None:
    """Every value parses, its basis is one of two, and the expressions stand in order without overlap."""
    code, text = told
    found = dated(code, text, Clock(PUBLISHED[known]))
    assert all(dates.parse(one.edtf).known for one in found)
    assert {one.basis for one in found} <= {"explicit", "relative"}
    assert all(one.start < one.end for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("nl", ("In 2021 vocht Rusland.", "In maart viel Mali aan.")),
        ("de", ("2021 kämpfte Russland.", "Im März griff Mali an.")),
        ("it", ("Nel 2021 la Russia ha combattuto.", "A marzo il Mali ha attaccato.")),
        ("fr", ("En 2021, la Russie a combattu.", "En mars, le Mali a attaqué.")),
        ("en", ("In 2021 Russia fought.", "In March Mali attacked.")),
    ],
)
def test_the_year_told_last_reaches_the_next_sentence(code: str, texts: tuple[str, str]) -> None:
    """In an article without a date one clock runs through all sentences."""
    clock = Clock(dates.UNKNOWN)
    assert [[d.edtf for d in dated(code, text, clock)] for text in texts] == [["2021"], ["2021-03"]]


@pytest.mark.parametrize("code", supported())
def test_what_stands_aside_does_not_move_the_story(code: str) -> None:
    """The dates of subordinate clauses, given as `aside`, are found but are no context for what follows."""
    sentence = Sentence(0, Span(0, 11), "body")
    clock = Clock(dates.UNKNOWN, last="2015", year=2015)
    found = CALENDARS[code].find(tokens("(1999) 2020", sentence, language(code)), clock, frozenset(range(3)))
    assert [one.edtf for one in found] == ["1999", "2020"]
    assert clock.last == "2020"
    CALENDARS[code].find(tokens("(1999)", Sentence(0, Span(0, 6), "body"), language(code)), clock, frozenset(range(3)))
    assert clock.last == "2020"
