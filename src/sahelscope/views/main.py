"""The script that Streamlit runs for every visitor and every change."""

from sahelscope.views import shell

shell.run()
