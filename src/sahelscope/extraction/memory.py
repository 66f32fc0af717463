"""What the article has said so far: pronouns and epithets take the actor that fits best, or stay open.

A pronoun takes the subject of its own sentence's beginning, else that of the sentence before, never its own clause's
other party. A body without its state (`the government`) belongs to the state that the article is about. Every actor
found this way is flagged in `Mention.resolved`, so that its row says how it was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from sahelscope.extraction.gazetteer import state
from sahelscope.extraction.mentions import Finder
from sahelscope.extraction.phrases import Mention, Phrases
from sahelscope.extraction.tokens import Token
from sahelscope.records import Actor
from sahelscope.reference.alliances import memberships

COLLECTIVE = frozenset(("organisation", "alliance"))
NO_PARTY = frozenset(("media", "document", "population", "company"))
LOCAL_KINDS = frozenset(("government", "population", "person"))
STATE_KINDS = frozenset(("state", "government", "person"))
GENERAL = frozenset(("organisation", "armed_group", "company", "alliance"))  # `the group`, `the movement`
NAMED_KINDS = frozenset(("company", "media", "organisation", "armed_group"))  # `the firm` is the one named before
FEW = 5  # members that a text means one by one
SENTENCES_BACK = 4  # how far back a pronoun looks: farther ones were wrong more often than right


@dataclass(slots=True)
class Seen:
    """A mention, or a coordinated group of them; `subject` where it stands free of prepositions and owners."""

    actors: tuple[Actor, ...]
    how: str
    subject: bool
    plural: bool = False


@dataclass(slots=True)
class Memory:
    """The article's mentions by sentence, the latest sentence last."""

    finder: Finder
    sentences: list[list[Seen]] = field(default_factory=lambda: [[]])
    offices: dict[str, Actor] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)

    def survey(self, phrases: Phrases) -> None:
        """Count the states of a sentence, before anything is resolved: the one most named is the article's own."""
        for mention in phrases.mentions:
            for actor in mention.actors if mention.how != "adjective" else ():
                if actor.country and actor.kind in STATE_KINDS and not actor.private:
                    self.states[actor.country] += 1

    def read(self, tokens: Sequence[Token], phrases: Phrases) -> None:
        """Resolve the mentions of one sentence in order, then remember them."""
        self.sentences.append([])
        for number, mention in enumerate(phrases.mentions):
            before = phrases.mentions[:number]
            if mention.how == "role" and mention.kind == "armed_group" and mention.definite and mention.actors:
                self._rename(mention)
            if not mention.actors and not self._apposed(tokens, mention, before):
                self._resolve(mention, before)
            if mention.actors and mention.how not in {"adjective", "possessive"}:
                subject = not mention.prep and not mention.owned and "obj" not in mention.cases
                group = _group(phrases.mentions, mention)
                plural = len(group) > 1 or (mention.number == "p" and mention.how in {"role", "people", "title"})
                self.sentences[-1].append(Seen(group, mention.how, subject, plural))
        for office in phrases.offices:
            self.offices[office.title] = office.person

    def _rename(self, mention: Mention) -> None:
        """`het Russische huurlingenleger` is the group of that state named before."""
        country = mention.actors[0].country
        seen = (s for sentence in reversed(self.sentences) for s in sentence if s.how == "name")
        named = next(
            (s.actors for s in seen if s.actors[0].kind == "armed_group" and s.actors[0].country == country), ()
        )
        if country and named:
            mention.actors, mention.resolved = named, "epithet"

    def _apposed(self, tokens: Sequence[Token], mention: Mention, before: Sequence[Mention]) -> bool:
        """`Turkije, een land dat …`: an epithet right after a name and a comma is that name."""
        last = before[-1] if before else None
        if mention.how != "epithet" or last is None or not last.actors or mention.start != last.end + 1:
            return False
        if tokens[last.end].text != "," or mention.number != "s":
            return False
        mention.actors, mention.resolved = last.actors, "apposition"
        return True

    def _resolve(self, mention: Mention, before: Sequence[Mention]) -> None:
        match mention.how:
            case "pronoun":
                found = self._pronoun(mention, before)
            case "possessive":
                found = self._possessor(before)
            case "epithet":
                found = self._epithet(mention)
            case _:
                found = self._body(mention, before)
        if found:
            mention.actors, mention.resolved = found, mention.how

    # ---- pronouns and epithets -------------------------------------------------------------------------------------

    def _pronoun(self, mention: Mention, before: Sequence[Mention]) -> tuple[Actor, ...]:
        if mention.kind == "both":
            return self._pair()
        single = mention.number == "s"
        others = _principals(before) if "obj" in mention.cases else frozenset()
        if mention.number == "p":
            return self._find(lambda s: len(s.actors) > 1, others) or self._find(
                lambda s: s.how in {"role", "people", "title"} or s.actors[0].kind in COLLECTIVE, others
            )
        if mention.kind == "person":
            return self._find(
                lambda s: s.subject and not (single and s.plural) and s.actors[0].kind == "person", others
            ) or self._find(lambda s: not (single and s.plural) and s.actors[0].kind == "person", others)
        if mention.kind == "thing":
            return self._find(
                lambda s: s.subject and not (single and s.plural) and s.actors[0].kind not in {"person", "population"},
                others,
            )
        return self._find(lambda s: s.subject and not (single and s.plural), others)

    def _possessor(self, before: Sequence[Mention]) -> tuple[Actor, ...]:
        for other in reversed(before):
            if other.actors and other.how != "adjective" and not other.prep:
                return other.actors
        return self._find(lambda s: s.subject, frozenset())

    def _pair(self) -> tuple[Actor, ...]:
        """The last two different states or sides."""
        found: dict[str, Actor] = {}
        for seen in self._backwards():
            for actor in seen.actors:
                if actor.kind not in NO_PARTY:
                    found.setdefault(actor.principal, actor)
            if len(found) >= 2:  # noqa: PLR2004  a pair
                return tuple(found.values())[:2]
        return ()

    def _epithet(self, mention: Mention) -> tuple[Actor, ...]:
        if mention.kind == "alliance":
            return self._find(lambda s: s.actors[0].kind in COLLECTIVE, frozenset())
        if mention.number == "p":
            members = members_of(mention.owner) if mention.owner else ()
            return members or self._several(mention)
        if mention.owner is not None and mention.owner.country:
            return (state(mention.owner.country),)
        if not mention.definite:
            return ()
        return self._find(lambda s: s.actors[0].kind in {"state", "government"} and s.how != "role", frozenset())

    def _several(self, mention: Mention) -> tuple[Actor, ...]:
        """`die drei Länder`: the last group of states of that number, however far back; without a number a near one."""
        groups = [s.actors for sentence in reversed(self.sentences) for s in reversed(sentence) if len(s.actors) > 1]
        states = [g for g in groups if all(a.country for a in g)]
        if mention.count:
            return next((g for g in states if len(g) == mention.count), ())
        return states[0] if states else ()

    # ---- bodies ----------------------------------------------------------------------------------------------------

    def _body(self, mention: Mention, before: Sequence[Mention]) -> tuple[Actor, ...]:
        """`the government`, `the president`: of the article's state; rebels and firms need no state."""
        if mention.how == "title" and mention.noun in self.offices and mention.definite:
            return (self.offices[mention.noun],)
        kind = "person" if mention.how == "title" else mention.kind
        home = self._home(before) if kind in LOCAL_KINDS else None
        if home is not None:
            return (self.finder.body(home, mention.noun, kind),)
        if kind in LOCAL_KINDS and kind != "population":
            return ()
        if kind in NAMED_KINDS and mention.definite:
            kinds = GENERAL if kind == "organisation" else {kind}
            named = self._find(lambda s: s.actors[0].kind in kinds and s.how == "name", frozenset())
            if named:
                return named
        return (self.finder.unowned(mention.noun, kind),)

    def _home(self, before: Sequence[Mention]) -> Actor | None:
        """The possessor right before, else the state that the article names most, else the one named last."""
        if before and before[-1].how == "possessive":
            country = next((a.country for a in before[-1].actors if a.country), "")
            return state(country) if country else None
        if country := self.main_state():
            return state(country)
        found = self._find(lambda s: bool(s.actors[0].country) and s.actors[0].kind in STATE_KINDS, frozenset())
        return state(found[0].country) if found else None

    def main_state(self) -> str:
        """The state that the article names most, or '' where two are named as often."""
        first, second, *_ = [*self.states.most_common(2), ("", 0), ("", 0)]
        return first[0] if first[1] > second[1] else ""

    # ---- looking back ----------------------------------------------------------------------------------------------

    def _find(self, fits: Callable[[Seen], bool], others: frozenset[str]) -> tuple[Actor, ...]:
        """The first fitting mention of this sentence, else of the ones before, but none of `others`."""
        for sentence in self.sentences[: -SENTENCES_BACK - 1 : -1]:
            for seen in sentence:
                if fits(seen) and others.isdisjoint(a.principal for a in seen.actors):
                    return seen.actors
        return ()

    def _backwards(self) -> Iterator[Seen]:
        for sentence in self.sentences[: -SENTENCES_BACK - 1 : -1]:
            yield from reversed(sentence)


@cache
def members_of(alliance: Actor) -> tuple[Actor, ...]:
    """`die AES-Staaten` are its three members; a large organisation's states stay the organisation."""
    if alliance.kind not in COLLECTIVE:
        return ()
    states = {
        m.country for m in memberships() if m.alliance == alliance.actor_id and m.status in {"member", "founding"}
    }
    return tuple(state(country) for country in sorted(states)) if 0 < len(states) <= FEW else (alliance,)


def _group(mentions: Sequence[Mention], mention: Mention) -> tuple[Actor, ...]:
    if mention.group < 0:
        return mention.actors
    return tuple(dict.fromkeys(a for m in mentions if m.group == mention.group for a in m.actors))


def _principals(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(
        a.principal for m in mentions if m.how not in {"adjective", "possessive"} and not m.prep for a in m.actors
    )
