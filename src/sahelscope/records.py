"""What a row is: frozen records in the codebook's words, complete at birth."""

from __future__ import annotations

from dataclasses import dataclass, field

from sahelscope import dates

STATUSES = ("occurred", "planned", "hypothetical", "denied")
RELATION_STATUSES = ("holds", "ended", "planned", "denied")
CLAIMS = ("stated", "attributed", "alleged")
KINDS = (
    "state", "government", "person", "organisation", "alliance", "armed_group",
    "media", "company", "population", "territory", "document",
)  # fmt: skip
CERTAINTY_CLASSES = ("A", "B", "C")
WORDED = ("actor", "recipient", "date")  # fields of an event whose words are kept


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in the article's decoded text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of the article; labels never cut text.

    Kinds: header, headline, heading, body, caption, credit, teaser, duplicate, markup.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `index` counts all sentences of the article from 0."""

    index: int
    span: Span
    block: str


@dataclass(frozen=True, slots=True)
class Article:
    """A decoded article. `text` is canonical: every offset counts its code points."""

    article_id: str
    file_name: str
    sha256: str
    encoding: str
    language: str
    published: str
    published_basis: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `country` is ISO 3166-1 alpha-3 in lower case, or empty; `of` another actor_id, or empty."""

    actor_id: str
    name: str
    kind: str
    country: str = ""
    of: str = ""
    private: bool = False

    @property
    def principal(self) -> str:
        """The id at which codings are compared (codebook §4)."""
        if self.of:
            return self.of
        if self.kind in {"government", "person"} and self.country and not self.private:
            return self.country
        if self.kind in {"population", "document"}:
            return f"{self.kind}:{self.country}"
        return self.actor_id


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened. Coordinates are None unless a gazetteer knows the very place (never a country's centre)."""

    name: str
    country: str
    kind: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact pieces of one sentence, in order; the quote is the pieces joined by ' ... '."""

    sentence: int
    spans: tuple[Span, ...]

    def quote(self, text: str) -> str:
        return " ... ".join(text[s.start : s.end] for s in self.spans)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that a field of an event was read from: `field` is one of WORDED, `actor_id` empty for a date."""

    field: str
    span: Span
    actor_id: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom; refuses to exist without evidence or actors."""

    event_type: str
    mode: str
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    claim: str
    claimed_by: tuple[str, ...]
    disputed_by: tuple[str, ...]
    date: str
    date_basis: str
    place: Place | None
    trigger: Span
    evidence: tuple[Evidence, ...]
    certainty: str
    certainty_reason: str
    words: tuple[Wording, ...] = ()

    def __post_init__(self) -> None:
        _refuse_unless(bool(self.evidence), "an event needs evidence")
        _refuse_unless(all(one.field in WORDED for one in self.words), "words of an unknown field")
        _refuse_unless(bool(self.actors), "an event needs an actor")
        _refuse_unless(self.status in STATUSES, f"unknown status {self.status!r}")
        _refuse_unless(self.claim in CLAIMS, f"unknown claim {self.claim!r}")
        _refuse_unless(self.certainty in CERTAINTY_CLASSES, f"unknown certainty class {self.certainty!r}")
        dates.parse(self.date)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A state that holds over time between a subject and an object."""

    subject: str
    relation: str
    object: str
    via: str
    office: str
    status: str
    claim: str
    claimed_by: tuple[str, ...]
    valid: str
    evidence: tuple[Evidence, ...]
    certainty: str
    certainty_reason: str

    def __post_init__(self) -> None:
        _refuse_unless(bool(self.evidence), "a relationship needs evidence")
        _refuse_unless(self.status in RELATION_STATUSES, f"unknown status {self.status!r}")
        _refuse_unless(self.claim in CLAIMS, f"unknown claim {self.claim!r}")
        dates.parse(self.valid)


@dataclass(frozen=True, slots=True)
class Coding:
    """All rows of one article, and every actor that they name."""

    article_id: str
    coder: str
    events: tuple[Event, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    actors: tuple[Actor, ...] = field(default=())


def _refuse_unless(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)
