"""What a published site is made of."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from journeybook.errors import PublishError
from journeybook.publish.build import _Writer, publish
from journeybook.publish.settings import configure
from journeybook.publish.shell import Shell
from journeybook.publish.staging import MARKER
from journeybook.render.rendered import Asset, RenderedPage, Site

Pages = tuple[RenderedPage, ...]
_SUBRESOURCE = re.compile(
    r"<(?:script|img|iframe|audio|video|source|embed|object|input)\b[^>]*?\s(?:src|data)=[\"']?([^\"'\s>]+)"
    r"|<link\b(?![^>]*rel=\"canonical\")[^>]*?\shref=[\"']?([^\"'\s>]+)"
)
_CSS_REQUEST = re.compile(r"(?:@import\s+|url\()\s*[\"']?((?:https?:)?//[^\"')\s]+)")


class _Seen(HTMLParser):
    """What a browser would make of a document."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.scripts: list[str] = []
        self.texts: list[str] = []
        self._is_in_script = False
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self._is_in_script = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._is_in_script = False

    def handle_data(self, data: str) -> None:
        (self.scripts if self._is_in_script else self.texts).append(data)


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_page_the_assets_and_the_theme_are_there(site: Site, pages: Pages, tmp_path: Path) -> None:
    publish(site, pages, tmp_path / "site")
    files = _tree(tmp_path / "site")
    assert set(site.paths) <= set(files)
    assert files["files/personas/lea.svg"] == b"<svg/>"
    assert {"404.html", MARKER, "search/search_index.js", "assets/stylesheets/journeybook.css"} <= set(files)
    assert not [path for path in files if path.endswith((".map", ".py", ".pyc", ".md", ".jinja", ".yml"))]


def test_pages_are_taken_written_and_told_one_at_a_time(site: Site, pages: Pages, tmp_path: Path) -> None:
    told: list[str] = []

    def make() -> Iterator[RenderedPage]:
        for number, page in enumerate(pages):
            assert len(told) == number, "the page before has been written"
            yield page

    publish(site, make(), tmp_path / "site", on_page=told.append)
    assert told == [page.path for page in pages]


def test_the_content_of_a_page_arrives_as_it_is(
    site: Site, make_page: Callable[..., RenderedPage], tmp_path: Path
) -> None:
    html = "<p>{{ config }} {% raw %} &amp; jbtoken é \u2028</p><pre>\n  a\n\n\n  b</pre>"
    publish(site, [make_page(html=html)], tmp_path / "site")
    assert html in (tmp_path / "site/journeys/drive.html").read_text("utf-8")


def test_titles_and_descriptions_are_shown_as_text(
    make_site: Callable[..., Site], make_page: Callable[..., RenderedPage], tmp_path: Path
) -> None:
    evil = "</title><script>alert(1)</script>\" onload='x' &lt;i&gt;"
    site = make_site(title=evil, description=evil)
    publish(site, [make_page(title=evil, description=evil), make_page("index.html")], tmp_path / "site")
    for name in ("journeys/drive.html", "index.html", "404.html"):
        document = (tmp_path / "site" / name).read_text("utf-8")
        assert "<script>alert(1)" not in document
        assert "onload='x'" not in document.replace("&#39;", "")
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in document


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("path", ["index.html", "journeys/index.html", "journeys/a/b/c.html", "other.html"])
@pytest.mark.parametrize("description", ["", "what it's about"])
@pytest.mark.parametrize("url", ["", "https://journeys.example/docs/"])
def test_a_filled_frame_is_what_the_templates_make_of_the_page_alone(
    make_site: Callable[..., Site],
    make_page: Callable[..., RenderedPage],
    tmp_path: Path,
    wide: bool,
    path: str,
    description: str,
    url: str,
) -> None:
    site = make_site(url=url, palette="#7b2cbf", logo="files/logo.svg")
    edition = site.default
    shell = Shell(site, edition, configure(site, edition, tmp_path))
    other = make_page("journeys/other.html", title="<Other>", description="an other", html="<h1>Other</h1>")
    page = make_page(path, title="Tom & Jerry's", description=description, wide=wide)
    shell.wrap(other)
    first = shell.wrap(page)
    assert first == shell.render(page)
    assert shell.wrap(page) == first
    assert Shell(site, edition, configure(site, edition, tmp_path)).render(page) == first


def test_the_entry_a_page_belongs_to_is_marked(site: Site, pages: Pages, tmp_path: Path) -> None:
    publish(site, pages, tmp_path / "site")

    def marked(name: str) -> list[tuple[str, str]]:
        document = (tmp_path / "site" / name).read_text("utf-8")
        return re.findall(r'class="jb-header__entry" href="([^"]+)"[^>]*? aria-current="(\w+)"', document)

    assert marked("journeys/drive.html") == [("../journeys/index.html", "true")]
    assert marked("personas/index.html") == [("../personas/index.html", "page")]
    assert marked("index.html") == []


