"""Pledges of mutual defence that were called: who asked whom for help, and what the articles tell that came of it.

A pledge counts as called only where an article tells that a state asked the alliance that binds it to mutual defence,
or a fellow member, for help, as something that happened. From top to bottom:

1. The call is a REQUEST assist that occurred. A request to take the asker in is none: who asks is a member already, by
   the list on the day of the call or in the articles' words.
2. An alliance that is for defence in the first place may be asked for any help; another one, or a fellow member, counts
   only where the help is told to be of a military kind.
3. Calls of one state on one alliance whose dates may be the same are one.
4. What came of it is what the same article tells between the two that cannot lie before the call, or another article
   within a year after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from sahelscope import dates
from sahelscope.analysis.pair_sums import summed_states
from sahelscope.analysis.rows import rows
from sahelscope.analysis.shared_alliances import DEFENCE, told_members
from sahelscope.reference.alliances import alliances, obligations_on, status_on
from sahelscope.reference.codes import relations

OUTCOMES = {
    "helped": "help given",
    "offered": "something promised or offered",
    "refused": "refused",
    "not_helped": "told that no help was given",
    "complained": "the asker complains",
    "left": "the asker leaves or freezes its membership, or says so",
    "nothing": "the articles do not tell",
}
AFTER = timedelta(days=365)
HELP = {"AID", "COOPERATE"}
ANSWERS = ("AID", "COOPERATE", "AGREE", "REJECT", "ACCUSE", "SANCTION")  # event types that can tell what came of a call
OF_DEFENCE = {"military", "peacekeeping", "terrorism"}  # contexts that make a request one for help in arms

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One row that tells what came of a call: an outcome, by whom, and the row."""

    outcome: str
    by: tuple[str, ...]
    row_id: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """A call on an alliance. `asked` is the alliance itself or a fellow member; `bound_by` tells how we know."""

    asker: str
    alliance: str
    asked: tuple[str, ...]
    date: str
    bound_by: str
    row_ids: tuple[str, ...]
    answers: tuple[Answer, ...]

    @property
    def outcome(self) -> str:
        """The first of OUTCOMES that some answer tells."""
        found = {answer.outcome for answer in self.answers}
        return next((outcome for outcome in OUTCOMES if outcome in found), "nothing")


@dataclass(frozen=True, slots=True)
class _Call:
    asker: str
    alliance: str
    asked: str
    bound_by: str
    event: Event


def pledges(events: pd.DataFrame, relationships: pd.DataFrame) -> list[Pledge]:
    """Every call, the latest first, each with its answers in the order of their dates."""
    told = told_members(summed_states(relationships, relations(), ended_count=True))
    found = rows(events)
    calls = [call for event in found if _asks_for_help(event) for call in _calls(event, told)]
    grouped = [_pledge(group, found) for group in _same(calls)]
    return sorted(grouped, key=lambda pledge: (-_first(pledge.date).toordinal(), pledge.asker, pledge.alliance))


def _asks_for_help(event: Event) -> bool:
    return bool(event["event_type"] == "REQUEST" and event["mode"] == "assist" and event["status"] == "occurred")


def _calls(event: Event, told: Mapping[tuple[str, str], list[str]]) -> Iterable[_Call]:
    """The alliances that the asked and the asker are bound by, one call each."""
    day = _day_of(event)
    bound = obligations_on(day) if day else {name: (one.obligation,) for name, one in alliances().items()}
    in_arms = not OF_DEFENCE.isdisjoint(event["contexts"])
    for asker in dict.fromkeys(event["actor_principals"]):
        for asked in dict.fromkeys(event["recipient_principals"]):
            for name, kinds in bound.items():
                first_of_all = alliances()[name].obligation == DEFENCE and asked == name
                if DEFENCE not in kinds or asked == asker or not (first_of_all or in_arms):
                    continue
                how = [_bound_by(end, name, day, told) for end in (asker, asked) if end != name]
                if asker != name and all(how):
                    yield _Call(asker, name, asked, "list" if set(how) == {"list"} else "articles", event)


