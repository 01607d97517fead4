"""The atlas as a person sees it: a picture over phases on wide screens, a list on narrow ones, a tree on both."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.test_site import sideways


def _box(one: Locator) -> tuple[float, float]:
    """Return where something begins and how wide it is."""
    box = one.bounding_box()
    assert box is not None
    return box["x"], box["width"]


def test_a_journey_lies_below_the_phases_it_goes_through(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "atlas/index.html")
    heads = page.locator(".jb-atlas__heads li")
    bar = page.locator(".jb-atlas__bar", has_text="A week in the holiday village")
    left, width = _box(bar)
    first, _ = _box(heads.filter(has_text="Receiving and using"))
    last, column = _box(heads.filter(has_text="After-sales"))
    assert abs(left - first) < 6
    assert abs(left + width - last - column) < 6
    expect(page.locator(".jb-atlas__more", has_text="Buying a lamp online")).to_be_visible()


def test_the_atlas_reads_in_every_width_and_is_quiet(address: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(address + "atlas/index.html")
    bar = page.locator(".jb-atlas__bar", has_text="Groceries by drive").first
    assert "Discovery" in bar.inner_text(), "a voice hears the phases in every width"
    assert _box(bar)[1] > 150
    page.locator(".jb-views a", has_text="Relation over the years").click()
    expect(page.locator("h1")).to_have_text("Atlas: Relation over the years")
    expect(page.locator(".jb-atlas__bar").first).to_be_visible()
    assert sideways(page) == 0
    assert at_both_widths.complaints == []


def test_the_steps_that_open_a_journey_are_shown_by_key_without_scripts(address: str, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto(address + "atlas/index.html")
    inside = page.locator(".jb-atlas__bar", has_text="Groceries by drive").first.locator("details")
    expect(inside.locator("li")).to_be_hidden()
    inside.locator("summary").focus()
    page.keyboard.press("Enter")
    inside.get_by_role("link", name="I fill my basket").click()
    assert page.url.endswith("journeys/drive.html#fill-basket")


def test_the_tree_leads_from_a_journey_over_its_step_to_the_finer_one(address: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(address + "atlas/index.html#jb-tree")
    entry = page.locator(".jb-atlas__tree li:not(:has(b))", has_text="Groceries by drive")
    expect(entry.get_by_role("link", name="I fill my basket")).to_be_visible()
    entry.locator("summary").press("Enter")
    expect(entry.get_by_role("link", name="I fill my basket")).to_be_hidden()
    entry.locator("summary").press("Enter")
    entry.get_by_role("link", name="Finding one product in the grocery site").click()
    expect(page.locator("h1")).to_contain_text("Finding one product")


def test_a_number_of_the_atlas_leads_to_as_many_journeys(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "atlas/index.html")
    figure = page.locator(".jb-figures > div", has_text="customer journeys")
    number = int(figure.locator("dd").inner_text())
    figure.locator("a").click()
    expect(page.locator("[data-in]:visible")).to_have_count(number)


def test_phases_are_filtered_below_the_names_of_their_sets(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "journeys/index.html")
    facet = page.locator(".jb-facet", has=page.locator("[data-facet=phase]"))
    facet.locator("summary").click()
    expect(facet.locator(".jb-facet__group")).to_have_text(["Lifecycle", "Relation over the years"])
    facet.get_by_label("Acquisition").check()
    expect(page.locator("[data-in]:visible th")).to_have_count(3)
