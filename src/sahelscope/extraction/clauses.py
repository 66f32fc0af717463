"""A sentence cut into clauses, without a parser: at subordinators, relatives, and where both sides hold a verb."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import Token

_COMMON = frozenset(
    ("epithet", "role", "title")
)  # common nouns: `een land dat …` is relative, `zei Poetin dat …` is not
_HARD = frozenset((";", ":", "(", ")", "–", "—", "…", "..."))
GLOSS = 7  # tokens of a parenthesis that may be a gloss
_REACH = 3  # tokens that may stand between an infinitive and its marker: clitics, adverbs


@dataclass(slots=True)
class Clause:
    """`kind`: main, coordinated, resumed, sub, relative, infinitive, gerund; `opener`: its first word."""

    index: int
    start: int
    end: int
    kind: str
    opener: str = ""
    verbs: list[int] = field(default_factory=list)
    resumes: tuple[int, int] = (0, 0)  # tokens of the clause that an insertion interrupted
    completes: bool = False  # an infinitive or a that-clause: what the clause before says, asks or offers
    reach: int = 0  # where the infinitive that completes the clause ends


class Cutter:
    """Cuts sentences of one language."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self.forms = forms
        self._subordinators = known.words("subordinators")
        self._relatives = known.words("relative_pronouns")
        self._after = {str(w) for w in known.raw("date_parts")["after"]}
        self._complementizers = known.words("complementizers")
        self._coordinators = known.words("clause_coordinators")
        self._prepositions = known.words("prepositions")
        self._base = known.table("preposition_base")
        self._articles = known.words("articles", "definite")

    def cut(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Clause]:
        inside = {i for m in mentions for i in range(m.start + 1, m.end)}
        inside |= {m.start for m in mentions if m.how == "possessive"}
        verbs = [
            i
            for i, t in enumerate(tokens)
            if i not in inside and self.forms.verbal(t) and not self.forms.nominal(tokens, i)
        ]
        inside |= self._joints(mentions)
        inside |= {m.start for m in mentions if m.how != "pronoun" and m.end - m.start > 1}  # `der USA`: an article
        ends = {m.end for m in mentions if m.how in _COMMON}
        verbs = [v for v in verbs if not any(m.paired and m.start - 1 == v for m in mentions)]
        cuts = self._certain(tokens, inside, verbs, mentions)
        cuts |= self._possible(tokens, mentions, verbs, cuts)
        clauses = self._clauses(tokens, verbs, sorted(cuts | {0}), ends)
        return self._with_resumed(tokens, clauses, mentions)

    def _with_resumed(
        self, tokens: Sequence[Token], clauses: list[Clause], mentions: Sequence[Mention]
    ) -> list[Clause]:
        """`…, die zaterdag zou aflopen, ook door Rusland is verlengd`: without a subject the clause before goes on."""
        for before, clause in itertools.pairwise(clauses):
            inside = [m for m in mentions if clause.start <= m.start < clause.end]
            bare = any(not m.prep and m.how not in {"adjective", "possessive"} for m in inside)
            if (
                clause.kind == "main"
                and before.kind == "relative"
                and tokens[clause.start - 1].text == ","
                and not bare
            ):
                clause.kind = "resumed"
                if clause.index > 1:
                    clause.resumes = (clauses[clause.index - 2].start, clauses[clause.index - 2].end)
        return clauses

    def _certain(
        self, tokens: Sequence[Token], inside: set[int], verbs: list[int], mentions: Sequence[Mention]
    ) -> set[int]:
        cuts: set[int] = set()
        glosses = self._glosses(tokens, verbs)
        starts = {m.start for m in mentions if not m.prep} if self.forms.known.code == "en" else set()
        for i, token in enumerate(tokens):
            if i in glosses:
                continue
            if token.text in _HARD:
                cuts.add(i + 1)
            elif i and i - 1 not in inside and self._reports(tokens, i, starts, verbs):
                cuts.add(i)
            elif i and i not in inside and self._opens(tokens, i, verbs):
                cuts.add(i - 1 if tokens[i - 1].lower in self._prepositions and token.lower in self._relatives else i)
        return {c for c in cuts if c < len(tokens)}

    def _reports(self, tokens: Sequence[Token], i: int, starts: set[int], verbs: list[int]) -> bool:
        """English `officials said Russia has sent …`: what is said begins without `that`."""
        if i not in starts or self.forms.speech.isdisjoint(tokens[i - 1].lemmas):
            return False
        return any(v > i for v in verbs)

    def _glosses(self, tokens: Sequence[Token], verbs: list[int]) -> set[int]:
        """Parentheses that only explain a name, `(AES)`: they cut nothing."""
        found: set[int] = set()
        for i, token in enumerate(tokens):
            if token.text == "(":
                end = next((k for k in range(i + 1, min(i + GLOSS, len(tokens))) if tokens[k].text == ")"), 0)
                if end and not any(i < v < end for v in verbs):
                    found |= {i, end}
        return found

    def _opens(self, tokens: Sequence[Token], i: int, verbs: list[int]) -> bool:
        word = tokens[i].lower
        if word in self._relatives and word not in self._subordinators:
            return self._is_relative(tokens, i)
        if word in self._subordinators:
            return self._subordinates(tokens, i, verbs)
        return self._infinitive_marker(tokens, i)

    def _subordinates(self, tokens: Sequence[Token], i: int, verbs: list[int]) -> bool:
        """Not in `van dat jaar`, nor where a preposition of the same form has no verb after it: `since 1984`."""
        word = tokens[i].lower
        if self.forms.known.code == "nl" and word == "dat" and tokens[i - 1].lower in self._prepositions:
            return False
        if word not in self._prepositions:
            return True
        end = next(
            (k for k in range(i + 1, len(tokens)) if tokens[k].text == "," or tokens[k].text in _HARD), len(tokens)
        )
        return any(i < v < end and not self.forms.infinitive(tokens[v]) for v in verbs)

    def _is_relative(self, tokens: Sequence[Token], i: int) -> bool:
        before = tokens[i - 1]
        if before.lower in self._prepositions and self.forms.known.code == "nl" and tokens[i].lower in {"dat", "die"}:
            return False
        if before.lower in self._prepositions:
            before = tokens[i - 2] if i > 1 else before
            return not self._is_article(tokens[i]) or before.text == ","
        if self._is_article(tokens[i]):
            return before.text == "," or (
                self.forms.known.code == "nl" and before.is_word and not self.forms.verbal(before)
            )
        return before.text == "," or before.is_word or before.text in '”»"’'

    def _is_article(self, token: Token) -> bool:
        return token.lower in self._articles or token.lower in {"die", "dat", "das", "dem", "den", "der"}

    def _infinitive_marker(self, tokens: Sequence[Token], i: int) -> bool:
        """`om … te`, `um … zu`, `per ottenere`, `pour obtenir`, `to obtain` open an infinitive clause."""
        known, word = self.forms.known, tokens[i].lower
        if known.verb_second:
            return word in {"om", "um", "teneinde"} and any(t.lower in {"te", "zu"} for t in tokens[i + 1 : i + 25])
        if word not in self._prepositions and word != "to":
            return False
        after = tokens[i + 1 : i + 1 + _REACH]
        if known.code == "en":
            return word == "to" and bool(after) and after[0].lower in self.forms.verbs
        for token in after:
            if self.forms.shaped(token, "infinitive") and token.text.islower() and self.forms.verbal(token):
                return True
            if token.is_capital or (token.lower in self._articles and len(token.lower) > 2):  # noqa: PLR2004  an article of three letters or more
                return False
        return False

    def _possible(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], verbs: list[int], cuts: set[int]
    ) -> set[int]:
        """Commas and coordinators cut where a verb stands on both sides before the next cut."""
        found: set[int] = set()
        edges = sorted(cuts | {0, len(tokens)})
        joints = self._joints(mentions) | {i for m in mentions for i in range(m.start, m.end)}
        for start, end in itertools.pairwise(edges):
            here, open_from = [v for v in verbs if start <= v < end], start
            for i in range(start + 1, end - 1):
                if i not in joints and self._may_cut(tokens[i]):
                    left, right = [v for v in here if open_from <= v < i], [v for v in here if i < v < end]
                    if left and right and self._both_stand(tokens, i, left, right):
                        at = i + 1 if tokens[i].text == "," else i
                        found.add(at)
                        open_from = at
        return found

    def _both_stand(self, tokens: Sequence[Token], i: int, left: list[int], right: list[int]) -> bool:
        """`hat mit Drohnen und Munition geholfen`: an auxiliary and its participle beyond it are one clause."""
        if tokens[i].text == "," or not self.forms.known.verb_second:
            return True
        return any(tokens[v].lower not in self.forms.auxiliary for v in left) or any(
            self.forms.finite(tokens[v]) for v in right
        )

    def _may_cut(self, token: Token) -> bool:
        return token.text == "," or token.lower in self._coordinators

    def _joints(self, mentions: Sequence[Mention]) -> set[int]:
        """Commas and coordinators that join two mentions of one list."""
        joined = (m for m in itertools.pairwise(mentions) if m[0].group >= 0 and m[0].group == m[1].group)
        return {i for first, second in joined for i in range(first.end, second.start)}

    def _clauses(self, tokens: Sequence[Token], verbs: list[int], starts: list[int], ends: set[int]) -> list[Clause]:
        clauses: list[Clause] = []
        for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
            here = [v for v in verbs if start <= v < end]
            attached = not here and not self._infinitive_marker(tokens, start)
            if clauses and attached and tokens[start - 1].text not in _HARD:
                clauses[-1].end = end
                continue
            kind, opener = self._kind(tokens, start, end, here, clauses)
            if kind == "sub" and opener in self._relatives and (start in ends or self._after_noun(tokens, start)):
                kind = "relative"
            clauses.append(Clause(len(clauses), start, end, kind, opener, here))
        for clause, after in zip(clauses[::-1], [None, *clauses[::-1]], strict=False):
            clause.reach = after.end if after is not None and after.kind == "infinitive" else clause.end
        for clause in clauses:
            clause.completes = clause.kind == "infinitive" or clause.opener in self._complementizers
            if clause.kind == "resumed":
                clause.resumes = (
                    (clauses[clause.index - 2].start, clauses[clause.index - 2].end) if clause.index > 1 else (0, 0)
                )
        return clauses

    def _after_noun(self, tokens: Sequence[Token], start: int) -> bool:
        """Italian `che`, English `that` after a noun is relative; after a verb it opens what is said."""
        before = tokens[start - 1]
        return (
            not self.forms.known.verb_second
            and before.is_word
            and not self.forms.verbal(before)
            and before.text.islower()
        )

    def _bare_infinitive(self, tokens: Sequence[Token], verbs: list[int]) -> bool:
        """German and Dutch infinitive clauses without `um`, `om`: `…, die Truppen abzuziehen`."""
        if not self.forms.known.verb_second or not verbs:
            return False
        marked = [
            v for v in verbs if tokens[v - 1].lower in {"zu", "te"} or self.forms.shaped(tokens[v], "zu_infinitive")
        ]
        return bool(marked) and not any(
            self.forms.finite(tokens[v]) for v in verbs if v not in marked and v - 1 not in marked
        )

    def _kind(  # noqa: PLR0911  one kind a line
        self, tokens: Sequence[Token], start: int, end: int, verbs: list[int], before: list[Clause]
    ) -> tuple[str, str]:
        first = tokens[start].lower
        second = tokens[start + 1].lower if start + 1 < end else ""
        if start and tokens[start].lower in self._after and self._infinitive_marker(tokens, start):
            return "gerund", first  # `dopo essersi offerto`: told as done
        if self._infinitive_marker(tokens, start) or (start and self._bare_infinitive(tokens, verbs)):
            return "infinitive", first
        if start and first in self._relatives and first not in self._subordinators and self._is_relative(tokens, start):
            return "relative", first
        if first in self._prepositions and second in self._relatives and start:
            return "relative", second
        if first in self._subordinators:
            return "sub", first
        if (
            self.forms.known.code == "en"
            and start
            and verbs
            and not self.forms.speech.isdisjoint(tokens[start - 1].lemmas)
        ):
            return "sub", "that"
        if first in self._coordinators:
            return "coordinated", first
        if verbs and self.forms.shaped(tokens[verbs[0]], "gerund") and verbs[0] - start <= 1:
            return "gerund", first
        if (
            before
            and before[-1].kind in {"relative", "sub"}
            and verbs
            and verbs[0] - start <= 1
            and start
            and tokens[start - 1].text == ","
        ):
            return "resumed", first
        return "main", first


def free_subjects(clauses: Sequence[Clause], mentions: Sequence[Mention]) -> None:
    """`after Ukraine had asked`: what follows a word that opens a clause is no prepositional phrase."""
    for clause in clauses:
        for mention in mentions:
            if (
                clause.kind == "sub"
                and clause.verbs
                and mention.start == clause.start + 1
                and mention.prep == clause.opener
            ):
                mention.prep = ""
