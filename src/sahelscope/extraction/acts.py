"""Which frames of the lexicon a sentence fires, and on which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.morphology import Forms, forms
from sahelscope.extraction.tokens import Token, lemmas
from sahelscope.reference.languages import language
from sahelscope.reference.lexicon import Frame, frames

GOVERNING = frozenset(("REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE"))  # what they speak of has not happened
ANTECEDENT = 4  # tokens before a relative clause that may hold its noun
MIN_SUFFIX = 4  # letters of a noun that may end a compound: shorter ones end too many other words


@dataclass(frozen=True, slots=True)
class Act:
    """A frame that fired: its head token, every token of the trigger, and the tokens that met its needs."""

    frame: Frame
    head: int
    words: tuple[int, ...]
    met: tuple[int, ...]
    clause: Clause
    classes: frozenset[str] = frozenset()
    aimed: bool = False  # an infinitive: told as purpose or content of another verb


class Matcher:
    """The lexicon of one language, indexed by lemma."""

    def __init__(self, code: str) -> None:
        known = language(code)
        self.forms: Forms = forms(code)
        self._compounds = known.compounds
        self._classes = {name.lstrip("$"): words for name, words in known.groups("classes").items()}
        self._reflexives = _REFLEXIVES.get(code, frozenset())
        self._aspect = known.words("aspect_verbs")
        self._determiners = frozenset().union(
            *(known.words("articles", k) for k in ("definite", "indefinite", "possessive"))
        )
        self._stop = known.words("verb_stopwords")
        self._verbs: dict[str, list[Frame]] = defaultdict(list)
        self._nouns: dict[str, list[Frame]] = defaultdict(list)
        self._by_form: dict[str, list[Frame]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
        for frame in frames(code):
            self._index(frame, known.verb_second)

    def _index(self, frame: Frame, verb_last: bool) -> None:
        words = tuple(frame.trigger.split())
        if frame.kind == "noun" and len(words) == 1:
            self._nouns[frame.trigger].append(frame)
        elif frame.kind == "verb" and len(words) == 1:
            self._verbs[frame.trigger].append(frame)
            if frame.particle:
                self._verbs[frame.trigger.removeprefix(frame.particle)].append(frame)
        else:
            words = (words[-1], *words[:-1]) if frame.kind == "verb" and verb_last else words
            self._phrases[words[0]].append((words, frame))

    # ---- matching --------------------------------------------------------------------------------------------------

    def acts(self, tokens: Sequence[Token], clauses: Sequence[Clause]) -> list[Act]:
        """Fired frames, heaviest first on each head; words that met a heavier need fire no noun of their own."""
        fired = [
            act for clause in clauses for i in range(clause.start, clause.end) for act in self._at(tokens, clause, i)
        ]
        fired.sort(key=lambda act: (-act.frame.weight, act.frame.kind == "noun", act.head))
        taken: set[int] = set()
        kept: dict[tuple[int, bool], Act] = {}
        for act in fired:
            relation = not act.frame.event_type
            if relation:
                kept.setdefault((act.head * 1000 + len(kept), True), act)
                continue
            if (act.head, False) in kept or act.head in taken:
                continue
            kept[act.head, False] = act
            taken.update(i for i in (*act.words, *act.met) if i != act.head)
        return sorted(kept.values(), key=lambda act: (act.head, act.frame.frame_id))

    def _at(self, tokens: Sequence[Token], clause: Clause, i: int) -> Iterator[Act]:
        token = tokens[i]
        if not token.is_word:
            return
        as_verb = False
        for lemma in token.longest:
            for frame in self._verbs.get(lemma, ()):
                for act in self._verb_act(tokens, clause, i, lemma, frame):
                    as_verb = as_verb or bool(frame.event_type)
                    yield act
            for words, frame in self._phrases.get(lemma, ()):
                yield from self._phrase_act(tokens, clause, i, words, frame)
        for frame in () if as_verb else self._noun_frames(token):
            yield from self._completed(tokens, clause, i, (i,), frame)

    def _noun_frames(self, token: Token) -> list[Frame]:
        if self.forms.shaped(token, "finite") or (self.forms.known.code == "de" and not token.is_capital):
            return []
        for lemma in token.longest:
            if lemma in self._nouns:
                return self._nouns[lemma]
        if not self._compounds or len(token.lower) <= MIN_SUFFIX + 2:
            return []
        for lemma in token.longest:
            for cut in range(2, len(lemma) - MIN_SUFFIX + 1):
                found = [f for f in self._nouns.get(lemma[cut:], ()) if f.compound]
                if found:
                    return found
        return self._inflected_compound(token.lower)

    def _inflected_compound(self, form: str) -> list[Frame]:
        """`raketbeschietingen`: simplemma does not know the compound, but its last part."""
        if form not in self._by_form:
            suffixes = (form[cut:] for cut in range(3, len(form) - MIN_SUFFIX))
            hits = (
                [f for f in self._nouns.get(m, ()) if f.compound]
                for s in suffixes
                for m in sorted(lemmas(s, self.forms.known.code))
            )
            self._by_form[form] = next((h for h in hits if h), [])
        return self._by_form[form]

    def _verb_act(self, tokens: Sequence[Token], clause: Clause, i: int, lemma: str, frame: Frame) -> Iterator[Act]:
        token = tokens[i]
        if token.lower in self._stop or (self.forms.known.code == "de" and token.is_capital and i > clause.start):
            return
        words: tuple[int, ...] = (i,)
        if frame.particle and lemma != frame.trigger:
            at = self._particle(tokens, clause, i, frame.particle)
            if at is None:
                return
            words = (i, at)
        if frame.reflexive and not self._reflexive_here(tokens, clause, i):
            return
        if self.forms.nominal(tokens, i):
            return
        yield from self._completed(tokens, clause, i, words, frame)

    def _carried_out(self, tokens: Sequence[Token], clause: Clause, head: int) -> bool:
        """`probeert te bemiddelen`, `has begun to withdraw`: the verb before says that the infinitive is under way."""
        before = tokens[max(0, clause.start - ANTECEDENT) : head]
        return any(not t.lemmas.isdisjoint(self._aspect) for t in before)

    def _reflexive_here(self, tokens: Sequence[Token], clause: Clause, i: int) -> bool:
        """A pronoun in the clause, or one that the verb or its auxiliary carries: `rivolgendosi`, `essersi offerto`."""
        if any(t.lower in self._reflexives for t in tokens[clause.start : clause.end]):
            return True
        return self.forms.known.code == "it" and any(
            t.lower.endswith("si") for t in tokens[max(clause.start, i - 2) : i + 1]
        )

    def _particle(self, tokens: Sequence[Token], clause: Clause, i: int, particle: str) -> int | None:
        """The separated prefix: last in the clause, or before `te`/`zu` and the verb."""
        if i >= 2 and tokens[i - 1].lower in {"te", "zu"} and tokens[i - 2].lower == particle:  # noqa: PLR2004
            return i - 2
        if i >= 1 and tokens[i - 1].lower == particle and self.forms.known.code == "nl":
            return i - 1
        later = [
            k for k in range(i + 1, clause.end) if tokens[k].lower == particle and self._ends_there(tokens, clause, k)
        ]
        return later[-1] if later else None

    def _ends_there(self, tokens: Sequence[Token], clause: Clause, at: int) -> bool:
        """A particle closes its verb; before an article or a name the same word is a preposition."""
        after = tokens[at + 1] if at + 1 < clause.end else None
        return after is None or not (
            after.lower in self._determiners or after.is_number or (after.is_capital and not after.glued)
        )

    def _phrase_act(
        self, tokens: Sequence[Token], clause: Clause, i: int, words: tuple[str, ...], frame: Frame
    ) -> Iterator[Act]:
        if frame.kind == "phrase":
            at = self._run(tokens, i, clause.reach, words)
            if at:
                yield from self._completed(tokens, clause, i, tuple(range(i, at)), frame)
            return
        rest = [self._find(tokens, clause, word) for word in words[1:]]
        if all(k is not None for k in rest):
            yield from self._completed(tokens, clause, i, (i, *(k for k in rest if k is not None)), frame)

    def _run(self, tokens: Sequence[Token], i: int, end: int, words: tuple[str, ...]) -> int:
        """The end of these words in a row from i on, hyphens passed over; 0 where they do not stand there."""
        at = i
        for word in words:
            while at < end and tokens[at].text == "-" and word != "-":
                at += 1
            if at >= end or (tokens[at].lower != word and word not in tokens[at].lemmas):
                return 0
            at += 1
        return at

    def _completed(
        self, tokens: Sequence[Token], clause: Clause, head: int, words: tuple[int, ...], frame: Frame
    ) -> Iterator[Act]:
        met: list[int] = []
        for alternatives in frame.needs:
            found = self._first(tokens, clause, alternatives, set(words))
            if not found:
                return
            met += found
        if frame.without and self._first(tokens, clause, frame.without, set(words)):
            return
        yield Act(
            frame, head, words, tuple(met), clause, self._named(tokens, words, met), self._aimed(tokens, clause, head)
        )

    def _aimed(self, tokens: Sequence[Token], clause: Clause, head: int) -> bool:
        if self._carried_out(tokens, clause, head):
            return False
        marked = (head > 0 and tokens[head - 1].lower in {"te", "zu"}) or self.forms.shaped(
            tokens[head], "zu_infinitive"
        )
        return clause.kind == "infinitive" or (self.forms.known.verb_second and marked)

    def _named(self, tokens: Sequence[Token], words: tuple[int, ...], met: list[int]) -> frozenset[str]:
        """The word classes that the trigger and the words of its needs belong to."""
        at = [i for i in (*words, *met) if tokens[i].is_word]
        return frozenset(n for n, of in self._classes.items() if any(self._belongs(tokens[i], of) for i in at))

    def _belongs(self, token: Token, words: frozenset[str]) -> bool:
        if not token.lemmas.isdisjoint(words):
            return True
        if not self._compounds or len(token.lower) <= MIN_SUFFIX + 2:
            return False
        return any(lemma[cut:] in words for lemma in token.longest for cut in range(2, len(lemma) - MIN_SUFFIX + 1))

    def _first(
        self, tokens: Sequence[Token], clause: Clause, alternatives: tuple[str, ...], skip: set[int]
    ) -> list[int]:
        """The tokens that meet one of the alternatives, in the clause or in the infinitive that completes it."""
        for need in alternatives:
            options = self._classes.get(need[1:], frozenset()) if need.startswith("$") else (need,)
            for i in (*range(clause.start, clause.reach), *range(*clause.resumes), *self._before_relative(clause)):
                if i not in skip and tokens[i].is_word:
                    end = self._meets(tokens, clause, i, options)
                    if end:
                        return list(range(i, end))
        return []

    def _before_relative(self, clause: Clause) -> range:
        """The noun that a relative clause speaks of counts as standing in it: `the curfew that he imposed`."""
        return range(max(0, clause.start - ANTECEDENT), clause.start) if clause.kind == "relative" else range(0)

    def _meets(self, tokens: Sequence[Token], clause: Clause, i: int, options: frozenset[str] | tuple[str, ...]) -> int:
        token = tokens[i]
        if not isinstance(options, tuple):
            if not token.lemmas.isdisjoint(options):
                return i + 1
            if self._compounds and len(token.lower) > MIN_SUFFIX + 2:
                for lemma in token.longest:
                    if any(lemma[cut:] in options for cut in range(2, len(lemma) - 2)):
                        return i + 1
            return max(
                (self._run(tokens, i, clause.reach, tuple(o.split())) for o in self._long(options, token)), default=0
            )
        need = options[0]
        if " " in need:
            return self._run(tokens, i, clause.reach, tuple(need.split()))
        if need in token.lemmas:
            return i + 1
        compound = (
            self._compounds
            and len(need) >= MIN_SUFFIX
            and need not in self.forms.closed
            and (token.text.islower() or self.forms.known.code == "de")
            and any(m.endswith(need) for m in token.lemmas)
        )
        return i + 1 if compound else 0

    def _long(self, options: frozenset[str], token: Token) -> list[str]:
        return [o for o in _phrases_of(options) if o.split()[0] in token.lemmas]

    def _find(self, tokens: Sequence[Token], clause: Clause, word: str) -> int | None:
        return next((k for k in range(clause.start, clause.end) if word in tokens[k].lemmas), None)


_REFLEXIVES = {
    "nl": frozenset(("zich", "me", "ons", "je")),
    "de": frozenset(("sich", "mich", "uns")),
    "fr": frozenset(("se", "s'", "me", "nous", "m'")),
    "it": frozenset(("si", "s'", "mi", "ci")),
    "en": frozenset(("itself", "himself", "herself", "themselves")),
}


def is_content(act: Act, acts: Sequence[Act]) -> bool:
    """What is demanded, threatened, offered or refused is no row of its own (codebook §2).

    True for an act in the complement of such an act: in its infinitive or that-clause, or a noun in its own clause.
    """
    for other in acts:
        if other is act or other.frame.event_type not in GOVERNING:
            continue
        if act.clause is other.clause:
            if act.aimed and act.clause.kind != "infinitive" and other.head < act.head and not other.aimed:
                return True
            if (
                act.frame.kind == "noun"
                and other.frame.kind != "noun"
                and act.frame.event_type != other.frame.event_type
            ):
                return True
        elif act.clause.index == other.clause.index + 1 and act.clause.completes:
            return True
    return False


@cache
def _phrases_of(options: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(o for o in options if " " in o or "-" in o))


@cache
def matcher(code: str) -> Matcher:
    return Matcher(code)
