"""Choices that belong to one page, such as the lanes of the timeline: kept in the address like the filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from sahelscope.views import address
from sahelscope.views.filters import EARLIEST, LATEST

Callback = Callable[[], None]
Width = int | Literal["stretch"]


def _nothing() -> None:
    """What most choices do besides being kept."""


@dataclass(frozen=True)
class Choice:
    """A label, the parameter of the address, the options by id, and the id that the address leaves out."""

    label: str
    param: str
    options: Mapping[str, str]
    default: str

    def asked(self) -> str:
        """What the address asks for; the default where that is no option. Draws the parameter's hidden field."""
        text = address.page_param(self.param)
        return text if text in self.options else self.default

    def write(self, value: str) -> None:
        """Put the value into the address; only in callbacks."""
        address.write(self.param, "" if value == self.default else value)


def pick_one(choice: Choice) -> str:
    """One of a few options, side by side."""
    chosen, key = choice.asked(), f"pick_{choice.param}"
    st.session_state[key] = chosen

    def change() -> None:
        choice.write(st.session_state[key] or chosen)

    options = choice.options
    st.segmented_control(choice.label, list(options), format_func=options.__getitem__, key=key, on_change=change)
    return chosen


def pick_from_list(choice: Choice, *, showing: str = "", width: Width = "stretch", on_pick: Callback = _nothing) -> str:
    """One of many options, from a list that opens. `showing` overrides the address until another is picked."""
    asked, key = choice.asked(), f"pick_{choice.param}"
    st.session_state[key] = showing or asked

    def change() -> None:
        choice.write(st.session_state[key])
        on_pick()

    options = choice.options
    st.selectbox(choice.label, list(options), format_func=options.__getitem__, key=key, on_change=change, width=width)
    return showing or asked


def pick_day(param: str, today: date, jumps: list[date]) -> date:
    """A day, by input, by steps of a month or year, or by jumping to the next or last of the days given."""
    day = _day(address.page_param(param), today)
    key = f"pick_{param}"
    st.session_state[key] = day

    def change() -> None:
        go(st.session_state[key] or day)

    def go(to: date) -> None:
        address.write(param, "" if to == today else min(max(to, EARLIEST), LATEST).isoformat())

    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.date_input(
            "On", key=key, on_change=change, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD", width=150
        )
        earlier = [jump for jump in jumps if jump < day]
        later = [jump for jump in jumps if jump > day]
        _step("Last change", "last_change", go, earlier[-1] if earlier else None)
        _step("Next change", "next_change", go, later[0] if later else None)
        _step("− 1 year", "year_back", go, _years_from(day, -1))
        _step("+ 1 year", "year_on", go, _years_from(day, 1))
        _step("Today", "today", go, None if day == today else today)
    return day


def _step(label: str, key: str, go: Callable[[date], None], to: date | None) -> None:
    help_text = to.isoformat() if to else None
    st.button(label, key=key, on_click=go, args=(to,), disabled=to is None, help=help_text, type="secondary")


def _years_from(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _day(text: str, default: date) -> date:
    try:
        return min(max(date.fromisoformat(text), EARLIEST), LATEST)
    except ValueError:
        return default
