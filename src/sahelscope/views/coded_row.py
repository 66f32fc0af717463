"""A coded row as text: one line, or as HTML with its quote in context and every field in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sahelscope.analysis.marked_text import Mark, Stretch, stretches
from sahelscope.analysis.readable import place_in_words, type_label
from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import (
    BASIS_WORDS,
    CERTAINTY_LABELS,
    CLAIM_WORDS,
    PUBLISHED_BASIS_WORDS,
    STATUS_WORDS,
    date_in_words,
    names_in_words,
    who_to_whom,
)
from sahelscope.records import Span
from sahelscope.reference.codes import contexts, event_types, relations
from sahelscope.store import Quote, Row, Selection, Store
from sahelscope.store.words import LANGUAGE_NAMES
from sahelscope.views import tables
from sahelscope.views.memory import remembered
from sahelscope.views.signs import event_glyph, glyph, ink, relationship_glyph
from sahelscope.views.style import escaped

EVENT_LINE = ["event_id", "event_type", "mode", "actor_names", "recipient_names"]
RELATIONSHIP_LINE = ["relationship_id", "relation", "subject_name", "object_name", "sign"]
AROUND = 180  # code points of the paragraph shown on either side of the sentence
PLACE_KIND_WORDS = {"country": "only the country is known", "region": "a region", "sea": "at sea"}


def title(row: Row) -> str:
    """The row in a line: `Wagner Group → Türkiye · Request: assist`."""
    return event_title(row.fields) if row.table == "events" else relationship_title(row.fields)


def event_title(fields: Mapping[str, Any]) -> str:
    """An event in a line."""
    who = who_to_whom(fields["actor_names"], fields["recipient_names"])
    return f"{who} · {type_label(fields['event_type'], fields['mode'])}"


def relationship_title(fields: Mapping[str, Any]) -> str:
    """A relationship in a line."""
    return f"{fields['subject_name']} {relations()[fields['relation']].label} {fields['object_name']}"


@dataclass(frozen=True, slots=True)
class Lines:
    """Every row, by id, in a line with its sign; those of the tables as shown are read together, any other alone."""

    selection: Selection

    def __getitem__(self, row_id: str) -> str:
        found = self._of_its_table(row_id).get(row_id)
        return _line(row_id) if found is None else found

    def __contains__(self, row_id: str) -> bool:
        return row_id in self._of_its_table(row_id)

    def _of_its_table(self, row_id: str) -> dict[str, str]:
        is_event = row_id.rpartition("-")[2].startswith("e")
        return (_event_lines if is_event else _relationship_lines)(tables.store(), self.selection)


def lines(selection: Selection) -> Lines:
    """The rows shown, each in a line."""
    return Lines(selection)


def _line(row_id: str) -> str:
    row = tables.evidence(row_id)
    return f"{glyph(row)} {title(row)}" if row else row_id


@remembered()
def _event_lines(_: Store, selection: Selection) -> dict[str, str]:
    shown = rows(tables.events(selection)[EVENT_LINE])
    return {one["event_id"]: f"{event_glyph(one)} {event_title(one)}" for one in shown}


@remembered()
def _relationship_lines(_: Store, selection: Selection) -> dict[str, str]:
    shown = rows(tables.relationships(selection)[RELATIONSHIP_LINE])
    return {one["relationship_id"]: f"{relationship_glyph(one)} {relationship_title(one)}" for one in shown}


def kind(row: Row) -> str:
    """The type of an event with its mode, or the words of a relation."""
    fields = row.fields
    if row.table == "events":
        return type_label(fields["event_type"], fields["mode"])
    return relations()[fields["relation"]].label


def citation(row: Row) -> str:
    """Article, place in it and hash: what another needs to find the very words again."""
    span = row.quotes[0].spans[0]
    published = row.article["published"]
    return (
        f"“{row.quotes[0].text}” {row.article['file_name']}, published {published}, "
        f"code points {span.start} to {row.quotes[0].spans[-1].end}, sha256 {row.article['sha256']}, row {row.row_id}"
    )


def words_html(row: Row) -> str:
    """The best quote alone."""
    return (
        f'<blockquote class="quote brief" lang="{escaped(row.article["language"])}" dir="auto" '
        f'style="--ink:{ink(row)}">{escaped(row.quotes[0].text)}</blockquote>'
    )


def head_html(row: Row) -> str:
    fields = row.fields
    if row.table == "events":
        who = who_to_whom(fields["actor_names"], fields["recipient_names"])
        definition = event_types()[fields["event_type"]].quad
    else:
        who = f"{fields['subject_name']} → {fields['object_name']}"
        definition = "relationship"
    return (
        f'<div class="row-head" style="--ink:{ink(row)}">'
        f'<p class="kind"><i>{glyph(row)}</i>{escaped(kind(row))} · {escaped(definition)}</p>'
        f'<p class="who">{escaped(who)}</p></div>'
    )


def quote_html(row: Row, quote: Quote) -> str:
    """The sentence in its paragraph, the quoted words marked; what is left out at the ends is shown as dots."""
    text = str(row.article["text"])
    start = _word_start(text, max(quote.paragraph.start, quote.sentence.start - AROUND), quote.sentence.start)
    end = _word_end(text, min(quote.paragraph.end, quote.sentence.end + AROUND), quote.sentence.end)
    marks = [Mark(span.start, span.end, row.row_id) for span in quote.spans]
    if row.table == "events":
        marks.append(Mark(row.fields["trigger_start"], row.fields["trigger_end"], row.row_id, trigger=True))
    marks += [Mark(one.span.start, one.span.end, row.row_id, label=one.field) for one in row.words]
    pieces = "".join(_piece(stretch, quote.sentence) for stretch in stretches(text, start, end, marks))
    before, after = "… " if start > quote.paragraph.start else "", " …" if end < quote.paragraph.end else ""
    return (
        f'<blockquote class="quote" lang="{escaped(row.article["language"])}" dir="auto" style="--ink:{ink(row)}">'
        f"{before}{pieces}{after}</blockquote>"
    )


def _word_start(text: str, at: int, limit: int) -> int:
    """The next beginning of a word, unless the sentence begins before it."""
    if at == 0 or text[at - 1].isspace():
        return at
    space = text.find(" ", at, limit)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int, limit: int) -> int:
    """The last end of a word, unless the sentence ends after it."""
    if at == len(text) or text[at].isspace():
        return at
    space = text.rfind(" ", limit, at)
    return space if space >= 0 else at


def _piece(stretch: Stretch, sentence: Span) -> str:
    shown = escaped(stretch.text)
    if stretch.row_ids:
        if stretch.labels:
            shown = f'<span class="worded" data-label="{escaped(", ".join(stretch.labels))}">{shown}</span>'
        return f'<mark class="trigger">{shown}</mark>' if stretch.trigger else f"<mark>{shown}</mark>"
    inside = sentence.start <= stretch.start < sentence.end
    return shown if inside else f'<span class="around">{shown}</span>'


def facts_html(row: Row) -> str:
    facts = _event_facts(row.fields) if row.table == "events" else _relationship_facts(row.fields)
    items = [*facts, *_shared_facts(row)]
    listed = "".join(f"<dt>{escaped(name)}</dt><dd>{escaped(said)}</dd>" for name, said in items)
    return f'<dl class="facts">{listed}</dl>'


def _event_facts(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    where = place_in_words(fields["place_name"], fields["place_country"], fields["place_kind"], tables.names())
    kind_words = PLACE_KIND_WORDS.get(fields["place_kind"], "")
    about = ", ".join(contexts()[name].label.lower() for name in fields["contexts"])
    facts = [
        ("When", f"{date_in_words(fields['date'])}: {BASIS_WORDS[fields['date_basis']]}"),
        ("Where", f"{where} ({kind_words})" if kind_words else where),
        ("Status", STATUS_WORDS[fields["status"]]),
        ("Claim", _claim(fields["claim"], fields["claimed_by_names"])),
    ]
    if fields["disputed_by_names"]:
        facts.append(("Disputed by", names_in_words(fields["disputed_by_names"])))
    return [*facts, ("About", about)] if about else facts


def _relationship_facts(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    names = tables.names()
    facts = [
        ("When", date_in_words(fields["valid"])),
        ("Status", STATUS_WORDS[fields["status"]]),
        ("Claim", _claim(fields["claim"], [names.get(actor, actor) for actor in fields["claimed_by"]])),
    ]
    extra = [("Office", fields["office"]), ("Concerning", fields["via_name"])]
    return facts + [fact for fact in extra if fact[1]]


def _claim(claim: str, claimed_by: Sequence[str]) -> str:
    return f"{CLAIM_WORDS[claim]}: {names_in_words(list(claimed_by))}" if claimed_by else CLAIM_WORDS[claim]


def _shared_facts(row: Row) -> list[tuple[str, str]]:
    fields, article = row.fields, row.article
    reason = f": {fields['certainty_reason']}" if fields["certainty_reason"] else ""
    published = f"{date_in_words(article['published'])}, {PUBLISHED_BASIS_WORDS[article['published_basis']]}"
    language = LANGUAGE_NAMES.get(article["language"], article["language"])
    return [
        ("How sure", f"{CERTAINTY_LABELS[fields['certainty']]}{reason}"),
        ("Article", f"{article['title']} ({language})"),
        ("Published", published),
        ("Coded by", f"{fields['coder']}, row {row.row_id}"),
    ]
