"""What a page shows, as AppTest sees it."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def text(app: AppTest) -> str:
    """All the HTML of a page."""
    return " ".join(element.proto.body for element in app.get("html"))


def drawn(app: AppTest, name: str) -> dict[str, Any]:
    """What the component of that name was given: a line that may change with each run, then what was made once."""
    found = [one.proto for one in app.get("bidi_component") if one.proto.component_name == f"sahelscope.{name}"]
    small, large = found[0].bytes.split(b"\n", 1)
    return {**json.loads(large or b"{}"), **json.loads(small)}
