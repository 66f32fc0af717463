"""Which frames of the lexicon a sentence fires, and on which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.codebook import GOVERNING, PURPOSES
from sahelscope.extraction.morphology import forms
from sahelscope.extraction.needs import ANTECEDENT, Site
from sahelscope.extraction.openers import Openers
from sahelscope.extraction.tokens import Token
from sahelscope.extraction.triggers import Trigger, Triggers
from sahelscope.extraction.wordings import run
from sahelscope.reference.lexicon import Frame

ENCLITIC_REACH = 2  # tokens before a verb that may be its auxiliary: `essersi offerto`


@dataclass(frozen=True, slots=True)
class Act:
    """A frame that fired: its head token, every token of the trigger, and the tokens that met its needs.

    `behind` are the acts of nouns that met its needs: they tell the act where this one names nobody who acts.
    """

    frame: Frame
    head: int
    words: tuple[int, ...]
    met: tuple[int, ...]
    clause: Clause
    classes: frozenset[str] = frozenset()
    aimed: bool = False  # an infinitive: told as purpose or content of another verb
    described: bool = False  # by a participle before the noun: `die von Mali festgenommenen Franzosen`
    behind: list[Act] = field(default_factory=list, compare=False)

    @property
    def by_noun(self) -> bool:
        return self.frame.kind == "noun"

    def hide(self, lighter: Act) -> None:
        """Keep a noun's act that stands on what met a need; on the trigger's own words it has another meaning."""
        if lighter.by_noun and lighter.head in self.met:
            self.behind.append(lighter)


class Matcher:
    """Fires the frames of one language."""

    def __init__(self, code: str) -> None:
        self._forms = forms(code)
        known = self._forms.known
        self._triggers = Triggers(self._forms)
        self._openers = Openers(self._forms)
        self._reflexives = known.words("reflexives", "pronouns")
        self._enclitics = tuple(known.words("reflexives", "enclitic"))
        self._aspect = known.words("aspect_verbs")
        self._particles = known.words("infinitive_markers", "particle")

    def acts(self, tokens: Sequence[Token], clauses: Sequence[Clause]) -> list[Act]:
        """Fired frames, the heaviest on each head; what lighter ones on its words would tell stands behind it."""
        sites = self._triggers.vocabulary.sites(tokens, clauses)
        fired = [act for site in sites for i in range(site.clause.start, site.clause.end) for act in self._at(site, i)]
        fired.sort(key=lambda act: (-act.frame.weight, act.by_noun, act.head))
        kept: list[Act] = []
        taken: dict[int, Act] = {}
        for act in fired:
            if act.frame.event_type:
                if act.head in taken:
                    taken[act.head].hide(act)
                    continue
                taken.update(dict.fromkeys((*act.words, *act.met), act))
            kept.append(act)
        return sorted(kept, key=lambda act: (act.head, act.frame.frame_id))

    def _at(self, site: Site, i: int) -> Iterator[Act]:
        token = site.tokens[i]
        if not token.is_word:
            return
        told = False
        for lemma in token.readings:
            for trigger in self._triggers.verbs.get(lemma, ()):
                for act in self._verb_acts(site, i, trigger, whole=lemma == trigger.frame.trigger):
                    told = told or bool(act.frame.event_type)
                    yield act
            for trigger in self._triggers.phrases.get(lemma, ()):
                yield from self._phrase_acts(site, i, trigger)
        for trigger in () if told else self._triggers.nouns(token):
            yield from self._completed(site, (i,), trigger)

    # ---- triggers --------------------------------------------------------------------------------------------------

    def _verb_acts(self, site: Site, i: int, trigger: Trigger, *, whole: bool) -> Iterator[Act]:
        if not self._is_verb(site, i) or (trigger.frame.reflexive and not self._is_reflexive(site, i)):
            return
        words: tuple[int, ...] = (i,)
        if trigger.frame.particle and not whole:
            at = self._particle(site, i, trigger.frame.particle)
            if at is None:
                return
            words = (i, at)
        yield from self._completed(site, words, trigger)

    def _is_verb(self, site: Site, i: int) -> bool:
        token = site.tokens[i]
        name = self._forms.known.has("nouns_capitalised") and token.is_capital and i > site.clause.start
        if name or (self._forms.nominal(site.tokens, i) and not self._forms.told_attribute(site.tokens, i)):
            return False
        return token.lower not in self._forms.stop or self._forms.predicative(site.tokens, i)

    def _is_reflexive(self, site: Site, i: int) -> bool:
        """A pronoun in the clause, or one that the verb or its auxiliary carries: `rivolgendosi`, `essersi offerto`."""
        clause = site.clause
        if any(t.lower in self._reflexives for t in site.tokens[clause.start : clause.end]):
            return True
        return any(self._carries_pronoun(t) for t in site.tokens[max(clause.start, i - ENCLITIC_REACH) : i + 1])

    def _carries_pronoun(self, token: Token) -> bool:
        """Only infinitives, gerunds and participles do: `libanesi` and `congressi` carry none."""
        if not self._enclitics or not token.lower.endswith(self._enclitics):
            return False
        return any(self._forms.shaped(token, name) for name in ("infinitive", "gerund", "reflexive_participle"))

    def _particle(self, site: Site, i: int, particle: str) -> int | None:
        """The separated prefix: last in the clause, or before `te`/`zu` and the verb."""
        tokens = site.tokens
        if i > 1 and tokens[i - 1].lower in self._particles and tokens[i - 2].lower == particle:
            return i - 2
        if i and tokens[i - 1].lower == particle and self._forms.known.has("particle_before_verb"):
            return i - 1
        after = reversed(range(i + 1, site.clause.end))
        return next((k for k in after if tokens[k].lower == particle and self._ends(site, k)), None)

    def _ends(self, site: Site, at: int) -> bool:
        """A particle closes its verb; before an article or a name the same word is a preposition."""
        if at + 1 >= site.clause.end:
            return True
        after = site.tokens[at + 1]
        name = after.is_capital and not after.glued
        return not (name or after.is_number or after.lower in self._forms.known.determiners)

    def _phrase_acts(self, site: Site, i: int, trigger: Trigger) -> Iterator[Act]:
        """Fixed words in a row; several words of a verb or noun stand anywhere in the clause."""
        clause = site.clause
        if trigger.frame.kind == "phrase":
            end = run(site.tokens, i, clause.reach, trigger.words)
            if end:
                yield from self._completed(site, tuple(range(i, end)), trigger)
            return
        rest = []
        for word in trigger.words[1:]:
            at = next((k for k in range(clause.start, clause.end) if word in site.tokens[k].lemmas), None)
            if at is None:
                return
            rest.append(at)
        yield from self._completed(site, (i, *rest), trigger)

    # ---- what the frame asks for -----------------------------------------------------------------------------------

    def _completed(self, site: Site, words: tuple[int, ...], trigger: Trigger) -> Iterator[Act]:
        """The act, if each need is met and nothing stands in the clause that the frame excludes."""
        met: list[int] = []
        content = site.clause.content if trigger.frame.event_type in GOVERNING else ()
        for alternatives in trigger.needs:
            found = site.first(alternatives, words, content)
            if not found:
                return
            met += found
        if trigger.without and site.first(trigger.without, words):
            return
        classes = frozenset().union(*(self._triggers.vocabulary.classes(site.tokens[i]) for i in (*words, *met)))
        aimed = self._aimed(site, words[0])
        described = trigger.frame.kind == "verb" and bool(self._forms.told_attribute(site.tokens, words[0]))
        yield Act(trigger.frame, words[0], words, tuple(met), site.clause, classes, aimed, described)

    def _aimed(self, site: Site, head: int) -> bool:
        if self._carried_out(site, head) or self._forms.shaped(site.tokens[head], "gerund"):
            return False
        marked = self._forms.known.verb_second and self._openers.marked(site.tokens, head)
        return marked or site.clause.kind == "infinitive"

    def _carried_out(self, site: Site, head: int) -> bool:
        """`has begun to withdraw`, `is to withdraw`, `d'avoir livré`: it is under way, will be, or was done."""
        own = range(site.clause.start, site.clause.end) if site.clause.kind == "infinitive" else ()
        if any(site.tokens[i].lower in self._forms.have for i in own if i != head):
            return True
        before = site.tokens[max(0, site.clause.start - ANTECEDENT) : head]
        if any(not t.lemmas.isdisjoint(self._aspect) for t in before):
            return True
        particle = site.tokens[site.clause.start].lower in self._particles and site.clause.start > 0
        return particle and site.tokens[site.clause.start - 1].lower in self._forms.be


def is_content(act: Act, acts: Sequence[Act]) -> bool:
    """What is demanded, threatened, offered or refused is no row of its own (codebook §2).

    True for an act in the complement of such an act: in its infinitive or that-clause, or a noun in its own clause.
    """
    return any(_governs(other, act) for other in acts if other is not act and other.frame.event_type in GOVERNING)


def is_aim(act: Act, acts: Sequence[Act]) -> bool:
    """Whether it is told as an aim only: not as what somebody is accused of, but as what protesters march for."""
    before = {a.frame.event_type for a in acts if a.clause.index == act.clause.index - 1}
    return act.aimed and ("PROTEST" in before or (act.frame.event_type in PURPOSES and "ACCUSE" not in before))


def _governs(other: Act, act: Act) -> bool:
    if act.clause is not other.clause:
        return act.clause.completes and act.clause.index == other.clause.index + 1
    if act.aimed and act.clause.kind != "infinitive" and other.head < act.head and not other.aimed:
        return True
    return act.by_noun and not other.by_noun and act.frame.event_type != other.frame.event_type


@cache
def matcher(code: str) -> Matcher:
    return Matcher(code)
