"""At which levels two rows count as the same (codebook §6)."""

from __future__ import annotations

from typing import Any

from sahelscope import dates
from sahelscope.evaluation.principals import Principals
from sahelscope.reference.codes import relations

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT"})  # roles may be exchanged
MOST_OFF = 1  # names missing or surplus in a pair at `dyad`
NOBODY: frozenset[str] = frozenset()

Row = dict[str, Any]


def event_levels(predicted: Row, gold: Row, who: Principals, *, same_sentence: bool) -> frozenset[str]:
    """Levels reached by two events: none, `type`, and with the right actors `dyad`, and with all else `full`."""
    kind = gold["event_type"]
    if predicted.get("event_type") != kind or not same_sentence:
        return frozenset()
    actors, recipients = who.all(predicted.get("actors")), who.all(predicted.get("recipients"))
    gold_actors, gold_recipients = who.all(gold.get("actors")), who.all(gold.get("recipients"))
    if kind in RECIPROCAL:
        actors, recipients = actors | recipients, NOBODY
        gold_actors, gold_recipients = gold_actors | gold_recipients, NOBODY
    off = len(actors ^ gold_actors) + len(recipients ^ gold_recipients)
    meet = bool(actors & gold_actors) and (not (recipients and gold_recipients) or bool(recipients & gold_recipients))
    if off > MOST_OFF or not meet:
        return frozenset({"type"})
    full = off == 0 and _same_words(predicted, gold) and _same_time(predicted.get("date"), gold.get("date"))
    return frozenset({"type", "dyad", "full"} if full else {"type", "dyad"})


def relationship_levels(predicted: Row, gold: Row, who: Principals) -> frozenset[str]:
    """Levels reached by two relationships: none, `triple`, or that and `full`."""
    relation = gold["relation"]
    if predicted.get("relation") != relation:
        return frozenset()
    ends, gold_ends = _ends(predicted, who), _ends(gold, who)
    either_way = relation in relations() and relations()[relation].symmetric
    if ends != gold_ends and not (either_way and ends == gold_ends[::-1]):
        return frozenset()
    one, other = _date(predicted.get("valid")), _date(gold.get("valid"))
    together = dates.overlaps(one, other) if one.known and other.known else one.known == other.known
    return frozenset({"triple", "full"} if together and _same_words(predicted, gold) else {"triple"})


def _ends(row: Row, who: Principals) -> tuple[str, str]:
    subject = who.of(row.get("subject"))
    if row["relation"] == "holds_office_in":  # the person is the point here, not the state that they act for
        subject = str(row.get("subject")).rsplit("_", 1)[-1].lower()
    return subject, who.of(row.get("object"))


def _same_words(predicted: Row, gold: Row) -> bool:
    return bool(predicted.get("status") == gold.get("status") and predicted.get("claim") == gold.get("claim"))


def _same_time(predicted: object, gold: object) -> bool:
    one, other = _date(predicted), _date(gold)
    if not (one.known and other.known):
        return one.known == other.known
    return one.precision == other.precision and dates.overlaps(one, other)


def _date(value: object) -> dates.DateRange:
    return dates.parse("" if value is None else str(value))
