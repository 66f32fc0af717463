"""Standing relationships of people: the office that a title gives, the body or group that somebody leads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sahelscope.extraction.bodies import bodies
from sahelscope.extraction.claims import Claim
from sahelscope.extraction.drafts import Tie
from sahelscope.extraction.gazetteer import state
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.phrases import Mention, Office
from sahelscope.records import Actor
from sahelscope.reference.languages import Language

PREDICATE_REACH = 3  # tokens between a person and the title said of it
FORMER_REACH = 3  # tokens before a title in which `former` stands
_LED = frozenset(("government", "armed_group", "organisation"))
_OFFICIAL = frozenset(("person", "government"))


class Standing:
    """Relationships that stand in phrases of one language."""

    def __init__(self, known: Language) -> None:
        self._former = known.words("former_cues")
        self._ranks = known.words("ranks")
        self._bodies = bodies(known.code)
        self._copulas = known.words("bond_words", "copulas")
        self._led_by = known.words("led_by")
        self._heading = known.words("bond_words", "leaders")
        self._heading_ends = tuple(word if known.compounds else f" {word}" for word in self._heading)
        self._titles = frozenset().union(*known.groups("titles").values())

    def offices(self, parsed: Parsed) -> Iterator[Tie]:
        """A title with a name: the person holds that office, or held it where the text says `former`.

        Whoever heads a group or a party leads it; an international organisation only has officers.
        """
        for office in (*parsed.phrases.offices, *self._predicates(parsed)):
            if office.body is not None and self._is_office(office, office.body):
                yield Tie(
                    subject=office.person,
                    relation="leads" if self._heads(office, office.body) else "holds_office_in",
                    object=_office_body(office.body),
                    status="ended" if self._is_over(parsed, office) else "holds",
                    told=Claim(),
                    evidence=[parsed.quoted],
                    certainty="A",
                    reason="a title with a name",
                    office=office.title,
                )

    def _predicates(self, parsed: Parsed) -> Iterator[Office]:
        """`Dagalo is the leader of the RSF`, `Türk, who is the head of …`: a title said of a person."""
        for person, title in pairwise(m for m in parsed.mentions if not m.is_attribute):
            between = [t.lower for t in parsed.tokens[person.end : title.start]]
            if person.how != "name" or title.how != "title" or title.owner is None or len(between) > PREDICATE_REACH:
                continue
            if person.actors[0].kind == "person" and not self._copulas.isdisjoint(between):
                yield Office(person.actors[0], title.noun, title.kind, title.owner, person.start, title.end)

    def _heads(self, office: Office, body: Actor) -> bool:
        group = body.kind == "armed_group" or (body.kind == "organisation" and bool(body.country))
        return group and (office.title in self._heading or office.title.endswith(self._heading_ends))

    def _is_office(self, office: Office, body: Actor) -> bool:
        """No rank, no journalist; an analyst only of an organisation."""
        if office.kind == "media" or office.title in self._ranks:
            return False
        return office.kind != "private" or bool(body.of) or body.kind != "state"

    def _is_over(self, parsed: Parsed, office: Office) -> bool:
        words = [t.lower for t in parsed.tokens[max(0, office.start - FORMER_REACH) : office.end]]
        told = " ".join(words)
        former = any(cue in words or (" " in cue and cue in told) for cue in self._former)
        return former or any(self._is_former_title(office.title, cue) for cue in self._former)

    def _is_former_title(self, title: str, cue: str) -> bool:
        """`Expräsident`, `ex-minister`: a title after the cue; an expert was no `pert`."""
        rest = title.removeprefix(cue).lstrip(" -")
        return rest != title and rest in self._titles

    def leaders(self, parsed: Parsed) -> Iterator[Tie]:
        """`die Präsidentengarde unter General Tiani`, `la junte du général Goïta`: a body and who leads it."""
        for body, person in pairwise(parsed.mentions):
            if self._leads(body, person):
                yield Tie(
                    subject=person.actors[0],
                    relation="leads",
                    object=self._led_body(body, person.actors[0]),
                    status="holds",
                    told=Claim(),
                    evidence=[parsed.quoted],
                    certainty="C" if body.resolved else "B",
                    reason="a body with its leader",
                )

    def _led_body(self, body: Mention, person: Actor) -> Actor:
        """`the government of Alassane Ouattara`: a body without a state of its own is that of its leader's."""
        if body.resolved and person.country and not person.of:
            return self._bodies.of(state(person.country), body.noun, body.body_kind)
        return body.actors[0]

    def _leads(self, body: Mention, person: Mention) -> bool:
        if body.how != "role" or body.kind not in _LED or not body.actors or person.start - body.end > 1:
            return False
        return person.how == "name" and person.prep in self._led_by and person.actors[0].kind == "person"


def _office_body(body: Actor) -> Actor:
    """A minister of the Kremlin or of Moscow holds office in the state."""
    national = body.country and not body.of and (body.kind in _OFFICIAL or body.kind == "state")
    return state(body.country) if national else body
