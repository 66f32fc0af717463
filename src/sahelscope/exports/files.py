"""A selection as files: each with its filters, version, article hashes and day inside it or in a file beside it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from sahelscope.analysis.rows import rows as table_rows
from sahelscope.analysis.ties import signed_ties
from sahelscope.analysis.when import When
from sahelscope.exports.about import About, about
from sahelscope.exports.brief import Chapter, to_brief
from sahelscope.exports.csv import to_csv
from sahelscope.exports.gexf import to_gexf
from sahelscope.exports.json_lines import to_json_lines
from sahelscope.exports.parquet import to_parquet
from sahelscope.reference.codes import relations
from sahelscope.store import Row, Selection, Store

MOST_PRINTED = 400  # rows of a table in a brief: some 60 pages
SIDECAR = ".about.json"
ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say: the same rows give the same bytes

File = tuple[str, bytes]
TABLES = ("events", "relationships")


@dataclass(frozen=True, slots=True)
class Export:
    """What to export, and the day that the files will name. `limit` is the most rows of a table."""

    store: Store
    selection: Selection
    day: date
    limit: int | None = None

    def files(self, form: str) -> list[File]:
        """Name and content of each file of one of the FORMATS."""
        return FORMATS[form](self)

    def table(self, name: str) -> pd.DataFrame:
        """The rows of `events` or `relationships`."""
        read = self.store.events if name == "events" else self.store.relationships
        return read(self.selection, self.limit)

    def rows(self, name: str, most: int | None = None) -> list[Row]:
        """The same with their evidence."""
        read = self.store.event_rows if name == "events" else self.store.relationship_rows
        return read(self.selection, most or self.limit)

    def about(self, what: str, article_ids: Iterable[str]) -> About:
        """What the files say of themselves."""
        counts = self.store.count if what == "events" else self.store.count_relationships
        listed = list(article_ids)
        kept = len(listed) if what == "ties" else counts(self.selection).shown
        return replace(about(self.store, self.selection, what, (listed, kept)), exported=self.day.isoformat())


def archive(files: Iterable[File]) -> bytes:
    """The files in one ZIP."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in files:
            into.writestr(zipfile.ZipInfo(name, ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _csv(export: Export) -> list[File]:
    return _with_sidecars(export, "csv", lambda name: _from_table(export, name, to_csv))


def _json_lines(export: Export) -> list[File]:
    def written(name: str) -> tuple[bytes, list[str]]:
        rows = export.rows(name)
        return "".join(to_json_lines(rows)).encode(), [row.fields["article_id"] for row in rows]

    return _with_sidecars(export, "jsonl", written)


def _parquet(export: Export) -> list[File]:
    files = []
    for name in TABLES:
        table = export.table(name)
        made = export.about(name, table["article_id"])
        files.append((export.selection.file_name(name, "parquet"), to_parquet(table, made)))
    return files


def _gexf(export: Export) -> list[File]:
    selection = export.selection
    day = selection.known_on or selection.date_to or export.day
    when = When(day, selection.date_from, surely=selection.dating == "surely")
    events, relationships = export.table("events"), export.table("relationships")
    ties = signed_ties(events, relationships, relations(), (), when)
    article_of = {
        **dict(zip(events["event_id"], events["article_id"], strict=True)),
        **dict(zip(relationships["relationship_id"], relationships["article_id"], strict=True)),
    }
    used = {article_of[row_id] for row_ids in ties["row_ids"] for row_id in row_ids}
    made = replace(export.about("ties", used), rows=len(ties), of=len(ties))
    described = {row["actor_id"]: row for row in table_rows(export.store.actors())}
    return [(selection.file_name("ties", "gexf"), to_gexf(ties, described, made).encode())]


def _brief(export: Export) -> list[File]:
    chapters = []
    for name in TABLES:
        rows = export.rows(name, MOST_PRINTED)
        chapters.append(Chapter(rows, export.about(name, [row.fields["article_id"] for row in rows])))
    return [(export.selection.file_name("brief", "html"), to_brief(*chapters).encode())]


def _from_table(export: Export, name: str, write: Callable[[pd.DataFrame], str]) -> tuple[bytes, list[str]]:
    table = export.table(name)
    return write(table).encode(), list(table["article_id"])


def _with_sidecars(export: Export, ending: str, write: Callable[[str], tuple[bytes, list[str]]]) -> list[File]:
    files = []
    for name in TABLES:
        content, article_ids = write(name)
        file_name = export.selection.file_name(name, ending)
        made = export.about(name, article_ids)
        files += [(file_name, content), (file_name + SIDECAR, made.to_json().encode())]
    return files


FORMATS: dict[str, Callable[[Export], list[File]]] = {
    "csv": _csv,
    "jsonl": _json_lines,
    "parquet": _parquet,
    "gexf": _gexf,
    "brief": _brief,
}
