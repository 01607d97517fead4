"""Our pages as a guest in a site that MkDocs builds from a team's own mkdocs.yml."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, cast

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from journeybook.language import language_of
from journeybook.publish.guest import GuestPlugin, Supply, UnfitProjectError
from journeybook.render.rendered import Asset, Edition, NavigationItem, RenderedPage, SearchEntry, Site

_HEADS = '<h1 id="top">Drive &amp; go</h1><h2 id="order">Ordering &lt;now&gt;</h2>'
_WIDE = _HEADS + '<h3 id="pay">Paying</h3><p>Zebra</p><a href="{personas}">Personas</a>'


class _Guest(GuestPlugin):
    """A guest with two pages, which it names the way it is asked to."""

    warnings: tuple[str, ...] = ()
    watched: tuple[Path, ...] = ()
    errors: str = ""
    title = "Drive <b>&</b> go"
    language = "en"
    asked: tuple[Path, str, bool, str] | None = None

    def supply(self, project: Path, *, prefix: str, folders: bool, language: str) -> Supply:
        self.asked = (project, prefix, folders, language)
        if self.errors:
            raise UnfitProjectError(self.errors)
        drive = f"{prefix}journeys/drive/index.html" if folders else f"{prefix}journeys/drive.html"
        personas = f"{prefix}personas/index.html"
        pages = (
            RenderedPage(
                path=drive,
                title=self.title,
                description='What it\'s "about"',
                html=_WIDE.format(personas="../../personas/" if folders else "../personas/index.html"),
                search=(SearchEntry(anchor="", title="Drive", text=""),),
                wide=True,
            ),
            RenderedPage(path=personas, title="Personas", description="", html="<h1>Personas</h1><p>All</p>"),
            RenderedPage(path=f"{prefix}index.html", title="Home", description="", html="<h1>Our home</h1>"),
        )
        edition = Edition(
            language=language_of(self.language),
            title="Journeys & more",
            navigation=(NavigationItem(title="Who", path=personas),),
            paths=tuple(page.path for page in pages),
        )
        site = Site(
            editions=(edition,),
            assets=(Asset.of(f"{prefix}files/lea.svg", b"<svg/>"),),
        )
        return Supply(site=site, pages=iter(pages), warnings=self.warnings, watched=self.watched)


Build = Callable[..., Path]


@pytest.fixture
def mkdocs_build(tmp_path: Path) -> Build:
    """Builds a team's site, strictly, with the guest in it."""

    def run(
        guest: _Guest,
        settings: dict[str, Any] | None = None,
        options: dict[str, Any] | None = None,
        docs: dict[str, str] | None = None,
    ) -> Path:
        for name, text in (docs or {"index.md": "# Handbook\n"}).items():
            (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "docs" / name).write_text(text)
        (tmp_path / "mkdocs.yml").write_text("")
        values: dict[str, Any] = {
            "site_name": "Handbook",
            "theme": {"name": "material", "font": False},
            "plugins": ["search"],
            "strict": True,
            **(settings or {}),
        }
        config = load_config(str(tmp_path / "mkdocs.yml"), **values)
        errors, warnings = guest.load_config(options or {})
        assert not errors
        assert not warnings
        config.plugins["journeybook"] = guest
        build(config)
        return tmp_path / "site"

    return run


@pytest.mark.parametrize("folders", [True, False])
def test_pages_stand_where_their_links_expect_them(mkdocs_build: Build, folders: bool) -> None:
    site = mkdocs_build(_Guest(), {"use_directory_urls": folders})
    drive = site / ("journeys/drive/index.html" if folders else "journeys/drive.html")
    document = drive.read_text("utf-8")
    assert _HEADS in document
    (address,) = re.findall(r'<p>Zebra</p><a href="([^"]+)">', document)
    target = (drive.parent / address).resolve()
    assert "All" in (target / "index.html" if folders else target).read_text("utf-8")
    assert (site / "files/lea.svg").read_bytes() == b"<svg/>"


@pytest.mark.parametrize("folders", [True, False])
def test_the_pages_bring_their_style_sheets_and_all_addresses_lead_somewhere(
    mkdocs_build: Build, folders: bool
) -> None:
    site = mkdocs_build(_Guest(), {"use_directory_urls": folders}, {"path": "/cx/"})
    drive = site / ("cx/journeys/drive/index.html" if folders else "cx/journeys/drive.html")
    addresses = re.findall(r'(?:href|src)="([^"#:]+)"', drive.read_text("utf-8"))
    assert any(address.endswith("assets/stylesheets/journeybook.css") for address in addresses)
    for address in addresses:
        target = (drive.parent / address).resolve()
        assert target.is_file() or (target / "index.html").is_file(), address


