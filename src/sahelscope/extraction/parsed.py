"""A sentence with everything that was found in it, and an act with the slots that are to be filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sahelscope.extraction.acts import Act
from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.phrases import Mention, Phrases
from sahelscope.extraction.tokens import Token
from sahelscope.records import Evidence, Sentence, Span


@dataclass(frozen=True, slots=True)
class Parsed:
    """Tokens, phrases, clauses and acts of one sentence."""

    sentence: Sentence
    tokens: Sequence[Token]
    phrases: Phrases
    clauses: Sequence[Clause]
    acts: Sequence[Act]

    @property
    def mentions(self) -> Sequence[Mention]:
        return self.phrases.mentions

    @property
    def quoted(self) -> Evidence:
        """The whole sentence, without surrounding space."""
        return Evidence(self.sentence.index, (Span(self.tokens[0].start, self.tokens[-1].end),))

    def trigger(self, act: Act) -> Span:
        """The words of the act's trigger that stand in a row from its first."""
        words = sorted(act.words)
        last = next((i for i in words if i + 1 not in words), words[-1])
        return Span(self.tokens[words[0]].start, self.tokens[last].end)

    def span(self, start: int, end: int) -> Span:
        """Where these tokens stand in the article."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def within(self, clause: Clause) -> list[Mention]:
        """The mentions that begin in the clause."""
        return [m for m in self.mentions if clause.start <= m.start < clause.end]

    def group(self, mention: Mention) -> list[Mention]:
        """The mention and those coordinated with it."""
        if mention.group < 0:
            return [mention]
        return [m for m in self.mentions if m.group == mention.group and not m.is_attribute] or [mention]

    def before(self, clause: Clause) -> Clause | None:
        """The clause before this one."""
        return self.clauses[clause.index - 1] if clause.index else None

    def after(self, clause: Clause) -> Clause | None:
        """The clause after this one."""
        return self.clauses[clause.index + 1] if clause.index + 1 < len(self.clauses) else None


@dataclass(frozen=True, slots=True)
class Scene:
    """An act in its sentence, and whether it is told in the passive."""

    parsed: Parsed
    act: Act
    passive: bool

    @property
    def inside(self) -> list[Mention]:
        """The mentions in the act's own clause."""
        return self.parsed.within(self.act.clause)


@dataclass(slots=True)
class Roles:
    """Mentions in the slots; `own` where the subject stands in the act's own clause."""

    actors: list[Mention] = field(default_factory=list)
    recipients: list[Mention] = field(default_factory=list)
    via: list[Mention] = field(default_factory=list)
    own: bool = True
