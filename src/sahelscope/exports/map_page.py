"""A map as one HTML file that works without a network: the drawing library, the borders and the rows are inside it."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sahelscope.store import Row

STYLE = Path(__file__).with_suffix(".css")
SCRIPT = Path(__file__).with_suffix(".js")


@dataclass(frozen=True, slots=True)
class MapFile:
    """What the file holds: the figure as JSON, the GeoJSON files that it names, how to read it, its caption, the rows.

    `files` by the address under which the figure names them; `legend`: signs as SVG of our own making, and words;
    `scripts`: the drawing library and what places the names.
    """

    title: str
    figure: bytes
    files: Mapping[str, bytes]
    legend: Sequence[tuple[str, str]]
    lines: Sequence[str]
    rows: Sequence[Row]
    scripts: Sequence[str]


def to_map_page(made: MapFile) -> str:
    """The page. Text is escaped, and data cannot end the script that they stand in."""
    scripts = "".join(
        f"<script>{_script_text(script)}</script>\n" for script in (*made.scripts, SCRIPT.read_text("utf-8"))
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(made.title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE.read_text('utf-8')}</style></head>\n"
        f"<body><h1>{html.escape(made.title)}</h1>"
        f'<div id="map" role="img" aria-label="{html.escape(made.lines[0])}"></div>'
        f'<p class="legend">{"".join(_entry(*entry) for entry in made.legend)}</p>'
        f"{''.join(f'<p>{html.escape(line)}</p>' for line in made.lines)}"
        f"{_table(made.rows)}\n"
        f'<script type="application/json" id="figure">{_json_text(made.figure)}</script>\n'
        f'<script type="application/json" id="files">{_json_text(_together(made.files))}</script>\n'
        f"{scripts}</body></html>\n"
    )


def _together(files: Mapping[str, bytes]) -> bytes:
    """All the files as one object."""
    return json.dumps({address: json.loads(content) for address, content in files.items()}).encode()


def _entry(sign: str, words: str) -> str:
    return f'<span><svg width="16" height="16" aria-hidden="true">{sign}</svg>{html.escape(words)}</span>'


def _table(rows: Iterable[Row]) -> str:
    lines = "".join(_line(row) for row in rows)
    head = "<tr><th>When</th><th>Who</th><th>What</th><th>To whom</th><th>Where</th><th>Quote</th><th>Row</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{lines}</tbody></table>" if lines else ""


def _line(row: Row) -> str:
    fields = row.fields
    told = (
        fields["date"],
        ", ".join(fields["actor_names"]),
        f"{fields['event_type']} {fields['mode']}".strip(),
        ", ".join(fields["recipient_names"]),
        ", ".join(part for part in (fields["place_name"], fields["place_country"]) if part),
    )
    cells = "".join(f"<td>{html.escape(one)}</td>" for one in told)
    quote = f'<td lang="{html.escape(row.article["language"])}" dir="auto">{html.escape(row.quotes[0].text)}</td>'
    return f'<tr id="{html.escape(row.row_id)}">{cells}{quote}<td>{html.escape(row.row_id)}</td></tr>'


def _json_text(content: bytes) -> str:
    """JSON within HTML: no `<` can begin a tag, and it means the same."""
    return json.dumps(json.loads(content), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _script_text(script: str) -> str:
    """A script within HTML: what would end it is written so that it does not, and means the same in a string."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
