# ruff: noqa: INP001  a script beside the package
"""Write data/reference/map/region_areas.geojson, which the browser fetches once: python scripts/build_region_areas.py.

Made of region_areas.csv, places.csv and the disputed areas; run it when one of them has changed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from sahelscope.reference.region_areas import SHAPES, region_id, region_outlines

features = [
    {
        "type": "Feature",
        "id": region_id(*spot),
        "properties": {},
        "geometry": {"type": "MultiLineString", "coordinates": [outline]},
    }
    for spot, outline in sorted(region_outlines().items())
]
lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
SHAPES.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf-8")
