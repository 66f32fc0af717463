"""An article cut into stretches, each with the rows that it is evidence for; joined again it is the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the article that is evidence for a row.

    `trigger` where it is the word that names the act, `label` where it names a party or the date.
    """

    start: int
    end: int
    row_id: str
    trigger: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two boundaries of marks, the rows it is evidence for in the order of their marks."""

    start: int
    text: str
    row_ids: tuple[str, ...]
    trigger: bool
    labels: tuple[str, ...] = ()


def stretches(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Stretch]:
    """The text from start to end, cut wherever a mark begins or ends; nothing is lost and nothing repeated."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    bounds = sorted({start, end, *(min(max(at, start), end) for mark in inside for at in (mark.start, mark.end))})
    return [_stretch(text, left, right, inside) for left, right in pairwise(bounds)]


def _stretch(text: str, left: int, right: int, marks: Sequence[Mark]) -> Stretch:
    covering = [mark for mark in marks if mark.start <= left and right <= mark.end]
    row_ids = tuple(dict.fromkeys(mark.row_id for mark in covering))
    labels = tuple(dict.fromkeys(mark.label for mark in covering if mark.label))
    return Stretch(left, text[left:right], row_ids, any(mark.trigger for mark in covering), labels)
