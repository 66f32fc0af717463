"""Where each event stands on the map, settled once at the build: a spot a place, and none where nothing is known.

A spot is a point, a region, a sea, or a country where that is all that is known. A country's spot is where its name
stands: no statement of where anything happened.
"""

from __future__ import annotations

import duckdb
import pandas as pd

from sahelscope.analysis.natures import NATURE_BITS
from sahelscope.reference.map_views import country_labels

PRECISIONS = {"point": "point", "city": "point", "region": "region", "sea": "sea"}  # kind of a place to that of a spot
_PLACED = "place_country AS country, latitude, longitude"


def add_spots(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `spots` and give every event its `spot_n` and its `nature`: its quad class and reality, a bit each."""
    labels = [(country, *spot) for country, spot in country_labels().items()]
    connection.register("labels", pd.DataFrame(labels, columns=["country", "latitude", "longitude"]))
    connection.register("precisions", pd.DataFrame(PRECISIONS.items(), columns=["place_kind", "precision"]))
    connection.register("natures", pd.DataFrame(NATURE_BITS, columns=["quad", "status", "claim", "nature"]))
    connection.execute(f"""
        CREATE TEMP TABLE placed AS
        SELECT n, precision, place_name, {_PLACED} FROM events JOIN precisions USING (place_kind)
        WHERE latitude IS NOT NULL AND longitude IS NOT NULL
        UNION ALL
        SELECT n, 'country', '', labels.country, labels.latitude, labels.longitude
        FROM events JOIN labels ON labels.country = place_country
        WHERE events.latitude IS NULL OR events.longitude IS NULL
           OR place_kind NOT IN (SELECT place_kind FROM precisions)
    """)
    connection.execute("""
        CREATE TABLE spots AS
        SELECT (row_number() OVER (ORDER BY precision, latitude, longitude) - 1)::SMALLINT AS spot_n, *
        FROM (
            SELECT precision, latitude, longitude, min(place_name) AS place_name, min(country) AS country
            FROM placed GROUP BY ALL
        ) ORDER BY spot_n
    """)
    connection.execute("""
        CREATE TEMP TABLE on_map AS
        SELECT events.n, spot_n, natures.nature::UTINYINT AS nature
        FROM events JOIN natures USING (quad, status, claim)
        LEFT JOIN (
            SELECT n, spot_n FROM placed JOIN spots USING (precision, latitude, longitude)
        ) found ON found.n = events.n
    """)
    connection.execute("DROP TABLE placed")
