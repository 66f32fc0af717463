"""Memberships over time: a line an alliance, a bar a spell."""

from __future__ import annotations

from datetime import date

from plotly.graph_objects import Figure

from sahelscope.figures.spell_bars import spell_bars, where_drawn
from sahelscope.reference.alliances import memberships

ARMENIA = [spell for spell in memberships() if spell.country == "arm"]
UNTIL = date(2026, 1, 1)


def test_every_spell_is_a_bar_with_its_letter() -> None:
    """The frozen participation lies over the membership that goes on; each can be clicked and is valid Plotly."""
    figure = spell_bars(ARMENIA, {}, UNTIL)
    Figure(figure.to_dict())
    letters = next(trace for trace in figure.data if trace.customdata is not None)
    assert len(letters.customdata) == len(ARMENIA) == sum(trace.mode == "lines" for trace in figure.data)
    csto = [text for mark, text in zip(letters.customdata, letters.text, strict=True) if mark == ["cell:arm:csto"]]
    assert sorted(csto) == ["F", "Z"]
    assert set(where_drawn(ARMENIA)) == {mark[0] for mark in letters.customdata}


def test_open_spells_reach_to_the_day() -> None:
    """Who still belongs is drawn until then, who left no further than that."""
    figure = spell_bars(ARMENIA, {}, UNTIL)
    ends = [trace.x[1] for trace in figure.data if trace.mode == "lines"]
    assert max(ends) == UNTIL


def test_no_spells_no_bars() -> None:
    """An empty sheet is still one."""
    Figure(spell_bars([], {}, UNTIL).to_dict())
