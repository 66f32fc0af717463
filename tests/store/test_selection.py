"""One Selection is the filter, the URL, the file name and the sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelscope.records import CERTAINTY_CLASSES, CLAIMS, STATUSES
from sahelscope.reference.codes import event_types, regions, relations
from sahelscope.reference.languages import supported
from sahelscope.store import Counts, Selection, in_words, window_in_words

NAMES = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))


def some(values: object) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(values)), max_size=3).map(tuple)  # type: ignore[call-overload]


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    days = sorted(day for day in (draw(DAYS), draw(DAYS)) if day)
    return Selection(
        actors=tuple(draw(st.lists(NAMES, max_size=3))),
        countries=draw(some(["mli", "tur", "rus"])),
        event_types=draw(some(event_types())),
        relations=draw(some(relations())),
        region=draw(st.sampled_from(["", *regions()])),
        date_from=days[0] if days else None,
        date_to=days[1] if len(days) > 1 else None,
        dating=draw(st.sampled_from(["possibly", "surely"])),
        languages=draw(some(supported())),
        articles=tuple(draw(st.lists(NAMES, max_size=2))),
        claims=draw(some(CLAIMS)),
        statuses=draw(some(STATUSES)),
        certainties=draw(some(CERTAINTY_CLASSES)),
        together=draw(st.booleans()),
        known_on=draw(DAYS),
    )


@given(selections())
def test_a_url_gives_back_the_selection(selection: Selection) -> None:
    """to_params and from_params are each other's inverse, without a notice."""
    assert Selection.from_params(selection.to_params()) == (selection, [])


@given(st.dictionaries(st.sampled_from([*Selection.__dataclass_fields__, "other"]), st.text(max_size=30)))
def test_no_url_raises(params: dict[str, str]) -> None:
    """Broken parameters are dropped, each with a notice; what is left makes a selection that round-trips."""
    selection, notices = Selection.from_params(params)
    assert Selection.from_params(selection.to_params()) == (selection, [])
    assert all(isinstance(notice, str) and notice for notice in notices)


def test_what_does_not_exist_is_dropped_with_a_notice() -> None:
    """A value that is no longer there, a wrong word and a window that runs backwards are told, not applied."""
    selection, notices = Selection.from_params(
        {"actors": "tur,atlantis", "event_types": "AID,BAKE", "region": "moon", "date_from": "2024", "date_to": "2023"},
        {"actors": frozenset({"tur"})},
    )
    assert selection == Selection(actors=("tur",), event_types=("AID",))
    assert len(notices) == 4


def test_a_year_or_month_in_the_url_is_its_first_or_last_day() -> None:
    """A hand-written URL may name a year."""
    selection, _ = Selection.from_params({"date_from": "2022", "date_to": "2023-02"})
    assert (selection.date_from, selection.date_to) == (date(2022, 1, 1), date(2023, 2, 28))


def test_equal_selections_are_equal_in_every_form() -> None:
    """Order and repeats make no difference, so that caches and links agree."""
    one, other = Selection(actors=("tur", "rus", "tur")), Selection(actors=("rus", "tur"))
    assert (one, hash(one), one.to_params()) == (other, hash(other), other.to_params())
    assert Selection().to_params() == {}
    assert one.without("actors").empty
    assert one.having(region="sahel").region == "sahel"


@given(selections())
def test_a_file_name_is_safe_and_short(selection: Selection) -> None:
    """Plain letters, digits and hyphens, whatever the actors are called."""
    name = selection.file_name("events", "csv")
    assert name.isascii()
    assert len(name) < 130
    assert not set(name) & set("/\\:*?\"<>| ;'")
    assert name == selection.file_name("events", "csv")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 1, 1), date(2023, 12, 31), "2022 to 2023"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 6, 1), date(2022, 6, 30), "June 2022"),
        (date(2022, 6, 1), date(2023, 2, 28), "June 2022 to February 2023"),
        (date(2022, 6, 3), date(2022, 6, 3), "3 June 2022"),
        (date(2022, 6, 3), date(2022, 7, 1), "3 June 2022 to 1 July 2022"),
        (date(2022, 1, 1), None, "since 2022"),
        (None, date(2023, 12, 31), "until 2023"),
        (None, date.max, "until 9999"),
        (None, None, ""),
    ],
)
def test_a_window_is_said_as_short_as_it_can_be(first: date | None, last: date | None, words: str) -> None:
    """Whole years and months are named as such."""
    assert window_in_words(first, last) == words


def test_a_selection_in_words() -> None:
    """The line above a chart says how many of how many, who, when, and what is not known."""
    selection = Selection(actors=("tur", "wagner_group"), date_from=date(2022, 1, 1), date_to=date(2023, 12, 31))
    said = in_words(selection, Counts(31, 66, 5, 0), {"wagner_group": "Wagner Group"})
    assert said == "31 of 66 events · Türkiye, Wagner Group · 2022 to 2023 · 5 with unknown date"
    assert in_words(Selection(), Counts(66, 66, 0, 0)) == "66 of 66 events"


def test_what_was_known_on_a_day_is_said() -> None:
    """The line names the day, and whether vague dates of publication count."""
    then = Selection(known_on=date(2023, 4, 10))
    assert in_words(then, Counts(6, 66, 0, 0)) == "6 of 66 events · as known on 10 April 2023"
    assert "as surely known on 10 April 2023" in in_words(then.having(dating="surely"), Counts(6, 66, 0, 0))


@given(selections(), st.integers(0, 9), st.integers(0, 9))
def test_every_selection_can_be_said(selection: Selection, undated: int, unplaced: int) -> None:
    """No selection lacks words."""
    assert in_words(selection, Counts(9, 9, undated, unplaced)).startswith("9 of 9 events")


@pytest.mark.parametrize("wrong", [{"dating": "maybe"}, {"region": "moon"}])
def test_a_wrong_word_in_code_is_refused(wrong: dict[str, str]) -> None:
    """What from_params drops politely is an error where a programmer writes it."""
    with pytest.raises(ValueError, match="must be one of"):
        Selection(**wrong)  # type: ignore[arg-type]
