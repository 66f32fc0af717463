"""Standing relationships that frames of their own tell, and those that acts make or break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from sahelscope import dates
from sahelscope.extraction.acts import Act, is_content
from sahelscope.extraction.claims import Claim
from sahelscope.extraction.drafts import Draft, Tie
from sahelscope.extraction.gazetteer import state
from sahelscope.extraction.parsed import Parsed, Roles
from sahelscope.extraction.phrases import Mention
from sahelscope.records import Actor
from sahelscope.reference.codes import relations
from sahelscope.reference.consequences import consequences

_OFFICIAL = frozenset(("person", "government"))
PAIR = 2
_PERSONAL = frozenset(("leads", "holds_office_in", "mediates_between", "opposes_membership_of", "supports"))
_MEMBERSHIP = frozenset(("member_of", "former_member_of", "seeks_membership_of"))
_COMING = frozenset(("member_of", "seeks_membership_of"))
_JOINING = frozenset(("member_of", "former_member_of"))
_LED = frozenset(("alliance", "organisation", "armed_group", "government", "company", "media"))
_OF_DEEDS = frozenset(("supplies_arms_to", "operates_in", "mediates_between"))  # these rest on what somebody does
_PLACES = frozenset(("state", "territory"))  # where one can operate
_JOINED = frozenset(("alliance", "organisation"))  # of these one can be a member
_OF_ACTS = {"occurred": "holds", "planned": "planned", "hypothetical": "planned", "denied": "denied"}


# ---- frames of relations.yaml ----------------------------------------------------------------------------------------


def from_frame(parsed: Parsed, act: Act, roles: Roles, told: Claim) -> Iterator[Tie]:
    """The relation that a frame of `relations.yaml` names, one row a pair."""
    if told.denied_by and act.clause.kind == "relative":  # what a denier is told to be is the writer's own word
        told = Claim()
    relation, status = act.frame.relation, act.frame.status or _status(parsed, act, told)
    if not status:
        return
    if relation == "former_member_of" and status == "planned":  # while an exit is only announced membership holds
        relation, status = "member_of", "holds"
    recipients = roles.recipients or _further_on(parsed, act)
    subjects, targets = (_ends(m, relation) for m in (roles.actors, recipients))
    if not targets and relation in symmetric() and len(subjects) == PAIR:
        subjects, targets = subjects[:1], subjects[1:]
    if relation in _COMING and _are_clubs(subjects) and not _are_clubs(targets):
        subjects, targets = targets, subjects  # `the EU made Georgia a candidate`
    via = next((a for m in roles.via for a in m.actors), None)
    resolved = any(m.resolved for m in (*roles.actors, *roles.recipients))
    for subject, target in product(subjects, targets):
        if not _fits(relation, subject, target):
            continue
        yield Tie(
            subject=subject,
            relation=relation,
            object=target,
            status=status,
            told=told,
            evidence=[parsed.quoted],
            certainty="C" if resolved or not act.frame.sure else "A" if act.frame.needs else "B",
            reason="an actor read from a pronoun or epithet" if resolved else "a pattern of the relation",
            via=via,
        )


def _status(parsed: Parsed, act: Act, told: Claim) -> str:
    """A delivery or deployment that is only asked for, offered or threatened tells nothing, a mediation is planned."""
    relation = act.frame.relation
    if relation not in _OF_DEEDS or not is_content(act, parsed.acts):
        return _OF_ACTS[told.status]
    return "planned" if relation == "mediates_between" else ""


def _fits(relation: str, subject: Actor, target: Actor) -> bool:
    """Whether such an object can stand in the relation: nobody leads a state, crowds get no military backing."""
    if relation == "leads":
        return target.kind in _LED
    if relation == "supports":
        return target.kind != "population"
    if relation == "opposes_membership_of":
        return target.kind not in _JOINED and subject.kind not in _JOINED
    return _may_join(relation, subject, target)


def _further_on(parsed: Parsed, act: Act) -> list[Mention]:
    """`applied to join the EU`: the object of the infinitive that completes the verb."""
    if "object" not in act.frame.recipient:
        return []
    return [m for m in parsed.mentions if act.clause.end <= m.start < act.clause.reach and m.is_bare][:1]


def _are_clubs(actors: Sequence[Actor]) -> bool:
    return bool(actors) and all(actor.kind in _JOINED for actor in actors)


@cache
def symmetric() -> frozenset[str]:
    """Relations that hold both ways."""
    return frozenset(name for name, relation in relations().items() if relation.symmetric)


def _ends(mentions: Iterable[Mention], relation: str) -> Sequence[Actor]:
    """Actors at one end; what people and bodies of a state do here they do for the state."""
    found: dict[str, Actor] = {}
    fitting = (m for m in mentions if not (relation == "leads" and m.how == "capital"))
    for actor in (a for m in fitting for a in m.actors):
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
    comes = status != "hypothetical" and not (draft.makes in _JOINING and status == "planned")
    if draft.makes and comes:
        yield from _made(draft, draft.makes, _OF_ACTS[status], turned=False)
    for rule in consequences():
        if rule.fits(draft.event_type, draft.mode, status, draft.classes) and rule.relation != draft.makes:
            yield from _made(draft, rule.relation, rule.relation_status, turned=rule.subject == "recipient")


def _made(draft: Draft, relation: str, status: str, *, turned: bool) -> Iterator[Tie]:
    actors, recipients = draft.actors, draft.recipients
    if relation in symmetric() and not recipients and len(actors) == PAIR:  # a war told with both as actors
        actors, recipients = actors[:1], actors[1:]
    via = None
    if relation == "operates_in" and not recipients and draft.place and draft.place.country:
        recipients = (state(draft.place.country),)
    if relation == "opposes_membership_of":
        via = next((a for a in recipients if a.kind in _JOINED), None)
        recipients = tuple(a for a in recipients if a is not via)
    for subject, target in product(recipients, actors) if turned else product(actors, recipients):
        if not _fits(relation, subject, target):
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
            via=via,
        )


def _may_join(relation: str, subject: Actor, target: Actor) -> bool:
    """Only organisations have members; a force operates in another state than its own."""
    if relation in _MEMBERSHIP:
        return target.kind in _JOINED
    return relation != "operates_in" or (target.kind in _PLACES and target.country != subject.country)


def _validity(date: str, *, ended: bool) -> str:
    if not dates.parse(date).known or "/" in date:
        return dates.UNKNOWN
    return f"../{date}" if ended else f"{date}/.."
