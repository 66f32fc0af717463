"""Tables to Plotly figures; every mark carries the id of its row or of its group of rows in `customdata`."""

from pathlib import Path

import plotly
from plotly.graph_objects import Figure

from sahelscope.figures.inks import DARK_INKS

SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"  # what draws the figures in a browser

__all__ = ["DARK_INKS", "SCRIPT", "Figure"]
