"""How names are compared and how ids are made of them."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "’": "'"}
)


def folded(name: str) -> str:
    """The name without accents, its capitals kept: Goïta and Goita are the same, Van and van are not."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.translate(_LETTERS)) if not unicodedata.combining(c))


def identifier(name: str) -> str:
    """snake_case in ASCII, as ids of actors are written; a name in another script keeps nothing and gives ''."""
    ascii_name = folded(name).lower().encode("ascii", "ignore").decode()
    return "_".join("".join(c if c.isalnum() else " " for c in ascii_name).split())
