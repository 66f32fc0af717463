"""Table to table: what the pages draw is what the rows say."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelscope import dates
from sahelscope.analysis.density import busiest_window, density, whole_span
from sahelscope.analysis.findings import findings
from sahelscope.analysis.lanes import LANE_KINDS, LaneChoice, Lanes, in_lanes
from sahelscope.analysis.located import located
from sahelscope.analysis.marked_text import Mark, stretches
from sahelscope.analysis.memberships import Listed, membership_matrix
from sahelscope.analysis.natures import reality
from sahelscope.analysis.ties import signed_ties
from sahelscope.analysis.wording import date_in_words
from sahelscope.reference.codes import relations
from sahelscope.reference.map_views import country_labels
from sahelscope.store import Store

WHOLE = (date(1900, 1, 1), date(2100, 12, 31))


def lanes_of(events: pd.DataFrame, kind: str, window: tuple[date, date] = WHOLE) -> Lanes:
    return in_lanes(events, {}, LaneChoice(kind, window, limit=10_000))


@pytest.mark.parametrize("kind", LANE_KINDS)
def test_every_event_is_in_its_lanes_once(gold_store: Store, kind: str) -> None:
    """Marks and `no date` signs together hold each event once a lane, whatever a lane stands for."""
    events = gold_store.events()
    found = lanes_of(events, kind, busiest_window(events))
    for lane in found.lanes.to_dict("records"):
        marks = found.marks[found.marks["lane_id"] == lane["lane_id"]]
        ids = [event_id for mark in marks["event_ids"] for event_id in mark] + lane["undated_ids"]
        assert len(ids) == len(set(ids)) == lane["count"]
    if kind in {"event_type", "country", "article"}:
        assert found.lanes["count"].sum() == len(events)


def test_a_mark_is_drawn_at_the_bounds_of_its_date(gold_store: Store) -> None:
    """The drawn interval is exactly that of the EDTF date; nothing without a date is drawn on one."""
    events = gold_store.events().set_index("event_id")
    for mark in lanes_of(events.reset_index(), "article").marks.to_dict("records"):
        for event_id in mark["event_ids"]:
            said = dates.parse(events.loc[event_id, "date"])
            assert said.known
            if mark["date"] and said.first and said.last:
                assert (mark["first"], mark["last"]) == (said.first, said.last)
            assert mark["first"] <= mark["middle"] <= mark["last"]


def test_marks_of_a_lane_do_not_overlap_on_a_level(gold_store: Store) -> None:
    """Two marks on one level of a lane never share a day."""
    marks = lanes_of(gold_store.events(), "actor").marks
    for _, level in marks.groupby(["lane_id", "level"]):
        ordered = level.sort_values("first")
        assert all(last < first for last, first in zip(ordered["last"], ordered["first"].iloc[1:], strict=False))


def test_density_counts_surely_and_possibly() -> None:
    """A month surely holds what cannot lie outside it, possibly what may; the undated is in none."""
    bins = density(pd.DataFrame({"date": ["2022-02-24", "2022-02", "2022", "2022-02/..", "XXXX"]}))
    february = bins[bins["start"] == date(2022, 2, 1)].iloc[0]
    assert (february["surely"], february["possibly"]) == (2, 2)


def test_busiest_window_is_short_and_holds_most(gold_store: Store) -> None:
    """The window that opens first holds four fifths of the dated events and is shorter than the whole span."""
    events = gold_store.events()
    first, last = busiest_window(events)
    earliest, latest = whole_span(events)
    assert last - first < (latest - earliest) / 2
    found = [one for text in events["date"] if (one := dates.parse(text)).first and one.last]
    assert sum(one.surely_within(first, last) for one in found) >= 0.8 * len(found)


def test_no_event_is_lost_on_the_map(gold_store: Store) -> None:
    """Drawn and unplaced are together what the filters keep, and a country is never drawn as a place."""
    events = gold_store.events()
    found = located(events, country_labels())
    drawn = [event_id for ids in found.marks["event_ids"] for event_id in ids]
    assert sorted([*drawn, *found.unplaced["event_id"]]) == sorted(events["event_id"])
    countries = set(events.loc[events["place_kind"] == "country", "event_id"])
    for mark in found.marks.to_dict("records"):
        assert mark["precision"] == "country" or countries.isdisjoint(mark["event_ids"])


@pytest.mark.parametrize(
    ("status", "claim", "expected"),
    [
        ("occurred", "stated", "fact"),
        ("occurred", "attributed", "fact"),
        ("occurred", "alleged", "alleged"),
        ("planned", "alleged", "planned"),
        ("hypothetical", "stated", "planned"),
        ("denied", "alleged", "denied"),
    ],
)
def test_reality(status: str, claim: str, expected: str) -> None:
    """The outline of a mark says at most one thing: denied before planned before alleged."""
    assert reality(status, claim) == expected


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-02~", "about February 2023"),
        ("2022-22", "summer 2022"),
        ("2022-02/..", "since February 2022"),
        ("../1999", "until 1999"),
        ("2018/2022", "2018 to 2022"),
        ("1999?", "1999 (uncertain)"),
        ("XXXX", "date unknown"),
        ("2023-04-06", "6 April 2023"),
    ],
)
def test_date_in_words(edtf: str, words: str) -> None:
    """A date is said as precisely as it is known."""
    assert date_in_words(edtf) == words


def test_findings_name_their_rows(gold_store: Store) -> None:
    """Each finding rests on rows that exist, and no two turn on the same principal."""
    events, relationships = gold_store.events(), gold_store.relationships()
    ties = signed_ties(events, relationships, relations(), ("un", "g20"))
    found = findings(events, ties, gold_store.names, 8)
    known = {*events["event_id"], *relationships["relationship_id"]}
    assert len({finding.about for finding in found}) == len(found) == 8
    assert all(finding.row_ids and set(finding.row_ids) <= known for finding in found)


def test_matrix_tells_where_articles_and_list_differ() -> None:
    """A cell knows what is listed on the day, what articles say, and whether they agree."""
    listed = {("arm", "csto"): Listed("frozen", "2024-02-23", belongs=True)}
    told = pd.DataFrame(
        [("r1", "arm", "former_member_of", "csto", "holds"), ("r2", "blr", "member_of", "csto", "holds")],
        columns=["relationship_id", "subject_principal", "relation", "object_principal", "status"],
    )
    cells = membership_matrix(listed, told, ["arm", "blr"], ["csto"]).set_index("country")
    assert cells.loc["arm", ["status", "said", "verdict"]].tolist() == ["frozen", "left", "differs"]
    assert cells.loc["blr", ["status", "said", "verdict"]].tolist() == ["", "member", "only said"]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6))
def test_stretches_join_to_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    """However marks overlap, nothing of the text is lost or repeated, and each stretch lies inside its marks."""
    marks = [Mark(start, start + length, f"r{number}") for number, (start, length) in enumerate(spans)]
    found = stretches(text, 0, len(text), marks)
    assert "".join(stretch.text for stretch in found) == text
    for stretch in found:
        for mark in marks:
            inside = mark.start <= stretch.start and stretch.start + len(stretch.text) <= mark.end
            assert inside == (mark.row_id in stretch.row_ids)
