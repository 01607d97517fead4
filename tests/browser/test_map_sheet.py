"""A step opens beside its map: by click, by key, by its own address; and closes again to where the reader was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit, visit
from tests.browser.test_accessibility import violations

DRIVE = "journeys/drive.html"
SCROLLED = "journeys/diy-shop.html"
"""A journey whose map is wider than the screen."""
STEP = "fill-basket"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Visit]:
    """A page in a narrow window."""
    yield from visit(browser, 320)


def opened(seen: Visit, address: str) -> Page:
    """Go to a journey and wait until its tools work."""
    seen.page.goto(address)
    expect(seen.page.locator(".jb-view")).to_be_visible()
    return seen.page


def here(page: Page) -> str:
    """Return the address as the page knows it, which is sooner than the browser says it."""
    return str(page.evaluate("location.href"))


def sheet(page: Page) -> Locator:
    """Return the sheet."""
    return page.locator(".jb-sheet")


def head(page: Page, step: str = STEP) -> Locator:
    """Return the link in the head of a step's column."""
    return page.locator(f"#map_{step} > a")


def steps(page: Page) -> list[str]:
    """Return all steps in order."""
    return [str(one.get_attribute("data-step")) for one in page.locator(".jb-map thead [data-step]").all()]


def articles(page: Page) -> list[str]:
    """Return the steps as they follow in the document, where their text belongs."""
    return [str(one.get_attribute("id")) for one in page.locator(".jb-stage__steps > article").all()]


