"""The lexicon's own example sentences: each must give the row that its frame promises."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sahelscope.extraction import extract
from sahelscope.extraction.codebook import MUTUAL
from sahelscope.records import Article, Block, Coding, Event, Relationship, Sentence, Span
from sahelscope.reference.lexicon import Frame, frames


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that gave something else; `given` is what came out, in words."""

    frame: Frame
    wanted: str
    given: str

    def __str__(self) -> str:
        frame = self.frame
        return f"{frame.frame_id} {frame.trigger}: {frame.example}\n    wanted {self.wanted}\n    given  {self.given}"


def failures(language: str) -> Iterator[Failure]:
    """The frames of a language whose example does not give its row."""
    return (found for frame in frames(language) if (found := failure(frame)) is not None)


def failure(frame: Frame) -> Failure | None:
    """What the frame's example gave instead of its row; None where it gave it."""
    coding = extract(sentence_article(frame.example, frame.language))
    return None if _gives(frame, coding) else Failure(frame, _wanted(frame), _given(coding))


def sentence_article(text: str, language: str) -> Article:
    """An undated article of one sentence."""
    span = Span(0, len(text))
    return Article(
        article_id="example",
        file_name="example.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        language=language,
        published="XXXX",
        published_basis="unknown",
        text=text,
        blocks=(Block(span, "body"),),
        sentences=(Sentence(0, span, "body"),),
    )


def _gives(frame: Frame, coding: Coding) -> bool:
    labels = {a.actor_id: {a.actor_id, a.principal, a.country} - {""} for a in coding.actors}
    if frame.relation:
        return any(_is_relation(frame, r, labels) for r in coding.relationships)
    return any(_is_event(frame, e, labels) for e in coding.events)


def _is_event(frame: Frame, event: Event, labels: dict[str, set[str]]) -> bool:
    row = frame.row
    actors, recipients = ([labels[a] for a in ids] for ids in (event.actors, event.recipients))
    wanted_actors, wanted_recipients = _ids(row.get("actors")), _ids(row.get("recipients"))
    if frame.event_type in MUTUAL:
        same = _named(actors + recipients, wanted_actors | wanted_recipients)
    else:
        same = _named(actors, wanted_actors) and _named(recipients, wanted_recipients)
    status = row.get("status", frame.status or "occurred")
    return (
        event.event_type == frame.event_type
        and same
        and event.status == status
        and event.claim == row.get("claim", "stated")
    )


def _named(found: list[set[str]], wanted: set[str]) -> bool:
    """A row may name an actor by its id, its principal or its state."""
    return all(labels & wanted for labels in found) and wanted <= set().union(*found)


def _is_relation(frame: Frame, tie: Relationship, labels: dict[str, set[str]]) -> bool:
    subjects, objects = _ids(frame.row.get("actors")), _ids(frame.row.get("recipients"))
    one, other = labels[tie.subject], labels[tie.object]
    straight, turned = subjects & one and objects & other, objects & one and subjects & other
    return tie.relation == frame.relation and bool(straight or turned)


def _ids(value: Any) -> set[str]:
    return {str(v) for v in (value if isinstance(value, list) else [value] if value else [])}


def _wanted(frame: Frame) -> str:
    return f"{frame.event_type or frame.relation} {dict(frame.row)}"


def _given(coding: Coding) -> str:
    events = [f"{e.event_type} {list(e.actors)} -> {list(e.recipients)} {e.status} {e.claim}" for e in coding.events]
    ties = [f"{r.subject} {r.relation} {r.object} {r.status}" for r in coding.relationships]
    return "; ".join([*events, *ties]) or "nothing"