def test_all_style_sheets_and_scripts_of_ours_come_along_in_one_file_each(mkdocs_build: Build) -> None:
    site = mkdocs_build(_Guest())
    document = next((site / "journeys").rglob("*.html")).read_text("utf-8")
    files = ("assets/stylesheets/journeybook.css", "assets/javascripts/journeybook.js")
    for file in files:
        assert (site / file).is_file()
        assert document.count(f'/{file}"') == 1
    assert ".jb-map" in (site / files[0]).read_text("utf-8")


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs", "journeybook"])
def test_titles_are_shown_as_text_in_any_theme(mkdocs_build: Build, theme: str) -> None:
    guest = _Guest()
    guest.title = "</title><script>alert(1)</script>\"' &lt;script&gt;alert(2)&lt;/script&gt;"
    plugins = ["material/search"] if theme == "journeybook" else ["search"]
    site = mkdocs_build(guest, {"theme": {"name": theme}, "plugins": plugins})
    for page in site.rglob("*.html"):
        assert not re.findall(r"<script>alert", page.read_text("utf-8")), page
    assert "alert(1)" in (site / "journeys/drive/index.html").read_text("utf-8")


def test_a_wide_page_has_no_side_bars_and_another_has(mkdocs_build: Build) -> None:
    site = mkdocs_build(_Guest())
    sidebar = re.compile(r'<div class="md-sidebar [^>]*data-md-type="(\w+)"\s*(hidden)?')
    assert dict(sidebar.findall((site / "journeys/drive/index.html").read_text("utf-8"))) == {
        "navigation": "hidden",
        "toc": "hidden",
    }
    assert dict(sidebar.findall((site / "personas/index.html").read_text("utf-8"))) == {"navigation": "", "toc": ""}


def test_the_headings_are_the_table_of_contents(mkdocs_build: Build) -> None:
    document = (mkdocs_build(_Guest()) / "journeys/drive/index.html").read_text("utf-8")
    assert re.search(r'href="#order"[^>]*>\s*<span class="md-ellipsis">\s*Ordering &lt;now&gt;', document)
    assert 'href="#pay"' in document


def test_the_pages_are_found_by_the_search(mkdocs_build: Build) -> None:
    index = json.loads((mkdocs_build(_Guest()) / "search/search_index.json").read_text())
    assert any("Zebra" in document["text"] for document in index["docs"])


def test_a_teams_own_first_page_stays_and_ours_stands_in_where_there_is_none(mkdocs_build: Build) -> None:
    site = mkdocs_build(_Guest(), options={"path": "cx"})
    assert "Handbook" in (site / "index.html").read_text("utf-8")
    assert "Our home" in (site / "cx/index.html").read_text("utf-8")
    site = mkdocs_build(_Guest())
    assert "Our home" not in (site / "index.html").read_text("utf-8")


def test_a_teams_own_page_goes_before_ours_and_is_told(mkdocs_build: Build, caplog: pytest.LogCaptureFixture) -> None:
    docs = {"index.md": "# Handbook", "personas/index.md": "# Their personas\n"}
    site = mkdocs_build(_Guest(), {"strict": False}, docs=docs)
    assert "Their personas" in (site / "personas/index.html").read_text("utf-8")
    assert "'personas/index.md' is the project's own page" in caplog.text


def _navigation(page: Path) -> list[str]:
    found = re.search(r'<nav class="md-nav md-nav--primary".*?</nav>\s*</div>', page.read_text("utf-8"), re.DOTALL)
    assert found
    labels = re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', found[0], re.DOTALL)
    return list(dict.fromkeys(labels))


def test_without_a_navigation_of_theirs_our_entries_come_last_in_a_section(mkdocs_build: Build) -> None:
    site = mkdocs_build(_Guest(), docs={"index.md": "# Handbook", "rules.md": "# Rules"})
    assert _navigation(site / "rules/index.html") == ["Handbook", "Rules", "Journeys &amp; more", "Who"]


def test_with_a_navigation_of_theirs_our_entries_stand_where_they_say(mkdocs_build: Build) -> None:
    nav = [{"Customers": [{"Journeys": "journeybook"}]}, {"One journey": "journeys/drive.md"}, "index.md"]
    site = mkdocs_build(_Guest(), {"nav": nav})
    assert _navigation(site / "index.html") == ["Customers", "Journeys", "Who", "One journey", "Handbook"]


