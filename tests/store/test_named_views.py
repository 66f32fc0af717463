"""Named views: shipped ones stand on what is known, saved ones read back, and no file is an error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelscope.reference.files import ReferenceFault
from sahelscope.store import Selection, Store, named_views
from sahelscope.store.named_views import NamedView, NoView, _shipped, read_view


def test_the_shipped_views_tell_the_seeds_stories(gold_store: Store) -> None:
    """Each shows some rows, and not all; its filters are all known."""
    views = named_views()
    assert [view.title for view in views.values()] == [
        "Arms by the back door",
        "The mediator",
        "Leaving the West",
        "The CSTO’s betrayal",
    ]
    for view in views.values():
        counts = gold_store.count(view.selection)
        assert 0 < counts.shown < counts.total
        seeds = view.selection.having(
            articles=tuple(name for name in gold_store.articles()["article_id"] if name[0] == "0")
        )
        assert gold_store.count(seeds).shown > 0, view.title


def test_a_saved_view_reads_back() -> None:
    """Title, sentence and selection, whatever they hold."""
    view = NamedView('Türkiye & "Rusland"', "<b>", Selection(actors=("tur", "a,b"), together=True))
    assert read_view(view.to_json()) == (view, [])


def test_what_a_saved_view_asks_for_and_is_not_there_is_told() -> None:
    """As in a link: dropped with a notice, never an error."""
    text = json.dumps({"title": "x", "sentence": "", "filters": {"actors": "tur,atlantis", "colour": "red"}})
    view, notices = read_view(text, {"actors": frozenset({"tur"})})
    assert view.selection == Selection(actors=("tur",))
    assert len(notices) == 2


@given(
    st.text(max_size=50)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["title", "sentence", "filters", "actors"]), inner)
        ),
        max_leaves=8,
    ).map(json.dumps)
)
def test_any_file_is_a_view_or_says_why_not(text: str) -> None:
    """A reader may load the wrong file."""
    try:
        view, _ = read_view(text)
    except NoView:
        return
    assert Selection.from_params(view.selection.to_params()) == (view.selection, [])


@pytest.mark.parametrize("text", ["[" * 100_000, json.dumps({"title": "x" * 400, "sentence": "", "filters": {}})])
def test_an_overlong_file_is_refused(text: str) -> None:
    """Nothing unbounded is taken in."""
    with pytest.raises(NoView):
        read_view(text)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"title": "x"}', "needs just"),
        ('{"title": "x", "sentence": "A view.", "filters": {"actors": "atlantis"}}', "atlantis"),
        ('{"title": "x", "sentence": "no sentence", "filters": {}}', "whole sentence"),
    ],
)
def test_a_faulty_shipped_view_names_its_file(tmp_path: Path, content: str, told: str) -> None:
    """Reference data checks itself when it is read."""
    path = tmp_path / "wrong.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ReferenceFault, match=f"wrong.json.*{told}"):
        _shipped(path)
