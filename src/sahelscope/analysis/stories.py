"""Events that several articles tell, linked into stories; each telling stays a row of its own.

The rule is in docs/stories.md. The same tables give the same stories, in whatever order the rows come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import pandas as pd

from sahelscope.analysis.rows import rows
from sahelscope.analysis.tellings import YEAR, Telling, may_be_one, pins, telling

STORY_COLUMNS = ["event_id", "story_id", "reason"]
ENOUGH = 3  # points: on the gold codings no pair with three was wrong, some with two were
SHARED_EVENTS = 2  # firm links between two articles that make a further one a point likelier
MOST_ALIKE = 50  # tellings of one kind by the same parties at one time: more cannot be told apart

Group = tuple[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings of one event, and why."""

    one: Telling
    other: Telling
    points: int
    reason: str


@dataclass(slots=True)
class Story:
    """Tellings of one event, at most one an article."""

    members: list[Telling]
    reasons: dict[str, str] = field(default_factory=dict)


def stories(events: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    """event_id, story_id, reason of every event that another article tells too, by story.

    Needs the columns of Store.events, and the kind of each actor by id. A story is named for its first telling: that
    of the article published first, then by id.
    """
    published = {row["event_id"]: (str(row["published_last"]), row["event_id"]) for row in rows(events)}
    found = []
    for story in _joined(_links([telling(row, kinds) for row in rows(events)])):
        ids = sorted((member.event_id for member in story.members), key=published.__getitem__)
        found += [(event_id, ids[0], story.reasons[event_id]) for event_id in ids]
    return pd.DataFrame(sorted(found, key=lambda row: (row[1], row[0])), columns=STORY_COLUMNS, dtype=object)


def _links(tellings: Iterable[Telling]) -> list[Link]:
    """Every two tellings that are held together firmly enough, the firmest first."""
    likely = [link for group in _groups(tellings).values() for link in _likely(group)]
    shared = Counter(_articles(link) for link in likely if link.points >= ENOUGH)
    firm = [_with_company(link, shared) for link in likely]
    return sorted(
        (link for link in firm if link.points >= ENOUGH),
        key=lambda link: (-link.points, link.one.event_id, link.other.event_id),
    )


def _groups(tellings: Iterable[Telling]) -> dict[Group, list[Telling]]:
    """Only tellings of one kind by the same doers can be one; each group by date, then id."""
    found: dict[Group, list[Telling]] = {}
    for one in sorted(tellings, key=lambda one: (one.first, one.event_id)):
        found.setdefault((one.kind, one.parties[0]), []).append(one)
    return found


def _likely(group: list[Telling]) -> Iterator[Link]:
    """The pairs that lack a point at most."""
    for one, other in _candidates(group):
        held = pins(one, other)
        points = sum(held.values())
        if points >= ENOUGH - 1:
            yield Link(one, other, points, "; ".join(held))


def _candidates(group: list[Telling]) -> Iterator[tuple[Telling, Telling]]:
    dated = [one for one in group if one.days <= YEAR]
    for number, one in enumerate(dated):
        at_once = [other for other in dated[number + 1 : number + 1 + MOST_ALIKE] if other.first <= one.last]
        yield from ((one, other) for other in at_once if may_be_one(one, other))
    undated = [one for one in group if one.days > YEAR]
    if len(group) <= MOST_ALIKE:
        for number, one in enumerate(undated):
            alone = [other for other in (*dated, *undated[number + 1 :]) if one.status == other.status]
            if _at_one_time([one, *alone]):
                yield from ((one, other) for other in alone if may_be_one(one, other))


def _at_one_time(tellings: Iterable[Telling]) -> bool:
    """Whether all could share a day: an undated act may be any of several, so it is linked only where one is known."""
    listed = list(tellings)
    return max(one.first for one in listed) <= min(one.last for one in listed)


def _with_company(link: Link, shared: Mapping[tuple[str, str], int]) -> Link:
    """Articles that firmly share other events are about the same affair, which makes a doubtful pair likelier."""
    others = shared.get(_articles(link), 0)
    if others < SHARED_EVENTS:
        return link
    return Link(link.one, link.other, link.points + 1, f"{link.reason}; the articles share {others} events")


def _articles(link: Link) -> tuple[str, str]:
    one, other = sorted((link.one.article_id, link.other.article_id))
    return one, other


def _joined(links: Iterable[Link]) -> list[Story]:
    """Links joined into stories, the firmest first; a link that would bring together what cannot be one is left out."""
    story_of: dict[str, Story] = {}
    for link in links:
        one, other = (_story(story_of, end) for end in (link.one, link.other))
        if one is other or not all(may_be_one(a, b) for a in one.members for b in other.members):
            continue
        for end in (link.one, link.other):
            (one if end in one.members else other).reasons.setdefault(end.event_id, link.reason)
        one.members += other.members
        one.reasons |= other.reasons
        story_of.update((member.event_id, one) for member in other.members)
    return list({id(story): story for story in story_of.values() if len(story.members) > 1}.values())


def _story(story_of: dict[str, Story], member: Telling) -> Story:
    return story_of.setdefault(member.event_id, Story([member]))


def pairs(told: pd.DataFrame) -> set[tuple[str, str]]:
    """Every two events of one story, to be judged."""
    grouped = told.groupby("story_id")["event_id"]
    return {pair for _, ids in grouped for pair in combinations(sorted(ids), 2)}
