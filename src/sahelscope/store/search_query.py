"""What a reader typed, read as terms: no text is ever an error, and none reaches the index as anything but words.

`wapens turkije`: both words, in any order. `"wapens te kopen"`: these words in this order, to the letter but for
capitals and accents. `wapen*`: any word that begins so. `Poetin`: a known name, outside quotes, stands for the actor
in every spelling; in capitals (`UN`) for the organisation, not for the French article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from sahelscope.store.search_words import Term, in_capitals, keys

LONGEST_QUERY = 300  # letters; the rest is not read
MOST_TERMS = 12
LONGEST_NAME = 7  # words
SHORTEST_BEGINNING = 2  # letters; a single one would find nearly everything

Sequences = tuple[tuple[str, ...], ...]
Spelled = Callable[[str], tuple[str, Sequences]]  # a name to its actor_id and all spellings

_PIECE = re.compile(r'["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?|(?P<bare>[^\s"“”„«»]+)')


def read_query(text: str, spelled: Spelled) -> tuple[Term, ...]:
    """The terms of a query; nothing where it holds no word. `spelled` knows names: ("", ()) for any other words."""
    terms: list[Term] = []
    bare: list[str] = []
    for piece in _PIECE.finditer(text[:LONGEST_QUERY]):
        if piece["bare"]:
            bare.append(piece["bare"])
            continue
        terms += [*_bare(bare, spelled), *_phrase(piece["phrase"])]
        bare = []
    terms += _bare(bare, spelled)
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]


def to_match(terms: Sequence[Term]) -> str:
    """The terms as an expression of FTS5; every word is quoted, and words hold letters and digits only."""
    return " AND ".join(f"({' OR '.join(_quoted(one, term.begins) for one in term.sequences)})" for term in terms)


def _quoted(sequence: tuple[str, ...], begins: bool) -> str:
    column = "capitals : " if in_capitals(sequence) else "words : "
    return f'{column}"{" ".join(sequence).lower()}"{"*" if begins else ""}'


def _phrase(text: str) -> Iterator[Term]:
    if sequence := keys(text):
        yield Term(f"“{text.strip()}”", (sequence,))


def _bare(typed: Sequence[str], spelled: Spelled) -> Iterator[Term]:
    at = 0
    while at < len(typed):
        name, length = _name_at(typed, at, spelled)
        if name:
            yield name
        else:
            length = 1
            yield from _word(typed[at])
        at += length


def _name_at(typed: Sequence[str], at: int, spelled: Spelled) -> tuple[Term | None, int]:
    """The longest known name that begins at this word, and how many of the words it takes."""
    for end in range(min(len(typed), at + LONGEST_NAME), at, -1):
        text = " ".join(typed[at:end])
        actor_id, sequences = ("", ()) if text.endswith("*") else spelled(text)
        if actor_id:
            return Term(text, sequences, actor_id=actor_id), end - at
    return None, 1


def _word(typed: str) -> Iterator[Term]:
    """A word, or several in a row where it was written with hyphens or an apostrophe."""
    sequence = keys(typed)
    if sequence:
        begins = typed.endswith("*") and len(sequence[-1]) >= SHORTEST_BEGINNING
        yield Term(typed, (sequence,), begins=begins)
