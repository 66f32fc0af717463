"""The borders hold together in every view, take sides only where they say so, and lie where others draw them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from sahelscope.reference import borders, map_views

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "borders" / "ne_10m_admin_0_disputed_areas.json"
FILES = sorted(borders.FOLDER.glob("countries*.geojson"))
NOW = date(2025, 1, 1)
LARGEST_FILE = 500_000  # bytes as sent
RADIUS_KM = 6371.0088
CASPIAN = (50.5, 41.8)
LEAST_AGREEMENT = 0.8
COMPARED = {
    "crimea": "Crimea",
    "donbas": "Donbass",
    "transnistria": "Transnistria",
    "abkhazia": "Abkhazia",
    "south_ossetia": "South Ossetia",
    "nagorno_karabakh_1994": "Nagorno-Karabakh",
    "northern_cyprus": "N. Cyprus",
    "western_sahara_west": "W. Sahara",
    "western_sahara_east": "W. Sahara",
    "abyei": "Abyei",
    "golan": "Golan Heights",
    "somaliland": "Somaliland",
}


@cache
def shapes(path: Path) -> dict[str, Any]:
    features = json.loads(path.read_text("utf-8"))["features"]
    return {feature["id"]: shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features}


def square_km(shape: Any) -> Any:
    return shapely.area(
        shapely.transform(
            shape, lambda at: RADIUS_KM * np.column_stack([np.radians(at[:, 0]), np.sin(np.radians(at[:, 1]))])
        )
    )


def rings(shape: Any) -> Iterator[tuple[Any, bool]]:
    """Every ring, and whether it is an outer one."""
    for part in shapely.get_parts(shape):
        yield part.exterior, True
        for hole in part.interiors:
            yield hole, False


def drawn_at(view: str, day: date, latitude: float, longitude: float) -> str:
    """The id of the shape at a point; empty in water."""
    found = [
        name
        for name, shape in shapes(borders.country_file(view, day)).items()
        if shapely.intersects_xy(shape, longitude, latitude)
    ]
    assert len(found) <= 1
    return found[0] if found else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_neighbours_share_their_edges(path: Path) -> None:
    """No shape is invalid, none overlaps another, and the land has no gap but the Caspian Sea."""
    found = shapes(path)
    assert not [name for name, shape in found.items() if not shape.is_valid]
    assert shapely.coverage_is_valid(list(found.values()))
    land = shapely.coverage_union_all(list(found.values()))
    gaps = [shapely.polygons(ring) for ring, outer in rings(land) if not outer]
    assert not [gap for gap in gaps if square_km(gap) > 1 and not shapely.intersects_xy(gap, *CASPIAN)]


@pytest.mark.parametrize("path", [*FILES, borders.FOLDER / "disputed.geojson"], ids=lambda path: path.stem)
def test_outer_rings_run_clockwise(path: Path) -> None:
    """A ring the other way round fills the globe."""
    for shape in shapes(path).values():
        assert all(shapely.is_ccw(ring) != outer for ring, outer in rings(shape))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_is_light_enough(path: Path) -> None:
    """As sent, compressed; coordinates have three decimals."""
    assert len(gzip.compress(path.read_bytes())) < LARGEST_FILE
    points = shapely.get_coordinates(list(shapes(path).values()))
    assert np.array_equal(points, np.round(points, 3))


@pytest.mark.parametrize("view", borders.views())
@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2015, 1, 1), date(2021, 1, 1), NOW])
def test_every_country_is_drawn(view: str, day: date) -> None:
    """As a shape of its own, or, said so, in that of another."""
    drawn = borders.shapes(view, day)
    elsewhere = borders.drawn_in(view, day)
    assert map_views.country_labels().keys() <= drawn | elsewhere.keys()
    assert set(elsewhere.values()) <= drawn
    assert not elsewhere.keys() & drawn


@pytest.mark.parametrize(
    ("latitude", "longitude", "neutral", "un", "ground"),
    [
        (44.95, 34.10, "ukr", "ukr", "rus"),  # Simferopol
        (48.00, 37.80, "ukr", "ukr", "rus"),  # Donetsk
        (48.57, 39.31, "ukr", "ukr", "rus"),  # Luhansk
        (47.85, 35.12, "ukr", "ukr", "ukr"),  # Zaporizhzhia
        (46.85, 35.37, "ukr", "ukr", "rus"),  # Melitopol
        (46.66, 32.64, "ukr", "ukr", "ukr"),  # Kherson
        (46.63, 32.72, "ukr", "ukr", "rus"),  # Oleshky
        (46.84, 29.63, "mda", "mda", "transnistria"),  # Tiraspol
        (46.82, 29.48, "mda", "mda", "transnistria"),  # Bender
        (47.01, 28.86, "mda", "mda", "mda"),  # Chișinău
        (43.01, 41.02, "geo", "geo", "abkhazia"),  # Sukhumi
        (42.51, 41.87, "geo", "geo", "geo"),  # Zugdidi
        (42.23, 43.97, "geo", "geo", "south_ossetia"),  # Tskhinvali
        (41.98, 44.11, "geo", "geo", "geo"),  # Gori
        (39.82, 46.75, "aze", "aze", "aze"),  # Khankendi
        (35.33, 33.32, "cyp", "cyp", "northern_cyprus"),  # Kyrenia
        (34.68, 33.04, "cyp", "cyp", "cyp"),  # Limassol
        (27.14, -13.19, "esh", "esh", "mar"),  # Laayoune
        (26.35, -9.57, "esh", "esh", "esh"),  # Bir Lehlou
        (9.60, 28.44, "abyei", "abyei", "abyei"),
        (42.66, 21.17, "xkx", "srb", "xkx"),  # Pristina
        (25.04, 121.56, "twn", "chn", "twn"),  # Taipei
        (33.10, 35.80, "syr", "syr", "isr"),  # Golan
        (9.56, 44.06, "som", "som", "somaliland"),  # Hargeisa
    ],
)
def test_a_place_lies_in_the_shape_that_the_view_says(
    latitude: float, longitude: float, neutral: str, un: str, ground: str
) -> None:
    drawn = [drawn_at(view, NOW, latitude, longitude) for view in ("neutral", "un", "ground")]
    assert drawn == [neutral, un, ground]


@pytest.mark.parametrize(
    ("latitude", "longitude", "day", "holder"),
    [
        (44.95, 34.10, date(2014, 3, 17), "ukr"),
        (44.95, 34.10, date(2014, 3, 18), "rus"),
        (48.00, 37.80, date(2014, 9, 5), "donbas"),
        (48.00, 37.80, date(2022, 2, 24), "rus"),
        (47.10, 37.55, date(2022, 2, 23), "ukr"),  # Mariupol
        (39.99, 46.93, date(2020, 11, 9), "nagorno_karabakh"),  # Aghdam
        (39.99, 46.93, date(2020, 11, 10), "aze"),
        (39.82, 46.75, date(2023, 9, 19), "nagorno_karabakh"),
        (39.82, 46.75, date(2023, 9, 20), "aze"),
    ],
)
def test_the_ground_changes_with_the_day(latitude: float, longitude: float, day: date, holder: str) -> None:
    assert drawn_at("ground", day, latitude, longitude) == holder
    assert drawn_at("neutral", day, latitude, longitude) in {"ukr", "aze"}


def test_a_ground_file_stands_for_each_change() -> None:
    """Its name says from which day; a day between two files is that of the earlier one."""
    changes = {area.since for area in borders.areas()} | {area.until for area in borders.areas() if area.until}
    first = date(2014, 1, 1)
    for day in (first, *(change for change in changes if change > first)):
        assert borders.country_file("ground", day).stem == f"countries_ground_{day}"


def test_disputes_have_their_time() -> None:
    """Nagorno-Karabakh until September 2023, Crimea since 2014, the four Ukrainian regions since 2022."""
    before = {area.area for area in borders.disputed(date(2014, 1, 1))}
    after = {area.area for area in borders.disputed(NOW)}
    assert "nagorno_karabakh_1994" in before - after
    assert {"crimea", "donetsk", "luhansk", "zaporizhzhia", "kherson"} <= after - before
    assert {"transnistria", "abkhazia", "south_ossetia", "northern_cyprus", "abyei"} <= before & after
    assert "nagorno_karabakh" in {area.area for area in borders.disputed(date(2023, 9, 19))}
    assert not [area for area in borders.disputed(date(2023, 9, 20)) if area.country == "aze"]


def test_an_area_is_hatched_within_itself_and_outlined_along_its_edge() -> None:
    extents = shapes(borders.FOLDER / "disputed.geojson")
    for area in borders.areas():
        extent = extents[area.area]
        drawn = (area.hatch, area.outline)
        hatch, outline = (shapely.union_all([shapely.linestrings(line) for line in lines]) for lines in drawn)
        assert shapely.covers(shapely.buffer(extent, 0.002), hatch), area.area
        assert shapely.covers(shapely.buffer(shapely.boundary(extent), 0.002), outline), area.area
        assert len(area.hatch) > 2
        assert shapely.intersects_xy(extent, area.longitude, area.latitude)


def test_an_area_says_whose_it_is_and_on_what_that_rests() -> None:
    for area in borders.areas():
        assert area.sentence.endswith(".")
        assert area.source
        assert area.country in area.claimed_by or area.country in {"", "esh"}, area.area


def test_lines_say_where_they_come_from() -> None:
    drawn = json.loads((borders.FOLDER / "lines.json").read_text("utf-8"))["features"]
    assert all(line["properties"]["source"] for line in drawn)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the comparison's data is not beside the repository")
@pytest.mark.parametrize(("area", "name"), COMPARED.items())
def test_disputed_areas_lie_where_natural_earth_draws_them(area: str, name: str) -> None:
    """Intersection over union; of two areas of one name the better one counts."""
    ours = shapes(borders.FOLDER / "disputed.geojson")[area]
    theirs = [
        shapely.make_valid(shapely.from_geojson(json.dumps(feature["geometry"])))
        for feature in json.loads(SAMPLES.read_text("utf-8"))["features"]
        if feature["properties"]["BRK_NAME"] == name
    ]
    agreement = max(shapely.area(ours & other) / shapely.area(ours | other) for other in theirs)
    assert agreement >= LEAST_AGREEMENT


def test_seas_are_named_on_water() -> None:
    assert [sea.sea for sea in borders.seas() if drawn_at("neutral", NOW, sea.latitude, sea.longitude)] == []
    assert {"Black Sea", "Caspian Sea", "Mediterranean Sea", "Gulf of Guinea"} <= {sea.sea for sea in borders.seas()}


@pytest.mark.parametrize("view", borders.views())
def test_a_caption_names_view_source_and_licence(view: str) -> None:
    caption = borders.caption(view, NOW)
    assert borders.views()[view].label in caption
    assert "Natural Earth" in caption
    assert "public domain" in caption


def test_the_default_view_is_offered_first() -> None:
    assert next(iter(borders.views())) == borders.DEFAULT
    assert borders.views().keys() >= borders.HATCHED


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        ({"sentence": None}, "add sentence"),
        ({"colour": "red"}, "unknown: colour"),
        ({"whole": "ukr"}, "say where it lies"),
        ({"claimed_by": ["ukr", "zzz"]}, "no country: zzz"),
        ({"until": "2014-03-18"}, "until must lie after from"),
        ({"from": date(2014, 3, 18)}, "in quotes"),
    ],
)
def test_a_faulty_area_is_refused(change: dict[str, Any], remedy: str) -> None:
    sound = next(facts for facts in borders._facts() if facts["id"] == "crimea")
    changed = {name: fact for name, fact in {**sound, **change}.items() if fact is not None}
    assert not list(borders._faults(sound))
    assert remedy in " ".join(borders._faults(changed))
