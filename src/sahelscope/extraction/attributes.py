"""What belongs to a noun: its owner, the nationality or name beside it, the preposition that governs it."""

from __future__ import annotations

from sahelscope.extraction.clauses import Clause
from sahelscope.extraction.morphology import Forms
from sahelscope.extraction.parsed import Parsed
from sahelscope.extraction.phrases import Mention
from sahelscope.extraction.tokens import GENITIVE

NEAR = 4  # tokens between a noun and what belongs to it
_MARKS = frozenset((",", ";", ":"))


class Attributes:
    """Finds them in one language."""

    def __init__(self, forms: Forms) -> None:
        known = forms.known
        self._forms = forms
        self._owners = known.words("owner_prepositions")
        self._base = known.table("preposition_base")
        self._reach_after = NEAR if known.adjectives_follow else 0

    def owner(self, parsed: Parsed, first: int, last: int) -> list[Mention]:
        """Genitive, possessive or `of` phrase of the noun from token `first` to `last`."""
        return self.complement(parsed, max(first, last)) or self.possessor(parsed, first)

    def complement(self, parsed: Parsed, last: int) -> list[Mention]:
        """The `of` phrase or genitive after the noun that ends at token `last`."""
        for m in parsed.mentions:
            if m.prep in self._owners and 0 < m.start - last <= NEAR and self._joined(parsed, last + 1, m.start):
                return parsed.group(m)
        return [m for m in parsed.mentions if m.start == last + 1 and m.owned and not m.is_attribute]

    def possessor(self, parsed: Parsed, first: int) -> list[Mention]:
        """The genitive or possessive before the noun that begins at this token."""
        for m in parsed.mentions:
            if not 0 <= first - m.end <= NEAR or not self._owned_through(parsed, m.end, first):
                continue
            if m.owned and m.how != "adjective":
                return parsed.group(m)
            if m.how == "possessive" and m.actors:
                return [m]
        return []

    def adjective(self, parsed: Parsed, head: int) -> list[Mention]:
        """Nationality adjectives beside the noun, and a name that is the first part of its compound."""
        return [m for m in parsed.mentions if self._qualifies(parsed, m, head)]

    def _qualifies(self, parsed: Parsed, mention: Mention, head: int) -> bool:
        if mention.end == head - 1 and parsed.tokens[head - 1].text == "-":
            return True
        if mention.how != "adjective":
            return False
        if 0 <= head - mention.end < NEAR:
            return self._plain(parsed, mention.end, head)
        return 0 < mention.start - head <= self._reach_after and self._plain(parsed, head + 1, mention.start)

    def governor(self, parsed: Parsed, clause: Clause, at: int) -> str:
        """The base form of the preposition that governs the noun before this token, or ''."""
        for token in reversed(parsed.tokens[max(clause.start, at - NEAR) : at]):
            if token.lower in self._forms.prepositions:
                return self._base.get(token.lower, token.lower)
            if self._forms.finite(token) or not token.is_word:
                return ""
        return ""

    def _owned_through(self, parsed: Parsed, start: int, end: int) -> bool:
        """After `'s` all up to the noun belongs to it: `Moscow's closest ally`, `Mali's main arms supplier`."""
        if start < end and parsed.tokens[start].lower == GENITIVE:
            return not any(t.text in _MARKS for t in parsed.tokens[start:end])
        return self._joined(parsed, start, end)

    def _joined(self, parsed: Parsed, start: int, end: int) -> bool:
        """Neither a verb nor a mark stands between a noun and what belongs to it."""
        return not any(self._forms.finite(t) or t.text in _MARKS for t in parsed.tokens[start:end])

    def _plain(self, parsed: Parsed, start: int, end: int) -> bool:
        return all(t.is_word and not t.is_capital and not self._forms.finite(t) for t in parsed.tokens[start:end])
