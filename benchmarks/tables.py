"""Synthetic tables of a thousand to ten million events, and how much longer questions take over more of them.

python benchmarks/tables.py [--sizes 1000 100000 10000000] [--folder FOLDER] [--json FILE]

All sizes are built and asked in one run, so that times can be compared: what counts is the ratio to the smallest. Other
benchmarks take their tables from `synthetic`. The events are no news: actors, types, places and dates are drawn so that
a few are frequent, as in the news; the sentences say nothing, and the first hundred thousand are searched.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from sahelscope import __version__  # noqa: E402  found by the line above
from sahelscope.analysis.lanes import Told  # noqa: E402
from sahelscope.records import Actor  # noqa: E402
from sahelscope.reference.actors import actors  # noqa: E402
from sahelscope.reference.codes import event_types, modes, regions, relations  # noqa: E402
from sahelscope.reference.countries import codes, english_name  # noqa: E402
from sahelscope.reference.places import places  # noqa: E402
from sahelscope.store import Selection, Store, open_store  # noqa: E402
from sahelscope.store.build import put_in_place  # noqa: E402
from sahelscope.store.finish import finish  # noqa: E402
from sahelscope.store.insert import insert  # noqa: E402
from sahelscope.store.rows import actor_rows  # noqa: E402
from sahelscope.store.schema import create_tables  # noqa: E402
from sahelscope.store.search_index import index_path, new_token  # noqa: E402

STATEMENTS = Path(__file__).with_suffix(".sql")
MEMORY = "6GB"  # while building; asking has the store's own limit
ROUNDS = 5  # of each question; the median counts
SELECTIONS = {
    "everything": Selection(),
    "an actor": Selection(actors=("rus",)),
    "a region and years": Selection(region="sahel", date_from=date(2020, 1, 1), date_to=date(2023, 12, 31)),
    "as known on a day": Selection(countries=("mli",), known_on=date(2022, 6, 30)),
}
ACTORS, YEARS = Told("actor"), (date(2020, 1, 1), date(2023, 12, 31))
QUESTIONS: dict[str, Callable[[Store, Selection], object]] = {
    "count": lambda store, selection: store.count(selection),
    "events": lambda store, selection: store.events(selection, 5000),
    "options": lambda store, selection: store.options(selection),
    "by country": lambda store, selection: store.by_country(selection),
    "places": lambda store, selection: store.places(selection, 1.0),
    "dyads": lambda store, selection: store.dyads(selection),
    "lanes": lambda store, selection: store.lane_sizes(selection, ACTORS, 12),
    "moments": lambda store, selection: store.moments(
        selection, ACTORS, store.lane_sizes(selection, ACTORS, 12), YEARS
    ),
    "spans": lambda store, selection: store.spans(selection),
    "search": lambda store, selection: store.search("sentence 000000123", selection),
}


def synthetic(database: Path, events: int, fingerprint: str = "synthetic") -> Path:
    """Write a database of so many events, with its index; the same number gives the same tables."""
    unfinished, token = database.with_name(f".{database.name}"), new_token()
    unfinished.unlink(missing_ok=True)
    with duckdb.connect(str(unfinished), config={"memory_limit": MEMORY, "threads": 2}) as connection:
        connection.execute("SET enable_progress_bar = false")
        create_tables(connection)
        described = _actors()
        insert(connection, "actors", actor_rows(described))
        for name, table in _ranked(list(described)).items():
            connection.register(name, table)
        connection.execute("CREATE TEMP TABLE size AS SELECT ?::BIGINT AS events", [events])
        for statement in connection.extract_statements(STATEMENTS.read_text("utf-8")):
            connection.execute(statement)
        finish(connection, index_path(unfinished, token), (fingerprint, __version__, token))
    put_in_place(unfinished, database, token)
    return database


def asked(store: Store, rounds: int = ROUNDS) -> dict[str, float]:
    """Median milliseconds of each question under each selection."""
    times: dict[str, float] = {}
    for selection_name, selection in SELECTIONS.items():
        for name, question in QUESTIONS.items():
            found = [_milliseconds(question, store, selection) for _ in range(rounds)]
            times[f"{name}, {selection_name}"] = statistics.median(found)
    return times


def _milliseconds(question: Callable[[Store, Selection], object], store: Store, selection: Selection) -> float:
    started = time.perf_counter()
    question(store, selection)
    return (time.perf_counter() - started) * 1000


def _actors() -> dict[str, Actor]:
    """The states of the three regions first, then all others, then everyone in the reference files."""
    near = sorted(regions()["three_regions"].countries)
    states = dict.fromkeys([*near, *sorted(codes())])
    found = {code: Actor(code, english_name(code), "state", code) for code in states}
    for entry in actors().values():
        found[entry.actor_id] = Actor(entry.actor_id, entry.label, entry.kind, entry.country, entry.of, entry.private)
    return found


def _ranked(actor_ids: list[str]) -> dict[str, pd.DataFrame]:
    """What the statements draw from, the most frequent first."""
    kinds = [
        {"event_type": one.event_type, "mode": mode, "quad": one.quad, "score": one.score}
        for one in event_types().values()
        for mode in ["", *(name for kind, name in modes() if kind == one.event_type)]
    ]
    by_weight = sorted(places(), key=lambda place: -place.weight)
    named = [(one.name, one.country, one.kind, one.latitude, one.longitude) for one in by_weight]
    tables = {
        "ranked_actors": pd.DataFrame({"actor_id": actor_ids}),
        "ranked_types": pd.DataFrame(kinds),
        "ranked_places": pd.DataFrame(named, columns=["name", "country", "kind", "latitude", "longitude"]),
        "ranked_relations": pd.DataFrame({"relation": one.relation, "sign": one.sign} for one in relations().values()),
    }
    return {name: table.rename_axis("rank").reset_index() for name, table in tables.items()}


def main() -> None:
    """Build every size, ask every question, print times and ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 100_000, 10_000_000])
    parser.add_argument("--folder", type=Path, help="keep the databases there, and take those that are there")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        times = {size: _measured(folder / f"synthetic_{size}.duckdb", size) for size in given.sizes}
    first = times[given.sizes[0]]
    print(f"{'milliseconds (ratio to the smallest)':42}", *(f"{size:>18,}" for size in times))
    for name in first:
        print(f"{name:42}", *(f"{found[name]:9.1f} ({found[name] / first[name]:5.1f})" for found in times.values()))
    if given.json:
        given.json.write_text(json.dumps(times, indent=1), "utf-8")


def _measured(database: Path, size: int) -> dict[str, float]:
    if not database.is_file():
        started = time.perf_counter()
        synthetic(database, size)
        print(
            f"{size:,} events built in {time.perf_counter() - started:.1f} s, {database.stat().st_size / 1e6:,.0f} MB"
        )
    store = open_store(database)
    times = asked(store)
    store.close()
    return times


if __name__ == "__main__":
    main()
