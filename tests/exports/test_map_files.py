"""The map as files: GeoJSON that says no more than is known, and a page that needs nothing but itself."""

from __future__ import annotations

import json
import re
from datetime import date

from sahelscope.analysis.arcs import arcs
from sahelscope.exports import Export, MapFile, events_to_geojson, ties_to_geojson, to_map_page
from sahelscope.reference.map_views import country_labels
from sahelscope.store import At, Pair, Selection, Store

DAY = date(2026, 4, 1)
FIGURE = b'{"data": [{"type": "choropleth", "geojson": "/x", "name": "</script><b>"}], "layout": {}}'


def test_events_stand_where_they_are_known_to_be(gold_store: Store) -> None:
    """A feature an event with every quote; coordinates only where a place is known, never those of a country's name."""
    export = Export(gold_store, Selection(), DAY)
    rows = export.rows("events")
    read = json.loads(events_to_geojson(rows, export.about("events", [row.fields["article_id"] for row in rows])))
    assert [feature["id"] for feature in read["features"]] == [row.row_id for row in rows]
    assert read["about"]["rows"] == len(rows)
    assert read["about"]["exported"] == "2026-04-01"
    for feature, row in zip(read["features"], rows, strict=True):
        assert feature["properties"]["quotes"] == [quote.text for quote in row.quotes]
        placed = row.fields["place_kind"] not in {"", "country"} and row.fields["latitude"] is not None
        assert (feature["geometry"] is not None) <= placed


def test_ties_are_lines_with_their_rows(gold_store: Store) -> None:
    """Each line runs from the actor to the recipient, with the ids and quotes of the events behind it."""
    export = Export(gold_store, Selection(), DAY)
    drawn = arcs(gold_store.map.pairs(Selection()), country_labels()).drawn.head(5)
    pairs = {arc["mark_id"]: Pair(arc["actor"], arc["recipient"], arc["mutual"]) for arc in drawn.to_dict("records")}
    behind = {mark: gold_store.map.rows_at(Selection(), At(pair=pair), 100) for mark, pair in pairs.items()}
    read = json.loads(ties_to_geojson(drawn, behind, export.about("ties", [])))
    for feature in read["features"]:
        assert feature["geometry"]["type"] == "LineString"
        assert len(feature["properties"]["rows"]) == feature["properties"]["events"]
        assert all(row["event_id"] and row["quotes"] for row in feature["properties"]["rows"])


def page(store: Store) -> str:
    rows = store.event_rows(Selection(), 5)
    return to_map_page(
        MapFile(
            title="A <map> & more",
            figure=FIGURE,
            files={"/x": b'{"type": "FeatureCollection", "features": []}'},
            legend=[('<circle r="3"/>', "a <sign>")],
            lines=["Borders: Neutral.", "x < y"],
            rows=rows,
            scripts=['window.Plotly = "</script><!--";'],
        )
    )


def test_page_needs_no_network(gold_store: Store) -> None:
    """Nothing in it points elsewhere, and all of its scripts stand inside it."""
    made = page(gold_store)
    assert not re.findall(r'(?:src|href)="', made)
    assert made.count("<script") == made.count("</script>") == 4
    assert '"/x":{"type":"FeatureCollection"' in made


def test_page_keeps_text_text(gold_store: Store) -> None:
    """Titles, captions and quotes are escaped, and no data can end the script that they stand in."""
    made = page(gold_store)
    assert "A &lt;map&gt; &amp; more" in made
    assert "x &lt; y" in made
    assert "a &lt;sign&gt;" in made
    figure = re.search(r'id="figure">(.*?)</script>', made, re.DOTALL)
    assert figure
    assert json.loads(figure[1]) == json.loads(FIGURE)
