"""The others are given every page of ours, with the same HTML, pictures and navigation."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benchmarks.generate import generate
from benchmarks.same_pages import lean_pages, same_pages
from journeybook import pipeline


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("same")
    generate(4, base / "project")
    same_pages(base / "project", base, ("mkdocs", "mkdocs-folders", "hugo"))
    lean_pages(base / "project", base)
    return base


def test_each_page_is_there_with_its_html(base: Path) -> None:
    pages = list(pipeline.compile_site(pipeline.check(base / "project")).pages())
    assert len(list((base / "mkdocs" / "docs").rglob("*.md"))) == len(pages)
    assert len(list((base / "hugo" / "content").rglob("*.md"))) == len(pages)
    for page in pages:
        path = page.path.removesuffix(".html") + ".md"
        given = (base / "mkdocs" / "docs" / path).read_text(encoding="utf-8")
        wanted = [line for line in page.html.splitlines() if line.strip()]
        assert given.splitlines()[4:] == ["<div>", *wanted, "</div>"]
        hugo = base / "hugo" / "content" / path
        hugo = hugo.with_name("_index.md") if hugo.name == "index.md" else hugo
        assert hugo.read_text(encoding="utf-8") == given


def test_the_pictures_come_along(base: Path) -> None:
    wanted = {asset.path for asset in pipeline.compile_site(pipeline.check(base / "project")).site.assets}
    for folder in (base / "mkdocs" / "docs", base / "hugo" / "static"):
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        assert wanted <= found


def test_the_navigation_is_ours_or_that_of_folders(base: Path) -> None:
    entries = pipeline.compile_site(pipeline.check(base / "project")).site.default.navigation
    ours = yaml.safe_load((base / "mkdocs" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert ours["nav"] == ["index.md", *({entry.title: entry.path[:-5] + ".md"} for entry in entries)]
    assert ours["theme"]["features"] == ["navigation.prune"]
    assert "nav" not in yaml.safe_load((base / "mkdocs-folders" / "mkdocs.yml").read_text(encoding="utf-8"))
    menu = (base / "hugo" / "hugo.toml").read_text(encoding="utf-8")
    assert menu.count("[[menus.main]]") == len(entries)


def test_lean_pages_are_the_narratives_and_a_table(base: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (base / "lean" / "docs" / "journeys").rglob("journey-*.md")]
    assert len(texts) == 4
    assert all('<table class="map">' in text and "<svg" not in text for text in texts)
