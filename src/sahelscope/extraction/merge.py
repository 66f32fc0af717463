"""One real-world event is one row: drafts of the same type, parties and time become one, with all their evidence."""

from __future__ import annotations

from collections.abc import Iterable

from sahelscope.extraction.drafts import CLAIM_ORDER, Draft, Tie, compatible, more_precise

SYMMETRIC = frozenset(("CONSULT", "AGREE", "COOPERATE", "ASSAULT"))  # the codebook compares both lists together here


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts in order, each repeat folded into the first telling."""
    kept: list[Draft] = []
    for draft in drafts:
        earlier = next((k for k in kept if same_event(k, draft)), None)
        if earlier is None:
            kept.append(draft)
        else:
            _fold(earlier, draft)
    return kept


def same_event(one: Draft, other: Draft) -> bool:
    denial = bool(other.told.denied_by) and one.told.status == "occurred"
    if one.event_type != other.event_type or (one.told.status != other.told.status and not denial):
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    return _same_parties(one, other) and compatible(one.date, other.date)


def _same_parties(one: Draft, other: Draft) -> bool:
    (a, r), (b, s) = one.principals, other.principals
    if one.event_type in SYMMETRIC:
        left, right = a | r, b | s
        return (
            left == right
            or (len(left & right) > 1 and (left <= right or right <= left))
            or (bool(left & right) and min(len(left), len(right)) == 1 and "noun" in {one.told_by, other.told_by})
        )
    return a == b and (r == s or not r or not s)


def _fold(into: Draft, repeat: Draft) -> None:
    seen = {e.sentence for e in into.evidence}
    into.evidence += [e for e in repeat.evidence if e.sentence not in seen]
    if len(repeat.recipients) > len(into.recipients):
        into.recipients = repeat.recipients
    if len(repeat.actors) > len(into.actors):
        into.actors = repeat.actors
    if more_precise(into.date, repeat.date) != into.date and repeat.date_basis in {"explicit", "relative"}:
        into.date, into.date_basis = repeat.date, repeat.date_basis
    into.place = into.place or repeat.place
    into.mode = into.mode or repeat.mode
    into.makes = into.makes or repeat.makes
    into.classes |= repeat.classes
    if repeat.told.denied_by and into.told.status != "denied":
        into.told.disputed_by = tuple(dict.fromkeys((*into.told.disputed_by, *repeat.told.denied_by)))
        return
    into.told.claim = max(into.told.claim, repeat.told.claim, key=CLAIM_ORDER.index)
    into.told.claimed_by = tuple(dict.fromkeys((*into.told.claimed_by, *repeat.told.claimed_by)))
    into.told.disputed_by = tuple(dict.fromkeys((*into.told.disputed_by, *repeat.told.disputed_by)))
    if repeat.certainty < into.certainty:
        into.certainty, into.reason = repeat.certainty, repeat.reason


def merged_ties(ties: Iterable[Tie], symmetric: frozenset[str]) -> list[Tie]:
    """One relationship is one row an article, however often it is told."""
    kept: dict[tuple[str, ...], Tie] = {}
    for tie in ties:
        ends = (tie.subject.principal, tie.object.principal)
        if tie.relation == "holds_office_in":
            ends = (tie.subject.actor_id, tie.object.principal)
        if ends[0] == ends[1]:
            continue
        key = (tie.relation, *(sorted(ends) if tie.relation in symmetric else ends))
        earlier = kept.setdefault(key, tie)
        if earlier is not tie:
            seen = {e.sentence for e in earlier.evidence}
            earlier.evidence += [e for e in tie.evidence if e.sentence not in seen]
            earlier.valid = earlier.valid if earlier.valid != "XXXX" else tie.valid
            earlier.certainty = min(earlier.certainty, tie.certainty)
    return list(kept.values())
