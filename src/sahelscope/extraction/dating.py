"""Which of the dates that an article tells is an act's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sahelscope import dates
from sahelscope.extraction.acts import Act
from sahelscope.extraction.claims import Claim
from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.clock import Clock
from sahelscope.extraction.dated import Dated
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.openers import HARD
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.tenses import Tenses
from sahelscope.extraction.times import Calendar
from sahelscope.records import Article

STANDING = frozenset(("main", "coordinated", "resumed", "gerund"))  # clauses that go on with the story
ONGOING = frozenset(("AID", "COOPERATE"))  # acts that go on where the present tense tells of them
RECENT = timedelta(days=100)  # a paragraph about what lies further back tells no news of the day
PRESENT = frozenset(("main", "relative"))  # clauses that tell of now in the present tense
ASIDE = frozenset(("sub", "relative"))  # clauses whose dates look back


LEAD = 3  # sentences at the start whose undated acts are the news of the day


@dataclass(frozen=True, slots=True)
class Story:
    """The date that the sentence before told in its last dated clause, and whether that is told in the past."""

    edtf: str = ""
    past: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """What a sentence has of time: its dates, what the paragraph told before it, the day of the news."""

    found: Sequence[Dated]
    near: str
    story: Story
    published: str
    lead: bool


class Dater:
    """Finds the dates of one language's sentences, and gives each act its own."""

    def __init__(self, forms: Forms) -> None:
        self._calendar = Calendar(forms.known)
        self._tenses = Tenses(forms)

    def find(self, parsed: Parsed, clock: Clock) -> list[Dated]:
        """All dates of the sentence; the clock remembers them."""
        aside = _places(c for c in parsed.clauses if c.kind in ASIDE)
        ahead = _places(c for c in parsed.clauses if self._looks_ahead(parsed, c))
        return self._calendar.find(parsed.tokens, clock, aside, ahead)

    def _looks_ahead(self, parsed: Parsed, clause: Clause) -> bool:
        """It does, or the clause does that its infinitive completes."""
        governing = parsed.before(clause) if clause.kind == "infinitive" else None
        return any(self._tenses.ahead(parsed.tokens, c) for c in (clause, governing) if c is not None)

    def story(self, parsed: Parsed, found: Sequence[Dated]) -> Story:
        """What the sentence leaves to the next one."""
        for dated in reversed(found):
            clause = _clause_of(parsed, dated)
            if clause.kind not in ASIDE and "/" not in dated.edtf and not self._looks_ahead(parsed, clause):
                return Story(dated.edtf, self._tenses.past(parsed.tokens, clause))
        return Story()

    def date(self, parsed: Parsed, times: Times, act: Act, claim: Claim) -> tuple[str, str]:
        """The act's date and how it is known: told with it, told before it, or the day of the news."""
        own = [d for d in times.found if act.clause.start <= d.start < act.clause.end and _possible(d, times, claim)]
        own = own or self._after(parsed, times, act, claim) or self._shared(parsed, times, act, claim)
        if own:
            nearest = min(own, key=lambda d: (self._calendar.of_noun(parsed.tokens, d), _distance(parsed, act, d)))
            begun = nearest.since >= 0 and nearest.since < act.head < nearest.start
            return nearest.edtf.removesuffix("/..") if begun else nearest.edtf, nearest.basis
        if self._goes_on(parsed, times, act, claim):
            return times.story.edtf, "relative"
        if self._is_news(parsed, times, act, claim):
            return times.published, "publication"
        return dates.UNKNOWN, "unknown"

    def _shared(self, parsed: Parsed, times: Times, act: Act, claim: Claim) -> list[Dated]:
        """`On Monday X attacked, and Y struck back`: the date before the act's clause, if it goes on from there."""
        if not _happened(act, claim) or self._tenses.ever(parsed.tokens, act.clause):
            return []
        before = [d for d in times.found if d.start < act.clause.start and _possible(d, times, claim)][-1:]
        clause = _clause_of(parsed, before[0]) if before else act.clause
        if clause.kind == "relative" or (act.clause.kind in PRESENT and self._turns(parsed, clause, act.clause)):
            return []
        return before

    def _turns(self, parsed: Parsed, one: Clause, other: Clause) -> bool:
        """Whether what began in the past goes on in the present."""
        return self._tenses.past(parsed.tokens, one) and not self._tenses.past(parsed.tokens, other)

    def _after(self, parsed: Parsed, times: Times, act: Act, claim: Claim) -> list[Dated]:
        """`blacklisted X, its leader, in May`; `the invasion, which began in May`: a date that no other verb takes."""
        verbs = {v for c in parsed.clauses for v in c.verbs}
        about = parsed.after(act.clause) if act.by_noun else None
        for dated in times.found:
            if dated.start < act.clause.end or not _possible(dated, times, claim):
                continue
            if about is not None and about.kind == "relative" and dated.start < about.end:
                return [dated]
            between = range(act.head + 1, dated.start)
            if verbs.isdisjoint(between) and not any(parsed.tokens[i].text in HARD for i in between):
                return [dated]
        return []

    def _goes_on(self, parsed: Parsed, times: Times, act: Act, claim: Claim) -> bool:
        """Whether the act is the next thing that happens in the story that the sentence before has dated."""
        story, tokens, clause = dates.parse(times.story.edtf), parsed.tokens, act.clause
        if (
            story.precision not in {"day", "month"}
            or act.by_noun
            or clause.kind not in STANDING
            or claim.status != "occurred"
        ):
            return False
        day = dates.parse(times.published)
        if day.known and story.surely_within(day.first, day.last):
            return False
        tenses = self._tenses
        if tenses.before(tokens, clause) or tenses.ever(tokens, clause):
            return False
        return tenses.past(tokens, clause) == times.story.past

    def _is_news(self, parsed: Parsed, times: Times, act: Act, claim: Claim) -> bool:
        """A verb tells an act that is neither set back nor standing, in a paragraph that is not about another time."""
        today, near = dates.parse(times.published), dates.parse(times.near)
        if not today.first or act.by_noun or claim.status != "occurred":
            return False
        if times.lead:
            return True
        old = near.last is not None and near.last < today.first - RECENT
        tokens, clause, tenses = parsed.tokens, act.clause, self._tenses
        if old or clause.kind in {"relative", "infinitive"} or tenses.before(tokens, clause):
            return False
        standing = act.frame.event_type in ONGOING and not tenses.past(tokens, clause)
        return not standing and not tenses.ever(tokens, clause)


