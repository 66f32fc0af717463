# ruff: noqa: INP001, T201  a script: no package, and it says what it did
"""Pictures of every page, light and dark, wide and narrow: python scripts/screenshots.py --out FOLDER.

Without --database the seed articles are coded first, as in the app. --readme also renews docs/screenshot.png.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as NotDrawn

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "app")]

from serving import launch, serve  # noqa: E402  found by the line above

from sahelscope.building import build_tables  # noqa: E402
from sahelscope.views.pages import TITLES  # noqa: E402

PAGES = {name: "/" if name == "overview" else f"/{name}" for name in TITLES}
DRAWN = ".sahelscope-plot[data-drawn], .sahelscope-reader article, .figures, .st-key-pick_query"
WIDTHS = {"wide": (1440, 900), "narrow": (390, 844)}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
README_PICTURE = ("/?row=000_cf2145bb6df4a7fa-e01", "light", (1440, 1000))
CHART_WITHIN = 8_000  # ms
SETTLED = 900  # ms after the last element: fonts, and the chart's own measuring


def main() -> None:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--database", type=Path)
    parser.add_argument("--params", default="", help='of the address, as in "actors=tur&row=..."')
    parser.add_argument("--pages", nargs="*", choices=PAGES, default=list(PAGES))
    parser.add_argument("--readme", action="store_true")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        database = asked.database or Path(scratch) / "seeds.duckdb"
        if not asked.database:
            build_tables(database=database)
        with serve(database) as served, sync_playwright() as playwright:
            browser = launch(playwright)
            for name in asked.pages:
                for scheme in SCHEMES:
                    for width, size in WIDTHS.items():
                        path = asked.out / f"{name}-{scheme}-{width}.png"
                        take(browser, f"{served.address}{PAGES[name]}?{asked.params}", path, (scheme, size))
                        print(path)
            if asked.readme:
                address, scheme, size = README_PICTURE
                take(browser, f"{served.address}{address}", ROOT / "docs" / "screenshot.png", (scheme, size))
            browser.close()


def take(browser: Browser, address: str, path: Path, look: tuple[Scheme, tuple[int, int]]) -> None:
    """One picture of what the window shows."""
    scheme, (width, height) = look
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    settle(page)
    page.screenshot(path=path)
    context.close()


def settle(page: Page) -> None:
    """Wait until the page is drawn; not every page has a chart."""
    page.wait_for_selector("h1")
    with suppress(NotDrawn):
        page.wait_for_selector(DRAWN, timeout=CHART_WITHIN)
    page.wait_for_timeout(SETTLED)


if __name__ == "__main__":
    main()
