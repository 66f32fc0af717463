"""Tables to Plotly figures; every mark carries the id of its row or of its group of rows in `customdata`."""

from sahelscope.figures.inks import DARK_INKS

__all__ = ["DARK_INKS"]
