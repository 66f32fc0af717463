"""Small pieces of text on a page: head, the line of what is shown, legends. All text that is not ours is escaped."""

from __future__ import annotations

import html
import re

import streamlit as st

from sahelscope.views.static_files import ASSETS

_STYLE = (ASSETS / "style.css").read_text("utf-8")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:^=&])")


def show_style() -> None:
    """The app's typography."""
    st.html(f"<style>{_STYLE}</style>")


def show_head(title: str, lead: str) -> None:
    """The page's title and one sentence that says what it is for."""
    st.html(f'<h1>{escaped(title)}</h1><p class="lead">{escaped(lead)}</p>')


def show_quiet(text: str) -> None:
    """A remark in small type."""
    st.html(f'<p class="quiet">{escaped(text)}</p>')


def show_legend(entries: list[tuple[str, str, str]]) -> None:
    """Signs and their meaning: sign, colour (or empty), words."""
    spans = (
        f'<span><i style="color:{_readable(colour)}">{escaped(sign)}</i>{escaped(words)}</span>'
        for sign, colour, words in entries
    )
    st.html(f'<p class="legend">{"".join(spans)}</p>')


def _readable(colour: str) -> str:
    """The colour drawn towards the text's own, so that a letter in it can be read in both themes."""
    return f"color-mix(in srgb, {colour} 62%, currentColor)" if colour else "inherit"


def escaped(text: str) -> str:
    """Text as HTML shows it to the letter."""
    return html.escape(text)


def literal(text: str) -> str:
    """Text as Streamlit's Markdown labels show it to the letter."""
    return _MARKDOWN.sub(r"\\\1", text)
