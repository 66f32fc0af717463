"""Who vouches for which words: `Volgens het rapport …`, `…, zei Poetin`, `Putin said that …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.subjects import Subjects
from sahelscope.extraction.tokens import QUOTES, Token
from sahelscope.extraction.wordings import wordings
from sahelscope.records import Actor

DOCUMENT = Actor("leaked_documents", "Leaked documents", "document")
PAPER_REACH = 6  # tokens after `according to` in which a report is named
SOURCE_REACH = 3  # tokens between `according to` and its source
MIN_REPORT = 5  # letters of a report's noun that may end a compound


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who says what a stretch of the sentence tells; `start` to `end` are tokens that it covers."""

    who: tuple[Actor, ...]
    start: int
    end: int
    doubtful: bool = False
    denies: bool = False
    opener: int = -1  # where `according to` stands, or -1


class Sources:
    """Finds them in one language."""

    def __init__(self, forms: Forms, subjects: Subjects) -> None:
        known = forms.known
        self._known = known
        self._subjects = subjects
        self._openers = wordings(known.words("source_phrases"))
        self._leaks = wordings(known.words("alleged_cues"))
        self._saying = forms.speech
        self._causatives = known.words("making_known", "causatives")
        self._infinitives = known.words("making_known", "infinitives")
        self._denial = known.words("denial_verbs")
        self._reports = known.words("report_nouns")
        self._compound_ends = tuple(r for r in self._reports if len(r) >= MIN_REPORT) if known.compounds else ()

    def of(self, parsed: Parsed) -> list[Source]:
        """All sources of a sentence: those of its phrases, then those of its verbs."""
        return [source for source in (*self._opened(parsed), *self._spoken(parsed)) if source is not None]

    def _opened(self, parsed: Parsed) -> Iterator[Source | None]:
        for i in range(len(parsed.tokens)):
            if length := self._openers.length(parsed.tokens, i):
                yield self._after_opener(parsed, i, i + length)

    def _spoken(self, parsed: Parsed) -> Iterator[Source | None]:
        for clause in parsed.clauses:
            for verb in clause.verbs:
                if not parsed.tokens[verb].lemmas.isdisjoint(self._saying):
                    yield self._speaker(parsed, clause, verb, self._subjects.subject(parsed, clause, verb))
                elif self._makes_known(parsed.tokens, clause, verb):
                    after = [m for m in parsed.within(clause) if m.start > verb and not m.prep] if clause.index else []
                    told = (parsed.group(after[0]), True) if after else self._subjects.subject(parsed, clause, verb)
                    yield self._speaker(parsed, clause, verb, told)

    def _makes_known(self, tokens: Sequence[Token], clause: Clause, verb: int) -> bool:
        """`a fait savoir`, `liet weten`: no verb of saying, but the clause says."""
        known = (t for t in tokens[clause.start : clause.end] if not t.lemmas.isdisjoint(self._infinitives))
        return not tokens[verb].lemmas.isdisjoint(self._causatives) and any(known)

    def _after_opener(self, parsed: Parsed, start: int, end: int) -> Source | None:
        """Who is named after `according to`, or the report; it vouches for the whole sentence."""
        paper = self._paper(parsed.tokens, end, end + PAPER_REACH)
        after = [m for m in parsed.mentions if 0 <= m.start - end <= SOURCE_REACH and m.how != "possessive"]
        after = [m for m in after if paper is None or m.start < paper]
        who = tuple(actor for m in (parsed.group(after[0]) if after else ()) for actor in m.actors)
        if not who and paper is None:
            return None
        doubtful = self._leaked(parsed.tokens, start, end + PAPER_REACH)
        first, last = _segment(parsed.tokens, start)
        return Source(who or (DOCUMENT,), first, last, doubtful=doubtful, opener=start)

    def _speaker(self, parsed: Parsed, clause: Clause, verb: int, told: tuple[list[Mention], bool]) -> Source | None:
        """The subject of a verb of saying or denying, or the report that says."""
        subject, own = told
        start, end = self._scope(parsed, clause)
        paper = self._paper(parsed.tokens, clause.start, verb)
        if paper is not None and not (own and subject and subject[0].start < paper):
            return Source((DOCUMENT,), start, end, doubtful=self._leaked(parsed.tokens, clause.start, verb))
        who = tuple(actor for m in subject for actor in m.actors)
        denies = not parsed.tokens[verb].lemmas.isdisjoint(self._denial)
        return Source(who, start, end, denies=denies) if who else None

    def _paper(self, tokens: Sequence[Token], start: int, end: int) -> int | None:
        """The first token of a report, a leak or a study in this stretch."""
        return next((i for i in range(start, min(end, len(tokens))) if self._is_report(tokens[i])), None)

    def _is_report(self, token: Token) -> bool:
        return not token.lemmas.isdisjoint(self._reports) or token.lower.endswith(self._compound_ends)

    def _leaked(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        return self._leaks.among(tokens, range(start, min(end, len(tokens))))

    def _scope(self, parsed: Parsed, clause: Clause) -> tuple[int, int]:
        """What a speech verb covers: the quote or the clauses before it where it closes them, else all that follows."""
        tokens, start = parsed.tokens, clause.start
        if start:
            comma = tokens[start - 1].text == "," and clause.end >= len(tokens) - 2
            quoted = tokens[start - 1].text in QUOTES or (start > 1 and tokens[start - 2].text in QUOTES)
            if comma or quoted:
                return 0, start
        return clause.end, len(tokens) if self._reports_after(parsed, clause) else clause.end

    def _reports_after(self, parsed: Parsed, clause: Clause) -> bool:
        after, mark = parsed.after(clause), parsed.tokens[clause.end - 1].text
        if after is None:
            return False
        return (
            after.kind in {"sub", "infinitive"} or mark == ":" or mark in QUOTES or self._known.has("reported_as_main")
        )


def _segment(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """From the semicolon before this token to the one after it."""
    marks = [i for i, token in enumerate(tokens) if token.text == ";"]
    return max((i for i in marks if i < at), default=0), min((i for i in marks if i > at), default=len(tokens))
