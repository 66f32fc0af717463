"""Standing relationships: from frames of their own, from titles, and from acts that make or break them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from sahelscope import dates
from sahelscope.extraction.acts import Act
from sahelscope.extraction.claims import Claim, Judge, Source
from sahelscope.extraction.drafts import Draft, Tie, quoted
from sahelscope.extraction.gazetteer import state
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.roles import Parsed, Roles
from sahelscope.records import Actor
from sahelscope.reference.codes import relations
from sahelscope.reference.consequences import consequences
from sahelscope.reference.languages import Language

FORMER_REACH = 3  # tokens before a title in which `former` stands
_LED = frozenset(("government", "armed_group", "organisation"))
_PERSONAL = frozenset(("leads", "holds_office_in", "mediates_between", "opposes_membership_of", "supports"))
_MEMBERSHIP = frozenset(("member_of", "former_member_of"))
_JOINED = frozenset(("alliance", "organisation"))  # of these one can be a member
_OF_ACTS = {"occurred": "holds", "planned": "planned", "hypothetical": "planned", "denied": "denied"}


def offices(parsed: Parsed, known: Language) -> Iterator[Tie]:
    """A title with a name: the person holds that office, or held it where the text says `former`."""
    former, ranks = known.words("former_cues"), known.words("ranks")
    for office in parsed.phrases.offices:
        body = office.body
        if (
            body is None
            or office.kind == "media"
            or office.title in ranks
            or (office.kind == "private" and not body.of and body.kind == "state")
        ):
            continue
        words = [t.lower for t in parsed.tokens[max(0, office.start - FORMER_REACH) : office.end]]
        joined = " ".join(words)
        ended = any(
            w in words or (" " in w and w in joined) or any(x.startswith(w + "-") for x in words) for w in former
        )
        yield Tie(
            subject=office.person,
            relation="holds_office_in",
            object=_office_body(body),
            status="ended" if ended or (office.title.startswith("ex") and len(office.title) > 4) else "holds",  # noqa: PLR2004
            told=Claim(),
            valid=dates.UNKNOWN,
            evidence=[quoted(parsed)],
            certainty="A",
            reason="a title with a name",
            office=office.title,
        )


def leaders(parsed: Parsed, known: Language) -> Iterator[Tie]:
    """`die Präsidentengarde unter General Tiani`, `la junte du général Goïta`: a body and who leads it."""
    led_by = known.words("led_by")
    for body, person in zip(parsed.mentions, parsed.mentions[1:], strict=False):
        leads = body.how == "role" and body.kind in _LED and person.how == "name" and person.prep in led_by
        if leads and body.actors and person.actors[0].kind == "person" and person.start - body.end <= 1:
            yield Tie(
                subject=person.actors[0],
                relation="leads",
                object=body.actors[0],
                status="holds",
                told=Claim(),
                valid=dates.UNKNOWN,
                evidence=[quoted(parsed)],
                certainty="C" if body.resolved else "B",
                reason="a body with its leader",
            )


def _office_body(body: Actor) -> Actor:
    """A minister of the Kremlin or of Moscow holds office in the state."""
    if body.country and not body.of and body.kind in {"government", "person", "state"}:
        return state(body.country)
    return body


def from_frame(parsed: Parsed, act: Act, roles: Roles, judge: Judge, sources: Sequence[Source]) -> Iterator[Tie]:
    """The relation that a frame of `relations.yaml` names, one row a pair."""
    told = judge.judge(parsed, act, roles.actors, sources)
    status = act.frame.status or {"denied": "denied", "planned": "planned", "hypothetical": "planned"}.get(
        told.status, "holds"
    )
    via = next((a for m in roles.via for a in m.actors), None)
    subjects, targets = (_ends(m, act.frame.relation) for m in (roles.actors, roles.recipients))
    if not targets and act.frame.relation in symmetric():
        subjects, targets = subjects[:1], subjects[1:]
    for subject, target in product(subjects, targets):
        resolved = any(m.resolved for m in (*roles.actors, *roles.recipients))
        yield Tie(
            subject=subject,
            relation=act.frame.relation,
            object=target,
            status=status,
            told=told,
            valid=dates.UNKNOWN,
            evidence=[quoted(parsed)],
            certainty="C" if resolved or not act.frame.sure else "A" if act.frame.needs else "B",
            reason="an actor read from a pronoun or epithet" if resolved else "a pattern of the relation",
            via=via,
        )


@cache
def symmetric() -> frozenset[str]:
    """Relations that hold both ways."""
    return frozenset(name for name, relation in relations().items() if relation.symmetric)


def _ends(mentions: Sequence[Mention], relation: str) -> list[Actor]:
    """Actors at one end; what people and bodies of a state do here they do for the state."""
    found: dict[str, Actor] = {}
    for actor in (a for m in mentions for a in m.actors):
        official = actor.country and not actor.of and not actor.private and actor.kind in {"person", "government"}
        end = state(actor.country) if official and relation not in _PERSONAL else actor
        found.setdefault(end.actor_id, end)
    return list(found.values())


def from_act(draft: Draft) -> Iterator[Tie]:
    """What an act makes or breaks: by its frame's `makes`, else by the table of consequences."""
    planned_entry = draft.makes in _MEMBERSHIP and draft.told.status == "planned"
    if draft.makes and draft.told.status != "hypothetical" and not planned_entry:
        yield from _made(draft, draft.makes, _OF_ACTS[draft.told.status], turned=False)
    for rule in consequences():
        if rule.fits(draft.event_type, draft.mode, draft.told.status, draft.classes) and rule.relation != draft.makes:
            yield from _made(draft, rule.relation, rule.relation_status, turned=rule.subject == "recipient")


def _made(draft: Draft, relation: str, status: str, *, turned: bool) -> Iterator[Tie]:
    actors, recipients = draft.actors, draft.recipients
    if relation in symmetric() and not recipients and len(actors) == 2:  # noqa: PLR2004  a war told with both as actors
        actors, recipients = actors[:1], actors[1:]
    ends = product(recipients, actors) if turned else product(actors, recipients)
    for subject, target in ends:
        if relation in _MEMBERSHIP and target.kind not in _JOINED:
            continue
        yield Tie(
            subject=subject if relation in _PERSONAL else _for_state(subject),
            relation=relation,
            object=_for_state(target),
            status=status,
            told=draft.told,
            valid=_validity(draft.date, ended=relation == "former_member_of"),
            evidence=list(draft.evidence),
            certainty=max(draft.certainty, "B"),
            reason="follows from an act",
        )


def _for_state(actor: Actor) -> Actor:
    official = actor.country and not actor.of and not actor.private and actor.kind in {"person", "government"}
    return state(actor.country) if official else actor


def _validity(date: str, *, ended: bool) -> str:
    known = dates.parse(date)
    if not known.known or "/" in date:
        return dates.UNKNOWN
    return f"../{date}" if ended else f"{date}/.."
