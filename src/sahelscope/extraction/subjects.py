"""Subjects and objects: whose verb it is, in its own clause or one that lends its subject."""

from __future__ import annotations

from collections.abc import Sequence

from sahelscope.extraction.acts import Act
from sahelscope.extraction.attributes import Attributes
from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import QUOTES, Token

POSTVERBAL = (
    2  # tokens between the clause's beginning and its verb, and between verb and subject: an auxiliary, an adverb
)
ANTECEDENT_REACH = 8  # tokens between a noun and the relative clause that speaks of it
_FRESH = frozenset((":", ";", *QUOTES))  # after these a clause stands by itself
_BORROWING = frozenset(("gerund", "infinitive", "sub"))  # their subject may stand in a clause after them


class Subjects:
    """Finds subjects and objects in one language."""

    def __init__(self, forms: Forms, attributes: Attributes) -> None:
        known = forms.known
        self._forms = forms
        self._attributes = attributes
        self._verb_second = known.verb_second
        self._owners = known.words("owner_prepositions")
        self._controllers = known.words("controller_prepositions")
        self._always_subject = known.words("relative_roles", "subject")
        self._never_subject = known.words("relative_roles", "object")

    def subject(self, parsed: Parsed, clause: Clause, head: int) -> tuple[list[Mention], bool]:
        """The grammatical subject of the verb at `head`, and whether it stands in the verb's own clause."""
        own = self._own(parsed, clause, head)
        return (parsed.group(own), True) if own is not None else (self._inherited(parsed, clause), False)

    # ---- in the clause itself --------------------------------------------------------------------------------------

    def _own(self, parsed: Parsed, clause: Clause, head: int) -> Mention | None:
        bare = _bare(parsed, clause)
        if clause.kind == "relative":
            return self._of_relative(bare, clause, head)
        if clause.kind in {"infinitive", "gerund"} or self._elided(parsed, clause):
            return None
        possessed = self._possessed(parsed, clause)
        if self._verb_second:
            opening = [m for m in possessed if m.start - clause.start <= 1 and m.end <= head]
            return self._agreeing(parsed, clause, [m for m in opening + bare + possessed if m.may_be_subject])
        before = (m for m in bare + possessed if m.end <= head and not m.is_object_form)
        return next(before, None) or self._postverbal(parsed, clause, head, bare or possessed)

    def _elided(self, parsed: Parsed, clause: Clause) -> bool:
        """`… an und hat Kiew ein System überlassen`: the verb right after the coordinator has no subject of its own.

        Nor has the verb right after an inserted clause: `Die Ministerin, die lange schwieg, kritisierte Moskau`.
        """
        if not self._verb_second or clause.kind not in {"coordinated", "resumed", "main"}:
            return False
        if self._closes_perfect(parsed, clause):
            return True
        first = clause.start + (clause.kind == "coordinated")
        if first not in clause.verbs or not self._forms.finite(parsed.tokens[first]):
            return False
        return clause.kind == "coordinated" or self._suspended(parsed, clause)

    def _closes_perfect(self, parsed: Parsed, clause: Clause) -> bool:
        """`… hat gewartet, Frankreich verurteilt und Benin bedroht`: participles at the end share what is before."""
        before = parsed.before(clause)
        if before is None or len(clause.verbs) != 1 or not self._forms.participle(parsed.tokens[clause.verb]):
            return False
        if any(t.is_word for t in parsed.tokens[clause.verb + 1 : clause.end]):
            return False
        auxiliary = any(parsed.tokens[v].lower in self._forms.have for v in before.verbs)
        return auxiliary or self._closes_perfect(parsed, before)

    def _suspended(self, parsed: Parsed, clause: Clause) -> bool:
        """Whether the sentence began with a subject that still waits for its verb."""
        before = [c for c in parsed.clauses[: clause.index] if c.kind == "main"]
        if not before or before[-1].index == clause.index - 1:
            return False
        waiting = not any(self._forms.finite(parsed.tokens[v]) for v in before[-1].verbs)
        return waiting and bool(_bare(parsed, before[-1]))

    def _agreeing(self, parsed: Parsed, clause: Clause, candidates: Sequence[Mention]) -> Mention | None:
        """The first candidate whose number is the finite verb's; the first one of all where none is told apart."""
        if not candidates:
            return None
        finite = next((t for v in clause.verbs if self._forms.finite(t := parsed.tokens[v])), None)
        if finite is None or candidates[0].number != "p" or self._forms.shaped(finite, "plural"):
            return candidates[0]
        return next((m for m in candidates if m.number == "s" and m.group < 0), candidates[0])

    def _postverbal(self, parsed: Parsed, clause: Clause, head: int, bare: Sequence[Mention]) -> Mention | None:
        """`…, rétorque Bamako`; `È intervenuta la Francia`: the verb first, the subject right after."""
        if clause.kind not in {"main", "sub"} or head - clause.start > POSTVERBAL:
            return None
        saying = not self._forms.speech.isdisjoint(parsed.tokens[head].lemmas)
        if not saying and self._forms.known.has("plain_infinitives"):
            return None  # English: `Storm Boris struck Austria`
        if clause.index and not saying and parsed.tokens[clause.start - 1].text not in _FRESH:
            return None
        if self._awaited(parsed, clause):
            return None
        after = next((m for m in bare if m.start > head), None)
        return after if after is not None and after.start - head <= POSTVERBAL else None

    def _awaited(self, parsed: Parsed, clause: Clause) -> bool:
        """`Mali et Niger, réunis ici, rappellent leurs ambassadeurs`: a subject before the verb has none of its own."""
        before = parsed.clauses[: clause.index]
        told = any(self._forms.finite(parsed.tokens[v]) for c in before for v in c.verbs)
        return not told and any(_bare(parsed, c) for c in before)

    def _of_relative(self, bare: Sequence[Mention], clause: Clause, head: int) -> Mention | None:
        """The noun inside a relative clause whose pronoun is the object; else the pronoun is the subject."""
        before = [m for m in bare if m.end <= head]
        if not before or clause.opener in self._always_subject:
            return None
        sure = not self._verb_second or clause.opener in self._never_subject or len(before) > 1
        return before[0] if sure else None

    def _possessed(self, parsed: Parsed, clause: Clause) -> list[Mention]:
        """States that only own a noun without preposition: `Russian missiles`, `the ports of Ukraine`."""
        owners = [m for m in parsed.within(clause) if m.actors and m.how != "possessive"]
        return [m for m in owners if self._owns_bare_noun(parsed, clause, m)]

    def _owns_bare_noun(self, parsed: Parsed, clause: Clause, mention: Mention) -> bool:
        if mention.prep in self._owners:
            return not self._attributes.governor(parsed, clause, mention.start - 1)
        return mention.owned and not mention.prep

    # ---- in another clause -----------------------------------------------------------------------------------------

    def _inherited(self, parsed: Parsed, clause: Clause) -> list[Mention]:
        if clause.kind == "relative":
            return self.antecedent(parsed, clause)
        governing = parsed.before(clause)
        if clause.kind == "infinitive" and governing is not None:
            controller = self._controller(parsed, governing, clause)
            if controller:
                return controller
        return self._from_before(parsed, clause) or self._from_after(parsed, clause)

    def _from_before(self, parsed: Parsed, clause: Clause) -> list[Mention]:
        """The nearest clause before with a subject; what only describes a noun lends none to what goes on after it."""
        goes_on = clause.kind in {"resumed", "coordinated"}
        for other in reversed(parsed.clauses[: clause.index]):
            if goes_on and other.kind == "relative":
                continue
            own = self._own(parsed, other, other.verb)
            if own is not None:
                return parsed.group(own)
            if other.kind == "relative":
                return self.antecedent(parsed, other)
        return []

    def _from_after(self, parsed: Parsed, clause: Clause) -> list[Mention]:
        """`Having met Putin, Erdogan …`: the first subject after it."""
        if clause.kind not in _BORROWING and clause.start:
            return []
        owns = (self._own(parsed, other, other.verb) for other in parsed.clauses[clause.index + 1 :])
        own = next((m for m in owns if m is not None), None)
        return parsed.group(own) if own is not None else []

    def _controller(self, parsed: Parsed, governing: Clause, clause: Clause) -> list[Mention]:
        """`forced Serbia to withdraw`, `a demandé à Bamako de libérer`: the object does what the infinitive says."""
        inside = [m for m in parsed.within(governing) if not m.is_attribute]
        if self._verb_second:
            bare = [m for m in inside if m.is_bare]
            apart = len(bare) > 1 and (bare[0].group < 0 or bare[1].group != bare[0].group)
            return parsed.group(bare[1]) if apart else []
        near = [m for m in inside if m.start > governing.verb and clause.start - m.end <= 1]
        near = [m for m in near if not m.prep or m.prep in self._controllers]
        return parsed.group(near[-1]) if near else []

    def antecedent(self, parsed: Parsed, clause: Clause) -> list[Mention]:
        """Whom a relative clause speaks of, unless a common noun stands between."""
        before = [m for m in parsed.mentions if m.end <= clause.start and not m.is_attribute]
        if not before or clause.start - before[-1].end > ANTECEDENT_REACH:
            return []
        between = parsed.tokens[before[-1].end : clause.start]
        return [] if any(self._is_noun(t) for t in between) else parsed.group(before[-1])

    def _is_noun(self, token: Token) -> bool:
        capital = token.is_word and token.is_capital and self._forms.known.has("nouns_capitalised")
        return capital or self._forms.noun(token)

    # ---- objects ---------------------------------------------------------------------------------------------------

    def object(self, parsed: Parsed, act: Act, *, dative: bool) -> list[Mention]:
        """The direct object of an active verb, or the indirect one."""
        clause = act.clause
        subject, own = self.subject(parsed, clause, act.head)
        found = [m for m in _bare(parsed, clause) if m not in subject]
        if dative:
            found = [m for m in found if not m.cases or m.cases & {"dat", "obj"}]
        if clause.kind == "relative" and own and not found:
            return self.antecedent(parsed, clause)
        found = found or [m for m in self._possessed(parsed, clause) if m not in subject]
        if self._verb_second:
            ordered = sorted(found, key=lambda m: (bool(m.cases) and "acc" not in m.cases, m.start))
        else:
            ordered = [m for m in found if m.start > act.head] or [m for m in found if m.is_object_form]
        return parsed.group(ordered[0]) if ordered else []


def _bare(parsed: Parsed, clause: Clause) -> list[Mention]:
    return [m for m in parsed.within(clause) if m.is_bare]
