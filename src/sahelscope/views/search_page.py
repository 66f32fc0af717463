"""What the search page is made of."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from sahelscope.analysis.marked_text import Mark, stretches
from sahelscope.analysis.wording import counted, date_in_words, names_in_words
from sahelscope.store import Found, Hit, Selection, Store, Term
from sahelscope.store.search_query import LONGEST_QUERY
from sahelscope.store.words import LANGUAGE_NAMES
from sahelscope.views import address, current, tables
from sahelscope.views.actor_links import show_actor_links
from sahelscope.views.articles_page import ARTICLE, BLOCK_NOTES
from sahelscope.views.coded_row import lines
from sahelscope.views.pages import page
from sahelscope.views.signs import RELATION_INKS
from sahelscope.views.style import escaped, literal, show_quiet

QUERY = "q"
UPTO = "upto"  # how many hits are shown, where more than FIRST were asked for
FIRST = 20
MOST = 200
HOW = "Words, any spelling of a name, “a phrase in quotes”, or a beginning*"
NEUTRAL = RELATION_INKS[0]


def pick_query() -> str:
    """What the reader typed, kept in the address."""
    asked = address.page_param(QUERY)
    st.session_state["pick_query"] = asked

    def change() -> None:
        address.write(QUERY, st.session_state["pick_query"].strip())
        address.write(UPTO, "")

    st.text_input(
        "Search all sentences",
        key="pick_query",
        type="search",
        max_chars=LONGEST_QUERY,
        placeholder=HOW,
        on_change=change,
    )
    return asked


def pick_number() -> int:
    """How many hits to show at most; whatever the address says, not too many for a browser."""
    asked = address.page_param(UPTO)
    return min(max(int(asked), FIRST), MOST) if asked.isdecimal() and asked.isascii() and len(asked) < 6 else FIRST  # noqa: PLR2004  a number of hits, not a wall of digits


def read_found(query: str, selection: Selection, number: int) -> Found:
    """The sentences that hold the query, under the filters."""
    return _found(tables.store(), query, selection, number)


def show_found(query: str, found: Found, selection: Selection) -> None:
    """How many sentences hold what, and the latest of them; each opens its rows or its article."""
    if not query:
        show_quiet(f"{HOW}. A name finds every spelling in all five languages: Poetin finds Putin and Poutine.")
        return
    st.html(f'<p class="shown" role="status">{_in_words(found, selection)}</p>')
    _show_actors(found.terms, selection)
    for number, hit in enumerate(found.hits):
        _show_hit(number, hit)
    _show_more(found)


def candidates(found: Found, selection: Selection) -> list[str]:
    """The rows of the sentence whose row is open, to step through."""
    opened = address.row_id()
    row_ids = next((hit.row_ids for hit in found.hits if opened in hit.row_ids), ())
    return [row_id for row_id in row_ids if row_id in lines(selection)]


def offered(found: Found, selection: Selection) -> list[str]:
    """The rows of all sentences shown, once each."""
    row_ids = dict.fromkeys(row_id for hit in found.hits for row_id in hit.row_ids)
    return [row_id for row_id in row_ids if row_id in lines(selection)]


def hint(found: Found) -> str:
    """What the panel says while no row is open."""
    first = " The first ones found:" if any(hit.row_ids for hit in found.hits) else ""
    return f"Open the rows of a sentence to see what was coded from it.{first}"


def hit_html(hit: Hit) -> str:
    """The sentence with its hits marked, and where it stands. The text is the article's, to the letter."""
    start = hit.sentence.start
    marks = [Mark(mark.start - start, mark.end - start, "hit") for mark in hit.marks]
    pieces = "".join(
        f"<mark>{escaped(piece.text)}</mark>" if piece.row_ids else escaped(piece.text)
        for piece in stretches(hit.text, 0, len(hit.text), marks)
    )
    note = f" · {BLOCK_NOTES[hit.block]}" if hit.block in BLOCK_NOTES else ""
    language = LANGUAGE_NAMES.get(hit.language, hit.language)
    return (
        f'<blockquote class="quote" lang="{escaped(hit.language)}" dir="auto" style="--ink:{NEUTRAL}">{pieces}'
        f'</blockquote><p class="quiet">{escaped(hit.title)} · {escaped(language)}, '
        f"{escaped(date_in_words(hit.published))}{escaped(note)}</p>"
    )


def _in_words(found: Found, selection: Selection) -> str:
    if not found.terms:
        return "There is no word in this query."
    said = names_in_words([escaped(_said(term)) for term in found.terms])
    sentences = counted(found.total, "sentence holds", "sentences hold")
    filtered = " · among what the filters keep" if not selection.empty else ""
    return f"<b>{sentences}</b> {said}{filtered}"


def _said(term: Term) -> str:
    if term.actor_id:
        return f"{tables.names().get(term.actor_id, term.typed)} in any spelling"
    return f"a word that begins with {term.typed.rstrip('*')}" if term.begins else term.typed


def _show_actors(terms: tuple[Term, ...], selection: Selection) -> None:
    """For each name that was recognised, the way to all its rows, those that only say “he” included."""
    known = tables.existing()["actors"]
    named = dict.fromkeys(term.actor_id for term in terms if term.actor_id)
    show_actor_links(named)
    for actor_id in named:
        if actor_id in known and actor_id not in selection.actors:
            name = literal(tables.names().get(actor_id, actor_id))
            st.button(
                f"Filter by {name}",
                key=f"filter_by_{actor_id}",
                on_click=current.change,
                kwargs={"actors": (*selection.actors, actor_id)},
                type="tertiary",
                help="Keeps every coded row in which this actor takes part, also where the sentence only says “he”",
            )


def _show_hit(number: int, hit: Hit) -> None:
    with st.container(key=f"hit_{number}"):
        st.html(hit_html(hit))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if hit.row_ids:
                st.button(
                    f"Open {counted(len(hit.row_ids), 'row')}",
                    key=f"open_hit_{number}",
                    on_click=address.open_row,
                    args=(hit.row_ids[0],),
                    type="tertiary",
                )
            else:
                show_quiet("no row was coded from this sentence")
            st.page_link(page("articles"), label="Article", query_params={ARTICLE: hit.article_id})


def _show_more(found: Found) -> None:
    left = found.total - len(found.hits)
    if left > 0 and len(found.hits) < MOST:
        more = min(len(found.hits) * 3, MOST)
        st.button(f"Show more ({left:,} left)", key="more_hits", on_click=address.write, args=(UPTO, str(more)))
    elif left > 0:
        show_quiet(f"and {left:,} more; a further word or a filter narrows them")


@lru_cache(tables.KEPT)
def _found(store: Store, query: str, selection: Selection, number: int) -> Found:
    return store.search(query, selection, number)
