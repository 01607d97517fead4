"""A journey as slides: keys, address, what stands on each slide, and that it is read from the back of a room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit, visit
from tests.browser.test_accessibility import violations

DRIVE = "journeys/drive.html"
TWO_PERSONAS = "journeys/diy-shop.html"
STEP = "check-in"
SCREENS = [(1280, 720), (1920, 1080), (1024, 768)]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Visit]:
    """A page in a narrow window."""
    yield from visit(browser, 320)


def opened(seen: Visit, address: str) -> Page:
    """Go to a journey and wait until its tools work."""
    seen.page.goto(address)
    expect(seen.page.locator(".jb-view")).to_be_attached()
    return seen.page


def slides(page: Page) -> Locator:
    """Return the dialog."""
    return page.locator(".jb-present")


def steps(page: Page) -> list[str]:
    """Return all steps in order."""
    return [str(one.get_attribute("data-step")) for one in page.locator(".jb-map thead [data-step]").all()]


def title(page: Page) -> Locator:
    """Return the title of the slide that is shown."""
    return slides(page).locator(".jb-slide :is(h2, h4)").first


def here(page: Page) -> str:
    """Return the address as the page knows it, which is sooner than the browser says it."""
    return str(page.evaluate("location.href"))


def fragment(page: Page) -> str:
    """Return the part of the address after `#`."""
    return here(page).partition("#")[2]


def test_the_button_begins_with_what_the_journey_is_and_escape_ends(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?compare=0")
    page.get_by_role("button", name="Present").click()
    expect(slides(page)).to_be_visible()
    expect(title(page)).to_have_text(page.locator("h1").inner_text())
    slide = slides(page).locator(".jb-slide")
    expect(slide).to_contain_text(page.locator(".jb-lead").inner_text())
    expect(slide).to_contain_text("Léa")
    assert slide.locator("dd").all_inner_texts() == page.locator(".jb-journey__head .jb-figures dd").all_inner_texts()
    assert here(page).endswith("?compare=0&present")
    page.keyboard.press("Escape")
    expect(slides(page)).to_be_hidden()
    page.wait_for_url(address + DRIVE + "?compare=0")
    expect(page.get_by_role("button", name="Present")).to_be_focused()
    assert wide.complaints == []


def test_a_key_begins_it(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    expect(page.locator(".jb-view")).to_be_visible()
    page.keyboard.press("v")
    expect(slides(page)).to_be_visible()


def test_keys_and_remotes_turn_the_slides_and_the_address_follows(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?present")
    every = ["", *steps(page), "jb_end"]
    at = 0
    for key, by in [
        ("ArrowRight", 1),
        ("PageDown", 1),
        ("Space", 1),
        ("ArrowDown", 1),
        ("Enter", 1),
        ("ArrowLeft", -1),
        ("PageUp", -1),
        ("Shift+Space", -1),
        ("ArrowUp", -1),
        ("Backspace", -1),
        ("ArrowLeft", 0),  # nothing stands before the first
    ]:
        page.keyboard.press(key)
        at += by
        assert fragment(page) == every[at], key
    page.keyboard.press("End")
    assert fragment(page) == "jb_end"
    page.keyboard.press("ArrowRight")
    assert fragment(page) == "jb_end"
    page.keyboard.press("Home")
    assert here(page) == address + DRIVE + "?present"


def test_an_address_opens_at_its_slide_and_the_journey_has_no_sheet_then(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"?present#{STEP}")
    expect(title(page)).to_have_text(page.locator(f"#name_{STEP}").text_content() or "-")
    expect(page.locator(".jb-sheet")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    page.reload()
    every = steps(page)
    expect(title(page)).to_have_text(page.locator(f"#name_{every[every.index(STEP) + 1]}").text_content() or "-")
    page.keyboard.press("Escape")
    expect(slides(page)).to_be_hidden()
    page.wait_for_url(address + DRIVE)
    expect(page.locator(".jb-sheet")).to_be_hidden()


def test_back_ends_it(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    page.get_by_role("button", name="Present").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.go_back()
    expect(slides(page)).to_be_hidden()
    assert here(page) == address + DRIVE


def test_the_button_asks_for_the_full_screen_and_leaving_that_ends_it(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    page.get_by_role("button", name="Present").click()
    page.wait_for_function("document.fullscreenElement")
    page.evaluate("document.exitFullscreen()")
    expect(slides(page)).to_be_hidden()
    page.wait_for_url(address + DRIVE)


def test_clicks_on_the_halves_the_buttons_and_the_curve_turn_the_slides(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?present")
    every = steps(page)
    page.mouse.click(1200, 400)
    assert fragment(page) == every[0]
    page.mouse.click(1200, 400)
    page.mouse.click(200, 400)
    assert fragment(page) == every[0]
    slides(page).get_by_role("button", name="Next slide").click()
    assert fragment(page) == every[1]
    slides(page).get_by_role("button", name="Previous slide").click()
    assert fragment(page) == every[0]
    curve = slides(page).locator(".jb-present__curve").bounding_box()
    assert curve is not None
    page.mouse.click(curve["x"] + curve["width"] * 6.5 / len(every), curve["y"] + 20)
    assert fragment(page) == every[6]
    slides(page).get_by_role("button", name="End the presentation").click()
    expect(slides(page)).to_be_hidden()


def test_a_button_that_has_the_focus_keeps_its_keys(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"?present#{STEP}")
    slides(page).get_by_role("button", name="Previous slide").focus()
    page.keyboard.press("Space")
    every = steps(page)
    assert fragment(page) == every[every.index(STEP) - 1]


def test_the_number_and_the_title_of_a_slide_are_announced(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?present")
    total = len(steps(page)) + 2
    expect(slides(page).locator("[role=status]")).to_have_text(f"1 of {total}: {page.locator('h1').inner_text()}")
    page.keyboard.press("ArrowRight")
    expect(slides(page).locator("[role=status]")).to_have_text(f"2 of {total}: {title(page).inner_text()}")


def test_a_slide_shows_what_its_step_says(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"?present#{STEP}")
    slide = slides(page).locator(".jb-slide")
    article = page.locator(f"article#{STEP}")
    for part in ("place", "truth", "feeling", "thought"):
        said = (article.locator(f".jb-step__{part}").text_content() or "-").strip()
        expect(slide.locator(f".jb-step__{part}")).to_be_visible()
        expect(slide.locator(f".jb-step__{part}")).to_have_text(said)
    for fact in ("touchpoint", "channel", "duration"):
        expect(slide.locator(f"[data-fact={fact}] dd")).to_be_visible()
    assert slide.locator(".jb-step__pains li").first.is_visible()
    assert slide.locator(".jb-step__opportunities li").first.is_visible()
    expect(slide.locator(".jb-step__evidence")).to_have_count(0)
    stage = slides(page).locator(".jb-present__stages > [data-current]")
    assert stage.inner_text() in slide.locator(".jb-step__place").inner_text()


def test_no_slide_has_more_than_three_pains_or_opportunities(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"?present#{STEP}")
    page.evaluate(
        """step => {
            const list = document.querySelector(`#${step} .jb-step__pains ul`)
            for (let i = 0; i < 5; i += 1) list.append(list.firstElementChild.cloneNode(true))
        }""",
        STEP,
    )
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    pains = slides(page).locator(".jb-step__pains li")
    assert [one.is_visible() for one in pains.all()] == [True, True, True, False, False, False]


def test_the_last_slide_has_the_whole_curve_the_worst_moment_and_what_would_help(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?present#jb_end")
    slide = slides(page).locator(".jb-slide")
    expect(slide.locator(".jb-curve")).to_be_visible()
    expect(slide).to_contain_text(page.locator(f"#name_{STEP}").text_content() or "-")  # the only one at the bottom
    cards = slide.locator("li")
    expect(cards).to_have_count(3)
    first = page.locator("#jb_opportunities ~ * tbody tr").first
    assert cards.first.inner_text().splitlines()[0] in first.inner_text()


def test_the_curve_shows_where_the_journey_is(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"?present#{STEP}")
    points = slides(page).locator(".jb-present__curve .jb-curve__points [data-current]")
    expect(points).to_have_count(1)
    middle, left, right = page.evaluate(
        """() => {
            const strip = document.querySelector('.jb-present__curve')
            const mark = getComputedStyle(strip, '::before')
            const { left } = strip.getBoundingClientRect()
            const point = strip.querySelector('.jb-curve__points [data-current]').getBoundingClientRect()
            const start = left + parseFloat(mark.left)
            return [point.left + point.width / 2, start, start + parseFloat(mark.width)]
        }"""
    )
    assert abs(middle - (left + right) / 2) < 3


def test_nothing_copied_has_the_id_of_something_on_the_page(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"?present#{STEP}")
    for key in ("ArrowRight", "End"):
        page.keyboard.press(key)
        twice = page.evaluate(
            """() => {
                const ids = [...document.querySelectorAll('[id]')].map(one => one.id)
                return ids.filter((id, at) => ids.indexOf(id) !== at)
            }"""
        )
        assert twice == []
    shade = slides(page).locator(".jb-slide .jb-curve [fill^='url(#']").first
    name = str(shade.get_attribute("fill"))[5:-1]
    expect(slides(page).locator(f".jb-slide .jb-curve linearGradient#{name}")).to_have_count(1)


def test_nothing_on_a_slide_is_a_link(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"?present#{STEP}")
    expect(slides(page).locator("a")).to_have_count(0)


def test_only_the_walk_of_the_chosen_personas_is_shown(address: str, wide: Visit) -> None:
    page = opened(wide, address + TWO_PERSONAS + "?personas=nadia&present")
    hers = page.locator(".jb-map thead [data-step]:not([data-off])").count()
    assert 0 < hers < len(steps(page))
    expect(slides(page).locator("[role=status]")).to_contain_text(f"1 of {hers + 2}")
    who = slides(page).locator(".jb-slide__who")
    expect(who.get_by_text("Nadia")).to_be_visible()
    expect(who.get_by_text("Marc")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(slides(page).locator(".jb-felt:visible")).to_have_count(1)
    expect(slides(page).locator(".jb-felt:visible")).to_contain_text("Nadia")


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("journey", [DRIVE, TWO_PERSONAS, "fr/journeys/supermarket.html"])
def test_every_slide_fits_its_screen_and_is_read_from_afar(
    browser: Browser, address: str, journey: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = opened(Visit(context.new_page()), address + journey + "?present")
    for _ in range(len(steps(page)) + 2):
        over, title_size, least = page.evaluate(
            """() => {
                const room = document.querySelector('.jb-present__slide')
                const texts = [...room.querySelectorAll('.jb-slide :is(h2, h4, p, q, dd, dt, li)')]
                const seen = texts.filter(one => one.offsetHeight)
                const sizes = seen.map(one => parseFloat(getComputedStyle(one).fontSize))
                return [
                    [room.scrollHeight - room.clientHeight, room.scrollWidth - room.clientWidth],
                    parseFloat(getComputedStyle(room.querySelector('.jb-slide :is(h2, h4)')).fontSize),
                    Math.min(...sizes)
                ]
            }"""
        )
        assert max(over) <= 1, page.url
        assert title_size > size[1] / 30, page.url
        assert least > size[1] / 60, page.url
        page.keyboard.press("ArrowRight")
    context.close()


def test_a_slide_with_more_than_fits_is_written_smaller(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + f"?present#{STEP}")
    size = "parseFloat(getComputedStyle(document.querySelector('.jb-slide .jb-step__thought')).fontSize)"
    before = page.evaluate(size)
    page.locator(f"#{STEP} .jb-step__thought").evaluate(
        "one => { one.textContent = 'How long this is for one screen. '.repeat(8) }"
    )
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(size) < before
    room = slides(page).locator(".jb-present__slide")
    assert room.evaluate("one => one.scrollHeight <= one.clientHeight + 1")


def test_it_works_on_a_phone(address: str, phone: Visit) -> None:
    page = opened(phone, address + DRIVE)
    page.get_by_role("button", name="Present").click()
    expect(title(page)).to_be_visible()
    page.mouse.click(280, 300)
    every = steps(page)
    assert fragment(page) == every[0]
    for _ in range(len(every) + 1):
        assert page.evaluate(
            "(one => one.scrollWidth <= one.clientWidth)(document.querySelector('.jb-present__slide'))"
        ), page.url
        expect(title(page)).to_be_in_viewport()
        page.keyboard.press("ArrowRight")
    slides(page).get_by_role("button", name="End the presentation").click()
    expect(slides(page)).to_be_hidden()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_slides_fade_only_for_who_has_not_asked_for_stillness(browser: Browser, address: str, motion: str) -> None:
    context = browser.new_context(reduced_motion="reduce" if motion == "reduce" else "no-preference")
    page = opened(Visit(context.new_page()), address + DRIVE + "?present")
    fades = slides(page).locator(".jb-slide").evaluate("one => getComputedStyle(one).animationName") != "none"
    context.close()
    assert fades == (motion == "no-preference")


def test_the_slides_are_not_printed(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?present")
    page.emulate_media(media="print")
    expect(slides(page)).to_be_hidden()
    expect(page.locator(".jb-map")).to_be_visible()


@pytest.mark.parametrize("language", ["", "fr/"], ids=["english", "french"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("slide", ["", f"#{STEP}", "#jb_end"], ids=["title", "step", "closing"])
def test_a_slide_breaks_no_rule(browser: Browser, address: str, language: str, dark: bool, slide: str) -> None:
    for seen in visit(browser, 1440, dark=dark):
        page = opened(seen, address + language + DRIVE + "?present" + slide)
        expect(slides(page)).to_be_visible()
        page.wait_for_function("!document.getAnimations().length")
        assert not violations(page, ".jb-present")
