"""Keyboard shortcuts: where they lead, when they keep still, and how they are switched off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit, visit
from tests.browser.test_accessibility import violations

HOME = "index.html"
DRIVE = "journeys/drive.html"


def dialog(page: Page) -> Locator:
    """Return the list of shortcuts."""
    return page.get_by_role("dialog", name="Keyboard shortcuts")


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def switch_off(page: Page) -> None:
    """Do without single keys, as a reader would."""
    page.get_by_role("button", name="Keyboard shortcuts").click()
    dialog(page).get_by_role("checkbox", name="Shortcuts of a single key").uncheck()
    press(page, "Escape")
    expect(dialog(page)).to_be_hidden()


@pytest.mark.parametrize(
    ("letter", "place"),
    [
        ("j", "journeys/index.html"),
        ("p", "personas/index.html"),
        ("t", "touchpoints/index.html"),
        ("c", "channels/index.html"),
        ("l", "phases/index.html"),
        ("h", "index.html"),
    ],
)
@pytest.mark.parametrize("edition", ["", "fr/"], ids=["english", "french"])
def test_two_keys_lead_to_a_section(address: str, wide: Visit, edition: str, letter: str, place: str) -> None:
    wide.page.goto(address + edition + DRIVE)
    press(wide.page, "g", letter)
    wide.page.wait_for_url(address + edition + place)


def test_two_keys_lead_to_a_section_on_a_phone_with_a_keyboard_too(browser: Browser, address: str) -> None:
    for seen in visit(browser, 320):
        seen.page.goto(address + DRIVE)
        press(seen.page, "g", "j")
        seen.page.wait_for_url(address + "journeys/index.html")


def test_n_and_p_lead_to_the_next_and_the_previous_journey_of_the_area(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + DRIVE)
    press(page, "n")
    page.wait_for_url(address + "journeys/drive-to-be.html")
    press(page, "p")
    page.wait_for_url(address + DRIVE)


def test_after_g_another_key_does_not_what_it_does_alone(address: str, wide: Visit) -> None:
    """`g n` is nothing, and not the next journey."""
    page = wide.page
    page.goto(address + DRIVE)
    press(page, "g", "n", "g", "j")
    page.wait_for_url(address + "journeys/index.html")


def test_a_question_mark_lists_what_the_page_has(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + DRIVE)
    press(page, "?")
    expect(dialog(page)).to_be_visible()
    rows = dialog(page).locator("dl > div").all()
    listed = {(row.locator("dt").text_content() or "").strip(): row.locator("dd").text_content() for row in rows}
    assert listed["g j"] == "Journeys"
    assert listed["n"] == "Next journey of the area"
    assert listed["v"] == "Present"
    assert "p" not in listed, "it is the first of its area"
    press(page, "Escape")
    expect(dialog(page)).to_be_hidden()
    page.goto(address + HOME)
    press(page, "?")
    expect(dialog(page).get_by_text("Present")).to_have_count(0)


def test_the_list_closes_by_its_button_and_by_a_press_beside_it(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + HOME)
    opener = page.get_by_role("button", name="Keyboard shortcuts")
    opener.click()
    dialog(page).get_by_role("button", name="Close").click()
    expect(dialog(page)).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    expect(dialog(page)).to_be_visible()
    page.mouse.click(5, 5)
    expect(dialog(page)).to_be_hidden()


def test_the_list_opened_twice_names_nothing_twice(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + DRIVE)
    press(page, "?")
    before = dialog(page).locator("dl > div").count()
    press(page, "Escape", "?")
    expect(dialog(page)).to_be_visible()
    assert dialog(page).locator("dl > div").count() == before


def test_behind_the_list_no_key_works(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + DRIVE)
    press(page, "?", "n", "s", "g", "j", "v")
    expect(dialog(page)).to_be_visible()
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator(".jb-present")).to_be_hidden()
    assert page.url == address + DRIVE


def test_who_types_only_types(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/index.html")
    field = page.get_by_role("searchbox", name="Filter by words")
    press(page, "f")
    expect(field).to_be_focused()
    page.keyboard.type("g j?/n")
    expect(field).to_have_value("g j?/n")
    expect(dialog(page)).to_be_hidden()
    assert page.url.startswith(address + "journeys/index.html")


def test_in_the_search_keys_are_letters_wherever_the_focus_is(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + HOME, wait_until="networkidle")
    press(page, "/")
    field = page.locator("input.md-search__input")
    expect(field).to_be_focused()
    field.press_sequentially("drive")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    press(page, "ArrowDown", "g", "j", "?")
    expect(dialog(page)).to_be_hidden()
    assert page.url.partition("?")[0] == address + HOME


@pytest.mark.parametrize("keys", ["Control+g", "Alt+g", "Meta+g"])
def test_keys_with_a_modifier_are_the_browsers(address: str, wide: Visit, keys: str) -> None:
    page = wide.page
    page.goto(address + HOME)
    press(page, keys, "j", "?")
    expect(dialog(page)).to_be_visible()
    assert page.url == address + HOME


def test_single_keys_can_be_switched_off_those_of_the_search_too(address: str, wide: Visit) -> None:
    """WCAG 2.1.4."""
    page = wide.page
    page.goto(address + DRIVE)
    switch_off(page)
    press(page, "?", "g", "j", "v", "n", "/", "s", "f")
    expect(dialog(page)).to_be_hidden()
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url == address + DRIVE
    page.goto(address + HOME)
    press(page, "g", "j", "?")
    expect(dialog(page)).to_be_hidden()
    assert page.url == address + HOME, "the browser remembers it"


def test_they_can_be_switched_on_again(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + HOME)
    switch_off(page)
    page.reload()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    choice = dialog(page).get_by_role("checkbox")
    expect(choice).not_to_be_checked()
    choice.check()
    press(page, "Escape", "g", "j")
    page.wait_for_url(address + "journeys/index.html")


def test_where_the_browser_keeps_nothing_they_work_all_the_same(address: str, wide: Visit) -> None:
    page = wide.page
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"
    )
    page.goto(address + "404.html")
    page.goto(address + HOME)
    switch_off(page)
    press(page, "?")
    expect(dialog(page)).to_be_hidden()
    page.reload()
    press(page, "?")
    expect(dialog(page)).to_be_visible()


def test_shortcuts_work_from_disk(site: Path, wide: Visit) -> None:
    page = wide.page
    page.goto((site / DRIVE).as_uri())
    press(page, "g", "p")
    page.wait_for_url("file://**/personas/index.html")
    press(page, "?")
    expect(dialog(page)).to_be_visible()


def test_without_scripts_there_is_no_button(address: str, without_scripts: Visit) -> None:
    without_scripts.page.goto(address + HOME)
    expect(without_scripts.page.locator("[data-jb-keys]")).to_be_hidden()


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (320, True)], ids=["wide-light", "narrow-dark"])
def test_the_list_breaks_no_rule_and_is_large_enough_to_press(
    browser: Browser, address: str, width: int, dark: bool
) -> None:
    for seen in visit(browser, width, dark=dark):
        page = seen.page
        page.goto(address + "fr/" + DRIVE)
        page.locator("[data-jb-keys]").click()
        expect(page.locator("#jb_keys")).to_be_visible()
        assert violations(page) == []
        for target in page.locator("#jb_keys :is(button, label), [data-jb-keys]").all():
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24
