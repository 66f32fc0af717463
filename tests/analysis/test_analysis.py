"""Table to table: what the pages draw is what the rows say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelscope import dates
from sahelscope.analysis.density import busiest_window, density, spans_of, whole_span
from sahelscope.analysis.findings import findings
from sahelscope.analysis.lanes import LANE_KINDS, Lanes, Told, in_lanes
from sahelscope.analysis.marked_text import Mark, stretches
from sahelscope.analysis.natures import reality
from sahelscope.analysis.ties import signed_ties
from sahelscope.analysis.underlays import underlay
from sahelscope.analysis.wording import date_in_words
from sahelscope.reference.codes import relations
from sahelscope.store import Selection, Store

WHOLE = (date(1900, 1, 1), date(2100, 12, 31))


@pytest.fixture(autouse=True)
def _every_event_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark of many events names only some of them; here all are wanted."""
    monkeypatch.setattr("sahelscope.store.timeline.MOST_BEHIND", 2_000)


def lanes_of(store: Store, told: Told, window: tuple[date, date] = WHOLE) -> Lanes:
    sizes = store.lane_sizes(Selection(), told, 10_000)
    return in_lanes(sizes, store.moments(Selection(), told, sizes, window), {}, window, by_name=False)


@pytest.mark.parametrize("kind", LANE_KINDS)
def test_every_event_is_in_its_lanes_once(gold_store: Store, kind: str) -> None:
    """Marks and `no date` signs together hold each event once a lane, whatever a lane stands for."""
    found = lanes_of(gold_store, Told(kind))
    for lane in found.lanes.to_dict("records"):
        marks = found.marks[found.marks["lane_id"] == lane["lane_id"]]
        numbers = [number for mark in marks["numbers"] for number in mark] + found.undated[lane["lane_id"]]
        assert len(numbers) == len(set(numbers)) == lane["count"]
        assert marks["count"].sum() + lane["undated"] == lane["count"]
        assert set(found.numbers_of(f"lane:{lane['lane_id']}")) == set(numbers)
    if kind in {"event_type", "country", "article"}:
        assert found.lanes["count"].sum() == len(gold_store.events())


@pytest.mark.parametrize("kind", ["actor", "dyad"])
def test_lanes_are_those_of_the_parties(gold_store: Store, kind: str) -> None:
    """An event stands in the lane of each principal that takes part, or of each two that have to do with each other."""
    events = gold_store.events().set_index("event_id")
    found = lanes_of(gold_store, Told(kind))
    for lane in found.lanes["lane_id"]:
        for event_id in gold_store.event_ids(found.numbers_of(f"lane:{lane}")):
            event = events.loc[event_id]
            assert set(lane.split("|")) <= {*event["actor_principals"], *event["recipient_principals"]}


def test_a_mark_is_drawn_at_the_bounds_of_its_date(gold_store: Store) -> None:
    """The drawn interval is exactly that of the EDTF date; nothing without a date is drawn on one."""
    events = gold_store.events().set_index("event_id")
    for mark in lanes_of(gold_store, Told("article")).marks.to_dict("records"):
        for event_id in gold_store.event_ids(mark["numbers"]):
            said = dates.parse(events.loc[event_id, "date"])
            assert said.known
            if mark["date"] and said.first and said.last:
                assert (mark["first"], mark["last"]) == (said.first, said.last)
            assert mark["first"] <= mark["middle"] <= mark["last"]


def test_reported_is_the_day_of_publication(gold_store: Store) -> None:
    """By report, a mark lies at the bounds of its article's publication, whenever the event happened."""
    events = gold_store.events().set_index("event_id")
    marks = lanes_of(gold_store, Told("article", reported=True)).marks
    assert len(marks)
    for mark in marks.to_dict("records"):
        for event_id in gold_store.event_ids(mark["numbers"]):
            published = dates.parse(events.loc[event_id, "published"])
            assert (mark["first"], mark["last"]) == (published.first, published.last)


def test_a_story_stands_once(gold_store: Store) -> None:
    """Told once a story, every event of no story stands, and of each story exactly one."""
    events = gold_store.events()
    one_by_one = lanes_of(gold_store, Told("event_type", stories=True))
    in_stories = events[events["story_id"] != ""]
    expected = len(events) - len(in_stories) + in_stories["story_id"].nunique()
    assert one_by_one.lanes["count"].sum() == expected < len(events)


