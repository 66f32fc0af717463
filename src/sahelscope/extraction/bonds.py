"""Relations that a phrase tells by its build: `the Russian-led CSTO`, `NATO ally Turkey`, `the AES (Mali, Niger)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from sahelscope.extraction.claims import Claim
from sahelscope.extraction.drafts import Tie
from sahelscope.extraction.gazetteer import adjective_at, state
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import Token
from sahelscope.records import Actor

AFTER = 2  # tokens between a participle and its agent, or the noun that it describes
BEFORE = 5  # tokens between a noun and the participle after it: a comma, an acronym, an apposition
JOINED = 8  # tokens between a list of states and what unites them
_LED = frozenset(("alliance", "organisation", "armed_group", "company", "government", "media"))
_JOINABLE = frozenset(("alliance", "organisation"))
_BODIES = frozenset(("company", "organisation", "government", "media", "armed_group"))
_UNBOUND = frozenset(("document", "population"))
_PLACED = frozenset(("name", "capital"))
_GROUNDS = frozenset(("state", "territory"))
_BREAKS = frozenset((";", ":"))


class Bonds:
    """Finds them in one language."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self._forms, self._known = forms, known
        self._agents = known.words("agent_prepositions")
        self._participles = {
            form: relation
            for relation, words in known.groups("bound_participles").items()
            for word in words
            for form in (word, *known.inflected(word))
        }
        self._former = known.words("former_cues")
        self._members = known.words("bond_words", "members")
        self._candidates = known.words("bond_words", "candidates")
        self._copulas = known.words("bond_words", "copulas")
        self._negation = known.words("negation")
        self._united = {f for word in known.words("bond_words", "united") for f in (word, *known.inflected(word))}
        self._state_owned = known.words("bond_words", "state_owned")
        self._forces = {name.lstrip("$"): words for name, words in known.groups("classes").items()}["troops"]
        self._places = known.words("locative_prepositions")
        self._branches = known.words("bond_words", "branches")

    def find(self, parsed: Parsed) -> Iterator[Tie]:
        """All of a sentence, in order of their kinds."""
        for i, token in enumerate(parsed.tokens):
            if token.lower in self._participles:
                yield from self._participle(parsed, i, self._participles[token.lower])
        for at, mention in enumerate(parsed.mentions):
            yield from self._list_in_brackets(parsed, at, mention)
            yield from self._state_body(parsed, at, mention)
            yield from self._force_abroad(parsed, at, mention)
        yield from self._club_nouns(parsed)
        yield from self._united_states(parsed)

    def bound(self, parsed: Parsed) -> frozenset[int]:
        """The participles that stand with their agent before a noun: no frame reads them as verbs of the clause."""
        return frozenset(
            i
            for i, token in enumerate(parsed.tokens)
            if token.lower in self._participles and self._described_at(parsed, i)
        )

    # ---- participles with their agent ------------------------------------------------------------------------------

    def _participle(self, parsed: Parsed, i: int, relation: str) -> Iterator[Tie]:
        agent = self._compounded(parsed, i) or self._agent_before(parsed, i)
        target = self._described(parsed, i, agent) if agent else None
        if agent is None:
            agent = self._agent_after(parsed, i)
            target = self._before(parsed, i) if agent else None
        if agent is None or target is None:
            return
        over = any(t.lower in self._former for t in parsed.tokens[max(0, i - AFTER) : i])
        for one in parsed.group(agent):
            yield from _ties(parsed, one, relation, [target], status="ended" if over else "holds")

    def _compounded(self, parsed: Parsed, i: int) -> Mention | None:
        """`Russian-led`, `US-backed`: who stands before the hyphen."""
        if i < 2 or parsed.tokens[i - 1].text != "-":  # noqa: PLR2004  a name and a hyphen
            return None
        return next((m for m in parsed.mentions if m.end == i - 1 and m.actors), None)

    def _agent_before(self, parsed: Parsed, i: int) -> Mention | None:
        """`die von Russland geführte OVKS`, `de door Turkije gesteunde regering`."""
        if not self._known.verb_second:
            return None
        near = (m for m in parsed.mentions if m.prep in self._agents and 0 <= i - m.end <= AFTER)
        return next(near, None)

    def _agent_after(self, parsed: Parsed, i: int) -> Mention | None:
        """`the force led by Nigeria`, `la milice, commandée par X`."""
        near = (m for m in parsed.mentions if m.prep in self._agents and 0 < m.start - i <= AFTER + 1)
        return next((m for m in near if not m.is_attribute), None)

    def _described(self, parsed: Parsed, i: int, agent: Mention) -> Mention | None:
        """The noun after the participle."""
        after = (m for m in parsed.mentions if m is not agent and m.end > i + 1 and m.start <= i + 1 + AFTER)
        return next((m for m in after if not m.is_attribute and m.start >= agent.end - 1), None)

    def _described_at(self, parsed: Parsed, i: int) -> bool:
        agent = self._compounded(parsed, i) or self._agent_before(parsed, i)
        return agent is not None and self._described(parsed, i, agent) is not None

    def _before(self, parsed: Parsed, i: int) -> Mention | None:
        """The noun that a participle after it describes; no verb between them."""
        near = [m for m in parsed.mentions if 0 <= i - m.end <= BEFORE and not m.is_attribute and m.actors]
        if not near or near[-1].prep in self._agents:
            return None
        between = parsed.tokens[near[-1].end : i]
        broken = any(t.text in _BREAKS or (self._forms.finite(t) and not self._forms.participle(t)) for t in between)
        return None if broken else near[-1]

    # ---- members ---------------------------------------------------------------------------------------------------

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
            yield from _joined(parsed, states, _club_of(club), relation)

    def _relation_of(self, word: str) -> str:
        if self._ends_in(word, self._candidates):
            return "seeks_membership_of"
        return "member_of" if self._ends_in(word, self._members) else ""

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

    # ---- bodies ----------------------------------------------------------------------------------------------------

    def _state_body(self, parsed: Parsed, at: int, mention: Mention) -> Iterator[Tie]:
        """`the Russian state company Rosatom`; `JNIM, al-Qaeda's branch in the Sahel`."""
        if mention.how != "name" or not mention.actors or mention.actors[0].kind not in _BODIES:
            return
        body = mention.actors[0]
        owner = self._state_of(parsed, mention) or self._apposed_owner(parsed, at, mention)
        if owner is not None and owner.actor_id != body.actor_id:
            yield _tie(parsed, body, "part_of", owner)

    def _state_of(self, parsed: Parsed, mention: Mention) -> Actor | None:
        start = max(0, mention.start - BEFORE + 1)
        window = parsed.tokens[start : mention.end]
        if not any(self._ends_in(t.lower, self._state_owned) for t in window if self._is_common(t)):
            return None
        if mention.owner is not None:
            return mention.owner
        countries = (adjective_at(parsed.tokens, k, self._known)[0] for k in range(start, mention.end))
        country = next((c for c in countries if c), "") or mention.actors[0].country
        return state(country) if country else None

    def _force_abroad(self, parsed: Parsed, at: int, mention: Mention) -> Iterator[Tie]:
        """`the French troops in Niger`, `Wagner's fighters in Mali`: a force with the state that it stands in."""
        if at + 1 >= len(parsed.mentions) or not mention.actors or not self._is_force(mention):
            return
        place = parsed.mentions[at + 1]
        if place.prep not in self._places or place.start - mention.end > 1 or place.how not in _PLACED:
            return
        for force, where in product(mention.actors, place.actors):
            home = state(where.country) if where.kind == "government" else where
            if home.kind in _GROUNDS and home.country != force.country:
                yield _tie(parsed, force, "operates_in", home)

    def _is_force(self, mention: Mention) -> bool:
        if mention.how == "role":
            return mention.noun in self._forces or mention.kind == "armed_group"
        return mention.how == "name" and mention.actors[0].kind == "armed_group"

    def _apposed_owner(self, parsed: Parsed, at: int, mention: Mention) -> Actor | None:
        if at + 1 >= len(parsed.mentions):
            return None
        noun = parsed.mentions[at + 1]
        between = [t.text for t in parsed.tokens[mention.end : noun.start]]
        if noun.owner is None or noun.how != "role" or between[:1] != [","] or len(between) > AFTER:
            return None
        return noun.owner if self._ends_in(noun.noun, self._branches) else None

    def _is_common(self, token: Token) -> bool:
        """No part of a name: the Department of State is no state company."""
        return token.text.islower() or self._known.has("nouns_capitalised") or self._known.compounds

    def _ends_in(self, word: str, nouns: frozenset[str]) -> bool:
        """The word itself, or a compound that ends in it: `Mitgliedstaat`, `lidstaat`."""
        if word in nouns:
            return True
        return self._known.compounds and any(word.endswith(noun) for noun in nouns)


