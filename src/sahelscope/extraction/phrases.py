"""What the finder gives: mentions, offices, and all of a sentence's phrases."""

from __future__ import annotations

from dataclasses import dataclass, field

from sahelscope.records import Actor

NAMED = frozenset(("name", "capital"))
TOPIC = ":"  # what stands for the preposition of a headline's topic
ATTRIBUTES = frozenset(("adjective", "possessive"))


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens `start` to `end` (exclusive).

    `how`: name, capital, people, adjective, title, role, epithet, pronoun, possessive; context where no word stands.

    `prep` governs it, in base form; `owned` tells that it owns the noun beside it. `resolved` names the rule that gave
    a mention without a name its actors. Mentions of one `group` (0 or more) are coordinated.
    """

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
    indefinite: bool = False
    count: int = 0  # the number word before a plural
    paired: bool = False  # first of a pair like `sia … che`

    @property
    def body_kind(self) -> str:
        """The kind of the actor that a title or a role noun stands for."""
        return "person" if self.how == "title" else self.kind

    @property
    def is_attribute(self) -> bool:
        """A nationality adjective or a possessive: part of another noun's phrase."""
        return self.how in ATTRIBUTES

    @property
    def may_be_subject(self) -> bool:
        """Whether its case, where a form tells one, is the nominative."""
        return not self.cases or "nom" in self.cases

    @property
    def is_object_form(self) -> bool:
        """An object pronoun: `him`, `lo`, `les`."""
        return self.cases == frozenset(("obj",))

    @property
    def is_bare(self) -> bool:
        """Neither governed by a preposition nor owner or attribute of a noun: subject or object."""
        return not self.prep and not self.owned and self.how not in ATTRIBUTES


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
