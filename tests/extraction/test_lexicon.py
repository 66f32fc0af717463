"""Every frame's example sentence gives the row that the frame promises."""

from __future__ import annotations

import pytest

from sahelscope.extraction.examples import failure
from sahelscope.reference.languages import supported
from sahelscope.reference.lexicon import Frame, frames

FRAMES = [frame for code in supported() for frame in frames(code)]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.frame_id}-{frame.trigger}")
def test_an_example_gives_its_row(frame: Frame) -> None:
    assert failure(frame) is None