def test_a_crowded_window_keeps_every_event(gold_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where short dates share a mark for want of room, no event is lost and none leaves the bounds of its mark."""
    monkeypatch.setattr("sahelscope.store.timeline.MOST_EXACT", 10)
    exact = gold_store.events().set_index("event_id")
    found = lanes_of(gold_store, Told("event_type"))
    assert found.lanes["count"].sum() == len(exact)
    for mark in found.marks.to_dict("records"):
        for event_id in gold_store.event_ids(mark["numbers"]):
            said = dates.parse(exact.loc[event_id, "date"])
            assert mark["first"] <= (said.first or mark["first"])
            assert (said.last or mark["last"]) <= mark["last"]


def test_a_window_holds_what_may_lie_in_it(gold_store: Store) -> None:
    """A narrow window has the marks of all that possibly happened in it, and no other."""
    window = date(2022, 9, 1), date(2022, 9, 30)
    events = gold_store.events()
    inside = {
        row["event_id"]
        for row in events.to_dict("records")
        if (said := dates.parse(row["date"])).known and said.possibly_within(*window)
    }
    marks = lanes_of(gold_store, Told("event_type"), window).marks
    assert {one for numbers in marks["numbers"] for one in gold_store.event_ids(numbers)} == inside


def test_a_mark_of_many_names_some(gold_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many events a mark stands for, it counts them all and names no more than a page lists."""
    monkeypatch.setattr("sahelscope.store.timeline.MOST_BEHIND", 3)
    found = lanes_of(gold_store, Told("country"))
    assert found.lanes["count"].sum() == len(gold_store.events())
    assert all(len(numbers) <= 3 for numbers in found.undated.values())


def test_marks_of_a_lane_do_not_overlap_on_a_level(gold_store: Store) -> None:
    """Two marks on one level of a lane never share a day."""
    marks = lanes_of(gold_store, Told("actor")).marks
    for _, level in marks.groupby(["lane_id", "level"]):
        ordered = level.sort_values("first")
        assert all(last < first for last, first in zip(ordered["last"], ordered["first"].iloc[1:], strict=False))


def test_lanes_refuse_other_words() -> None:
    """What a lane stands for is one of a list, never part of a query as it comes."""
    with pytest.raises(ValueError, match="must be one of"):
        Told("1; DROP TABLE events")


def test_what_lies_under_a_lane_is_that_states_own() -> None:
    """Spells and terms stand under the state that they are of, at their own bounds."""
    spells = underlay("csto", {"arm", "mli"})
    assert {one.lane_id for one in spells} == {"arm"}
    assert any(one.words == "frozen" and one.first and one.first.year == 2024 for one in spells)
    terms = underlay("heads_of_state", {"mli"})
    assert any(one.words.startswith("Assimi Goïta") for one in terms)
    assert underlay("nothing", {"arm"}) == []


def test_density_counts_surely_and_possibly() -> None:
    """A month surely holds what cannot lie outside it, possibly what may; the undated is in none."""
    bins = density(spans_of(["2022-02-24", "2022-02", "2022", "2022-02/..", "XXXX"]))
    february = bins[bins["start"] == date(2022, 2, 1)].iloc[0]
    assert (february["surely"], february["possibly"]) == (2, 2)


def test_the_store_sums_spans_as_the_dates_do(gold_store: Store) -> None:
    """Density, window and span come out the same whether the store groups the dates or each is counted."""
    grouped, each = gold_store.spans(), spans_of(gold_store.events()["date"])
    assert grouped["events"].sum() == each["events"].sum()
    assert density(grouped).equals(density(each))
    assert busiest_window(grouped) == busiest_window(each)
    assert whole_span(grouped) == whole_span(each)


def test_busiest_window_is_short_and_holds_most(gold_store: Store) -> None:
    """The window that opens first holds four fifths of the dated events and is shorter than the whole span."""
    events, spans = gold_store.events(), gold_store.spans()
    first, last = busiest_window(spans)
    earliest, latest = whole_span(spans)
    assert last - first < (latest - earliest) / 2
    found = [one for text in events["date"] if (one := dates.parse(text)).first and one.last]
    assert sum(one.surely_within(first, last) for one in found) >= 0.8 * len(found)


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
