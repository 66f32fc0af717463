"""Rows in the making: what one sentence tells, before repeats are merged."""

from __future__ import annotations

from dataclasses import dataclass, field

from sahelscope import dates
from sahelscope.extraction.acts import Act
from sahelscope.extraction.claims import Claim
from sahelscope.extraction.roles import Parsed
from sahelscope.records import Actor, Event, Evidence, Place, Relationship, Span

CLAIM_ORDER = ("stated", "attributed", "alleged")


@dataclass(slots=True)
class Draft:
    """One act told in one or more sentences."""

    event_type: str
    mode: str
    contexts: tuple[str, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    told: Claim
    date: str
    date_basis: str
    place: Place | None
    trigger: Span
    evidence: list[Evidence]
    certainty: str
    reason: str
    makes: str = ""
    told_by: str = "verb"
    classes: frozenset[str] = frozenset()

    @property
    def principals(self) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(a.principal for a in self.actors), frozenset(a.principal for a in self.recipients)

    @property
    def only_relation(self) -> bool:
        """`Has imposed no sanctions` is the denied relationship only."""
        return self.makes == "sanctions" and self.told.status == "denied"

    def event(self) -> Event:
        return Event(
            event_type=self.event_type,
            mode=self.mode,
            contexts=self.contexts,
            actors=tuple(dict.fromkeys(a.actor_id for a in self.actors)),
            recipients=tuple(dict.fromkeys(a.actor_id for a in self.recipients)),
            status=self.told.status,
            claim=self.told.claim,
            claimed_by=tuple(dict.fromkeys(a.actor_id for a in self.told.claimed_by))
            if self.told.claim != "stated"
            else (),
            disputed_by=tuple(dict.fromkeys(a.actor_id for a in self.told.disputed_by)),
            date=self.date,
            date_basis=self.date_basis,
            place=self.place,
            trigger=self.trigger,
            evidence=tuple(self.evidence),
            certainty=self.certainty,
            certainty_reason=self.reason,
        )


@dataclass(slots=True)
class Tie:
    """A relationship told in one or more sentences."""

    subject: Actor
    relation: str
    object: Actor
    status: str
    told: Claim
    valid: str
    evidence: list[Evidence]
    certainty: str
    reason: str
    via: Actor | None = None
    office: str = ""

    def relationship(self) -> Relationship:
        return Relationship(
            subject=self.subject.actor_id,
            relation=self.relation,
            object=self.object.actor_id,
            via=self.via.actor_id if self.via else "",
            office=self.office,
            status=self.status,
            claim=self.told.claim,
            claimed_by=tuple(dict.fromkeys(a.actor_id for a in self.told.claimed_by))
            if self.told.claim != "stated"
            else (),
            valid=self.valid,
            evidence=tuple(self.evidence),
            certainty=self.certainty,
            certainty_reason=self.reason,
        )


@dataclass(slots=True)
class Told:
    """All that the sentences tell, in order."""

    drafts: list[Draft] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)


def quoted(parsed: Parsed) -> Evidence:
    """The whole sentence, without surrounding space."""
    return Evidence(parsed.sentence.index, (Span(parsed.tokens[0].start, parsed.tokens[-1].end),))


def trigger_span(parsed: Parsed, act: Act) -> Span:
    words = sorted(act.words)
    first = last = words[0]
    for i in words[1:]:
        if i != last + 1:
            break
        last = i
    return Span(parsed.tokens[first].start, parsed.tokens[last].end)


def compatible(one: str, other: str) -> bool:
    """Whether two dates may be the same time; what is unknown is compatible with all."""
    a, b = dates.parse(one), dates.parse(other)
    return not a.known or not b.known or dates.overlaps(a, b)


def more_precise(one: str, other: str) -> str:
    order = ("day", "month", "season", "year", "interval", "unknown")
    return min((one, other), key=lambda d: order.index(dates.parse(d).precision))
