"""What the finder gives: mentions, offices, and all of a sentence's phrases."""

from __future__ import annotations

from dataclasses import dataclass, field

from sahelscope.records import Actor


@dataclass(slots=True)
class Mention:
    """Tokens `start` to `end` excluded. `how`: name, people, adjective, title, role, epithet, pronoun, possessive."""

    start: int
    end: int
    how: str
    actors: tuple[Actor, ...] = ()
    kind: str = ""
    number: str = "s"
    noun: str = ""
    prep: str = ""
    owned: bool = False
    resolved: str = ""
    cases: frozenset[str] = frozenset()
    owner: Actor | None = None
    group: int = -1
    definite: bool = False
    count: int = 0  # the number word before a plural
    paired: bool = False  # first of a pair like `sia … che`


@dataclass(frozen=True, slots=True)
class Office:
    """A person told to hold an office, as found in the text; `body` is the state or organisation, if known."""

    person: Actor
    title: str
    kind: str
    body: Actor | None
    start: int
    end: int


@dataclass(slots=True)
class Phrases:
    """What one sentence names."""

    mentions: list[Mention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