def test_a_head_opens_its_step_and_escape_leads_back(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?compare=0")
    every = steps(page)
    head(page).focus()
    page.keyboard.press("Enter")
    expect(sheet(page).locator(f"article#{STEP}")).to_be_visible()
    assert here(page).endswith(f"?compare=0#{STEP}")
    assert page.evaluate("document.querySelector('.jb-sheet').contains(document.activeElement)")
    expect(page.get_by_role("dialog", name=head(page).inner_text())).to_be_visible()
    assert page.locator("[data-current]").count() > 3
    assert {one.get_attribute("data-step") for one in page.locator("[data-current]").all()} == {STEP}
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    expect(head(page)).to_be_focused()
    page.wait_for_url(lambda url: url.endswith("?compare=0"))
    assert articles(page) == every
    expect(page.locator("[data-current]")).to_have_count(0)
    assert wide.complaints == []


def test_back_closes_and_forward_opens(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    head(page).click()
    expect(sheet(page)).to_be_visible()
    page.go_back()
    expect(sheet(page)).to_be_hidden()
    assert here(page) == address + DRIVE
    page.go_forward()
    expect(sheet(page).locator(f"#{STEP}")).to_be_visible()


def test_closing_leaves_no_entry_behind_that_back_would_open_again(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "index.html")
    opened(wide, address + DRIVE)
    head(page).click()
    expect(sheet(page)).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.wait_for_url(address + DRIVE)
    page.go_back()
    page.wait_for_url(address + "index.html")


def test_the_address_of_a_step_opens_it_and_closing_stays_on_the_page(address: str, wide: Visit) -> None:
    wide.page.goto(address + "index.html")
    page = opened(wide, address + DRIVE + f"#{STEP}")
    expect(sheet(page).locator(f"#{STEP}")).to_be_visible()
    expect(page.locator(f"#map_{STEP}")).to_be_in_viewport()
    page.wait_for_function("document.querySelector('.jb-sheet').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    page.wait_for_url(address + DRIVE)
    expect(head(page)).to_be_focused()


def test_the_neighbours_are_reached_by_button_and_by_key_and_the_address_follows(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    every = steps(page)
    head(page, every[0]).click()
    back, on = sheet(page).locator("[data-sheet='-1']"), sheet(page).locator("[data-sheet='1']")
    expect(back).to_have_attribute("aria-disabled", "true")
    for key in ("ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    expect(sheet(page).locator(f"#{every[1]}")).to_be_visible()
    on.click()
    expect(sheet(page).locator(f"#{every[2]}")).to_be_visible()
    assert here(page).endswith(f"#{every[2]}")
    expect(sheet(page).locator("[role=status]")).to_have_text(page.locator(f"#name_{every[2]}").inner_text())
    back.click()
    expect(sheet(page).locator(f"#{every[1]}")).to_be_visible()
    for _ in every:
        page.keyboard.press("ArrowRight")
    expect(sheet(page).locator(f"#{every[-1]}")).to_be_visible()
    expect(on).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Escape")
    expect(head(page, every[-1])).to_be_focused()
    assert articles(page) == every


def test_the_button_and_a_click_beside_the_sheet_close_it(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    head(page).click()
    close = sheet(page).get_by_role("button", name="Close")
    size = close.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 24
    close.click()
    expect(sheet(page)).to_be_hidden()
    head(page).click()
    expect(sheet(page)).to_be_visible()
    page.mouse.click(300, 600)
    expect(sheet(page)).to_be_hidden()
    head(page).click()
    sheet(page).locator("h4").click()
    expect(sheet(page)).to_be_visible()


def test_a_link_in_the_text_opens_the_step_too_and_gets_the_focus_back(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    link = page.locator(f".jb-stage__list a[href='#{STEP}']")
    link.click()
    expect(sheet(page).locator(f"#{STEP}")).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


def test_each_stage_lists_its_steps_where_their_text_is_folded(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    listed = page.locator(".jb-stage__list > li > a[href^='#']:first-child")
    assert [str(one.get_attribute("href")) for one in listed.all()] == [f"#{step}" for step in steps(page)]
    assert not any(one.is_visible() for one in page.locator("article.jb-step .jb-step__facts").all())


def test_a_step_in_a_sheet_leads_to_another_and_back_leads_home(address: str, wide: Visit) -> None:
    page = opened(wide, address + SCROLLED)
    start = page.locator("article.jb-step:has(.jb-step__facts a[href^='#'])").first
    step = str(start.get_attribute("id"))
    head(page, step).click()
    link = sheet(page).locator(".jb-step__facts a[href^='#']").first
    there = str(link.get_attribute("href"))[1:]
    link.click()
    expect(sheet(page).locator(f"#{there}")).to_be_visible()
    page.go_back()
    expect(sheet(page).locator(f"#{step}")).to_be_visible()
    page.go_forward()
    expect(sheet(page).locator(f"#{there}")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url(address + SCROLLED)
    expect(sheet(page)).to_be_hidden()
    assert articles(page) == steps(page)


def test_see_it_on_the_map_closes_the_sheet_and_leads_to_the_head(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"#{STEP}")
    sheet(page).locator(".jb-step__onmap").click()
    expect(sheet(page)).to_be_hidden()
    assert here(page).endswith(f"#map_{STEP}")
    expect(head(page)).to_be_focused()
    expect(head(page)).to_be_in_viewport()


@pytest.mark.parametrize("width", [720, 1024, 1440])
@pytest.mark.parametrize("journey", [DRIVE, SCROLLED])
def test_the_column_of_the_open_step_stands_beside_the_sheet(
    browser: Browser, address: str, journey: str, width: int
) -> None:
    for seen in visit(browser, width):
        page = opened(seen, address + journey)
        every = steps(page)
        head(page, every[0]).focus()
        page.keyboard.press("Enter")
        for step in every:
            expect(sheet(page).locator(f"#{step}")).to_be_visible()
            left, right, names, edge = page.evaluate(
                """step => {
                    const box = selector => document.querySelector(selector).getBoundingClientRect()
                    const sheet = document.querySelector('.jb-sheet')
                    const { left, right } = box(`#map_${step}`)
                    return [left, right, box('.jb-map__steps th').right, innerWidth - sheet.offsetWidth]
                }""",
                step,
            )
            assert left >= names - 1
            assert right <= edge + 1
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Escape")
        expect(sheet(page)).to_be_hidden()
        assert page.locator(".jb-map-region").evaluate("one => one.style.margin") == ""


def test_a_stage_is_reached_by_its_address(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    link = page.locator(".jb-map__stages a[href^='#']").nth(1)
    anchor = str(link.get_attribute("href"))
    link.click()
    expect(page.locator(f"section{anchor} h3")).to_be_in_viewport()
    expect(sheet(page)).to_be_hidden()


def test_on_a_phone_a_step_is_where_it_stands_in_the_text(address: str, phone: Visit) -> None:
    page = opened(phone, address + DRIVE)
    assert articles(page) == steps(page)
    assert all(article.is_visible() for article in page.locator("article.jb-step").all())
    expect(page.locator(".jb-stage__list").first).to_be_hidden()
    page.goto(address + DRIVE + f"#{STEP}")
    expect(page.locator(f"#name_{STEP}")).to_be_in_viewport()
    expect(sheet(page)).to_be_hidden()


def test_a_window_that_becomes_narrow_shows_the_open_step_in_the_text(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"#{STEP}")
    expect(sheet(page)).to_be_visible()
    page.set_viewport_size({"width": 400, "height": 800})
    expect(sheet(page)).to_be_hidden()
    expect(page.locator(f"#name_{STEP}")).to_be_in_viewport()
    assert here(page).endswith(f"#{STEP}")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(sheet(page).locator(f"#{STEP}")).to_be_visible()


def test_without_scripts_the_address_of_a_step_leads_to_its_text(address: str, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto(address + DRIVE + f"#{STEP}")
    expect(page.locator(f"#name_{STEP}")).to_be_in_viewport()


def test_printing_with_an_open_step_prints_the_page(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"#{STEP}")
    expect(sheet(page)).to_be_visible()
    page.evaluate(
        """step => addEventListener('beforeprint', () => {
            document.title = document.getElementById(step).parentElement.className
        })""",
        STEP,
    )
    page.emulate_media(media="print")
    expect(sheet(page)).to_be_hidden()
    page.pdf()
    expect(page).to_have_title("jb-stage__steps")
    page.emulate_media(media="screen")
    expect(sheet(page).locator(f"#{STEP}")).to_be_visible()


def test_every_step_is_printed(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?print=a4")
    page.emulate_media(media="print")
    for article in page.locator("article.jb-step").all():
        expect(article.locator("h4")).to_be_visible()
        assert article.locator("h4").evaluate(
            "one => one.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true })"
        )
    expect(page.locator(".jb-view")).to_be_hidden()


def test_what_the_browser_finds_in_a_folded_step_opens_it(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    assert page.locator(f"#{STEP}").get_attribute("hidden") == "until-found"
    page.evaluate(f"document.getElementById('{STEP}').dispatchEvent(new Event('beforematch', {{ bubbles: true }}))")
    expect(sheet(page).locator(f"#{STEP}")).to_be_visible()
    assert here(page).endswith(f"#{STEP}")
    page.keyboard.press("Escape")
    page.wait_for_url(address + DRIVE)


def test_keys_of_the_search_do_not_open_it_behind_the_sheet(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"#{STEP}")
    expect(sheet(page)).to_be_visible()
    page.keyboard.press("s")
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    assert not page.locator("#__search").is_checked()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_sheet_moves_only_for_who_has_not_asked_for_stillness(browser: Browser, address: str, motion: str) -> None:
    context = browser.new_context(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    page = opened(Visit(context.new_page()), address + DRIVE + f"#{STEP}")
    moving = sheet(page).evaluate("one => getComputedStyle(one).animationName") != "none"
    context.close()
    assert moving == (motion == "no-preference")


def test_the_sheet_opens_from_disk(site: Path, wide: Visit) -> None:
    page = opened(wide, (site / DRIVE).as_uri() + f"#{STEP}")
    expect(sheet(page).locator(f"#{STEP}")).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    page.wait_for_url(lambda url: url.endswith(DRIVE))


@pytest.mark.parametrize("language", ["", "fr/"], ids=["english", "french"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_open_step_breaks_no_rule(browser: Browser, address: str, language: str, dark: bool) -> None:
    for seen in visit(browser, 1440, dark=dark):
        page = opened(seen, address + language + DRIVE + f"#{STEP}")
        expect(sheet(page)).to_be_visible()
        page.wait_for_function("!document.getAnimations().length")
        assert not violations(page, ".jb-sheet")
