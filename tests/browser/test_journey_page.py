"""A journey's page as it stands without its script's help: the map on wide screens, the story on phones, paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visit

JOURNEYS = ("drive", "drive-to-be", "diy-shop", "supermarket", "customer-relation", "find-a-product")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Visit]:
    """A page in a window as narrow as a small phone, or a laptop at 400 %."""
    yield from visit(browser, 320)


def pages_of(page: Page) -> list[tuple[float, float]]:
    """Return the pages that would be printed, as width and height in millimetres."""
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    boxes = re.findall(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    return [(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in boxes]


# --- on a wide screen ---


def stuck(page: Page, head: str) -> tuple[float, float]:
    """Return how far a head is from the left and from the top of the window."""
    box = page.locator(head).first.bounding_box()
    assert box is not None
    return box["x"], box["y"]


def test_heads_of_a_map_that_fits_stay_below_the_header_while_the_page_scrolls(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/drive.html")
    page.evaluate("window.scrollTo(0, 900)")
    page.wait_for_timeout(100)
    header = page.locator(".jb-header").bounding_box()
    assert header is not None
    _, stages = stuck(page, ".jb-map__stages th[scope=colgroup]")
    _, steps = stuck(page, ".jb-map__steps th[scope=col]")
    assert abs(stages - header["height"]) <= 1
    assert stages < steps < 400


def test_a_stage_of_one_column_says_how_long_it_takes_on_one_line(address: str, wide: Visit) -> None:
    wide.page.goto(address + "journeys/drive.html")
    small = wide.page.locator(".jb-map__stages th[scope=colgroup]").nth(2).locator("small")
    expect(small).to_have_text("13 min · Receiving and using, Retention")
    lines = small.evaluate(
        """(small) => { const range = document.createRange(); range.setStart(small.firstChild, 0);
            range.setEnd(small.firstChild, 6); return range.getClientRects().length; }"""
    )
    assert lines == 1


def test_heads_of_a_map_that_does_not_fit_stay_while_it_scrolls_both_ways(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/customer-relation.html")
    region = page.locator("#jb_map")
    before = {head: stuck(page, head) for head in (".jb-map__stages th", "[data-lane=pains] th")}
    region.evaluate("region => region.scrollTo(600, 500)")
    page.wait_for_timeout(100)
    assert region.evaluate("region => [region.scrollLeft, region.scrollTop]") == [600, 500]
    assert stuck(page, ".jb-map__stages th") == before[".jb-map__stages th"]
    assert stuck(page, "[data-lane=pains] th")[0] == before["[data-lane=pains] th"][0] == 0
    box = region.bounding_box()
    assert box is not None
    assert box["height"] <= 900


def test_the_words_of_the_scale_stand_beside_their_lines(address: str, wide: Visit) -> None:
    wide.page.goto(address + "journeys/drive.html")
    apart = wide.page.evaluate(
        """() => {
            const middle = (node) => { const box = node.getBoundingClientRect(); return box.top + box.height / 2; };
            const lines = [...document.querySelectorAll('.jb-curve__grid > [x2="100%"]')].map(middle);
            const words = [...document.querySelectorAll('.jb-map__scale text')].map(middle);
            return words.map((y, at) => Math.abs(y - lines[at]));
        }"""
    )
    assert len(apart) == 5
    assert max(apart) < 3


def test_the_words_of_the_scale_do_not_touch_the_names_below_them(address: str, wide: Visit) -> None:
    for name in ("drive", "diy-shop", "supermarket"):
        wide.page.goto(address + f"journeys/{name}.html")
        scale = wide.page.locator(".jb-map__scale text").last.bounding_box()
        keys = wide.page.locator(".jb-map__key").first.bounding_box()
        assert scale is not None
        assert keys is not None
        assert scale["y"] + scale["height"] <= keys["y"]


def test_a_moment_of_truth_is_tinted_all_the_way_down(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/drive.html")
    tint = page.locator("col.jb-map__true").first.evaluate("column => getComputedStyle(column).backgroundColor")
    assert tint not in ("transparent", "rgba(0, 0, 0, 0)")
    assert page.locator(".jb-curve__truths rect").count() == page.locator("col.jb-map__true").count() == 2
    spanning = page.locator(".jb-map td[colspan]").first.evaluate("cell => getComputedStyle(cell).backgroundColor")
    assert spanning == "rgb(255, 255, 255)"


def test_points_of_the_other_journey_stand_over_the_columns_they_share(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/drive-to-be.html")
    apart = page.evaluate(
        """() => {
            const middle = (node) => { const box = node.getBoundingClientRect(); return box.left + box.width / 2; };
            const points = [...document.querySelectorAll('.jb-curve__other circle')].map(middle);
            return ['choose-slot', 'pay-order', 'car-loaded'].map((step) => {
                const head = middle(document.getElementById('map_' + step));
                return Math.min(...points.map((x) => Math.abs(x - head)));
            });
        }"""
    )
    assert max(apart) < 0.5
    expect(page.locator(".jb-curve__other text")).to_have_text("today")


def test_time_to_scale_is_there_and_not_shown(address: str, without_scripts: Visit) -> None:
    without_scripts.page.goto(address + "journeys/drive.html")
    expect(without_scripts.page.locator("[data-lane=scale]")).to_be_hidden()
    expect(without_scripts.page.locator("[data-lane=scale] .jb-time")).to_be_attached()


def test_without_scripts_a_step_leads_to_everything_about_it(address: str, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto(address + "journeys/drive.html")
    page.locator("#map_check-in > a").click()
    step = page.locator("#check-in")
    expect(step).to_be_in_viewport()
    for said in ("Moment of truth", "1 Angry", "Drive check-in terminal", "Severity 5 of 5", "Line of visibility"):
        expect(step).to_contain_text(said)
    step.get_by_role("link", name="See it on the map").click()
    expect(page.locator("#map_check-in")).to_be_in_viewport()


def test_the_journeys_of_an_area_lead_to_each_other(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/drive.html")
    page.locator(".jb-turn a[rel=next]").click()
    expect(page.locator("h1")).to_have_text("The drive we want")
    page.locator(".jb-turn a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Groceries by drive")


# --- on a phone ---


@pytest.mark.parametrize("name", JOURNEYS)
def test_on_a_phone_the_journey_is_read_stage_by_stage_without_scrolling_sideways(
    address: str, phone: Visit, name: str
) -> None:
    page = phone.page
    page.goto(address + f"journeys/{name}.html")
    expect(page.locator("table.jb-map")).to_be_hidden()
    expect(page.locator(".jb-overview .jb-spark")).to_be_visible()
    steps = page.locator("article.jb-step")
    assert steps.count() > 4
    for at in (0, steps.count() - 1):
        expect(steps.nth(at)).to_be_visible()
    wider = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter((node) =>
            node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible'
            && node.clientWidth > 20 && !node.closest('.jb-journey__mermaid')).map((node) => node.className)"""
    )
    assert wider == []


