"""The commands: python -m sahelscope build, code, evaluate, export, check-reference, lexicon, dictionary."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sized
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

from tqdm import tqdm

from sahelscope import __version__, evaluation
from sahelscope.building import ARTICLES, DATABASE, NothingToRead, Report, Step, build_tables, coded, up_to_date
from sahelscope.exports import FORMATS, Export
from sahelscope.reference import actors, alliances, borders, likelihood, map_views, places
from sahelscope.reference.codes import contexts, event_types, modes, quads, regions, relations
from sahelscope.reference.columns import as_markdown, columns, shown_columns
from sahelscope.reference.countries import forms
from sahelscope.reference.files import ReferenceFault
from sahelscope.reference.languages import supported
from sahelscope.reference.lexicon import frames, report
from sahelscope.reference.subregions import subregions
from sahelscope.store import Selection, named_views, open_store

WHOLE_FILES: tuple[Callable[[], Sized], ...] = (
    *(quads, event_types, modes, contexts, relations, regions, columns, shown_columns, named_views),
    *(actors.actors, places.places, likelihood.likelihoods, map_views.map_views),
    *(alliances.alliances, alliances.memberships, alliances.obligations, subregions),
    *(borders.views, borders.areas, borders.seas),
)
WHOLE = "tables"  # the format that knows no selection


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if it did what was asked, 1 if not, 2 if the arguments were wrong."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except (NothingToRead, NotADirectoryError, FileNotFoundError, ReferenceFault) as fault:
        print(fault, file=sys.stderr)
        return 1


def build(asked: argparse.Namespace) -> int:
    """Read the articles and build the tables, unless nothing has changed since they were built."""
    if not asked.force and up_to_date(asked.articles, asked.database):
        print(f"{asked.database} is up to date")
        return 0
    with _progress("articles", quiet=asked.quiet) as step:
        report = build_tables(asked.articles, asked.database, step)
    print(*report.lines(), f"built {asked.database}", sep="\n")
    return 1 if report.failed else 0


def code(asked: argparse.Namespace) -> int:
    """Write one coding an article, NAME.yaml in the codebook's form."""
    report = Report()
    asked.out.mkdir(parents=True, exist_ok=True)
    with _progress("articles", quiet=asked.quiet) as step:
        for article, coding in coded(asked.folder, report, step):
            evaluation.write_coding(asked.out / f"{article.article_id}.yaml", article, coding)
    print(*report.lines(), f"codings in {asked.out}", sep="\n")
    return 1 if report.failed or not report.articles else 0


def evaluate(asked: argparse.Namespace) -> int:
    """Compare our codings, or those of another folder, with gold codings."""
    with tempfile.TemporaryDirectory() as scratch:
        if not asked.predicted:
            report = Report()
            for article, coding in coded(asked.gold, report):
                evaluation.write_coding(Path(scratch) / f"{article.article_id}.yaml", article, coding)
            for one in (*report.skipped, *report.failed):
                print(f"skipped {one}", file=sys.stderr)
        comparison = evaluation.compare(asked.gold, asked.predicted or Path(scratch))
    if asked.csv:
        asked.csv.write_text(comparison.as_csv(), "utf-8")
        print(f"wrote {asked.csv}")
        return 0
    if asked.json:
        print(json.dumps(comparison.as_json(), indent=1))
        return 0
    groups = comparison.languages() + [group for kind in asked.by for group in comparison.by(kind)]
    print(*comparison.lines(groups), sep="\n")
    if comparison.missing:
        print("no prediction for:", *comparison.missing)
    return 0


def export(asked: argparse.Namespace) -> int:
    """Write a selection as CSV, JSON Lines, Parquet, GEXF or a printable brief, or all tables whole."""
    store = open_store(asked.database)
    asked.out.mkdir(parents=True, exist_ok=True)
    selection, notices = Selection.from_params(dict(parse_qsl(asked.select)), store.existing())
    print(*notices, sep="\n", end="\n" if notices else "", file=sys.stderr)
    wanted = Export(store, selection, datetime.now(UTC).date())
    written: list[Path] = []
    for form in asked.formats:
        if form == WHOLE:
            written += store.to_parquet(asked.out)
            continue
        for name, content in wanted.files(form):
            written.append(asked.out / name)
            written[-1].write_bytes(content)
    print(store.in_words(selection), *written, sep="\n")
    return 0


