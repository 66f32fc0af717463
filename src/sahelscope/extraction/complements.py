"""What prepositions and words of a frame bring in: agents, `against X`, whose the lifted embargo is, who was asked."""

from __future__ import annotations

from collections.abc import Sequence

from sahelscope.extraction.attributes import NEAR, Attributes
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Scene
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.subjects import Subjects


class Complements:
    """Finds them in one language."""

    def __init__(self, forms: Forms, attributes: Attributes, subjects: Subjects) -> None:
        known = forms.known
        self._forms = forms
        self._attributes = attributes
        self._subjects = subjects
        self._verb_second = known.verb_second
        self._owners = known.words("owner_prepositions")
        self._agents = known.words("agent_prepositions")
        self._places = known.words("relative_places")
        self._base = known.table("preposition_base")

    def agent(self, scene: Scene) -> list[Mention]:
        """The `by` phrase of a passive verb or a noun."""
        found = [m for m in scene.inside if m.prep in self._agents and m.how != "possessive"]
        found = [m for m in found if m.how != "adjective"] or found
        after = [m for m in found if m.start > scene.act.head] or (found if self._verb_second else [])
        if scene.act.described:
            after = [m for m in found if m.start < scene.act.head][-1:]
        return scene.parsed.group(after[0]) if after else []

    def described(self, scene: Scene) -> list[Mention]:
        """Who stands right after the participle that describes them."""
        after = next((m for m in scene.inside if m.start > scene.act.head), None)
        return scene.parsed.group(after) if after is not None and after.start - scene.act.head <= NEAR else []

    def agent_of_noun(self, scene: Scene) -> list[Mention]:
        """Who does what a noun names: the by-phrase, else a genitive or adjective before it; `of` comes last."""
        parsed, act = scene.parsed, scene.act
        by = [m for m in self.agent(scene) if 0 < m.start - act.words[-1] <= 2 * NEAR]
        return by or self._attributes.possessor(parsed, act.head) or self._attributes.adjective(parsed, act.head)

    def apposed(self, scene: Scene) -> list[Mention]:
        """`NAVO-lid Turkije`, `Turkije, lid van de NAVO`: the name beside the noun."""
        parsed, act = scene.parsed, scene.act
        names = [m for m in parsed.mentions if not m.is_attribute]
        after = [m for m in names if m.start == act.words[-1] + 1 and not m.prep]
        before = [m for m in names if 0 < act.head - m.end <= NEAR and parsed.tokens[m.end].text == ","]
        if after:
            return [m for m in parsed.group(after[0]) if m.start > act.head]
        return parsed.group(before[-1]) if before else []

    def owner_of_met(self, scene: Scene) -> list[Mention]:
        """Whose the word is that met a need: `recalls Malian ambassador`, `trekt troepen van Mali terug`."""
        parsed = scene.parsed
        for at in scene.act.met:
            whole = [m for m in parsed.mentions if m.start <= at < m.end and m.actors and not m.is_attribute]
            found = whole or self._attributes.owner(parsed, at, at) or self._attributes.adjective(parsed, at)
            if found:
                return found
        return []

    # ---- prepositions ----------------------------------------------------------------------------------------------

    def after(self, scene: Scene, prep: str, taken: Sequence[Mention]) -> list[Mention]:
        """Who stands after this preposition and is not taken: the first after the trigger, else the last before."""
        parsed, act = scene.parsed, scene.act
        own = {actor.actor_id for m in taken for actor in m.actors}
        fitting = [m for m in self._governed(scene, prep) if m not in taken and own.isdisjoint(_ids(m))]
        after = sorted((m for m in fitting if m.start > act.head), key=lambda m: self._hangs_on_noun(scene, m))
        chosen = after or fitting[::-1]
        if chosen:
            return parsed.group(chosen[0])
        opened = act.clause.opener in self._places or self._opens(scene, prep)
        return self._subjects.antecedent(parsed, act.clause) if opened else []

    def _governed(self, scene: Scene, prep: str) -> list[Mention]:
        """In the act's clause, as owner of a governed noun, as adjective, else in the infinitive that follows."""
        act, inside = scene.act, scene.inside
        return (
            [m for m in inside if _is_prep(m.prep, prep) and not m.is_attribute]
            or [m for m in inside if self._owns_governed(scene, m, prep)]
            or [m for m in inside if m.how == "adjective" and m.prep == prep and m.start > act.head]
            or [
                m
                for m in scene.parsed.mentions
                if act.clause.end <= m.start < act.clause.reach and _is_prep(m.prep, prep) and not m.is_attribute
            ]
        )

    def _owns_governed(self, scene: Scene, mention: Mention, prep: str) -> bool:
        """`tegen de toetreding van Zweden`: whose the noun is that the preposition governs."""
        at = mention.start - 1
        if (
            not mention.actors
            or mention.how == "possessive"
            or mention.prep not in self._owners
            or at <= scene.act.head
        ):
            return False
        return self._attributes.governor(scene.parsed, scene.act.clause, at) == prep

    def _opens(self, scene: Scene, prep: str) -> bool:
        """`mit dem`, `with whom`, `à laquelle`: the preposition before the relative pronoun is the antecedent's."""
        first = scene.parsed.tokens[scene.act.clause.start].lower
        return scene.act.clause.kind == "relative" and self._base.get(first, first) == prep

    def _hangs_on_noun(self, scene: Scene, mention: Mention) -> bool:
        """`in de oorlog in Oekraïne … te kopen in Turkije`: a phrase right after a noun belongs to that noun first."""
        before = mention.start - 2
        return before >= 0 and self._forms.noun(scene.parsed.tokens[before])


def _is_prep(found: str, wanted: str) -> bool:
    """A preposition of several words counts as its first, too: `auprès de`."""
    return found == wanted or (" " in found and found.split(maxsplit=1)[0] == wanted)


def _ids(mention: Mention) -> set[str]:
    return {actor.actor_id for actor in mention.actors}
