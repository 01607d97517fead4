"""What a person sees of the demonstration site, wide and narrow, served and from disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

KINDS = [
    "index.html",
    "journeys/index.html",
    "journeys/drive.html",
    "journeys/supermarket.html",
    "journeys/diy-shop.html",
    "personas/index.html",
    "personas/lea.html",
    "touchpoints/index.html",
    "touchpoints/drive-website.html",
    "channels/index.html",
    "channels/website.html",
    "phases/index.html",
    "atlas/index.html",
    "404.html",
]


def sideways(page: Page) -> int:
    """By how many pixels the page itself can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def _existing(site: Path, kind: str) -> str:
    """The page itself, or the first of its folder where the demonstration has renamed it."""
    if (site / kind).is_file():
        return kind
    folder = site / Path(kind).parent
    return next(str(page.relative_to(site)) for page in sorted(folder.glob("*.html")) if page.stem != "index")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_only_its_own_site_complains_of_nothing_and_fits_the_window(
    kind: str, site: Path, address: str, at_both_widths: Visit
) -> None:
    page = at_both_widths.page
    page.goto(address + _existing(site, kind), wait_until="networkidle")
    expect(page.locator("h1").first).to_be_visible()
    assert [url for url in at_both_widths.requests if not url.startswith((address, "data:", "blob:"))] == []
    assert at_both_widths.complaints == []
    assert sideways(page) == 0


def test_the_map_and_the_diagram_of_a_journey_are_seen(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/drive.html")
    table = page.locator("table.jb-map").first
    expect(table).to_be_visible()
    box = table.bounding_box()
    assert box is not None
    assert box["height"] > 300
    diagram = page.locator(".jb-journey__diagram svg").first
    diagram.scroll_into_view_if_needed()
    expect(diagram).to_be_visible()
    size = diagram.bounding_box()
    assert size is not None
    assert size["height"] > 100


def test_the_points_of_the_curve_stand_over_their_columns(address: str, wide: Visit) -> None:
    wide.page.goto(address + "journeys/drive.html")
    apart = wide.page.evaluate(
        """() => {
            const middle = (box) => box.left + box.width / 2;
            const heads = [...document.querySelectorAll('table.jb-map th[scope="col"][id]')].map(
                (head) => middle(head.getBoundingClientRect()));
            const points = [...document.querySelectorAll('.jb-curve__points svg > *')].map(
                (point) => middle(point.getBoundingClientRect()));
            return points.map((x) => Math.min(...heads.map((head) => Math.abs(head - x))));
        }"""
    )
    assert len(apart) >= 10
    assert max(apart) < 0.5


def test_an_aggregate_journey_has_no_curve(address: str, wide: Visit) -> None:
    wide.page.goto(address + "journeys/supermarket.html")
    expect(wide.page.locator("table.jb-map").first).to_be_visible()
    expect(wide.page.locator(".jb-curve .jb-curve__line")).to_have_count(0)
    expect(wide.page.locator(".jb-curve .jb-curve__stem").first).to_be_attached()


def test_two_personas_have_two_curves(address: str, wide: Visit) -> None:
    wide.page.goto(address + "journeys/diy-shop.html")
    expect(wide.page.locator(".jb-curve .jb-curve__line")).to_have_count(2)
    assert set(wide.page.locator(".jb-curve__names").all_text_contents()) == {"Nadia", "Marc"}


def test_a_touchpoint_on_the_map_leads_to_its_page_and_back(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/drive.html")
    link = page.locator("table.jb-map .jb-map--links a").first
    name = link.inner_text()
    link.click()
    expect(page.locator("h1")).to_have_text(name)
    page.locator("a.jb-link--step").first.click()
    page.wait_for_url("**/journeys/*.html#*")
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()


def _search(page: Page, words: str) -> str:
    """Type into the search as a person would; return the address of the first hit."""
    button = page.locator("label[for='__search']").first
    field = page.locator("input.md-search__input")
    if not field.is_visible():
        button.click()
    field.click()
    field.press_sequentially(words, delay=20)
    hit = page.locator(".md-search-result__link").first
    expect(hit).to_be_visible(timeout=20_000)
    return str(hit.get_attribute("href"))


def test_the_search_finds_a_touchpoint(address: str, at_both_widths: Visit) -> None:
    at_both_widths.page.goto(address + "index.html", wait_until="networkidle")
    assert "touchpoints/" in _search(at_both_widths.page, "Drive ordering page")


def test_the_site_opens_from_disk_and_its_search_works_there(site: Path, wide: Visit) -> None:
    page = wide.page
    page.goto((site / "index.html").as_uri(), wait_until="load")
    assert "touchpoints/" in _search(page, "Drive ordering page")
    page.goto((site / "journeys/drive.html").as_uri(), wait_until="load")
    expect(page.locator("table.jb-map").first).to_be_visible()
    assert [url for url in wide.requests if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    assert wide.complaints == []


def test_without_scripts_the_whole_journey_is_there(address: str, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto(address + "journeys/drive.html")
    expect(page.locator("table.jb-map").first).to_be_visible()
    expect(page.locator(".jb-journey__diagram svg").first).to_be_visible()
    page.get_by_role("link", name="Touchpoints", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("Touchpoint")