def _clause_of(parsed: Parsed, dated: Dated) -> Clause:
    return next(c for c in parsed.clauses if dated.start < c.end)


def _happened(act: Act, claim: Claim) -> bool:
    """A verb tells the act as done, and nobody doubts it."""
    return not act.by_noun and claim.status == "occurred" and claim.claim != "alleged"


def _possible(dated: Dated, times: Times, claim: Claim) -> bool:
    """What has happened has no date after the publication."""
    today, known = dates.parse(times.published), dates.parse(dated.edtf)
    bound = known.first or known.last
    return claim.status != "occurred" or not today.last or bound is None or bound <= today.last


def _distance(parsed: Parsed, act: Act, dated: Dated) -> tuple[int, int]:
    """First the commas between, then the words."""
    between = parsed.tokens[min(dated.start, act.head) : max(dated.start, act.head)]
    return sum(t.text == "," for t in between), len(between)


def _places(clauses: Iterable[Clause]) -> frozenset[int]:
    return frozenset(i for c in clauses for i in range(c.start, c.end))


class Diary:
    """The times of one article, sentence after sentence."""

    def __init__(self, dater: Dater, article: Article) -> None:
        self._dater, self._article = dater, article
        self._clock, self._story = Clock(article.published), Story()
        self._read, self._end = 0, 0

    def turn(self, parsed: Parsed) -> Times:
        """What the next sentence has of time; a new paragraph begins a new story."""
        if "\n" in self._article.text[self._end : parsed.tokens[0].start]:
            self._clock.begin_paragraph()
            self._story = Story()
        near, found = self._clock.near, self._dater.find(parsed, self._clock)
        times = Times(found, near, self._story, self._article.published, self._read < LEAD)
        self._story, self._end = self._dater.story(parsed, found), parsed.tokens[-1].end
        self._read += 1
        return times