def test_a_page_that_stands_elsewhere_says_to_which_entry_it_belongs(
    make_site: Callable[..., Site], make_page: Callable[..., RenderedPage], tmp_path: Path
) -> None:
    site = make_site()
    shell = Shell(site, site.default, configure(site, site.default, tmp_path))
    document = shell.wrap(make_page("curves/index.html", section="journeys/index.html"))
    marked = re.findall(r'class="jb-header__entry" href="([^"]+)"[^>]*? aria-current="(\w+)"', document)
    assert marked == [("../journeys/index.html", "true")]


def test_all_links_of_the_frame_lead_somewhere(site: Site, pages: Pages, tmp_path: Path) -> None:
    publish(site, pages, tmp_path / "site")
    for page in (tmp_path / "site").rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text("utf-8")):
            if address == "data:,":
                continue
            assert not address.startswith(("/", "http:", "https:")), f"{page.name}: {address}"
            assert (page.parent / address).resolve().is_file(), f"{page.name}: {address}"


def test_nothing_is_requested_from_other_hosts(make_site: Callable[..., Site], pages: Pages, tmp_path: Path) -> None:
    publish(make_site(url="https://journeys.example/docs/"), pages, tmp_path / "site")
    for path, data in _tree(tmp_path / "site").items():
        if path.endswith(".html"):
            found = ["".join(groups) for groups in _SUBRESOURCE.findall(data.decode())]
            assert found or path == "404.html"
            assert not [address for address in found if "//" in address], path
        if path.endswith((".css", ".html", ".svg")):
            assert not _CSS_REQUEST.findall(data.decode()), path
        if path.endswith(".html"):
            addresses = set(re.findall(r"https?://[^\"'<>\s)]+", data.decode()))
            assert not {
                address
                for address in addresses
                if not address.startswith(("https://journeys.example/docs/", "http://www.w3.org/2000/svg"))
            }, path


def test_only_a_site_with_an_address_has_a_map_and_canonical_links(
    make_site: Callable[..., Site], pages: Pages, tmp_path: Path
) -> None:
    publish(make_site(), pages, tmp_path / "plain")
    assert not (tmp_path / "plain/sitemap.xml").exists()
    assert "canonical" not in (tmp_path / "plain/index.html").read_text("utf-8")
    publish(make_site(url="https://journeys.example/docs"), pages, tmp_path / "known")
    root = ElementTree.parse(tmp_path / "known/sitemap.xml").getroot()
    places = {element.text for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert places >= {"https://journeys.example/docs/", "https://journeys.example/docs/journeys/drive.html"}
    assert len(places) == len(pages)
    document = (tmp_path / "known/journeys/drive.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://journeys.example/docs/journeys/drive.html">' in document


@pytest.mark.parametrize(
    ("url", "start"), [("", "index.html"), ("https://journeys.example/docs", "https://journeys.example/docs/")]
)
def test_the_page_for_unknown_addresses_needs_no_other_file(
    make_site: Callable[..., Site], pages: Pages, tmp_path: Path, url: str, start: str
) -> None:
    publish(make_site(url=url), pages, tmp_path / "site")
    document = (tmp_path / "site/404.html").read_text("utf-8")
    assert "<script" not in document
    document = document.replace('<link rel="icon" href="data:,">', "")  # or browsers ask for one
    assert re.findall(r'(?:href|src)="([^"]+)"', document) == [start]
    assert "Maison Lumen journeys" in document


@pytest.mark.parametrize(("language", "word"), [("fr", "Rechercher"), ("fr-CA", "Rechercher"), ("oc", "Search")])
def test_the_language_is_told_even_where_the_frame_has_no_words_in_it(
    make_site: Callable[..., Site], pages: Pages, tmp_path: Path, language: str, word: str
) -> None:
    publish(make_site(language=language), pages, tmp_path / "site")
    document = (tmp_path / "site/index.html").read_text("utf-8")
    assert f'<html lang="{language}"' in document
    assert f'placeholder="{word}"' in document


@pytest.mark.parametrize("path", ["../out.html", "/etc/passwd", "a/../../b.html", "", "a\\b.html", MARKER])
def test_no_file_is_written_outside_the_site(
    site: Site, make_page: Callable[..., RenderedPage], tmp_path: Path, path: str
) -> None:
    with pytest.raises(PublishError):
        publish(site, [make_page(path)], tmp_path / "site")
    assert not list(tmp_path.iterdir())


def test_two_files_of_one_path_are_an_error(
    make_site: Callable[..., Site], make_page: Callable[..., RenderedPage], tmp_path: Path
) -> None:
    with pytest.raises(PublishError, match=r"two files .* 'journeys/drive.html'"):
        publish(make_site(), [make_page(), make_page()], tmp_path / "site")
    with pytest.raises(PublishError, match=r"two files .* 'index.html'"):
        publish(make_site(assets=(Asset.of("index.html", b""),)), [make_page("index.html")], tmp_path / "site")


def test_a_failing_page_leaves_the_old_site_untouched(
    site: Site, pages: Pages, failing_pages: Iterator[RenderedPage], tmp_path: Path
) -> None:
    publish(site, pages, tmp_path / "site")
    before = _tree(tmp_path)
    with pytest.raises(ZeroDivisionError):
        publish(site, failing_pages, tmp_path / "site")
    assert _tree(tmp_path) == before


def test_a_full_disk_is_told_and_leaves_the_old_site_untouched(
    site: Site, pages: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site, pages, tmp_path / "site")
    before = _tree(tmp_path)
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "drive.html":
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PublishError, match=r"'journeys/drive.html'.*No space left on device"):
        publish(site, pages, tmp_path / "site")
    monkeypatch.undo()
    assert _tree(tmp_path) == before


def test_a_team_puts_its_own_templates_and_files_before_ours(
    make_site: Callable[..., Site], pages: Pages, tmp_path: Path
) -> None:
    theme = tmp_path / "theme"
    (theme / "partials").mkdir(parents=True)
    (theme / "assets/stylesheets").mkdir(parents=True)
    (theme / "partials/footer.html").write_text("<footer>{{ page.meta.title }} of ACME</footer>")
    (theme / "assets/stylesheets/shell.css").write_text("body { /* of ACME */ }")
    publish(make_site(theme_overrides=theme), pages, tmp_path / "site")
    assert "<footer>Groceries by drive of ACME</footer>" in (tmp_path / "site/journeys/drive.html").read_text()
    assert "<footer>Personas of ACME</footer>" in (tmp_path / "site/personas/index.html").read_text()
    styles = (tmp_path / "site/assets/stylesheets/journeybook.css").read_text()
    assert "body { /* of ACME */ }" in styles
    assert ".md-header" not in styles


def test_a_link_out_of_a_teams_theme_is_refused(make_site: Callable[..., Site], pages: Pages, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("secret")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/logo.svg").symlink_to(tmp_path / "key")
    with pytest.raises(PublishError, match=r"logo\.svg is a link that leads out"):
        publish(make_site(theme_overrides=tmp_path / "theme"), pages, tmp_path / "site")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"theme_overrides": Path("/nowhere/at/all")}, "does not exist"),
        ({"palette": "red; } body { display: none"}, "is no colour"),
        ({"language": "../en"}, "is not a language"),
        ({"url": "no address"}, "url"),
    ],
)
def test_what_cannot_be_used_of_a_site_is_told(
    make_site: Callable[..., Site], pages: Pages, tmp_path: Path, parts: dict[str, object], message: str
) -> None:
    with pytest.raises(PublishError, match=message):
        publish(make_site(**parts), pages, tmp_path / "site")
    assert not list(tmp_path.iterdir())


