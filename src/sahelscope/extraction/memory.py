"""What the article has said so far: pronouns and epithets take the latest actor that fits, or stay open.

Every actor found this way is flagged in `Mention.resolved`, so that its row says how it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sahelscope.extraction.gazetteer import state
from sahelscope.extraction.mentions import Finder, Mention, Phrases
from sahelscope.extraction.tokens import Token
from sahelscope.records import Actor

COLLECTIVE = frozenset(("organisation", "alliance"))
SPEAKERS = frozenset(("person",))
LOCAL_KINDS = frozenset(("government", "population", "person"))
STALE = 60  # mentions after which an actor is no longer meant by a pronoun


@dataclass(slots=True)
class Seen:
    actors: tuple[Actor, ...]
    how: str
    subject: bool


@dataclass(slots=True)
class Memory:
    """Mentions of the article in order, the latest last."""

    finder: Finder
    seen: list[Seen] = field(default_factory=list)
    offices: dict[str, Actor] = field(default_factory=dict)

    def read(self, tokens: Sequence[Token], phrases: Phrases) -> None:
        """Resolve the mentions of one sentence in order, then remember them."""
        for number, mention in enumerate(phrases.mentions):
            before = phrases.mentions[:number]
            if not mention.actors and not self._apposed(tokens, mention, before):
                self._resolve(mention, before)
            if mention.actors and mention.how not in {"adjective", "possessive"}:
                group = self._group(phrases.mentions, mention)
                subject = not mention.prep and not mention.owned
                self.seen.append(Seen(group, mention.how, subject))
        for office in phrases.offices:
            self.offices[office.title] = office.person

    def _apposed(self, tokens: Sequence[Token], mention: Mention, before: Sequence[Mention]) -> bool:
        """`Turkije, een land dat …`: an epithet right after a name and a comma is that name."""
        last = before[-1] if before else None
        if mention.how != "epithet" or last is None or not last.actors or mention.start != last.end + 1:
            return False
        if tokens[last.end].text != "," or mention.number != "s":
            return False
        mention.actors, mention.resolved = last.actors, "apposition"
        return True

    def _group(self, mentions: Sequence[Mention], mention: Mention) -> tuple[Actor, ...]:
        if mention.group < 0:
            return mention.actors
        return tuple(dict.fromkeys(a for m in mentions if m.group == mention.group for a in m.actors))

    def _resolve(self, mention: Mention, before: Sequence[Mention]) -> None:
        match mention.how:
            case "pronoun":
                found = self._pronoun(mention)
            case "possessive":
                found = self._possessor(before)
            case "epithet":
                found = self._epithet(mention)
            case _:
                found = self._body(mention, before)
        if found:
            mention.actors, mention.resolved = found, mention.how

    def _pronoun(self, mention: Mention) -> tuple[Actor, ...]:
        if mention.kind == "both":
            return self._pair()
        if mention.number == "p":
            return self._latest(lambda s: len(s.actors) > 1) or self._latest(lambda s: s.how in {"role", "people"})
        if mention.kind == "person":
            return self._latest(lambda s: s.subject and s.actors[0].kind == "person") or self._latest(
                lambda s: s.actors[0].kind == "person"
            )
        if mention.kind == "thing":
            return self._latest(lambda s: s.subject and s.actors[0].kind not in {"person", "population"})
        return self._latest(lambda s: s.subject)

    def _possessor(self, before: Sequence[Mention]) -> tuple[Actor, ...]:
        for other in reversed(before):
            if other.actors and other.how != "adjective" and not other.prep:
                return other.actors
        return self._latest(lambda s: s.subject)

    def _pair(self) -> tuple[Actor, ...]:
        """The last two different states or sides."""
        found: dict[str, Actor] = {}
        for seen in reversed(self.seen[-STALE:]):
            for actor in seen.actors:
                if actor.kind not in {"media", "document", "population"}:
                    found.setdefault(actor.principal, actor)
            if len(found) >= 2:  # noqa: PLR2004  a pair
                return tuple(found.values())[:2]
        return ()

    def _epithet(self, mention: Mention) -> tuple[Actor, ...]:
        if mention.kind == "alliance":
            return self._latest(lambda s: s.actors[0].kind in COLLECTIVE)
        if mention.number == "p":
            return self._latest(lambda s: len(s.actors) > 1 and all(a.country for a in s.actors) and s.how != "people")
        country = mention.owner.country if mention.owner else ""
        if country:
            return (state(country),)
        if not mention.definite:
            return ()
        return self._latest(lambda s: s.actors[0].kind in {"state", "government"} and s.how != "role")

    def _body(self, mention: Mention, before: Sequence[Mention]) -> tuple[Actor, ...]:
        """`the government`, `the president`: of the state last named; rebels and firms need no state."""
        if mention.how == "title" and mention.noun in self.offices and mention.definite:
            return (self.offices[mention.noun],)
        kind = "person" if mention.how == "title" else mention.kind
        home = self._home(before) if kind in LOCAL_KINDS else None
        if home is not None:
            return (self.finder.body(home, mention.noun, kind),)
        if kind in LOCAL_KINDS and kind != "population":
            return ()
        return (self.finder.unowned(mention.noun, kind),)

    def _home(self, before: Sequence[Mention]) -> Actor | None:
        for other in reversed(before):
            for actor in other.actors:
                if actor.country and actor.kind in {"state", "government", "person"} and not actor.private:
                    return state(actor.country)
        found = self._latest(lambda s: bool(s.actors[0].country) and s.actors[0].kind in {"state", "government", "person"})
        return state(found[0].country) if found else None

    def _latest(self, fits: Callable[[Seen], bool]) -> tuple[Actor, ...]:
        return next((s.actors for s in reversed(self.seen[-STALE:]) if fits(s)), ())
