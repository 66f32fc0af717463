"""The selection of this run, for any page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from sahelscope.store.selection import Selection
from sahelscope.views import address, tables
from sahelscope.views.style import literal

_MENDED = "mended_selection"
_PAST = "past_selections"
MOST_UNDONE = 30
_NOTICES = "notices"


def selection() -> Selection:
    """What the address asks for; what does not exist is left out."""
    return _read()[0]


def select(changed: Selection) -> None:
    """Make this the selection; only in callbacks, or before the address is opened."""
    past = st.session_state.setdefault(_PAST, [])
    if changed != selection():
        past.append(selection())
        del past[:-MOST_UNDONE]
    _write(changed)


def undo() -> None:
    """Go back to the selection before; only in callbacks."""
    if can_undo():
        _write(st.session_state[_PAST].pop())


def can_undo() -> bool:
    """Whether this visitor has changed the selection."""
    return bool(st.session_state.get(_PAST))


def _write(changed: Selection) -> None:
    params = changed.to_params()
    for name in address.SELECTION_PARAMS:
        address.write(name, params.get(name, ""))


def change(**fields: object) -> None:
    """Change these fields of the selection; only in callbacks."""
    select(replace(selection(), **fields))  # type: ignore[arg-type]  # each widget gives its field's type


def mend_address() -> None:
    """Put right what the last run found wrong in the address. Call before the address is opened."""
    if mended := st.session_state.pop(_MENDED, None):
        select(mended)


def drop_unknown() -> None:
    """Tell what in the address does not exist, and run again without it."""
    found, notices = _read()
    if notices:
        st.session_state[_MENDED], st.session_state[_NOTICES] = found, notices
        st.rerun()
    if told := st.session_state.pop(_NOTICES, None):
        st.warning("  \n".join(literal(notice) for notice in told))


def _read() -> tuple[Selection, list[str]]:
    return Selection.from_params(address.read(address.SELECTION_PARAMS), tables.existing())