def _bound_by(state: str, alliance: str, day: date | None, told: Mapping[tuple[str, str], list[str]]) -> str:
    """`list`, `articles`, or empty where neither says that the state is a member."""
    spell = status_on(day).get((state, alliance)) if day else None
    if spell and spell.belongs:
        return "list"
    return "articles" if (state, alliance) in told and not spell else ""


def _day_of(event: Event) -> date | None:
    """The first day on which the call may have been, else the last on which the article may have been published."""
    return dates.parse(event["date"]).first or dates.parse(event["published"]).last


def _same(calls: Iterable[_Call]) -> list[list[_Call]]:
    """Calls of one asker on one alliance, put together where their dates may be the same."""
    groups: list[list[_Call]] = []
    for call in calls:
        told = dates.parse(call.event["date"])
        for group in groups:
            first = group[0]
            same = (first.asker, first.alliance) == (call.asker, call.alliance)
            if same and (first.event is call.event or dates.overlaps(dates.parse(first.event["date"]), told)):
                group.append(call)
                break
        else:
            groups.append([call])
    return groups


def _pledge(calls: list[_Call], events: list[dict[str, Any]]) -> Pledge:
    call = calls[0]
    asked = tuple(dict.fromkeys(one.asked for one in calls))
    about = (event for event in events if call.asker in (*event["actor_principals"], *event["recipient_principals"]))
    answers = [answer for event in about if (answer := _answer(event, calls, asked))]
    return Pledge(
        call.asker,
        call.alliance,
        asked,
        call.event["date"],
        call.bound_by,
        tuple(dict.fromkeys(one.event["event_id"] for one in calls)),
        tuple(answers),
    )


def _answer(event: Event, calls: list[_Call], asked: tuple[str, ...]) -> Answer | None:
    """What an event tells of a call, or None."""
    if not any(_follows(event, call.event) for call in calls):
        return None
    asker, alliance = calls[0].asker, calls[0].alliance
    actors, recipients = set(event["actor_principals"]), set(event["recipient_principals"])
    helpers = tuple(one for one in dict.fromkeys(event["actor_principals"]) if _may_help(one, asked, alliance, event))
    together = not recipients and asker in actors
    if helpers and asker not in helpers and (asker in recipients or together):
        return _from_the_asked(event, helpers)
    if actors == {asker} and recipients & {alliance, *asked}:
        return _from_the_asker(event, asker)
    return None


def _may_help(one: str, asked: tuple[str, ...], alliance: str, event: Event) -> bool:
    """Whether it was asked, is the alliance, or is a member of it on the day."""
    day = _day_of(event)
    spell = status_on(day).get((one, alliance)) if day else None
    return one in asked or one == alliance or bool(spell and spell.belongs)


def _from_the_asked(event: Event, by: tuple[str, ...]) -> Answer | None:
    kind, status = event["event_type"], event["status"]
    outcome = ""
    if kind in HELP:
        outcome = {"occurred": "helped", "denied": "not_helped"}.get(status, "offered")
    elif kind == "AGREE" and status != "denied":
        outcome = "offered"
    elif kind == "REJECT" and status == "occurred":
        outcome = "refused"
    return Answer(outcome, by, event["event_id"]) if outcome else None


def _from_the_asker(event: Event, asker: str) -> Answer | None:
    if event["event_type"] == "ACCUSE" and event["status"] == "occurred":
        return Answer("complained", (asker,), event["event_id"])
    if event["event_type"] == "SANCTION" and event["status"] in {"occurred", "planned"}:
        return Answer("left", (asker,), event["event_id"])
    return None


def _follows(event: Event, call: Event) -> bool:
    """Whether it may lie after the call: in the same article wherever it may, in another within a year of it."""
    asked, told = dates.parse(call["date"]), dates.parse(event["date"])
    if event["event_id"] == call["event_id"]:
        return False
    if asked.first is None or (event["article_id"] == call["article_id"] and not told.known):
        return bool(event["article_id"] == call["article_id"])
    if not told.possibly_within(asked.first, None):
        return False
    if event["article_id"] == call["article_id"]:
        return True
    return told.first is not None and told.surely_within(asked.first, (asked.last or asked.first) + AFTER)


def _first(text: str) -> date:
    return dates.parse(text).first or date.min
