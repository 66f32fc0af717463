"""How a mention hangs in its sentence: determiner, governing preposition, German cases, coordination."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from sahelscope.extraction.closed import ClosedWords
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import Token

REACH = 4  # tokens between a noun and its preposition; longer gaps were other phrases in the seeds


class Attacher:
    """Sets what surrounds the mentions of a sentence, in place."""

    def __init__(self, words: ClosedWords) -> None:
        self._words = words

    def attach(self, tokens: Sequence[Token], mentions: list[Mention]) -> None:
        """Set determiner, governing preposition, German cases and coordination."""
        for number, mention in enumerate(mentions):
            self._determine(tokens, mention, mentions[number - 1].end if number else 0)
            if number:
                self._apposed_place(tokens, mentions[number - 1], mention)
            self._german_genitive(tokens, mention)
            if number:
                self._extended_attribute(tokens, mentions[number - 1], mention)
        nouns = [m for m in mentions if m.how != "possessive"]
        for number, (first, second) in enumerate(itertools.pairwise(nouns)):
            self._coordinate(tokens, first, second, number)
        self._open_lists(tokens, nouns)

    def _apposed_place(self, tokens: Sequence[Token], before: Mention, mention: Mention) -> None:
        """`in der georgischen Hauptstadt Tiflis`: the preposition of the phrase governs the name in it, too."""
        between = tokens[before.end : mention.start]
        free = tokens[mention.start].lower not in self._words.articles
        close = free and len(between) <= 1 and all(t.is_word and not self._words.stops(t) for t in between)
        if (
            before.how == "adjective"
            and before.prep
            and not mention.prep
            and mention.how in {"name", "capital"}
            and close
        ):
            mention.prep = before.prep

    def _extended_attribute(self, tokens: Sequence[Token], agent: Mention, mention: Mention) -> None:
        """`van de door Moskou gedomineerde Organisatie`: the preposition stands before the whole phrase."""
        between = tokens[agent.end : mention.start]
        if agent.prep not in self._words.agents or not 0 < len(between) <= 2 or mention.prep:  # noqa: PLR2004
            return
        article = agent.start - 2
        if (
            article > 0
            and tokens[article].lower in self._words.articles
            and tokens[article - 1].lower in self._words.prepositions
        ):
            mention.prep = self._preposition(tokens, article - 1)

    def _german_genitive(self, tokens: Sequence[Token], mention: Mention) -> None:
        """`Informationen der New York Times`: a determiner that may be genitive, right after a noun, is one."""
        before = tokens[mention.start - 1] if mention.start else None
        if before is not None and "gen" in mention.cases and not mention.prep and before.is_word and before.is_capital:
            mention.owned = True

    def _open_lists(self, tokens: Sequence[Token], mentions: list[Mention]) -> None:
        """A list needs a coordinator somewhere; names joined by commas alone are appositions."""
        for group in {m.group for m in mentions if m.group >= 0}:
            listed = [m for m in mentions if m.group == group]
            between = {t.lower for a, b in itertools.pairwise(listed) for t in tokens[a.end : b.start]}
            if between.isdisjoint(self._words.coordinators) and not listed[0].paired:
                for mention in listed:
                    mention.group = -1
            else:
                for mention in listed[1:]:
                    mention.prep = mention.prep or listed[0].prep
                    mention.cases = mention.cases or listed[0].cases
                    mention.owned = mention.owned or listed[0].owned

    def _determine(self, tokens: Sequence[Token], mention: Mention, floor: int) -> None:
        if mention.start and tokens[mention.start - 1].text == "(":
            mention.prep = "("
            return
        step, window = mention.start - 1, max(floor - 1, mention.start - 1 - REACH, -1)
        while step > window:
            skipped = self._filler(tokens, step + 1)
            if skipped:
                step, window = step - skipped, window - skipped
                continue
            token = tokens[step]
            if token.lower in self._words.prepositions and not self._partitive(tokens, step):
                if (
                    step
                    and tokens[step - 1].lower in self._words.quantifiers
                    and tokens[step].lower in self._words.owner_forms
                ):
                    mention.start, mention.number, step = step - 1, "p", step - 2
                    continue
                mention.prep = self._preposition(tokens, step)
                if mention.prep in self._words.including:
                    mention.prep = self._shared(tokens, step)
                break
            mention.count = mention.count or self._words.counts.get(token.lower, 0)
            if token.lower in self._words.articles:
                mention.start, mention.definite = step, token.lower in self._words.definite
                mention.cases = mention.cases or self._words.cases.get(token.lower, frozenset())
                window = max(window, step - 2)  # a preposition stands right before the article or nowhere
            elif not self._words.modifies(token):
                break
            step -= 1

    def _filler(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens `onder anderen` and its like take before this one."""
        for words in self._words.fillers:
            if tuple(t.lower for t in tokens[max(0, at - len(words)) : at]) == words:
                return len(words)
        return 0

    def _shared(self, tokens: Sequence[Token], at: int) -> str:
        """`mit westlichen Partnern, einschließlich der USA`: the preposition of the phrase it is an example of."""
        for step in range(at - 1, max(-1, at - 2 * REACH), -1):
            if tokens[step].lower in self._words.prepositions:
                return self._preposition(tokens, step)
            if self._words.forms.finite(tokens[step]):
                break
        return ""

    def _partitive(self, tokens: Sequence[Token], at: int) -> bool:
        """French `des drones`, Italian `dei droni` after a verb or at the start: an article, no preposition."""
        if tokens[at].lower not in self._words.articles or tokens[at].lower not in self._words.base:
            return False
        before = tokens[at - 1] if at else None
        if (
            before is None
            or not before.is_word
            or self._words.stops(before)
            or before.lower in self._words.prepositions
        ):
            return True
        return self._words.forms.verbal(before) and not self._words.forms.nominal(tokens, at - 1)

    def _preposition(self, tokens: Sequence[Token], at: int) -> str:
        """The base form, with the words before it where they are one preposition: `auprès de`, `di fronte a`."""
        base = self._words.base.get(tokens[at].lower, tokens[at].lower)
        for length in (3, 2):
            words = [t.lower for t in tokens[max(0, at - length + 1) : at]]
            if len(words) == length - 1 and " ".join([*words, base]) in self._words.prepositions:
                return self._words.base.get(" ".join([*words, base]), " ".join([*words, base]))
        return base

    def _coordinate(self, tokens: Sequence[Token], first: Mention, second: Mention, number: int) -> None:
        between = [t.lower for t in tokens[first.end : second.start]]
        joined = [
            w
            for w in between
            if w not in self._words.articles and w != second.prep and self._words.base.get(w, w) != second.prep
        ]
        if self._words.adjectives_follow:  # `le pouvoir central et les rebelles`: the adjective follows
            while len(joined) > 1 and self._words.modifies(tokens[first.end]) and joined[0] == tokens[first.end].lower:
                joined = joined[1:]
                break
        opener = tokens[first.start - 1].lower if first.start else ""
        first.paired = (opener, " ".join(joined)) in self._words.correlatives
        together = " ".join(joined) in self._words.coordinators
        if (
            not first.paired
            and not together
            and (not joined or any(w not in self._words.coordinators and w != "," for w in joined))
        ):
            return
        if "adjective" in {first.how, second.how} and first.how != second.how:
            return
        if second.prep and second.prep != first.prep:
            return
        kinds = {a.kind == "person" for m in (first, second) for a in m.actors}
        if first.prep in self._words.locative and len(kinds) > 1:  # `alla Casa Bianca, il presidente …`
            return
        first.group = first.group if first.group >= 0 else number
        second.group = first.group
