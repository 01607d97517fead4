"""A site in several languages: an edition each, at its place, in its words, with ways between them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel.support import NullTranslations

from benchmarks.search.entries import entries_of
from journeybook.language import Language
from journeybook.model.text import Foreign
from journeybook.publish.build import publish
from journeybook.publish.settings import configure
from journeybook.publish.shell import Shell
from journeybook.render.rendered import Edition, Neighbour, RenderedPage, SearchEntry, Site

Pages = tuple[RenderedPage, ...]
Publish = Callable[..., Path]
DRIVE = "journeys/drive.html"


@pytest.fixture
def published(
    make_site: Callable[..., Site], make_edition: Callable[..., Edition], pages: Pages, tmp_path: Path
) -> Publish:
    """Publishes the pages in English and French, or in other languages with their folders."""

    def run(languages: tuple[tuple[str, str], ...] = (("en", ""), ("fr", "fr/")), **parts: object) -> Path:
        editions = tuple(make_edition(code, folder, **_titled(code, parts)) for code, folder in languages)
        site = make_site(editions=editions, **parts)

        def all_pages() -> Iterator[RenderedPage]:
            for edition in editions:
                yield from (_moved(page, edition) for page in pages)

        publish(site, all_pages(), tmp_path / "site")
        return tmp_path / "site"

    return run


class _Shouts(NullTranslations):
    """A catalog with a word for everything."""

    def gettext(self, message: str) -> str:
        return message.upper()


def _titled(code: str, parts: dict[str, object]) -> dict[str, object]:
    titles = parts.pop("titles", None) if code == "fr" else None
    return {"title": titles} if titles else {}


def _moved(page: RenderedPage, edition: Edition) -> RenderedPage:
    entries = (SearchEntry(anchor="", title=f"{page.title} {edition.language.code}", text="", kind="K"),)
    return replace(page, path=edition.folder + page.path, search=entries)


def _text(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def _links(document: str, rel: str) -> list[str]:
    return re.findall(rf'<link rel="{rel}"[^>]*? href="([^"]+)"', document)


def test_each_language_has_all_pages_and_the_theme_is_there_once(published: Publish, pages: Pages) -> None:
    site = published()
    for page in pages:
        assert (site / page.path).is_file()
        assert (site / "fr" / page.path).is_file()
    assert (site / "assets/stylesheets/journeybook.css").is_file()
    assert (site / "files/personas/lea.svg").is_file()
    assert not (site / "fr/assets").exists()
    assert not (site / "fr/files").exists()


def test_the_frame_of_a_page_speaks_its_language(published: Publish) -> None:
    site = published()
    english, french = _text(site, DRIVE), _text(site, "fr/" + DRIVE)
    assert '<html lang="en"' in english
    assert '<html lang="fr"' in french
    for word, there, elsewhere in (
        ("Skip to content", english, french),
        ("Made with journeybook", english, french),
        ("Light colours, switch to dark", english, french),
        ("Aller au contenu", french, english),
        ("Rechercher", french, english),
        ("Sélectionner la langue", french, english),
    ):
        assert word in there, word
        assert word not in elsewhere, word


def test_the_switch_leads_to_the_same_page_and_names_each_language_in_itself(published: Publish) -> None:
    site = published()
    choice = re.compile(r'class="jb-languages__choice" href="([^"]+)" lang="(\w+)" hreflang="(\w+)"([^>]*)>([^<]+)<')
    for path, other, current in ((DRIVE, "../fr/journeys/drive.html", "en"), ("fr/" + DRIVE, "", "fr")):
        found = choice.findall(_text(site, path))
        assert found[:2] == found[2:], "in the bar and in the drawer"
        assert [(lang, hreflang, name) for _, lang, hreflang, _, name in found[:2]] == [
            ("en", "en", "English"),
            ("fr", "fr", "Français"),
        ]
        assert [lang for _, lang, _, attributes, _ in found[:2] if 'aria-current="true"' in attributes] == [current]
        targets = [((site / path).parent / href).resolve() for href, *_ in found[:2]]
        assert targets == [site / DRIVE, site / "fr" / DRIVE]
        assert not other or found[1][0] == other


def test_all_links_of_the_frames_lead_somewhere(published: Publish) -> None:
    site = published()
    for page in site.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text("utf-8")):
            if address != "data:,":
                assert (page.parent / address).resolve().is_file(), f"{page.relative_to(site)}: {address}"


def test_the_home_pages_and_the_entries_of_the_bar_are_those_of_the_language(published: Publish) -> None:
    document = _text(published(), "fr/" + DRIVE)
    assert re.findall(r'class="jb-header__site"[^>]* href="([^"]+)"', document) == ["../../fr/index.html"]
    marked = re.findall(r'class="jb-header__entry"[^>]* href="([^"]+)"[^>]*? aria-current="true"', document)
    assert marked == ["../../fr/journeys/index.html"]


def test_the_head_names_the_page_in_every_language(published: Publish) -> None:
    site = published(url="https://journeys.example/docs")
    for path in (DRIVE, "fr/" + DRIVE):
        found = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', _text(site, path))
        assert found == [
            ("en", "https://journeys.example/docs/journeys/drive.html"),
            ("fr", "https://journeys.example/docs/fr/journeys/drive.html"),
            ("x-default", "https://journeys.example/docs/journeys/drive.html"),
        ]
    assert _links(_text(site, "fr/" + DRIVE), "canonical") == ["https://journeys.example/docs/fr/journeys/drive.html"]
    assert _links(_text(site, "fr/index.html"), "canonical") == ["https://journeys.example/docs/fr/"]
    assert _links(_text(site, "index.html"), "canonical") == ["https://journeys.example/docs/"]


def test_without_an_address_the_head_names_them_from_the_page(published: Publish) -> None:
    site = published()
    found = _links(_text(site, "fr/" + DRIVE), "alternate")
    assert [((site / "fr/journeys") / href).resolve() for href in found] == [
        site / DRIVE,
        site / "fr" / DRIVE,
        site / DRIVE,
    ]
    assert "canonical" not in _text(site, DRIVE)


def test_the_map_of_the_site_has_the_pages_of_all_languages(published: Publish, pages: Pages) -> None:
    site = published(url="https://journeys.example/")
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    places = [element.text for element in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(places) == len(set(places)) == 2 * len(pages)
    assert {"https://journeys.example/fr/", "https://journeys.example/fr/journeys/drive.html"} <= set(places)


def test_each_language_is_searched_by_itself(published: Publish) -> None:
    site = published()
    for folder, code in (("", "en"), ("fr/", "fr")):
        found = entries_of(site / folder)
        assert {entry["title"].split()[-1] for entry in found} == {code}
        assert all(not entry["location"].startswith("fr/") for entry in found)
        base = re.findall(r'"base":\s*"([^"]*)"', _text(site, folder + DRIVE))
        assert [((site / folder / DRIVE).parent / address).resolve() for address in base] == [site / folder]


def test_the_choice_of_colours_is_kept_for_all_languages_at_once(published: Publish) -> None:
    site = published()
    for path in (DRIVE, "fr/" + DRIVE):
        scope = re.findall(r'__md_scope=new URL\("([^"]+)",location\)', _text(site, path))
        assert [((site / path).parent / address).resolve() for address in scope] == [site]


def test_an_unknown_address_is_answered_in_every_language(published: Publish) -> None:
    site = published(url="https://journeys.example/docs")
    document = _text(site, "404.html")
    sections = re.findall(r'<section lang="(\w+)">.*?href="([^"]+)"', document, re.DOTALL)
    assert sections == [("en", "https://journeys.example/docs/"), ("fr", "https://journeys.example/docs/fr/")]
    assert "There is no such page" in document
    assert "existe pas" in document
    assert not (site / "fr/404.html").exists()


def test_where_there_are_no_words_the_frame_is_english_and_says_so(published: Publish) -> None:
    site = published((("en", ""), ("nl", "nl/")))
    document = _text(site, "nl/" + DRIVE)
    assert '<html lang="nl"' in document
    assert re.search(r'<header class="[^"]*" data-md-component="header" lang="en">', document)
    assert re.search(r'<nav class="md-nav md-nav--primary" [^>]*lang="en">', document)
    assert re.search(r'<footer class="[^"]*" lang="en">', document)
    assert '<span lang="en">Skip to content</span>' in document
    assert '<span lang="nl">Maison Lumen journeys</span>' in document
    assert "Zoeken" not in document, "Material's words would be Dutch beside English ones of ours"
    assert _text(site, "404.html").count("There is no such page") == 1
    assert ' lang="en"' not in _text(site, DRIVE).replace('<html lang="en"', "").replace('lang="en" hreflang', "")


def test_a_title_that_is_not_translated_keeps_its_language(published: Publish) -> None:
    site = published(titles=Foreign("Our journeys", "en"))
    assert '<span lang="en">Our journeys</span>' in _text(site, "fr/index.html")


def test_a_page_runs_the_way_its_language_does(published: Publish) -> None:
    site = published((("en", ""), ("ar", "ar/")))
    assert '<body dir="rtl"' in _text(site, "ar/index.html")
    assert '<body dir="ltr"' in _text(site, "index.html")


def test_a_site_in_one_language_has_no_switch_and_no_folder(published: Publish) -> None:
    for code in ("en", "fr"):
        site = published(((code, ""),))
        document = _text(site, DRIVE)
        for trace in ("hreflang", "jb-switch", "jb-languages", "x-default"):
            assert trace not in document, trace
        assert not (site / code).exists()
        assert _text(site, "404.html").count("<section") == 1


def test_the_neighbours_of_a_page_stand_in_its_head_and_in_no_other(
    make_site: Callable[..., Site], make_page: Callable[..., RenderedPage], tmp_path: Path
) -> None:
    site = make_site()
    first = make_page("journeys/a.html", following=Neighbour(title="B & <b>", href="b.html"))
    middle = make_page(
        "journeys/b.html",
        previous=Neighbour(title="A", href="a.html"),
        following=Neighbour(title="C", href="c%20.html"),
    )
    alone = make_page("journeys/d.html")
    publish(site, [first, middle, alone], tmp_path / "site")
    relation = re.compile(r'<link rel="(prev|next)" href="([^"]+)" title="([^"]+)">')
    assert relation.findall(_text(tmp_path / "site", "journeys/a.html")) == [("next", "b.html", "B &amp; &lt;b&gt;")]
    assert relation.findall(_text(tmp_path / "site", "journeys/b.html")) == [
        ("prev", "a.html", "A"),
        ("next", "c%20.html", "C"),
    ]
    assert relation.findall(_text(tmp_path / "site", "journeys/d.html")) == []


@pytest.mark.parametrize("path", ["fr/index.html", "fr/journeys/index.html", "fr/journeys/a/b.html"])
@pytest.mark.parametrize("url", ["", "https://journeys.example/docs/"])
def test_a_filled_frame_of_a_language_is_what_the_templates_make_of_the_page_alone(
    make_site: Callable[..., Site],
    make_edition: Callable[..., Edition],
    make_page: Callable[..., RenderedPage],
    tmp_path: Path,
    path: str,
    url: str,
) -> None:
    french = make_edition("fr", "fr/")
    site = make_site(editions=(make_edition(), french), url=url)
    shell = Shell(site, french, configure(site, french, tmp_path))
    shell.wrap(make_page("fr/journeys/other.html", previous=Neighbour(title="<X>", href="x.html")))
    for previous in (None, Neighbour(title="Tom & Jerry's", href="tom.html")):
        page = make_page(path, title="Tom & Jerry's", previous=previous)
        assert shell.wrap(page) == shell.render(page)


def test_a_team_translates_the_frame_into_a_language_that_nobody_has_words_in(
    make_site: Callable[..., Site], make_edition: Callable[..., Edition], pages: Pages, tmp_path: Path
) -> None:
    edition = replace(make_edition(), language=Language("br", _Shouts()))
    publish(make_site(editions=(edition,)), pages, tmp_path / "site")
    document = _text(tmp_path / "site", DRIVE)
    for word in (
        "SKIP TO CONTENT",
        "MADE WITH JOURNEYBOOK",
        "TYPE TO START SEARCHING",
        "LIGHT COLOURS, SWITCH TO DARK",
    ):
        assert word in document, word
    assert "Skip to content" not in document
    assert "Search<" not in document
