"""The dashboard as a meeting sees it: on one screen, on one sheet, on a phone; every number leads to what it counts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit, visit
from tests.browser.test_accessibility import violations
from tests.browser.test_site import sideways

BOARD = "dashboard/index.html"


def test_the_dashboard_stands_on_one_screen(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + BOARD)
    for heading in page.locator(".jb-board h2").all():
        box = heading.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 900, heading.inner_text()
    tops = {round(box["y"]) for part in page.locator(".jb-board > *").all()[:-1] if (box := part.bounding_box())}
    assert len(tops) == 1, "four columns side by side"
    assert not wide.complaints


def test_the_dashboard_reads_at_both_widths_and_breaks_no_rule(address: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(address + BOARD)
    assert sideways(page) == 0
    assert not violations(page)
    expect(page.locator(".jb-board h2")).to_have_text(
        [
            "Journeys by status",
            "Opportunities by status",
            "Stale journeys",
            "Moments of truth below target",
            "Worst moments",
            "Best moments",
            re.compile("Since|What .* brought"),
        ]
    )


@pytest.mark.parametrize("place", ["", "fr/"])
def test_the_dashboard_breaks_no_rule_in_the_dark(browser: Browser, address: str, place: str) -> None:
    for seen in visit(browser, 1440, dark=True):
        seen.page.goto(address + place + BOARD)
        assert not violations(seen.page)


@pytest.mark.parametrize(("part", "rows"), [("jb-journeys", "#jb_list [data-in]"), ("jb-opportunities", "[data-in]")])
def test_the_number_of_a_status_is_that_of_the_list_it_leads_to(
    address: str, wide: Visit, part: str, rows: str
) -> None:
    page = wide.page
    page.goto(address + BOARD)
    bars = page.locator(f"section[aria-labelledby={part}] .jb-counts li")
    counted = [(int(bar.locator("b").inner_text()), bar.locator("a").get_attribute("href")) for bar in bars.all()]
    assert len(counted) > 2
    for count, href in counted:
        page.goto(address + BOARD)
        page.locator(f".jb-counts a[href='{href}']").click()
        expect(page.locator(rows).locator("visible=true")).to_have_count(count)


def test_moments_of_truth_are_as_many_as_the_figure_says(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "index.html")
    teaser = page.locator(".jb-teaser a", has_text="moments of truth")
    found = re.match(r"(\d+) of (\d+)", teaser.inner_text())
    assert found
    teaser.click()
    expect(page).to_have_url(re.compile(r"dashboard/index\.html#jb-truths$"))
    part = page.locator("section[aria-labelledby=jb-truths]")
    for summary in part.locator("summary").all():
        summary.click()
    below = part.locator(".jb-ranking > li")
    expect(below).to_have_count(int(found[1]))
    rest = part.locator(".jb-board__rest > details > p a")
    assert below.count() + rest.count() == int(found[2])
    below.first.locator("a").first.click()
    expect(page).to_have_url(re.compile(r"journeys/[a-z-]+\.html#[a-z-]+$"))


def test_the_dashboard_prints_on_one_sheet(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + BOARD)
    sheet = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", sheet)
    assert box
    assert float(box[1]) > float(box[2]), "lying"
    # Paper says too how many there are beyond those that it names.
    page.emulate_media(media="print")
    rest = page.locator(".jb-board__rest details")
    expect(rest.locator("summary").first).to_be_visible()
    expect(rest.locator("ol, p").first).to_be_hidden()
    page.emulate_media(media="screen")


def test_without_scripts_everything_is_there(address: str, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto(address + BOARD)
    page.locator("summary", has_text="on target").click()
    expect(page.locator(".jb-board__rest p a").first).to_be_visible()
