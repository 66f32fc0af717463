"""Events and ties on the map: none is lost, none is drawn more exactly than it is known."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from sahelscope.analysis.arcs import MOST_ARCS, arcs
from sahelscope.analysis.located import MOST_POINTS, NOWHERE, UNPLACED, Located, Spots
from sahelscope.analysis.natures import nature, quad_of, reality_of
from sahelscope.analysis.periods import MOST_BARS, bars
from sahelscope.analysis.windows import Window, period_of
from sahelscope.reference.map_views import country_labels
from sahelscope.store import At, Pair, Selection, Store

WORLD = (-180.0, 180.0, -85.0, 85.0)
EVERYTHING = Selection()


def on_map(store: Store, selection: Selection = EVERYTHING) -> Located:
    return Spots.of(store.map.spots(), {}).located(store.map.by_spot(selection), WORLD, 1.0)


def behind(store: Store, found: Located, mark_id: str) -> set[str]:
    return set(store.map.events_at(EVERYTHING, At(spots=found.spots[mark_id]), 10_000)["event_id"])


def test_no_event_is_lost_on_the_map(gold_store: Store) -> None:
    """Drawn and unplaced are together what the filters keep, and each event lies behind exactly one mark."""
    found, events = on_map(gold_store), gold_store.events()
    assert found.marks["count"].sum() + found.unplaced == len(events)
    listed = [event_id for mark in (*found.marks["mark_id"], UNPLACED) for event_id in behind(gold_store, found, mark)]
    assert sorted(listed) == sorted(events["event_id"])


def test_a_mark_is_as_exact_as_its_events_are_known(gold_store: Store) -> None:
    """A country is never drawn as a point, and a place without coordinates only as its country."""
    found = on_map(gold_store)
    events = gold_store.events().set_index("event_id")
    for mark in found.marks.to_dict("records"):
        told = events.loc[sorted(behind(gold_store, found, mark["mark_id"]))]
        exact = (told["place_kind"] != "country") & told["latitude"].notna()
        assert exact.all() == (mark["precision"] != "country")
        assert exact.any() == (mark["precision"] != "country")


def test_many_points_are_gathered_and_still_counted() -> None:
    """More points than a map can hold stand in cells, each where its events are; countries stay apart."""
    number = 4 * MOST_POINTS
    points = pd.DataFrame({
        "spot_n": range(number + 1),
        "precision": ["point"] * number + ["country"],
        "latitude": [40 + n % 37 / 40 for n in range(number)] + [40.5],
        "longitude": [40 + n % 23 / 20 for n in range(number)] + [45.0],
        "place_name": [f"place {n}" for n in range(number)] + [""],
        "country": "arm",
    })  # fmt: skip
    sums = pd.DataFrame(
        {
            "spot_n": range(number + 1),
            "events": 2,
            "score": 1.0,
            "nature": nature("verbal conflict", "denied", "stated"),
        }
    )
    found = Spots.of(points, {}).located(sums, WORLD, 0.2)
    assert found.marks["count"].sum() == 2 * (number + 1)
    assert len(found.marks) < MOST_POINTS
    assert set(found.marks["precision"]) == {"point", "country"}
    assert set(found.marks["quad"]) == {"verbal conflict"}
    assert set(found.marks["reality"]) == {"denied"}
    assert set(found.mark_of) == set(range(number + 1))


def test_natures_of_a_group_are_joined_bits() -> None:
    """One kind stays that kind, several are mixed; a group with any fact counts as fact."""
    denied = nature("verbal conflict", "denied", "stated")
    fact = nature("material conflict", "occurred", "attributed")
    assert (quad_of(denied), reality_of(denied)) == ("verbal conflict", "denied")
    assert (quad_of(denied | fact), reality_of(denied | fact)) == ("mixed", "fact")


def test_countries_sum_what_happened_in_them(gold_store: Store) -> None:
    """The same as the store's own sums by country of the place, for countries that the map knows."""
    ours = Spots.of(gold_store.map.spots(), {}).countries(gold_store.map.by_spot(EVERYTHING))
    theirs = gold_store.by_country().set_index("country")
    assert set(ours["country"]) == set(theirs.index) & country_labels().keys()
    for row in ours.to_dict("records"):
        assert (row["events"], row["score"]) == tuple(theirs.loc[row["country"], ["events", "score"]])


