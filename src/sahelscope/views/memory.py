"""Answers that are kept for the next visitor, as many as weigh no more than a budget together.

Two visitors who ask for the same at once get one answer: the second waits for the first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, TypeVar

MOST = 400  # small answers of a kind
MOST_ROWS = 60_000  # in all tables of a kind: some 150 MB

Answer = TypeVar("Answer")
Asked = Callable[..., Answer]


def remembered(
    weigh: Callable[[Any], int] = lambda _: 1, budget: int = MOST
) -> Callable[[Asked[Answer]], Asked[Answer]]:
    """Keep the answers of a function whose arguments can be hashed; the one unused for longest is forgotten first."""

    def keep(function: Asked[Answer]) -> Asked[Answer]:
        kept: OrderedDict[Hashable, Answer] = OrderedDict()
        working: dict[Hashable, Lock] = {}
        lock = Lock()

        @wraps(function)
        def answer(*asked: Hashable) -> Answer:
            with lock:
                if asked in kept:
                    kept.move_to_end(asked)
                    return kept[asked]
                turn = working.setdefault(asked, Lock())
            with turn:
                with lock:
                    if asked in kept:
                        return kept[asked]
                found = function(*asked)
                with lock:
                    kept[asked] = found
                    working.pop(asked, None)
                    weight = sum(map(weigh, kept.values()))
                    while weight > budget and len(kept) > 1:
                        weight -= weigh(kept.popitem(last=False)[1])
            return found

        return answer

    return keep


def remembered_rows() -> Callable[[Asked[Answer]], Asked[Answer]]:
    """Keep tables, as many as have MOST_ROWS rows together."""
    return remembered(weigh=lambda table: max(len(table), 1), budget=MOST_ROWS)
