"""The colours of the figures. Each is written once for the light theme; the browser swaps in the dark one.

Cooperation and conflict keep apart under all three kinds of colour blindness and stand at 3:1 or more against the
backgrounds of both themes; shape and letter always say the same again.
"""

from __future__ import annotations

TEXT = "#18222b"
MUTED = "#53626b"
FAINT = "#c8d0d0"
GRID = "#e3e8e8"
PAPER = "#fffffe"
LAND = "#f1f3ef"
SEA = "#fbfcfd"
BORDER = "#a3aeb1"
RING = "#37474f"
CHOSEN = "#7a3e9d"
BAND = "#f4f6f6"
MEMBER = "#2f6569"
STRAINED = "#8a6100"
HAZE = "rgba(110,130,140,0.22)"  # a pale area in both themes
WATER = "#4d6676"
AMOUNTS = ("#d6e4ea", "#aecbd9", "#82aec4", "#5b95b3", "#3d7d9e")  # of countries by number, few to many
AGAINST = ("#f7dcc6", "#eeb083", "#dd7f3d")  # sums of scores below zero, little to much
EVEN = "#dcdcd2"
TOWARDS = ("#d2e3f2", "#98c3e5", "#5398d0")

DARK_INKS = {
    "#3c9ac9": "#86c9ec",  # the quad classes, of data/reference/quads.csv
    "#0072b2": "#2f92dc",
    "#a67c00": "#d3a932",
    "#d55e00": "#ee7d2e",
    TEXT: "#e4e9ea",
    MUTED: "#a4b1b7",
    FAINT: "#3e4b52",
    GRID: "#2a353b",
    PAPER: "#12181c",
    LAND: "#222c32",
    SEA: "#141b20",
    BORDER: "#56656d",
    RING: "#c3ced2",
    CHOSEN: "#cf9be8",
    BAND: "#192126",
    MEMBER: "#6fb0b5",
    STRAINED: "#d9a93a",
    WATER: "#8fa9b8",
    **dict(zip(AMOUNTS, ("#28404d", "#2f5468", "#376a85", "#4182a4", "#4d9bc3"), strict=True)),
    **dict(zip(AGAINST, ("#46342a", "#784b2c", "#b0632c"), strict=True)),
    EVEN: "#42484a",
    **dict(zip(TOWARDS, ("#2b3d4d", "#315f86", "#3f85bf"), strict=True)),
}