def test_arcs_are_bundled_by_pair_and_direction(gold_store: Store) -> None:
    """One arc a pair and direction, from the actor's name to the recipient's; the rows behind it are as many as it says."""
    found = arcs(gold_store.map.pairs(EVERYTHING), country_labels())
    assert 0 < len(found.drawn) <= MOST_ARCS
    assert found.drawn["mark_id"].is_unique
    for arc in found.drawn.head(15).to_dict("records"):
        latitude, longitude = country_labels()[arc["actor"]]
        assert (arc["longitudes"][0], arc["latitudes"][0]) == pytest.approx((longitude, latitude), abs=0.01)
        pair = Pair(arc["actor"], arc["recipient"], arc["mutual"])
        rows = gold_store.map.events_at(EVERYTHING, At(pair=pair), 10_000)
        assert len(rows) == arc["events"]
        if not arc["mutual"]:
            assert all(arc["actor"] in principals for principals in rows["actor_principals"])
            assert all(arc["recipient"] in principals for principals in rows["recipient_principals"])


def test_opposite_arcs_do_not_cover_each_other() -> None:
    """Each bends to its own left; what both do together is straight between them."""
    pairs = pd.DataFrame(
        [
            ("arm", "aze", False, 3, 1.0),
            ("aze", "arm", False, 2, -1.0),
            ("arm", "aze", True, 1, 0.0),
            ("arm", "nato", False, 9, 1.0),
        ],
        columns=["actor", "recipient", "mutual", "events", "score"],
    )
    found = arcs(pairs, country_labels())
    middles = [latitudes[len(latitudes) // 2] for latitudes in found.drawn["latitudes"]]
    assert middles[0] > middles[2] > middles[1]
    assert (found.off_map, found.off_names) == (9, ("nato",))


def test_spot_of_an_event(gold_store: Store) -> None:
    """A ring finds where an open event stands; what is unplaced, and no event, stand nowhere."""
    events = gold_store.events()
    unplaced = events.loc[(events["place_country"] == "") & events["latitude"].isna(), "event_id"].iloc[0]
    placed = events.loc[events["place_country"] == "aze", "event_id"].iloc[0]
    assert gold_store.map.spot_of(unplaced) == gold_store.map.spot_of("none") == NOWHERE
    spots = gold_store.map.spots().set_index("spot_n")
    assert spots.loc[gold_store.map.spot_of(placed), "country"] == "aze"


@pytest.mark.parametrize(
    ("window", "period", "steps", "moved"),
    [
        ((date(2022, 1, 1), date(2022, 1, 31)), "month", 1, (date(2022, 2, 1), date(2022, 2, 28))),
        ((date(2022, 2, 1), date(2022, 2, 28)), "month", -1, (date(2022, 1, 1), date(2022, 1, 31))),
        ((date(2023, 3, 15), date(2023, 4, 2)), "day", -20, (date(2023, 2, 23), date(2023, 3, 13))),
        ((date(2020, 2, 29), date(2020, 12, 31)), "year", 1, (date(2021, 2, 28), date(2021, 12, 31))),
        ((None, date(2022, 12, 31)), "year", 1, (None, date(2023, 12, 31))),
    ],
)
def test_a_window_moves_by_the_calendar(
    window: tuple[date | None, date], period: str, steps: int, moved: tuple[date | None, date]
) -> None:
    assert Window(*window).stepped(period, steps) == Window(*moved)


def test_a_period_is_whole() -> None:
    assert period_of(date(2024, 2, 10), "month") == Window(date(2024, 2, 1), date(2024, 2, 29))
    assert period_of(date(2024, 2, 10), "year") == Window(date(2024, 1, 1), date(2024, 12, 31))


def test_bars_hold_every_dated_event(gold_store: Store) -> None:
    """Months without an event are bars of nothing; together the bars hold what has a date."""
    found = bars(gold_store.map.by_period(EVERYTHING, "month"))
    assert (
        found["cooperation"].sum() + found["conflict"].sum()
        == gold_store.events()[["date_first", "date_last"]].notna().any(axis=1).sum()
    )
    assert len(found) <= MOST_BARS
    assert (found["start"].iloc[1:].to_numpy() > found["end"].iloc[:-1].to_numpy()).all()
    assert bars(found.head(0)).empty


def test_latest_come_first(gold_store: Store) -> None:
    found = gold_store.map.latest(EVERYTHING, 5)
    assert found["date_last"].is_monotonic_decreasing
    assert found["date_last"].iloc[0] == gold_store.events()["date_last"].max()
    assert found["actor_names"].map(len).all()
