"""When the verbs of a clause set what it tells: ahead, in the story's past, or before it."""

from __future__ import annotations

from collections.abc import Sequence

from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.tokens import Token
from sahelscope.extraction.wordings import wordings


class Tenses:
    """Judges clauses of one language by their words; every answer is a guess from forms."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self._forms = forms
        self._ahead = wordings(known.words("ahead_cues"))
        self._unahead = known.words("unahead_cues")
        self._before = known.words("background_auxiliaries")
        self._present = known.words("present_auxiliaries")
        self._ever = wordings(known.words("background_adverbs"))
        self._perfect = forms.have if known.has("perfect_narrates") else frozenset()

    def ahead(self, tokens: Sequence[Token], clause: Clause) -> bool:
        """`wird am Montag erwartet`, `volerà a gennaio`: a date here lies after the publication."""
        words = range(clause.start, clause.end)
        if any(tokens[k].lower in self._unahead for k in words):
            return False
        return self._ahead.among(tokens, words) or any(self._is_future(tokens[k]) for k in clause.verbs)

    def past(self, tokens: Sequence[Token], clause: Clause) -> bool:
        """`attacked`, `griff an`, `ha attaccato`: as stories are told."""
        verbs = [tokens[k] for k in clause.verbs]
        if any(verb.lower in self._present for verb in verbs):
            return False
        return any(self._forms.shaped(verb, "past") or verb.lower in self._perfect for verb in verbs)

    def before(self, tokens: Sequence[Token], clause: Clause) -> bool:
        """`had attacked`: before what is told."""
        return any(t.lower in self._before for t in tokens[clause.start : clause.end])

    def ever(self, tokens: Sequence[Token], clause: Clause) -> bool:
        """`already`, `always`, `repeatedly`: at no time that the story tells."""
        return self._ever.among(tokens, range(clause.start, clause.end))

    def _is_future(self, token: Token) -> bool:
        return self._forms.shaped(token, "future") and not self._forms.infinitive(token)
