"""An icon is drawn once a page, and shown wherever it is wanted."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from jinja2 import TemplateRuntimeError
from markupsafe import escape

from journeybook import icons
from journeybook.render import Renderer
from journeybook.render.icons import icon, with_drawings
from tests.pages.project import project


def test_a_repeated_icon_is_drawn_once() -> None:
    html = with_drawings(icon("material/web") + icon("material/phone-outline") + icon("material/web"))
    assert html.count('href="#jb_icon_material/web"') == 2
    assert re.findall(r'<symbol id="jb_icon_([^"]+)"', html) == ["material/phone-outline", "material/web"]


def test_a_page_without_icons_has_no_drawings() -> None:
    assert with_drawings("<p>Text</p>") == "<p>Text</p>"


def test_an_icon_is_hidden_from_screen_readers_and_has_a_size_of_its_own() -> None:
    for attribute in ('aria-hidden="true"', 'focusable="false"', 'width="18"', 'height="18"'):
        assert attribute in icon("material/web")
    assert 'style="display:none"' in with_drawings(icon("material/web"))


def test_an_icon_has_no_plain_address_which_breaks_instant_navigation() -> None:
    # Material sets `href` anew on every element that has it, and throws where an element of a drawing refuses.
    assert " href=" not in with_drawings(icon("material/web"))


def test_what_looks_like_an_icon_in_a_text_is_none() -> None:
    shown = str(escape(str(icon("material/web"))))
    assert with_drawings(shown) == shown


@pytest.mark.parametrize(
    "name", ["web", "material/nonsense", "../../../../mkdocs_theme", "material/../material/web", ""]
)
def test_an_icon_that_does_not_exist_is_a_mistake_in_a_template(name: str) -> None:
    with pytest.raises(TemplateRuntimeError, match="there is no icon"):
        icon(name)


def test_every_set_of_icons_can_be_drawn() -> None:
    for start in icons.SETS:
        name = next(name for name in icons.names() if name.startswith(start))
        assert ElementTree.fromstring(with_drawings(f"<p>{icon(name)}</p>").partition("</p>")[2]).tag == "svg"


def test_a_channel_has_its_icon_wherever_it_is_named() -> None:
    site = project()
    renderer = Renderer(site)
    from journeybook.pages.plan import plan

    pages = {page.path: renderer.render(page.build()).html for page in plan(site)}
    for path in ("channels/index.html", "channels/web.html", "touchpoints/index.html", "touchpoints/page.html"):
        assert '<use xlink:href="#jb_icon_material/web"/>' in pages[path], path
    for path, html in pages.items():
        shown = set(re.findall(r'<use xlink:href="#(jb_icon_[^"]+)"', html))
        assert shown == set(re.findall(r'<symbol id="(jb_icon_[^"]+)"', html)), path
