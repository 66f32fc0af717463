"""The steps from sentences to drafts and ties, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sahelscope.extraction import relationships
from sahelscope.extraction.acts import Act, is_aim, is_content, matcher
from sahelscope.extraction.bonds import Bonds
from sahelscope.extraction.claims import Claim, Judge
from sahelscope.extraction.clauses import Cutter, free_subjects
from sahelscope.extraction.clubs import Clubs
from sahelscope.extraction.codebook import COMING, DOMESTIC
from sahelscope.extraction.counterparts import Counterparts, Setting
from sahelscope.extraction.dating import Dater, Diary, Times
from sahelscope.extraction.drafts import Draft, Told
from sahelscope.extraction.gazetteer import state
from sahelscope.extraction.locations import Locator
from sahelscope.extraction.memory import Memory
from sahelscope.extraction.mentions import Finder
from sahelscope.extraction.merge import add
from sahelscope.extraction.morphology import forms
from sahelscope.extraction.parsed import Parsed, Roles
from sahelscope.extraction.phrases import Mention, Phrases
from sahelscope.extraction.roles import Reader
from sahelscope.extraction.sources import Source, Sources
from sahelscope.extraction.standing import Standing
from sahelscope.extraction.tokens import Token, tokens
from sahelscope.extraction.towns import Seats
from sahelscope.records import Article, Sentence, Wording
from sahelscope.reference.languages import language

SHORT = 9  # tokens of a sentence that only names the source of the one before: "Dat meldt het Kremlin."
UNWORDED = frozenset(("context",))  # mentions that stand for no words of the sentence


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence as it is told: with its sources and dates."""

    parsed: Parsed
    sources: Sequence[Source]
    times: Times


class Coder:
    """The steps for one language, their lists read once."""

    def __init__(self, code: str) -> None:
        known, of_words = language(code), forms(code)
        self._known = known
        self._matcher = matcher(code)
        self._cutter = Cutter(of_words)
        self._reader = Reader(of_words)
        self._counterparts = Counterparts(known)
        self._sources = Sources(of_words, self._reader.subjects)
        self._judge = Judge(of_words)
        self._dater = Dater(of_words)
        self._locator = Locator(known)
        self._standing = Standing(known)
        self._bonds = Bonds(of_words)
        self._clubs = Clubs(of_words)
        self._seats = Seats(known)
        self._within = known.words("locative_prepositions") - known.words("origin_prepositions")

    def read(self, article: Article, sentences: Sequence[Sentence]) -> Told:
        """What the sentences tell, in order; names are learned from the whole article first."""
        finder = Finder(self._known)
        memory, diary, told = Memory(finder.bodies, self._within, self._seats), Diary(self._dater, article), Told()
        cut = [tokens(article.text, sentence, self._known) for sentence in sentences]
        for words in cut:
            memory.survey(finder.find(words))
        finder.names.settle(memory.main_state())
        for sentence, words in zip(sentences, cut, strict=True):
            if words:
                phrases = finder.find(words)
                memory.read(words, phrases)
                parsed = self._parse(sentence, words, phrases)
                self._tell(Telling(parsed, self._sources_of(parsed), diary.turn(parsed)), memory, told)
        return told

    def _parse(self, sentence: Sentence, words: Sequence[Token], phrases: Phrases) -> Parsed:
        clauses = self._cutter.cut(words, phrases.mentions)
        free_subjects(clauses, phrases.mentions)
        return Parsed(sentence, words, phrases, clauses, self._matcher.acts(words, clauses))

    def _sources_of(self, parsed: Parsed) -> Sequence[Source]:
        return self._sources.of(parsed) if parsed.acts or len(parsed.tokens) <= SHORT else ()

    def _tell(self, telling: Telling, memory: Memory, told: Told) -> None:
        """Add what acts, offices and leaders tell; a short sentence without acts vouches for the one before."""
        parsed, rows = telling.parsed, list[tuple[Act, Draft]]()
        bound = self._bonds.bound(parsed)
        for fired in parsed.acts:
            act, roles = self._told(parsed, fired, memory.main_state())
            if act.head in bound:
                continue
            if act.frame.relation:
                claim = self._judge.judge(parsed, act, roles.actors, telling.sources)
                told.ties.extend(relationships.from_frame(parsed, act, roles, claim))
            elif _is_row(parsed, act, roles):
                setting = Setting([*told.drafts, *(draft for _, draft in rows)], memory.main_state())
                self._counterparts.settle(parsed, act, roles, setting)
                add(rows, act, self._draft(telling, act, roles))
        drafts = [draft for _, draft in rows]
        if not drafts and len(parsed.tokens) <= SHORT:
            _vouch(told.drafts, telling)
        told.drafts.extend(drafts)
        told.ties.extend(self._standing.offices(parsed))
        told.ties.extend(self._standing.leaders(parsed))
        told.ties.extend((*self._bonds.find(parsed), *self._clubs.find(parsed)))

    def _told(self, parsed: Parsed, fired: Act, country: str) -> tuple[Act, Roles]:
        """The act with its roles, or that of a noun in it which names who acts where it names nobody."""
        roles = self._reader.roles(parsed, fired)
        roles.actors = roles.actors or _state_within(fired, country)
        if not any(m.actors for m in roles.actors):
            for act in fired.behind:
                other = self._reader.roles(parsed, act)
                if other.own and any(m.actors for m in other.actors):
                    return act, other
        return fired, roles

    def _draft(self, telling: Telling, act: Act, roles: Roles) -> Draft:
        parsed = telling.parsed
        claim = self._judge.judge(parsed, act, roles.actors, telling.sources)
        date, basis = self._dater.date(parsed, telling.times, act, claim)
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
            place=self._locator.place_of(parsed, act),
            trigger=parsed.trigger(act),
            evidence=[parsed.quoted],
            certainty=certainty,
            reason=reason,
            makes=act.frame.makes,
            classes=act.classes,
            told_by=act.frame.kind,
            words=tuple(_words(telling, act, roles, date)),
        )


