"""A sentence cut into clauses, without a parser, each of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sahelscope.extraction.cuts import Cuts, Material
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.openers import HARD, Openers
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import Token

_COMMON = frozenset(("epithet", "role", "title"))  # `een land dat …` is relative, `zei Poetin dat …` is not


@dataclass(slots=True)
class Clause:
    """Tokens `start` to `end`; `opener` in lower case.

    `kind`: main, coordinated, resumed, sub, relative, infinitive, gerund.
    """

    index: int
    start: int
    end: int
    kind: str
    opener: str = ""
    verbs: list[int] = field(default_factory=list)
    resumes: range = range(0)  # tokens of the clause that an insertion interrupted
    completes: bool = False  # an infinitive or a that-clause: what the clause before says, asks or offers
    reach: int = 0  # where the infinitive that completes the clause ends
    content: range = range(0)  # tokens of the that-clause that completes it

    @property
    def verb(self) -> int:
        """The first verb, or the end of a clause without one."""
        return self.verbs[0] if self.verbs else self.end


class Cutter:
    """Cuts sentences of one language."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self._forms = forms
        self._openers = Openers(forms)
        self._cuts = Cuts(self._openers)
        self._after = known.words("date_parts", "after")
        self._complementizers = known.words("complementizers")
        self._coordinators = known.words("clause_coordinators")
        self._that = str(known.raw("complementizers")[0])
        self._reports = known.has("reported_without_that")

    def cut(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Clause]:
        """All clauses in order, without gaps; a stretch without a verb belongs to the clause before it."""
        material = self._cuts.material(tokens, mentions)
        clauses = self._clauses(material, self._cuts.of(material))
        for clause in clauses:
            clause.completes = clause.kind == "infinitive" or clause.opener in self._complementizers
            clause.reach = clause.end
        for before, clause in pairwise(clauses):
            before.reach = clause.end if clause.kind == "infinitive" else before.end
            if clause.completes and clause.kind == "sub":
                before.content = range(clause.start, clause.end)
            if self._goes_on(tokens, mentions, before, clause):
                clause.kind = "resumed"
        for clause in clauses:
            if clause.kind == "resumed" and clause.index > 1:
                interrupted = clauses[clause.index - 2]
                clause.resumes = range(interrupted.start, interrupted.end)
        return clauses

    def _clauses(self, material: Material, starts: Sequence[int]) -> list[Clause]:
        tokens = material.tokens
        nouns = {m.end for m in material.mentions if m.how in _COMMON}
        clauses: list[Clause] = []
        for start, end in pairwise([*starts, len(tokens)]):
            verbs = [v for v in material.verbs if start <= v < end]
            attached = not verbs and not self._openers.marks_infinitive(tokens, start)
            if clauses and attached and tokens[start - 1].text not in HARD:
                clauses[-1].end = end
                continue
            clause = Clause(len(clauses), start, end, "main", tokens[start].lower, verbs)
            clause.kind = self._kind(tokens, clause, clauses)
            if clause.kind == "sub" and clause.opener in self._openers.relatives:
                after_noun = start in nouns or self._openers.after_noun(tokens, start)
                clause.kind = "relative" if after_noun else "sub"
            clauses.append(clause)
        return clauses

    def _goes_on(self, tokens: Sequence[Token], mentions: Sequence[Mention], before: Clause, clause: Clause) -> bool:
        """`…, die zaterdag zou aflopen, ook door Rusland is verlengd`: without a subject the clause before goes on."""
        if clause.kind != "main" or before.kind != "relative" or tokens[clause.start - 1].text != ",":
            return False
        return all(m.prep or m.is_attribute for m in mentions if clause.start <= m.start < clause.end)

    # ---- kinds -----------------------------------------------------------------------------------------------------

    def _kind(self, tokens: Sequence[Token], clause: Clause, before: Sequence[Clause]) -> str:
        return self._kind_by_opener(tokens, clause) or self._kind_by_verb(tokens, clause, before)

    def _kind_by_opener(self, tokens: Sequence[Token], clause: Clause) -> str:
        """The kind that the first words tell, or ''."""
        start, first, openers = clause.start, clause.opener, self._openers
        infinitive = openers.marks_infinitive(tokens, start)
        if start and first in self._after and infinitive:
            return "gerund"  # `dopo essersi offerto`: told as done
        open_ended = openers.bare_infinitive(tokens, clause.verbs) or openers.marks_gerund(tokens, start)
        if infinitive or (start and open_ended):
            return "infinitive"
        if start and first in openers.only_relative and openers.is_relative(tokens, start):
            return "relative"
        second = tokens[start + 1].lower if start + 1 < clause.end else ""
        if start and first in openers.prepositions and second in openers.relatives:
            clause.opener = second
            return "relative"
        return "sub" if first in openers.subordinators else ""

    def _kind_by_verb(self, tokens: Sequence[Token], clause: Clause, before: Sequence[Clause]) -> str:
        """The kind that the verb, its place, and what stands before the clause tell."""
        start, verbs = clause.start, clause.verbs
        if self._reports and start and verbs and not self._forms.speech.isdisjoint(tokens[start - 1].lemmas):
            clause.opener = self._that
            return "sub"
        if clause.opener in self._coordinators:
            return "coordinated"
        if not verbs or verbs[0] - start > 1:
            return "main"
        if self._forms.shaped(tokens[verbs[0]], "gerund"):
            return "gerund"
        inserted = bool(before) and before[-1].kind in {"relative", "sub"}
        return "resumed" if inserted and tokens[start - 1].text == "," else "main"


def free_subjects(clauses: Sequence[Clause], mentions: Sequence[Mention]) -> None:
    """`after Ukraine had asked`: what follows a word that opens a clause is no prepositional phrase."""
    for clause in clauses:
        for mention in mentions if clause.kind == "sub" and clause.verbs else ():
            if mention.start == clause.start + 1 and mention.prep == clause.opener:
                mention.prep = ""
