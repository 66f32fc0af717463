"""What differs between tellings: only what differs, and who tells it how."""

from __future__ import annotations

from sahelscope.analysis.comparison import NOT_SAID, differences

ONE = {
    "event_id": "a-e01", "status": "occurred", "claim": "stated", "claimed_by_names": [], "disputed_by_names": [],
    "date": "2023-07", "place_name": "Niger", "actor_names": ["B", "A"], "recipient_names": ["C"],
}  # fmt: skip


def test_what_is_told_alike_is_no_difference() -> None:
    """The order of names is none, and one telling alone differs from nothing."""
    assert differences([ONE]) == {}
    assert differences([ONE, ONE | {"event_id": "b-e01", "actor_names": ["A", "B"]}]) == {}


def test_what_differs_says_who_tells_it_how() -> None:
    """What one does not say is a difference, too."""
    other = ONE | {"event_id": "b-e01", "claim": "alleged", "place_name": "", "date": "2023-07-26"}
    found = differences([ONE, other])
    assert list(found) == ["Claim", "When", "Where"]
    assert found["Claim"] == {"stated": ["a-e01"], "alleged": ["b-e01"]}
    assert found["Where"] == {"Niger": ["a-e01"], NOT_SAID: ["b-e01"]}
