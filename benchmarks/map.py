"""What a change of filter costs on the map, from a thousand to ten million events: python benchmarks/map.py.

In one run, for each size: the app (server time by step, bytes sent, time until the map is painted, memory), an empty
rerun of it, and a plain page (benchmarks/plain_map.py: pandas, a mark for every row, st.dataframe) as long as that
paints within PATIENCE. Ratios count, not seconds: all is measured on the same machine in the same minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as NotPainted

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "app"), str(ROOT / "benchmarks")]

from app_load import WATCH  # noqa: E402  found by the line above
from serving import Served, launch, serve  # noqa: E402
from tables import synthetic  # noqa: E402

from sahelscope.store import Selection, open_store  # noqa: E402
from sahelscope.views import map_page, map_sums, tables  # noqa: E402
from sahelscope.views.map_look import Look  # noqa: E402

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
PLAIN_UP_TO = 1_000_000  # of more the plain page would not even be sent
PATIENCE = 60_000  # ms for the plain page
CHANGES = (  # of a filter, one after the other: none has been asked for before
    "event_types=AID",
    "event_types=ASSAULT&statuses=occurred",
    "actors=rus",
    "region=sahel",
    "date_from=2021-01-01&date_to=2021-12-31",
    "countries=mli&claims=stated",
    "event_types=CONSULT&region=caucasus",
    "date_from=2019-03-01&date_to=2019-03-31&dating=surely",
)
MARKS = "document.querySelectorAll('.geolayer path.point').length"
QUIET = 500  # ms without a message: the answer is complete
# The address is changed as by the Back button: no time is spent on opening a list of options.
CHANGE = """
(address) => {
  window.traffic.length = 0;
  window.painted = null;
  const box = document.querySelector(".sahelscope-plot");
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (window.painted = performance.now())));
  });
  seen.observe(box, { attributes: true, attributeFilter: ["data-drawn"] });
  window.asked = performance.now();
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
"""


def main() -> None:
    """Build what is missing, measure every size, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--folder", type=Path, help="keep the databases there, and take those that are there")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        browser = launch(playwright)
        found = {}
        for size in asked.sizes:
            found[size] = measured(browser, folder / f"synthetic_{size}.duckdb", size)
            print(size, json.dumps(found[size]), flush=True)
        browser.close()
    report(found)
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1), "utf-8")


def measured(browser: Browser, database: Path, size: int) -> dict[str, Any]:
    """All three at one size."""
    if not database.is_file():
        synthetic(database, size)
    table = plain_table(database) if size <= PLAIN_UP_TO else None
    found: dict[str, Any] = {"steps_ms": steps(database)}
    with serve(database) as served:
        found["app"], found["empty_rerun_ms"] = app(browser, served)
    if table:
        found["plain"] = plain(browser, table)
    return found


def steps(database: Path) -> dict[str, float]:
    """Median milliseconds of the server's steps for one change, each asked anew."""
    tables.DATABASE = database
    store = open_store(database)
    spent: dict[str, list[float]] = {}
    for params in CHANGES:
        selection = Selection.from_params(dict(part.split("=") for part in params.split("&")))[0]
        look = Look("events", "three_regions", "neutral", date(2024, 1, 1))
        map_sums.sums(selection), map_sums.located(selection, look.section)  # not counted twice in the picture
        for name, ask in {
            "options": lambda: store.options(selection),  # noqa: B023  asked before the loop goes on
            "sums by spot": lambda: store.map.by_spot(selection),  # noqa: B023
            "months": lambda: store.map.by_period(selection.without("date_from", "date_to"), "month"),  # noqa: B023
            "latest": lambda: store.map.latest(selection, 8),  # noqa: B023
            "ties": lambda: store.map.pairs(selection),  # noqa: B023
            "figure": lambda: map_page.picture_of(selection, look),  # noqa: B023
        }.items():
            spent.setdefault(name, []).append(_milliseconds(ask))
    store.close()
    return {name: round(statistics.median(found), 1) for name, found in spent.items()}


