"""A persona on the wall: one A4 page, light from the dark screen too, with a face."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visit


def pages(pdf: bytes) -> int:
    """Return the number of pages of a document that Chromium printed."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def paper(page: Page) -> bytes:
    """Return a page as it is printed."""
    return page.pdf(format="A4", print_background=True, prefer_css_page_size=True)


@pytest.mark.parametrize("language", ["", "fr/"], ids=["english", "french"])
def test_every_persona_is_one_sheet_of_a4(browser: Browser, site: Path, address: str, language: str) -> None:
    names = sorted(file.name for file in (site / language / "personas").glob("*.html") if file.stem != "index")
    assert len(names) >= 8
    for seen in visit(browser, 1440, dark=True):
        found = {}
        for name in names:
            seen.page.goto(f"{address}{language}personas/{name}")
            found[name] = pages(paper(seen.page))
        assert found == dict.fromkeys(names, 1)


def test_the_sheet_is_a4_whatever_paper_the_printer_has(address: str, wide: Visit) -> None:
    wide.page.goto(address + "personas/lea.html")
    printed = wide.page.pdf(format="Letter", prefer_css_page_size=True)
    width, height = re.findall(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", printed)[0]
    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (210, 297)


def test_paper_is_light_whatever_the_screen_was(browser: Browser, address: str) -> None:
    for seen in visit(browser, 1440, dark=True):
        seen.page.goto(address + "personas/lea.html")
        ink = "getComputedStyle(document.querySelector('h1')).color"
        on_screen = seen.page.evaluate(ink)
        seen.page.emulate_media(media="print", color_scheme="dark")
        assert seen.page.evaluate(ink) == "rgb(35, 33, 43)" != on_screen
        assert seen.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_on_paper_nothing_lies_beyond_its_edge(browser: Browser, address: str) -> None:
    """A4 without its margins is 688 pixels wide."""
    for seen in visit(browser, 688):
        seen.page.emulate_media(media="print")
        for name in ("fr/personas/lea.html", "fr/personas/sofia.html", "personas/hugo.html"):
            seen.page.goto(address + name)
            beyond = seen.page.evaluate(
                """() => [...document.querySelectorAll('article *')].filter(one =>
                    one.getClientRects().length && !one.closest('.jb-unseen')
                    && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 80))"""
            )
            assert beyond == []


def test_a_persona_has_a_portrait_or_the_initial_of_the_name(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "personas/lea.html")
    picture = page.locator("header img.jb-portrait")
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.complete && one.naturalWidth > 0")
    assert picture.get_attribute("alt") == "", "the name stands beside it"
    page.goto(address + "personas/hugo.html")
    expect(page.locator("header .jb-portrait--initials")).to_have_text("H")
