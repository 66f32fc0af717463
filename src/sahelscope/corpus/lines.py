"""What a line's opening words say about it: caption, credit, headline of another article. Listed by language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from sahelscope.reference.languages import language, supported

OPENING = 300  # code points of a line that a pattern may look at, so that no line costs more than that

# True in any language. What belongs to one language stands in its file under data/reference/languages.
CREDIT = re.compile(
    r"©|\(?(?:photo|foto|crédits?|credits?|bild|image)\b[^.]{0,30}[:/©]|[\w-]{2,8}(?:/[\w-]{2,8})+\s*$"
    r"|\((?:[^()]*[ /])?(?:AFP|AP|Reuters|EPA|Getty|dpa|ANSA|ANP|Belga)\b[^()]{0,40}\)\s*$",
    re.IGNORECASE,
)
NETWORKS = r"(?:twitter|facebook|whatsapp|linkedin|telegram|mail|x)"
SHARING = re.compile(rf"[^.]{{0,40}}\b{NETWORKS}\b[\s|,/·]+{NETWORKS}\b", re.IGNORECASE)
MARKUP = re.compile(r"<\s?/?\s?[a-zA-Z!][^<>\n]{0,300}>|&(?:nbsp|#160);")
NUMBERED = frozenset({"no.", "nos.", "nr.", "n.", "p.", "pp.", "art.", "vol."})
_TAIL = re.compile(r"[©|(][^©|(]{0,80}$")


@dataclass(frozen=True, slots=True)
class LinePatterns:
    """Patterns of one language; each is matched from the first letter of a line."""

    captions: tuple[re.Pattern[str], ...]
    credits: tuple[re.Pattern[str], ...]
    teasers: tuple[re.Pattern[str], ...]
    abbreviations: frozenset[str]
    before_numbers: frozenset[str]  # abbreviations only where a number follows: "he said no.", "das war so."

    def is_caption(self, line: str) -> bool:
        return any(pattern.match(line, 0, OPENING) for pattern in self.captions)

    def is_credit(self, line: str) -> bool:
        return bool(CREDIT.match(line, 0, OPENING)) or any(p.match(line, 0, OPENING) for p in self.credits)

    def is_teaser(self, line: str) -> bool:
        return bool(SHARING.match(line, 0, OPENING)) or bool(self.list_opening(line))

    def list_opening(self, line: str) -> str:
        """The words that announce other articles ("Leggi anche"), or nothing; a technical note takes the whole line."""
        if line.startswith("#"):
            return line
        found = (pattern.match(line, 0, OPENING) for pattern in self.teasers)
        return next((match[0] for match in found if match), "")

    def trailing_credit(self, line: str) -> int:
        """Where a credit at the end of a caption begins ("… © AFP"), or -1."""
        tail = _TAIL.search(line, max(0, len(line) - OPENING))
        if not tail:
            return -1
        return tail.start() if self.is_credit(tail[0]) or self.is_credit(tail[0].strip("(|) ")) else -1


@cache
def languages() -> frozenset[str]:
    """The codes of the languages that can be read: those that have a file."""
    return frozenset(supported())


@cache
def line_patterns(code: str) -> LinePatterns:
    """The patterns of one language."""
    known = language(code)
    captions, credit, teasers = (
        tuple(re.compile(pattern) for pattern in known.raw(key)) for key in ("captions", "credits", "teasers")
    )
    abbreviations = frozenset(str(word).lower() for word in known.raw("abbreviations"))
    locale = Locale(code)
    dated = (*locale.days["format"]["abbreviated"].values(), *locale.months["format"]["abbreviated"].values())
    numbered = NUMBERED | {f"{word.lower().strip('.')}." for word in dated}
    return LinePatterns(captions, credit, teasers, abbreviations, abbreviations & numbered)
