"""Lists on several pages: their filters, orders and groups are about all of them, from disk and in a site of others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import expect

from journeybook import pipeline
from journeybook.pages import division
from tests.browser.conftest import Reader, Visit, served
from tests.browser.test_accessibility import violations
from tests.browser.test_lists import choose, rows, titles

PAINS = 130
WORDS = ("slow", "dear", "far away", "closed", "loud")
SIZES = {"pains": 40, "journeys": 2, "curves": 2}


def project() -> dict[str, str]:
    """Return a project of many pain points and few journeys, as files."""
    pains = "".join(
        f"          - {{id: pain-{at}, title: 'It is {WORDS[at % 5]}, {at}', severity: {at % 5 + 1}}}\n"
        for at in range(PAINS)
    )
    journey = (
        "---\ntitle: {title}\npersonas: [{persona}]\narea: {area}\n"
        "stages:\n  - title: All\n    steps:\n      - title: I wait\n        emotion: 2\n{pains}---\n"
    )
    journeys = (
        ("Buying bread", "ana", "Bakery", f"        pains:\n{pains}"),
        ("Buying cake", "bo", "Bakery", ""),
        ("Paying", "ana", "Bank", ""),
        ("Saving", "bo", "Bank", ""),
        ("Walking", "ana", "Park", ""),
    )
    return {
        "site_config.yml": "title: Divided\n",
        "personas/ana.md": "---\ntitle: Ana\n---\n",
        "personas/bo.md": "---\ntitle: Bo\n---\n",
        **{
            f"journeys/j{at}.md": journey.format(title=title, persona=persona, area=area, pains=own)
            for at, (title, persona, area, own) in enumerate(journeys)
        },
    }


def written(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for kind, size in SIZES.items():
            patch.setitem(division.SIZES, kind, size)
        yield


@pytest.fixture(scope="module")
def on_disk(small: None, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the site stands on disk."""
    root = written(tmp_path_factory.mktemp("divided"), project())
    pipeline.build(pipeline.check(root), root / "site")
    return (root / "site").as_uri() + "/"


@pytest.fixture(scope="module")
def handbook(small: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a team's site is served that holds our pages, each in a folder of its own."""
    root = written(tmp_path_factory.mktemp("handbook"), {**project(), "docs/index.md": "# Handbook\n"})
    (root / "mkdocs.yml").write_text(
        "site_name: Handbook\nplugins: [journeybook]\ntheme: {name: material, font: false}\n"
    )
    build(load_config(str(root / "mkdocs.yml")))
    with served(root / "site") as address:
        yield address


def test_words_are_found_on_all_pages_whose_rows_are_fetched_when_asked_for(on_disk: str, wide: Visit) -> None:
    page = wide.page
    page.goto(on_disk + "pains/index.html")
    status = page.locator(".jb-finder__count")
    expect(status).to_have_text("130 of 130 pain points")
    expect(rows(page)).to_have_count(40)
    assert not [one for one in wide.requests if "index_" in one]
    page.get_by_role("searchbox", name="Filter by words").fill("far away")
    expect(status).to_have_text("26 of 130 pain points")
    expect(rows(page)).to_have_count(26)
    expect(page.locator(".jb-pager")).to_be_hidden()
    assert len([one for one in wide.requests if "index_" in one]) == 3
    page.get_by_role("searchbox", name="Filter by words").fill("")
    expect(status).to_have_text("130 of 130 pain points")
    expect(rows(page)).to_have_count(40)
    expect(page.locator(".jb-pager")).to_be_visible()
    assert wide.complaints == []


def test_an_address_shows_what_was_found_a_hundred_rows_at_a_time(on_disk: str, wide: Visit) -> None:
    page = wide.page
    page.goto(on_disk + "pains/index.html?sort=title&severity=1,2,3,4,5")
    expect(page.locator(".jb-finder__count")).to_have_text("130 of 130 pain points")
    expect(rows(page)).to_have_count(100)
    assert titles(page)[:3] == ["It is closed, 3", "It is closed, 8", "It is closed, 13"]
    page.get_by_role("button", name="Show 30 more").click()
    expect(rows(page)).to_have_count(130)
    expect(page.get_by_role("link", name="It is slow, 0")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('tr') === document.querySelectorAll('[data-in]')[100]")
    expect(page.locator(".jb-pager__more")).to_be_hidden()
    assert not violations(page, contrast=False)


def test_filters_count_all_pages_and_orders_name_the_groups(on_disk: str, wide: Visit) -> None:
    page = wide.page
    page.goto(on_disk + "journeys/index.html")
    choose(page, "Persona", "Ana")
    expect(page.locator(".jb-finder__count")).to_have_text("3 of 5 journeys")
    assert titles(page) == ["Buying bread", "Paying", "Walking"]
    assert page.locator(".jb-table__group:visible").all_text_contents() == ["Bakery", "Bank", "Park"]
    page.get_by_role("button", name="Journey", exact=True).click()
    page.get_by_role("button", name="Journey", exact=True).click()
    assert page.locator("[data-in] > th").all_text_contents() == ["WalkingPark", "PayingBank", "Buying breadBakery"]
    assert page.url.endswith("?persona=ana&sort=-title")
    page.get_by_role("button", name="Remove the filter Persona: Ana").click()
    expect(rows(page)).to_have_count(5)
    page.get_by_role("button", name="Journey", exact=True).click()
    assert titles(page) == ["Buying bread", "Buying cake"]
    assert wide.complaints == []


def test_cards_of_all_pages_are_found_under_their_areas(on_disk: str, wide: Visit) -> None:
    page = wide.page
    page.goto(on_disk + "curves/index.html?persona=bo")
    expect(page.locator(".jb-multiple:visible")).to_have_count(2)
    assert page.locator("h2.jb-area").all_text_contents() == ["Bakery", "Bank"]
    expect(page.get_by_text("The same as a table")).to_be_hidden()
    assert wide.complaints == []


def test_without_scripts_every_page_is_a_press_away(on_disk: str, without_scripts: Visit) -> None:
    page = without_scripts.page
    page.goto(on_disk + "journeys/index.html")
    found = []
    for number in (1, 2, 3):
        expect(page.locator(".jb-pager [aria-current=page]")).to_have_text(str(number))
        found += page.locator("[data-in] > th > a").all_text_contents()
        if number < 3:
            page.get_by_role("link", name="Next").click()
    assert found == ["Buying bread", "Buying cake", "Paying", "Saving", "Walking"]
    page.get_by_role("link", name="Filter and sort all journeys").click()
    assert page.url == on_disk + "journeys/index.html"


def test_pages_in_folders_of_a_team_s_own_site_give_their_rows_with_links_that_lead(handbook: str, wide: Visit) -> None:
    page = wide.page
    page.goto(handbook + "journeys/?find=walking")
    expect(page.locator(".jb-finder__count")).to_have_text("1 of 5 journeys")
    page.get_by_role("link", name="Walking", exact=True).click()
    page.wait_for_url(handbook + "journeys/j4/")
    page.goto(handbook + "journeys/index_3/")
    page.get_by_role("link", name="Previous").click()
    page.wait_for_url(handbook + "journeys/index_2/")
    assert titles(page) == ["Paying", "Saving"]


@pytest.mark.parametrize("path", ["journeys/index.html", "journeys/index_2.html"])
@pytest.mark.parametrize("width", [1440, 320])
def test_a_page_of_a_list_breaks_no_rule(on_disk: str, reader: Reader, path: str, width: int) -> None:
    page = reader(width, dark=width == 320)
    page.goto(on_disk + path)
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
