"""Our own files for the browser, each under an address that changes when its content does."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sahelscope import figures
from sahelscope.reference import borders, region_areas

ASSETS = Path(__file__).parent / "assets"
VERSION_LENGTH = 12


@dataclass(frozen=True)
class StaticFile:
    """A file that the app serves at /assets/<hash of its content>/<name>."""

    path: Path
    media_type: str

    @cached_property
    def address(self) -> str:
        version = hashlib.sha256(self.path.read_bytes()).hexdigest()[:VERSION_LENGTH]
        return f"/assets/{version}/{self.path.name}"


STATIC_FILES = {
    file.path.name: file
    for file in (
        StaticFile(figures.SCRIPT, "text/javascript"),
        *(StaticFile(path, "application/geo+json") for path in sorted(borders.FOLDER.glob("countries*.geojson"))),
        StaticFile(borders.HATCHES, "application/geo+json"),
        StaticFile(borders.OUTLINES, "application/geo+json"),
        StaticFile(region_areas.SHAPES, "application/geo+json"),
    )
}


def _data_uri(path: Path) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(path.read_bytes()).decode()}"


ICON = _data_uri(ASSETS / "icon.svg")
WORDMARK = _data_uri(ASSETS / "wordmark.svg")


def address_of(path: Path) -> str:
    """Where the browser finds one of the served files."""
    return STATIC_FILES[path.name].address
