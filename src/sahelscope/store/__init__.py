"""The tables at rest: built whole or not at all, read through one Selection."""

from sahelscope.store.build import build, fingerprint_of
from sahelscope.store.evidence import Quote, Row
from sahelscope.store.map_sums import PERIODS, At, MapSums, Pair
from sahelscope.store.named_views import NamedView, NoView, named_views, read_view
from sahelscope.store.search import Found, Hit
from sahelscope.store.search_words import Term
from sahelscope.store.selection import Selection
from sahelscope.store.store import Store, open_store
from sahelscope.store.tables import EVENT_COLUMNS, RELATIONSHIP_COLUMNS
from sahelscope.store.words import Counts, in_words, window_in_words

__all__ = [
    "EVENT_COLUMNS",
    "PERIODS",
    "RELATIONSHIP_COLUMNS",
    "At",
    "Counts",
    "Found",
    "Hit",
    "MapSums",
    "NamedView",
    "NoView",
    "Pair",
    "Quote",
    "Row",
    "Selection",
    "Store",
    "Term",
    "build",
    "fingerprint_of",
    "in_words",
    "named_views",
    "open_store",
    "read_view",
    "window_in_words",
]
