"""Strategies that several tests draw from."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from sahelscope.store import Selection

DAYS = st.none() | st.dates(date(2012, 1, 1), date(2026, 12, 31))
ACTORS = ["tur", "rus", "ukr", "mli", "arm", "aze", "nato", "csto", "ecowas", "wagner_group", "kremlin", "fra"]


@st.composite
def selections_of_gold(draw: st.DrawFn) -> Selection:
    """Selections of which many keep some gold events and not all."""
    days = sorted(day for day in (draw(DAYS), draw(DAYS)) if day)
    return Selection(
        actors=tuple(draw(st.lists(st.sampled_from(ACTORS), max_size=2))),
        countries=tuple(draw(st.lists(st.sampled_from(["mli", "tur", "rus", "arm"]), max_size=2))),
        event_types=tuple(draw(st.lists(st.sampled_from(["AID", "ASSAULT", "SANCTION", "AGREE"]), max_size=3))),
        region=draw(st.sampled_from(["", "", "sahel", "caucasus", "black_sea"])),
        date_from=days[0] if days else None,
        date_to=days[1] if len(days) > 1 else None,
        dating=draw(st.sampled_from(["possibly", "surely"])),
        claims=tuple(draw(st.lists(st.sampled_from(["stated", "attributed", "alleged"]), max_size=2))),
        statuses=tuple(draw(st.lists(st.sampled_from(["occurred", "planned", "denied"]), max_size=2))),
        together=draw(st.booleans()),
        known_on=draw(DAYS),
    )
