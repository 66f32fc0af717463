"""What the article has said so far: pronouns and epithets take the actor that fits best, or stay open.

A pronoun takes the subject of its own sentence's beginning, else that of the sentence before, never its own clause's
other party. A body without its state (`the government`) belongs to the state that the article is most about. Each actor
found this way is flagged in `Mention.resolved`, so that its row says how it was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from sahelscope.extraction.bodies import Bodies
from sahelscope.extraction.gazetteer import actor_of, state
from sahelscope.extraction.phrases import Mention, Phrases
from sahelscope.extraction.tokens import Token
from sahelscope.extraction.towns import Seats
from sahelscope.records import Actor
from sahelscope.reference.alliances import memberships

COLLECTIVE = frozenset(("organisation", "alliance"))
NO_PARTY = frozenset(("media", "document", "population", "company"))
NO_THING = frozenset(("person", "population"))
LOCAL_KINDS = frozenset(("government", "population", "person"))
STATE_KINDS = frozenset(("state", "government", "person"))
PLURALS = frozenset(("role", "people", "title"))  # mentions that a plural makes several
GENERAL = frozenset(("organisation", "armed_group", "company", "alliance"))  # `the group`, `the movement`
NAMED_KINDS = frozenset(("company", "media", "organisation", "armed_group"))  # `the firm` is the one named before
PAIR = 2
FEW = 5  # members that a text means one by one
SENTENCES_BACK = 4  # how far back a pronoun looks: farther ones were wrong more often than right

Actors = tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention, or a coordinated group of them; `subject` where it stands free of prepositions and owners."""

    actors: Actors
    how: str
    subject: bool
    plural: bool = False
    place: bool = False

    @property
    def kind(self) -> str:
        return self.actors[0].kind


