"""EDTF as the codebook uses it."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelscope import dates

KNOWN = [
    ("2023-04-06", date(2023, 4, 6), date(2023, 4, 6), "day"),
    ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "month"),
    ("2024-02~", date(2024, 2, 1), date(2024, 2, 29), "month"),
    ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
    ("2022-21", date(2022, 3, 1), date(2022, 5, 31), "season"),
    ("2022-22", date(2022, 6, 1), date(2022, 8, 31), "season"),
    ("2023-24", date(2023, 12, 1), date(2024, 2, 29), "season"),
    ("2018/2022", date(2018, 1, 1), date(2022, 12, 31), "interval"),
    ("2022-02/..", date(2022, 2, 1), None, "interval"),
    ("../1999", None, date(1999, 12, 31), "interval"),
    ("/1999", None, date(1999, 12, 31), "interval"),
    ("XXXX", None, None, "unknown"),
    ("", None, None, "unknown"),
]
ANY_DAY = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(("text", "first", "last", "precision"), KNOWN)
def test_each_form_of_the_codebook_has_its_bounds(text: str, first: date, last: date, precision: str) -> None:
    """An EDTF text stands for its first and last possible day, never for more precision than it has."""
    read = dates.parse(text)
    assert (read.first, read.last, read.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-30",
        "2023-13",
        "2022-25",
        "0000",
        "2023-2",
        "6 April",
        "2023/2022",
        "2023~?",
        "~2023",
        "9999-24",
        "²023",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """A day that no calendar has, another notation and an interval that runs backwards raise ValueError."""
    with pytest.raises(ValueError, match=r"EDTF|calendar"):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"), [("2023~", True, False), ("2023-04?", False, True), ("2020%/..", True, True)]
)
def test_qualifiers_are_kept(text: str, approximate: bool, uncertain: bool) -> None:
    """`~` is approximate, `?` uncertain, `%` both, on either side of an interval."""
    read = dates.parse(text)
    assert (read.approximate, read.uncertain) == (approximate, uncertain)


def test_open_ends_are_said() -> None:
    """`..` opens an interval on its side only."""
    assert dates.parse("2022-02/..").open_end
    assert not dates.parse("2022-02/..").open_start
    assert dates.parse("../1999").open_start


def test_the_unknown_is_possibly_but_never_surely_within() -> None:
    """An undated event may have happened in any window and is certain in none."""
    unknown = dates.parse("XXXX")
    assert unknown.possibly_within(date(2020, 1, 1), date(2020, 1, 2))
    assert not unknown.surely_within(None, None)


@given(ANY_DAY, ANY_DAY, ANY_DAY, ANY_DAY)
def test_surely_within_implies_possibly_within(one: date, two: date, three: date, four: date) -> None:
    """What surely lies in a window possibly lies in it too."""
    start, end = sorted((one, two))
    first, last = sorted((three, four))
    read = dates.parse(f"{start}/{end}")
    assert not read.surely_within(first, last) or read.possibly_within(first, last)
    assert read.possibly_within(first, last) == (start <= last and first <= end)


@given(ANY_DAY)
def test_a_day_lies_in_its_month_and_year(day: date) -> None:
    """The bounds of a coarser text hold those of a finer one."""
    month, year = dates.parse(f"{day:%Y-%m}"), dates.parse(f"{day:%Y}")
    assert month.surely_within(year.first, year.last)
    assert dates.parse(day.isoformat()).surely_within(month.first, month.last)


@given(st.text(max_size=20))
def test_no_text_does_anything_but_parse_or_raise_value_error(text: str) -> None:
    """parse() has one exception."""
    with contextlib.suppress(ValueError):
        dates.parse(text)
