"""Articles to tables: reads, codes and stores, and knows when nothing has changed. Commands and the app call it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from sahelscope import __version__
from sahelscope.corpus import Skipped, article_paths, read_paths
from sahelscope.records import Article, Coding
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault
from sahelscope.store import build, fingerprint_of

ROOT = REFERENCE_FOLDER.parents[1]
ARTICLES = ROOT / "data" / "articles"
DATABASE = ROOT / "build" / "sahelscope.duckdb"
ROOMS = ("corpus", "extraction", "reference", "store")  # what decides about the rows; figures and pages do not
FILES = (
    "__init__.py",
    "building.py",
    "dates.py",
    "records.py",
    "analysis/rows.py",
    "analysis/stories.py",
    "analysis/tellings.py",
)
NOT_IN_ROWS = frozenset({"borders"})  # reference data that no row depends on

Step = Callable[[int, int, str], None]  # done, all, name of the file
Extract = Callable[[Article], Coding]


@dataclass(slots=True)
class Report:
    """What was read, what was skipped and why, which articles the coder failed on."""

    articles: int = 0
    events: int = 0
    relationships: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    failed: list[Skipped] = field(default_factory=list)
    fallbacks: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The report for a terminal."""
        yield f"{self.articles} articles read: {self.events} events, {self.relationships} relationships"
        yield from (f"read as {name}" for name in self.fallbacks)
        yield from (f"skipped {one}" for one in self.skipped)
        yield from (f"failed  {one}" for one in self.failed)


class NothingToRead(ValueError):
    """No file could be read; the tables stay as they are."""

    def __init__(self, folder: Path, report: Report) -> None:
        reasons = "".join(f"\n  {one}" for one in report.skipped)
        super().__init__(f"no article could be read in {folder}; put NAME.txt files there{reasons}")


def up_to_date(articles: Path = ARTICLES, database: Path = DATABASE) -> bool:
    """Whether the tables were built from just these articles, this code and this reference data."""
    return fingerprint_of(database) == fingerprint(articles)


def build_tables(articles: Path = ARTICLES, database: Path = DATABASE, step: Step | None = None) -> Report:
    """Build the tables from a folder of articles; what cannot be read is skipped and reported, the rest is built.

    The old tables stay whole until the new ones are complete. `step` is told of each file as it is done.
    """
    report = Report()
    paths = article_paths(articles)
    printed = fingerprint(articles)
    pairs = _coded(paths, report, step)
    first = next(pairs, None)
    if first is None:
        raise NothingToRead(articles, report)
    build(database, chain([first], pairs), printed)
    return report


def coded(folder: Path, report: Report, step: Step | None = None) -> Iterator[tuple[Article, Coding]]:
    """Each article below a folder with its coding; the report fills as they come."""
    return _coded(article_paths(folder), report, step)


def fingerprint(articles: Path) -> str:
    """A digest of everything that decides about the rows: articles, code, reference data."""
    package = Path(__file__).parent
    digest = hashlib.sha256(__version__.encode())
    code = [package / name for name in FILES] + [path for room in ROOMS for path in (package / room).rglob("*.py")]
    known = [path for path in REFERENCE_FOLDER.rglob("*") if path.is_file() and not NOT_IN_ROWS & set(path.parts)]
    for path in (*sorted(code), *sorted(known), *article_paths(articles)):
        digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _coded(paths: list[Path], report: Report, step: Step | None) -> Iterator[tuple[Article, Coding]]:
    from sahelscope.extraction import extract  # noqa: PLC0415  its lists take half a second, which reading tables spares

    for number, read in enumerate(read_paths(paths), 1):
        if isinstance(read, Skipped):
            report.skipped.append(read)
        elif coding := _coding(read, extract, report):
            report.articles += 1
            report.events += len(coding.events)
            report.relationships += len(coding.relationships)
            if read.encoding in {"latin-1", "windows-1252"}:
                report.fallbacks.append(f"{read.encoding}: {read.file_name} is not UTF-8")
            yield read, coding
        if step:
            step(number, len(paths), read.file if isinstance(read, Skipped) else read.file_name)


def _coding(article: Article, extract: Extract, report: Report) -> Coding | None:
    try:
        return extract(article)
    except ReferenceFault:
        raise  # no article's fault: nothing can be coded until the file is mended
    except Exception as fault:  # noqa: BLE001  one article must not keep the others from their tables; it is reported
        report.failed.append(
            Skipped(
                article.file_name, f"the coder failed ({type(fault).__name__}: {fault})", "report it with the article"
            )
        )
        return None
