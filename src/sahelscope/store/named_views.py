"""Views with a name: a Selection as a small JSON file with a title and a sentence, shipped or saved by a reader."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sahelscope.reference.actors import actors
from sahelscope.reference.countries import codes
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault
from sahelscope.store.selection import Existing, Selection

FOLDER = REFERENCE_FOLDER / "views"
KEYS = frozenset({"title", "sentence", "filters"})
LONGEST_TEXT = 300  # letters of a title or sentence
LONGEST_FILE = 20_000  # letters


@dataclass(frozen=True, slots=True)
class NamedView:
    """What to look at, what it is called, and in a sentence what it shows."""

    title: str
    sentence: str
    selection: Selection

    def to_json(self) -> str:
        """The file that read_view reads."""
        content = {"title": self.title, "sentence": self.sentence, "filters": self.selection.to_params()}
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


class NoView(ValueError):
    """A file is no view; the message says what is wrong with it."""


@cache
def named_views() -> dict[str, NamedView]:
    """The shipped views by file name, each checked against the codebook's lists and the known actors."""
    return {path.stem: _shipped(path) for path in sorted(FOLDER.glob("*.json"))}


def read_view(text: str, existing: Existing | None = None) -> tuple[NamedView, list[str]]:
    """A view that a reader saved, with a notice for each filter that these tables do not know.

    NoView where the text is none at all; what it holds is bounded, and shown as text by whoever shows it.
    """
    if len(text) > LONGEST_FILE:
        raise NoView(f"a view has no more than {LONGEST_FILE:,} letters")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise NoView("it is not JSON") from fault
    if not isinstance(content, dict) or set(content) != KEYS or not isinstance(content["filters"], dict):
        raise NoView(f"it needs just {', '.join(sorted(KEYS))}, and the filters by name")
    texts = [content["title"], content["sentence"], *content["filters"].values()]
    if not all(isinstance(one, str) for one in texts) or max(map(len, texts[:2])) > LONGEST_TEXT or not texts[0]:
        raise NoView(f"a title, sentence or filter must be text, the first two of at most {LONGEST_TEXT} letters")
    selection, notices = Selection.from_params(content["filters"], existing)
    unknown = sorted(set(content["filters"]) - set(Selection.__dataclass_fields__))
    notices += [f"{name!r} is no filter and was left out." for name in unknown]
    return NamedView(content["title"], content["sentence"], selection), notices


def _shipped(path: Path) -> NamedView:
    known = {"actors": codes() | set(actors()), "countries": codes()}
    try:
        view, notices = read_view(path.read_text("utf-8"), {name: frozenset(ids) for name, ids in known.items()})
    except NoView as fault:
        raise ReferenceFault(path, "file", str(fault)) from fault
    if notices:
        raise ReferenceFault(path, "filters", " ".join(notices))
    if not view.sentence.endswith("."):
        raise ReferenceFault(path, "sentence", "must be a whole sentence")
    return view
