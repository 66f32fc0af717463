"""Rows with their evidence as JSON Lines: one object a row, offsets and article hash included."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from sahelscope.store import Row

LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\u0085\u2028\u2029"}  # some readers end a line at these


def to_json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """One line a row, keys in the order of the columns; the article's text itself is not repeated."""
    for row in rows:
        evidence = [
            {"quote": quote.text, "spans": [[span.start, span.end] for span in quote.spans], "block": quote.block}
            for quote in row.quotes
        ]
        fields = {name: _plain(value) for name, value in row.fields.items()}
        content = {**fields, "evidence": evidence, "article_sha256": row.article["sha256"]}
        yield json.dumps(content, ensure_ascii=False).translate(LINE_ENDS) + "\n"


def read_json_lines(text: str) -> list[dict[str, Any]]:
    """The rows that to_json_lines wrote: days as YYYY-MM-DD, unknown ones None."""
    return [json.loads(line) for line in text.split("\n") if line]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value