def test_on_a_phone_today_and_intended_have_the_width_of_the_screen(address: str, phone: Visit) -> None:
    phone.page.goto(address + "journeys/drive.html")
    link = phone.page.locator(".jb-compared").get_by_role("link", name="I drive home").first.bounding_box()
    assert link is not None
    assert link["height"] < 30


# --- on paper ---


@pytest.mark.parametrize("name", JOURNEYS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_journey_is_printed_as_one_poster(browser: Browser, address: str, name: str, dark: bool) -> None:
    for seen in visit(browser, 1440, dark=dark):
        seen.page.goto(address + f"journeys/{name}.html")
        assert pages_of(seen.page) == [(420, 297)]


def test_time_to_scale_fits_the_poster_too(address: str, wide: Visit) -> None:
    wide.page.goto(address + "journeys/customer-relation.html?scale=1")
    expect(wide.page.locator("[data-lane=scale]")).to_be_visible()
    assert pages_of(wide.page) == [(420, 297)]


def test_paper_is_light_also_from_dark_mode(browser: Browser, address: str) -> None:
    for seen in visit(browser, 1440, dark=True):
        page = seen.page
        page.goto(address + "journeys/drive.html")
        page.emulate_media(media="print")
        for place in (".jb-map th", ".jb-map td[colspan]"):
            shown = page.locator(place).first.evaluate("cell => getComputedStyle(cell).backgroundColor")
            assert shown == "rgb(255, 255, 255)"
        assert page.locator("h1").evaluate("head => getComputedStyle(head).color") == "rgb(35, 33, 43)"


def test_pages_of_a4_tell_the_journey_without_the_map(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/drive.html")
    page.evaluate("document.documentElement.dataset.jbPrint = 'a4'")
    sizes = pages_of(page)
    assert set(sizes) == {(210, 297)}
    assert 4 <= len(sizes) <= 14
    page.emulate_media(media="print")
    expect(page.locator("table.jb-map")).to_be_hidden()
    expect(page.locator("article.jb-step").last).to_be_visible()


def test_without_scripts_the_pages_follow_the_poster(address: str, without_scripts: Visit) -> None:
    without_scripts.page.goto(address + "journeys/drive.html")
    poster, *others = pages_of(without_scripts.page)
    assert poster == (420, 297)
    assert set(others) == {(210, 297)}


def test_what_only_leads_elsewhere_is_not_on_the_poster(address: str, wide: Visit) -> None:
    wide.page.goto(address + "journeys/drive.html")
    link = wide.page.get_by_role("link", name="what changes, what is gained")
    expect(link).to_be_visible()
    wide.page.emulate_media(media="print")
    expect(link).to_be_hidden()


def test_the_poster_says_where_it_comes_from(address: str, wide: Visit, site: Path) -> None:
    wide.page.goto(address + "journeys/drive.html")
    expect(wide.page.locator(".jb-poster__from")).to_be_hidden()
    wide.page.emulate_media(media="print")
    expect(wide.page.locator(".jb-poster__from")).to_have_text("https://journeys.example/journeys/drive.html")
