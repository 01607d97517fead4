"""What a reader chooses to see of a journey's map: lanes, personas, time to scale, the other state; and its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit, visit
from tests.browser.test_accessibility import violations

DRIVE = "journeys/drive.html"
TWO_PERSONAS = "journeys/diy-shop.html"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Visit]:
    """A page in a narrow window."""
    yield from visit(browser, 320)


def opened(seen: Visit, address: str) -> Page:
    """Go to a journey and wait until its tools work."""
    seen.page.goto(address)
    expect(seen.page.locator(".jb-view")).to_be_visible()
    return seen.page


def lanes(page: Page) -> list[str]:
    """Return the lanes that are shown, in the order of the map."""
    return [
        str(body.get_attribute("data-lane"))
        for body in page.locator(".jb-map > tbody[data-lane]:not([hidden])").all()
        if body.get_attribute("data-lane") != "scale"
    ]


def menu(page: Page, name: str = "lanes") -> Locator:
    """Open a menu of the tools."""
    found = page.locator(f"[data-menu={name}]")
    found.locator("summary").click()
    return found


def here(page: Page) -> str:
    """Return the address as the page knows it, which is sooner than the browser says it."""
    return str(page.evaluate("location.href"))


def query(page: Page) -> str:
    """Return the part of the address after the question mark."""
    return here(page).partition("#")[0].partition("?")[2]


def box(page: Page, lane: str) -> Locator:
    """Return the checkbox of a lane."""
    return page.locator(f".jb-lanes__lane[data-lane={lane}] input")


def test_without_scripts_no_tool_shows_and_the_whole_journey_does(address: str, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto(address + DRIVE)
    expect(page.locator(".jb-view")).to_be_hidden()
    expect(page.locator("dialog").first).to_be_hidden()
    articles = page.locator("article.jb-step")
    assert articles.count() == page.locator(".jb-map thead [data-step]").count() > 10
    assert all(article.is_visible() for article in articles.all())


def test_the_address_shows_the_same_view_to_another_reader(address: str, wide: Visit, browser: Browser) -> None:
    page = opened(wide, address + DRIVE)
    every = lanes(page)
    menu(page)
    box(page, "thought").uncheck()
    page.locator(".jb-lanes__lane[data-lane=pains] [data-move='-1']").click()
    page.locator("[data-toggle=scale]").click()
    page.locator("[data-toggle=compare]").click()
    shown = lanes(page)
    at = every.index("pains")
    moved = [*every[: at - 1], "pains", every[at - 1], *every[at + 1 :]]
    assert shown == [lane for lane in moved if lane != "thought"]
    assert query(page) == f"lanes={','.join(shown)}&scale=1&compare=0"
    for seen in visit(browser, 1440):
        other = opened(seen, here(page))
        assert lanes(other) == shown
        expect(other.locator("tbody[data-lane=scale]")).to_be_visible()
        expect(other.locator(".jb-curve__other").first).to_be_hidden()
        assert query(other) == query(page)


def test_what_is_unknown_in_the_address_is_left_out_and_what_others_keep_there_stays(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?scale=7&print=a9&lanes=nonsense,emotion,emotion&personas=nobody&ref=mail")
    assert query(page) == "lanes=emotion&ref=mail"
    assert lanes(page) == ["emotion"]
    expect(page.locator("[data-toggle=scale]")).to_have_attribute("aria-pressed", "false")
    assert wide.complaints == []


def test_an_address_that_names_no_lane_at_all_shows_all(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?lanes=")
    assert len(lanes(page)) > 5
    assert query(page) == ""


def test_the_fragment_stays_when_the_view_changes(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "#jb_pains")
    page.locator("[data-toggle=scale]").click()
    assert here(page).endswith("?scale=1#jb_pains")


def test_reset_is_there_when_something_has_changed_and_undoes_it(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    every = lanes(page)
    expect(page.get_by_role("button", name="Reset")).to_be_hidden()
    page.goto(address + DRIVE + "?lanes=pains,emotion&scale=1&print=a4")
    page.get_by_role("button", name="Reset").click()
    assert (lanes(page), query(page)) == (every, "")
    expect(page.locator("tbody[data-lane=scale]")).to_be_hidden()
    expect(page.locator("html")).not_to_have_attribute("data-jb-print", re.compile(".*"))
    expect(page.get_by_role("button", name="Reset")).to_be_hidden()
    expect(page.locator("[data-do=copy]")).to_be_focused()


def test_back_and_forward_show_the_view_of_their_address(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    page.evaluate("history.pushState(null, '', '?lanes=emotion')")
    page.go_back()
    assert len(lanes(page)) > 5
    page.go_forward()
    expect(page.locator("tbody[data-lane=thought]")).to_be_hidden()
    assert lanes(page) == ["emotion"]


def test_lanes_are_moved_by_keyboard_and_the_focus_stays(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    every = lanes(page)
    page.locator("[data-menu=lanes] summary").focus()
    page.keyboard.press("Enter")
    for _ in range(3):  # the checkbox of the first lane, up, down
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert lanes(page)[:2] == [every[1], every[0]]
    first = page.locator(f".jb-lanes__lane[data-lane={every[0]}]")
    expect(first.locator("[data-move='1']")).to_be_focused()
    name = first.locator("label").inner_text().strip()
    expect(page.locator(".jb-view [role=status]")).to_have_text(f"{name} is lane 2 of {len(every)}")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert lanes(page) == every
    # At the end there is nowhere to go, and the focus still stays.
    expect(first.locator("[data-move='-1']")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Space")
    assert lanes(page) == every
    expect(first.locator("[data-move='-1']")).to_be_focused()


def test_lanes_are_switched_by_keyboard_and_the_last_one_stays(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE + "?lanes=emotion,pains")
    menu(page)
    expect(page.locator("[data-menu=lanes] .jb-facet__chosen")).to_have_text(re.compile(r"2 of \d+"))
    box(page, "pains").focus()
    page.keyboard.press("Space")
    assert lanes(page) == ["emotion"]
    box(page, "emotion").focus()
    page.keyboard.press("Space")
    assert lanes(page) == ["emotion"]
    expect(box(page, "emotion")).to_be_checked()
    expect(page.locator(".jb-view [role=status]")).to_have_text("One always stays.")


def test_lanes_are_dragged(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    every = lanes(page)
    menu(page)
    row = ".jb-lanes__lane[data-lane={}]"
    page.drag_and_drop(f"{row.format(every[3])} label", f"{row.format(every[0])} label")
    assert lanes(page)[:2] == [every[3], every[0]]


def test_a_menu_closes_by_escape_by_a_click_beside_it_and_when_the_focus_leaves(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    found = menu(page)
    box(page, "emotion").focus()
    page.keyboard.press("Escape")
    expect(found).not_to_have_attribute("open", re.compile(".*"))
    expect(found.locator("summary")).to_be_focused()
    menu(page)
    page.locator("h1").click()
    expect(found).not_to_have_attribute("open", re.compile(".*"))
    menu(page)
    page.locator(".jb-lanes button").last.focus()
    page.keyboard.press("Tab")
    expect(found).not_to_have_attribute("open", re.compile(".*"))
    menu(page)
    menu(page, "print")
    expect(found).not_to_have_attribute("open", re.compile(".*"))


def walked(page: Page, persona: str) -> dict[str, bool]:
    """Return which columns a persona walks."""
    heads = page.locator(".jb-map thead [data-step]").all()
    return {
        str(head.get_attribute("data-step")): persona in (head.get_attribute("data-personas") or "").split()
        for head in heads
    }


def test_a_persona_not_chosen_leaves_the_curve_and_the_steps_of_nobody_chosen_step_back(
    address: str, wide: Visit
) -> None:
    page = opened(wide, address + TWO_PERSONAS)
    page.get_by_role("button", name="Marc").click()
    assert query(page) == "personas=nadia"
    for group in page.locator(".jb-curve [data-personas]").all():
        if group.locator("xpath=*").count():
            names = str(group.get_attribute("data-personas")).split()
            assert group.evaluate("one => getComputedStyle(one).display !== 'none'") == ("nadia" in names)
    steps = walked(page, "nadia")
    assert set(steps.values()) == {True, False}
    for step, his in steps.items():
        for one in page.locator(f"[data-step={step}]").all():
            assert (one.get_attribute("data-off") is None) == his
    page.get_by_role("button", name="Nadia").click()  # the last one stays
    expect(page.get_by_role("button", name="Nadia")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".jb-view [role=status]")).to_have_text("One always stays.")


def test_the_key_of_a_line_switches_it_too_and_its_name_leads_to_the_persona(address: str, wide: Visit) -> None:
    page = opened(wide, address + TWO_PERSONAS)
    key = page.locator(".jb-map__key[data-personas=marc]")
    key.locator("svg").click()
    assert query(page) == "personas=nadia"
    key.locator("svg").click()
    assert query(page) == ""
    key.locator("a").click()
    page.wait_for_url("**/personas/marc.html")


def test_a_step_that_is_off_the_walk_still_opens(address: str, wide: Visit) -> None:
    page = opened(wide, address + TWO_PERSONAS + "?personas=nadia")
    step = next(name for name, hers in walked(page, "nadia").items() if not hers)
    page.locator(f"#map_{step} > a").click()
    expect(page.locator(f".jb-sheet #{step}")).to_be_visible()


def test_a_journey_of_one_persona_offers_no_choice_of_personas(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    expect(page.locator("[data-persona]")).to_have_count(0)


def test_time_to_scale_stands_below_the_heads_when_asked_for(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    scale = page.locator("tbody[data-lane=scale]")
    expect(scale).to_be_hidden()
    page.get_by_role("button", name="Time to scale").click()
    expect(scale).to_be_in_viewport()
    expect(page.get_by_role("button", name="Time to scale")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("document.querySelector('.jb-map thead').nextElementSibling.dataset.lane") == "scale"
    page.get_by_role("button", name="Time to scale").click()
    expect(scale).to_be_hidden()
    assert query(page) == ""


def test_the_time_that_is_drawn_to_scale_is_that_of_who_is_chosen(address: str, wide: Visit) -> None:
    page = opened(wide, address + TWO_PERSONAS + "?scale=1")
    name = page.locator("tbody[data-lane=scale]:visible th")
    expect(name).to_contain_text("the way of Nadia")
    page.get_by_role("button", name="Nadia").click()
    expect(name).to_have_count(1)
    expect(name).to_contain_text("the way of Marc")
    page.get_by_role("button", name="Reset").click()
    expect(page.locator("tbody[data-lane=scale]:visible")).to_have_count(0)


def test_the_other_state_is_drawn_until_it_is_switched_off(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    others = page.locator(".jb-map [data-other]")
    assert others.count() > 2
    expect(others.first).to_be_visible()
    page.get_by_role("button", name="Compare with what is intended").click()
    for other in others.all():
        assert other.evaluate("one => getComputedStyle(one).display") == "none"
    assert query(page) == "compare=0"


def test_a_journey_without_another_state_does_not_offer_it(address: str, wide: Visit) -> None:
    page = opened(wide, address + TWO_PERSONAS)
    expect(page.locator("[data-toggle=compare]")).to_be_hidden()


@pytest.mark.parametrize(("name", "kept"), [("Pages", "a4"), ("Poster on one sheet", None)])
def test_printing_says_to_the_page_which_sheets_are_meant(
    browser: Browser, address: str, name: str, kept: str | None
) -> None:
    for seen in visit(browser, 1440):
        # A browser that nobody looks at prints nothing; what it is asked for and how the page stands then is noted.
        seen.page.add_init_script(
            "window.print = () => { document.title = `printed ${document.documentElement.dataset.jbPrint}` }"
        )
        page = opened(seen, address + DRIVE)
        menu(page, "print").get_by_role("button", name=name).click()
        expect(page).to_have_title(f"printed {kept or 'undefined'}")
        expect(page.locator("[data-menu=print]")).not_to_have_attribute("open", re.compile(".*"))
        assert query(page) == (f"print={kept}" if kept else "")
        page.reload()
        expect(page.locator(".jb-view")).to_be_visible()
        assert page.locator("html").get_attribute("data-jb-print") == kept


def test_copying_the_link_takes_the_view_along(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(Visit(context.new_page()), address + DRIVE + "?lanes=emotion")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".jb-view [role=status]")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == here(page)
    context.close()


def test_the_heads_of_the_columns_are_walked_by_arrow_keys(address: str, wide: Visit) -> None:
    page = opened(wide, address + DRIVE)
    heads = page.locator(".jb-map thead [data-step] > a")
    heads.first.focus()
    page.keyboard.press("ArrowRight")
    expect(heads.nth(1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(heads.first).to_be_focused()
    page.keyboard.press("End")
    expect(heads.last).to_be_focused()
    page.keyboard.press("Home")
    expect(heads.first).to_be_focused()
    assert heads.first.evaluate("one => getComputedStyle(one).outlineStyle") != "none"


def test_a_head_that_gets_the_focus_is_not_below_the_names_of_the_lanes(browser: Browser, address: str) -> None:
    for seen in visit(browser, 1024):
        page = opened(seen, address + TWO_PERSONAS)
        page.locator(".jb-map thead [data-step] > a").last.focus()
        names = page.locator(".jb-map__steps th[scope=row]").bounding_box()
        assert names is not None
        for _ in range(page.locator(".jb-map thead [data-step]").count()):
            focused = page.evaluate(
                "(({ left, right }) => [left, right])(document.activeElement.getBoundingClientRect())"
            )
            assert focused[0] >= names["x"] + names["width"] - 1
            assert focused[1] <= 1024
            page.keyboard.press("ArrowLeft")


def test_a_phone_has_the_tools_that_its_page_can_use(address: str, phone: Visit) -> None:
    page = opened(phone, address + TWO_PERSONAS)
    expect(page.locator("[data-menu=lanes]")).to_be_hidden()
    expect(page.locator("[data-toggle=scale]")).to_be_hidden()
    expect(page.get_by_role("button", name="Present")).to_be_visible()
    page.get_by_role("button", name="Marc").click()
    assert query(page) == "personas=nadia"


def test_every_tool_is_large_enough_for_a_finger(address: str, at_both_widths: Visit) -> None:
    page = opened(at_both_widths, address + TWO_PERSONAS + "?personas=nadia")
    for found in page.locator("[data-menu]").all():
        if found.is_visible():
            found.locator("summary").click()
        for one in page.locator(".jb-view :is(button, summary, label)").all():
            if one.is_visible():
                size = one.bounding_box()
                assert size is not None
                assert min(size["width"], size["height"]) >= 24, one.evaluate("one => one.outerHTML")


def test_the_tools_work_from_disk(site: Path, wide: Visit) -> None:
    page = opened(wide, (site / DRIVE).as_uri())
    menu(page)
    box(page, "thought").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("tbody[data-lane=thought]")).to_be_hidden()
    assert "thought" not in query(page)
    page.locator(".jb-map thead [data-step] > a").first.click()
    expect(page.locator(".jb-sheet")).to_be_visible()
    assert wide.complaints == []


@pytest.mark.parametrize("language", ["", "fr/"], ids=["english", "french"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["lanes", "print"])
def test_an_open_menu_and_a_choice_of_personas_break_no_rule(
    browser: Browser, address: str, language: str, dark: bool, name: str
) -> None:
    for seen in visit(browser, 1440, dark=dark):
        page = opened(seen, address + language + TWO_PERSONAS + "?personas=nadia&scale=1")
        menu(page, name)
        assert not violations(page, ".jb-view")
        assert not violations(page, ".jb-map-region")
