"""Lists and maps in a team's own site of Material, which may load pages into the one at hand."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from textwrap import dedent

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.pages.project import CONFIG, JOURNEYS, PERSONAS


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a team's site is served that holds our pages and loads pages instantly."""
    root = tmp_path_factory.mktemp("handbook")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "site")))
    address = f"http://127.0.0.1:{server.server_port}/"
    files = {
        "mkdocs.yml": f"site_name: Handbook\nsite_url: {address}\nplugins: [search, journeybook]\n"
        "theme: {name: material, font: false, features: [navigation.instant]}\n",
        "docs/index.md": "# Handbook\n\n[All journeys](journeys/index.md)\n",
        "site_config.yml": dedent(CONFIG),
        **{f"journeys/{name}.md": text for name, text in JOURNEYS.items()},
        **PERSONAS,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield address
    server.shutdown()
    server.server_close()
    thread.join()


def test_filters_and_orders_work_in_a_team_s_own_site(handbook: str, wide: Visit) -> None:
    page = wide.page
    page.goto(handbook + "journeys/?state=to-be")
    expect(page.locator("[data-in]:visible")).to_have_count(1)
    page.get_by_role("button", name="Clear all").click()
    page.get_by_role("combobox", name="Sort by").select_option(label="Steps, ascending")
    assert page.url == handbook + "journeys/?sort=steps"
    expect(page.locator("[data-in]:visible th > a").first).to_have_text("Calling the bakery")
    assert wide.complaints == []


def test_they_work_on_a_page_that_was_loaded_into_another_each_time(handbook: str, wide: Visit) -> None:
    page = wide.page
    page.goto(handbook, wait_until="networkidle")
    page.evaluate("window.same = true")
    for _ in range(2):
        page.get_by_role("link", name="All journeys").click()
        page.wait_for_url(handbook + "journeys/")
        field = page.get_by_role("searchbox", name="Filter by words")
        field.fill("round")
        expect(page.locator("[data-in]:visible")).to_have_count(1)
        expect(page.locator(".jb-finder")).to_have_count(1)
        expect(page.locator(".jb-finder__sort option[value=steps]")).to_have_count(1)
        page.wait_for_url(handbook + "journeys/?find=round")
        page.go_back()
        page.wait_for_url(handbook)
    assert page.evaluate("window.same"), "no page was loaded by itself"


def test_lists_are_laid_out_by_the_room_beside_the_side_bars(handbook: str, wide: Visit) -> None:
    """A table of eleven columns would not fit, though the window is wide."""
    page = wide.page
    page.goto(handbook + "journeys/")
    expect(page.locator("#jb_list thead")).to_be_hidden()
    inside = page.evaluate(
        "() => [...document.querySelectorAll('#jb_list *')].every(one => one.getBoundingClientRect().right <="
        " document.querySelector('.md-content').getBoundingClientRect().right)"
    )
    assert inside


def test_a_map_works_on_a_page_that_was_loaded_into_another_each_time(handbook: str, wide: Visit) -> None:
    page = wide.page
    page.goto(handbook + "journeys/", wait_until="networkidle")
    page.evaluate("window.same = true")
    for name in ("Buying a cake", "Buying a cake, one day"):
        page.locator("#jb_list").get_by_role("link", name=name, exact=True).first.click()
        expect(page.get_by_role("heading", level=1, name=name, exact=True)).to_be_visible()
        page.locator(".jb-map thead [data-step] a").last.click()
        sheet = page.locator(".jb-sheet")
        expect(sheet.locator("article")).to_be_visible()
        page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
        slides = page.locator(".jb-present")
        page.locator("[data-do=present]").click()
        expect(slides).to_be_visible()
        page.keyboard.press("End")
        expect(slides.locator(".jb-present__count")).to_have_text(re.compile(r"^(\d+) of \1:"))
        page.keyboard.press("Escape")
        expect(slides).to_be_hidden()
        page.get_by_role("link", name="Journeys", exact=True).first.click()
        page.wait_for_url(handbook + "journeys/")
    assert page.evaluate("window.same"), "no page was loaded by itself"
    assert wide.complaints == []
