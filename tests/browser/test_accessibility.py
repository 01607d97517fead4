"""Every kind of page, wide and narrow, light and dark, in both languages, by axe-core: no violation of WCAG 2.2 AA."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader

KINDS = {
    "home": "index.html",
    "journeys": "journeys/index.html",
    "curves": "curves/index.html",
    "journey": "journeys/drive.html",
    "journey that is intended": "journeys/drive-to-be.html",
    "journey of two personas": "journeys/diy-shop.html",
    "aggregate journey": "journeys/supermarket.html",
    "personas": "personas/index.html",
    "persona": "personas/lea.html",
    "touchpoints": "touchpoints/index.html",
    "touchpoint": "touchpoints/drive-terminal.html",
    "channels": "channels/index.html",
    "channel": "channels/website.html",
    "phases": "phases/index.html",
    "atlas": "atlas/index.html",
    "heat maps": "heat-maps/index.html",
    "flow": "flow/index.html",
    "comparisons": "side-by-side/index.html",
    "personas side by side": "side-by-side/diy-shop.html",
    "a phase side by side": "side-by-side/phases/evaluation.html",
    "intended journeys": "to-be/index.html",
    "as-is and to-be": "to-be/drive-to-be.html",
    "health": "health/index.html",
    "dashboard": "dashboard/index.html",
    "recent changes": "recent/index.html",
    "opportunities": "opportunities/index.html",
    "opportunity": "opportunities/brand-search.html",
    "pain points": "pains/index.html",
    "no such page": "404.html",
}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page: Page, within: str | None = None, *, contrast: bool = True) -> list[str]:
    """Return what axe finds on the page, or in one part of it, a line an element.

    Three quarters of its time are for the contrast of colours, which `contrast` leaves out.
    """
    options = RULES | {"rules": {"color-contrast": {"enabled": contrast}}}
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def place(kind: str, language: str) -> str:
    """Return where a page is; the one that stands for all that are missing speaks every language."""
    return KINDS[kind] if kind == "no such page" else language + KINDS[kind]


# Each kind of page in both schemes and both languages, and at both widths: of the eight ways, the four that are apart.
# In the fourth no colour is new: it is the light one of the first.
@pytest.mark.parametrize(("language", "dark"), [("", False), ("fr/", True)], ids=["english-light", "french-dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_wide_page_breaks_no_rule(reader: Reader, address: str, kind: str, language: str, dark: bool) -> None:
    page = reader(1440, dark=dark)
    page.goto(address + place(kind, language))
    assert not violations(page)


@pytest.mark.parametrize(("language", "dark"), [("", True), ("fr/", False)], ids=["english-dark", "french-light"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_narrow_page_breaks_no_rule(reader: Reader, address: str, kind: str, language: str, dark: bool) -> None:
    page = reader(320, dark=dark)
    page.goto(address + place(kind, language))
    assert not violations(page, contrast=dark)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_two_ways_at_400_percent(reader: Reader, address: str, kind: str) -> None:
    """A window of 1280 by 1024 at 400 % is one of 320 by 256."""
    page = reader(320)
    page.goto(address + KINDS[kind])
    width = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width[0] <= width[1]


@pytest.mark.parametrize("kind", ["journey", "journeys", "home"])
def test_nothing_moves_for_who_asked_for_stillness(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + KINDS[kind])
    moving = page.evaluate(
        """() => [...document.querySelectorAll('[class*="jb-"], [class*="jb-"] *')].filter(one => {
            const style = getComputedStyle(one)
            const lengths = [...style.transitionDuration.split(','), ...style.animationDuration.split(',')]
            return lengths.some(length => parseFloat(length) > 0.01)
        }).map(one => one.tagName + '.' + one.getAttribute('class'))"""
    )
    behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    context.close()
    assert (moving, behaviour) == ([], "auto")


@pytest.mark.parametrize("kind", KINDS)
def test_the_language_of_a_page_is_said(reader: Reader, address: str, kind: str) -> None:
    page = reader(1440, javascript=False)
    page.goto(address + KINDS[kind])
    assert page.locator("html").get_attribute("lang") == "en"
    if kind != "no such page":
        page.goto(address + "fr/" + KINDS[kind])
        assert page.locator("html").get_attribute("lang") == "fr"
        # What it said once, in its history, was never translated.
        assert page.locator("article .jb-foreign:not(:is(.jb-past, .jb-changes) *)").count() == 0
