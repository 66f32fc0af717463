"""Relations that a phrase tells by its build: `the Russian-led CSTO`, `the state company Rosatom`, `troops in Mali`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sahelscope.extraction.drafts import Tie
from sahelscope.extraction.gazetteer import adjective_at, state
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.phrased import AFTER, BEFORE, Ending, phrased_tie
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import Token
from sahelscope.records import Actor

_LED = frozenset(("alliance", "organisation", "armed_group", "company", "government", "media"))
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
        self._state_owned = Ending(known, "state_owned")
        self._forces = {name.lstrip("$"): words for name, words in known.groups("classes").items()}["troops"]
        self._places = known.words("locative_prepositions")
        self._branch = Ending(known, "branches")

    def find(self, parsed: Parsed) -> Iterator[Tie]:
        """All of a sentence, in order of their kinds."""
        for i, token in enumerate(parsed.tokens):
            if token.lower in self._participles:
                yield from self._participle(parsed, i, self._participles[token.lower])
        for at, mention in enumerate(parsed.mentions):
            yield from self._state_body(parsed, at, mention)
            yield from self._force_abroad(parsed, at, mention)

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
            yield from _ties(parsed, one, relation, target, status="ended" if over else "holds")

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

    # ---- bodies ----------------------------------------------------------------------------------------------------

    def _state_body(self, parsed: Parsed, at: int, mention: Mention) -> Iterator[Tie]:
        """`the Russian state company Rosatom`; `JNIM, al-Qaeda's branch in the Sahel`."""
        if mention.how != "name" or not mention.actors or mention.actors[0].kind not in _BODIES:
            return
        body = mention.actors[0]
        owner = self._state_of(parsed, mention) or self._apposed_owner(parsed, at, mention)
        if owner is not None and owner.actor_id != body.actor_id:
            yield phrased_tie(parsed, body, "part_of", owner)

    def _state_of(self, parsed: Parsed, mention: Mention) -> Actor | None:
        start = max(0, mention.start - BEFORE + 1)
        window = parsed.tokens[start : mention.end]
        if not any(self._state_owned.fits(t.lower) for t in window if self._is_common(t)):
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
                yield phrased_tie(parsed, force, "operates_in", home)

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
        return noun.owner if self._branch.fits(noun.noun) else None

    def _is_common(self, token: Token) -> bool:
        """No part of a name: the Department of State is no state company."""
        return token.text.islower() or self._known.has("nouns_capitalised") or self._known.compounds


def _ties(parsed: Parsed, agent: Mention, relation: str, target: Mention, *, status: str) -> Iterator[Tie]:
    for one, other in product(agent.actors, target.actors):
        if other.kind not in _UNBOUND and (relation != "leads" or other.kind in _LED):
            yield phrased_tie(parsed, one, relation, other, status)
