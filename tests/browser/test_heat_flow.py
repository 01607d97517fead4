"""Heat maps and the flow between channels, as a person sees and uses them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit, visit
from tests.browser.test_accessibility import violations

CELL = "channel1_website_decision"


def is_no_wider_than_its_window(page: Page) -> bool:
    width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return bool(width[0] <= width[1])


@pytest.mark.parametrize("path", ["heat-maps/index.html", "flow/index.html", "channels/website.html"])
def test_the_pages_fit_their_window_and_complain_of_nothing(at_both_widths: Visit, address: str, path: str) -> None:
    page = at_both_widths.page
    page.goto(address + path)
    assert is_no_wider_than_its_window(page)
    assert at_both_widths.complaints == []


def test_a_number_opens_the_steps_behind_it_and_closes_them_again(at_both_widths: Visit, address: str) -> None:
    page = at_both_widths.page
    page.goto(address + "heat-maps/index.html")
    steps = page.locator(f"#{CELL}")
    assert not steps.is_visible()
    page.locator(f"#at_{CELL} a").first.click()
    assert steps.is_visible()
    assert "Website" in steps.inner_text()
    assert is_no_wider_than_its_window(page)
    steps.locator("a", has_text="Close").click()
    assert not steps.is_visible()
    page.locator(f"#at_{CELL} a").first.click()
    steps.locator("li a").first.click()
    page.wait_for_url("**/journeys/*.html#*")


def test_a_link_to_a_number_opens_its_steps_without_a_script(without_scripts: Visit, address: str) -> None:
    without_scripts.page.goto(f"{address}heat-maps/index.html#{CELL}")
    assert without_scripts.page.locator(f"#{CELL}").is_visible()
    assert without_scripts.page.locator(f"#{CELL} li a").count() > 1


def test_emotion_and_satisfaction_are_shown_one_at_a_time(at_both_widths: Visit, address: str) -> None:
    page = at_both_widths.page
    page.goto(address + "heat-maps/index.html")
    felt, measured = page.locator(".jb-heat__felt"), page.locator(".jb-heat__measured")
    assert (felt.first.is_visible(), measured.first.is_visible()) == (True, False)
    page.get_by_label("Satisfaction", exact=True).check()
    assert (felt.first.is_visible(), measured.first.is_visible()) == (False, True)


def test_one_lifecycle_is_open_at_a_time(wide: Visit, address: str) -> None:
    page = wide.page
    page.goto(address + "heat-maps/index.html")
    sets = page.locator(".jb-heat__set")
    assert [one.get_attribute("open") for one in sets.all()] == ["", None]
    sets.nth(1).locator("summary").click()
    assert [one.get_attribute("open") for one in sets.all()] == [None, ""]


def test_on_paper_a_grid_begins_on_the_first_sheet(wide: Visit, address: str) -> None:
    page = wide.page
    page.goto(address + "heat-maps/index.html")
    page.emulate_media(media="print")
    broken = page.locator(".jb-heat__set").first.evaluate("each => getComputedStyle(each).breakInside")
    page.emulate_media(media="screen")
    assert broken == "auto"


def test_a_narrow_grid_is_a_list_with_the_names_of_its_columns(browser: Browser, address: str) -> None:
    for seen in visit(browser, 320):
        seen.page.goto(address + "heat-maps/index.html")
        cell = seen.page.locator(f"#at_{CELL}")
        assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Decision"'
        empty = seen.page.locator(".jb-heat td:empty").first
        assert not empty.is_visible()


def test_the_bands_of_the_flow_lie_between_the_names(at_both_widths: Visit, address: str) -> None:
    page = at_both_widths.page
    page.goto(address + "flow/index.html")
    left, bands, right = (part.bounding_box() for part in page.locator(".jb-flow > svg").all())
    assert left
    assert bands
    assert right
    assert left["x"] + left["width"] == pytest.approx(bands["x"], abs=1)
    assert bands["x"] + bands["width"] == pytest.approx(right["x"], abs=1)
    assert bands["width"] > 40
    assert left["height"] == bands["height"] == right["height"]


def test_a_way_leads_to_the_changes_that_hurt_on_it(wide: Visit, address: str) -> None:
    page = wide.page
    page.goto(address + "flow/index.html")
    every = page.locator("#jb_list tbody tr").count()
    link = page.locator("a[href='?way=online-online#jb-drops']")
    link.click()
    shown = page.locator("#jb_list tbody tr:visible")
    assert 0 < shown.count() < every
    shown.first.locator("th a").last.click()
    page.wait_for_url("**/journeys/*.html#*")


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (320, True)], ids=["wide-light", "narrow-dark"])
def test_a_cell_that_is_opened_breaks_no_rule_of_accessibility(
    browser: Browser, address: str, width: int, dark: bool
) -> None:
    for seen in visit(browser, width, dark=dark):
        seen.page.goto(f"{address}heat-maps/index.html#{CELL}")
        assert not violations(seen.page)
