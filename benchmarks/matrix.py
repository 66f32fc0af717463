"""How long the server takes to answer a change of day in the full matrix, and how much it sends.

python benchmarks/matrix.py [--database FILE] [--rounds 15]

All countries and every listed alliance, in each order of the rows. The first answer of a process is told apart; the
median of the others counts, by the clock and in the processor's own time, which a busy machine does not lengthen.
Without --database the seed articles are coded first.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from streamlit.testing.v1 import AppTest  # noqa: E402

from sahelscope.building import build_tables  # noqa: E402
from sahelscope.reference.alliances import alliances, changes  # noqa: E402
from sahelscope.store import Selection  # noqa: E402
from sahelscope.views import alliances_page, tables  # noqa: E402

WITHIN = 0.3  # s
AT_MOST = 300_000  # bytes
PAGE = ROOT / "pages" / "alliances.py"


def main() -> int:
    """Measure and say so; 1 if a bound is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        database = asked.database or Path(scratch) / "seeds.duckdb"
        if not asked.database:
            build_tables(database=database)
        os.environ["SAHELSCOPE_DATABASE"] = str(database)
        tables.DATABASE = database
        return max(*(_matrix(order, asked.rounds) for order in alliances_page.ORDERS), _page(asked.rounds))


def _days(number: int) -> list[date]:
    """Days of changes from the newest back: each differs from the one before."""
    return list(reversed(changes()))[1 : number + 1]


def _matrix(order: str, rounds: int) -> int:
    """The cells and the figure alone, made anew for each day."""
    times, sizes, shape = [], [], (0, 0)
    for day in _days(rounds):
        choice = alliances_page.MatrixChoice(day, "all", order)
        started = _now()
        cells = alliances_page.read_matrix(Selection(), choice)
        picture = alliances_page.picture(Selection(), choice)
        times.append(_since(started))
        sizes.append(len(picture.figure))
        shape = (cells["country"].nunique(), len(alliances()))
    what = f"{shape[0]} countries x {shape[1]} alliances, in order {order}"
    print(f"{what}: {_told(times)}, {max(sizes):,} bytes at most")
    return int(_median(times, 0) > WITHIN or max(sizes) > AT_MOST)


def _page(rounds: int) -> int:
    """A whole run of the page's script, as a visitor's change of day starts it, and all that it sends."""
    app = AppTest.from_file(str(ROOT / "src" / "sahelscope" / "views" / "main.py"), default_timeout=60)
    app.query_params["scope"] = "all"
    app.run()
    app.switch_page(str(PAGE))
    app.run()
    times, sizes = [], []
    for day in _days(2 * rounds)[rounds:]:  # others than above, which are remembered
        app.session_state["day"] = day.isoformat()
        started = _now()
        app.run()
        times.append(_since(started))
        sizes.append(sum(element.proto.ByteSize() for kind in KINDS for element in app.get(kind)))
    print(f"the page's whole run: {_told(times)}, {max(sizes):,} bytes in its elements at most")
    return int(_median(times, 0) > WITHIN or max(sizes) > AT_MOST)


KINDS = ("bidi_component", "html", "button", "date_input", "selectbox", "button_group", "text_input", "dataframe")


Moment = tuple[float, float]


def _now() -> Moment:
    return time.perf_counter(), time.process_time()


def _since(started: Moment) -> Moment:
    clock, processor = _now()
    return clock - started[0], processor - started[1]


def _median(times: list[Moment], which: int) -> float:
    return statistics.median(moment[which] for moment in times[1:])


def _told(times: list[Moment]) -> str:
    worst, first = max(clock for clock, _ in times[1:]), times[0][0]
    return (
        f"first {1000 * first:.0f} ms, then median {1000 * _median(times, 0):.0f}, worst {1000 * worst:.0f} ms "
        f"(processor: median {1000 * _median(times, 1):.0f} ms)"
    )


if __name__ == "__main__":
    sys.exit(main())
