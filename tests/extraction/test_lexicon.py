"""Every frame's example sentence gives the row that the frame promises.

`unmet_examples.txt` lists the frames whose example the engine does not read yet, by id and trigger: a debt to be paid,
never to be raised for a frame that worked. The day one is met, the strict xfail asks to take its line away.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sahelscope.extraction.examples import failure
from sahelscope.reference.codes import contexts, event_types, modes, relations
from sahelscope.reference.languages import supported
from sahelscope.reference.lexicon import Frame, frames

UNMET = frozenset((Path(__file__).parent / "unmet_examples.txt").read_text("utf-8").splitlines())
MOST_UNMET = 0.03  # of all frames


def name(frame: Frame) -> str:
    return f"{frame.frame_id} {frame.trigger}"


FRAMES = {name(frame): frame for code in supported() for frame in frames(code)}


def parameters() -> Iterator[Any]:
    for named, frame in FRAMES.items():
        marks = [pytest.mark.xfail(reason="not read yet", strict=True)] if named in UNMET else []
        yield pytest.param(frame, marks=marks, id=named)


@pytest.mark.parametrize("frame", list(parameters()))
def test_an_example_gives_its_row(frame: Frame) -> None:
    assert failure(frame) is None


def test_few_examples_are_unmet_and_each_is_of_a_frame() -> None:
    assert set(FRAMES) >= UNMET
    assert len(UNMET) <= MOST_UNMET * len(FRAMES)


@pytest.mark.parametrize("language", supported())
def test_a_frame_gives_only_codes_that_the_codebook_has(language: str) -> None:
    """A mode that nobody knows would be refused by the tables, on some reader's article."""
    for frame in frames(language):
        assert not frame.event_type or frame.event_type in event_types(), frame.frame_id
        assert not frame.mode or (frame.event_type, frame.mode) in modes(), frame.frame_id
        assert set(contexts()) >= set(frame.contexts), frame.frame_id
        assert set(relations()) >= {frame.relation, frame.makes} - {""}, frame.frame_id
