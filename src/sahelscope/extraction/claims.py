"""Status and claim of an act: did it happen, who says so, and how surely (codebook §2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sahelscope.extraction.acts import Act
from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.codebook import VERBAL
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.sources import Source
from sahelscope.extraction.tokens import Token, follower
from sahelscope.extraction.wordings import wordings
from sahelscope.records import Actor

CUE_REACH = 3  # tokens before a that-clause whose cues are about it: `houdt voor mogelijk dat`
NEAR = 3  # tokens before a noun whose cues are about it, and before an English verb that hold its `will`
NEGATION_REACH = (
    6  # tokens before the trigger in which a negation is about it, where the verb does not close the clause
)


@dataclass(slots=True)
class Claim:
    """How an act is told; `planned` where a cue of planning stands in its clause, whatever its status."""

    status: str = "occurred"
    claim: str = "stated"
    claimed_by: tuple[Actor, ...] = ()
    disputed_by: tuple[Actor, ...] = ()
    planned: bool = False
    denied_by: tuple[Actor, ...] = ()

    def vouched(self, who: Iterable[Actor]) -> None:
        """Further actors say so."""
        self.claimed_by = tuple(dict.fromkeys((*self.claimed_by, *who)))

    def disputed(self, who: Iterable[Actor]) -> None:
        """Further actors deny it."""
        self.disputed_by = tuple(dict.fromkeys((*self.disputed_by, *who)))


class Judge:
    """Judges acts in one language by its cue lists."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self._forms, self._known = forms, known
        self._prepositions = known.words("prepositions")
        self._negation = known.words("negation")
        self._hypothetical = wordings(known.words("hypothetical_cues"))
        self._planned = wordings(known.words("planned_cues"))
        self._alleged = wordings(known.words("alleged_cues"))
        self._rumour = known.words("rumour_forms")
        self._speech = known.words("speech_verbs")
        self._future = known.words("future_forms")
        self._told = self._rumour & self._future  # `soll`: a plan, but hearsay where somebody says so
        self._inverted = known.words("inverted_conditionals")
        self._subordinators = known.words("subordinators")

    def judge(self, parsed: Parsed, act: Act, actors: Sequence[Mention], sources: Iterable[Source]) -> Claim:
        """The act's status and claim; words that perform an act make their speaker its actor, not its source."""
        told = Claim(self._status(parsed, act), planned=self._is_planned(parsed, act))
        speakers = {actor.principal for m in actors for actor in m.actors}
        for source in sources:
            if not source.start <= act.head < source.end or _stands_apart(act, source):
                continue
            own = not speakers.isdisjoint(actor.principal for actor in source.who)
            performed = act.frame.event_type in VERBAL and not source.doubtful
            if source.denies:
                told.status, told.claim = "denied", "attributed"
                told.claimed_by = told.denied_by = source.who
            elif not (own and (performed or told.status == "planned")):
                told.claim = "alleged" if source.doubtful or told.claim == "alleged" else "attributed"
                told.vouched(source.who)
        if told.status == "planned" and any(parsed.tokens[v].lower in self._told for v in act.clause.verbs):
            told.status, told.claim = ("occurred", "alleged") if told.claimed_by else ("planned", told.claim)
        elif self._is_doubted(parsed, act):
            told.claim = "alleged"
        return told

    # ---- status ----------------------------------------------------------------------------------------------------

    def _status(self, parsed: Parsed, act: Act) -> str:
        if act.frame.status:
            return act.frame.status
        if self._is_negated(parsed, act):
            return "denied"
        tokens, clause = parsed.tokens, act.clause
        words = [k for k in _around(parsed, act) if k not in act.words and k not in act.met]
        threat = act.frame.event_type == "THREATEN"  # `they would take it as a declaration of war`
        if self._hypothetical.length(tokens, clause.start) or (not threat and self._is_conditional(tokens, words)):
            return "hypothetical"
        if self._is_inverted(parsed, clause):
            return "hypothetical"
        if self._is_unplanned(tokens, clause):
            return "denied"
        coming = self._planned.among(tokens, words) or self._is_future(tokens, act)
        return "planned" if coming else "occurred"

    def _is_conditional(self, tokens: Sequence[Token], words: Iterable[int]) -> bool:
        """`als`, `wenn`, `se` make a condition where they open a clause, not as `like`."""
        return self._hypothetical.among(tokens, (k for k in words if tokens[k].lower not in self._subordinators))

    def _is_planned(self, parsed: Parsed, act: Act) -> bool:
        return self._planned.among(parsed.tokens, range(act.clause.start, act.clause.end))

    def _is_unplanned(self, tokens: Sequence[Token], clause: Clause) -> bool:
        """`geen plannen voor een ontmoeting`, `no plans to meet`: a cue of planning, itself negated."""
        negated = (k for k in range(max(1, clause.start), clause.end) if tokens[k - 1].lower in self._negation)
        return self._planned.among(tokens, negated)

    def _is_future(self, tokens: Sequence[Token], act: Act) -> bool:
        token = tokens[act.head]
        if act.by_noun:
            return False
        if self._forms.shaped(token, "future") and not self._forms.infinitive(token):
            return True
        open_verb = self._forms.infinitive(token) or self._is_passive_infinitive(tokens, act)
        auxiliaries: Iterable[int] = act.clause.verbs if open_verb else ()
        if self._known.has("plain_infinitives"):
            auxiliaries = range(max(act.clause.start, act.head - NEAR), act.head)
        return any(tokens[k].lower in self._future for k in auxiliaries)

    def _is_passive_infinitive(self, tokens: Sequence[Token], act: Act) -> bool:
        """`soll geliefert werden`, `zal worden geleverd`: the auxiliary beside the participle is an infinitive."""
        if not self._known.verb_second or not self._forms.participle(tokens[act.head]):
            return False
        beside = (v for v in act.clause.verbs if abs(v - act.head) == 1 and v != act.clause.verb)
        return any(tokens[v].lower in self._forms.be and self._forms.infinitive(tokens[v]) for v in beside)

    def _is_inverted(self, parsed: Parsed, clause: Clause) -> bool:
        """`Sollte X angreifen, …`, `should X attack`: a condition that its verb opens; no question."""
        verb_first = parsed.tokens[clause.start].lower in self._inverted
        return verb_first and parsed.tokens[-1].text != "?"

    # ---- negation --------------------------------------------------------------------------------------------------

    def _is_negated(self, parsed: Parsed, act: Act) -> bool:
        tokens, clause = parsed.tokens, act.clause
        if act.by_noun:
            return self._negates(tokens, range(max(clause.start, act.head - NEAR), act.head))
        governing = parsed.before(clause)
        if clause.kind == "infinitive" and governing is not None:
            start = max(governing.start, governing.verb - 2)
            if self._negates(tokens, range(start, governing.end)):
                return True
        if self._known.verb_second:
            around = range(clause.start, clause.end)
        else:
            around = range(max(clause.start, act.head - NEGATION_REACH), min(act.head + 2, len(tokens)))
        near = range(act.head - NEAR, act.head)
        free = (k for k in around if k not in act.words and k not in act.met)
        return self._negates(tokens, (k for k in free if k in near or tokens[k].lower not in self._prepositions))

    def _negates(self, tokens: Sequence[Token], places: Iterable[int]) -> bool:
        return any(tokens[k].lower in self._negation and not _is_name_or_part(tokens, k) for k in places)

    # ---- doubt -----------------------------------------------------------------------------------------------------

    def _is_doubted(self, parsed: Parsed, act: Act) -> bool:
        tokens, clause = parsed.tokens, act.clause
        if self._is_inverted(parsed, clause):
            return False
        if self._alleged.among(tokens, _around(parsed, act)):
            return True
        aside = self._alleged.length(tokens, clause.end) or self._alleged.length_before(tokens, clause.start)
        if aside and not act.by_noun:
            return True
        hearsay = any(parsed.tokens[v].lower in self._rumour for v in act.clause.verbs)
        return hearsay and not self._is_future_in_past(parsed, act)

    def _is_future_in_past(self, parsed: Parsed, act: Act) -> bool:
        """`zou`, `sollte`, `aurait` after a verb of saying tells of what was to come."""
        if act.clause.kind not in {"sub", "relative"}:
            return False
        verbs = (parsed.tokens[v] for clause in parsed.clauses[: act.clause.index] for v in clause.verbs)
        return any(not verb.lemmas.isdisjoint(self._speech) for verb in verbs)


def _stands_apart(act: Act, source: Source) -> bool:
    """What a relative clause tells beside `according to` is told in the article's own voice."""
    inside = act.clause.start <= source.opener < act.clause.end
    return source.opener >= 0 and act.clause.kind == "relative" and not inside


def _around(parsed: Parsed, act: Act) -> range:
    """The tokens whose cues are about the act: its clause and what governs it, for a noun only what is near it."""
    clause, governing = act.clause, parsed.before(act.clause)
    if act.by_noun:
        return range(max(clause.start, act.head - NEAR), min(clause.end, act.head + 2))
    start = clause.start
    if clause.kind == "infinitive" and governing is not None:
        start = max(governing.start, governing.verb - 1)
    elif clause.completes and governing is not None:
        start = max(governing.start, clause.start - CUE_REACH)
    return range(start, clause.end)


def _is_name_or_part(tokens: Sequence[Token], at: int) -> bool:
    """N'Djamena begins with no negation, `niet-verkozen` denies no act."""
    after = follower(tokens, at)
    part = after is not None and after.glued and after.text == "-"
    return part or (tokens[at].is_capital and tokens[at].lower[-1] == "'")
