"""The full text of all sentences in a SQLite file of its own (FTS5): DuckDB's own full text needs a download.

The file lies beside the database, named for it and for the build that made both. It is written before the database
takes its place and is read by the database of the same build only, so the two always belong together.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sahelscope.store.search_words import capital_keys, in_capitals, keys, name_keys

UNSEARCHED = ("duplicate", "markup")  # blocks that stand twice, or are no text
SHORTEST_LOWERED = 4  # letters of a name in capitals that is recognised in small letters too: nato, not un
GENITIVE = "s"  # Putins, Malis: Dutch and German set it behind a name without an apostrophe

Spelling = tuple[str, str, bool]  # words joined by spaces, actor_id, whether it means the actor wherever it is read


def new_token() -> str:
    """The name of a build."""
    return secrets.token_hex(6)


def index_path(database: Path, token: str) -> Path:
    """Where the index of that database and build lies."""
    return database.with_name(f"{database.name}.{token}.search")


def remove_others(database: Path, token: str) -> None:
    """Remove the indexes of earlier builds; one that another process still reads may have to stay."""
    for path in database.parent.glob(f"{_literal(database.name)}.*.search"):
        if path != index_path(database, token):
            with suppress(OSError):
                path.unlink()


def write_index(path: Path, sentences: Iterable[tuple[int, str]], spellings: Iterable[Spelling]) -> None:
    """Write the index of (place, text) pairs."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(
            "CREATE VIRTUAL TABLE sentences USING fts5"
            "(words, capitals, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        connection.executemany(
            "INSERT INTO sentences (rowid, words, capitals) VALUES (?, ?, ?)",
            ((place, " ".join(keys(text)), " ".join(capital_keys(text))) for place, text in sentences),
        )
        connection.execute("INSERT INTO sentences (sentences) VALUES ('optimize')")
        connection.execute("CREATE TABLE spellings (words TEXT, actor_id TEXT, strong INTEGER)")
        connection.executemany("INSERT INTO spellings VALUES (?, ?, ?)", spellings)
        connection.execute("CREATE INDEX by_words ON spellings (words)")
        connection.execute("CREATE INDEX by_actor ON spellings (actor_id)")
        connection.commit()


def spelling_rows(
    strong: Mapping[str, Iterable[str]], weak: Mapping[str, Iterable[str]], named: Mapping[str, str]
) -> Iterator[Spelling]:
    """The spellings of reference data, and the names of actors that only the articles know."""
    own = {actor_id: (name,) for actor_id, name in named.items() if actor_id not in strong}
    for names, is_strong in ((strong, True), (own, True), (weak, False)):
        for actor_id in sorted(names):
            for words in sorted({" ".join(name_keys(name)) for name in names[actor_id]} - {""}):
                yield words, actor_id, is_strong


class SearchIndex:
    """An index opened for reading; may be shared by threads."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FileNotFoundError(f"{path} does not exist: build the tables again with `python -m sahelscope build`")
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )

    def sentences(self, match: str) -> npt.NDArray[np.int64]:
        """The places of the sentences that fit an expression of to_match, in order."""
        found = self._connection.execute("SELECT rowid FROM sentences WHERE sentences MATCH ? ORDER BY rowid", [match])
        return np.fromiter((row[0] for row in found), dtype=np.int64)

    def spelled(self, name: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
        """Whose name this is, and every spelling that means this actor wherever it is read, its own included.

        ("", ()) where nobody is called so, or several are.
        """
        for sequence in _readings(name):
            if actor_id := self._bearer(sequence):
                rows = self._connection.execute(
                    "SELECT words FROM spellings WHERE actor_id = ? AND strong ORDER BY words", [actor_id]
                )
                spellings = dict.fromkeys([sequence, *(tuple(row[0].split()) for row in rows)])
                owned = [(*words[:-1], words[-1] + GENITIVE) for words in spellings if not in_capitals(words)]
                return actor_id, tuple(dict.fromkeys((*spellings, *owned)))
        return "", ()

    def _bearer(self, sequence: tuple[str, ...]) -> str:
        bearers = self._connection.execute(
            "SELECT actor_id, max(strong) FROM spellings WHERE words = ? GROUP BY 1", [" ".join(sequence)]
        ).fetchall()
        chosen = [actor_id for actor_id, strong in bearers if strong] or [actor_id for actor_id, _ in bearers]
        return str(chosen[0]) if len(chosen) == 1 else ""

    def close(self) -> None:
        self._connection.close()


def _readings(name: str) -> Iterator[tuple[str, ...]]:
    """The ways to read what was typed as a name: as it stands, in small letters, in capitals if it is long enough."""
    yield name_keys(name)
    small = keys(name)
    yield small
    if len(small) == 1 and len(small[0]) >= SHORTEST_LOWERED:
        yield (small[0].upper(),)


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
