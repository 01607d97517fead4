"""Our style sheets and scripts as they go to a site: in few files, and short."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeybook.publish import bundles
from journeybook.publish.bundles import Bundle, guest_bundles, own_bundles, read_lean, theme_files

Leaned = Callable[[str, str], str]
OF_THE_FRAME = {"shell.css", "keys.css", "keys.js", "languages.js"}
"""What another theme has of its own."""
ALONE = {"search.js", "seeker.js"}
"""What Material's own scripts need before they run, and what is loaded when a reader enters the search box."""


@pytest.fixture
def leaned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Leaned:
    """Return what becomes of a text, as a file of our theme."""

    def of(name: str, text: str) -> str:
        monkeypatch.setattr(bundles, "_FOLDER", tmp_path)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_lean(tmp_path / name).decode()

    return of


def test_a_style_sheet_loses_comments_and_white_space(leaned: Leaned) -> None:
    text = "/* What\n * it is. */\n.a > .b {\n  color: red; /* why */\n\n  top: calc(1px + 2px);\n}\n"
    assert leaned("a.css", text) == ".a > .b{color:red;top:calc(1px + 2px)}".replace(" > ", ">")


def test_what_only_looks_like_a_comment_in_a_style_sheet_stays(leaned: Leaned) -> None:
    text = """.a::after { content: "/* \\" x */"; background: url('a/*b*/c'); } /* gone */"""
    assert leaned("a.css", text) == """.a::after{content:"/* \\" x */";background:url('a/*b*/c')}"""


def test_a_state_of_anything_inside_is_not_one_of_the_thing_itself(leaned: Leaned) -> None:
    assert leaned("a.css", ".a :is(b, i), .a[x] :hover, p:is(b) ::before { top: 0 }") == (
        ".a *:is(b,i),.a[x] *:hover,p:is(b) *::before{top:0}"
    )
    assert leaned("a.css", "@media (width > 1em) { .a:is(b) { top : 0; left: 1px } }") == (
        "@media (width>1em){.a:is(b){top:0;left:1px}}"
    )


def test_a_script_loses_its_comments_and_no_text_or_pattern(leaned: Leaned) -> None:
    text = (
        '/* What\n * it is. */\n{\n  // why\n  let a = "x // y" // gone\n'
        "  const far = a.replace(/\\/\\*/g, '')\n    / 2\n  const near = `http://${far}/*  x`\n}\n"
    )
    short = leaned("a.js", text)
    for kept in ('"x // y"', "/\\/\\*/g", "`http://${far}/*  x`", "/2"):
        assert kept in short
    for lost in ("What", "why", "gone"):
        assert lost not in short


@pytest.mark.parametrize("name", ["team.css", "team.js"])
def test_the_files_of_a_team_stay_as_they_are(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"/* ours */\n  // \xff\r\n  a\n")
    assert read_lean(tmp_path / name) == b"/* ours */\n  // \xff\r\n  a\n"


def test_other_files_of_ours_stay_as_they_are() -> None:
    icon = theme_files()["assets/images/favicon.svg"]
    assert read_lean(icon) == icon.read_bytes()


def test_every_style_sheet_and_script_is_in_the_bundles_of_our_theme() -> None:
    parts = {Path(part).name for bundle in own_bundles() for part in bundle.parts}
    assert parts == _written() - {"guest.css"} - ALONE


def test_a_site_of_others_gets_all_but_what_is_about_the_frame() -> None:
    parts = {Path(part).name for bundle in guest_bundles() for part in bundle.parts}
    assert parts == _written() - OF_THE_FRAME - ALONE


def test_scripts_in_one_file_are_apart(tmp_path: Path) -> None:
    files = {name: tmp_path / name for name in ("a.js", "b.js")}
    for file in files.values():
        file.write_text("(() => {})() // end", encoding="utf-8")
    made = Bundle(setting="scripts", path="all.js", parts=("a.js", "b.js")).made_of(files)
    assert made == b"(() => {})() // end\n;(() => {})() // end"


def _written() -> set[str]:
    return {Path(path).name for path in theme_files() if path.endswith((".css", ".js"))}
