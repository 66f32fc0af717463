"""SahelScope in the browser: `streamlit run app.py` starts it, builds the tables at the first start and keeps them."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parent / "src"))  # a hosted demo installs the pins, not the package

from sahelscope.views import web

app = st.App("src/sahelscope/views/main.py", middleware=web.MIDDLEWARE, routes=web.ROUTES, lifespan=web.warm_up)
