"""The architecture: which floor may import from which, and which room alone knows a library."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sahelscope"
FLOORS = (  # from the ground up; a module imports from its own room and from floors below, never from its own floor's others
    {"dates"},
    {"records"},
    {"reference"},
    {"corpus"},
    {"extraction", "importers"},
    {"analysis"},
    {"store"},
    {"evaluation"},
    {"exports"},
    {"building"},
    {"figures"},
    {"views"},
    {"__main__"},
)
BLIND = {"store": {"extraction", "importers"}, "analysis": {"store", "building"}, "figures": {"store", "building"}}
ONLY_IN = {
    "streamlit": "views",
    "plotly": "figures",
    "duckdb": "store",
    "sqlite3": "store",
    "pandera": "store",
    "tqdm": "__main__",
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Everything that a module imports, with dots; names of our rooms as sahelscope.ROOM."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_go_down(path: Path) -> None:
    """A module imports from its own room and from floors below it, and not from rooms that it must not know."""
    if room(path) == "__init__":
        return
    rooms = {name.split(".")[1] for name in imports(path) if name.startswith("sahelscope.")} - {
        "__version__",
        room(path),
    }
    too_high = {other for other in rooms if floor(other) >= floor(room(path))}
    assert not too_high, f"{path.name} of {room(path)} imports from {sorted(too_high)}"
    assert not rooms & BLIND.get(room(path), set())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_one_room(path: Path) -> None:
    """Streamlit is known to views alone, Plotly to figures, DuckDB and pandera to the store."""
    known = {name.split(".")[0] for name in imports(path)}
    for library, only in ONLY_IN.items():
        assert library not in known or room(path) == only, f"{library} is imported by {path.name} of {room(path)}"


def test_every_room_has_a_floor() -> None:
    """A new room must say where it stands."""
    assert {room(path) for path in MODULES} - {"__init__"} <= set().union(*FLOORS)


def test_no_module_is_named_for_nothing() -> None:
    """What a module holds can be told from its name."""
    assert not {path.stem for path in MODULES} & {"utils", "helpers", "common", "base", "core", "manager", "config"}


def test_pages_are_tables_of_contents() -> None:
    """A page is about forty lines and knows no library but Streamlit."""
    for page in (ROOT / "pages").glob("*.py"):
        assert len(page.read_text("utf-8").splitlines()) <= 50, f"{page.name} is too long"
        assert not {name.split(".")[0] for name in imports(page)} & {"plotly", "duckdb", "pandas", "networkx"}
