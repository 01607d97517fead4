"""Which pages a site has, and what its navigation leads to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeybook.load import DiskFiles, load
from journeybook.pages.context import SiteContext
from journeybook.pages.divisions import (
    persona_division,
    persona_divisions,
    touchpoint_division,
    touchpoint_divisions,
)
from journeybook.pages.plan import navigation, plan
from journeybook.pages.routes import Routes
from journeybook.pages.views import views
from tests.conftest import Write


def _site(root: Path) -> SiteContext:
    loaded = load(DiskFiles(root))
    return SiteContext(catalogue=loaded.catalogue, settings=loaded.settings, routes=Routes(), files=loaded.files)


def test_every_thing_of_the_demonstration_has_a_page_of_its_own(repository: Path) -> None:
    site = _site(repository)
    catalogue = site.catalogue
    paths = [page.path for page in plan(site)]
    assert len(set(paths)) == len(paths)
    routes = site.routes
    things = (
        (routes.journey, catalogue.journeys),
        (routes.persona, catalogue.personas),
        (routes.touchpoint, catalogue.touchpoints),
        (routes.channel, catalogue.channels),
        (routes.opportunity, catalogue.opportunities),
    )
    assert {route(name) for route, known in things for name in known} < set(paths)


def test_lists_are_divided_alike_for_a_plan_and_for_a_page(repository: Path) -> None:
    site = _site(repository)
    touchpoints, personas = touchpoint_divisions(site), persona_divisions(site)
    assert len({division.total for division in touchpoints.values()}) > 2
    assert touchpoints == {name: touchpoint_division(one, site) for name, one in site.catalogue.touchpoints.items()}
    assert personas == {name: persona_division(one, site) for name, one in site.catalogue.personas.items()}


def test_each_entry_of_the_navigation_is_a_page(repository: Path) -> None:
    site = _site(repository)
    assert {entry.href for entry in navigation(site)} < {page.path for page in plan(site)}


def test_a_kind_of_which_there_is_nothing_has_no_entry(write_project: Write) -> None:
    site = _site(write_project({"site_config.yml": "title: Soon\n"}))
    assert [entry.text for entry in navigation(site)] == ["Journeys"]
    assert [page.path for page in plan(site)] == ["index.html", "journeys/index.html"]


def test_all_views_across_journeys_belong_to_one_entry_of_the_navigation(repository: Path) -> None:
    site = _site(repository)
    folders = {view.path.partition("/")[0] for view in views(site)}
    assert len(folders) >= 8
    pages = [page.build() for page in plan(site) if page.path.partition("/")[0] in folders]
    assert len(pages) > len(folders)
    assert {page.frame.section or page.frame.path for page in pages} == {site.routes.dashboard}


_PLANNED = """
from pathlib import Path
from journeybook.load import DiskFiles, load
from journeybook.pages.context import SiteContext
from journeybook.pages.divisions import (
    persona_division,
    persona_divisions,
    touchpoint_division,
    touchpoint_divisions,
)
from journeybook.pages.plan import plan
from journeybook.pages.routes import Routes

root = Path(sys.argv[1])
loaded = load(DiskFiles(root))
site = SiteContext(catalogue=loaded.catalogue, settings=loaded.settings, routes=Routes(), files=loaded.files)
pages = {page.path: page for page in plan(site)}
pages[sys.argv[2]].build()
"""


def _imported(root: Path, code: str, *arguments: str) -> set[str]:
    """Return what of `pages/` is imported by some code in a process of its own."""
    code = f"import sys\n{code}\nprint(*sys.modules)"
    command = [sys.executable, "-c", code, str(root), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    start = "journeybook.pages."
    return {name.removeprefix(start) for name in run.stdout.split() if name.startswith(start)}


def _kinds(root: Path) -> set[str]:
    """Return the kinds of pages, which have templates of their names."""
    return {path.stem for path in (root / "theme/journeybook_theme/pages").glob("*.html")}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("phases/index.html", "phases"),
        ("opportunities/fees-in-three-lines.html", "opportunity"),
        ("journeys/drive.html", "journey"),
    ],
)
def test_what_makes_a_kind_of_page_is_imported_when_there_is_one_to_make(
    repository: Path, path: str, kind: str
) -> None:
    imported = _imported(repository, _PLANNED, path)
    assert {"context", "plan"} < imported
    assert _kinds(repository) & imported == {kind}
    others = {"review", "changed", "recent", "feed", "opportunity_csv", "finder", "paging", "matrix_chart", "sankey"}
    assert not others & imported


def test_all_kinds_of_pages_can_be_imported_at_once_for_many_pages(repository: Path) -> None:
    imported = _imported(repository, "from journeybook.pages import makers; makers.prepare()")
    assert {*_kinds(repository), "feed", "opportunity_csv"} <= imported
