"""Signed ties as GEXF, which Gephi and networkx read, and back."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pandas as pd

from sahelscope.analysis.rows import rows
from sahelscope.exports.about import About

NAMESPACE = "http://www.gexf.net/1.2draft"
BETWEEN = "; "  # of lists
FORBIDDEN = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}  # in XML
REASONS = "reasons"  # holds objects; their rows stand in row_ids


def to_gexf(ties: pd.DataFrame, actors: Mapping[str, Mapping[str, str]], about: About) -> str:
    """One node a principal with its name, kind and country, one edge a tie with every plain column of the table.

    The filters and the date of the export stand in the file's own `meta`.
    """
    graph: nx.Graph[str] = nx.Graph()
    for principal in sorted({*ties["a"], *ties["b"]}):
        known = actors.get(principal, {})
        kept = {name: _text(known.get(name, "")) for name in ("kind", "country")}
        graph.add_node(principal, label=_text(known.get("name", principal)), **kept)
    for tie in rows(ties):
        graph.add_edge(tie["a"], tie["b"], **{name: _cell(tie[name]) for name in _plain_columns(ties)})
    return _with_meta("\n".join(nx.generate_gexf(graph)), about)


def read_gexf(text: str) -> pd.DataFrame:
    """The ties that to_gexf wrote: a, b and the plain columns, lists as lists."""
    graph = nx.read_gexf(io.BytesIO(text.encode()))
    found = []
    for one, other, held in graph.edges(data=True):
        a, b = sorted((one, other))
        found.append({"a": a, "b": b, **{name: _read(name, value) for name, value in held.items() if name != "id"}})
    return pd.DataFrame(found)


def _plain_columns(ties: pd.DataFrame) -> list[str]:
    return [str(name) for name in ties.columns if name not in {"a", "b", REASONS}]


def _cell(value: Any) -> str | int | float | bool:
    if isinstance(value, (list, tuple)):
        return BETWEEN.join(_text(item) for item in value)
    plain: str | float | bool = value.item() if hasattr(value, "item") else value
    return _text(plain) if isinstance(plain, str) else plain


def _read(name: str, value: Any) -> Any:
    return (value.split(BETWEEN) if value else []) if name == "row_ids" else value


def _text(value: str) -> str:
    """XML has no way to write control characters, not even escaped."""
    return value.translate(FORBIDDEN)


def _with_meta(text: str, about: About) -> str:
    ET.register_namespace("", NAMESPACE)
    root = ET.fromstring(text)  # noqa: S314  written by networkx a moment ago
    meta = root.find(f".//{{{NAMESPACE}}}meta")
    if meta is None:
        meta = ET.SubElement(root, f"{{{NAMESPACE}}}meta")
    meta.clear()
    meta.set("lastmodifieddate", about.exported)
    for name, said in (("creator", f"SahelScope {about.version}"), ("description", about.to_json())):
        ET.SubElement(meta, f"{{{NAMESPACE}}}{name}").text = _text(said)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
