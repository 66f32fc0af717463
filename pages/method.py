"""The method: how rows are made, how often they are right, and how to report a wrong one."""

import streamlit as st

from sahelscope.views import method_page, tie_method
from sahelscope.views.style import show_head

show_head("Method", "How rows are made, how often they are right, and how to report one that is wrong.")
text, measured = st.columns((1.15, 1.0), gap="large")
with text:
    method_page.show_text()
    st.subheader("Report a wrong row", anchor=False)
    method_page.show_report()
with measured:
    st.subheader("How often it is right", anchor=False)
    method_page.show_measured()
    st.subheader("How ties are read", anchor=False)
    st.html(tie_method.method_html())