_SCRIPT = """
import sys
from pathlib import Path
from journeybook.language import language_of
from journeybook.publish.build import _Writer, publish
from journeybook.render.rendered import *

entry = SearchEntry(anchor="", title="T", text="x", kind="K", context="C")
editions, pages = [], []
for code, folder in (("en", ""), ("fr", "fr/")):
    paths = (folder + "index.html", folder + "journeys/index.html")
    navigation = (NavigationItem(title="Journeys", path=paths[1]),)
    editions.append(
        Edition(language=language_of(code), folder=folder, title="S", navigation=navigation, paths=paths)
    )
    pages += [
        RenderedPage(path=path, title="T", description="d", html="<h1>T</h1>", search=(entry,)) for path in paths
    ]
site = Site(editions=tuple(editions), url="https://journeys.example/", palette="#aa3300")
publish(site, pages, Path(sys.argv[1]))
"""


def test_the_same_site_is_the_same_bytes_wherever_and_whenever_it_is_built(tmp_path: Path) -> None:
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "0"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "COLUMNS": "20"},
    )
    built = []
    for number, surrounding in enumerate(surroundings):
        out = tmp_path / f"{number}-a-folder" / "site"
        environment = {**os.environ, **surrounding}
        subprocess.run([sys.executable, "-c", _SCRIPT, str(out)], check=True, env=environment, cwd=tmp_path)
        built.append(_tree(out))
    assert built[0] == built[1]


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["a.html", "b.html", "a.html"], "two files of the site want the path 'a.html'"),
        (["b.html", "there.html"], "two files of the site want the path 'there.html'"),
        (["a.html", "b/../c.html"], "'b/../c.html' is no path inside the site"),
        (["a.html", ".."], "'..' is no path inside the site"),
        (["a.html", "../b.html"], "'../b.html' is no path inside the site"),
        (["/a.html"], "'/a.html' is no path inside the site"),
        (["a\\b.html"], "'a\\b.html' is no path inside the site"),
        (["a.html", ""], "'' is no path inside the site"),
    ],
)
def test_paths_that_are_taken_at_once_are_looked_at_one_by_one(tmp_path: Path, paths: list[str], said: str) -> None:
    writer = _Writer(tmp_path)
    writer.write("there.html", b"")
    with pytest.raises(PublishError) as error:
        writer.claim(paths)
    assert str(error.value) == said


def test_a_path_with_a_line_break_in_it_is_one_path(tmp_path: Path) -> None:
    writer = _Writer(tmp_path)
    writer.claim(["a\n../b.html", "..c.html", "d..", "a\n\nb"])
    with pytest.raises(PublishError):
        writer.claim(["d.."])
