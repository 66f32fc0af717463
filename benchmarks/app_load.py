"""How fast the app is: python benchmarks/app_load.py [--sessions 50] [--json FILE].

Three measurements over freshly built tables of the seed articles:
* from the start command to the first map painted, in a real browser;
* an empty rerun in the browser: from the request to the last message of the answer;
* many sessions at once over the protocol that browsers speak: each opens a page, then thinks a second, turns to another
  page, opens a row or chooses one of the commonest values of a filter, and so on; the time is from the request to the
  end of the run. What one visitor asked for is remembered for the next; --any-filter lets each choose among all values
  and add one filter to another, so that nearly every answer is worked out anew.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "app")]

from serving import Served, launch, serve  # noqa: E402  found by the line above

from sahelscope.building import build_tables  # noqa: E402

PAGES = ("", "map", "alliances", "timeline", "articles")
DRAWN = ".sahelscope-plot[data-drawn]"
THINKING = 1.0  # s
STEPS = 24
RAMP = 4.0  # s over which the sessions arrive
COMMON = 5  # values of a filter that most visitors choose among
TRIGGERS = "$$STREAMLIT_INTERNAL_KEY_{}__events"  # the id under which a component reports what was picked
RERUNS = 12
QUIET = 400  # ms without a message: the answer is complete
WATCH = """
() => {
  const Plain = window.WebSocket;
  window.traffic = [];
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      const size = (data) => data.size ?? data.byteLength ?? data.length;
      this.addEventListener("message", ({ data }) => window.traffic.push(["in", performance.now(), size(data)]));
    }
    send(data) {
      window.traffic.push(["out", performance.now(), data.byteLength ?? data.length]);
      super.send(data);
    }
  };
}
"""


@dataclass
class Load:
    """What the sessions saw: seconds and bytes of each answer, and every exception shown."""

    seconds: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--database", type=Path, help="tables to serve instead of those of the seed articles")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--any-filter", action="store_true", help="no two visitors ask for the same")
    asked = parser.parse_args()
    if asked.any_filter:
        MIX[-1] = lambda visitor: visitor.filter_any
    with tempfile.TemporaryDirectory() as scratch:
        database = asked.database or Path(scratch) / "seeds.duckdb"
        if not asked.database:
            build_tables(database=database)
        measured = measure(database, asked.sessions)
    print(json.dumps(measured, indent=1))
    if asked.json:
        asked.json.write_text(json.dumps(measured, indent=1), "utf-8")


def measure(database: Path, sessions: int) -> dict[str, Any]:
    """All three measurements, each in a process of the app of its own."""
    in_browser = measure_in_browser(database)
    with serve(database) as served:
        spent = _processor_seconds(served.process)
        load = asyncio.run(many_sessions(served, sessions))
        spent = _processor_seconds(served.process) - spent
    told = summary(load, sessions)
    return in_browser | {"load": told | {"server_cpu_ms_a_run": round(1000 * spent / len(load.sizes), 1)}}


def _processor_seconds(process: int) -> float:
    """What the server has used of the processors so far: unlike waiting times, nearly the same on a busy machine."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    except FileNotFoundError:  # not Linux
        return float("nan")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_in_browser(database: Path) -> dict[str, Any]:
    """From the start command to the first map, and how long an empty rerun takes."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        started = time.perf_counter()
        with serve(database) as served:
            up = time.perf_counter() - started
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.add_init_script(f"({WATCH})()")
            first_map = _until_map(page, served) + up
            reruns = empty_reruns(page)
            page.close()
            second_tab = _until_map(browser.new_page(viewport={"width": 1440, "height": 900}), served)
        browser.close()
    return {
        "server_up_s": round(up, 2),
        "start_to_first_map_s": round(first_map, 2),
        "new_tab_to_map_s": round(second_tab, 2),
        "empty_rerun_ms": {"p50": round(statistics.median(reruns), 1), "max": round(max(reruns), 1)},
    }


def _until_map(page: Page, served: Served) -> float:
    opened = time.perf_counter()
    page.goto(f"{served.address}/map")
    page.wait_for_selector(DRAWN)
    return time.perf_counter() - opened


def empty_reruns(page: Page) -> list[float]:
    """Milliseconds from the request of a rerun, by the keyboard, to the last message of its answer."""
    page.wait_for_timeout(QUIET * 2)
    spent = []
    for _ in range(RERUNS):
        page.evaluate("window.traffic.length = 0")
        page.keyboard.press("r")
        page.wait_for_timeout(QUIET)
        traffic = page.evaluate("window.traffic")
        asked = [at for way, at, _ in traffic if way == "out"]
        answered = [at for way, at, _ in traffic if way == "in"]
        if asked and answered:
            spent.append(answered[-1] - asked[0])
    return spent or [float("nan")]


async def many_sessions(served: Served, sessions: int) -> Load:
    """All sessions at once, arriving over RAMP seconds."""
    load = Load()
    chance = random.Random(0)
    plans = [random.Random(chance.random()) for _ in range(sessions)]
    await asyncio.gather(*(session(served, plan, load, RAMP * n / sessions) for n, plan in enumerate(plans)))
    return load


async def session(served: Served, plan: random.Random, load: Load, after: float) -> None:
    """One visitor: opens a page, then thinks and changes something, STEPS times."""
    await asyncio.sleep(after)
    address = served.address.replace("http", "ws") + "/_stcore/stream"
    async with connect(address, origin=served.address, max_size=None, subprotocols=["streamlit"]) as socket:
        state = Visitor(socket)
        load.first.append(await state.run(load, Asked(page_name=plan.choice(PAGES))))
        for _ in range(STEPS):
            await asyncio.sleep(THINKING)
            change: Callable[[random.Random], Asked] = plan.choice(MIX)(state)
            load.seconds.append(await state.run(load, change(plan)))


@dataclass
class Asked:
    """One change: another page, a row picked in a component, or what is chosen in each filter."""

    page_name: str | None = None
    picked: tuple[str, str] | None = None
    chosen: dict[str, list[str]] = field(default_factory=dict)


class Visitor:
    """A browser as the server sees it: what it was last shown, and what it asks for next."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.page = ""
        self.hashes: dict[str, str] = {}
        self.filters: dict[str, list[str]] = {}
        self.rows: list[tuple[str, str]] = []  # id of the component, id of the row

    def turn(self, plan: random.Random) -> Asked:
        """Another page."""
        return Asked(page_name=plan.choice(PAGES))

    def open_row(self, plan: random.Random) -> Asked:
        """One of the rows that the page lists."""
        return Asked(picked=plan.choice(self.rows)) if self.rows else self.turn(plan)

    def filter(self, plan: random.Random) -> Asked:
        """A common value of one filter, the others empty."""
        widget = plan.choice([one for one in self.filters if self.filters[one]])
        return Asked(chosen={one: [] for one in self.filters} | {widget: [plan.choice(self.filters[widget][:COMMON])]})

    def filter_any(self, plan: random.Random) -> Asked:
        """Any value of one filter, the others as they are."""
        widget = plan.choice([one for one in self.filters if self.filters[one]])
        return Asked(chosen={widget: [plan.choice(self.filters[widget])]})

    async def run(self, load: Load, change: Asked) -> float:
        """Seconds from the request to the end of the run that answers it."""
        asked = BackMsg()
        if change.page_name is not None:
            self.page = self.hashes.get(change.page_name, "")
            asked.rerun_script.page_name = "" if self.page else change.page_name
        asked.rerun_script.page_script_hash = self.page
        for widget, chosen in change.chosen.items():
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = widget
            state.string_array_value.data.extend(chosen)
        if change.picked:
            component, row = change.picked
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = TRIGGERS.format(component)
            state.json_trigger_value = json.dumps([{"event": "picked", "value": row}])
        self.rows = []
        began = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        size = 0
        while True:
            received = await asyncio.wait_for(self.socket.recv(), 30)
            size += len(received)
            told = ForwardMsg.FromString(received if isinstance(received, bytes) else received.encode())
            self.look(told, load)
            if told.WhichOneof("type") == "script_finished":
                load.sizes.append(size)
                return time.perf_counter() - began

    def take_rows(self, component: Any) -> None:
        """The rows that a list on the page offers."""
        if component.component_name == "sahelscope.list":
            listed = json.loads(component.bytes.split(b"\n", 1)[0])["rows"]
            self.rows += [(component.id, row["id"]) for row in listed]

    def look(self, told: ForwardMsg, load: Load) -> None:
        """Take in what a browser would: pages, filters, and exceptions."""
        kind = told.WhichOneof("type")
        if kind == "navigation":
            self.hashes = {page.url_pathname: page.page_script_hash for page in told.navigation.app_pages}
            self.page = told.navigation.page_script_hash
        elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
            element = told.delta.new_element
            if element.WhichOneof("type") == "multiselect":
                self.filters[element.multiselect.id] = list(element.multiselect.options)
            elif element.WhichOneof("type") == "bidi_component":
                self.take_rows(element.bidi_component)
            elif element.WhichOneof("type") == "exception":
                load.errors.append(element.exception.message)


MIX: list[Callable[[Visitor], Callable[[random.Random], Asked]]] = [
    lambda visitor: visitor.turn,
    lambda visitor: visitor.open_row,
    lambda visitor: visitor.filter,
]


def summary(load: Load, sessions: int) -> dict[str, Any]:
    """Percentiles in milliseconds, sizes in kilobytes, and the number of exceptions."""
    changes = sorted(load.seconds)

    def percentile(share: float) -> float:
        return round(1000 * changes[min(int(share * len(changes)), len(changes) - 1)], 1)

    return {
        "sessions": sessions,
        "changes": len(changes),
        "p50_ms": percentile(0.5),
        "p95_ms": percentile(0.95),
        "max_ms": round(1000 * changes[-1], 1),
        "first_run_p50_ms": round(1000 * statistics.median(load.first), 1),
        "answer_p50_kb": round(statistics.median(load.sizes) / 1000, 1),
        "errors": len(load.errors),
        "error_messages": sorted(set(load.errors))[:3],
    }


if __name__ == "__main__":
    main()
