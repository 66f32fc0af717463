"""Whether a verb is active or passive, by its form and the auxiliaries around it."""

from __future__ import annotations

from sahelscope.extraction.acts import Act
from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.tokens import Token

AUXILIARY_REACH = 4  # tokens between be and its participle where the language keeps them together
PARTICLE = 2  # tokens after an English participle that hold its adverb and the agent's preposition: `shot down by`


class Voice:
    """Judges verbs of one language."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._known = forms.known
        self._agents = forms.known.words("agent_prepositions")
        self._reflexives = forms.known.words("reflexives", "pronouns")

    def of_act(self, parsed: Parsed, act: Act) -> bool:
        """Whether the act is told in the passive; no noun or reflexive verb is, nor `was langsgegaan`."""
        if act.described:
            return True
        moves = act.frame.particle and act.frame.trigger.removeprefix(act.frame.particle) in self._forms.intransitive
        return not (act.by_noun or act.frame.reflexive or moves) and self.passive(parsed, act.clause, act.head)

    def passive(self, parsed: Parsed, clause: Clause, head: int) -> bool:
        """A participle with a passive auxiliary, or alone with an agent phrase; intransitive perfects are active."""
        token = parsed.tokens[head]
        if self._is_intransitive(token):
            return False
        if self._known.verb_second:
            return self._closes_passive(parsed, clause, head)
        if not self._forms.participle(token):
            return False
        told = self._by_auxiliary(parsed, clause, head)
        if told is None:
            told = self._shared(parsed, clause, head)
        return self._reduced(parsed, clause, head) if told is None else told

    def _by_auxiliary(self, parsed: Parsed, clause: Clause, head: int) -> bool | None:
        """What the nearest auxiliary before the participle says; None where there is none."""
        for at in range(head - 1, max(clause.start, head - AUXILIARY_REACH) - 1, -1):
            before = parsed.tokens[at]
            if before.lower in self._forms.be:
                return not (at and parsed.tokens[at - 1].lower in self._reflexives)  # `si è rifiutato`
            if before.lower in self._forms.have or before.lower in self._forms.modal:
                return False
        return None

    def _shared(self, parsed: Parsed, clause: Clause, head: int) -> bool | None:
        """`a suspendu l'aide, rappelé … et menacé …`: a participle that opens the next part shares the auxiliary."""
        before = parsed.before(clause)
        if before is None or clause.kind not in {"coordinated", "main"} or head - clause.start > 1:
            return None
        participles = [v for v in before.verbs if self._forms.participle(parsed.tokens[v])]
        if not participles:
            return None
        told = self._by_auxiliary(parsed, before, participles[-1])
        return self._shared(parsed, before, participles[-1]) if told is None else told

    def _is_intransitive(self, token: Token) -> bool:
        return not self._forms.intransitive.isdisjoint(token.lemmas)

    def _closes_passive(self, parsed: Parsed, clause: Clause, head: int) -> bool:
        """Dutch and German: a participle, or the clause's last form, with worden, werden or be somewhere in it."""
        token = parsed.tokens[head]
        last = clause.verbs[-1:] == [head] and not self._forms.infinitive(token)
        if not (last or self._forms.participle(token)):
            return False
        around = {parsed.tokens[v].lower for v in clause.verbs}
        return not around.isdisjoint(self._forms.be) and around.isdisjoint(self._forms.have)

    def _reduced(self, parsed: Parsed, clause: Clause, head: int) -> bool:
        """A participle without auxiliary: `condannata da`, `seized by`; `creata nel 2002` names nobody."""
        agent = any(m.prep in self._agents and m.start > head and m.how != "possessive" for m in parsed.within(clause))
        if self._known.has("participle_like_past"):
            after = parsed.tokens[head + 1 : head + 1 + PARTICLE]
            adverb = len(after) == PARTICLE and len(after[0].lemmas) == 1 and not self._forms.noun(after[0])
            near = bool(after) and after[0].lower in self._forms.prepositions
            return agent and (near or (adverb and after[1].lower in self._agents))
        return agent or self._forms.shaped(parsed.tokens[head], "sure_participle")
