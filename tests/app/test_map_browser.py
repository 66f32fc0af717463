"""The map in a real browser: every layer draws offline, names keep apart, clicks find points over areas, pictures say all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import SCALE, Served, zoom_in
from test_browser import DRAWN, click_mark

from sahelscope.views.map_look import LAYERS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# The boxes of the names that are seen, and of the signs.
BOXES = """
() => {
  const map = document.querySelector(".sahelscope-plot");
  const frame = map.querySelector(".geolayer .bg").getBoundingClientRect();
  const plain = ({ left, right, top, bottom }) => [left - frame.left, right - frame.left, top - frame.top, bottom - frame.top];
  const groups = [...map.querySelectorAll(".geolayer g.trace.scattergeo")];
  const isNames = (group) => group.__data__[0].trace.meta?.names;
  const names = groups.filter(isNames).flatMap((group) => [...group.querySelectorAll("text")])
    .filter((text) => text.style.visibility !== "hidden").map((text) => [text.textContent, plain(text.getBoundingClientRect())]);
  return { names, width: frame.width, height: frame.height };
}
"""


def overlap(one: list[float], other: list[float]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def drawn_times(page: Page) -> int:
    return int(page.locator(DRAWN).first.get_attribute("data-drawn") or 0)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("view", ["neutral", "un", "ground"])
def test_every_layer_draws_from_the_own_origin(page: Page, served: Served, layer: str, view: str) -> None:
    """Land, and what the layer adds, without a request elsewhere or an error in the console."""
    faults: list[str] = []
    page.on("request", served.note)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{served.address}/map?layer={layer}&borders={view}&alliance=csto")
    page.wait_for_selector(DRAWN)
    page.locator(".sahelscope-plot .choroplethlayer path").nth(150).wait_for(state="attached")
    expect(page.locator(".sheet .legend span").first).to_be_visible()
    assert served.foreign == []
    assert faults == []


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("section", ["three_regions", "sahel", "caucasus", "black_sea", "all"])
def test_names_do_not_overlap_and_are_not_cut_off(browser: Browser, served: Served, section: str, width: int) -> None:
    """On wide screens and phones, at every section."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{served.address}/map?layer=countries&view={section}")
    page.wait_for_selector(DRAWN)
    page.wait_for_timeout(500)
    found = page.evaluate(BOXES)
    names = found["names"]
    assert len(names) > 3
    for at, (name, box) in enumerate(names):
        assert box[0] >= -1, name
        assert box[1] <= found["width"] + 1, name
        assert not [other for other, there in names[at + 1 :] if overlap(box, there)], name
    context.close()


def test_a_click_finds_the_point_over_its_area(page: Page, served: Served) -> None:
    """A sign lies on its country, and the click is the sign's; beside it, it is the country's."""
    page.goto(f"{served.address}/map?view=caucasus")
    click_mark(page, "spot:40.40")
    expect(page).to_have_url(re.compile("spot=spot"))
    expect(page.locator(".st-key-evidence")).to_contain_text("rows")
    frame = page.locator(".sahelscope-plot").first.bounding_box()
    assert frame
    page.mouse.click(
        frame["x"] + frame["width"] * 0.52, frame["y"] + frame["height"] * 0.25
    )  # in Russia, north of Georgia
    expect(page).to_have_url(re.compile("spot=country%3Arus|spot=country:rus"))
    expect(page.get_by_text("in Russia", exact=False).first).to_be_visible()


