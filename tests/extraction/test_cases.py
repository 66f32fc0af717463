"""The rules of roles and claims, each with its sentences: `cases/roles_<language>.yaml`, `cases/claims_<language>.yaml`.

A group's `name` states the rule. `rows` are all events that a text must give, so that one too many fails as one too few;
`none` where it must give none. Actors are named by their principals (codebook §4). What is not said of a row in the claims
is `occurred`, `stated` and without names; in the roles only who did it and to whom is compared. `fails` says what in the
engine keeps a case from passing: the day it passes, the strict xfail asks to take the mark away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from sahelscope.corpus.sentences import split
from sahelscope.extraction import extract
from sahelscope.extraction.examples import sentence_article
from sahelscope.records import Actor, Article, Event, Sentence, Span
from sahelscope.reference.codes import event_types
from sahelscope.reference.languages import supported

CASES = Path(__file__).parent / "cases"
TOGETHER = frozenset(("CONSULT", "AGREE", "COOPERATE"))  # here it does not matter who is in which list (codebook §6)
FEWEST = 5  # sentences a language and rule

Row = tuple[object, ...]


@dataclass(frozen=True)
class Case:
    """A text, the rule that it shows, and the rows that it must give."""

    kind: str
    language: str
    rule: str
    text: str
    rows: tuple[Mapping[str, Any], ...]
    fails: str = ""


def read_cases(kind: str, language: str) -> Iterator[Case]:
    path = CASES / f"{kind}_{language}.yaml"
    for group in yaml.safe_load(path.read_text("utf-8")):
        for case in group["cases"]:
            rows = () if case["rows"] == "none" else tuple(case["rows"])
            yield Case(kind, language, group["name"], case["text"], rows, case.get("fails", ""))


ALL = [case for kind in ("roles", "claims") for code in supported() for case in read_cases(kind, code)]


def parameters() -> Iterator[Any]:
    counted: Counter[tuple[str, str]] = Counter()
    for case in ALL:
        counted[case.language, case.rule] += 1
        marks = [pytest.mark.xfail(reason=case.fails, strict=True)] if case.fails else []
        yield pytest.param(case, marks=marks, id=f"{case.language} {case.rule} {counted[case.language, case.rule]}")


def undated(text: str, language: str) -> Article:
    """An article of nothing but these sentences."""
    spans = [piece.span for piece in split(text, Span(0, len(text)), language)]
    sentences = tuple(Sentence(number, span, "body") for number, span in enumerate(spans))
    return replace(sentence_article(text, language), sentences=sentences)


def wanted_row(row: Mapping[str, Any], kind: str) -> Row:
    names = [tuple(sorted(row.get(key, ()))) for key in ("actors", "recipients", "claimed_by", "disputed_by")]
    told = (row.get("status", "occurred"), row.get("claim", "stated"), *names[2:])
    return comparable(row["event_type"], names[0], names[1], told if kind == "claims" else ())


def given_row(event: Event, actors: Mapping[str, Actor], kind: str) -> Row:
    names = [
        tuple(sorted({actors[actor].principal.rstrip(":") for actor in ids}))
        for ids in (event.actors, event.recipients, event.claimed_by, event.disputed_by)
    ]
    told = (event.status, event.claim, *names[2:])
    return comparable(event.event_type, names[0], names[1], told if kind == "claims" else ())


def comparable(event_type: str, actors: tuple[str, ...], recipients: tuple[str, ...], told: Row) -> Row:
    if event_type in TOGETHER:
        return (event_type, tuple(sorted({*actors, *recipients})), (), *told)
    return (event_type, actors, recipients, *told)


@pytest.mark.parametrize("case", list(parameters()))
def test_a_rule_holds(case: Case) -> None:
    """The text gives the rows that the rule asks for, and no others."""
    coding = extract(undated(case.text, case.language))
    actors = {actor.actor_id: actor for actor in coding.actors}
    given = sorted(given_row(event, actors, case.kind) for event in coding.events)
    assert given == sorted(wanted_row(row, case.kind) for row in case.rows), case.text


@pytest.mark.parametrize("kind", ["roles", "claims"])
@pytest.mark.parametrize("language", supported())
def test_every_rule_has_five_sentences(kind: str, language: str) -> None:
    """A rule shown by one sentence is an anecdote; no sentence is counted twice."""
    cases = [case for case in ALL if (case.kind, case.language) == (kind, language)]
    assert min(Counter(case.rule for case in cases).values()) >= FEWEST
    assert len({case.text for case in cases}) == len(cases)


def test_every_language_keeps_every_rule_of_roles() -> None:
    """A rule that one language has, all have: only word order may be a matter of language."""
    rules = Counter(
        rule for code in supported() for rule in {c.rule for c in ALL if (c.kind, c.language) == ("roles", code)}
    )
    own = {rule for rule, languages in rules.items() if languages < len(supported())}
    assert own <= {
        "What precedes the subject does not take its place.",
        "After what opens the sentence the subject follows its verb.",
        "A subject may follow its verb.",
        "A form that may be a noun is a verb between its subject and its object.",
    }


def test_cases_name_event_types_that_exist() -> None:
    assert {row["event_type"] for case in ALL for row in case.rows} <= set(event_types())
