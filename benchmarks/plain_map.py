"""The map as one would first write it: pandas, a mark for every row, the whole table. benchmarks/map.py runs it."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_data
def read() -> pd.DataFrame:
    return pd.read_parquet(os.environ["PLAIN_TABLE"])


events = read()
without = st.checkbox("without AID")
shown = events[events["event_type"] != "AID"] if without else events
st.text(f"{len(shown)} events {'without' if without else 'with'} AID")
chart = px.scatter_geo(shown, lat="latitude", lon="longitude", color="quad", hover_name="place_name")
st.plotly_chart(chart.update_geos(visible=False))  # the outlines would come from another host
st.dataframe(shown)
