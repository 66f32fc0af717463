"""How long a change of the timeline's window takes, from a thousand to ten million events.

python benchmarks/timeline.py [--sizes 1000 100000 10000000] [--folder FOLDER] [--json FILE]

All sizes are asked in one run. For each: the server's time for a new window (moments, lanes, figure), the bytes
that it sends, and the time in a browser from the change of the address to the chart painted. What counts is the ratio
to the smallest size. With --folder the tables are kept for the next run.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "app"), str(ROOT / "benchmarks")]

from serving import launch, serve  # noqa: E402  found by the line above
from tables import synthetic  # noqa: E402

from sahelscope.analysis.density import density  # noqa: E402
from sahelscope.analysis.lanes import Told, in_lanes  # noqa: E402
from sahelscope.figures.event_timeline import event_timeline  # noqa: E402
from sahelscope.store import Selection, Store, open_store  # noqa: E402

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
WINDOWS = [(date(year, 1, 1), date(year + span, 12, 31)) for year in (2018, 2020, 2022) for span in (0, 2)]
DRAWN = ".sahelscope-plot[data-drawn]"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = asked.folder or Path(scratch)
        browser = launch(playwright)
        found = {}
        for size in asked.sizes:
            database = folder / f"{size}.duckdb"
            if not database.exists():
                synthetic(database, size)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            found[size] = on_the_server(database) | in_the_browser(database, page)
            page.close()
            print(size, found[size], flush=True)
        browser.close()
    told = {"sizes": found, "painted_ratio": ratio(found, "painted_ms"), "server_ratio": ratio(found, "window_ms")}
    print(json.dumps(told, indent=1))
    if asked.json:
        asked.json.write_text(json.dumps(told, indent=1), "utf-8")


def ratio(found: dict[int, dict[str, Any]], what: str) -> float:
    """The largest size as a multiple of the smallest."""
    return round(float(found[max(found)][what] / found[min(found)][what]), 2)


def on_the_server(database: Path) -> dict[str, Any]:
    """Milliseconds for a new window, once the lanes and the density of the selection are known; and for a search."""
    store, told, everything = open_store(database), Told("actor"), Selection()
    began = time.perf_counter()
    sizes, bins = store.lane_sizes(everything, told, 12), density(store.spans(everything, told))
    selected = time.perf_counter() - began
    spent, sent = [], []
    for window in WINDOWS:
        began = time.perf_counter()
        moments = store.moments(everything, told, sizes, window)
        lanes = in_lanes(sizes, moments, {}, window, by_name=False)
        figure = event_timeline(lanes, bins).to_json(validate=False)
        spent.append(time.perf_counter() - began)
        sent.append(len(figure))
    found = {
        "selection_ms": round(selected * 1000),
        "window_ms": round(statistics.median(spent) * 1000),
        "figure_kb": round(max(sent) / 1000),
        "search_ms": round(searched(store)),
    }
    store.close()
    return found


def searched(store: Store) -> float:
    """Milliseconds until the first page of hits is there."""
    began = time.perf_counter()
    store.search("sentence 000000123", Selection())
    return (time.perf_counter() - began) * 1000


def in_the_browser(database: Path, page: Page) -> dict[str, Any]:
    """Milliseconds from a new window in the address to the chart painted."""
    with serve(database) as served:
        page.goto(f"{served.address}/timeline")
        page.wait_for_selector(DRAWN)
        spent = []
        for window in WINDOWS:
            page.wait_for_timeout(400)
            before = page.locator(DRAWN).get_attribute("data-drawn")
            span = "/".join(day.isoformat() for day in window)
            began = time.perf_counter()
            page.evaluate(CHOOSE, f"window:{span}")
            page.wait_for_function(PAINTED, arg=before)
            spent.append(time.perf_counter() - began)
    return {"painted_ms": round(statistics.median(spent) * 1000)}


CHOOSE = "(picked) => document.querySelector('.sahelscope-plot').report('picked', picked)"
PAINTED = "(before) => document.querySelector('.sahelscope-plot').dataset.drawn !== before"

if __name__ == "__main__":
    main()
