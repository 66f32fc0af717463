"""Who belongs to what, by the build of a phrase: `NATO ally Turkey`, `an EU candidate`, `the AES (Mali, Niger)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sahelscope.extraction.drafts import Tie
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.phrased import AFTER, BEFORE, Ending, phrased_tie
from sahelscope.extraction.phrases import Mention
from sahelscope.records import Actor
from sahelscope.reference.alliances import memberships
from sahelscope.reference.membership_spells import statuses

JOINED = 8  # tokens between a list of states and what unites them
_JOINABLE = frozenset(("alliance", "organisation"))


class Clubs:
    """Finds them in one language."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self._former = known.words("former_cues")
        self._member = Ending(known, "members")
        self._candidate = Ending(known, "candidates")
        self._copulas = known.words("bond_words", "copulas")
        self._negation = known.words("negation")
        self._united = {f for word in known.words("bond_words", "united") for f in (word, *known.inflected(word))}

    def find(self, parsed: Parsed) -> Iterator[Tie]:
        """All of a sentence, in order of their kinds."""
        for at, mention in enumerate(parsed.mentions):
            yield from self._list_in_brackets(parsed, at, mention)
        yield from self._club_nouns(parsed)
        yield from self._united_states(parsed)

    def _club_nouns(self, parsed: Parsed) -> Iterator[Tie]:
        """`NATO ally Turkey`, `Moldova, an EU candidate`, `Membres de l'Otan, la Grèce …`: states told as members."""
        for i, token in enumerate(parsed.tokens):
            relation = self._relation_of(token.lower)
            if not relation or not self._former.isdisjoint(t.lower for t in parsed.tokens[max(0, i - AFTER) : i]):
                continue
            club = self._club_before(parsed, i) or self._club_after(parsed, i)
            if club is None:
                continue
            if club.owner is not None and _is_state(club):  # the noun is part of the state's own phrase
                yield from _joined(parsed, parsed.group(club), club.owner, relation)
                continue
            states = self._named_after(parsed, max(i + 1, club.end)) or self._told_of(parsed, min(i, club.start))
            for organisation in (_club_of(other) for other in parsed.group(club) if other.actors):
                if organisation.kind in _JOINABLE:
                    yield from _joined(parsed, states, organisation, relation)

    def _relation_of(self, word: str) -> str:
        if self._candidate.fits(word):
            return "seeks_membership_of"
        return "member_of" if self._member.fits(word) else ""

    def _club_before(self, parsed: Parsed, i: int) -> Mention | None:
        """The organisation in the noun's own phrase: `the NATO members`, `EU-lidstaat`."""
        for m in parsed.mentions:
            owned = m.owner is not None and m.owner.kind in _JOINABLE and m.start <= i < m.end
            named = m.end in {i, i - 1} and parsed.tokens[m.end].text in {"-", parsed.tokens[i].text}
            if m.actors and (owned or (named and m.actors[0].kind in _JOINABLE)):
                return m
        return None

    def _club_after(self, parsed: Parsed, i: int) -> Mention | None:
        """`member of NATO`, `candidate à l'Union européenne`."""
        near = (m for m in parsed.mentions if m.prep and m.actors and 0 < m.start - i <= BEFORE)
        return next((m for m in near if m.actors[0].kind in _JOINABLE), None)

    def _named_after(self, parsed: Parsed, end: int) -> list[Mention]:
        """The states right after the phrase; at the beginning of a sentence after a comma, too."""
        if end < len(parsed.tokens) and parsed.tokens[end].text == "," and end <= JOINED:
            end += 1
        for m in parsed.mentions:
            if m.start <= end < m.end and _is_state(m):
                return [other for other in parsed.group(m) if other.start >= m.start and _is_state(other)]
        return []

    def _told_of(self, parsed: Parsed, start: int) -> list[Mention]:
        """The state before the phrase, of which it is said or to which it stands in apposition."""
        before = [m for m in parsed.mentions if m.end <= start and not m.is_attribute]
        if not before or start - before[-1].end > BEFORE:
            return []
        between = [t.lower for t in parsed.tokens[before[-1].end : start]]
        said = between[:1] == [","] or not self._copulas.isdisjoint(between)
        return parsed.group(before[-1]) if said and self._negation.isdisjoint(between) else []

    def _list_in_brackets(self, parsed: Parsed, at: int, mention: Mention) -> Iterator[Tie]:
        """`the Alliance of Sahel States (Mali, Niger and Burkina Faso)`."""
        if mention.prep != "(" or at == 0 or mention.start - parsed.mentions[at - 1].end != 1:
            return
        before = parsed.mentions[at - 1]
        listed = parsed.group(mention)
        if len(listed) > 1 and before.actors and before.actors[0].kind in _JOINABLE:
            yield from _joined(parsed, listed, before.actors[0])

    def _united_states(self, parsed: Parsed) -> Iterator[Tie]:
        """`Mali, Niger and Burkina Faso, united in the AES`."""
        for i, token in enumerate(parsed.tokens):
            if token.lower not in self._united:
                continue
            before = [m for m in parsed.mentions if m.end <= i and i - m.end <= JOINED and _is_state(m)]
            clubs = [m for m in parsed.mentions if m.actors and m.actors[0].kind in _JOINABLE and not m.is_attribute]
            near = [m for m in clubs if 0 <= m.start - i <= JOINED] or [m for m in clubs if 0 <= i - m.end <= AFTER]
            if before and near and len(states := parsed.group(before[-1])) > 1:
                yield from _joined(parsed, states, near[0].actors[0])


def _club_of(mention: Mention) -> Actor:
    """The organisation itself, or the one that a title belongs to: `an EU candidate`."""
    named = mention.actors[0]
    return mention.owner if mention.owner is not None and named.kind not in _JOINABLE else named


@cache
def _states_of(alliance: str) -> frozenset[str]:
    """The states that belong to the organisation, once did or want to."""
    return frozenset(m.country for m in memberships() if m.alliance == alliance and _near(m.status))


def _near(status: str) -> bool:
    return statuses()[status].belongs or status in {"candidate", "left"}


def _is_state(mention: Mention) -> bool:
    return bool(mention.actors) and not mention.is_attribute and all(a.kind == "state" for a in mention.actors)


def _joined(parsed: Parsed, members: Sequence[Mention], club: Actor, relation: str = "member_of") -> Iterator[Tie]:
    for member in members:
        if _is_state(member) and all(_may_belong(actor, club) for actor in member.actors):
            yield from (phrased_tie(parsed, actor, relation, club) for actor in member.actors)


def _may_belong(country: Actor, club: Actor) -> bool:
    """`a NATO ally Russia …` joins what only stands together: a state that never came near the organisation is none."""
    known = _states_of(club.actor_id)
    return not known or country.country in known
