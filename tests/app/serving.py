"""The app as its own process, for tests in a browser, screenshots and measurements."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, Page, Playwright, Request

ROOT = Path(__file__).parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SCALE = "document.querySelector('.sahelscope-plot')._fullLayout.geo.projection.scale"  # of the map
UP_WITHIN = 60  # s
STOPPED_WITHIN = 10


@dataclass
class Served:
    """A server of the app, and every request that a browser made of another origin."""

    address: str
    process: int
    foreign: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        """Remember a request that left the origin."""
        if not request.url.startswith((self.address, self.address.replace("http", "ws"), "blob:", "data:")):
            self.foreign.append(request.url)


@contextmanager
def serve(database: Path, script: str = "app.py") -> Iterator[Served]:
    """A fresh process of the app over these tables, up when it is given and stopped afterwards; or of another script."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)],
        cwd=ROOT,
        env=os.environ | {"SAHELSCOPE_DATABASE": str(database)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}")
        yield Served(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(STOPPED_WITHIN)


def wait_for(address: str) -> None:
    """Return when the server answers; TimeoutError if it does not."""
    deadline = time.monotonic() + UP_WITHIN
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310  our own server
                if answer.read() == b"ok":
                    return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise TimeoutError(f"the app was not up within {UP_WITHIN} s")


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium where there is one, else Playwright's own."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)


def zoom_in(page: Page) -> float:
    """Turn the wheel over the map once it is drawn, and give its new scale."""
    page.wait_for_selector(".sahelscope-plot[data-drawn]")
    box = page.locator(".sahelscope-plot").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(600)
    zoomed = float(page.evaluate(SCALE))
    assert zoomed > 1.2
    return zoomed
