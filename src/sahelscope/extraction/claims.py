"""Status and claim of an act: did it happen, who says so, and how surely (codebook §2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sahelscope.extraction.acts import Act
from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.roles import Parsed, Reader
from sahelscope.extraction.tokens import QUOTES, Token
from sahelscope.records import Actor

DOCUMENT = Actor("leaked_documents", "Leaked documents", "document")
VERBAL = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")
)  # acts that words perform: their speaker is their actor, and the row is stated
PAPER_REACH = 6  # tokens after `according to` in which a report is named
CUE_REACH = 3  # tokens before a that-clause whose cues are about it: `houdt voor mogelijk dat`
NEGATION_REACH = 6  # tokens before the trigger in which a negation is about it (svo)


@dataclass(slots=True)
class Claim:
    """Whether it happened, how it is told, by whom, and who disputes it (codebook §4)."""

    status: str = "occurred"
    claim: str = "stated"
    claimed_by: tuple[Actor, ...] = ()
    disputed_by: tuple[Actor, ...] = ()
    planned: bool = False
    denied_by: tuple[Actor, ...] = ()


@dataclass(slots=True)
class Source:
    """Somebody who says what a stretch of the sentence tells; `start` to `end` are tokens that it covers."""

    who: tuple[Actor, ...]
    start: int
    end: int
    doubtful: bool = False
    denies: bool = False


class Judge:
    """Judges acts in one language by its cue lists."""

    def __init__(self, forms: Forms, reader: Reader) -> None:
        known = forms.known
        self.forms, self.reader = forms, reader
        self._negation = known.words("negation")
        self._hypothetical = _phrases(known.words("hypothetical_cues"))
        self._planned = _phrases(known.words("planned_cues"))
        self._alleged = _phrases(known.words("alleged_cues"))
        self._sources = _phrases(known.words("source_phrases"))
        self._rumour = known.words("rumour_forms")
        self._speech = known.words("speech_verbs")
        self._denial = known.words("denial_verbs")
        self._reports = known.words("report_nouns")
        self._future = known.words("future_forms")
        self._subordinators = known.words("subordinators")

    # ---- sources of a sentence -------------------------------------------------------------------------------------

    def sources(self, parsed: Parsed) -> list[Source]:
        """`Volgens het rapport …`, `…, zei Poetin`, `Putin said that …`: who vouches for which tokens."""
        found = [s for i in range(len(parsed.tokens)) if (s := self._phrase_source(parsed, i))]
        for clause in parsed.clauses:
            for verb in clause.verbs:
                lemmas = parsed.tokens[verb].lemmas
                if not lemmas.isdisjoint(self._speech) or not lemmas.isdisjoint(self._denial):
                    source = self._speech_source(parsed, clause, verb)
                    if source:
                        found.append(source)
        return found

    def _phrase_source(self, parsed: Parsed, i: int) -> Source | None:
        length = _at(parsed.tokens, i, self._sources)
        if not length:
            return None
        paper = self._paper(parsed, i + length, i + length + PAPER_REACH)
        after = [m for m in parsed.mentions if 0 <= m.start - (i + length) <= 3 and m.how != "possessive"]  # noqa: PLR2004
        after = [m for m in after if not paper or m.start < paper]
        window = parsed.tokens[i + length : i + length + 6]
        report = any(not t.lemmas.isdisjoint(self._reports) or self._is_report(t) for t in window)
        who = tuple(a for m in (self.reader.group(parsed, after[0]) if after else []) for a in m.actors)
        if not who and not report:
            return None
        return Source(who or (DOCUMENT,), 0, len(parsed.tokens), doubtful=self._leaked(parsed, i, i + length + 6))

    def _paper(self, parsed: Parsed, start: int, end: int) -> int:
        """The first token of a report, a leak or a study in this stretch, or 0."""
        tokens = parsed.tokens[start:end]
        return next(
            (start + k for k, t in enumerate(tokens) if not t.lemmas.isdisjoint(self._reports) or self._is_report(t)), 0
        )

    def _is_report(self, token: Token) -> bool:
        return self.forms.known.compounds and any(token.lower.endswith(r) for r in self._reports if len(r) > 4)  # noqa: PLR2004

    def _leaked(self, parsed: Parsed, start: int, end: int) -> bool:
        return any(_at(parsed.tokens, k, self._alleged) for k in range(start, min(end, len(parsed.tokens))))

    def _speech_source(self, parsed: Parsed, clause: Clause, verb: int) -> Source | None:
        subject, own = self.reader.subject(parsed, clause, verb)
        who = tuple(a for m in subject for a in m.actors)
        paper = self._paper(parsed, clause.start, verb)
        if paper and not (own and subject and subject[0].start < paper):
            start, end = self._scope(parsed, clause)
            return Source((DOCUMENT,), start, end, doubtful=self._leaked(parsed, clause.start, verb))
        if not who:
            return None
        denies = not parsed.tokens[verb].lemmas.isdisjoint(self._denial)
        start, end = self._scope(parsed, clause)
        return Source(who, start, end, denies=denies)

    def _scope(self, parsed: Parsed, clause: Clause) -> tuple[int, int]:
        """What a speech verb covers: the quote or the clauses before it where it closes them, else all that follows."""
        before = parsed.tokens[clause.start - 1].text if clause.start else ""
        closes = before in QUOTES or (before == "," and clause.end >= len(parsed.tokens) - 2)
        quoted = clause.start > 1 and parsed.tokens[clause.start - 2].text in QUOTES
        if closes or quoted:
            return 0, clause.start
        after = next((c for c in parsed.clauses if c.index == clause.index + 1), None)
        mark = parsed.tokens[clause.end - 1].text if clause.end else ""
        reported = after is not None and (
            after.kind in {"sub", "infinitive"} or mark in {":", *QUOTES} or self.forms.known.code == "de"
        )
        return (clause.end, len(parsed.tokens)) if reported else (clause.end, clause.end)

    # ---- one act ---------------------------------------------------------------------------------------------------

    def judge(self, parsed: Parsed, act: Act, actors: Sequence[Mention], sources: Iterable[Source]) -> Claim:
        told = Claim(status=self.status(parsed, act), planned=self._cued(parsed, act))
        speakers = {a.principal for m in actors for a in m.actors}
        for source in sources:
            if not source.start <= act.head < source.end:
                continue
            own = bool(speakers & {a.principal for a in source.who})
            if source.denies:
                told.status, told.claim = "denied", "attributed"
                told.claimed_by = told.denied_by = source.who
                continue
            if own and told.status == "planned":
                continue
            if own and act.frame.event_type in VERBAL and not source.doubtful:
                continue
            told.claim = "alleged" if source.doubtful else "attributed" if told.claim == "stated" else told.claim
            told.claimed_by = tuple(dict.fromkeys((*told.claimed_by, *source.who)))
        if self._doubted(parsed, act):
            told.claim = "alleged"
        return told

    def _unplanned(self, parsed: Parsed, act: Act) -> bool:
        """`geen plannen voor een ontmoeting`, `no plans to meet`: a cue of planning, itself negated."""
        tokens = parsed.tokens
        return any(
            _at(tokens, k, self._planned) and k and tokens[k - 1].lower in self._negation
            for k in range(act.clause.start, act.clause.end)
        )

    def _cued(self, parsed: Parsed, act: Act) -> bool:
        return any(_at(parsed.tokens, k, self._planned) for k in range(act.clause.start, act.clause.end))

    def status(self, parsed: Parsed, act: Act) -> str:  # noqa: PLR0911  one status a line
        if act.frame.status:
            return act.frame.status
        words = [k for k in self._around(parsed, act) if k not in act.words and k not in act.met]
        if self._negated(parsed, act):
            return "denied"
        if act.clause.opener and self._opens(parsed.tokens, act.clause, self._hypothetical):
            return "hypothetical"
        if any(_at(parsed.tokens, k, self._hypothetical) for k in words if not self._opener(parsed.tokens[k])):
            return "hypothetical"
        if self._unplanned(parsed, act):
            return "denied"
        if any(_at(parsed.tokens, k, self._planned) for k in words) or self._is_future(parsed, act):
            return "planned"
        return "occurred"

    def _around(self, parsed: Parsed, act: Act) -> range:
        """The tokens whose cues are about the act: its clause, for a noun only what is near it."""
        if act.frame.kind == "noun":
            return range(max(act.clause.start, act.head - 3), min(act.clause.end, act.head + 2))
        start = act.clause.start
        if act.clause.kind == "infinitive" and act.clause.index:
            governing = parsed.clauses[act.clause.index - 1]
            start = max(governing.start, min([*governing.verbs, governing.end]) - 1)
        elif act.clause.completes and act.clause.index:
            start = max(parsed.clauses[act.clause.index - 1].start, act.clause.start - CUE_REACH)
        return range(start, act.clause.end)

    def _opens(self, tokens: Sequence[Token], clause: Clause, cues: dict[str, list[list[str]]]) -> bool:
        return bool(_at(tokens, clause.start, cues))

    def _opener(self, token: Token) -> bool:
        """`als`, `wenn`, `se` make a condition where they open a clause, not as `like`."""
        return token.lower in self._subordinators

    def _negated(self, parsed: Parsed, act: Act) -> bool:
        if act.clause.kind == "infinitive" and act.clause.index and act.frame.kind != "noun":
            governing = parsed.clauses[act.clause.index - 1]
            start = max(governing.start, min([*governing.verbs, governing.end]) - 2)
            if any(t.lower in self._negation for t in parsed.tokens[start : governing.end]):
                return True
        if act.frame.kind == "noun":
            near = parsed.tokens[max(act.clause.start, act.head - 3) : act.head]
            return any(t.lower in self._negation for t in near)
        if self.forms.known.verb_second:
            span = parsed.tokens[act.clause.start : act.clause.end]
        else:
            span = parsed.tokens[max(act.clause.start, act.head - NEGATION_REACH) : act.head + 2]
        needed = {*act.words, *act.met}
        return any(
            t.lower in self._negation and not (t.is_capital and t.lower[-1] == "'")  # no negation in N'Djamena
            for t in span
            if not any(parsed.tokens[n] is t for n in needed)
        )

    def _is_future(self, parsed: Parsed, act: Act) -> bool:
        token = parsed.tokens[act.head]
        if act.frame.kind == "noun":
            return False
        if self.forms.shaped(token, "future") and not self.forms.infinitive(token):
            return True
        if self.forms.known.code == "en":
            return any(t.lower in self._future for t in parsed.tokens[max(act.clause.start, act.head - 3) : act.head])
        return any(parsed.tokens[v].lower in self._future for v in act.clause.verbs) and self.forms.infinitive(token)

    def _doubted(self, parsed: Parsed, act: Act) -> bool:
        tokens = parsed.tokens
        if any(_at(tokens, k, self._alleged) for k in self._around(parsed, act)):
            return True
        if any(tokens[v].lower in self._rumour for v in act.clause.verbs):
            return not self._future_in_past(parsed, act)
        return False

    def _future_in_past(self, parsed: Parsed, act: Act) -> bool:
        """`zou`, `sollte`, `aurait` after a verb of saying tells of what was to come."""
        return act.clause.kind in {"sub", "relative"} and any(
            not parsed.tokens[v].lemmas.isdisjoint(self._speech)
            for c in parsed.clauses[: act.clause.index]
            for v in c.verbs
        )


def _phrases(words: Iterable[str]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for word in words:
        parts = word.replace("-", " - ").split()
        found.setdefault(parts[0], []).append(parts)
    return found


def _at(tokens: Sequence[Token], i: int, phrases: dict[str, list[list[str]]]) -> int:
    """The length of the longest listed phrase that starts at token i, or 0."""
    best = 0
    for words in phrases.get(tokens[i].lower, ()):
        if len(words) > best and [t.lower for t in tokens[i : i + len(words)]] == words:
            best = len(words)
    return best
