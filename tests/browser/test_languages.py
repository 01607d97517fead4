"""Readers change the language of the page they are on: with a script and without, wide and narrow, from disk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visit

SMALLEST = 24  # CSS pixels of a target: WCAG 2.2, 2.5.8


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Visit]:
    """A page in a window as narrow as a phone's."""
    yield from visit(browser, 320)


@pytest.fixture
def narrow_without_scripts(browser: Browser) -> Iterator[Visit]:
    """The same with JavaScript off."""
    yield from visit(browser, 320, javascript=False)


def _choose(page: Page, name: str) -> None:
    """Choose a language as a person would: in the bar, or in the drawer of a narrow window."""
    button = page.locator(".jb-switch__button")
    if button.is_visible():
        button.click()
    else:
        page.locator("label.jb-header__menu").click()
    page.locator(".jb-languages__choice:visible", has_text=name).click()


def test_the_switch_stays_on_the_page_with_its_query_and_place(address: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(address + "touchpoints/index.html?find=drive#here")
    _choose(page, "Français")
    page.wait_for_url(address + "fr/touchpoints/index.html?find=drive#here")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    _choose(page, "English")
    page.wait_for_url(address + "touchpoints/index.html?find=drive#here")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert [url for url in at_both_widths.requests if not url.startswith((address, "data:", "blob:"))] == []
    assert at_both_widths.complaints == []


def test_a_choice_on_the_page_made_after_it_was_loaded_goes_along(address: str, wide: Visit) -> None:
    wide.page.goto(address + "journeys/index.html")
    wide.page.evaluate("history.replaceState(null, '', '?status=draft#here')")
    _choose(wide.page, "Français")
    wide.page.wait_for_url(address + "fr/journeys/index.html?status=draft#here")


def test_from_disk_without_scripts_the_switch_leads_to_the_page(site: Path, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto((site / "journeys/drive.html").as_uri())
    _choose(page, "Français")
    page.wait_for_url((site / "fr/journeys/drive.html").as_uri())
    expect(page.locator("h1")).to_have_text("Les courses en drive")
    _choose(page, "English")
    page.wait_for_url((site / "journeys/drive.html").as_uri())


def test_without_scripts_a_phone_has_the_switch_in_its_drawer(address: str, narrow_without_scripts: Visit) -> None:
    page = narrow_without_scripts.page
    page.goto(address + "personas/index.html")
    _choose(page, "Français")
    page.wait_for_url(address + "fr/personas/index.html")


def test_the_list_of_languages_is_worked_by_keyboard(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "personas/index.html")
    button, list_ = page.locator(".jb-switch__button"), page.locator(".jb-switch .jb-languages")
    button.focus()
    page.keyboard.press("Enter")
    expect(list_).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".jb-switch [hreflang=en]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(list_).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(list_).to_be_hidden()
    button.click()
    page.locator("h1").click()
    expect(list_).to_be_hidden()


def test_the_language_at_hand_is_marked(address: str, wide: Visit) -> None:
    wide.page.goto(address + "fr/index.html")
    expect(wide.page.locator(".jb-switch__button")).to_have_accessible_name("Sélectionner la langue FR")
    expect(wide.page.locator(".jb-switch [aria-current=true]")).to_have_text("Français")
    expect(wide.page.locator(".jb-switch [hreflang=en]")).not_to_have_attribute("aria-current", "true")


def test_targets_are_large_enough(address: str, wide: Visit, narrow: Visit) -> None:
    wide.page.goto(address + "index.html")
    wide.page.locator(".jb-switch__button").click()
    narrow.page.goto(address + "index.html")
    narrow.page.locator("label.jb-header__menu").click()
    expect(narrow.page.locator(".jb-drawer-languages .jb-languages__choice").first).to_be_in_viewport()
    targets = [
        *wide.page.locator(".jb-switch__button, .jb-switch .jb-languages__choice").all(),
        *narrow.page.locator(".jb-drawer-languages .jb-languages__choice").all(),
    ]
    assert len(targets) == 5
    for target in targets:
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= SMALLEST


@pytest.mark.parametrize("width", [320, 600, 960, 1100, 1440])
@pytest.mark.parametrize("path", ["index.html", "fr/index.html"])
def test_nothing_in_the_bar_lies_over_anything_else(path: str, width: int, address: str, browser: Browser) -> None:
    for seen in visit(browser, width):
        seen.page.goto(address + path)
        parts = seen.page.locator(
            ".jb-header__menu, .jb-header__site, .jb-header__entry, .jb-switch__button, "
            "[data-md-component=palette] label, .md-header__button[for=__search], .md-search__form"
        )
        boxes = [
            (box["x"], box["x"] + box["width"])
            for part in parts.all()
            if part.is_visible() and (box := part.bounding_box()) and box["width"] > 1
        ]
        assert len(boxes) >= 4
        boxes.sort()
        assert boxes[0][0] >= 0
        assert boxes[-1][1] <= width
        assert all(left[1] <= right[0] + 0.5 for left, right in pairwise(boxes)), boxes


def test_the_colours_that_were_chosen_stay_in_the_other_language(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "index.html")
    for _ in range(2):  # from those of the system over light ones to dark ones
        page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    _choose(page, "Français")
    page.wait_for_url(address + "fr/index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_an_unknown_address_is_answered_in_both_languages(address: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(address + "404.html")
    for language, words in (("en", "There is no such page"), ("fr", "Cette page n'existe pas")):
        section = page.locator(f"section[lang={language}]")
        expect(section).to_contain_text(words)
        expect(section.get_by_role("link")).to_be_visible()


def test_the_mark_of_a_text_that_nobody_translated_begins_no_line_nor_does_the_colon_after_it(
    address: str, wide: Visit
) -> None:
    wide.page.goto(address + "fr/index.html")
    lines = wide.page.evaluate(
        """() => { const box = document.createElement("p");
            box.style.cssText = "width: min-content; line-height: 20px";
            box.innerHTML = '<span class="jb-foreign" lang="el">ιστός.</span>\u202f:';
            document.querySelector("article").append(box);
            return box.getBoundingClientRect().height / 20; }"""
    )
    assert lines == 1
