"""What the map page asks of the tables, kept for the next visitor: sums, never millions of rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from sahelscope.analysis.arcs import Arcs, arcs
from sahelscope.analysis.located import NOWHERE, UNPLACED, Located, Spots
from sahelscope.analysis.memberships import SAID
from sahelscope.analysis.periods import bars
from sahelscope.reference import borders
from sahelscope.reference.map_views import labels_in, map_views
from sahelscope.reference.places import places
from sahelscope.store import At, Counts, Pair, Selection, Store
from sahelscope.views import tables
from sahelscope.views.map_look import Look
from sahelscope.views.memory import remembered, remembered_rows

MOST_BEHIND = 200  # rows listed behind a mark
CELLS_ACROSS = 13  # of a section where points are gathered: a sign and its number need some 45 pixels
FEW_KEPT = 40  # answers that weigh more

Labels = dict[str, tuple[str, float, float]]


def spots() -> Spots:
    """Where events stand."""
    return _spots(tables.store())


def labels(section: str) -> Labels:
    """Name, latitude and longitude of each country in a section, the largest on the map first."""
    return _labels(tables.store(), section)


def sums(selection: Selection) -> pd.DataFrame:
    """Events and scores by spot."""
    return _sums(tables.store(), selection)


def located(selection: Selection, section: str) -> Located:
    """The events shown, as the signs of a section."""
    return _located(tables.store(), selection, section)


def countries(selection: Selection) -> pd.DataFrame:
    """Events and scores by country of the place."""
    return spots().countries(sums(selection))


def ties(selection: Selection, section: str) -> Arcs:
    """The busiest pairs of countries as arcs between their names in a section."""
    return _ties(tables.store(), selection, section)


def counts(selection: Selection) -> Counts:
    """How many events are shown of how many, without a date, and without a place."""
    found = sums(selection)
    unplaced = int(found.loc[found["spot_n"] == NOWHERE, "events"].sum())
    return Counts(int(found["events"].sum()), _total(tables.store()), int(found["undated"].sum()), unplaced)


def months(selection: Selection) -> pd.DataFrame:
    """How much happened when, whatever the window."""
    return _months(tables.store(), selection.without("date_from", "date_to"))


def spot_of(event_id: str) -> int:
    """The spot of an event, NOWHERE where there is none."""
    return _spot_of(tables.store(), event_id)


@dataclass(frozen=True)
class Behind:
    """The rows behind a mark: a table of `events` or of `relationships`, MOST_BEHIND at most, and what the mark is."""

    table: str
    rows: pd.DataFrame
    words: str

    @property
    def ids(self) -> list[str]:
        return self.rows["event_id" if self.table == "events" else "relationship_id"].tolist()


def behind(selection: Selection, look: Look, mark: str) -> Behind | None:
    """What a mark stands for under these filters; None for no mark."""
    return _behind(tables.store(), selection, look, mark) if mark else None


def at(selection: Selection, look: Look, mark: str) -> At | None:
    """The place in the tables that a mark stands for; None where no such mark is drawn."""
    kind, _, name = mark.partition(":")
    if kind == "country":
        return At(country=name)
    if kind == "tie":
        mutual = "=" in name
        actor, _, recipient = name.partition("=" if mutual else ">")
        return At(pair=Pair(actor, recipient, mutual))
    found = located(selection, look.section).spots.get(mark)
    return At(spots=found) if found else None


@lru_cache(1)
def _total(store: Store) -> int:
    return int(store.count().total)


@lru_cache(1)
def _spots(store: Store) -> Spots:
    return Spots.of(store.map.spots(), {(place.latitude, place.longitude): place.name for place in places()})


@lru_cache(8)
def _labels(_: Store, section: str) -> Labels:
    names, points = tables.names(), labels_in(section)
    ordered = [*(one for one in borders.sizes() if one in points), *points]
    return {country: (names[country], *points[country]) for country in ordered if country in names}


@remembered_rows()
def _sums(store: Store, selection: Selection) -> pd.DataFrame:
    return store.map.by_spot(selection)


@remembered(budget=FEW_KEPT)
def _located(store: Store, selection: Selection, section: str) -> Located:
    view = map_views()[section]
    side = round((view.east - view.west) / CELLS_ACROSS, 1)
    box = (view.west, view.east, view.south, view.north)
    return _spots(store).located(_sums(store, selection), box, side)


@remembered(budget=FEW_KEPT)
def _ties(store: Store, selection: Selection, section: str) -> Arcs:
    return arcs(store.map.pairs(selection), labels_in(section))


@remembered()
def _months(store: Store, selection: Selection) -> pd.DataFrame:
    return bars(store.map.by_period(selection, "month"))


@remembered()
def _spot_of(store: Store, event_id: str) -> int:
    return store.map.spot_of(event_id)


@remembered(budget=FEW_KEPT)
def _behind(store: Store, selection: Selection, look: Look, mark: str) -> Behind | None:
    if look.layer == "alliances" and mark.startswith("country:"):
        told = tables.relationships(selection)
        country = mark.removeprefix("country:")
        of_both = (told["subject_principal"] == country) & (told["object_principal"] == look.alliance)
        return Behind("relationships", told[of_both & told["relation"].isin(SAID)], in_words(selection, look, mark))
    place = at(selection, look, mark)
    found = store.map.events_at(selection, place, MOST_BEHIND) if place else None
    return None if found is None else Behind("events", found, in_words(selection, look, mark))


def in_words(selection: Selection, look: Look, mark: str) -> str:
    """What a mark is, as in “events behind …”."""
    names = tables.names()
    kind, _, name = mark.partition(":")
    if mark == UNPLACED:
        return "without a known place"
    if kind == "country":
        return f"in {names.get(name, name)}"
    if kind == "tie":
        one, _, other = name.replace("=", ">").partition(">")
        return f"between {names.get(one, one)} and {names.get(other, other)}"
    marks = located(selection, look.section).marks
    found = marks.loc[marks["mark_id"] == mark]
    if found.empty:
        return "at this place"
    place, country = found["place"].iloc[0], found["country"].iloc[0]
    return f"at {place}" if place else f"somewhere in {names.get(country, country)}"
