"""The app in a real browser: from a mark to its sentence and back, every page as the first request, and no other origin."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import SCALE, Served, zoom_in

from sahelscope.records import CLAIMS, STATUSES
from sahelscope.reference.codes import event_types
from sahelscope.store import Selection, Store, open_store
from sahelscope.views.pages import TITLES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DRAWN = ".sahelscope-plot[data-drawn]"
# Where on the screen a mark lies: on a map by the projection, elsewhere by the axes of its trace.
FIND_MARK = """
(wanted) => {
  const box = document.querySelector(".sahelscope-plot");
  box.scrollIntoView({ block: "center" });
  const frame = box.getBoundingClientRect();
  const grid = box.layout.meta?.grid;
  for (const [number, trace] of box.data.entries()) {
    const named = (at) => grid ? `${grid.name}:${grid.lines[trace.y[at]]}:${grid.columns[trace.x[at]]}` : "";
    const names = trace.customdata?.map((one) => one[0]) ?? (trace.x ?? []).map((_, at) => named(at));
    const index = names.findIndex((one) => one.startsWith(wanted));
    if (index < 0) continue;
    const full = box._fullData[number];
    if (full.type === "scattergeo") {
      const [x, y] = box._fullLayout.geo._subplot.projection([full.lon[index], full.lat[index]]);
      return [frame.left + x, frame.top + y];
    }
    const across = box._fullLayout[full.xaxis.replace("x", "xaxis")];
    const down = box._fullLayout[full.yaxis.replace("y", "yaxis")];
    return [frame.left + across._offset + across.d2p(full.x[index]), frame.top + down._offset + down.d2p(full.y[index])];
  }
  return null;
}
"""


def click_mark(page: Page, wanted: str) -> None:
    """Click the first mark whose id begins so."""
    page.wait_for_selector(DRAWN)
    page.wait_for_timeout(300)
    position = page.evaluate(FIND_MARK, wanted)
    assert position, f"no mark {wanted}"
    page.wait_for_timeout(200)
    page.mouse.click(*page.evaluate(FIND_MARK, wanted))


def go(page: Page, link: str) -> None:
    """Follow a link of the navigation."""
    page.get_by_test_id("stTopNavLink").filter(has_text=link).first.click()
    expect(page.locator("h1")).to_have_text(link)


def test_from_the_map_to_the_sentence_to_the_article_and_back(page: Page, served: Served) -> None:
    """A filter chosen on the map holds on every page; a spot leads to its quote, the quote to its place in the article."""
    page.on("request", served.note)
    page.goto(f"{served.address}/map")
    page.wait_for_selector(DRAWN)
    page.get_by_role("combobox", name="Actors").click()
    page.get_by_role("option", name=re.compile("^Azerbaijan")).click()
    expect(page.locator(".shown[role=status]")).to_contain_text("10 of 66 events · Azerbaijan")
    page.keyboard.press("Escape")
    click_mark(page, "spot:40")
    quote = page.locator(".st-key-evidence blockquote")
    expect(quote.first).to_have_attribute("lang", "it")
    marked = quote.first.locator("mark").first.inner_text()
    expect(page).to_have_url(re.compile("actors=aze.*row=.*spot=|row=.*actors=aze"))

    page.get_by_role("link", name="Read it in the article").click()
    expect(page.locator("h1")).to_have_text("Articles")
    chosen = page.locator(".sahelscope-reader mark.chosen").first
    expect(chosen).to_be_in_viewport()
    assert marked[:15] in page.locator(".sahelscope-reader").inner_text()
    expect(page.locator(".shown[role=status]")).to_contain_text("10 of 66 events · Azerbaijan")

    page.go_back()
    expect(page.locator("h1")).to_have_text("Map")
    expect(page.locator(".shown[role=status]")).to_contain_text("10 of 66 events · Azerbaijan")
    expect(page.locator(".st-key-evidence blockquote").first).to_contain_text(marked[:15])
    assert served.foreign == []


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "What the articles tell"),
        ("/map", "Map"),
        ("/alliances", "Alliances"),
        ("/timeline", "Timeline"),
        ("/articles", "Articles"),
    ],
)
def test_deep_link_as_the_first_request_of_a_fresh_process(
    page: Page, freshly_served: Served, path: str, title: str
) -> None:
    """Whatever page is asked for first, it comes with its filters and the whole frame, as by clicking."""
    page.on("request", freshly_served.note)
    page.goto(f"{freshly_served.address}{path}?actors=tur&row=000_cf2145bb6df4a7fa-e01")
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".shown[role=status]")).to_contain_text("· Türkiye")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Filters")
    expect(page.locator(".st-key-evidence")).to_contain_text("Wagner")
    expect(page.get_by_test_id("stTopNavLink")).to_have_count(len(TITLES))
    assert freshly_served.foreign == []


def test_timeline_and_matrix_lead_to_sentences(page: Page, served: Served) -> None:
    """A mark, a lane's `no date` sign and a cell each open their rows."""
    page.goto(f"{served.address}/timeline")
    click_mark(page, "undated:rus")
    expect(page.locator(".st-key-evidence")).to_contain_text("15 rows")
    click_mark(page, "rus~")
    expect(page.locator(".st-key-evidence blockquote").first).to_be_visible()
    go(page, "Alliances")
    click_mark(page, "cell:arm:csto")
    expect(page.locator(".st-key-evidence")).to_contain_text("CSTO")
    expect(page.locator(".st-key-evidence blockquote").first).to_have_attribute("lang", "it")


