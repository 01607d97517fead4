"""The history of a journey, recent changes and the replay, in a browser on a project with a past."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from journeybook import pipeline
from tests.browser.conftest import Visit, visit
from tests.browser.test_accessibility import violations
from tests.load.projects import CONFIGURATION, JOURNEY, PERSONA
from tests.load.repositories import repository

NARROW = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a site with a past stands on disk."""
    folder = tmp_path_factory.mktemp("past")
    made = repository(folder / "made")
    config = f"url: https://site.example/\n{CONFIGURATION}"
    made.commit({"site_config.yml": config, "journeys/lamp.md": JOURNEY, "personas/ana.md": PERSONA}, "2026-01-01")
    for at, score in enumerate(("1", "4", "5"), start=1):
        made.tag(f"v{at}.0", f"2026-0{at}-02")
        changed = JOURNEY.replace("emotion: 3", f"emotion: {score}\n        thought: {'W' * 90}{at}")
        made.commit({"journeys/lamp.md": changed}, f"2026-0{at + 1}-01")
    made.tag("v4.0", "2026-04-02")
    pipeline.build(pipeline.check(made.root), folder / "site")
    return (folder / "site").as_uri()


@pytest.mark.parametrize("path", ["journeys/lamp.html", "recent/index.html"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 320])
def test_no_rule_is_broken_and_nothing_sticks_out(
    browser: Browser, told: str, path: str, width: int, dark: bool
) -> None:
    for seen in visit(browser, width, dark=dark):
        seen.page.goto(f"{told}/{path}")
        assert seen.page.evaluate(NARROW)
        assert not violations(seen.page)


def test_on_a_phone_a_change_begins_on_the_line_that_says_what_kind_it_is(browser: Browser, told: str) -> None:
    for seen in visit(browser, 320):
        seen.page.goto(f"{told}/recent/index.html")
        change = seen.page.locator(".jb-past__changes > li").first
        word, sentence = (change.locator(one).first.bounding_box() for one in (".jb-badge", ":scope > span:last-child"))
        assert word is not None
        assert sentence is not None
        assert sentence["y"] < word["y"] + word["height"]


def test_the_curves_of_releases_are_a_list_without_scripts(without_scripts: Visit, told: str) -> None:
    without_scripts.page.goto(f"{told}/journeys/lamp.html")
    curves = without_scripts.page.locator(".jb-past__curves > li")
    assert [text.split("\n")[0] for text in curves.all_inner_texts()] == [
        "v1.0 2 January 2026",
        "v2.0 2 February 2026",
        "v3.0 2 March 2026",
        "v4.0 2 April 2026 · unchanged to this day",
    ]
    expect(without_scripts.page.get_by_role("button", name="Replay")).to_be_hidden()


def shown(seen: Visit) -> list[str]:
    curves = seen.page.locator(".jb-past__curves > li")
    return [one.locator("b").first.inner_text() for one in curves.all() if one.is_visible()]


def test_the_curves_are_replayed_one_after_the_other(wide: Visit, told: str) -> None:
    wide.page.clock.install()
    wide.page.goto(f"{told}/journeys/lamp.html")
    wide.page.get_by_role("button", name="Replay").click()
    seen = [shown(wide)]
    for _ in range(4):
        wide.page.clock.run_for(1600)
        seen.append(shown(wide))
    assert seen == [["v1.0"], ["v2.0"], ["v3.0"], ["v4.0"], ["v4.0"]]
    wide.page.get_by_role("button", name="Show all").click()
    assert len(shown(wide)) == 4
    assert not wide.complaints


@pytest.fixture
def still(browser: Browser) -> Iterator[Visit]:
    """A page of somebody who wants no motion."""
    for seen in visit(browser, 1440):
        seen.page.emulate_media(reduced_motion="reduce")
        yield seen


def test_who_wants_no_motion_goes_on_by_hand(still: Visit, told: str) -> None:
    still.page.clock.install()
    still.page.goto(f"{told}/journeys/lamp.html")
    still.page.get_by_role("button", name="Replay").click()
    still.page.clock.run_for(10_000)
    assert shown(still) == ["v1.0"]
    still.page.get_by_role("button", name="Next release").click()
    assert shown(still) == ["v2.0"]


def test_a_feed_reader_finds_the_feed(wide: Visit, told: str) -> None:
    wide.page.goto(f"{told}/journeys/lamp.html")
    feed = wide.page.locator("link[type='application/atom+xml']")
    assert feed.get_attribute("href") == "../recent/feed.xml"
    assert (Path(told.removeprefix("file://")) / "recent/feed.xml").is_file()