def check_reference(_: argparse.Namespace) -> int:
    """Read every reference file, which checks itself, say what is in it and every fault, and count members by year."""
    faults = alliances.check()
    for name, read in _reference():
        try:
            print(f"{name}: {len(read())}")
        except (ReferenceFault, FileNotFoundError) as fault:
            faults.append(str(fault))
    print(*dict.fromkeys(faults), sep="\n", end="\n" if faults else "", file=sys.stderr)
    if faults:
        return 1
    print("", "members at the end of each year in which their number changed:", *alliances.review(), sep="\n")
    return 0


def dictionary(_: argparse.Namespace) -> int:
    """Print the data dictionary as Markdown."""
    print(as_markdown(), end="")
    return 0


def lexicon(_: argparse.Namespace) -> int:
    """Print how many frames the lexicon has by type and language."""
    rows = report()
    for row in [dict.fromkeys(rows[0]), *rows] if rows else []:
        print(*(f"{name if value is None else value:>{40 if name == 'type' else 6}}" for name, value in row.items()))
    return 0


def _reference() -> Iterator[tuple[str, Callable[[], Sized]]]:
    for read in WHOLE_FILES:
        yield f"{read.__module__.rpartition('.')[2]}.{read.__name__}", read
    for code in supported():
        yield f"countries {code}", partial(forms, code)
        yield f"lexicon {code}", partial(frames, code)


class _progress:  # noqa: N801  used as a function: with _progress("articles") as step
    """A progress bar on the terminal's error stream, so that output can be piped."""

    def __init__(self, what: str, *, quiet: bool) -> None:
        self._bar = tqdm(unit=f" {what}", disable=quiet)

    def __enter__(self) -> Step:
        return self._step

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def _step(self, done: int, of: int, name: str) -> None:
        self._bar.total = of
        self._bar.set_postfix_str(name, refresh=False)
        self._bar.update(done - self._bar.n)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sahelscope", description="News articles to tables, with evidence.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        sentence = run.__doc__ or ""
        added = commands.add_parser(run.__name__.replace("_", "-"), help=sentence, description=sentence)
        added.set_defaults(run=run)
        return added

    building = command(build)
    building.add_argument("--articles", type=Path, default=ARTICLES, help="folder of NAME.txt files")
    building.add_argument("--database", type=Path, default=DATABASE)
    building.add_argument("--force", action="store_true", help="build even if nothing has changed")
    coding = command(code)
    coding.add_argument("folder", type=Path, help="folder of NAME.txt files")
    coding.add_argument("--out", type=Path, required=True, help="folder for NAME.yaml files")
    for quietable in (building, coding):
        quietable.add_argument("--quiet", action="store_true", help="no progress bar")
    evaluating = command(evaluate)
    evaluating.add_argument("gold", type=Path, help="folder of NAME.yaml beside NAME.txt")
    evaluating.add_argument("--predicted", type=Path, help="folder of NAME.yaml to judge instead of our own coding")
    evaluating.add_argument("--by", nargs="*", choices=("type", "class"), default=[], help="more groups than languages")
    evaluating.add_argument("--json", action="store_true")
    evaluating.add_argument("--csv", type=Path, help="write every group's counts to this file, for the Method page")
    exporting = command(export)
    exporting.add_argument("--database", type=Path, default=DATABASE)
    exporting.add_argument("--out", type=Path, required=True, help="folder to write to")
    exporting.add_argument("--select", default="", help='a selection as in the URL: "actors=tur&date_from=2022"')
    exporting.add_argument(
        "--formats",
        nargs="+",
        choices=(*FORMATS, WHOLE),
        default=list(FORMATS),
        help="tables: every table whole, as Parquet",
    )
    command(check_reference)
    command(lexicon)
    command(dictionary)
    return parser


if __name__ == "__main__":
    sys.exit(main())
