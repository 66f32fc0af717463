"""A printable brief: one HTML file that needs nothing else, with every row's quote and where it stands.

All text is escaped; the file runs no script and loads nothing, and its own policy forbids both. Estimative words stand
only where reference.likelihood gives them, and speak of the reading, not of the world.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from sahelscope.analysis.wording import CLAIM_WORDS, STATUS_WORDS, counted, date_in_words, names_in_words, who_to_whom
from sahelscope.exports.about import About
from sahelscope.exports.brief_timeline import timeline
from sahelscope.reference.codes import event_types, relations
from sahelscope.reference.likelihood import likelihoods, reading_in_words
from sahelscope.store import Row
from sahelscope.store.words import LANGUAGE_NAMES

STYLE = Path(__file__).with_name("brief.css").read_text("utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
MOST_KINDS = 6  # named in the summary; the rest are in the rows


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rows of one table, at most as many as a brief prints, with what they are."""

    rows: Sequence[Row]
    about: About


def to_brief(events: Chapter, relationships: Chapter) -> str:
    """The brief of a selection as one HTML file."""
    about = events.about
    parts = (
        _head(events, relationships),
        _summary(events.rows),
        _timeline(events.rows),
        _chapter("Events", events),
        _chapter("Relationships", relationships),
        _sources([*events.rows, *relationships.rows]),
        _method(about),
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>SahelScope brief · {escape(about.in_words)}</title><style>{STYLE}</style></head>"
        f"<body>{''.join(parts)}</body></html>\n"
    )


def _head(events: Chapter, relationships: Chapter) -> str:
    lines = "".join(f"<p class=selection>{escape(chapter.about.in_words)}</p>" for chapter in (events, relationships))
    return f"<header><h1>What the articles tell</h1>{lines}<p class=quiet>{escape(_made(events.about))}</p></header>"


def _made(about: About) -> str:
    filters = "&".join(f"{name}={value}" for name, value in about.filters.items()) or "none"
    return f"SahelScope {about.version} · exported {about.exported} · filters: {filters}"


def _summary(events: Sequence[Row]) -> str:
    if not events:
        return "<p>No event fits the selection.</p>"
    kinds = Counter(event_types()[row.fields["event_type"]].label for row in events)
    listed = [f"{kind} {number:,}" for kind, number in kinds.most_common(MOST_KINDS)]
    statuses = Counter(row.fields["status"] for row in events)
    claims = Counter(row.fields["claim"] for row in events)
    articles = {row.fields["article_id"] for row in events}
    languages = sorted({LANGUAGE_NAMES.get(row.fields["language"], row.fields["language"]) for row in events})
    return (
        f"<p>{counted(len(events), 'event')} in {counted(len(articles), 'article')} ({escape(', '.join(languages))}). "
        f"By kind: {escape(', '.join(listed))}{' and others' if len(kinds) > MOST_KINDS else ''}. "
        f"By status: {escape(_counts(statuses))}. By claim: {escape(_counts(claims))}.</p>"
    )


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counter.most_common())


def _timeline(events: Sequence[Row]) -> str:
    drawn = timeline([row.fields for row in events])
    return (
        f"<figure>{drawn.svg}<figcaption>A bar spans the days on which an event may have happened. Filled: told as a "
        "fact; outlined: alleged; dashed: planned or hypothetical; dotted: denied. "
        f"Not drawn: {counted(drawn.undated, 'event')} without a date, {drawn.outside:,} outside these years."
        "</figcaption></figure>"
    )


def _chapter(title: str, chapter: Chapter) -> str:
    left = chapter.about.of - len(chapter.rows)
    more = f"<p class=quiet>{left:,} more rows fit the selection; the tables hold them all.</p>" if left > 0 else ""
    return f"<h2>{title}</h2>{''.join(map(_row, chapter.rows))}{more}"


def _row(row: Row) -> str:
    language = escape(row.article["language"])
    quotes = "".join(
        f'<blockquote lang="{language}" dir="auto">{escape(quote.text)}<span class=where lang="en" dir="ltr"> '
        f"[{quote.spans[0].start}–{quote.spans[-1].end}]</span></blockquote>"
        for quote in row.quotes
    )
    said = " · ".join(escape(one) for one in (_when(row), *_firmness(row)) if one)
    article = row.article
    source = f"{article['file_name']}, published {date_in_words(article['published'])}"
    return (
        f'<section data-row="{escape(row.row_id)}"><h3>{escape(_title(row))}</h3><p class=facts>{said}</p>{quotes}'
        f'<p class=source><span lang="{language}">{escape(article["title"])}</span> · {escape(source)} · '
        f"{escape(row.row_id)}</p></section>"
    )


def _title(row: Row) -> str:
    fields = row.fields
    if row.table == "events":
        mode = f": {fields['mode'].replace('-', ' ').replace('_', ' ')}" if fields["mode"] else ""
        parties = who_to_whom(fields["actor_names"], fields["recipient_names"])
        return f"{parties} · {event_types()[fields['event_type']].label}{mode}"
    return f"{fields['subject_name']} {relations()[fields['relation']].label} {fields['object_name']}"


def _when(row: Row) -> str:
    fields = row.fields
    if row.table != "events":
        return date_in_words(fields["valid"])
    place = f", {fields['place_name']}" if fields["place_name"] else ""
    return f"{date_in_words(fields['date'])}{place}"


def _firmness(row: Row) -> Iterable[str]:
    """Status, claim and who makes it, and, where a rule gives it, how likely the row was read right."""
    fields: Mapping[str, Any] = row.fields
    yield STATUS_WORDS[fields["status"]]
    names = fields.get("claimed_by_names", fields["claimed_by"])
    yield f"{CLAIM_WORDS[fields['claim']]}{f' ({names_in_words(list(names))})' if names else ''}"
    if disputed := fields.get("disputed_by_names"):
        yield f"disputed by {names_in_words(list(disputed))}"
    yield reading_in_words(fields["coder"], row.table, fields["certainty"])


def _sources(rows: Sequence[Row]) -> str:
    articles = {row.fields["article_id"]: row.article for row in rows}
    items = "".join(
        f'<li><span lang="{escape(one["language"])}">{escape(one["title"])}</span>. {escape(one["file_name"])}, '
        f"published {escape(one['published'])}. <code>sha256 {escape(one['sha256'])}</code></li>"
        for _, one in sorted(articles.items())
    )
    return f"<h2>Sources</h2><ol class=sources>{items}</ol>"


def _method(about: About) -> str:
    ladder = "; ".join(f"{one.term} {one.low}–{one.high} %" for one in likelihoods())
    return (
        "<h2>How to read this</h2><p>Each row stands on the quotes below it; the numbers in brackets are code points "
        "of the article's decoded text. “Read right” says how often rows of that class name act and parties as a "
        f"coding by hand does, in the words of ICD 203 ({escape(ladder)}), by the lower end of a 95 % interval on the "
        "gold set. It says nothing about whether what an article tells is true.</p>"
        f"<p class=quiet>Tables {escape(about.fingerprint[:16])}</p>"
    )
