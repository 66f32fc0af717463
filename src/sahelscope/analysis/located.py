"""Events put on the map as exactly as they are known: a place at its point, a country at its name, nothing invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from sahelscope.analysis.natures import quad_of, reality_of

NOWHERE = -1  # the spot of what is unplaced
UNPLACED = "unplaced"
MOST_POINTS = 220  # drawn apart; more are gathered in cells
COARSER = 4  # times the side of a cell outside the section
MARK_COLUMNS = ["mark_id", "longitude", "latitude", "precision", "place", "country", "quad", "reality", "count"]

Box = tuple[float, float, float, float]  # west, east, south, north
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Located:
    """`marks`: one row a sign on the map, MARK_COLUMNS, the busiest first; `unplaced`: how many events have no spot.

    `spots` are those behind each mark, `mark_of` the row of the mark in which a spot is drawn.
    """

    marks: pd.DataFrame
    unplaced: int
    spots: Mapping[str, tuple[int, ...]]

    @cached_property
    def mark_of(self) -> Mapping[int, int]:
        return {spot: place for place, mark_id in enumerate(self.marks["mark_id"]) for spot in self.spots[mark_id]}


@dataclass(frozen=True)
class Spots:
    """Every spot of the tables, as plain arrays by `spot_n`; made once and asked for every change of a filter."""

    precision: list[str]
    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    place: list[str]
    country: list[str]

    @classmethod
    def of(cls, spots: pd.DataFrame, names: Mapping[tuple[float, float], str]) -> Spots:
        """From the store's table; `names` tells what a gazetteer calls a place at (latitude, longitude)."""
        told = zip(spots["latitude"], spots["longitude"], spots["place_name"], strict=True)
        return cls(
            spots["precision"].tolist(),
            spots["latitude"].to_numpy(dtype=float),
            spots["longitude"].to_numpy(dtype=float),
            [names.get((latitude, longitude), name) for latitude, longitude, name in told],
            spots["country"].tolist(),
        )

    def countries(self, sums: pd.DataFrame) -> pd.DataFrame:
        """country, events, score: what happened in each country by the places told, the busiest first."""
        placed = sums[sums["spot_n"] != NOWHERE]
        countries = pd.Series([self.country[spot] for spot in placed["spot_n"]], index=placed.index, dtype=object)
        summed = placed[["events", "score"]].groupby(countries).sum().rename_axis("country").reset_index()
        kept = summed[summed["country"] != ""]
        return kept.sort_values(["events", "country"], ascending=[False, True], ignore_index=True)

    def located(self, sums: pd.DataFrame, box: Box, side: float) -> Located:
        """A mark for each spot with events (`sums`: spot_n, events, nature).

        Where there are more than MOST_POINTS points they are gathered in square cells: `side` degrees within the box,
        COARSER outside it.
        """
        placed = sums[sums["spot_n"] != NOWHERE].sort_values(["events", "spot_n"], ascending=[False, True])
        here, events = placed["spot_n"].to_numpy(dtype=int), placed["events"].to_numpy(dtype=int)
        keys = self._keys(here, box, side)
        members: dict[str, list[int]] = {}
        for row, key in enumerate(keys):
            members.setdefault(key, []).append(row)
        natures = placed["nature"].to_numpy(dtype=int)
        found = [self._mark(key, here[rows], events[rows], natures[rows]) for key, rows in members.items()]
        marks = pd.DataFrame(found, columns=MARK_COLUMNS)
        behind = {row[0]: tuple(here[rows].tolist()) for row, rows in zip(found, members.values(), strict=True)}
        unplaced = int(sums.loc[sums["spot_n"] == NOWHERE, "events"].sum())
        ordered = marks.sort_values(["count", "mark_id"], ascending=[False, True], ignore_index=True)
        return Located(ordered, unplaced, behind | {UNPLACED: (NOWHERE,)})

    def _keys(self, here: Numbers, box: Box, side: float) -> list[str]:
        """For each spot what tells the mark that it is drawn in."""
        gathered = sum(self.precision[spot] == "point" for spot in here) > MOST_POINTS
        west, east, south, north = box
        x, y = self.longitude[here], self.latitude[here]
        sides = np.where((x >= west) & (x <= east) & (y >= south) & (y <= north), side, side * COARSER)
        across, up = np.floor(x / sides).astype(int).tolist(), np.floor(y / sides).astype(int).tolist()
        return [
            f"cell:{i}:{j}:{length:g}" if gathered and self.precision[spot] == "point" else self._spot_id(spot)
            for spot, i, j, length in zip(here.tolist(), across, up, sides.tolist(), strict=True)
        ]

    def _spot_id(self, spot: int) -> str:
        return f"spot:{self.latitude[spot]:.2f},{self.longitude[spot]:.2f},{self.precision[spot]}"

    def _mark(self, mark_id: str, spots: Numbers, events: Numbers, natures: Numbers) -> tuple[Any, ...]:
        """The mark of these spots, the busiest of which comes first."""
        first, count = int(spots[0]), int(events.sum())
        others = f" and {len(spots) - 1:,} near by" if len(spots) > 1 else ""
        countries = {self.country[spot] for spot in spots}
        joined = int(np.bitwise_or.reduce(natures))
        return (
            mark_id,
            round(float(self.longitude[spots] @ events) / count, 3),
            round(float(self.latitude[spots] @ events) / count, 3),
            self.precision[first],
            self.place[first] + others,
            countries.pop() if len(countries) == 1 else "",
            quad_of(joined),
            reality_of(joined),
            count,
        )
