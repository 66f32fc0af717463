"""When two events of different articles may be tellings of one, and how firmly they are pinned to each other.

The rule is written out in docs/stories.md; a wrong link is worse than a missing one. Nothing here reads a sentence:
what is compared is what was coded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import cos, hypot, radians
from typing import Any

from sahelscope import dates

TAKEN_TOGETHER = frozenset({"AGREE", "ASSAULT", "CONSULT", "COOPERATE"})  # who is actor is often the teller's choice
ONCE = frozenset({("ASSAULT", ""), ("COERCE", ""), ("SANCTION", "withdraw"), ("RETREAT", "withdraw")})
SELDOM = frozenset({"CONCEDE", "RETREAT", "SANCTION", "SUPPORT"})
FEW_DAYS, MONTH, YEAR = 3, 31, 366  # widths of dates, in days: what "5~" or a night's two days, a month, a year mean
NAMED = frozenset({"person", "organisation", "armed_group", "company", "media"})  # "troops" or "the Kremlin" is anyone
NEAR, FAR = 30, 60  # kilometres: one town told by two names; two places that cannot be one
KILOMETRES = 111.2  # of a degree of latitude
CHANGED = frozenset({"planned", "occurred"})  # one act, told before and after


@dataclass(frozen=True, slots=True)
class Telling:
    """What of an event is compared.

    `others` are those who received it and did not do it themselves, `named` the persons and bodies that stand for one.
    """

    event_id: str
    article_id: str
    kind: tuple[str, str]
    contexts: frozenset[str]
    doers: frozenset[str]
    others: frozenset[str]
    named: frozenset[str]
    status: str
    first: date
    last: date
    place: str
    country: str
    place_kind: str
    spot: tuple[float, float] | None

    @property
    def parties(self) -> tuple[frozenset[str], frozenset[str]]:
        """Who must agree: the doers, or everyone where the two sides are taken together."""
        return (self.doers | self.others, frozenset()) if self.kind[0] in TAKEN_TOGETHER else (self.doers, self.others)

    @property
    def days(self) -> int:
        """How wide the date is; as wide as it gets where it is unknown or open."""
        return (self.last - self.first).days + 1


def telling(event: Mapping[str, Any], kinds: Mapping[str, str]) -> Telling:
    """An event of Store.events as a telling; `kinds` says for each actor_id what kind of actor it is."""
    when = dates.parse(event["date"])
    doers = frozenset(event["actor_principals"])
    others = frozenset(event["recipient_principals"])
    placed = event["latitude"] == event["latitude"] and event["latitude"] is not None
    return Telling(
        event["event_id"],
        event["article_id"],
        (event["event_type"], event["mode"]),
        frozenset(event["contexts"]),
        doers,
        others - doers,
        frozenset(one for one in (*event["actors"], *event["recipients"]) if kinds.get(one) in NAMED) - doers - others,
        event["status"],
        when.first or date.min,
        when.last or date.max,
        event["place_name"],
        event["place_country"],
        event["place_kind"],
        (event["latitude"], event["longitude"]) if placed else None,
    )


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether nothing speaks against it: article, kind, parties, contexts, status, dates and places."""
    return (
        one.article_id != other.article_id
        and one.kind == other.kind
        and bool(one.contexts & other.contexts)
        and (one.status == other.status or {one.status, other.status} == CHANGED)
        and one.first <= other.last
        and other.first <= one.last
        and _same_parties(one, other)
        and _places_agree(one, other)
    )


def pins(one: Telling, other: Telling) -> dict[str, int]:
    """What holds two tellings together, in words, with points; they may be one, or this means nothing."""
    found = {f"dates within {name}": points for name, points in (_dates(one, other),) if points}
    if one.kind in ONCE:
        found["a kind of act that hardly repeats"] = 2
    elif one.kind[0] in SELDOM:
        found["a kind of act that seldom repeats"] = 1
    if named := one.named & other.named:
        found[f"both name {', '.join(sorted(named))}"] = 1
    if _same_place(one, other):
        found["the same place"] = 1
    if one.parties != other.parties:
        found["one leaves out a recipient"] = -1
    elif not one.others and one.kind[0] not in TAKEN_TOGETHER:
        found["only one party is told of"] = -1
    return found


def _dates(one: Telling, other: Telling) -> tuple[str, int]:
    """By the vaguer of the two."""
    days = max(one.days, other.days)
    if days <= FEW_DAYS:
        return "few days", 3
    if days <= MONTH:
        return "a month", 2
    return ("a year", 1) if days <= YEAR else ("", 0)


def _same_parties(one: Telling, other: Telling) -> bool:
    """The same on either side, or one telling leaves out all recipients or one of them.

    An attack and the counter-attack are two: where both sides of an assault are told, they may not be exchanged.
    """
    (doers, others), (their_doers, their_others) = one.parties, other.parties
    if one.kind[0] == "ASSAULT" and one.others and other.others and not one.doers & other.doers:
        return False
    left_out = others ^ their_others
    partly = not others or not their_others or (len(left_out) == 1 and bool(others & their_others))
    return doers == their_doers and (not left_out or partly)


def _places_agree(one: Telling, other: Telling) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    return one.spot is None or other.spot is None or _kilometres(one.spot, other.spot) <= FAR


def _same_place(one: Telling, other: Telling) -> bool:
    if one.spot and other.spot:
        return _kilometres(one.spot, other.spot) <= NEAR
    if one.place_kind == other.place_kind == "country":
        return one.country == other.country != ""
    return one.place == other.place != ""


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    north = one[0] - other[0]
    east = (one[1] - other[1]) * cos(radians(one[0]))
    return hypot(north, east) * KILOMETRES
