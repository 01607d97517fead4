"""Our style sheets and scripts as they go to a site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeybook.publish import lean
from journeybook.publish.lean import read_lean

OURS = sorted(
    file for file in (Path(lean.journeybook_theme.__path__[0]) / "assets").rglob("*") if file.suffix in (".css", ".js")
)
SCRIPTS = [file for file in OURS if file.suffix == ".js"]


@pytest.fixture
def leaned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Return what becomes of a text, as a file of our theme."""

    def of(name: str, text: str) -> str:
        monkeypatch.setattr(lean, "_THEME", tmp_path)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_lean(tmp_path / name).decode()

    return of


def test_a_style_sheet_loses_comments_and_indentation(leaned) -> None:  # type: ignore[no-untyped-def]
    text = "/* What\n * it is. */\n.a {\n  color: red; /* why */\n\n  top: 0;\n}\n"
    assert leaned("a.css", text) == ".a {\ncolor: red; \ntop: 0;\n}\n"


def test_what_only_looks_like_a_comment_in_a_style_sheet_stays(leaned) -> None:  # type: ignore[no-untyped-def]
    text = """.a::after { content: "/* \\" x */"; background: url('a/*b*/c'); } /* gone */"""
    assert leaned("a.css", text) == """.a::after { content: "/* \\" x */"; background: url('a/*b*/c'); } """


def test_a_script_loses_the_lines_that_are_comments(leaned) -> None:  # type: ignore[no-untyped-def]
    text = '/* What\n * it is. */\n{\n  // why\n  /** How. */\n  let a = "x // y" // stays\n\n  a /* b */ + 1\n}\n'
    assert leaned("a.js", text) == '{\nlet a = "x // y" // stays\na /* b */ + 1\n}\n'


def test_a_division_or_a_pattern_is_no_comment(leaned) -> None:  # type: ignore[no-untyped-def]
    text = "const far = text.replace(/\\/\\*/g, '')\n  / 2\nconst near = `http://${far}/*`\n"
    assert leaned("a.js", text) == "const far = text.replace(/\\/\\*/g, '')\n/ 2\nconst near = `http://${far}/*`\n"


@pytest.mark.parametrize("name", ["team.css", "team.js"])
def test_the_files_of_a_team_stay_as_they_are(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"/* ours */\n  // \xff\r\n  a\n")
    assert read_lean(tmp_path / name) == b"/* ours */\n  // \xff\r\n  a\n"


def test_other_files_of_ours_stay_as_they_are() -> None:
    icon = OURS[0].parents[1] / "images" / "favicon.svg"
    assert read_lean(icon) == icon.read_bytes()


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_no_text_of_a_script_goes_over_the_end_of_a_line(file: Path) -> None:
    """It would lose the spaces that its next line begins with."""
    code = read_lean(file).decode()
    assert [line for line in code.splitlines() if line.replace("\\`", "").count("`") % 2] == []


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_nothing_but_comments_and_white_space_is_gone(file: Path) -> None:
    kept = read_lean(file).decode()
    lines = iter(re.sub(r"\s+", " ", line).strip() for line in file.read_text(encoding="utf-8").splitlines())
    for line in kept.splitlines():
        wanted = re.sub(r"\s+", " ", line).strip()
        assert any(wanted == found or found.startswith(wanted) for found in lines), line