@cache
def coder(code: str) -> Coder:
    return Coder(code)


def _state_within(act: Act, country: str) -> list[Mention]:
    """`were arrested`: what only a state does within its borders is its act where nobody is named (codebook §2)."""
    domestic = {(act.frame.event_type, act.frame.mode), (act.frame.event_type, "")} & DOMESTIC
    if not country or not domestic or act.by_noun:
        return []
    return [Mention(act.head, act.head + 1, "context", (state(country),), resolved="context")]


def _is_row(parsed: Parsed, act: Act, roles: Roles) -> bool:
    """Somebody nameable acts, and the act is told as more than the purpose or content of another."""
    if not any(m.actors for m in roles.actors) or is_content(act, parsed.acts):
        return False
    return not is_aim(act, parsed.acts)


def _type_of(act: Act, claim: Claim) -> str:
    """What is only planned is AGREE, so is a meeting for which there are no plans (codebook §2)."""
    kind = act.frame.event_type
    if claim.status == "planned" and kind in COMING:
        return "AGREE"
    meeting = kind == "CONSULT" and act.frame.mode != "third-party"
    unsure = claim.status == "hypothetical" or (claim.status == "denied" and claim.planned)
    return "AGREE" if meeting and unsure else kind


def _certainty(parsed: Parsed, act: Act, roles: Roles) -> tuple[str, str]:
    """The class of how sure the row is, and why, in words."""
    if parsed.sentence.block == "caption":
        return "C", "told in a caption"
    if not act.frame.sure:
        return "C", "the trigger often means something else"
    if any(m.resolved for m in (*roles.actors, *roles.recipients)):
        return "C", "an actor read from a pronoun, an epithet or a body without its state"
    if act.by_noun:
        return "B", "a noun names the act"
    if not roles.own:
        return "B", "the subject stands in another clause"
    return "A", "a verb with its own subject"


def _words(telling: Telling, act: Act, roles: Roles, date: str) -> Iterator[Wording]:
    """The words of this sentence that name the parties and the date; what context fills in has none."""
    parsed = telling.parsed
    for field, mentions in (("actor", roles.actors), ("recipient", roles.recipients)):
        for mention in mentions:
            if mention.how not in UNWORDED:
                span = parsed.span(mention.start, mention.end)
                yield from (Wording(field, span, actor.actor_id) for actor in mention.actors)
    told = [dated for dated in telling.times.found if date in {dated.edtf, dated.edtf.removesuffix("/..")}]
    if told:
        nearest = min(told, key=lambda dated: abs(dated.start - act.head))
        yield Wording("date", parsed.span(nearest.start, nearest.end))


def _vouch(drafts: Sequence[Draft], telling: Telling) -> None:
    """`Dat meldt het Kremlin.` makes what the sentence before tells attributed; a denial disputes its last row."""
    before = telling.parsed.sentence.index - 1
    for source in telling.sources:
        for draft in reversed(drafts):
            if source.denies and draft.evidence[-1].sentence == before:
                draft.told.disputed(source.who)
                draft.evidence.append(telling.parsed.quoted)
                break
            if draft.evidence[-1].sentence < before:
                break
            if not source.denies and draft.told.claim == "stated" and not _speaks_for_itself(draft, source):
                draft.told.claim, draft.told.claimed_by = "attributed", source.who


def _speaks_for_itself(draft: Draft, source: Source) -> bool:
    """Whether the source is the actor; of meetings and agreements even actors only report."""
    own = {a.principal for a in draft.actors} & {a.principal for a in source.who}
    return bool(own) and draft.event_type not in {"CONSULT", "AGREE"}
