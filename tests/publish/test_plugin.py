"""`plugins: [journeybook]` in a team's own mkdocs.yml, as `mkdocs build` runs it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

_JOURNEY = """\
---
title: Groceries by drive
personas: [lea]
owner: drive-team
status: draft
stages:
  - id: order
    title: Ordering
    steps:
      - id: fill-basket
        title: I fill my basket
        touchpoint: drive-website
        emotion: 3
        thought: Where is <the> coffee?
---

Before the map.
"""
_CONFIG = """\
title: Maison Lumen
channels:
  - id: website
    title: Website
    presence: online
    definition: Our shop on the web.
touchpoints:
  - id: drive-website
    title: Drive ordering page
    channel: website
    definition: The page where a basket is built.
    owner: web-team
"""


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A team's MkDocs site with a project of ours beside its pages."""
    files = {
        "mkdocs.yml": "site_name: Handbook\ntheme: {name: material, font: false}\nplugins: [search, journeybook]\n",
        "docs/index.md": "# Handbook\n\n[The drive](journeys/drive.md#fill-basket) [All](journeys/index.md)\n",
        "site_config.yml": _CONFIG,
        "journeys/drive.md": _JOURNEY,
        "personas/lea.md": "---\ntitle: Léa, 34\nrole: Working parent\n---\nHer story.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def _mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("folders", [True, False])
def test_a_projects_pages_are_there_and_every_link_of_theirs_lands(handbook: Path, folders: bool) -> None:
    done = _mkdocs(handbook, "--use-directory-urls" if folders else "--no-directory-urls")
    assert done.returncode == 0, done.stderr
    site = handbook / "site"
    journey = site / ("journeys/drive/index.html" if folders else "journeys/drive.html")
    document = journey.read_text("utf-8")
    assert "I fill my basket" in document
    assert "Where is &lt;the&gt; coffee?" in document
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue
        for address in re.findall(
            r'<(?:a|link|img|script)\b[^>]*?\s(?:href|src)="(?!https:)([^"#?]+)', page.read_text("utf-8")
        ):
            target = (page.parent / address).resolve()
            assert target.is_file() or (target / "index.html").is_file(), f"{page.relative_to(site)}: {address}"


def test_a_broken_project_stops_the_build_with_its_findings(handbook: Path) -> None:
    (handbook / "journeys/drive.md").write_text(_JOURNEY.replace("personas: [lea]", "personas: [leo]"))
    done = _mkdocs(handbook)
    assert done.returncode == 1
    assert "journeys/drive.md:3:12: error[unknown-persona]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_project_stops_the_build_with_a_word_about_it(handbook: Path) -> None:
    (handbook / "mkdocs.yml").write_text("site_name: Handbook\nplugins:\n  - journeybook: {project: docs}\n")
    done = _mkdocs(handbook)
    assert done.returncode == 1
    assert "holds no journeybook project" in done.stderr
    assert "Traceback" not in done.stderr


def test_pages_can_go_into_a_folder_of_the_site(handbook: Path) -> None:
    (handbook / "mkdocs.yml").write_text("site_name: Handbook\nplugins:\n  - journeybook: {path: customers}\n")
    (handbook / "docs/index.md").write_text("# Handbook\n")
    done = _mkdocs(handbook)
    assert done.returncode == 0, done.stderr
    assert (handbook / "site/customers/journeys/drive/index.html").is_file()
    assert "Maison Lumen" in (handbook / "site/customers/index.html").read_text("utf-8")


@pytest.mark.parametrize(("theme", "is_ours"), [("material", False), ("mkdocs", False), ("journeybook", True)])
def test_a_projects_style_sheet_is_loaded_last_and_its_fonts_by_our_theme_alone(
    handbook: Path, theme: str, is_ours: bool
) -> None:
    look = 'theme:\n  palette: "#7b2cbf"\n  fonts: {text: theme/sans.ttf}\n  css: theme/extra sheet.css\n'
    (handbook / "site_config.yml").write_text(_CONFIG + look, "utf-8")
    (handbook / "theme").mkdir()
    (handbook / "theme/extra sheet.css").write_text("a { background: url(dots.png) }", "utf-8")
    (handbook / "theme/dots.png").write_bytes(b"png")
    (handbook / "theme/sans.ttf").write_bytes(b"true\0\1" + bytes(6) + b"cmap" + bytes(12))
    (handbook / "mkdocs.yml").write_text(
        f"site_name: Handbook\ntheme: {{name: {theme}}}\nextra_css: [own.css]\n"
        "plugins:\n  - journeybook: {path: customers}\n"
    )
    (handbook / "docs/index.md").write_text("# Handbook\n")
    (handbook / "docs/own.css").write_text("")
    done = _mkdocs(handbook)
    assert done.returncode == 0, done.stderr
    document = (handbook / "site/customers/journeys/drive/index.html").read_text("utf-8")
    linked = re.findall(r'<link[^>]* rel="stylesheet"[^>]*>|<link[^>]* href="[^"]+" rel="stylesheet"[^>]*>', document)
    assert 'href="../../../own.css"' in linked[-2]
    assert 'href="../../files/theme/extra%20sheet.css"' in linked[-1]
    assert (handbook / "site/customers/files/theme/extra sheet.css").is_file()
    assert (handbook / "site/customers/files/theme/dots.png").is_file()
    brand = handbook / "site/assets/stylesheets/brand.css"
    assert brand.is_file() == is_ours
    assert ("assets/stylesheets/brand.css" in document) == is_ours
    if is_ours:
        assert 'url("../../customers/files/theme/sans.ttf")' in brand.read_text("utf-8")
        assert "--jb-bar: #7b2cbf" in brand.read_text("utf-8")


_FRENCH = {
    "site_config.yml": _CONFIG + "languages: [en, fr]\nchecks: {ignore: [untranslated]}\n",
    "site_config.fr.yml": "title: La maison Lumen\n",
    "journeys/drive.fr.md": "---\ntitle: Les courses en drive\n---\n",
    "docs/index.md": "# Handbook\n",
}


def test_the_pages_are_in_the_language_that_is_asked_for(handbook: Path) -> None:
    for name, text in _FRENCH.items():
        (handbook / name).write_text(text, "utf-8")
    plugins = "\n".join(f"  - journeybook: {{path: {code}, language: {code}}}" for code in ("en", "fr"))
    (handbook / "mkdocs.yml").write_text(f"site_name: Handbook\ntheme: material\nplugins:\n  - search\n{plugins}\n")
    done = _mkdocs(handbook)
    assert done.returncode == 0, done.stderr
    english = (handbook / "site/en/journeys/drive/index.html").read_text("utf-8")
    french = (handbook / "site/fr/journeys/drive/index.html").read_text("utf-8")
    assert "Les courses en drive" in french
    assert 'lang="fr"' in french
    assert "étape" in french
    assert "Les courses en drive" not in english
    assert "Groceries by drive" in english
    assert "La maison Lumen" in (handbook / "site/index.html").read_text("utf-8")


def test_a_language_that_the_project_has_not_stops_the_build(handbook: Path) -> None:
    (handbook / "mkdocs.yml").write_text("site_name: Handbook\nplugins:\n  - journeybook: {language: de}\n")
    done = _mkdocs(handbook)
    assert done.returncode == 1
    assert "language 'de' is none of the project's: en" in done.stderr
    assert "Traceback" not in done.stderr
