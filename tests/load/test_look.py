"""Which files the look of a site needs, wherever in the project they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook.load import DiskFiles, Loaded, load
from journeybook.load.look import target_of
from tests.load.projects import LETTERS


def project(root: Path, theme: str, files: dict[str, str]) -> Loaded:
    for path, text in {"site_config.yml": f"title: Shop\ntheme: {theme}\n", **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return load(DiskFiles(root))


def test_fonts_and_style_sheets_may_lie_in_any_folder(tmp_path: Path) -> None:
    loaded = project(
        tmp_path,
        "{fonts: {text: brand/fonts/a.ttf, headings: [./brand/fonts/b.ttf]}, css: [extra.css, brand/css/more.css]}",
        {"brand/fonts/a.ttf": LETTERS, "brand/fonts/b.ttf": LETTERS, "extra.css": "", "brand/css/more.css": ""},
    )
    assert loaded.look.files == ("brand/css/more.css", "brand/fonts/a.ttf", "brand/fonts/b.ttf", "extra.css")
    assert set(loaded.look.files) <= loaded.files


def test_a_logo_may_lie_in_any_folder(tmp_path: Path) -> None:
    loaded = project(tmp_path, "{logo: ./brand/logo.svg}", {"brand/logo.svg": "<svg/>", "other/x.svg": "<svg/>"})
    assert "brand/logo.svg" in loaded.files
    assert "other/x.svg" not in loaded.files
    assert loaded.settings.theme.logo == "brand/logo.svg"


def test_what_a_style_sheet_refers_to_is_needed_too(tmp_path: Path) -> None:
    loaded = project(
        tmp_path,
        "{css: brand/css/a.css}",
        {
            "brand/css/a.css": "@import 'b.css'; a { background: url('../pictures/a%20b.png?1#x'), url(#local) }",
            "brand/css/b.css": "@import url(a.css); b { c: url(gone.png), url(notes.md), url(../../../x.png) }",
            "brand/css/notes.md": "",
            "brand/pictures/a b.png": "",
            "brand/pictures/other.png": "",
        },
    )
    assert loaded.look.files == ("brand/css/a.css", "brand/css/b.css", "brand/pictures/a b.png")
    assert list(loaded.look.styles) == ["brand/css/a.css", "brand/css/b.css"]


def test_a_text_of_a_custom_property_makes_no_file_needed(tmp_path: Path) -> None:
    files = {"theme/a.css": "a { --x: 'b.png' }", "theme/b.png": ""}
    assert project(tmp_path, "{css: theme/a.css}", files).look.files == ("theme/a.css",)


def test_only_fonts_that_are_fonts_are_needed(tmp_path: Path) -> None:
    loaded = project(
        tmp_path,
        "{fonts: {text: [theme/a.ttf, theme/b.ttf, theme/c.ttf]}}",
        {"theme/a.ttf": LETTERS, "theme/b.ttf": ""},
    )
    assert loaded.look.files == ("theme/a.ttf",)
    assert loaded.look.fonts["theme/b.ttf"] is None
    assert "theme/c.ttf" not in loaded.look.fonts


def test_links_are_not_followed_to_fonts_style_sheets_and_pictures(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.css").write_text("", "utf-8")
    root = tmp_path / "project"
    (root / "theme").mkdir(parents=True)
    (root / "brand").symlink_to(outside)
    (root / "theme/b.css").symlink_to(outside / "a.css")
    loaded = project(root, "{css: [brand/a.css, brand/deep/a.css, theme/b.css]}", {})
    assert loaded.look.files == ()
    assert [(one.rule, one.span.path) for one in loaded.findings] == [
        ("not-a-plain-file", "brand"),
        ("not-a-plain-file", "theme/b.css"),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "../secret.css",
        "/etc/secret.css",
        "theme/../../secret.css",
        "https://x.example/a.css",
        ".",
        "a" * 5000 + "/b.css",
    ],
)
def test_no_folder_outside_the_project_is_looked_into(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.css").write_text("", "utf-8")
    loaded = project(tmp_path / "project", f'{{css: "{path}", logo: "{path}", fonts: {{text: "{path}"}}}}', {})
    assert loaded.look.files == ()
    assert loaded.files == {"site_config.yml"}


def test_hidden_files_beside_a_style_sheet_are_not_the_projects(tmp_path: Path) -> None:
    files = {"brand/a.css": "a { b: url(.git/c.png) }", "brand/.git/c.png": "", "brand/.d.png": ""}
    loaded = project(tmp_path, "{css: brand/a.css}", files)
    assert loaded.files == {"site_config.yml", "brand/a.css"}


def test_a_style_sheet_that_is_no_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/a.css").write_bytes(b"a { content: '\xff' }")
    loaded = project(tmp_path, "{css: theme/a.css}", {})
    assert [(one.rule, one.span.path) for one in loaded.findings] == [("encoding", "theme/a.css")]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("a.png", "brand/css/a.png"),
        ("./../a.png", "brand/a.png"),
        ("..\\a.png", "brand/a.png"),
        (" a.png\n", "brand/css/a.png"),
        ("a\n.png", "brand/css/a.png"),
        ("../../../a.png", "../a.png"),
        ("/a.png", "/a.png"),
        ("a.png?v=1", "brand/css/a.png"),
        ("a.svg#icon", "brand/css/a.svg"),
        ("%C3%A9.png", "brand/css/é.png"),
        ("#icon", ""),
        ("", ""),
        ("data:image/png;base64,AAAA", ""),
        ("https://x.example/a.png", ""),
        ("//x.example/a.png", ""),
        ("\\\\x.example/a.png", ""),
        ("ht\ntps://x.example", ""),
    ],
)
def test_an_address_is_relative_to_its_style_sheet(address: str, path: str) -> None:
    assert target_of(address, "brand/css/a.css") == path
