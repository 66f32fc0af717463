"""Rows in the making: what one sentence tells, before repeats are merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sahelscope import dates
from sahelscope.extraction.claims import Claim
from sahelscope.records import Actor, Event, Evidence, Place, Relationship, Span, Wording

CLAIM_ORDER = ("stated", "attributed", "alleged")
PRECISIONS = ("day", "month", "season", "year", "interval", "unknown")  # the finest first


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
    words: tuple[Wording, ...] = ()

    @property
    def principals(self) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(a.principal for a in self.actors), frozenset(a.principal for a in self.recipients)

    @property
    def only_relation(self) -> bool:
        """`Has imposed no sanctions` is the denied relationship only."""
        return self.makes == "sanctions" and self.told.status == "denied"

    @property
    def named(self) -> tuple[Actor, ...]:
        """Every actor of the row."""
        return (*self.actors, *self.recipients, *self.told.claimed_by, *self.told.disputed_by)

    def words_at(self, date: str) -> Iterator[Wording]:
        """The words of the parties, and those of the date if it is this one."""
        return (word for word in self.words if word.field != "date" or self.date == date)

    def _has(self, word: Wording) -> bool:
        return word.actor_id in _ids(self.actors if word.field == "actor" else self.recipients)

    def event(self) -> Event:
        """The finished row."""
        return Event(
            event_type=self.event_type,
            mode=self.mode,
            contexts=self.contexts,
            actors=_ids(self.actors),
            recipients=_ids(self.recipients),
            status=self.told.status,
            claim=self.told.claim,
            claimed_by=_claimants(self.told),
            disputed_by=_ids(self.told.disputed_by),
            date=self.date,
            date_basis=self.date_basis,
            place=self.place,
            trigger=self.trigger,
            evidence=tuple(self.evidence),
            certainty=self.certainty,
            certainty_reason=self.reason,
            words=tuple(word for word in self.words if not word.actor_id or self._has(word)),
        )


@dataclass(slots=True)
class Tie:
    """A relationship told in one or more sentences."""

    subject: Actor
    relation: str
    object: Actor
    status: str
    told: Claim
    evidence: list[Evidence]
    certainty: str
    reason: str
    valid: str = dates.UNKNOWN
    via: Actor | None = None
    office: str = ""

    @property
    def named(self) -> tuple[Actor, ...]:
        """Every actor of the row."""
        via = (self.via,) if self.via else ()
        return (self.subject, self.object, *self.told.claimed_by, *via)

    def relationship(self) -> Relationship:
        """The finished row."""
        return Relationship(
            subject=self.subject.actor_id,
            relation=self.relation,
            object=self.object.actor_id,
            via=self.via.actor_id if self.via else "",
            office=self.office,
            status=self.status,
            claim=self.told.claim,
            claimed_by=_claimants(self.told),
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


def _ids(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.actor_id for a in actors))


def _claimants(told: Claim) -> tuple[str, ...]:
    return _ids(told.claimed_by) if told.claim != "stated" else ()


def add_evidence(evidence: list[Evidence], further: Iterable[Evidence]) -> None:
    """Add the sentences that are not there yet, in order."""
    seen = {e.sentence for e in evidence}
    evidence += [e for e in further if e.sentence not in seen]


def compatible(one: str, other: str) -> bool:
    """Whether two dates may be the same time; what is unknown is compatible with all."""
    a, b = dates.parse(one), dates.parse(other)
    return not a.known or not b.known or dates.overlaps(a, b)


def more_precise(one: str, other: str) -> str:
    """The date that tells more; the first where both tell as much."""
    return min((one, other), key=lambda date: PRECISIONS.index(dates.parse(date).precision))
