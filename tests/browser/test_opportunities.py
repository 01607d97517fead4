"""The registers of opportunities and pain points, the matrix and the page of an opportunity, as a person meets them."""

from __future__ import annotations

import csv
import io
from urllib.request import urlopen

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_accessibility import violations

REGISTER = "opportunities/index.html"
PAINS = "pains/index.html"


def headings(page: Page) -> list[str]:
    """Return the headings of the groups that are seen."""
    return page.locator("#jb_list .jb-table__group:visible").all_inner_texts()


def numbers(page: Page, at: int = 0) -> list[int]:
    """Return the numbers of the rows of a group that are seen."""
    rows = page.locator("#jb_list > tbody").nth(at).locator("[data-in]:visible")
    return [int(row.get_attribute("data-order") or 0) for row in rows.all()]


def test_the_register_is_grouped_by_status_and_can_be_grouped_otherwise(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + REGISTER)
    assert headings(page) == ["Doing", "Planned", "Idea", "Done", "Dropped"]
    total = page.locator(".jb-finder__count").inner_text()
    page.get_by_label("Group by").select_option("persona")
    assert page.url.endswith("?group=persona")
    assert "Léa" in headings(page)
    assert "Doing" not in headings(page)
    assert page.locator("#jb_list [data-in]").count() > 38, "who helps two personas stands with both"
    assert page.locator(".jb-finder__count").inner_text() == total, "and counts once"
    page.reload()
    assert "Léa" in headings(page)
    page.get_by_label("Group by").select_option("none")
    assert headings(page) == []
    assert numbers(page) == list(range(1, 39))
    page.get_by_label("Group by").select_option("")
    assert page.url.endswith(REGISTER)
    assert headings(page) == ["Doing", "Planned", "Idea", "Done", "Dropped"]
    assert wide.complaints == []


def test_filters_orders_and_groups_go_together(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + REGISTER + "?group=owner&status=planned&sort=-across")
    assert "diy-advice-team" in headings(page)
    assert "crm-team" not in headings(page), "it plans nothing"
    statuses = page.locator("#jb_list [data-in]:visible .jb-badge").all_inner_texts()
    assert set(statuses) == {"planned"}
    page.goto(address + REGISTER + "?group=none&sort=-across")
    efforts = [int(row) for row in page.locator("#jb_list [data-in] td:nth-child(5)").all_inner_texts() if row]
    assert efforts == sorted(efforts, reverse=True)
    page.get_by_role("button", name="Effort").last.click()
    assert numbers(page) == list(range(1, 39)), "back to the order of the page"


def test_a_group_that_does_not_exist_is_the_first(address: str, wide: Visit) -> None:
    wide.page.goto(address + REGISTER + "?group=nonsense")
    assert headings(wide.page) == ["Doing", "Planned", "Idea", "Done", "Dropped"]
    assert wide.complaints == []


def test_without_scripts_the_register_is_there_grouped_by_status(address: str, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto(address + REGISTER)
    assert headings(page) == ["Doing", "Planned", "Idea", "Done", "Dropped"]
    assert page.locator("#jb_list [data-in]").count() == 38
    assert page.locator(".jb-matrix__wide a").count() > 34


def test_a_point_of_the_matrix_leads_to_its_opportunity(address: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(address + REGISTER)
    matrix = page.get_by_role("group", name="Matrix of Impact and Effort")
    expect(matrix).to_have_count(1)
    point = matrix.get_by_role("link", name="Search by brand and by past purchase")
    box = point.locator("circle").bounding_box()
    assert box is not None
    assert box["width"] >= 22
    point.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search by brand and by past purchase")
    assert at_both_widths.complaints == []


def test_a_quarter_of_the_matrix_filters_the_register(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + REGISTER)
    page.locator(".jb-matrix__wide").get_by_role("link", name="Big bets").click()
    page.wait_for_url("**quadrant=big-bets**")
    rows = page.locator("#jb_list [data-in]:visible")
    assert rows.count() > 3
    assert set(rows.locator("td:nth-child(6)").all_inner_texts()) == {"Big bets"}


def test_the_pages_need_no_scrolling_aside_and_hold_to_the_rules_of_accessibility(
    address: str, at_both_widths: Visit
) -> None:
    page = at_both_widths.page
    for path in (REGISTER, PAINS, "opportunities/brand-search.html", "fr/" + REGISTER):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        assert violations(page) == [], path


def test_an_opportunity_shows_what_is_felt_what_it_answers_and_its_score(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "opportunities/brand-search.html")
    expect(page.get_by_role("region", name="Steps that it would help")).to_contain_text("I fill my basket")
    expect(page.get_by_role("link", name="The search ignores brand names")).to_be_visible()
    expect(page.get_by_role("region", name="How the score comes about")).to_contain_text("(4 + 4) ÷ 3 = 2.67")
    expect(page.get_by_role("link", name="Open its entry")).to_have_attribute("href", "https://tracker.example/SRC-17")


def test_the_map_and_its_steps_lead_to_the_page_of_an_opportunity(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/drive.html")
    page.locator('[data-lane="opportunities"]').get_by_role("link", name="Search by brand").click()
    page.wait_for_url("**/opportunities/brand-search.html")


def test_the_file_for_spreadsheets_holds_the_register_in_the_language_of_the_page(address: str, wide: Visit) -> None:
    for path, title in (("", "Search by brand and by past purchase"), ("fr/", "Rechercher par marque")):
        page = wide.page
        page.goto(address + path + REGISTER)
        href = page.evaluate("document.querySelector('a[download]').href")
        with urlopen(href) as answer:
            data = answer.read()
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        assert len(rows) == 39
        assert any(cell.startswith(title) for row in rows for cell in row)


def test_pain_points_without_an_opportunity_stand_out_and_can_be_filtered(address: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(address + PAINS)
    open_ones = page.locator("#jb_list [data-in]").filter(has_text="No opportunity")
    count = open_ones.count()
    assert 0 < count < 43
    border = open_ones.first.locator("th").evaluate("cell => getComputedStyle(cell).borderInlineStartWidth")
    assert border == "3px"
    page.get_by_role("link", name="without an opportunity").click()
    page.wait_for_url("**answer=nothing**")
    expect(page.locator("#jb_list [data-in]:visible")).to_have_count(count)
    assert at_both_widths.complaints == []


def test_a_pain_point_names_the_steps_it_is_met_at(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + PAINS + "#pain-receipt-required")
    row = page.locator("#pain-receipt-required")
    row.locator("summary").click()
    assert row.locator("details li").count() == 3
    row.locator("details a").first.click()
    page.wait_for_url("**/journeys/**#**")


def test_the_search_finds_an_opportunity_by_its_kind(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("brand and by past purchase")
    hit = page.locator(".md-search-result__item").filter(has_text="Search by brand and by past purchase").first
    expect(hit).to_contain_text("Opportunity")
    assert "/opportunities/brand-search.html" in (hit.locator("a").first.get_attribute("href") or "")
