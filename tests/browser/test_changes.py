"""A site compared with a revision, as a reviewer sees it: on a screen, on a phone, in the dark, on paper, bare."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from journeybook import pipeline
from journeybook.compare import Compared
from tests.browser.conftest import Visit, visit
from tests.browser.test_accessibility import violations
from tests.browser.test_site import sideways
from tests.compare.projects import FILES
from tests.load.repositories import git, repository
from tests.pages.test_changes import BRANCH, CY

SHOWN = (
    "changes/index.html",
    "journeys/index.html",
    "journeys/lamp.html",
    "personas/index.html",
    "touchpoints/page.html",
)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site on disk that is compared with another branch."""
    folder: Path = tmp_path_factory.mktemp("compared")
    shop = repository(folder / "shop")
    shop.commit({**FILES, "personas/cy.md": CY})
    git(shop.root, "switch", "--quiet", "--create", "better")
    shop.commit(BRANCH)
    checked = pipeline.check(shop.root)
    found = pipeline.compare_with(checked, "main")
    assert isinstance(found, Compared)
    pipeline.build(checked, folder / "site", compared=found)
    return f"file://{folder}/site/"


@pytest.mark.parametrize("path", SHOWN)
def test_marked_pages_read_at_both_widths_and_break_no_rule(compared: str, at_both_widths: Visit, path: str) -> None:
    page = at_both_widths.page
    page.goto(compared + path)
    assert sideways(page) == 0
    assert not violations(page)


@pytest.mark.parametrize("path", SHOWN[:3])
def test_marked_pages_break_no_rule_in_the_dark(browser: Browser, compared: str, path: str) -> None:
    for seen in visit(browser, 320, dark=True):
        seen.page.goto(compared + path)
        assert not violations(seen.page)


def test_a_reviewer_sees_only_what_the_branch_changes(compared: str, wide: Visit) -> None:
    page = wide.page
    page.goto(compared + "index.html")
    page.goto(compared + "journeys/index.html")
    page.get_by_role("link", name="Only what this branch changes").click()
    assert page.url.endswith("?change=new,changed")
    rows = page.locator("#jb_list tr[data-in]:visible")
    expect(rows).to_have_count(2)
    page.goto(compared + "journeys/index.html?change=new")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Selling a lamp new")


def test_the_curve_of_before_can_be_put_away(compared: str, wide: Visit) -> None:
    page = wide.page
    page.goto(compared + "journeys/lamp.html")
    other = page.locator(".jb-curve .jb-curve__other")
    expect(other).to_be_visible()
    page.get_by_role("button", name="Compare with before").click()
    expect(other).to_be_hidden()


def test_a_removed_step_is_seen_where_it_was_with_words_not_colour_alone(compared: str, at_both_widths: Visit) -> None:
    page = at_both_widths.page
    page.goto(compared + "journeys/lamp.html")
    gone = page.locator("#choose .jb-gone")
    expect(gone).to_be_visible()
    expect(gone).to_contain_text("removed I compare two")


def test_marks_are_read_without_script_and_without_our_style(browser: Browser, compared: str) -> None:
    for seen in visit(browser, 1440, javascript=False):
        page = seen.page
        page.route("**/*.css", lambda route: route.abort())
        page.goto(compared + "journeys/lamp.html")
        head = page.locator("#map_measure")
        expect(head).to_have_text("I measure my room new")
        expect(page.locator("#measure header")).to_contain_text("new")


def test_marks_are_on_paper(compared: str, wide: Visit) -> None:
    page = wide.page
    page.goto(compared + "journeys/lamp.html")
    page.emulate_media(media="print")
    expect(page.locator("#map_measure .jb-change")).to_be_visible()


def test_the_list_of_steps_has_their_marks_and_what_is_removed_below_in_line(compared: str, wide: Visit) -> None:
    page = wide.page
    page.goto(compared + "journeys/lamp.html")
    rows = page.locator("#choose .jb-stage__list > li")
    expect(rows.filter(has_text="I look around").locator(".jb-change")).to_have_text("changed")
    expect(rows.filter(has_text="I measure my room").locator(".jb-change")).to_have_text("new")
    gone = page.locator("#choose .jb-gone").first.bounding_box()
    row = rows.first.bounding_box()
    assert gone
    assert row
    assert abs(gone["x"] - row["x"]) < 1
