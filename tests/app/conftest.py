"""The app over the gold codings: in AppTest, and served for a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from serving import ROOT, Served, launch, serve
from streamlit.testing.v1 import AppTest

from sahelscope.evaluation import read_codings
from sahelscope.store import build
from sahelscope.views import tables

SEEDS = ROOT / "tests" / "gold" / "seeds"


@pytest.fixture(scope="session")
def seeds_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds as coded by hand: what the pages show does not change with the extractor."""
    database = tmp_path_factory.mktemp("seeds") / "seeds.duckdb"
    build(database, read_codings(SEEDS), "seeds")
    return database


@pytest.fixture
def open_page(seeds_database: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page by its file's name, with parameters as in the address, and run it once."""
    monkeypatch.setattr(tables, "DATABASE", seeds_database)
    monkeypatch.setenv("SAHELSCOPE_DATABASE", str(seeds_database))  # tables of one's own are never built anew
    tables.ready.cache_clear()

    def opened(name: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "src" / "sahelscope" / "views" / "main.py"), default_timeout=30)
        for param, value in params.items():
            app.query_params[param] = value
        app.run()
        if name != "overview":
            app.switch_page(str(ROOT / "pages" / f"{name}.py"))
            app.run()
        return app

    return opened


@pytest.fixture(scope="session")
def served(seeds_database: Path) -> Iterator[Served]:
    """One process of the app for all visitors."""
    with serve(seeds_database) as started:
        yield started


@pytest.fixture
def freshly_served(seeds_database: Path) -> Iterator[Served]:
    """A process of the app that nobody has asked for anything."""
    with serve(seeds_database) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a new visitor."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    yield opened
    context.close()