@dataclass(slots=True)
class Memory:
    """The article's mentions by sentence, the latest sentence last."""

    bodies: Bodies
    locative: frozenset[str]
    seats: Seats
    sentences: list[list[Seen]] = field(default_factory=lambda: [[]])
    offices: dict[str, Actor] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    owned: dict[str, Actors] = field(default_factory=dict)
    tokens: Sequence[Token] = ()  # of the sentence that is read

    def survey(self, phrases: Phrases) -> None:
        """Count the states of a sentence, before anything is resolved: the one most named is the article's own."""
        for mention in phrases.mentions:
            for actor in mention.actors if mention.how != "adjective" else ():
                if actor.country and actor.kind in STATE_KINDS and not actor.private:
                    self.states[actor.country] += 1

    def main_state(self) -> str:
        """The state that the article names most, or '' where two are named as often."""
        first, second, *_ = [*self.states.most_common(2), ("", 0), ("", 0)]
        return first[0] if first[1] > second[1] else ""

    def read(self, tokens: Sequence[Token], phrases: Phrases) -> None:
        """Resolve the mentions of one sentence in order, then remember them."""
        self.sentences.append([])
        self.tokens = tokens
        for number, mention in enumerate(phrases.mentions):
            before = phrases.mentions[:number]
            if mention.actors:
                self._rename(mention)
                if mention.how == "role":
                    self.owned[mention.noun] = mention.actors
            elif not _appose(tokens, mention, before):
                shared = self._shared(mention, phrases.mentions[number + 1 :])
                if shared:
                    mention.actors, mention.resolved = shared, mention.how
                else:
                    self._resolve(mention, before)
            if mention.actors and not mention.is_attribute:
                place = mention.prep in self.locative and mention.how in {"name", "capital"}
                self.sentences[-1].append(replace(_seen(phrases.mentions, mention), place=place))
        for office in phrases.offices:
            self.offices[office.title] = office.person

    def _rename(self, mention: Mention) -> None:
        """`het Russische huurlingenleger` is the group of that state named before."""
        country = mention.actors[0].country
        if not country or not mention.definite or (mention.how, mention.kind) != ("role", "armed_group"):
            return
        for seen in (s for sentence in reversed(self.sentences) for s in sentence if s.how == "name"):
            if seen.kind == "armed_group" and seen.actors[0].country == country:
                mention.actors, mention.resolved = seen.actors, "epithet"
                return

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

    def _pronoun(self, mention: Mention, before: Sequence[Mention]) -> Actors:
        if mention.kind == "both":
            return self._pair()
        others = _principals(before) if "obj" in mention.cases else frozenset()
        if mention.number == "p":
            return self._find(lambda s: len(s.actors) > 1, others) or self._find(
                lambda s: s.how in PLURALS or s.kind in COLLECTIVE, others
            )

        def fits(seen: Seen) -> bool:
            return not (mention.number == "s" and seen.plural) and _may_be(mention.kind, seen)

        found = self._find(lambda s: s.subject and fits(s), others)
        return found or (self._find(fits, others) if mention.kind == "person" else ())

    def _possessor(self, before: Sequence[Mention]) -> Actors:
        for other in reversed(before):
            if other.actors and other.how != "adjective" and not other.prep:
                return other.actors
        return self._find(lambda s: s.subject)

    def _pair(self) -> Actors:
        """The last two different states or sides."""
        found: dict[str, Actor] = {}
        for seen in self._backwards(SENTENCES_BACK):
            for actor in () if seen.place else seen.actors:
                if actor.kind not in NO_PARTY:
                    found.setdefault(actor.principal, actor)
            if len(found) >= PAIR:
                return tuple(found.values())[:PAIR]
        return ()

    def _epithet(self, mention: Mention) -> Actors:
        if mention.kind == "alliance":
            return self._find(lambda s: s.kind in COLLECTIVE)
        if mention.number == "p":
            members = members_of(mention.owner) if mention.owner else ()
            return members or self._several(mention.count)
        if mention.owner is not None and mention.owner.country:
            return (state(mention.owner.country),)
        if not mention.definite:
            return ()
        return self._find(lambda s: s.kind in {"state", "government"} and s.how != "role")

    def _several(self, count: int) -> Actors:
        """`die drei Länder`: the last group of states, of that number if one is said, however far back."""
        groups = (s.actors for s in self._backwards(len(self.sentences)) if len(s.actors) > 1)
        states = (group for group in groups if all(actor.country for actor in group))
        return next((group for group in states if count in {0, len(group)}), ())

    # ---- bodies ----------------------------------------------------------------------------------------------------

    def _body(self, mention: Mention, before: Sequence[Mention]) -> Actors:
        """`the government`, `the president`: of the article's state; rebels and firms need no state."""
        if mention.how == "title" and mention.noun in self.offices and mention.definite:
            return (self.offices[mention.noun],)
        kind = mention.body_kind
        if mention.how == "role" and mention.definite and mention.noun in self.owned and kind in NAMED_KINDS:
            return self.owned[mention.noun]
        if kind in LOCAL_KINDS:
            return self._local(mention, before)
        if kind in NAMED_KINDS and mention.definite:
            kinds = GENERAL if kind == "organisation" else frozenset((kind,))
            if named := self._named(kinds):
                return (named,)
        if kind == "organisation" and mention.indefinite and mention.number == "s":
            return ()
        return (self.bodies.unowned(mention.noun, kind),)

    def _shared(self, mention: Mention, after: Sequence[Mention]) -> Actors:
        """`the customs chiefs of both countries`, `die drei Armeen`: one body of each of the states last named."""
        if mention.how not in {"role", "title"} or mention.body_kind not in LOCAL_KINDS:
            return ()
        both = bool(after) and after[0].kind == "both" and 0 <= after[0].start - mention.end <= 1
        if both:
            after[0].owned = True
        counted = mention.definite and mention.count > 1 and mention.body_kind != "population"
        owners = self._pair() if both else self._several(mention.count) if counted else ()
        return tuple(self.bodies.of(owner, mention.noun, mention.body_kind) for owner in owners)

    def _named(self, kinds: frozenset[str]) -> Actor | None:
        """The first group of such a kind that a sentence names, itself or with its people: `JNIM's spokesman`."""
        for sentence in self.sentences[: -SENTENCES_BACK - 1 : -1]:
            named = [s.actors[0] for s in sentence if s.how == "name"]
            behind = [actor_of(s.actors[0].of) for s in sentence if s.actors[0].of]
            for group in (*named, *behind):
                if group is not None and group.kind in kinds:
                    return group
        return None

    def _local(self, mention: Mention, before: Sequence[Mention]) -> Actors:
        home, kind = self._home(mention, before), mention.body_kind
        if home:
            return (self.bodies.of(state(home), mention.noun, kind),)
        return (self.bodies.unowned(mention.noun, kind),) if kind == "population" else ()

    def _home(self, mention: Mention, before: Sequence[Mention]) -> str:
        """The possessor right before, else the state that the article names most, else the one named last."""
        if town := self._named_in(self.seats.after(self.tokens, mention.end)):
            return town
        if before and before[-1].how == "possessive":
            return next((a.country for a in before[-1].actors if a.country), "")
        seats = frozenset(m.end for m in before if m.how in {"role", "title"})
        if here := self._here(before) or self._named_in(self.seats.before(self.tokens, mention.start, seats)):
            return here
        if country := self.main_state():
            return country
        found = self._find(lambda s: bool(s.actors[0].country) and s.kind in STATE_KINDS)
        return found[0].country if found else ""

    def _named_in(self, country: str) -> str:
        """The country of a town where the article names it, too: there is a Brest in France and in Belarus."""
        return country if self.states[country] else ""

    def _here(self, before: Sequence[Mention]) -> str:
        """`A Bamako, la junte`: the state that the sentence has said it is in."""
        for number in range(len(before) - 1, -1, -1):
            place, body = before[number], before[number - 1] if number else before[number]
            seat = body.how in {"role", "title"} and place.start - body.end <= 1  # `das Außenministerium in Dakar`
            if place.prep in self.locative and place.how in {"name", "capital"} and not seat:
                return next((a.country for a in place.actors if a.kind in {"state", "government"}), "")
        return ""

    # ---- looking back ----------------------------------------------------------------------------------------------

    def _find(self, fits: Callable[[Seen], bool], others: frozenset[str] = frozenset()) -> Actors:
        """The first fitting mention of this sentence, else of the ones before, but none of `others`."""
        for sentence in self.sentences[: -SENTENCES_BACK - 1 : -1]:
            for seen in sentence:
                if fits(seen) and others.isdisjoint(a.principal for a in seen.actors):
                    return seen.actors
        return ()

    def _backwards(self, sentences: int) -> Iterator[Seen]:
        for sentence in self.sentences[: -sentences - 1 : -1]:
            yield from reversed(sentence)


