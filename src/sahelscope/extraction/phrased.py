"""What relations told by the build of a phrase share: how far their parts stand apart, their nouns, their row."""

from __future__ import annotations

from sahelscope.extraction.claims import Claim
from sahelscope.extraction.drafts import Tie
from sahelscope.extraction.parsed import Parsed
from sahelscope.records import Actor
from sahelscope.reference.languages import Language

AFTER = 2  # tokens between a participle and its agent, or the noun that it describes
BEFORE = 5  # tokens between a noun and what is told of it: a comma, an acronym, an apposition


class Ending:
    """Nouns of one list of `bond_words`, alone or as the last part of a compound: `Mitgliedstaat`, `lidstaat`."""

    def __init__(self, known: Language, key: str) -> None:
        self._words = known.words("bond_words", key)
        self._compounds = known.compounds

    def fits(self, word: str) -> bool:
        """Whether the word is one of them."""
        return word in self._words or (self._compounds and any(word.endswith(noun) for noun in self._words))


def phrased_tie(parsed: Parsed, subject: Actor, relation: str, target: Actor, status: str = "holds") -> Tie:
    """The row that such a phrase gives."""
    return Tie(
        subject=subject,
        relation=relation,
        object=target,
        status=status,
        told=Claim(),
        evidence=[parsed.quoted],
        certainty="B",
        reason="told by the build of a phrase",
    )
