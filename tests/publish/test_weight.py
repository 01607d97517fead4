"""What a reader's first visit to a journey transfers, beyond what Material has for every site of its own."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import material
import pytest

from journeybook import pipeline
from journeybook.publish.bundles import own_bundles
from tests.publish.test_bundles import ALONE

LIMIT = 100_000
"""Bytes, gzipped: the goal for a journey of twelve steps with its diagram."""
OURS_LIMIT = 40_000
"""Bytes, gzipped: the goal for all style sheets and scripts of ours, whichever page loads them."""
STEPS = 12
_MATERIAL = Path(material.__file__).parent / "templates"
_IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')\s]+)")
_FETCHED_BY_MATERIAL = "search/search_index.json"
"""Material's script asks for it on every page, and no element of the page names it."""


class _References(HTMLParser):
    """The files that a browser loads with a document."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "link" and set((named.get("rel") or "").split()) & {"stylesheet", "icon", "preload", "manifest"}:
            self.found.append(named.get("href") or "")
        elif tag in ("script", "img", "source", "iframe", "object", "embed"):
            self.found.append(named.get("src") or named.get("data") or "")


@pytest.fixture(scope="module")
def demonstration(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built demonstration site."""
    out = tmp_path_factory.mktemp("weighed") / "site"
    pipeline.build(pipeline.check(repository), out)
    return out


def _ours(page: Path, site: Path) -> dict[str, int]:
    """Return what loads with a page and is no file of Material's, as path → bytes when gzipped."""
    waiting = [page, site / _FETCHED_BY_MATERIAL]
    weights: dict[str, int] = {}
    while waiting:
        file = waiting.pop().resolve()
        name = file.relative_to(site.resolve()).as_posix()
        data = file.read_bytes()
        if name in weights or ((_MATERIAL / name).is_file() and (_MATERIAL / name).read_bytes() == data):
            continue
        weights[name] = len(gzip.compress(data, mtime=0))
        named: list[str] = []
        if file.suffix == ".html":
            named = _References(data.decode()).found
        elif file.suffix == ".css":
            named = _IN_STYLE.findall(data.decode())
        parts = (urlsplit(address) for address in named)
        waiting += [file.parent / unquote(part.path) for part in parts if part.path and not part.scheme]
    return weights


def test_every_journey_is_light_on_first_visit(demonstration: Path) -> None:
    pages = sorted(set((demonstration / "journeys").rglob("*.html")) - {demonstration / "journeys" / "index.html"})
    weights = {page.name: sum(_ours(page, demonstration).values()) for page in pages}
    assert len(weights) >= 5
    assert {name: weight for name, weight in weights.items() if weight >= LIMIT} == {}


def test_a_journey_of_twelve_steps_is_among_them_with_its_diagram(repository: Path, demonstration: Path) -> None:
    journeys = pipeline.check(repository).loaded.catalogue.journeys
    long = [name for name, journey in journeys.items() if len(journey.steps) >= STEPS]
    assert long
    for name in long:
        page = (demonstration / "journeys" / f"{name}.html").read_text(encoding="utf-8")
        assert '<svg xmlns="http://www.w3.org/2000/svg" id="jb_mermaid"' in page


def test_all_style_sheets_and_scripts_of_ours_together_are_light(demonstration: Path) -> None:
    files = {bundle.path for bundle in own_bundles()} | {f"assets/javascripts/{name}" for name in ALONE}
    weights = {file: len(gzip.compress((demonstration / file).read_bytes(), mtime=0)) for file in files}
    assert sum(weights.values()) < OURS_LIMIT, weights


def test_the_stylesheets_and_scripts_of_our_own_are_weighed(demonstration: Path) -> None:
    page = next(page for page in (demonstration / "journeys").rglob("*.html") if page.name != "index.html")
    weighed = _ours(page, demonstration)
    assert {bundle.path for bundle in own_bundles()} | {_FETCHED_BY_MATERIAL} <= set(weighed)
    assert not any("/main." in name or "/bundle." in name or "/palette." in name for name in weighed)
