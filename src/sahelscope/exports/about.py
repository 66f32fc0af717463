"""What an export must say of itself: which filters made it, of which tables, from which articles, and when."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from sahelscope.store import Selection, Store

TOOL = "SahelScope"


@dataclass(frozen=True, slots=True)
class About:
    """`filters` are the parameters of an address, so that the same view can be opened again.

    `articles` gives the SHA-256 of each article that a row comes from: which text the offsets count.
    """

    what: str
    rows: int
    of: int
    in_words: str
    filters: dict[str, str]
    version: str
    fingerprint: str
    exported: str
    articles: dict[str, str]

    @property
    def selection(self) -> Selection:
        """What was asked for."""
        return Selection.from_params(self.filters)[0]

    def to_json(self) -> str:
        """As a file beside the export, or as a header within."""
        return json.dumps({"tool": TOOL, **asdict(self)}, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> About:
        read: dict[str, Any] = json.loads(text)
        read.pop("tool")
        return cls(**read)


def about(store: Store, selection: Selection, what: str, written: tuple[Collection[str], int]) -> About:
    """Of `events`, `relationships` or `ties`; `written` names each row's article, and counts what the selection keeps.

    The day of the export is left for the caller to set.
    """
    article_ids, kept = written
    hashes = dict(zip(*(store.articles()[name] for name in ("article_id", "sha256")), strict=True))
    return About(
        what=what,
        rows=len(article_ids),
        of=kept,
        in_words=store.in_words(selection, "events" if what == "events" else "relationships"),
        filters=selection.to_params(),
        version=store.version,
        fingerprint=store.fingerprint,
        exported="",
        articles={article_id: hashes[article_id] for article_id in sorted(set(article_ids))},
    )