def _club_of(mention: Mention) -> Actor:
    """The organisation itself, or the one that a title belongs to: `an EU candidate`."""
    named = mention.actors[0]
    return mention.owner if mention.owner is not None and named.kind not in _JOINABLE else named


def _is_state(mention: Mention) -> bool:
    return bool(mention.actors) and not mention.is_attribute and all(a.kind == "state" for a in mention.actors)


def _joined(parsed: Parsed, members: Sequence[Mention], club: Actor, relation: str = "member_of") -> Iterator[Tie]:
    for member in members:
        if _is_state(member):
            yield from _ties(parsed, member, relation, club)


def _ties(
    parsed: Parsed, subject: Mention, relation: str, objects: Sequence[Mention] | Actor, *, status: str = "holds"
) -> Iterator[Tie]:
    targets = [objects] if isinstance(objects, Actor) else [a for m in objects for a in m.actors]
    for one in subject.actors:
        for other in targets:
            if other.kind in _UNBOUND or (relation == "leads" and other.kind not in _LED):
                continue
            yield _tie(parsed, one, relation, other, status=status)


def _tie(parsed: Parsed, subject: Actor, relation: str, target: Actor, *, status: str = "holds") -> Tie:
    return Tie(
        subject=subject,
        relation=relation,
        object=target,
        status=status,
        told=Claim(),
        evidence=[parsed.quoted],
        certainty="B",
        reason="told by the build of a phrase",
    )