def test_with_a_navigation_of_theirs_that_has_no_place_for_us_it_stays_as_it_is(mkdocs_build: Build) -> None:
    site = mkdocs_build(_Guest(), {"nav": ["index.md"]})
    assert _navigation(site / "index.html") == ["Handbook"]
    assert (site / "personas/index.html").is_file()


@pytest.mark.parametrize("folders", [True, False])
def test_links_of_their_pages_to_ours_are_written_alike_and_checked(
    mkdocs_build: Build, caplog: pytest.LogCaptureFixture, folders: bool
) -> None:
    text = "# Handbook\n\n[good](journeys/drive.md#order) [bad](journeys/drive.md#nowhere)\n"
    caplog.set_level(logging.INFO)
    settings = {"validation": {"anchors": "warn"}, "strict": False, "use_directory_urls": folders}
    site = mkdocs_build(_Guest(), settings, docs={"index.md": text})
    address = "journeys/drive/#order" if folders else "journeys/drive.html#order"
    assert f'href="{address}"' in (site / "index.html").read_text("utf-8")
    assert "'#nowhere'" in caplog.text
    assert "'#order'" not in caplog.text


def test_errors_of_the_project_stop_the_build_with_the_report(
    mkdocs_build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    guest = _Guest()
    guest.errors = "journeys/drive.md:3:11: error[unknown-persona] unknown persona 'anna'"
    with pytest.raises(Abort):
        mkdocs_build(guest)
    assert "journeys/drive.md:3:11: error[unknown-persona] unknown persona 'anna'" in caplog.text


def test_warnings_are_logged_and_stop_a_strict_build(mkdocs_build: Build, caplog: pytest.LogCaptureFixture) -> None:
    guest = _Guest()
    guest.warnings = ("personas/lea.md:1:1: warning[unused-persona] nobody walks a journey as 'lea'",)
    mkdocs_build(guest, {"strict": False})
    assert "unused-persona" in caplog.text
    with pytest.raises(Abort, match="1 warning"):
        mkdocs_build(guest)


def test_the_project_is_looked_for_beside_the_settings_file(mkdocs_build: Build, tmp_path: Path) -> None:
    guest = _Guest()
    mkdocs_build(guest, options={"project": "customers", "path": "cx/"})
    assert guest.asked == (tmp_path / "customers", "cx/", True, "")


def test_a_path_out_of_the_site_is_refused(mkdocs_build: Build, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        mkdocs_build(_Guest(), options={"path": "../elsewhere"})
    assert "no folder of the site" in caplog.text


def test_the_language_is_asked_for_and_said_where_the_site_has_another(mkdocs_build: Build) -> None:
    guest = _Guest()
    guest.language = "fr"
    site = mkdocs_build(guest, options={"language": "fr"})
    assert guest.asked is not None
    assert guest.asked[3] == "fr"
    assert '<div class="jb-wide" lang="fr">' in (site / "journeys/drive/index.html").read_text("utf-8")
    assert '<div lang="fr"><h1>Personas</h1>' in (site / "personas/index.html").read_text("utf-8")
    theme = {"name": "material", "font": False, "language": "fr"}
    site = mkdocs_build(guest, {"theme": theme}, {"language": "fr"})
    assert '<div class="jb-wide">' in (site / "journeys/drive/index.html").read_text("utf-8")


def test_files_are_watched_by_name_and_by_pattern(mkdocs_build: Build, tmp_path: Path) -> None:
    class Server:
        watched: ClassVar[list[str]] = []

        def watch(self, path: str) -> None:
            self.watched.append(path)

    guest = _Guest()
    names = ("site_config.yml", "site_config.fr.yml", "journeys", "a[b].css")
    for name in names:
        (tmp_path / name).touch()
    guest.watched = tuple(tmp_path / name for name in ("*.yml", "journeys", "personas", "a[b].css"))
    mkdocs_build(guest)
    guest.on_serve(cast(Any, Server()), config=cast(Any, None), builder=None)
    assert {*Server.watched} == {str(tmp_path / name) for name in (*names, "mkdocs.yml")}


def test_our_theme_speaks_the_language_of_their_site(mkdocs_build: Build) -> None:
    theme = {"name": "journeybook", "language": "fr"}
    document = (mkdocs_build(_Guest(), {"theme": theme, "plugins": ["material/search"]}) / "index.html").read_text()
    assert '<html lang="fr"' in document
    assert "Made with journeybook" not in document
    assert "Light colours" not in document
