"""How a mention hangs in its sentence: determiner, governing preposition, German cases, coordination."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sahelscope.extraction.closed import ClosedWords
from sahelscope.extraction.phrases import NAMED, TOPIC, Mention
from sahelscope.extraction.tokens import Token, follower

REACH = 4  # tokens between a noun and its preposition; longer gaps were other phrases in the seeds
LONGEST_PREPOSITION = 3  # words: `di fronte a`
_DASHES = frozenset("-–—")
_TOPIC_ENDS = frozenset((",", ":"))
ATTRIBUTE = 2  # tokens between an agent and the noun that its participle describes: `dominated`, an adverb


class Attacher:
    """Sets what surrounds the mentions of a sentence, in place."""

    def __init__(self, words: ClosedWords) -> None:
        self._words = words

    def attach(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        """Set determiner, governing preposition, German cases and coordination."""
        before: Mention | None = None
        floor = 0
        for mention in mentions:
            possessed = before is not None and before.how == "possessive" and not mention.actors
            self._determine(tokens, mention, before.end if before and possessed else floor)
            floor = floor if mention.how == "possessive" else mention.end
            if before is not None:
                self._apposed_place(tokens, before, mention)
            self._german_genitive(tokens, mention)
            if before is not None:
                self._extended_attribute(tokens, before, mention)
            before = mention
        nouns = [m for m in mentions if m.how != "possessive"]
        for number, (first, second) in enumerate(pairwise(nouns)):
            if self._coordinates(tokens, first, second):
                first.group = first.group if first.group >= 0 else number
                second.group = first.group
        self._share_in_lists(tokens, nouns)
        self._pair_topics(tokens, nouns[:2])

    # ---- determiner and preposition --------------------------------------------------------------------------------

    def _determine(self, tokens: Sequence[Token], mention: Mention, floor: int) -> None:
        """Walk back over adjectives, counts and article to the preposition, no further than `floor`."""
        if mention.start and tokens[mention.start - 1].text == "(":
            mention.prep = "("
            return
        step, window = mention.start - 1, max(floor - 1, mention.start - 1 - REACH)
        while step > max(window, -1):
            if skipped := self._words.fillers.length_before(tokens, step + 1):
                step, window = step - skipped, window - skipped
            elif self._governs(tokens, step):
                if not self._counts(tokens, step):
                    mention.prep = self._governing(tokens, step)
                    return
                mention.start, mention.number, step = step - 1, "p", step - 2
            else:
                if self._has_article(tokens, mention, step) or not self._takes(mention, tokens[step], step):
                    return
                if mention.start == step:
                    window = max(window, step - 2)  # a preposition stands right before the article or nowhere
                step -= 1

    def _has_article(self, tokens: Sequence[Token], mention: Mention, at: int) -> bool:
        """`die dem Bündnis angehört`: before an article another one is a pronoun."""
        both = (tokens[at].lower, tokens[mention.start].lower)
        return mention.start == at + 1 and all(word in self._words.articles for word in both)

    def _takes(self, mention: Mention, token: Token, at: int) -> bool:
        """Whether the token belongs to the phrase: as its article, which is noted, or before its noun."""
        mention.count = mention.count or self._words.counts.get(token.lower, 0)
        if token.lower not in self._words.articles:
            return self._words.modifies(token)
        mention.start, mention.definite = at, token.lower in self._words.definite
        mention.indefinite = not mention.definite
        mention.cases = mention.cases or self._words.cases.get(token.lower, frozenset())
        return True

    def _counts(self, tokens: Sequence[Token], at: int) -> bool:
        """`thousands of Russians`: the `of` of a quantifier governs nothing."""
        return (
            at > 0 and tokens[at - 1].lower in self._words.quantifiers and tokens[at].lower in self._words.owner_forms
        )

    def _governs(self, tokens: Sequence[Token], at: int) -> bool:
        """A preposition, and not French `des drones`, Italian `dei droni` after a verb or at the start: an article."""
        word = tokens[at].lower
        if word not in self._words.prepositions:
            return False
        if word not in self._words.articles or word not in self._words.base:
            return True
        before = tokens[at - 1] if at else None
        if before is None or not before.is_word or self._words.stops(before):
            return False
        if before.lower in self._words.prepositions:
            return False
        return not self._words.forms.verbal(before) or self._words.forms.nominal(tokens, at - 1)

    def _governing(self, tokens: Sequence[Token], at: int) -> str:
        prep = self._preposition(tokens, at)
        return self._shared(tokens, at) if prep in self._words.including else prep

    def _preposition(self, tokens: Sequence[Token], at: int) -> str:
        """The base form, with the words before it where they are one preposition: `auprès de`, `di fronte a`."""
        base = self._words.base.get(tokens[at].lower, tokens[at].lower)
        for length in range(LONGEST_PREPOSITION, 1, -1):
            if at >= length - 1:
                whole = " ".join([*(t.lower for t in tokens[at - length + 1 : at]), base])
                if whole in self._words.prepositions:
                    return self._words.base.get(whole, whole)
        return base

    def _shared(self, tokens: Sequence[Token], at: int) -> str:
        """`mit westlichen Partnern, einschließlich der USA`: the preposition of what the example belongs to."""
        for step in range(at - 1, max(-1, at - 2 * REACH), -1):
            if tokens[step].lower in self._words.prepositions:
                return self._preposition(tokens, step)
            if self._words.forms.finite(tokens[step]):
                break
        return ""

    # ---- what the phrase before tells ------------------------------------------------------------------------------

    def _apposed_place(self, tokens: Sequence[Token], before: Mention, mention: Mention) -> None:
        """`in der georgischen Hauptstadt Tiflis`: the preposition of the phrase governs the name in it, too."""
        if before.how != "adjective" or not before.prep or mention.prep or mention.how not in {"name", "capital"}:
            return
        between = tokens[before.end : mention.start]
        close = len(between) <= 1 and all(t.is_word and not self._words.stops(t) for t in between)
        if close and tokens[mention.start].lower not in self._words.articles:
            mention.prep = before.prep

    def _german_genitive(self, tokens: Sequence[Token], mention: Mention) -> None:
        """`Informationen der New York Times`: a determiner that may be genitive, right after a noun, is one."""
        before = tokens[mention.start - 1] if mention.start else None
        if before is not None and "gen" in mention.cases and not mention.prep and before.is_word and before.is_capital:
            mention.owned = True

    def _extended_attribute(self, tokens: Sequence[Token], agent: Mention, mention: Mention) -> None:
        """`van de door Moskou gedomineerde Organisatie`: the preposition stands before the whole phrase's article."""
        article = agent.start - 2
        if agent.prep not in self._words.agents or mention.prep or article < 1:
            return
        close = 0 < mention.start - agent.end <= ATTRIBUTE
        opens = tokens[article].lower in self._words.articles and tokens[article - 1].lower in self._words.prepositions
        if close and opens:
            mention.prep = self._preposition(tokens, article - 1)

    # ---- coordination ----------------------------------------------------------------------------------------------

    def _coordinates(self, tokens: Sequence[Token], first: Mention, second: Mention) -> bool:
        """Whether only a coordinator, a comma, articles and a repeated preposition stand between two phrases."""
        if not self._joined(tokens, first, second):
            return False
        if "adjective" in {first.how, second.how} and first.how != second.how:
            return False
        if second.prep and second.prep != first.prep:
            return False
        if first.prep not in self._words.locative:
            return True
        persons = [a.kind == "person" for m in (first, second) for a in m.actors]
        return all(persons) or not any(persons)  # `alla Casa Bianca, il presidente …` is a place and a person

    def _joined(self, tokens: Sequence[Token], first: Mention, second: Mention) -> bool:
        joint = self._joint(tokens, first, second)
        opener = tokens[first.start - 1].lower if first.start else ""
        first.paired = (opener, " ".join(joint)) in self._words.correlatives
        if first.paired or " ".join(joint) in self._words.coordinators:
            return True
        return bool(joint) and all(w == "," or w in self._words.coordinators for w in joint)

    def _joint(self, tokens: Sequence[Token], first: Mention, second: Mention) -> list[str]:
        """What stands between two phrases, without what belongs to one: `le pouvoir central et les rebelles`."""
        words = [t.lower for t in tokens[first.end : second.start]]
        joint = [
            w for w in words if w not in self._words.articles and second.prep not in {w, self._words.base.get(w, w)}
        ]
        after = follower(tokens, first.end - 1)
        adjective = self._words.adjectives_follow and len(joint) > 1 and after is not None and joint[0] == after.lower
        return joint[1:] if adjective and after is not None and self._words.modifies(after) else joint

    def _share_in_lists(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        """A list shares its preposition; names joined by commas alone are no list but appositions."""
        for group in sorted({m.group for m in mentions if m.group >= 0}):
            listed = [m for m in mentions if m.group == group]
            joints = {t.lower for a, b in pairwise(listed) for t in tokens[a.end : b.start]}
            if joints.isdisjoint(self._words.coordinators) and not listed[0].paired:
                for mention in listed:
                    mention.group = -1
                continue
            for mention in listed[1:]:
                mention.prep = mention.prep or listed[0].prep
                mention.cases = mention.cases or listed[0].cases
                mention.owned = mention.owned or listed[0].owned

    def _pair_topics(self, tokens: Sequence[Token], opening: Sequence[Mention]) -> None:
        """`RDC-Rwanda : la paix signée`: the two names before the headline proper are parties, no subject of a verb."""
        if len(opening) <= 1 or opening[0].start or opening[1].start - opening[0].end != 1:
            return
        first, second = opening
        dash, end = tokens[first.end].text, tokens[second.end].text if second.end < len(tokens) else ""
        named = first.how in NAMED and second.how in NAMED
        if named and dash in _DASHES and end in _TOPIC_ENDS:
            first.group = second.group = 0  # the number of the first pair
            first.prep = second.prep = TOPIC
            first.paired = True
