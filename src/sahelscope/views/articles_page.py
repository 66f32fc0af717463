"""What the articles page is made of."""

from __future__ import annotations

import json
from collections.abc import Sequence

import streamlit as st

from sahelscope.analysis.marked_text import Mark, stretches
from sahelscope.analysis.rows import rows as table_rows
from sahelscope.analysis.wording import counted, date_in_words
from sahelscope.reference.codes import event_types
from sahelscope.store import Row, Selection, Store
from sahelscope.store.words import LANGUAGE_NAMES
from sahelscope.views import address, tables
from sahelscope.views.choices import Choice, pick_from_list
from sahelscope.views.coded_row import kind, title
from sahelscope.views.component import Sent, show_component
from sahelscope.views.evidence import show_choice, show_row
from sahelscope.views.memory import remembered
from sahelscope.views.signs import QUAD_LEGEND, glyph, ink
from sahelscope.views.style import show_legend, show_quiet

ARTICLE = "article"
LEGEND = [*QUAD_LEGEND, ("+", "", "relationship"), ("j k", "", "next and last mark, Enter opens it")]
BLOCK_NOTES = {
    "header": "date line",
    "caption": "caption",
    "credit": "credit",
    "teaser": "another article",
    "duplicate": "stands twice",
    "markup": "markup",
    "overlong": "too long to read",
}


def pick_article(selection: Selection) -> str:
    """The id of an article that the filters keep; that of the open row, if one is open."""
    labels = _labels(tables.store(), selection)
    if not labels:
        return ""
    opened = tables.evidence(address.row_id()) if address.row_id() else None
    of_row = str(opened.article["article_id"]) if opened else ""
    return pick_from_list(
        Choice(f"Article ({len(labels):,} to choose from)", ARTICLE, labels, next(iter(labels))),
        showing=of_row if of_row in labels else "",
        on_pick=_close_row,
    )


def read_rows(article_id: str, selection: Selection) -> list[Row]:
    """The rows of the article that the filters keep, and the one that is open."""
    events, relationships = tables.events(selection), tables.relationships(selection)
    kept = {*events["event_id"], *relationships["relationship_id"], address.row_id()}
    return [row for row in tables.rows_of(article_id) if row.row_id in kept]


def show_article(article_id: str, rows: Sequence[Row]) -> None:
    """The article with the evidence of these rows marked."""
    large = _reader(tables.store(), article_id, tuple(row.row_id for row in rows))
    show_component("reader", Sent(large, {"chosen": address.row_id()}), "reader", address.open_row)
    show_legend(LEGEND)


def show_rows(article_id: str, rows: Sequence[Row]) -> None:
    """The rows beside the text; the open one in full."""
    with st.container(key="evidence"):
        all_rows = len(tables.rows_of(article_id))
        shown = counted(len(rows), "row") if len(rows) == all_rows else f"{len(rows)} of {counted(all_rows, 'row')}"
        show_quiet(f"{shown} coded from this article; click one, or a mark in the text.")
        show_choice([row.row_id for row in rows], {row.row_id: f"{glyph(row)} {title(row)}" for row in rows})
        opened = next((row for row in rows if row.row_id == address.row_id()), None)
        if opened:
            show_row(opened, link=False)


def _close_row() -> None:
    address.open_row("")


def _marks(row: Row) -> list[Mark]:
    marks = [Mark(span.start, span.end, row.row_id) for quote in row.quotes for span in quote.spans]
    if row.table == "events":
        marks.append(Mark(row.fields["trigger_start"], row.fields["trigger_end"], row.row_id, trigger=True))
    return marks


def _tag(row_ids: Sequence[str], tagged: set[str], rows: Sequence[Row]) -> str:
    """The type of a row, once, at the first stretch that is evidence for it."""
    new = [row for row in rows if row.row_id in row_ids and row.row_id not in tagged]
    tagged.update(row.row_id for row in new)
    return ", ".join(dict.fromkeys(_short(row) for row in new))


def _short(row: Row) -> str:
    return event_types()[row.fields["event_type"]].label if row.table == "events" else kind(row)


@remembered()
def _labels(_: Store, selection: Selection) -> dict[str, str]:
    kept = set(tables.events(selection)["article_id"]) | set(tables.relationships(selection)["article_id"])
    listed = tables.articles()
    chosen = listed[listed["article_id"].isin(kept)] if not selection.empty else listed
    return {
        row["article_id"]: f"{row['title']} · {LANGUAGE_NAMES[row['language']]}, {date_in_words(row['published'])}"
        for row in table_rows(chosen)
    }


@remembered()
def _reader(_: Store, article_id: str, row_ids: tuple[str, ...]) -> bytes:
    article = tables.article(article_id)
    if article is None:
        raise LookupError(f"there is no article {article_id}")
    rows = [row for row in tables.rows_of(article_id) if row.row_id in row_ids]
    marks = [mark for row in rows for mark in _marks(row)]
    tagged: set[str] = set()
    blocks = [
        {
            "kind": kind_of_block,
            "note": BLOCK_NOTES.get(kind_of_block, ""),
            "stretches": [
                {"text": one.text, "rows": one.row_ids, "trigger": one.trigger, "tag": _tag(one.row_ids, tagged, rows)}
                for one in stretches(article["text"], span.start, span.end, marks)
            ],
        }
        for span, kind_of_block in article["blocks"]
    ]
    titles = {row.row_id: {"title": title(row), "colour": ink(row)} for row in rows}
    return json.dumps({"language": article["language"], "blocks": blocks, "rows": titles}).encode()
