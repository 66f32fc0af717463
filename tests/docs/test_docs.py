"""What the docs say is what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sahelscope.reference.columns import as_markdown

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def test_the_data_dictionary_is_what_the_command_prints() -> None:
    """docs/data-dictionary.md is written by `python -m sahelscope dictionary`."""
    assert (ROOT / "docs" / "data-dictionary.md").read_text("utf-8") == as_markdown()


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]), ids=lambda p: p.name)
def test_a_link_to_a_file_leads_to_one(page: Path) -> None:
    """No page points to a file that is not there."""
    targets = LINK.findall(page.read_text("utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []
