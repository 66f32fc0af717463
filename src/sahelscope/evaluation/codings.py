"""Codings as files (codebook §5): NAME.yaml beside or for NAME.txt, to records and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from sahelscope.corpus import read_article
from sahelscope.evaluation.compare import coding_paths
from sahelscope.evaluation.evidence import locate, pieces
from sahelscope.records import Actor, Article, Coding, Event, Evidence, Place, Relationship, Span
from sahelscope.reference.actors import actors as known_actors
from sahelscope.reference.countries import codes, english_name
from sahelscope.reference.files import ReferenceFault, read_yaml

GOLD = "gold"
FIRM = "A"  # a coding made by hand is as sure as one can be

Row = dict[str, Any]


def read_codings(folder: Path, coder: str = GOLD) -> list[tuple[Article, Coding]]:
    """Every coding below a folder with its article, each quote located; a quote that is not there is refused."""
    return [read_coding(path, coder) for path in coding_paths(folder).values()]


def read_coding(path: Path, coder: str = GOLD) -> tuple[Article, Coding]:
    """One coding and the article beside it."""
    article, content = read_article(path.with_suffix(".txt")), read_yaml(path)
    events = tuple(_event(path, article, row) for row in content.get("events") or [])
    relationships = tuple(_relationship(path, article, row) for row in content.get("relationships") or [])
    described = {actor.actor_id: actor for actor in map(_actor, content.get("actors") or [])}
    named = sorted(_named(events, relationships))
    actors = tuple(described.get(actor_id) or described_actor(actor_id) for actor_id in named)
    return article, Coding(article.article_id, coder, events, relationships, actors)


def described_actor(actor_id: str) -> Actor:
    """What reference data says of an id; without a description it is an organisation of that name."""
    if actor_id in codes():
        return Actor(actor_id, english_name(actor_id), "state", country=actor_id)
    if known := known_actors().get(actor_id):
        return Actor(actor_id, known.label, known.kind, known.country, known.of, known.private)
    return Actor(actor_id, actor_id.replace("_", " ").title(), "organisation")


def write_coding(path: Path, article: Article, coding: Coding) -> None:
    """Write a coding as YAML in the codebook's form, with each row's certainty class besides."""
    content = {
        "article": article.file_name,
        "language": article.language,
        "published": article.published,
        "events": [_event_row(event, article.text) for event in coding.events],
        "relationships": [_relationship_row(row, article.text) for row in coding.relationships],
        "actors": [_actor_row(actor) for actor in coding.actors if actor.principal != actor.actor_id or actor.of],
    }
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000), "utf-8")


# ---- rows to records ---------------------------------------------------------------------------------------------


def _event(path: Path, article: Article, row: Row) -> Event:
    evidence = _evidence(path, article, row)
    edtf = _text(row, "date") or "XXXX"
    return Event(
        event_type=row["event_type"],
        mode=_text(row, "mode"),
        contexts=_texts(row, "contexts"),
        actors=_texts(row, "actors"),
        recipients=_texts(row, "recipients"),
        status=row["status"],
        claim=row["claim"],
        claimed_by=_texts(row, "claimed_by"),
        disputed_by=_texts(row, "disputed_by"),
        date=edtf,
        date_basis="unknown" if edtf == "XXXX" else "explicit",
        place=_place(row.get("place")),
        trigger=_trigger(article.text, _text(row, "trigger"), evidence[0]),
        evidence=evidence,
        certainty=_text(row, "certainty") or FIRM,
        certainty_reason="coded by hand",
    )


def _relationship(path: Path, article: Article, row: Row) -> Relationship:
    return Relationship(
        subject=_text(row, "subject"),
        relation=row["relation"],
        object=_text(row, "object"),
        via=_text(row, "via"),
        office=_text(row, "office"),
        status=row["status"],
        claim=row["claim"],
        claimed_by=_texts(row, "claimed_by"),
        valid=_text(row, "valid") or "XXXX",
        evidence=_evidence(path, article, row),
        certainty=_text(row, "certainty") or FIRM,
        certainty_reason="coded by hand",
    )


def _evidence(path: Path, article: Article, row: Row) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for quote in row.get("evidence") or []:
        places = locate(str(quote), article.text)
        if not places:
            raise ReferenceFault(path, str(quote), "the quote does not stand in the article to the letter")
        found.append(Evidence(_sentence_at(article, places[0][0]), places[0]))
    return tuple(found)


def _sentence_at(article: Article, span: Span) -> int:
    """The sentence that a span begins in, or the next one where it begins between sentences."""
    return next((s.index for s in article.sentences if span.start < s.span.end), article.sentences[-1].index)


def _trigger(text: str, trigger: str, evidence: Evidence) -> Span:
    first = evidence.spans[0]
    for words in pieces(trigger)[:1]:
        start = text.find(words, first.start, evidence.spans[-1].end)
        if start >= 0:
            return Span(start, start + len(words))
    return first


def _place(row: Row | None) -> Place | None:
    return Place(_text(row, "name"), _text(row, "country").lower(), _text(row, "kind")) if row else None


def _actor(row: Row) -> Actor:
    actor_id = str(row["id"])
    known = described_actor(actor_id)
    country = _text(row, "country").lower()
    return Actor(actor_id, known.name, row["kind"], country, _text(row, "of"), private=bool(row.get("private")))


def _named(events: tuple[Event, ...], relationships: tuple[Relationship, ...]) -> set[str]:
    named = {a for e in events for a in (*e.actors, *e.recipients, *e.claimed_by, *e.disputed_by)}
    named |= {a for r in relationships for a in (r.subject, r.object, r.via, *r.claimed_by) if a}
    return named


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    return "" if value is None else str(value)


def _texts(row: Row, key: str) -> tuple[str, ...]:
    value = row.get(key) or []
    return tuple(map(str, value if isinstance(value, list) else [value]))


# ---- records to rows ---------------------------------------------------------------------------------------------


def _event_row(event: Event, text: str) -> Row:
    row: Row = {
        "event_type": event.event_type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "status": event.status,
        "claim": event.claim,
        "claimed_by": list(event.claimed_by),
        "disputed_by": list(event.disputed_by),
        "date": event.date,
        "trigger": text[event.trigger.start : event.trigger.end],
        "certainty": event.certainty,
        "evidence": [evidence.quote(text) for evidence in event.evidence],
    }
    if event.place:
        place = {"name": event.place.name, "country": event.place.country, "kind": event.place.kind}
        row["place"] = {key: value for key, value in place.items() if value}
    return row


def _relationship_row(relationship: Relationship, text: str) -> Row:
    row: Row = {
        "subject": relationship.subject,
        "relation": relationship.relation,
        "object": relationship.object,
        "via": relationship.via,
        "office": relationship.office,
        "status": relationship.status,
        "claim": relationship.claim,
        "claimed_by": list(relationship.claimed_by),
        "valid": relationship.valid,
        "certainty": relationship.certainty,
        "evidence": [evidence.quote(text) for evidence in relationship.evidence],
    }
    return {key: value for key, value in row.items() if value not in ("", [])}


def _actor_row(actor: Actor) -> Row:
    row: Row = {
        "id": actor.actor_id,
        "kind": actor.kind,
        "country": actor.country,
        "of": actor.of,
        "private": actor.private,
    }
    return {key: value for key, value in row.items() if value}
