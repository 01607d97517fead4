"""A team's own look, as a browser shows it from disk: fonts, style sheets, logo, icons."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from journeybook import pipeline
from tests.browser.conftest import Visit, visit

FONTS = resources.files("mkdocs") / "themes/readthedocs/css/fonts"
CONFIG = """\
title: Maison Lumen
languages: [en, fr]
channels:
  - {id: shop, title: Shop, presence: offline}
  - {id: web, title: Website, presence: online, icon: simple/git}
theme:
  palette: "#7b2cbf"
  logo: brand/the logo.svg
  fonts:
    text:
      - brand/fonts/lato-normal.woff2
      - brand/fonts/lato-bold.woff2
    headings: {file: brand/fonts/Roboto-Slab-Bold.woff2, weight: 400 700}
  css: brand/css/extra.css
"""
FILES = {
    "site_config.yml": CONFIG,
    "site_config.fr.yml": "title: Parcours\nchannels:\n  - {id: shop, title: Magasin}\n  - {id: web, title: Site}\n",
    "journeys/lamp.md": "---\ntitle: A lamp\nstages: [{id: s, title: S, steps: [{id: a, title: A, channel: shop},"
    " {id: b, title: B, channel: web}]}]\n---\n",
    "brand/the logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4" cx="4"/></svg>',
    "brand/css/extra.css": '@import "more.css";\n.jb-head { border-top: 7px solid red }\n',
    "brand/css/more.css": '.jb-head { background: url("../a%20dot.svg") }\n',
    "brand/a dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>',
}


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with a look of its own."""
    root = tmp_path_factory.mktemp("branded")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / "brand/fonts").mkdir()
    for name in ("lato-normal.woff2", "lato-bold.woff2", "Roboto-Slab-Bold.woff2"):
        (root / "brand/fonts" / name).write_bytes((FONTS / name).read_bytes())
    checked = pipeline.check(root)
    assert not checked.stops(), [str(found.span) + " " + found.message for found in checked.findings]
    pipeline.build(checked, root / "site")
    return root / "site"


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def both_schemes(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """A page in light and in dark colours."""
    yield from visit(browser, 1440, dark=request.param)


def font_of(page: Page, selector: str) -> str:
    """The first font that an element asks for."""
    style = page.locator(selector).first.evaluate("element => getComputedStyle(element).fontFamily")
    return str(style).split(",")[0].strip('"')


@pytest.mark.parametrize("path", ["channels/shop.html", "fr/journeys/lamp.html", "index.html"])
def test_the_letters_are_the_teams_and_come_from_the_site(branded: Path, wide: Visit, path: str) -> None:
    wide.page.goto((branded / path).as_uri())
    wide.page.evaluate("document.fonts.ready")
    loaded = wide.page.evaluate(
        "[...document.fonts].filter(font => font.status == 'loaded').map(font => `${font.family} ${font.weight}`)"
    )
    assert {"Journeybook text 400", "Journeybook headings 400 700"} <= {one.replace('"', "") for one in loaded}
    assert font_of(wide.page, "p") == "Journeybook text"
    assert font_of(wide.page, "h1") == "Journeybook headings"
    assert wide.complaints == []
    assert {request.partition(":")[0] for request in wide.requests} == {"file"}


@pytest.mark.parametrize("path", ["channels/shop.html", "fr/channels/shop.html"])
def test_a_style_sheet_and_what_it_refers_to_count_in_every_language(branded: Path, wide: Visit, path: str) -> None:
    wide.page.goto((branded / path).as_uri())
    head = wide.page.locator(".jb-head")
    assert head.evaluate("element => getComputedStyle(element).borderTopWidth") == "7px"
    assert any(request.endswith("/files/brand/a%20dot.svg") for request in wide.requests)
    assert wide.page.locator(".jb-header__logo").evaluate("image => image.complete && image.naturalWidth > 0")
    assert wide.complaints == []


def test_an_icon_has_the_colour_of_its_surroundings(branded: Path, both_schemes: Visit) -> None:
    page = both_schemes.page
    page.goto((branded / "channels/index.html").as_uri())
    icons = page.locator("th .jb-link .jb-icon")
    assert icons.count() == 2
    for icon in icons.all():
        box = icon.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) > 12
        drawn = icon.locator("use").evaluate("use => use.getBBox().width > 0 && getComputedStyle(use).fill")
        muted = page.evaluate(
            "() => { const probe = document.createElement('i'); probe.style.color = 'var(--jb-muted)';"
            " document.body.append(probe); return getComputedStyle(probe).color }"
        )
        assert drawn == muted


def test_paper_has_the_light_colours_of_the_team_in_the_dark_too(branded: Path, both_schemes: Visit) -> None:
    page = both_schemes.page
    page.goto((branded / "index.html").as_uri())
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--jb-accent').trim()") == "#7b2cbf"
