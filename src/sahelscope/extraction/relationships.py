"""Standing relationships: from frames of their own, from titles, and from acts that make or break them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, product

from sahelscope import dates
from sahelscope.extraction.acts import Act
from sahelscope.extraction.claims import Claim
from sahelscope.extraction.drafts import Draft, Tie
from sahelscope.extraction.gazetteer import state
from sahelscope.extraction.parsed import Parsed, Roles
from sahelscope.extraction.phrases import Mention, Office
from sahelscope.records import Actor
from sahelscope.reference.codes import relations
from sahelscope.reference.consequences import consequences
from sahelscope.reference.languages import Language

FORMER_REACH = 3  # tokens before a title in which `former` stands
_LED = frozenset(("government", "armed_group", "organisation"))
_OFFICIAL = frozenset(("person", "government"))
_PERSONAL = frozenset(("leads", "holds_office_in", "mediates_between", "opposes_membership_of", "supports"))
_MEMBERSHIP = frozenset(("member_of", "former_member_of"))
_JOINED = frozenset(("alliance", "organisation"))  # of these one can be a member
_OF_ACTS = {"occurred": "holds", "planned": "planned", "hypothetical": "planned", "denied": "denied"}


class Standing:
    """Relationships that stand in phrases of one language."""

    def __init__(self, known: Language) -> None:
        self._former = known.words("former_cues")
        self._ranks = known.words("ranks")
        self._led_by = known.words("led_by")
        self._titles = frozenset().union(*known.groups("titles").values())

    def offices(self, parsed: Parsed) -> Iterator[Tie]:
        """A title with a name: the person holds that office, or held it where the text says `former`."""
        for office in parsed.phrases.offices:
            if office.body is not None and self._is_office(office, office.body):
                yield Tie(
                    subject=office.person,
                    relation="holds_office_in",
                    object=_office_body(office.body),
                    status="ended" if self._is_over(parsed, office) else "holds",
                    told=Claim(),
                    evidence=[parsed.quoted],
                    certainty="A",
                    reason="a title with a name",
                    office=office.title,
                )

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
                    object=body.actors[0],
                    status="holds",
                    told=Claim(),
                    evidence=[parsed.quoted],
                    certainty="C" if body.resolved else "B",
                    reason="a body with its leader",
                )

    def _leads(self, body: Mention, person: Mention) -> bool:
        if body.how != "role" or body.kind not in _LED or not body.actors or person.start - body.end > 1:
            return False
        return person.how == "name" and person.prep in self._led_by and person.actors[0].kind == "person"


def _office_body(body: Actor) -> Actor:
    """A minister of the Kremlin or of Moscow holds office in the state."""
    national = body.country and not body.of and (body.kind in _OFFICIAL or body.kind == "state")
    return state(body.country) if national else body


# ---- frames of relations.yaml ----------------------------------------------------------------------------------------


def from_frame(parsed: Parsed, act: Act, roles: Roles, told: Claim) -> Iterator[Tie]:
    """The relation that a frame of `relations.yaml` names, one row a pair."""
    via = next((a for m in roles.via for a in m.actors), None)
    subjects, targets = (_ends(m, act.frame.relation) for m in (roles.actors, roles.recipients))
    if not targets and act.frame.relation in symmetric():
        subjects, targets = subjects[:1], subjects[1:]
    resolved = any(m.resolved for m in (*roles.actors, *roles.recipients))
    for subject, target in product(subjects, targets):
        if act.frame.relation == "leads" and target.kind == "state":  # whoever heads a state holds office in it
            continue
        yield Tie(
            subject=subject,
            relation=act.frame.relation,
            object=target,
            status=act.frame.status or _OF_ACTS[told.status],
            told=told,
            evidence=[parsed.quoted],
            certainty="C" if resolved or not act.frame.sure else "A" if act.frame.needs else "B",
            reason="an actor read from a pronoun or epithet" if resolved else "a pattern of the relation",
            via=via,
        )


@cache
def symmetric() -> frozenset[str]:
    """Relations that hold both ways."""
    return frozenset(name for name, relation in relations().items() if relation.symmetric)


def _ends(mentions: Iterable[Mention], relation: str) -> Sequence[Actor]:
    """Actors at one end; what people and bodies of a state do here they do for the state."""
    found: dict[str, Actor] = {}
    for actor in (a for m in mentions for a in m.actors):
        end = actor if relation in _PERSONAL else _for_state(actor)
        found.setdefault(end.actor_id, end)
    return list(found.values())


def _for_state(actor: Actor) -> Actor:
    official = actor.country and not actor.of and not actor.private and actor.kind in _OFFICIAL
    return state(actor.country) if official else actor


# ---- what follows from acts ------------------------------------------------------------------------------------------


def from_act(draft: Draft) -> Iterator[Tie]:
    """What an act makes or breaks: by its frame's `makes`, else by the table of consequences."""
    status = draft.told.status
    comes = status != "hypothetical" and not (draft.makes in _MEMBERSHIP and status == "planned")
    if draft.makes and comes:
        yield from _made(draft, draft.makes, _OF_ACTS[status], turned=False)
    for rule in consequences():
        if rule.fits(draft.event_type, draft.mode, status, draft.classes) and rule.relation != draft.makes:
            yield from _made(draft, rule.relation, rule.relation_status, turned=rule.subject == "recipient")


def _made(draft: Draft, relation: str, status: str, *, turned: bool) -> Iterator[Tie]:
    actors, recipients = draft.actors, draft.recipients
    if relation in symmetric() and not recipients and len(actors) == 2:  # noqa: PLR2004  a war told with both as actors
        actors, recipients = actors[:1], actors[1:]
    for subject, target in product(recipients, actors) if turned else product(actors, recipients):
        if relation in _MEMBERSHIP and target.kind not in _JOINED:
            continue
        yield Tie(
            subject=subject if relation in _PERSONAL else _for_state(subject),
            relation=relation,
            object=_for_state(target),
            status=status,
            told=draft.told,
            evidence=list(draft.evidence),
            certainty=max(draft.certainty, "B"),
            reason="follows from an act",
            valid=_validity(draft.date, ended=relation == "former_member_of"),
        )


def _validity(date: str, *, ended: bool) -> str:
    if not dates.parse(date).known or "/" in date:
        return dates.UNKNOWN
    return f"../{date}" if ended else f"{date}/.."
