"""Who did it and to whom: the slots of a fired frame filled from the mentions around it, by grammar alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sahelscope.extraction.acts import Act
from sahelscope.extraction.attributes import Attributes
from sahelscope.extraction.codebook import MUTUAL
from sahelscope.extraction.complements import Complements
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Parsed, Roles, Scene
from sahelscope.extraction.phrases import TOPIC, Mention
from sahelscope.extraction.subjects import Subjects
from sahelscope.extraction.voice import Voice

NOUN_ACTOR = ("owner", "adjective", "by")  # what a noun's frame has unless it says otherwise
_BETWEEN = MUTUAL | {"SUPPORT", "SANCTION"}  # of these both parties of `between A and B` are actors
_COMPLEMENTED = frozenset(("AGREE", "REJECT", "THREATEN"))  # what they speak of may name whom they speak to


class Reader:
    """Fills the slots of acts in one language."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self._attributes = Attributes(forms)
        self.subjects = Subjects(forms, self._attributes)
        self._complements = Complements(forms, self._attributes, self.subjects)
        self._voice = Voice(forms)
        self._slots: dict[str, Callable[[Scene], list[Mention]]] = {
            "owner": self._owner,
            "adjective": self._adjective,
            "by": self._complements.agent,
            "apposition": self._complements.apposed,
            "with_owner": self._complements.owner_of_met,
            "asked": self._asked,
        }
        self._owners = known.words("owner_prepositions")
        self._between = known.words("between_prepositions")
        self._to = known.words("with_prepositions") | known.words("recipient_prepositions")

    def roles(self, parsed: Parsed, act: Act) -> Roles:
        """Actors, recipients and `via` of an act; a slot that nobody fills stays empty."""
        scene = Scene(parsed, act, self._voice.of_act(parsed, act))
        filled = Roles()
        if act.by_noun:
            self._fill_noun(scene, filled)
        else:
            self._fill(scene, filled)
        if not filled.recipients:
            filled.recipients = self._from_complement(scene, filled.actors)
        if act.frame.reciprocal and filled.actors:
            filled.actors, filled.recipients = [*filled.actors, *filled.recipients], []
        if not filled.actors:
            self._promote(scene, filled)
        filled.via, _ = self._first_filled(scene, act.frame.via, [])
        return filled

    def _fill(self, scene: Scene, filled: Roles) -> None:
        if not filled.actors:
            filled.actors, filled.own = self._first_filled(scene, scene.act.frame.actor, [])
        filled.recipients, _ = self._first_filled(scene, scene.act.frame.recipient, filled.actors)

    def _fill_noun(self, scene: Scene, filled: Roles) -> None:
        act = scene.act
        if act.frame.actor == NOUN_ACTOR:
            filled.actors = self._complements.agent_of_noun(scene)
        self._fill(scene, filled)
        if not filled.actors and "subject" not in act.frame.actor and act.frame.sure:
            filled.actors, filled.own = self._governor(scene, filled.recipients), False
        if not filled.recipients and filled.actors:
            complement = self._attributes.complement(scene.parsed, act.words[-1])
            filled.recipients = _without(complement, filled.actors)

    # ---- slots -----------------------------------------------------------------------------------------------------

    def _first_filled(self, scene: Scene, slots: Sequence[str], taken: Sequence[Mention]) -> tuple[list[Mention], bool]:
        """The mentions of the first slot that somebody nameable fills, and whether they stand in the act's clause."""
        for slot in slots:
            found, own = self._in_clause(scene, slot) or (self._elsewhere(scene, slot, taken), False)
            found = _without(found, taken)
            if any(m.actors for m in found):
                return found, own
        return [], False

    def _in_clause(self, scene: Scene, slot: str) -> tuple[list[Mention], bool] | None:
        """Subject and object by voice; None for other slots."""
        parsed, act = scene.parsed, scene.act
        match slot:
            case "subject" if scene.passive:
                return self._complements.agent(scene), True
            case "subject":
                return self.subjects.subject(parsed, act.clause, act.head)
            case "object" if act.described:
                return self._complements.described(scene), True
            case "object" if scene.passive:
                return self.subjects.subject(parsed, act.clause, act.head)
            case "object" | "dative":
                return self.subjects.object(parsed, act, dative=slot == "dative"), True
            case _:
                return None

    def _elsewhere(self, scene: Scene, slot: str, taken: Sequence[Mention]) -> list[Mention]:
        """The other slots by name; any other word is a preposition."""
        fill = self._slots.get(slot)
        return fill(scene) if fill else self._complements.after(scene, slot, taken)

    def _owner(self, scene: Scene) -> list[Mention]:
        return self._attributes.owner(scene.parsed, scene.act.head, scene.act.words[-1])

    def _adjective(self, scene: Scene) -> list[Mention]:
        return self._attributes.adjective(scene.parsed, scene.act.head)

    def _asked(self, scene: Scene) -> list[Mention]:
        """`asked X for comment but got no answer`: whom the request before in the sentence was put to."""
        before = [a for a in scene.parsed.acts if a.frame.event_type == "REQUEST" and a.head < scene.act.head]
        return self.roles(scene.parsed, before[-1]).recipients if before else []

    # ---- where the frame's slots stay empty ------------------------------------------------------------------------

    def _governor(self, scene: Scene, recipients: Sequence[Mention]) -> list[Mention]:
        """The subject of the clause that holds a noun without an owner: `launched an attack on`."""
        parsed, act = scene.parsed, scene.act
        if not recipients and self._attributes.governor(parsed, act.clause, act.head):
            return []
        if any(self._voice.passive(parsed, act.clause, verb) for verb in act.clause.verbs):
            return []
        verb = act.clause.verbs[0] if act.clause.verbs else act.head
        found, _ = self.subjects.subject(parsed, act.clause, verb)
        return [m for m in _without(found, recipients) if not m.start <= act.head < m.end]

    def _from_complement(self, scene: Scene, actors: Sequence[Mention]) -> list[Mention]:
        """`demands that Türkiye stop` asks Türkiye; `is ready to help Mali` offers it to Mali."""
        parsed, clause = scene.parsed, scene.parsed.after(scene.act.clause)
        if clause is None:
            return []
        if scene.act.frame.event_type == "REQUEST" and clause.kind == "sub":
            subject, own = self.subjects.subject(parsed, clause, clause.verb)
            return _without(subject, actors) if own else []
        if scene.act.frame.event_type in _COMPLEMENTED and clause.kind == "infinitive":
            fitting = (m for m in parsed.within(clause) if m.is_bare or (m.prep in self._to and self._may_be_told(m)))
            told = next(fitting, None)
            return parsed.group(told) if told else []
        return []

    def _may_be_told(self, mention: Mention) -> bool:
        return not mention.is_attribute and mention.prep not in self._owners

    def _promote(self, scene: Scene, filled: Roles) -> None:
        """`talks between A and B`, `onderhandeld tussen A en B`: both parties act, nobody else does."""
        if scene.act.frame.event_type not in _BETWEEN:
            return
        between = [m for m in scene.inside if m.prep in self._between and m.actors]
        between = [m for m in between if not scene.act.by_noun or m.start > scene.act.head]
        between = between or [m for m in scene.parsed.mentions if m.prep == TOPIC]
        if between:
            filled.actors = scene.parsed.group(between[0])
            filled.recipients = _without(filled.recipients, filled.actors)


def _without(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m not in others]
