"""What the method page is made of: the text of docs/method.md, what was measured, and a report of the open row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import streamlit as st

from sahelscope import __version__
from sahelscope.analysis.wording import CERTAINTY_LABELS
from sahelscope.reference.codes import event_types, relations
from sahelscope.store.words import LANGUAGE_NAMES
from sahelscope.views import address, tables
from sahelscope.views.coded_row import citation, title
from sahelscope.views.style import escaped, show_quiet

DOCS = Path(__file__).resolve().parents[3] / "docs"
TEXT, MEASURED = DOCS / "method.md", DOCS / "measured.csv"
IN_SAMPLE = (
    "Measured in sample: the lexicon was written with these articles at hand, so every number here overstates what the "
    "coder does with articles it has not seen. Written by `python -m sahelscope evaluate tests/gold --csv "
    "docs/measured.csv`."
)
LEVELS = {
    "type": "same type, a sentence in common",
    "dyad": "type, and the same parties up to one name",
    "full": "dyad, and all parties, status, claim and date; of a tie: triple, status, claim and time",
    "triple": "same relation, subject and object",
}
EVENT_LEVELS = ("type", "dyad", "full")
Counts = tuple[int, int, int]  # pairs, predicted, gold
Measured = Mapping[tuple[str, str, str], Counts]


def show_text() -> None:
    """The repository's own page on method, without its title."""
    st.markdown(TEXT.read_text("utf-8").split("\n", 1)[1])


def show_measured() -> None:
    """Precision, recall and F1 by language, by type and by certainty class, marked as in-sample."""
    counts = _measured(MEASURED.stat().st_mtime_ns)
    st.markdown(IN_SAMPLE)
    languages = {"all": "All", **{code: LANGUAGE_NAMES.get(code, code) for code in _groups(counts, "")}}
    heads = ("Language", *(f"Events: {level}" for level in EVENT_LEVELS), "Ties: triple", "Ties: full")
    st.html(_table("By language: F1", heads,
                   (_f1_row(counts, group, name) for group, name in languages.items())))  # fmt: skip
    kinds = _groups(counts, "type ")
    labels = {f"type {one.event_type}": one.label for one in event_types().values()}
    st.html(_table("Events by type", ("Type", *HEADS), (
        _kind_row(counts, group, labels[group], ("events", "dyad")) for group in kinds if group in labels
    ), "At the level dyad."))  # fmt: skip
    names = {f"type {one.relation}": one.label for one in relations().values()}
    st.html(_table("Relationships by relation", ("Relation", *HEADS), (
        _kind_row(counts, group, names[group], ("relationships", "triple")) for group in kinds if group in names
    ), "At the level triple."))  # fmt: skip
    classes = ((group, CERTAINTY_LABELS[group.removeprefix("class ")]) for group in _groups(counts, "class "))
    st.html(_table("By certainty class: how many of the rows are right", ("Class", *EVENT_LEVELS, "Rows"),
                   (_class_row(counts, group, label) for group, label in classes)))  # fmt: skip
    show_quiet(" · ".join(f"{level}: {words}" for level, words in LEVELS.items()))


def show_report() -> None:
    """The beginning of a report of the row that is open, ready to be copied; how to get one where none is."""
    row = tables.evidence(address.row_id()) if address.row_id() else None
    if row is None:
        show_quiet(
            "Open a row on any page and come back here: its id, sentence and coding will stand here, to be copied into "
            "an issue of the project."
        )
        return
    lines = (
        f"Row: {row.row_id}",
        f"Coded as: {title(row)}",
        *(f"{name}: {value}" for name, value in row.fields.items() if name in REPORTED and value),
        citation(row),
        f"SahelScope {__version__}",
        "It should be: ",
    )
    st.code("\n".join(lines), language=None, wrap_lines=True)


HEADS = ("Precision", "Recall", "F1", "In gold")
REPORTED = ("status", "claim", "date", "valid", "place_name", "certainty", "certainty_reason", "coder")


@lru_cache(2)
def _measured(_: int) -> Measured:
    """The counts as last written; asked for by the file's time, so that a new file is read."""
    with MEASURED.open(encoding="utf-8", newline="") as lines:
        return {
            (row["group"], row["table"], row["level"]): (int(row["pairs"]), int(row["predicted"]), int(row["gold"]))
            for row in csv.DictReader(lines)
        }


def _groups(counts: Measured, start: str) -> list[str]:
    """The groups of one kind; languages have no word before them."""
    found = dict.fromkeys(group for group, _, _ in counts)
    return [one for one in found if (one.startswith(start) if start else " " not in one and one != "all")]


def _f1_row(counts: Measured, group: str, name: str) -> tuple[str, ...]:
    asked = [("events", level) for level in EVENT_LEVELS] + [("ties", "triple"), ("ties", "full")]
    return name, *(_share(_f1(counts.get((group, *one)))) for one in asked)


def _kind_row(counts: Measured, group: str, name: str, where: tuple[str, str]) -> tuple[str, ...]:
    pairs, predicted, gold = counts.get((group, *where), (0, 0, 0))
    shares = (pairs / predicted if predicted else None, pairs / gold if gold else None, _f1((pairs, predicted, gold)))
    return name, *map(_share, shares), f"{gold:,}"


def _class_row(counts: Measured, group: str, name: str) -> tuple[str, ...]:
    found = [counts.get((group, "events", level), (0, 0, 0)) for level in EVENT_LEVELS]
    return name, *(_share(pairs / rows if rows else None) for pairs, rows, _ in found), f"{found[0][1]:,}"


def _f1(found: Counts | None) -> float | None:
    if found is None or not found[1] + found[2]:
        return None
    return 2 * found[0] / (found[1] + found[2])


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _table(caption: str, heads: Iterable[str], lines: Iterable[tuple[str, ...]], remark: str = "") -> str:
    head = "".join(f'<th scope="col">{escaped(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{escaped(first)}</th>{"".join(f"<td>{escaped(cell)}</td>" for cell in cells)}</tr>'
        for first, *cells in lines
    )
    more = f' <span class="quiet">{escaped(remark)}</span>' if remark else ""
    return (
        f'<table class="measured"><caption>{escaped(caption)}{more}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
