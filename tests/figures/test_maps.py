"""Maps by their traces: what stands where, under which id, and whether the legend explains it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from sahelscope.analysis.arcs import arcs
from sahelscope.analysis.located import MARK_COLUMNS, Spots
from sahelscope.analysis.natures import REALITIES
from sahelscope.analysis.periods import bars
from sahelscope.analysis.windows import Window
from sahelscope.figures import inks, signs
from sahelscope.figures.alliance_map import CLASSES, alliance_layer
from sahelscope.figures.base_map import Files, Ground, Layer
from sahelscope.figures.country_map import MEASURES, country_layer
from sahelscope.figures.event_map import DASHED, LARGEST, event_layer, shortened, sizes
from sahelscope.figures.tie_map import tie_layer
from sahelscope.figures.time_strip import time_strip
from sahelscope.reference import borders
from sahelscope.reference.map_views import country_labels, map_views
from sahelscope.reference.region_areas import SHAPES, region_id, region_outlines
from sahelscope.store import Selection, Store

LABELS = {country: (country.upper(), *spot) for country, spot in country_labels().items()}
DAY = date(2024, 1, 1)
GROUND = Ground(
    map_views()["three_regions"],
    LABELS,
    files=Files("/borders", "/hatches", "/outlines"),
    shapes=borders.shapes("neutral", DAY),
    disputed=borders.disputed(DAY),
    seas=borders.seas(),
)
EVERYTHING = Selection()


def events_of(store: Store) -> Layer:
    located = Spots.of(store.map.spots(), {}).located(store.map.by_spot(EVERYTHING), (-19, 54, 2, 57), 3.0)
    return event_layer(located.marks, LABELS, "/regions")


def countries_of(store: Store, measure: str = "count") -> Layer:
    return country_layer(Spots.of(store.map.spots(), {}).countries(store.map.by_spot(EVERYTHING)), LABELS, measure)


def ties_of(store: Store) -> Layer:
    return tie_layer(arcs(store.map.pairs(EVERYTHING), country_labels()).drawn, LABELS)


def alliance_of(_: Store) -> Layer:
    return alliance_layer({"arm": "frozen", "rus": "founding", "geo": "left"}, LABELS)


LAYERS = [events_of, countries_of, ties_of, alliance_of]


def marks(places: list[tuple[str, str, str, int]]) -> pd.DataFrame:
    """Marks of precision, quad, reality and count, all in Armenia."""
    found = [
        (f"spot:{n}", 45.0 + n, 40.0, precision, "Yerevan", "arm", quad, reality, count)
        for n, (precision, quad, reality, count) in enumerate(places)
    ]
    return pd.DataFrame(found, columns=MARK_COLUMNS)


@pytest.mark.parametrize("layer", LAYERS)
def test_maps_are_valid_and_ask_for_no_outlines(gold_store: Store, layer: Any) -> None:
    """Plotly finds nothing wrong with them, and the first trace is a dummy: outlines are fetched for whatever is first."""
    figure = GROUND.map_of(layer(gold_store))
    assert len(Figure(figure.to_plotly_json()).data) == len(figure.data)
    assert list(figure.data[0].lon) == [None]
    assert not figure.layout.geo.visible


@pytest.mark.parametrize("layer", LAYERS)
def test_land_lies_under_names_and_names_under_signs(gold_store: Store, layer: Any) -> None:
    """A click on a point over an area finds the point only in this order."""
    figure = GROUND.map_of(layer(gold_store))
    order = [
        "land" if one.type == "choropleth" else "name" if (one.meta or {}).get("names") else "sign"
        for one in figure.data[1:]
    ]
    land, names = order.index("land"), [place for place, kind in enumerate(order) if kind == "name"]
    assert land == 0
    assert order[2] == "sign"  # the dashed edges
    assert min(names) > land
    clickable = [
        place for place, one in enumerate(figure.data[1:]) if one.customdata is not None or "mark" in (one.meta or {})
    ]
    assert all(place > max(names) for place in clickable)


def test_every_mark_can_be_clicked_once(gold_store: Store) -> None:
    located = Spots.of(gold_store.map.spots(), {}).located(gold_store.map.by_spot(EVERYTHING), (-19, 54, 2, 57), 3.0)
    layer = event_layer(located.marks, LABELS, "")
    ids = [row[0] for one in layer.marks for row in one.get("customdata", ())]
    assert sorted(ids) == sorted(located.marks["mark_id"])


@pytest.mark.parametrize("reality", REALITIES)
@pytest.mark.parametrize("quad", signs.SHAPES)
def test_a_sign_says_kind_and_reality(quad: str, reality: str) -> None:
    """Shape and colour by quad class; filled is a fact, hollow alleged, dashed planned, crossed denied."""
    layer = event_layer(marks([("point", quad, reality, 3)]), LABELS, "")
    sign = next(one for one in layer.marks if one.get("customdata"))
    assert sign["marker"]["symbol"].startswith(signs.SHAPES[quad])
    assert sign["marker"]["color"] == signs.COLOURS[quad]
    assert sign["marker"]["symbol"].endswith("-open") == (reality != "fact")
    assert (sign["marker"]["line"]["width"] == DASHED) == (reality == "planned")
    assert len(layer.marks[-1]["lon"]) == (reality == "denied")


def test_what_is_vague_is_drawn_vague() -> None:
    """A country stands in a pale circle at its name, a sea in a pale diamond, a region is an area, a point has neither."""
    places = [(precision, "verbal conflict", "fact", 1) for precision in ("point", "country", "sea", "region")]
    table = marks(places)
    layer = event_layer(table, LABELS, "/regions")
    halos = layer.marks[0]
    assert halos["marker"]["symbol"] == ["circle", "diamond"]
    assert (halos["lon"][0], halos["lat"][0]) == country_labels()["arm"][::-1]
    area = layer.areas[0]
    assert area["fill"] == "toself"
    assert area["meta"] == {"file": "/regions", "ids": ["40,48"]}
    assert [name.text for name in layer.names] == ["ARM"]


def test_the_browser_gets_the_outlines_as_they_are() -> None:
    """The file is what scripts/build_region_areas.py makes of the table."""
    features = json.loads(SHAPES.read_text("utf-8"))["features"]
    written = {one["id"]: [tuple(point) for point in one["geometry"]["coordinates"][0]] for one in features}
    assert written == {region_id(*spot): [*outline] for spot, outline in region_outlines().items()}


def test_every_region_of_the_gazetteer_has_an_outline_around_its_sign() -> None:
    """Somewhere in a region is an area, closed, around where its sign stands."""
    for (latitude, longitude), outline in region_outlines().items():
        assert outline[0] == outline[-1]
        west, east = min(x for x, _ in outline), max(x for x, _ in outline)
        south, north = min(y for _, y in outline), max(y for _, y in outline)
        assert west - 0.6 < longitude < east + 0.6
        assert south - 0.6 < latitude < north + 0.6


def test_signs_grow_with_their_number() -> None:
    few, many = sizes([1, 2, 9, 30]), sizes([1, 40, 10_000, 3_000_000])
    assert few == sorted(few)
    assert many == sorted(many)
    assert max(few + many) <= LARGEST
    assert [shortened(count) for count in (1, 999, 1_234, 45_678, 5_600_000)] == ["", "999", "1.2k", "45k", "5.6M"]


@pytest.mark.parametrize("measure", MEASURES)
def test_countries_carry_their_number_and_class(gold_store: Store, measure: str) -> None:
    """The more, the further along the scale; scores stand on either side of zero, with the number of events."""
    table = pd.DataFrame(
        {"country": ["arm", "aze", "geo", "ukr"], "events": [9, 4, 1, 2], "score": [-20.0, 12.0, 0.0, -1.0]}
    )
    layer = country_layer(table, LABELS, measure)
    shades = [layer.fill.inks[layer.fill.classes[country]] for country in table["country"]]
    if measure == "count":
        steps = [inks.AMOUNTS.index(shade) for shade in shades]
        assert steps[0] > steps[1] > steps[3] >= steps[2]
        assert [name.text.split("\n")[1] for name in layer.names] == ["9", "4", "1", "2"]
    else:
        assert [shade in inks.AGAINST for shade in shades] == [True, False, False, True]
        assert shades[1] in inks.TOWARDS
        assert shades[2] == inks.EVEN
        assert [name.text.split("\n")[1] for name in layer.names] == ["−20 (9)", "+12 (4)", "0 (1)", "−1 (2)"]
    told = "".join(entry.sign for entry in layer.legend)
    assert all(shade in told for shade in shades)
    assert countries_of(gold_store, measure).names


def test_ties_show_direction_width_and_sign() -> None:
    """An arrow lies on a directed arc alone and points along it; the busiest is widest; colour tells the sum of scores."""
    pairs = pd.DataFrame(
        [("mli", "fra", False, 30, -40.0), ("fra", "mli", True, 4, 8.0), ("mli", "ner", False, 1, 0.0)],
        columns=["actor", "recipient", "mutual", "events", "score"],
    )
    layer = tie_layer(arcs(pairs, country_labels()).drawn, LABELS)
    lines = {one["meta"]["mark"]: one["line"] for one in layer.marks if "mark" in one.get("meta", {})}
    widths = [lines[mark]["width"] for mark in ("tie:mli>fra", "tie:fra=mli", "tie:mli>ner")]
    assert widths == sorted(widths, reverse=True)
    assert lines["tie:mli>fra"]["color"] == signs.COLOURS["material conflict"]
    assert lines["tie:fra=mli"]["color"] == signs.COLOURS["material cooperation"]
    heads = next(one for one in layer.marks if one.get("marker", {}).get("angle"))
    assert {row[0] for row in heads["customdata"]} == {"tie:mli>fra", "tie:mli>ner"}
    by_mark = dict(zip((row[0] for row in heads["customdata"]), heads["marker"]["angle"], strict=True))
    assert -45 < by_mark["tie:mli>fra"] < 45  # France lies north of Mali
    assert 45 < by_mark["tie:mli>ner"] < 135  # Niger east


def test_an_alliance_is_filled_and_lettered() -> None:
    found = alliance_layer({"arm": "frozen", "rus": "founding", "geo": "left"}, LABELS)
    assert {name.text for name in found.names} == {"ARM\nZ", "RUS\nF", "GEO\n×"}
    assert len({found.fill.classes[country] for country in ("arm", "rus", "geo")}) == 3
    assert set(CLASSES) == set(signs.MEMBERSHIP_SIGNS)


@pytest.mark.parametrize("layer", LAYERS)
def test_legend_has_every_colour_of_the_layer(gold_store: Store, layer: Any) -> None:
    """What a sign of the layer is coloured in stands in its legend, too."""
    found = layer(gold_store)
    told = {ink for entry in found.legend for ink in re.findall(r"#[0-9a-f]{6}", entry.sign)}
    used = {found.fill.inks[number] for number in found.fill.classes.values()}
    used |= {ink for one in found.marks for ink in re.findall(r"#[0-9a-f]{6}", str(one.get("line", "")))}
    used |= {
        one["marker"]["color"]
        for one in found.marks
        if one.get("customdata") and isinstance(one["marker"]["color"], str)
    }
    assert used <= told


def test_map_inks_have_a_dark_twin_of_their_own() -> None:
    """The browser swaps each ink for its twin; two that looked alike in the dark could not be told apart."""
    used = [*inks.AMOUNTS, *inks.AGAINST, inks.EVEN, *inks.TOWARDS, inks.LAND]
    assert len({inks.DARK_INKS[ink] for ink in used}) == len(set(used)) == len(used)


def test_strip_of_time_shades_the_window(gold_store: Store) -> None:
    """Every bar can be clicked by its day, and nothing is shaded where nothing is cut off."""
    found = bars(gold_store.map.by_period(EVERYTHING, "month"))
    whole, cut = time_strip(found, Window(None, None)), time_strip(found, Window(date(2022, 1, 1), None))
    assert not whole.layout.shapes
    assert cut.layout.shapes[0].x0 == "2022-01-01"
    assert Figure(cut.to_plotly_json()).data[0].meta["kind"] == "from"
    assert set(whole.data[0].x) <= {f"{start:%Y-%m-%d}" for start in found["start"]}
    assert len(time_strip(found.head(0), Window(None, None)).data[0].x) == 0
