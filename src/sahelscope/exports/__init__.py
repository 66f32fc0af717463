"""Tables to files that others can read, safe to open, and back."""

from sahelscope.exports.about import About
from sahelscope.exports.csv import read_csv, to_csv
from sahelscope.exports.files import FORMATS, SIDECAR, Export, archive
from sahelscope.exports.geojson import events_to_geojson, ties_to_geojson
from sahelscope.exports.gexf import read_gexf
from sahelscope.exports.json_lines import read_json_lines, to_json_lines
from sahelscope.exports.map_page import MapFile, to_map_page
from sahelscope.exports.parquet import read_parquet

__all__ = [
    "FORMATS",
    "SIDECAR",
    "About",
    "Export",
    "MapFile",
    "archive",
    "events_to_geojson",
    "read_csv",
    "read_gexf",
    "read_json_lines",
    "read_parquet",
    "ties_to_geojson",
    "to_csv",
    "to_json_lines",
    "to_map_page",
]
