"""Filters above lists, tables that sort, and the address that keeps both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit, visit
from tests.browser.test_accessibility import violations

JOURNEYS = "journeys/index.html"
LISTS = [
    "journeys/index.html",
    "curves/index.html",
    "personas/index.html",
    "touchpoints/index.html",
    "channels/index.html",
]


def rows(page: Page) -> Locator:
    """Return the rows that are seen."""
    return page.locator("[data-in]:visible")


def titles(page: Page) -> list[str]:
    """Return the titles of the journeys that are seen, in their order."""
    return page.locator("[data-in]:visible > th > a").all_text_contents()


def choose(page: Page, facet: str, *values: str) -> None:
    """Open a filter, choose values of it and close it."""
    panel = page.locator(".jb-facet").filter(has=page.get_by_text(facet, exact=True)).first
    panel.locator("summary").click()
    for value in values:
        panel.get_by_label(value).check()
    page.keyboard.press("Escape")


def test_a_filter_leaves_the_rows_that_fit_and_says_how_many(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS)
    status = page.locator(".jb-finder__count")
    expect(status).to_have_text("9 of 9 journeys")
    choose(page, "Persona", "Léa")
    expect(rows(page)).to_have_count(4)
    expect(status).to_have_text("4 of 9 journeys")
    expect(page.get_by_role("rowheader", name="Grocery", exact=True)).to_be_visible()
    expect(page.get_by_role("rowheader", name="Holidays", exact=True)).to_be_hidden()
    assert page.url.endswith("?persona=lea")
    assert wide.complaints == []


def test_values_of_one_filter_add_up_and_filters_narrow_each_other(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS)
    choose(page, "Persona", "Léa", "Hugo")
    expect(rows(page)).to_have_count(5)
    choose(page, "Status", "draft", "in review")
    expect(rows(page)).to_have_count(2)
    assert page.url.endswith("?persona=hugo,lea&status=draft,review")


def test_beside_each_value_stands_how_many_rows_it_would_leave(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS + "?persona=lea")
    status = page.locator("[data-facet=status] label")
    counts = {
        label.locator("span").first.text_content(): label.locator(".jb-facet__count").text_content()
        for label in status.all()
    }
    assert counts == {"draft": "1", "in review": "1", "published": "2", "retired": "0"}
    persona = page.locator("[data-facet=persona] label").filter(has_text="Hugo")
    assert persona.locator(".jb-facet__count").text_content() == "1", "one more, not one of those that are left"


def test_words_are_found_whatever_their_case_and_accents_also_in_the_area(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS)
    field = page.get_by_role("searchbox", name="Filter by words")
    field.fill("LEA  drive")
    assert titles(page) == ["Groceries by drive", "The drive we want"]
    field.fill("holidays")
    assert titles(page) == ["A week in the holiday village"]
    page.wait_for_url("**?find=holidays")


def test_the_words_of_a_curve_are_not_found(address: str, wide: Visit) -> None:
    """The name of each drawing says that it is of emotions: every row would fit."""
    page = wide.page
    page.goto(address + JOURNEYS)
    page.get_by_role("searchbox", name="Filter by words").fill("emotion")
    expect(rows(page)).to_have_count(0)


def test_a_link_shows_what_its_sender_saw_and_back_and_forth_keep_it(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS + "?status=published,review&find=drive&sort=-steps&utm=kept#area-grocery")
    assert titles(page) == ["Groceries by drive", "The drive we want"]
    assert page.get_by_role("searchbox", name="Filter by words").input_value() == "drive"
    choose(page, "State", "to-be")
    assert titles(page) == ["The drive we want"]
    assert page.url.endswith("?status=review,published&find=drive&sort=-steps&utm=kept&state=to-be#area-grocery")
    page.get_by_role("link", name="The drive we want", exact=True).click()
    page.wait_for_url("**/drive-to-be.html")
    page.go_back()
    expect(rows(page)).to_have_count(1)
    expect(page.locator(".jb-chip")).to_have_count(3)


def test_what_the_address_asks_and_nobody_knows_is_left_alone(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS + "?persona=nobody&sort=colour&status=%3Cscript%3E")
    expect(rows(page)).to_have_count(9)
    assert wide.complaints == []


def test_an_anchor_to_a_group_shows_other_choices_of_the_same_page_anew(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS)
    page.evaluate("history.pushState(null, '', '?persona=hugo'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(rows(page)).to_have_count(1)
    page.go_back()
    expect(rows(page)).to_have_count(9)


def test_a_chip_takes_its_filter_away_and_the_focus_goes_on(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS + "?persona=hugo,lea")
    chips = page.locator(".jb-chip")
    expect(chips).to_have_count(2)
    chips.first.focus()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(1)
    expect(page.get_by_role("button", name="Remove the filter Persona: Léa")).to_be_focused()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(0)
    expect(page.get_by_role("searchbox", name="Filter by words")).to_be_focused()
    assert page.url.endswith(JOURNEYS)


def test_where_nothing_fits_it_says_so_and_one_press_shows_all_again(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS + "?persona=hugo&find=zebra")
    expect(page.get_by_text("Nothing fits all of these.")).to_be_visible()
    expect(page.locator(".jb-finder__count")).to_have_text("0 of 9 journeys")
    page.get_by_role("button", name="Show everything again").click()
    expect(rows(page)).to_have_count(9)
    assert page.url.endswith(JOURNEYS)


def test_a_filter_closes_by_escape_by_leaving_it_and_by_a_press_elsewhere(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS)
    panel = page.locator(".jb-facet").first
    summary = panel.locator("summary")
    summary.click()
    panel.locator("input").first.focus()
    page.keyboard.press("Escape")
    expect(panel).not_to_have_attribute("open", re.compile(".*"))
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel).to_have_attribute("open", re.compile(".*"))
    panel.locator("input").last.focus()
    page.keyboard.press("Tab")
    expect(panel).not_to_have_attribute("open", re.compile(".*"))
    summary.click()
    page.get_by_role("heading", level=1).click()
    expect(panel).not_to_have_attribute("open", re.compile(".*"))


@pytest.mark.parametrize("width", [720, 900, 1024])
def test_a_filter_opens_within_the_window(browser: Browser, address: str, width: int) -> None:
    for seen in visit(browser, width):
        page = seen.page
        page.goto(address + JOURNEYS)
        for panel in page.locator(".jb-facet").all():
            panel.locator("summary").click()
            options = panel.locator(".jb-facet__options")
            expect(options).to_be_visible()
            page.wait_for_function(
                "one => { const at = one.getBoundingClientRect(); return at.left >= 0 && at.right <= innerWidth }",
                arg=options.element_handle(),
            )


def test_a_heading_sorts_up_then_down_then_back_to_areas(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS)
    before = titles(page)
    heading = page.get_by_role("columnheader", name="Steps")
    steps = page.locator("[data-in] .jb-table__number")
    page.get_by_role("button", name="Steps", exact=True).click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert [int(one) for one in steps.all_text_contents()] == sorted(int(one) for one in steps.all_text_contents())
    assert page.url.endswith("?sort=steps")
    page.get_by_role("button", name="Steps", exact=True).click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert titles(page)[0] == "A life with the bank"
    assert page.url.endswith("?sort=-steps")
    page.get_by_role("button", name="Steps", exact=True).click()
    assert heading.get_attribute("aria-sort") is None
    assert titles(page) == before
    assert page.url.endswith(JOURNEYS)


def test_a_sorted_list_is_one_and_each_row_says_its_area(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS + "?sort=title")
    expect(page.locator(".jb-table__group")).to_have_count(0)
    first = rows(page).first
    expect(first.get_by_role("rowheader")).to_contain_text("A life with the bank")
    expect(first.locator(".jb-table__from")).to_have_text("Retail banking")
    page.goto(address + JOURNEYS)
    expect(page.locator(".jb-table__from")).to_have_count(0)


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("status", "Finding one product in the grocery site", "Groceries ordered by phone"),
        ("state", "Tiling a floor with the DIY shop", "The drive we want"),
        ("reviewed", "Groceries ordered by phone", "Buying a lamp online"),
        ("mean", "Finding one product in the grocery site", "The drive we want"),
        ("-time", "A life with the bank", "A week in the holiday village"),
    ],
)
def test_a_column_sorts_by_what_it_means(address: str, wide: Visit, order: str, first: str, last: str) -> None:
    """Drafts stand before what is published; days by the calendar; journeys without a time last, either way."""
    wide.page.goto(address + JOURNEYS + f"?sort={order}")
    found = titles(wide.page)
    assert (found[0], found[-1]) == (first, last)


def test_groups_and_filters_agree_whatever_was_sorted_in_between(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS + "?sort=steps")
    choose(page, "Persona", "Hugo")
    for _ in range(2):
        page.get_by_role("button", name="Steps", exact=True).click()
    assert page.url.endswith("?persona=hugo")
    expect(page.locator(".jb-table__group:visible")).to_have_text("Retail banking")
    assert titles(page) == ["A life with the bank"]
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".jb-table__group:visible")).to_have_count(5)


def test_headings_that_sort_stand_on_the_line_of_those_that_do_not(address: str, wide: Visit) -> None:
    wide.page.goto(address + JOURNEYS)
    lines = wide.page.evaluate(
        """() => [...document.querySelectorAll('.jb-table thead th')].map(heading => {
            const range = document.createRange()
            range.selectNodeContents(heading.querySelector('button') || heading)
            return Math.round(range.getBoundingClientRect().bottom)
        })"""
    )
    assert len(set(lines)) == 1


def test_figures_end_where_their_headings_end(address: str, wide: Visit) -> None:
    wide.page.goto(address + JOURNEYS)
    apart = wide.page.evaluate(
        """() => {
            const end = element => {
                const range = document.createRange()
                range.selectNodeContents(element)
                return range.getBoundingClientRect().right
            }
            const head = document.querySelector('[data-sort=steps] button')
            return end(document.querySelector('[data-in] .jb-table__number')) - end(head)
        }"""
    )
    assert abs(apart) < 1


@pytest.fixture
def phone(browser: Browser) -> Iterator[Visit]:
    """A page in a narrow window."""
    yield from visit(browser, 320)


def test_on_a_phone_the_filters_are_behind_one_button(address: str, phone: Visit) -> None:
    page = phone.page
    page.goto(address + JOURNEYS)
    more = page.get_by_role("button", name="Filters")
    expect(page.locator(".jb-facet").first).to_be_hidden()
    expect(more).to_have_attribute("aria-expanded", "false")
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    choose(page, "Persona", "Léa")
    expect(rows(page)).to_have_count(4)
    expect(more).to_have_text(re.compile(r"Filters\s+1"))
    page.get_by_role("button", name="Remove the filter Persona: Léa").click()
    expect(rows(page)).to_have_count(9)
    expect(more).to_be_focused()


def test_on_a_phone_an_open_filter_stays_open_when_another_is_entered(address: str, phone: Visit) -> None:
    """It stands within the page: closing would move what the finger is about to press."""
    page = phone.page
    page.goto(address + JOURNEYS)
    page.get_by_role("button", name="Filters").click()
    first = page.locator(".jb-facet").first
    first.locator("summary").click()
    page.locator(".jb-facet summary").nth(1).focus()
    expect(first).to_have_attribute("open", re.compile(".*"))


@pytest.mark.parametrize("width", [320, 1024])
def test_where_headings_are_not_shown_a_list_sorts(browser: Browser, address: str, width: int) -> None:
    for seen in visit(browser, width):
        page = seen.page
        page.goto(address + JOURNEYS + "?sort=-steps")
        orders = page.get_by_role("combobox", name="Sort by")
        expect(orders).to_have_value("-steps")
        expect(page.locator("thead")).to_be_hidden()
        orders.select_option(label="Time, ascending")
        assert titles(page)[0] == "Finding one product in the grocery site"
        assert page.url.endswith("?sort=time")
        orders.select_option(label="By area")
        expect(page.locator(".jb-table__group:visible")).to_have_count(5)
        assert page.url.endswith(JOURNEYS)


@pytest.mark.parametrize(
    ("place", "left", "count"),
    [
        ("touchpoints/index.html?channel=chat", 2, "2 of 71 touchpoints"),
        ("personas/index.html?area=grocery", 3, "3 of 8 personas"),
        ("channels/index.html?presence=online", 7, "7 of 16 channels"),
        ("curves/index.html?state=to-be", 1, "1 of 9 journeys"),
    ],
)
@pytest.mark.parametrize("width", [320, 1440])
def test_every_list_filters(browser: Browser, address: str, width: int, place: str, left: int, count: str) -> None:
    for seen in visit(browser, width):
        seen.page.goto(address + place)
        expect(rows(seen.page)).to_have_count(left)
        expect(seen.page.locator(".jb-finder__count")).to_have_text(count)
        empty = seen.page.locator("[data-jb-group]:visible").evaluate_all(
            "all => all.filter(one => !one.querySelector('[data-in]:not([hidden])')).length"
        )
        assert empty == 0


def test_the_table_of_channels_sorts_too(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "channels/index.html")
    page.get_by_role("button", name="Mean emotion today").click()
    assert titles(page)[0].strip() == "Telephone"
    expect(rows(page).first.locator(".jb-table__from")).to_have_text("Offline")


def test_table_and_curves_show_the_same_choice(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS)
    choose(page, "Persona", "Léa")
    page.get_by_role("link", name="Curves", exact=True).click()
    page.wait_for_url("**/curves/index.html?persona=lea")
    expect(rows(page)).to_have_count(4)
    page.get_by_role("button", name="Clear all").click()
    page.get_by_role("link", name="Table", exact=True).click()
    page.wait_for_url("**/journeys/index.html")


def test_the_table_of_curves_shows_the_same_journeys_as_the_drawings(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "curves/index.html?persona=hugo")
    page.get_by_text("The same as a table").click()
    table = page.locator(".jb-same tbody tr:visible")
    expect(table).to_have_count(1)
    expect(table.get_by_role("rowheader")).to_have_text("A life with the bank")
    page.get_by_role("button", name="Clear all").click()
    expect(table).to_have_count(9)


def test_the_columns_stay_where_they_are_while_rows_go(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS)
    lefts = "() => [...document.querySelectorAll('.jb-table--journeys thead th')].map(one => one.offsetLeft)"
    before = page.evaluate(lefts)
    choose(page, "Persona", "Hugo")
    expect(rows(page)).to_have_count(1)
    assert page.evaluate(lefts) == before


@pytest.mark.parametrize(
    "place", ["journeys/index.html", "opportunities/index.html", "pains/index.html", "channels/index.html"]
)
def test_the_names_of_the_columns_stay_in_sight(address: str, wide: Visit, place: str) -> None:
    page = wide.page
    page.set_viewport_size({"width": 1440, "height": 500})
    page.goto(address + place)
    last = page.locator("#jb_list tbody th a").last
    last.scroll_into_view_if_needed()
    heads = page.locator("#jb_list thead").bounding_box()
    bar = page.locator(".jb-header").bounding_box()
    assert heads is not None
    assert bar is not None
    assert abs(heads["y"] - bar["height"]) <= 1
    page.locator("#jb_list tbody th a").first.focus()
    focused = page.locator("#jb_list tbody th a").first.bounding_box()
    heads = page.locator("#jb_list thead").bounding_box()
    assert focused is not None
    assert heads is not None
    assert focused["y"] >= heads["y"] + heads["height"] - 1


def test_a_filter_opens_over_the_names_of_the_columns(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + JOURNEYS)
    panel = page.locator(".jb-facet").first
    panel.locator("summary").click()
    for option in panel.locator("input").all():
        option.click(timeout=2000)
    expect(page.locator(".jb-chip").first).to_be_visible()


@pytest.mark.parametrize("language", ["", "fr/"], ids=["english", "french"])
def test_a_day_stands_on_one_line_of_the_table(address: str, wide: Visit, language: str) -> None:
    wide.page.goto(address + language + JOURNEYS)
    lines = wide.page.locator("#jb_list [data-in] > td:last-child").evaluate_all(
        """(cells) => cells.map((cell) => { const range = document.createRange(); range.selectNodeContents(cell);
            return new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size; })"""
    )
    assert set(lines) == {1}


def test_the_french_list_counts_and_filters_in_french(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "fr/" + JOURNEYS + "?persona=lea")
    expect(page.locator(".jb-finder__count")).to_have_text("4 parcours sur 9")
    page.get_by_role("searchbox").fill("supermarche")
    expect(rows(page)).to_have_count(1)


def test_without_scripts_the_whole_list_is_there_and_no_filters(address: str, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto(address + JOURNEYS + "?persona=lea")
    expect(rows(page)).to_have_count(9)
    expect(page.locator(".jb-finder")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Areas")).to_be_visible()


def test_filters_work_from_disk(site: Path, wide: Visit) -> None:
    page = wide.page
    page.goto((site / JOURNEYS).as_uri() + "?persona=lea")
    expect(rows(page)).to_have_count(4)
    page.get_by_role("button", name="Steps", exact=True).click()
    choose(page, "Status", "draft")
    expect(rows(page)).to_have_count(1)
    assert page.url.endswith("?persona=lea&sort=steps&status=draft")
    assert wide.complaints == []


def test_the_address_does_not_open_the_search_of_the_frame(address: str, wide: Visit) -> None:
    """Material opens it for `?q=`, the name that a field for words mostly has."""
    page = wide.page
    page.goto(address + JOURNEYS + "?find=drive", wait_until="networkidle")
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize(("width", "dark"), [(1440, False), (320, True)], ids=["wide-light", "narrow-dark"])
def test_a_list_in_use_breaks_no_rule(browser: Browser, address: str, kind: str, width: int, dark: bool) -> None:
    for seen in visit(browser, width, dark=dark):
        page = seen.page
        page.goto(address + kind + "?sort=title")
        if width < 720:
            page.get_by_role("button", name="Filters").click()
        panel = page.locator(".jb-facet").first
        panel.locator("summary").click()
        panel.locator("input").first.check()
        expect(page.locator(".jb-chip")).to_have_count(1)
        for details in page.locator(".jb-same").all():
            details.locator("summary").click()
        assert violations(page) == []


@pytest.mark.parametrize("width", [1440, 320])
def test_what_can_be_pressed_in_a_list_is_24_pixels_high_and_wide(browser: Browser, address: str, width: int) -> None:
    for seen in visit(browser, width):
        page = seen.page
        page.goto(address + JOURNEYS + "?persona=lea")
        if width < 720:
            page.get_by_role("button", name="Filters").click()
        page.locator(".jb-facet summary").first.click()
        small = page.evaluate(
            """() => [...document.querySelectorAll(
                '.jb-finder :is(button, summary, select, label, [type=search]), .jb-sort, .jb-views a'
            )].filter(one => one.getClientRects().length).map(one => [one.textContent, one.getBoundingClientRect()])
            .filter(([, at]) => Math.min(at.width, at.height) < 24)
            .map(([text, at]) => `${text} ${at.width}×${at.height}`)"""
        )
        assert small == []


@pytest.mark.parametrize("width", [1440, 320])
def test_a_table_stays_one_to_who_listens_however_it_is_laid_out(browser: Browser, address: str, width: int) -> None:
    for seen in visit(browser, width):
        page = seen.page
        page.goto(address + JOURNEYS)
        table = page.get_by_role("table").first
        expect(table.get_by_role("row").filter(has=page.get_by_role("cell"))).to_have_count(9)
        expect(table.get_by_role("rowheader", name="Groceries by drive", exact=True)).to_be_visible()