def _milliseconds(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return (time.perf_counter() - started) * 1000


def app(browser: Browser, served: Served) -> tuple[dict[str, float], float]:
    """Medians over the CHANGES, and the median of as many empty reruns."""
    page = opened(browser, f"{served.address}/map")
    empty = statistics.median(rerun(page) for _ in CHANGES)
    made = [change(page, f"/map?{params}") for params in CHANGES]
    found = {name: round(statistics.median(one[name] for one in made), 1) for name in made[0]}
    found["memory_mb"] = memory(served.process)
    found["errors"] = page.get_by_test_id("stException").count()
    page.context.close()
    return found, round(empty, 1)


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(address)
    page.wait_for_selector(".sahelscope-plot[data-drawn]", timeout=PATIENCE)
    settle(page)
    return page


def change(page: Page, address: str) -> dict[str, float]:
    """From the request for a change until the map is painted and until all is there, and the bytes of the answer."""
    page.evaluate(CHANGE, address)
    deadline = time.perf_counter() + PATIENCE / 1000
    while page.evaluate("window.painted") is None:  # the page's policy forbids Playwright's own way of waiting
        if time.perf_counter() > deadline:
            raise NotPainted(f"{address} was not painted")
        page.wait_for_timeout(20)
    settle(page)
    traffic, painted = page.evaluate("[window.traffic, window.painted]")
    asked = next(at for way, at, _ in traffic if way == "out")
    came = [(at, size) for way, at, size in traffic if way == "in"]
    return {
        "painted_ms": painted - asked,
        "complete_ms": came[-1][0] - asked,
        "sent_kb": sum(size for _, size in came) / 1000,
    }


def rerun(page: Page) -> float:
    """Milliseconds of a rerun in which nothing has changed."""
    page.evaluate("window.traffic.length = 0")
    page.keyboard.press("r")
    page.wait_for_timeout(QUIET / 2)
    settle(page)
    traffic = page.evaluate("window.traffic")
    times = [at for _, at, _ in traffic]
    return times[-1] - times[0] if times else float("nan")


def settle(page: Page) -> None:
    """Wait until nothing has come for a while."""
    page.wait_for_timeout(QUIET)
    while page.evaluate(f"(window.traffic.at(-1)?.[1] ?? 0) > performance.now() - {QUIET}"):
        page.wait_for_timeout(QUIET / 2)


def memory(process: int) -> float:
    """The most that the server has held, in MB."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return round(int(status.split("VmHWM:")[1].split()[0]) / 1000)


def plain_table(database: Path) -> Path:
    """The events as a file for pandas; to be written before the database is opened as the app does."""
    table = database.with_suffix(".parquet")
    if not table.is_file():
        with duckdb.connect(str(database), read_only=True) as connection:
            columns = "event_id, event_type, quad, status, date, place_name, place_country, latitude, longitude, quote"
            connection.execute(f"COPY (SELECT {columns} FROM events) TO '{table}' (FORMAT parquet)")  # noqa: S608
    return table


def plain(browser: Browser, table: Path) -> dict[str, float | str]:
    """The same change on a page without any of this: pandas, a mark a row, the whole table."""
    os.environ["PLAIN_TABLE"] = str(table)
    with serve(table, script="benchmarks/plain_map.py") as served:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.add_init_script(f"({WATCH})()")
        page.goto(served.address)
        try:
            page.wait_for_selector(".js-plotly-plot .geolayer path.point", state="attached", timeout=PATIENCE)
            settle(page)
            page.evaluate(f"window.before = {MARKS}; window.traffic.length = 0")
            page.get_by_text("without AID").click()
            page.wait_for_function(f"{MARKS} !== window.before", timeout=PATIENCE)
            done = page.evaluate("new Promise((seen) => requestAnimationFrame(() => seen(performance.now())))")
            settle(page)
        except NotPainted:
            return {"painted_ms": f"not within {PATIENCE // 1000} s", "memory_mb": memory(served.process)}
        traffic = page.evaluate("window.traffic")
        page.context.close()
        return {
            "painted_ms": round(done - traffic[0][1], 1),
            "sent_kb": round(sum(size for way, _, size in traffic if way == "in") / 1000, 1),
            "memory_mb": memory(served.process),
        }


def report(found: dict[int, dict[str, Any]]) -> None:
    """The ratios that are promised."""
    sizes = list(found)
    first = found[sizes[0]]["app"]["painted_ms"]
    for size, one in found.items():
        painted = one["app"]["painted_ms"]
        against = one.get("plain", {}).get("painted_ms", "")
        faster = f"{against / painted:.0f} times" if isinstance(against, float) else against or "not tried"
        print(
            f"{size:>12,}: painted {painted:6.0f} ms, {painted / first:4.2f} of the smallest, "
            f"{painted / one['empty_rerun_ms']:4.1f} empty reruns, {one['app']['sent_kb']:5.0f} kB, "
            f"{one['app']['memory_mb']:.0f} MB; faster than the plain page: {faster}"
        )


if __name__ == "__main__":
    main()
