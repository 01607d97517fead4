"""The health of the journeys, as a reader meets it: the list, what a number leads to, and what filters leave."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

HEALTH = "health/index.html"


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider


def test_the_page_fits_its_window_and_every_number_is_read(address: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(address + HEALTH)
    assert overflow(page) <= 0
    rows = page.locator("#jb_list tbody tr")
    assert rows.count() == 7
    first = rows.first
    first.scroll_into_view_if_needed()
    for cell in first.locator("td.jb-figure").all():
        expect(cell).to_be_visible()
        number = re.search(r"\d+", cell.inner_text())
        assert number is not None
        assert 0 <= int(number[0]) <= 100
    assert not at_both_widths.complaints


def test_a_number_leads_to_what_was_found_for_it(address: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(address + HEALTH)
    row = page.locator("#jb_list tbody tr").filter(has_text="Groceries by drive")
    number = row.locator("td.jb-figure a").nth(4)
    said = number.inner_text()
    number.click()
    expect(page).to_have_url(re.compile(r"journeys/drive\.html#jb_health_figures$"))
    mark = page.locator("#jb_health_figures")
    expect(mark).to_be_visible()
    expect(mark).to_be_in_viewport()
    expect(mark.locator(".jb-health__of")).to_have_text(re.compile(rf"\b{said}\b"))
    assert overflow(page) <= 0


def test_the_facts_of_a_journey_lead_to_its_health_and_from_there_to_that_of_all(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/drive.html")
    page.locator(".jb-facts a[href='#jb_health']").click()
    expect(page.get_by_role("heading", name="Health of this journey")).to_be_in_viewport()
    expect(page.locator("#jb_health_action")).to_be_hidden()
    page.get_by_role("link", name="Health of all journeys").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Health of the journeys")


def test_a_rule_leads_to_the_journeys_in_which_it_found_something(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + HEALTH)
    rules = page.get_by_role("region", name="What was found").locator("tbody tr")
    assert rules.count() > 0
    link, places = rules.first.get_by_role("link").all()
    assert places.get_attribute("href") == link.get_attribute("href")
    number = int(link.inner_text())
    link.click()
    expect(page.locator("#jb_list tbody tr:visible")).to_have_count(number)
    expect(page.locator(".jb-chip")).to_have_count(1)


def test_the_list_is_sorted_by_a_mark(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + HEALTH + "?sort=-score")
    scores = [int(text) for text in page.locator("#jb_list tbody td:nth-child(2)").all_inner_texts()]
    assert scores == sorted(scores, reverse=True)
    page.goto(address + HEALTH)
    scores = [int(text) for text in page.locator("#jb_list tbody td:nth-child(2)").all_inner_texts()]
    assert scores == sorted(scores)


def test_it_is_printed_lying_where_the_table_has_room(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + HEALTH)
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", page.pdf(prefer_css_page_size=True))
    assert box
    assert float(box[1]) > float(box[2])
