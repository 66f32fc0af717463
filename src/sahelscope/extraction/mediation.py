"""Between whom: a mediation that leaves its parties open is between those that the article sets against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sahelscope.extraction.drafts import Draft, Tie
from sahelscope.records import Actor

OPPOSED = frozenset(("at_war_with", "rival_of"))
PARTIES = frozenset(("state", "government", "person", "armed_group", "organisation", "territory"))
TWO = 2
SEVERAL = 2  # times that two must be told together before they are taken for the parties
AT_WAR = 5  # a war or a rivalry counts for as many acts
REASON = "the parties of a mediation read from the rest of the article"

Pair = tuple[Actor, Actor]


def fill_parties(drafts: Sequence[Draft], ties: Iterable[Tie]) -> None:
    """Give mediations without parties, or with one, those of the article; where it sets no two apart they stay open."""
    open_ones = [draft for draft in drafts if _is_mediation(draft) and len(draft.principals[1]) < TWO]
    if not open_ones:
        return
    told = _pairs_told(drafts, ties)
    for draft in open_ones:
        sentences = {quote.sentence for quote in draft.evidence}
        beside = [d for d in drafts if any(quote.sentence in sentences for quote in d.evidence)]
        pair = _fitting(draft, told + [pair for pair in _pairs_told(beside, ()) for _ in range(SEVERAL)])
        if pair is not None:
            known = draft.principals[1]
            draft.recipients = (*draft.recipients, *(a for a in pair if a.principal not in known))
            draft.certainty, draft.reason = "C", REASON


def _fitting(draft: Draft, told: Sequence[Pair]) -> Pair | None:
    """The pair told most often that leaves the mediators out and takes in the party that is known."""
    mediators, known = draft.principals
    fitting = [pair for pair in told if _principals(pair).isdisjoint(mediators) and known <= _principals(pair)]
    counted = Counter(_principals(pair) for pair in fitting)
    best = counted.most_common(1)
    if not best or best[0][1] < SEVERAL:
        return None
    return next(pair for pair in fitting if _principals(pair) == best[0][0])


def _pairs_told(drafts: Iterable[Draft], ties: Iterable[Tie]) -> list[Pair]:
    """Two parties for each act between them and each sentence that sets them against each other."""
    found = [(t.subject, t.object) for t in ties if t.relation in OPPOSED for _ in range(AT_WAR)]
    for draft in drafts:
        found += _two_parties(draft)
    return [pair for pair in found if len(_principals(pair)) == TWO and all(a.kind in PARTIES for a in pair)]


def _two_parties(draft: Draft) -> Iterator[Pair]:
    sides = (draft.actors, draft.recipients)
    if _is_mediation(draft):
        sides = (draft.recipients[:1], draft.recipients[1:])
    elif not draft.recipients and len(draft.actors) == TWO:
        sides = (draft.actors[:1], draft.actors[1:])
    if len(sides[0]) == len(sides[1]) == 1:
        yield sides[0][0], sides[1][0]


def _is_mediation(draft: Draft) -> bool:
    return draft.event_type == "CONSULT" and draft.mode == "third-party"


def _principals(pair: Pair) -> frozenset[str]:
    return frozenset(actor.principal for actor in pair)
