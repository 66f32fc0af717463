"""Records to table rows: one article and its coding give their rows by table, ids included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sahelscope import dates
from sahelscope.records import Actor, Article, Coding, Event, Evidence, Relationship
from sahelscope.reference.codes import event_types, relations

Row = dict[str, Any]

TITLE = 90  # code points of the first sentence where an article has no headline
ROLES = ("actor", "recipient", "claimed_by", "disputed_by")


def rows_of(article: Article, coding: Coding) -> dict[str, list[Row]]:
    """The rows of one article by table, but for `actors`; refuses evidence that does not stand in the text."""
    events = list(enumerate(coding.events, 1))
    relationships = list(enumerate(coding.relationships, 1))
    return {
        "articles": [_article(article, coding.coder)],
        "blocks": list(_blocks(article)),
        "sentences": list(_sentences(article)),
        "events": [_event(article, coding.coder, number, event) for number, event in events],
        "event_actors": [row for number, event in events for row in _event_actors(article, number, event)],
        "event_words": [row for number, event in events for row in _event_words(article, number, event)],
        "event_evidence": [
            row
            for number, event in events
            for row in _evidence(article, {"event_id": event_id(article, number)}, event.evidence)
        ],
        "relationships": [_relationship(article, coding.coder, number, row) for number, row in relationships],
        "relationship_evidence": [
            row
            for number, relationship in relationships
            for row in _evidence(article, {"relationship_id": relationship_id(article, number)}, relationship.evidence)
        ],
    }


def event_id(article: Article, number: int) -> str:
    return f"{article.article_id}-e{number:02}"


def relationship_id(article: Article, number: int) -> str:
    return f"{article.article_id}-r{number:02}"


def actor_rows(actors: dict[str, Actor]) -> list[Row]:
    """One row an actor, in the order of the ids."""
    return [
        {
            "actor_id": actor.actor_id,
            "name": actor.name,
            "kind": actor.kind,
            "country": actor.country,
            "of": actor.of,
            "private": actor.private,
            "principal": actor.principal,
            "n": number,
        }
        for number, actor in enumerate(actors[actor_id] for actor_id in sorted(actors))
    ]


def fuller(known: Actor | None, other: Actor) -> Actor:
    """The description that says more of one actor; of two that say as much, the one known first."""
    if other.kind == "state" and not other.country:
        other = replace(other, country=other.actor_id)
    if known is None:
        return other
    return other if _said(other) > _said(known) else known


def _said(actor: Actor) -> int:
    return bool(actor.country) + bool(actor.of) + actor.private


def _article(article: Article, coder: str) -> Row:
    return {
        "article_id": article.article_id,
        "file_name": article.file_name,
        "sha256": article.sha256,
        "encoding": article.encoding,
        "language": article.language,
        "title": _title(article),
        "published": article.published,
        **_bounds("published", article.published),
        "published_basis": article.published_basis,
        "coder": coder,
        "text": article.text,
    }


def _title(article: Article) -> str:
    sentences = article.sentences
    headline = next((s for s in sentences if s.block == "headline"), None)
    first = headline or next((s for s in sentences if s.block == "body"), None) or next(iter(sentences), None)
    if first is None:
        return ""
    words = " ".join(article.text[first.span.start : first.span.end].split())
    return words if headline or len(words) <= TITLE else words[:TITLE].rsplit(" ", 1)[0] + " …"


def _blocks(article: Article) -> Iterator[Row]:
    for position, block in enumerate(article.blocks):
        yield {
            "article_id": article.article_id,
            "position": position,
            "start": block.span.start,
            "end": block.span.end,
            "kind": block.kind,
        }


def _sentences(article: Article) -> Iterator[Row]:
    for sentence in article.sentences:
        yield {
            "article_id": article.article_id,
            "sentence": sentence.index,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "block": sentence.block,
            "text": article.text[sentence.span.start : sentence.span.end],
        }


def _event(article: Article, coder: str, number: int, event: Event) -> Row:
    kind, place = event_types()[event.event_type], event.place
    return {
        "event_id": event_id(article, number),
        "article_id": article.article_id,
        "event_type": event.event_type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "quad": kind.quad,
        "score": kind.score,
        "status": event.status,
        "claim": event.claim,
        "date": event.date or dates.UNKNOWN,
        **_bounds("date", event.date),
        "date_basis": event.date_basis,
        "place_name": place.name if place else "",
        "place_country": place.country if place else "",
        "place_kind": place.kind if place else "",
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "quote": event.evidence[0].quote(article.text),
        "certainty": event.certainty,
        "certainty_reason": event.certainty_reason,
        "coder": coder,
        "language": article.language,
    }


def _event_actors(article: Article, number: int, event: Event) -> Iterator[Row]:
    for role, actors in zip(ROLES, (event.actors, event.recipients, event.claimed_by, event.disputed_by), strict=True):
        for position, actor_id in enumerate(dict.fromkeys(actors)):
            yield {"event_id": event_id(article, number), "role": role, "position": position, "actor_id": actor_id}


def _event_words(article: Article, number: int, event: Event) -> Iterator[Row]:
    ordered = sorted(event.words, key=lambda one: (one.span.start, one.span.end, one.field, one.actor_id))
    for position, one in enumerate(ordered):
        if one.span.end > len(article.text):
            raise ValueError(f"{article.file_name}: words {one.span.start} to {one.span.end} lie outside the text")
        yield {
            "event_id": event_id(article, number),
            "position": position,
            "field": one.field,
            "actor_id": one.actor_id,
            "start": one.span.start,
            "end": one.span.end,
        }


def _relationship(article: Article, coder: str, number: int, row: Relationship) -> Row:
    return {
        "relationship_id": relationship_id(article, number),
        "article_id": article.article_id,
        "subject": row.subject,
        "relation": row.relation,
        "object": row.object,
        "via": row.via,
        "office": row.office,
        "sign": 0 if row.status == "denied" else relations()[row.relation].sign,
        "status": row.status,
        "claim": row.claim,
        "claimed_by": list(row.claimed_by),
        "valid": row.valid or dates.UNKNOWN,
        **_bounds("valid", row.valid),
        "quote": row.evidence[0].quote(article.text),
        "certainty": row.certainty,
        "certainty_reason": row.certainty_reason,
        "coder": coder,
        "language": article.language,
    }


def _evidence(article: Article, of: Row, evidence: tuple[Evidence, ...]) -> Iterator[Row]:
    for number, found in enumerate(evidence):
        if not 0 <= found.sentence < len(article.sentences):
            raise ValueError(f"{article.file_name}: evidence names sentence {found.sentence}, which is not there")
        for piece, span in enumerate(found.spans):
            if span.end > len(article.text):
                raise ValueError(f"{article.file_name}: evidence {span.start} to {span.end} lies outside the text")
            yield {
                **of,
                "evidence": number,
                "piece": piece,
                "sentence": found.sentence,
                "start": span.start,
                "end": span.end,
                "quote": article.text[span.start : span.end],
            }


def _bounds(column: str, edtf: str) -> Row:
    read = dates.parse(edtf)
    return {f"{column}_first": read.first, f"{column}_last": read.last, f"{column}_precision": read.precision}