def test_zoom_outlives_a_change_of_filter(page: Page, served: Served) -> None:
    """The map keeps what the analyst is looking at when the filters change."""
    page.goto(f"{served.address}/map")
    zoomed = zoom_in(page)
    page.get_by_role("combobox", name="Event types").click()
    page.get_by_role("option", name=re.compile("^Assault")).click()
    expect(page.locator(".shown[role=status]")).to_contain_text("Assault")
    page.wait_for_timeout(500)
    assert page.evaluate(SCALE) == pytest.approx(zoomed)


def test_reload_and_back_keep_the_selection(page: Page, served: Served) -> None:
    """Selections are steps of the browser's history, and the address holds them whole."""
    page.goto(served.address)
    shown = page.locator(".shown[role=status]")
    expect(shown).to_contain_text("66 of 66")
    page.get_by_role("combobox", name="Region").click()
    page.get_by_role("option", name="Caucasus").click()
    expect(shown).to_contain_text("Caucasus")
    expect(page).to_have_url(re.compile("region=caucasus"))
    page.reload()
    expect(shown).to_contain_text("Caucasus")
    page.go_back()
    expect(shown).not_to_contain_text("Caucasus")
    page.go_forward()
    expect(shown).to_contain_text("Caucasus")


def test_headers_keep_everything_on_the_own_origin(page: Page, served: Served) -> None:
    """Every answer carries the policy that refuses other origins, and Streamlit's page works under it."""
    refused: list[Any] = []
    page.on(
        "console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None
    )
    answer = page.goto(f"{served.address}/map")
    assert answer
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert answer.headers["x-content-type-options"] == "nosniff"
    page.wait_for_selector(DRAWN)
    assert refused == []


def test_a_stretch_of_time_is_dragged_over(page: Page, served: Served) -> None:
    """Dragging on the strip gives the lanes that window, in the address; a lane's label leads to its actor."""
    page.goto(f"{served.address}/timeline")
    page.wait_for_selector(DRAWN)
    page.wait_for_timeout(300)
    strip = page.locator(".sahelscope-plot .bglayer rect").nth(0).bounding_box()
    box = page.locator(".sahelscope-plot").bounding_box()
    assert strip
    assert box
    y, right = box["y"] + 60, strip["x"] + strip["width"]
    page.mouse.move(right - 60, y)
    page.mouse.down()
    page.mouse.move(right - 10, y, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"span=20\d\d-\d\d-\d\d%2F20\d\d-\d\d-\d\d"))
    page.locator(".sahelscope-plot .annotation-text-g").filter(has_text="Türkiye").click()
    expect(page).to_have_url(re.compile("bar=lane%3Atur"))
    page.get_by_role("link", name="Türkiye").first.click()
    expect(page.locator("h1")).to_have_text("Türkiye")


def test_the_link_that_is_copied_is_the_address(page: Page, served: Served) -> None:
    """One click puts filters, choices and the open row on the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{served.address}/timeline?actors=tur&lanes=dyad")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".sahelscope-link [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert "actors=tur" in page.url


ROWS = '[class*="st-key-open_"] button, .sahelscope-list button, .sahelscope-reader mark'


@pytest.mark.parametrize(
    "path", ["/", "/strained", "/timeline", "/map", "/actor?actor=arm", "/articles", "/search?q=Erdogan"]
)
def test_a_row_is_one_click_from_its_sentence(page: Page, served: Served, path: str) -> None:
    """On every page that lists rows, a click on one opens its sentence, in its language."""
    page.goto(f"{served.address}{path}")
    page.locator(ROWS).first.click()
    quote = page.locator(".st-key-evidence blockquote mark").first
    expect(quote).to_be_visible()
    expect(page.locator(".st-key-evidence blockquote[lang]").first).to_be_visible()
    expect(page).to_have_url(re.compile("[?&]row="))


def test_a_link_gives_the_same_view(browser: Browser, served: Served, seeds_database: Path) -> None:
    """Whoever opens the link of a selection sees the same sentence in words, and the address stays as it is."""
    store = open_store(seeds_database)
    for selection in random_selections(store, 10):
        visitor = browser.new_context().new_page()
        visitor.goto(f"{served.address}/timeline?{urlencode(selection.to_params())}")
        expect(visitor.locator(".shown[role=status]")).to_have_text(store.in_words(selection))
        asked = parse_qs(urlsplit(visitor.url).query)
        assert {name: values[0] for name, values in asked.items()} == selection.to_params()
        visitor.context.close()
    store.close()


def random_selections(store: Store, number: int) -> Iterator[Selection]:
    """Selections of what is there, some of which keep nothing."""
    chance = random.Random(1)  # noqa: S311  which selections are tried, no secret
    actors = store.actors()
    known = {"actors": list(actors["actor_id"]), "countries": sorted({*actors["country"]} - {""})}
    known |= {"articles": list(store.articles()["article_id"])}
    known |= {"event_types": sorted(event_types()), "claims": list(CLAIMS), "statuses": list(STATUSES)}
    for _ in range(number):
        chosen = {name: tuple(chance.sample(known[name], 2)) for name in chance.sample(sorted(known), 2)}
        year = chance.choice([None, 2020, 2022])
        yield Selection(
            **chosen,
            region=chance.choice(["", "caucasus", "sahel"]),
            date_from=date(year, 3, 1) if year else None,
            dating=chance.choice(["possibly", "surely"]),
        )
