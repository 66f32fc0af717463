"""Article → Coding: the rule coder. Read `extract` aloud and you know what it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from sahelscope import __version__, dates
from sahelscope.extraction import relationships
from sahelscope.extraction.acts import Act, is_content, matcher
from sahelscope.extraction.claims import Claim, Judge, Source
from sahelscope.extraction.clauses import Cutter, free_subjects
from sahelscope.extraction.drafts import Draft, Tie, Told, quoted, trigger_span
from sahelscope.extraction.gazetteer import state
from sahelscope.extraction.locations import Locator
from sahelscope.extraction.memory import Memory
from sahelscope.extraction.mentions import Finder
from sahelscope.extraction.merge import merged, merged_ties
from sahelscope.extraction.morphology import forms
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.roles import Parsed, Reader, Roles
from sahelscope.extraction.times import Calendar, Clock, Dated
from sahelscope.extraction.tokens import tokens
from sahelscope.records import Actor, Article, Coding, Sentence
from sahelscope.reference.languages import language

CODER = f"rules {__version__}"
COMING = frozenset(("CONSULT", "COOPERATE", "AID"))  # of these the coming ones are AGREE
DOMESTIC = frozenset(("COERCE", "SANCTION", "RETREAT", "ACCUSE"))  # arrests, sentences, releases without a named agent
PURPOSES = frozenset(
    ("SUPPORT", "COOPERATE", "AID", "CONSULT", "AGREE", "CONCEDE", "RETREAT")
)  # in an infinitive mere aims
CODED_BLOCKS = frozenset(("headline", "heading", "body", "caption"))
LEAD = 3  # sentences at the start whose undated acts are the news of the day
SHORT = 9  # tokens of a sentence that only names the source of the one before: "Dat meldt het Kremlin."


def extract(article: Article) -> Coding:
    """All events and relationships that the article asserts, each with the sentences that it rests on."""
    coder = _coder(article.language)
    sentences = [s for s in article.sentences if s.block in CODED_BLOCKS]
    told = coder.read(article, sentences)
    drafts = merged(told.drafts)
    made = [tie for draft in drafts for tie in relationships.from_act(draft)]
    ties = merged_ties([*told.ties, *made], relationships.symmetric())
    return Coding(
        article_id=article.article_id,
        coder=CODER,
        events=tuple(draft.event() for draft in drafts if not draft.only_relation),
        relationships=tuple(tie.relationship() for tie in ties),
        actors=_actors(drafts, ties),
    )


class Coder:
    """The steps for one language, their lists read once."""

    def __init__(self, code: str) -> None:
        self.known = language(code)
        self.forms = forms(code)
        self.matcher = matcher(code)
        self.cutter = Cutter(self.forms)
        self.reader = Reader(self.forms)
        self.background = self.known.words("background_auxiliaries")
        self.judge = Judge(self.forms, self.reader)
        self.calendar = Calendar(self.known)
        self.locator = Locator(self.known)

    def read(self, article: Article, sentences: list[Sentence]) -> Told:
        """What the sentences tell, in order; names are learned from the whole article first."""
        finder = Finder(self.known)
        memory, clock, told = Memory(finder), Clock(article.published), Told()
        for sentence in sentences:
            memory.survey(finder.find(tokens(article.text, sentence, self.known)))
        finder.names.settle(memory.main_state())
        for number, sentence in enumerate(sentences):
            parsed = self.parse(article.text, sentence, finder, memory)
            if parsed is not None:
                self._tell(parsed, clock, told, memory, lead=number < LEAD)
        return told

    def parse(self, text: str, sentence: Sentence, finder: Finder, memory: Memory) -> Parsed | None:
        """Tokens, mentions, clauses and acts of one sentence."""
        words = tokens(text, sentence, self.known)
        if not words:
            return None
        phrases = finder.find(words)
        memory.read(words, phrases)
        clauses = self.cutter.cut(words, phrases.mentions)
        free_subjects(clauses, phrases.mentions)
        return Parsed(sentence, words, phrases, clauses, self.matcher.acts(words, clauses))

    def _tell(self, parsed: Parsed, clock: Clock, told: Told, memory: Memory, *, lead: bool) -> None:
        sources = self.judge.sources(parsed)
        aside = frozenset(i for c in parsed.clauses if c.kind in {"sub", "relative"} for i in range(c.start, c.end))
        dated = self.calendar.find(parsed.tokens, clock, aside)
        drafts = []
        for act in parsed.acts:
            roles = self.reader.roles(parsed, act)
            if not roles.actors and act.frame.event_type in DOMESTIC:
                self._take_state(act, roles, memory)
            if act.frame.relation:
                told.ties.extend(relationships.from_frame(parsed, act, roles, self.judge, sources))
            elif self._is_row(parsed, act, roles):
                drafts.append(self._draft(parsed, act, roles, sources, dated, clock, lead=lead))
        if not drafts and len(parsed.tokens) <= SHORT:
            _vouch(told.drafts, sources, parsed)
        told.drafts.extend(drafts)
        told.ties.extend(relationships.offices(parsed, self.known))
        told.ties.extend(relationships.leaders(parsed, self.known))

    def _take_state(self, act: Act, roles: Roles, memory: Memory) -> None:
        """`were arrested`: what only a state does within its borders is its act (codebook §2)."""
        fits = act.frame.event_type != "SANCTION" or act.frame.mode == "convict"
        fits = fits and (act.frame.event_type != "ACCUSE" or act.frame.mode == "investigate")
        fits = fits and (act.frame.event_type != "RETREAT" or act.frame.mode == "release")
        country = memory.main_state()
        if fits and country and act.frame.kind != "noun":
            roles.actors = [Mention(act.head, act.head + 1, "context", (state(country),), resolved="context")]

    def _is_row(self, parsed: Parsed, act: Act, roles: Roles) -> bool:
        """Somebody nameable acts, and the act is told as more than the purpose or content of another."""
        if not any(m.actors for m in roles.actors) or is_content(act, parsed.acts):
            return False
        return not act.aimed or act.frame.event_type not in PURPOSES

    def _draft(  # noqa: PLR0913, PLR0917  what a row is made of
        self,
        parsed: Parsed,
        act: Act,
        roles: Roles,
        sources: list[Source],
        dated: list[Dated],
        clock: Clock,
        *,
        lead: bool,
    ) -> Draft:
        claim = self.judge.judge(parsed, act, roles.actors, sources)
        date, basis = self._date(parsed, act, claim, dated, clock, lead=lead)
        certainty, reason = _certainty(parsed, act, roles)
        actors = tuple(dict.fromkeys(a for m in roles.actors for a in m.actors))
        return Draft(
            event_type=_type_of(act, claim),
            mode=act.frame.mode,
            contexts=act.frame.contexts,
            actors=actors,
            recipients=tuple(dict.fromkeys(a for m in roles.recipients for a in m.actors if a not in actors)),
            told=claim,
            date=date,
            date_basis=basis,
            place=self.locator.place_of(parsed, act),
            trigger=trigger_span(parsed, act),
            evidence=[quoted(parsed)],
            certainty=certainty,
            reason=reason,
            makes=act.frame.makes,
            classes=act.classes,
            told_by=act.frame.kind,
        )

    def _date(  # noqa: PLR0913  what a date is read from
        self, parsed: Parsed, act: Act, claim: Claim, dated: list[Dated], clock: Clock, *, lead: bool
    ) -> tuple[str, str]:
        """The date in the act's clause, else the only one of the sentence, else the day's for what just occurred."""
        own = [d for d in dated if act.clause.start <= d.start < act.clause.end]
        if own:
            nearest = min(own, key=lambda d: abs(d.start - act.head))
            return nearest.edtf, nearest.basis
        if len(dated) == 1 and act.clause.kind in {"main", "coordinated", "resumed", "infinitive", "gerund"}:
            return dated[0].edtf, dated[0].basis
        if claim.status == "occurred" and dates.parse(clock.published).known and (lead or self._is_news(parsed, act)):
            return clock.published, "publication"
        return dates.UNKNOWN, "unknown"

    def _is_news(self, parsed: Parsed, act: Act) -> bool:
        """A verb that is not set back by `had` and its like; a noun that names an act presupposes it."""
        words = {t.lower for t in parsed.tokens[act.clause.start : act.clause.end]}
        return act.frame.kind != "noun" and words.isdisjoint(self.background)


@cache
def _coder(code: str) -> Coder:
    return Coder(code)


def _type_of(act: Act, claim: Claim) -> str:
    """What is only planned is AGREE, so is a meeting for which there are no plans (codebook §2)."""
    kind = act.frame.event_type
    coming = claim.status == "planned" and kind in COMING
    meeting = kind == "CONSULT" and act.frame.mode != "third-party"
    if coming or (meeting and (claim.status == "hypothetical" or (claim.status == "denied" and claim.planned))):
        return "AGREE"
    return kind


def _vouch(drafts: list[Draft], sources: list[Source], parsed: Parsed) -> None:
    """`Dat meldt het Kremlin.` makes what the sentence before tells attributed."""
    for source in sources:
        for draft in drafts[::-1]:
            if source.denies and draft.evidence[-1].sentence == parsed.sentence.index - 1:
                draft.told.disputed_by = tuple(dict.fromkeys((*draft.told.disputed_by, *source.who)))
                draft.evidence.append(quoted(parsed))
                break
            if draft.evidence[-1].sentence < parsed.sentence.index - 1:
                break
            own = {a.principal for a in draft.actors} & {a.principal for a in source.who}
            if (
                draft.told.claim == "stated"
                and not source.denies
                and (not own or draft.event_type in {"CONSULT", "AGREE"})
            ):
                draft.told.claim, draft.told.claimed_by = "attributed", source.who


def _certainty(parsed: Parsed, act: Act, roles: Roles) -> tuple[str, str]:
    filled: list[Mention] = [*roles.actors, *roles.recipients]
    if parsed.sentence.block == "caption":
        return "C", "told in a caption"
    if not act.frame.sure:
        return "C", "the trigger often means something else"
    if any(m.resolved for m in filled):
        return "C", "an actor read from a pronoun, an epithet or a body without its state"
    if act.frame.kind == "noun":
        return "B", "a noun names the act"
    if not roles.own:
        return "B", "the subject stands in another clause"
    return "A", "a verb with its own subject"


def _actors(drafts: Iterable[Draft], ties: Iterable[Tie]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for actor in _named(drafts, ties):
        found.setdefault(actor.actor_id, actor)
    return tuple(found[actor_id] for actor_id in sorted(found))


def _named(drafts: Iterable[Draft], ties: Iterable[Tie]) -> Iterator[Actor]:
    for draft in drafts:
        yield from (*draft.actors, *draft.recipients, *draft.told.claimed_by, *draft.told.disputed_by)
    for tie in ties:
        yield from (tie.subject, tie.object, *tie.told.claimed_by, *([tie.via] if tie.via else []))
