"""The tables at rest: built whole or not at all, read through one Selection."""

from sahelscope.store.build import build, fingerprint_of
from sahelscope.store.evidence import Quote, Row
from sahelscope.store.search import Found, Hit
from sahelscope.store.search_words import Term
from sahelscope.store.selection import Selection
from sahelscope.store.store import Store, open_store
from sahelscope.store.tables import EVENT_COLUMNS, RELATIONSHIP_COLUMNS
from sahelscope.store.words import Counts, in_words, window_in_words

__all__ = [
    "EVENT_COLUMNS",
    "RELATIONSHIP_COLUMNS",
    "Counts",
    "Found",
    "Hit",
    "Quote",
    "Row",
    "Selection",
    "Store",
    "Term",
    "build",
    "fingerprint_of",
    "in_words",
    "open_store",
    "window_in_words",
]
