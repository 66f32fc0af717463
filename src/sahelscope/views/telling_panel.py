"""The other tellings of an open event: who else tells it, in which language, how surely, and what differs."""

from __future__ import annotations

import streamlit as st

from sahelscope.analysis.comparison import differences
from sahelscope.analysis.wording import CLAIM_WORDS, counted, date_in_words
from sahelscope.store import Row, Store
from sahelscope.store.words import LANGUAGE_NAMES
from sahelscope.views import address, tables
from sahelscope.views.coded_row import words_html
from sahelscope.views.memory import remembered
from sahelscope.views.style import escaped

MOST = 12  # shown; the rest are counted


def show_tellings(row: Row) -> None:
    """Nothing where no other article tells of the event; else each other telling, and what is not told alike."""
    if row.table != "events" or not row.fields["story_id"]:
        return
    others = _tellings(tables.store(), row.row_id)
    languages = {LANGUAGE_NAMES.get(one.fields["language"], one.fields["language"]) for one in others}
    said = f"{counted(len(others), 'other telling')} of this event ({', '.join(sorted(languages))})"
    with st.expander(said, key=f"tellings_of_{row.row_id}"):
        st.html(differences_html([row, *others]))
        for other in others[:MOST]:
            st.html(telling_html(other))
            st.button("Open", key=f"telling_{other.row_id}", on_click=address.open_row, args=(other.row_id,),
                      type="tertiary")  # fmt: skip
        if len(others) > MOST:
            st.html(f'<p class="quiet">and {len(others) - MOST:,} more</p>')


def telling_html(row: Row) -> str:
    """Article, language, date of publication and claim, with the best quote."""
    article, fields = row.article, row.fields
    language = LANGUAGE_NAMES.get(article["language"], article["language"])
    head = f"{article['title']} · {language}, {date_in_words(article['published'])} · {CLAIM_WORDS[fields['claim']]}"
    return f'<p class="quiet">{escaped(head)}</p>{words_html(row)}'


def differences_html(tellings: list[Row]) -> str:
    """What is not told alike, and how many tell it so."""
    found = differences(row.fields for row in tellings)
    if not found:
        return '<p class="quiet">All tell it alike.</p>'
    items = "".join(
        f"<dt>{escaped(name)}</dt><dd>{escaped('; '.join(f'{value} ({len(ids)})' for value, ids in said.items()))}</dd>"
        for name, said in found.items()
    )
    return f'<p class="shown">Not told alike</p><dl class="facts">{items}</dl>'


@remembered()
def _tellings(store: Store, event_id: str) -> list[Row]:
    return store.tellings(event_id)