def test_an_arc_is_clicked_anywhere_along_it(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/map?layer=ties&view=three_regions")
    page.wait_for_selector(DRAWN)
    page.wait_for_timeout(500)
    at = page.evaluate("""() => {
      const map = document.querySelector(".sahelscope-plot");
      const arc = map._fullData.find((trace) => trace.meta?.mark === "tie:mli>fra");
      const [x, y] = map._fullLayout.geo._subplot.projection([arc.lon[6], arc.lat[6]]);
      const frame = map.getBoundingClientRect();
      return [frame.left + x, frame.top + y];
    }""")
    page.mouse.click(*at)
    expect(page).to_have_url(re.compile("spot=tie"))
    expect(page.locator(".st-key-evidence blockquote").first).to_be_visible()


def test_zoom_outlives_layers_and_time(page: Page, served: Served) -> None:
    """What the analyst looks at stays when the layer or the window changes."""
    page.goto(f"{served.address}/map")
    zoomed = zoom_in(page)
    before = drawn_times(page)
    page.get_by_role("radio", name="Ties").or_(page.get_by_role("button", name="Ties", exact=True)).first.click()
    expect(page.locator(".sheet .legend").first).to_contain_text("who acts to whom")
    assert drawn_times(page) > before
    assert page.evaluate(SCALE) == pytest.approx(zoomed)
    page.get_by_role("button", name="Forward a month").click()
    expect(page).to_have_url(re.compile("date_from="))
    page.wait_for_timeout(600)
    assert page.evaluate(SCALE) == pytest.approx(zoomed)


def test_play_steps_until_it_is_stopped(page: Page, served: Served) -> None:
    """It never starts by itself, shows its pace, steps at it, and stops when told to."""
    page.goto(f"{served.address}/map?date_from=2022-01-01&date_to=2022-01-31")
    page.wait_for_selector(DRAWN)
    page.wait_for_timeout(2500)
    expect(page).to_have_url(re.compile("date_from=2022-01-01"))
    expect(page.get_by_label("Pace of play")).to_be_visible()
    page.get_by_label("Pace of play").select_option("1")
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page).to_have_url(re.compile("date_from=2022-0[3-9]-01"), timeout=20_000)
    page.get_by_role("button", name="Stop", exact=True).click()
    page.wait_for_timeout(800)
    stopped = page.url
    page.wait_for_timeout(2500)
    assert page.url == stopped


def test_picture_says_what_it_must(page: Page, served: Served, tmp_path: Path) -> None:
    """Title, legend, caption, view, licence and day are inside the picture."""
    page.goto(f"{served.address}/map?borders=un")
    page.wait_for_selector(DRAWN)
    for label in ("SVG", "PNG"):
        with page.expect_download() as started:
            page.get_by_role("button", name=f"Save as {label}").click()
        started.value.save_as(tmp_path / label)
    svg = (tmp_path / "SVG").read_text("utf-8")
    for words in (
        "66 of 66 events",
        "Borders: United Nations.",
        "public domain",
        "SahelScope",
        "hollow: alleged",
        "Sahel",
    ):
        assert words in re.sub(r"</?t[^>]*>", " ", svg), words
    assert svg.startswith("<svg")
    assert "http" not in svg.replace("http://www.w3.org", "")
    assert (tmp_path / "PNG").read_bytes().startswith(b"\x89PNG")


def test_page_works_offline(browser: Browser, page: Page, served: Served, tmp_path: Path) -> None:
    """The one file draws its map with no network at all."""
    page.goto(f"{served.address}/map")
    page.wait_for_selector(DRAWN)
    with page.expect_download() as started:
        page.get_by_role("button", name="Page that works offline").click()
    file = tmp_path / "map.html"
    started.value.save_as(file)
    context = browser.new_context(offline=True)
    opened, asked, faults = context.new_page(), list[str](), list[str]()
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    opened.goto(f"file://{file}")
    opened.wait_for_selector("#map[data-drawn]")
    assert opened.locator(".choroplethlayer path").count() > 150
    assert opened.locator("table tbody tr").count() == 66
    assert [url for url in asked if not url.startswith(("file://", "data:", "blob:"))] == []
    assert faults == []
    context.close()


def test_keyboard_reaches_the_same_rows_through_the_table(page: Page, served: Served) -> None:
    """The tables below hold the layer and its rows."""
    page.goto(f"{served.address}/map?layer=countries")
    page.wait_for_selector(DRAWN)
    summary = page.locator("summary").filter(has_text="countries on the map")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