@cache
def members_of(alliance: Actor) -> Actors:
    """`die AES-Staaten` are its three members; a large organisation's states stay the organisation."""
    if alliance.kind not in COLLECTIVE:
        return ()
    states = {
        m.country for m in memberships() if m.alliance == alliance.actor_id and m.status in {"member", "founding"}
    }
    return tuple(state(country) for country in sorted(states)) if 0 < len(states) <= FEW else (alliance,)


def _appose(tokens: Sequence[Token], mention: Mention, before: Sequence[Mention]) -> bool:
    """`Turkije, een land dat …`: an epithet right after a name and a comma is that name."""
    last = before[-1] if before else None
    if mention.how != "epithet" or mention.number != "s" or last is None or not last.actors:
        return False
    if mention.start != last.end + 1 or tokens[last.end].text != ",":
        return False
    mention.actors, mention.resolved = last.actors, "apposition"
    return True


def _seen(mentions: Sequence[Mention], mention: Mention) -> Seen:
    listed = [m for m in mentions if m.group == mention.group] if mention.group >= 0 else [mention]
    actors = tuple(dict.fromkeys(actor for m in listed for actor in m.actors))
    subject = mention.is_bare and "obj" not in mention.cases
    plural = len(actors) > 1 or (mention.number == "p" and mention.how in PLURALS)
    return Seen(actors, mention.how, subject, plural)


def _may_be(kind: str, seen: Seen) -> bool:
    """Whether a pronoun of this kind may stand for what was seen."""
    if kind == "person":
        return seen.kind == "person"
    return kind != "thing" or seen.kind not in NO_THING


def _principals(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(a.principal for m in mentions if not m.is_attribute and not m.prep for a in m.actors)
