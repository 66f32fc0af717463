"""One real-world event is one row: drafts of the same type, parties and time become one, with all their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sahelscope import dates
from sahelscope.extraction.acts import Act
from sahelscope.extraction.codebook import MUTUAL
from sahelscope.extraction.drafts import CLAIM_ORDER, Draft, Tie, add_evidence, compatible, more_precise

TRAILING = frozenset(("infinitive", "gerund"))  # clauses that may tell the act before them in other words
_INNER = frozenset(("leads", "part_of"))  # these join what belongs to one state, too


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts in order, each repeat folded into the first telling that it may repeat.

    Only tellings of one type with a party in common are compared, so that a long article takes no time squared.
    """
    kept: list[Draft] = []
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)  # of kept drafts, by type and a party
    for draft in drafts:
        near = sorted({place for key in _keys(draft) for place in places[key]})
        earlier = next((kept[place] for place in near if same_event(kept[place], draft)), None)
        place = len(kept)
        if earlier is None:
            kept.append(draft)
        else:
            place = next(place for place in near if kept[place] is earlier)
            _fold(earlier, draft)
        for key in _keys(kept[place]):
            if not places[key] or places[key][-1] != place:
                places[key].append(place)
    return kept


def _keys(draft: Draft) -> Iterator[tuple[str, str]]:
    """What a repeat has in common with it: the type and one of the actors; of mutual acts one of all parties."""
    actors, recipients = draft.principals
    for party in actors | recipients if draft.event_type in MUTUAL else actors:
        yield draft.event_type, party


def add(rows: list[tuple[Act, Draft]], act: Act, draft: Draft) -> None:
    """`shelled a village, killing 12`, `fired to disperse`: such a clause tells the act before it in other words."""
    same = (
        earlier
        for other, earlier in rows
        if act.clause.kind in TRAILING
        and other.clause.index == act.clause.index - 1
        and (earlier.event_type, earlier.told.status) == (draft.event_type, draft.told.status)
        and earlier.principals[0] == draft.principals[0]
    )
    earlier = next(same, None)
    if earlier is None:
        rows.append((act, draft))
    else:
        earlier.recipients = earlier.recipients or draft.recipients


def same_event(one: Draft, other: Draft) -> bool:
    """Whether the second draft tells the event of the first again, or denies it."""
    denial = bool(other.told.denied_by) and one.told.status == "occurred"
    if one.event_type != other.event_type or (one.told.status != other.told.status and not denial):
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    return _same_parties(one, other) and compatible(one.date, other.date)


def _same_parties(one: Draft, other: Draft) -> bool:
    """The same actors and recipients; a noun may leave those out, two verbs that differ there tell two acts."""
    (actors, recipients), (others, other_recipients) = one.principals, other.principals
    by_noun = "noun" in {one.told_by, other.told_by}
    if one.event_type in MUTUAL:
        return _same_company(actors | recipients, others | other_recipients, by_noun=by_noun)
    open_ended = by_noun and not (recipients and other_recipients)
    return actors == others and (recipients == other_recipients or open_ended)


def _same_company(one: frozenset[str], other: frozenset[str], *, by_noun: bool) -> bool:
    """The same parties, or two of more; a noun (`the attack`) repeats a verb with one party left out."""
    common = one & other
    if one == other or (len(common) > 1 and common in {one, other}):
        return True
    return by_noun and bool(common) and 1 in {len(one), len(other)}


def _fold(into: Draft, repeat: Draft) -> None:
    """The first telling keeps its place and takes what the repeat tells more fully."""
    add_evidence(into.evidence, repeat.evidence)
    into.recipients = max(into.recipients, repeat.recipients, key=len)
    into.actors = max(into.actors, repeat.actors, key=len)
    finer = more_precise(into.date, repeat.date) != into.date and repeat.date_basis in {"explicit", "relative"}
    date, basis = (repeat.date, repeat.date_basis) if finer else (into.date, into.date_basis)
    into.words = tuple(dict.fromkeys((*into.words_at(date), *repeat.words_at(date))))
    into.date, into.date_basis = date, basis
    into.place = into.place or repeat.place
    into.mode = into.mode or repeat.mode
    into.makes = into.makes or repeat.makes
    into.classes |= repeat.classes
    if repeat.told.denied_by and into.told.status != "denied":
        into.told.disputed(repeat.told.denied_by)
        return
    into.told.claim = max(into.told.claim, repeat.told.claim, key=CLAIM_ORDER.index)
    into.told.vouched(repeat.told.claimed_by)
    into.told.disputed(repeat.told.disputed_by)
    if repeat.certainty < into.certainty:
        into.certainty, into.reason = repeat.certainty, repeat.reason


def merged_ties(ties: Iterable[Tie], symmetric: frozenset[str]) -> list[Tie]:
    """One relationship is one row an article, however often it is told; none joins a principal to itself.

    Within one state people and bodies are told apart by name: it has many ministers, a general leads its own army.
    """
    kept: dict[tuple[str, ...], Tie] = {}
    for tie in ties:
        ends = _ends(tie)
        if ends[0] == ends[1]:
            continue
        earlier = kept.setdefault((tie.relation, *(sorted(ends) if tie.relation in symmetric else ends)), tie)
        if earlier is not tie:
            add_evidence(earlier.evidence, tie.evidence)
            earlier.valid = earlier.valid if earlier.valid != dates.UNKNOWN else tie.valid
            earlier.certainty = min(earlier.certainty, tie.certainty)
    return list(kept.values())


def _ends(tie: Tie) -> tuple[str, str]:
    """Subject and object as they are compared."""
    ends = (tie.subject.principal, tie.object.principal)
    if tie.relation == "holds_office_in":
        return (tie.subject.actor_id, ends[1])
    within = tie.relation in _INNER and ends[0] == ends[1]
    return (tie.subject.actor_id, tie.object.actor_id) if within else ends
