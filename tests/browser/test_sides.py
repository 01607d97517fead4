"""Personas side by side, and intended journeys beside today's, as a person sees and uses them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visit

PAGES = (
    "side-by-side/index.html",
    "side-by-side/diy-shop.html",
    "side-by-side/supermarket.html",
    "side-by-side/phases/evaluation.html",
    "to-be/index.html",
    "to-be/drive-to-be.html",
)


def is_no_wider_than_its_window(page: Page) -> bool:
    width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return bool(width[0] <= width[1])


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_fit_their_window_and_complain_of_nothing(at_both_widths: Visit, address: str, path: str) -> None:
    page = at_both_widths.page
    page.goto(address + path)
    assert is_no_wider_than_its_window(page)
    assert at_both_widths.complaints == []


@pytest.mark.parametrize("path", ["side-by-side/diy-shop.html", "to-be/drive-to-be.html"])
def test_wide_screens_have_the_whole_picture_without_scrolling_sideways(wide: Visit, address: str, path: str) -> None:
    page = wide.page
    page.goto(address + path)
    picture = page.locator(".jb-sides__chart")
    assert picture.is_visible()
    assert picture.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert not page.locator(".jb-overview").is_visible()


@pytest.mark.parametrize("path", ["side-by-side/diy-shop.html", "to-be/drive-to-be.html"])
def test_phones_have_the_small_one(browser: Browser, address: str, path: str) -> None:
    for seen in visit(browser, 320):
        seen.page.goto(address + path)
        assert not seen.page.locator(".jb-sides__chart").is_visible()
        drawing = seen.page.locator(".jb-overview .jb-multiple__drawing")
        assert drawing.is_visible()
        assert drawing.locator("path[stroke-dasharray='5 3']").count() == 1


def test_where_personas_part_leads_to_the_step(at_both_widths: Visit, address: str) -> None:
    page = at_both_widths.page
    page.goto(address + "journeys/diy-shop.html")
    page.get_by_role("link", name="side by side", exact=True).click()
    page.wait_for_url("**/side-by-side/diy-shop.html")
    first = page.locator(".jb-sides__partings a").first
    href = first.get_attribute("href") or ""
    first.click()
    page.wait_for_url(f"**/{href.removeprefix('../')}")
    assert page.locator(f"[id='{href.partition('#')[2]}']").is_visible()


def test_a_number_of_steps_opens_the_steps_it_counts(at_both_widths: Visit, address: str) -> None:
    page = at_both_widths.page
    page.goto(address + "side-by-side/diy-shop.html")
    counted = page.locator("#jb_personas ~ .jb-scroll details").first
    number = int(re.findall(r"\d+", counted.locator("summary").inner_text())[0])
    counted.locator("summary").click()
    assert counted.locator("li").count() == number
    assert counted.locator("li").first.is_visible()
    assert is_no_wider_than_its_window(page)


def test_the_index_is_filtered_by_persona(at_both_widths: Visit, address: str) -> None:
    page = at_both_widths.page
    page.goto(address + "side-by-side/index.html?persona=colette")
    rows = page.locator("#jb_list tbody tr:visible")
    expect(rows).to_have_count(1)
    assert "A week in the holiday village" in rows.first.inner_text()
    expect(page.locator(".jb-finder__count")).to_have_text("1 of 3 journeys")


def test_the_dots_of_a_phase_stand_in_the_order_of_their_means(at_both_widths: Visit, address: str) -> None:
    page = at_both_widths.page
    page.goto(address + "side-by-side/phases/evaluation.html")
    group = page.locator(".jb-sides__dots tbody").first
    places = group.locator(".jb-curve__points > svg").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().left)"
    )
    numbers = [float(text) for text in group.locator(".jb-feeling__number").all_inner_texts()]
    assert len(places) == len(numbers) > 3
    assert places == sorted(places, reverse=True)
    assert numbers == sorted(numbers, reverse=True)


def test_on_wide_screens_both_journeys_stand_in_two_columns_and_on_phones_under_each_other(
    at_both_widths: Visit, address: str
) -> None:
    page = at_both_widths.page
    page.goto(address + "to-be/drive-to-be.html")
    row = page.locator(".jb-both--changed").first
    today, intended = (row.locator("td").nth(at).bounding_box() for at in (0, 1))
    assert today
    assert intended
    if (page.viewport_size or {"width": 0})["width"] > 1000:
        assert intended["x"] > today["x"] + 200
        assert abs(intended["y"] - today["y"]) < 2
    else:
        assert intended["y"] >= today["y"] + today["height"]
        assert intended["x"] == today["x"]


def test_a_column_of_the_picture_leads_to_its_line_and_the_line_to_the_step(wide: Visit, address: str) -> None:
    page = wide.page
    page.goto(address + "to-be/drive-to-be.html")
    page.locator(".jb-sides__chart .jb-map__steps").get_by_role("link", name="I unpack what I expected").click()
    line = page.locator(".jb-both tr:target")
    assert "I unpack and one thing is missing" in line.inner_text()
    assert "+2" in line.inner_text()
    line.get_by_role("link", name="I unpack what I expected").click()
    page.wait_for_url("**/journeys/drive-to-be.html#unpack")


def test_a_step_that_moves_stands_at_both_places_which_lead_to_each_other(wide: Visit, address: str) -> None:
    page = wide.page
    page.goto(address + "to-be/drive-to-be.html")
    before = page.locator(".jb-both__step").filter(has_text="I fill my basket")
    before.get_by_role("link", name="is to be step 4").click()
    after = page.locator(".jb-both tr:target")
    assert "I complete my basket" in after.inner_text()
    after.get_by_role("link", name="was step 3").click()
    expect(before).to_have_attribute("id", page.url.partition("#")[2])


def test_both_journeys_lead_to_what_changes_between_them(at_both_widths: Visit, address: str) -> None:
    page = at_both_widths.page
    for name in ("drive", "drive-to-be"):
        page.goto(f"{address}journeys/{name}.html")
        page.get_by_role("link", name="what changes, what is gained").click()
        page.wait_for_url("**/to-be/drive-to-be.html")


def test_without_scripts_everything_is_there(without_scripts: Visit, address: str) -> None:
    page = without_scripts.page
    page.goto(address + "to-be/drive-to-be.html")
    assert page.locator(".jb-both__step").count() == 17
    page.goto(address + "side-by-side/index.html")
    assert page.locator("#jb_list tbody tr:visible").count() == 3
