"""The rules of standing relationships, each with own sentences: `cases/ties_<language>.yaml`.

A group's `name` states the rule. `rows` are all relationships but offices that a text must give, as `subject relation
object status`, so that one too many fails as one too few; actors are named by their ids or their principals. `fails` says
what in the engine keeps a case from passing: the day it passes, the strict xfail asks to take the mark away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from test_cases import CASES, FEWEST, undated

from sahelscope.extraction import extract
from sahelscope.records import RELATION_STATUSES, Actor
from sahelscope.reference.codes import relations
from sahelscope.reference.languages import supported

Row = tuple[str, str, str, str]


def read_ties(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for group in yaml.safe_load((CASES / f"ties_{language}.yaml").read_text("utf-8")):
        for case in group["cases"]:
            yield group["name"], case


def wanted_rows(case: dict[str, Any]) -> list[Row]:
    return [(subject, relation, target, status) for subject, relation, target, status in map(str.split, case["rows"])]


def parameters() -> Iterator[Any]:
    for language in supported():
        for number, (_, case) in enumerate(read_ties(language), 1):
            marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
            yield pytest.param(language, case, marks=marks, id=f"{language} {number} {case['text'][:40]}")


@pytest.mark.parametrize(("language", "case"), list(parameters()))
def test_a_text_gives_its_ties(language: str, case: dict[str, Any]) -> None:
    """Each wanted row is given once, and nothing else."""
    coding = extract(undated(case["text"], language))
    actors = {actor.actor_id: actor for actor in coding.actors}
    given = [
        (_names(actors[r.subject]), r.relation, _names(actors[r.object]), r.status)
        for r in coding.relationships
        if r.relation != "holds_office_in"
    ]
    left = list(given)
    for row in wanted_rows(case):
        found = next((g for g in left if _same(g, row)), None)
        assert found, f"{row} is missing among {given}"
        left.remove(found)
    assert not left


def _names(actor: Actor) -> set[str]:
    return {actor.actor_id, actor.principal}


def _same(given: tuple[set[str], str, set[str], str], row: Row) -> bool:
    subject, relation, target, status = row
    if (given[1], given[3]) != (relation, status):
        return False
    straight = subject in given[0] and target in given[2]
    return straight or (relations()[relation].symmetric and subject in given[2] and target in given[0])


@pytest.mark.parametrize("language", supported())
def test_every_rule_of_ties_has_five_sentences(language: str) -> None:
    cases = list(read_ties(language))
    assert min(Counter(rule for rule, _ in cases).values()) >= FEWEST
    assert len({case["text"] for _, case in cases}) == len(cases)


def test_cases_name_relations_that_exist() -> None:
    rows = [row for language in supported() for _, case in read_ties(language) for row in wanted_rows(case)]
    assert {row[1] for row in rows} <= set(relations())
    assert {row[3] for row in rows} <= set(RELATION_STATUSES)
