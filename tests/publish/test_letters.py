"""A team's fonts as a style sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from journeybook.publish.build import publish
from journeybook.publish.letters import letters
from journeybook.render.rendered import Asset, FontFace, RenderedPage, Site

PATH = "assets/stylesheets/brand.css"
SHELL = Path(__file__).parents[2] / "theme/journeybook_theme/assets/stylesheets/shell.css"


def face(path: str = "files/theme/sans.woff2", role: str = "text", weight: str = "1 1000") -> FontFace:
    return FontFace(role=role, path=path, format="woff2", weight=weight, style="normal")


def test_a_font_is_described_as_it_is() -> None:
    css = letters([face()], PATH)
    assert '  src: url("../../files/theme/sans.woff2") format("woff2");\n' in css
    assert "  font-weight: 1 1000;\n  font-style: normal;\n  font-display: swap;\n" in css
    assert "--jb-heading-font" not in css


def test_headings_fall_back_to_the_font_of_the_text() -> None:
    css = letters([face(), face(role="headings", weight="700")], PATH)
    assert '--jb-heading-font: "Journeybook headings", var(--jb-text-font, system-ui);' in css
    assert css.count("@font-face") == 2


def test_without_fonts_there_is_nothing_to_say() -> None:
    assert letters([], PATH) == ""


def test_the_shell_uses_what_is_set_here() -> None:
    shell = SHELL.read_text("utf-8")
    for name in re.findall(r"--jb-[a-z]+-font(?=:)", letters([face(), face(role="headings")], PATH)):
        assert f"var({name}, " in shell


@given(st.text(alphabet=st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), min_size=1))
def test_no_name_of_a_file_gets_out_of_its_address(name: str) -> None:
    css = letters([face(f"files/{name}/a.woff2")], PATH)
    (address,) = re.findall(r'^  src: url\("([^"]*)"\) format\("woff2"\);$', css, re.MULTILINE)
    assert re.fullmatch(r"[\w./%~-]+", address, re.ASCII)
    assert css.count("\n") == letters([face()], PATH).count("\n")
    assert unquote(normpath(join("assets/stylesheets", address))) == normpath(f"files/{name}/a.woff2")


def test_every_page_of_the_site_gets_fonts_and_style_sheets(
    make_site: Callable[..., Site], pages: tuple[RenderedPage, ...], tmp_path: Path
) -> None:
    sheets = ("files/theme/été 1.css", "files/a#b.css")
    site = make_site(
        fonts=(face(),),
        css=sheets,
        assets=tuple(Asset.of(path, b"a{}") for path in ("files/theme/sans.woff2", *sheets)),
    )
    publish(site, pages, tmp_path / "site")
    assert "@font-face" in (tmp_path / "site" / PATH).read_text("utf-8")
    for page in pages:
        document = (tmp_path / "site" / page.path).read_text("utf-8")
        linked = re.findall(r'<link rel="stylesheet" href="([^"]+)"', document)
        up = "../" * page.path.count("/") or "./"
        assert linked[-2:] == [f"{up}files/theme/%C3%A9t%C3%A9%201.css", f"{up}files/a%23b.css"]
        assert f"{up}{PATH}" in linked
    for path in sheets:
        assert (tmp_path / "site" / path).read_bytes() == b"a{}"
