"""A dead address says why it is dead, and what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook.checks.addresses import dead_link, dead_picture
from journeybook.checks.project import Project
from journeybook.checks.runner import run
from journeybook.load import DiskFiles, load
from tests.load.projects import JOURNEY, loaded

FILES = {
    "journeys/grocery/drive.md": JOURNEY,
    "journeys/grocery/plan.pdf": "x",
    "personas/ana.svg": "<svg/>",
    "data/list.yml": "",
    "touchpoints/till.md": "---\n---\nMore.\n",
    "journeys/torch.md": "---\ntitle: [\n---\n",
}


@pytest.fixture(scope="module")
def project() -> Project:
    """A project with a file of every kind."""
    return Project(loaded(FILES))


@pytest.mark.parametrize(
    "address",
    [
        "lamp.md", "lamp.md#pay", "grocery/drive.md#buy", "../personas/ana.md", "../touchpoints/till.md#x", "#pay", "#",
        "../channels/shop.md", "grocery/plan.pdf", "grocery/plan.pdf?v=2", "./grocery/../lamp.md", "lamp%2Emd", "#h-x",
        "torch.md", "torch.md#x",
    ],
)  # fmt: skip
def test_what_leads_somewhere_is_not_dead(address: str, project: Project) -> None:
    assert dead_link(address, "journeys/lamp.md", project) is None


@pytest.mark.parametrize(
    ("address", "message", "hint"),
    [
        ("lmap.md", "there is no file 'journeys/lmap.md' in the project", "did you mean 'lamp.md'?"),
        ("Lamp.md", "there is no file 'journeys/Lamp.md' in the project", "did you mean 'lamp.md'?"),
        ("drive.md", "there is no file 'journeys/drive.md' in the project", "did you mean 'grocery/drive.md'?"),
        ("ana.md", "there is no file 'journeys/ana.md' in the project", "did you mean '../personas/ana.md'?"),
        ("none-at-all.md", "there is no file 'journeys/none-at-all.md' in the project", "relative to journeys/lamp.md"),
        ("lamp.md#pya", "the journey 'lamp' has no stage or step 'pya'", "did you mean 'pay'?"),
        ("#pya", "this journey has no stage or step 'pya'", "did you mean 'pay'?"),
        ("../../out.md", "'../../out.md' leads out of the project", "keep the file in the project"),
        ("/etc/passwd", "'/etc/passwd' leads out of the project", "keep the file in the project"),
        ("../data/list.yml", "'../data/list.yml' is nothing that the site holds", ".svg, .png"),
        ("../data/", "there is no file 'data' in the project", "relative to journeys/lamp.md"),
        ("x" * 300, "there is no file 'journeys/" + "x" * 70 + "…' in the project", "relative to journeys/lamp.md"),
    ],
)
def test_what_leads_nowhere_says_why(address: str, message: str, hint: str, project: Project) -> None:
    dead = dead_link(address, "journeys/lamp.md", project)
    assert dead is not None
    assert dead.message == message
    assert hint in dead.hint


@pytest.mark.parametrize(
    ("path", "source", "hint"),
    [
        ("anna.svg", "personas/ana.md", "did you mean 'ana.svg'?"),
        ("ana.svg", "", "did you mean 'personas/ana.svg'?"),
        ("ana.md", "personas/ana.md", ".svg, .png"),
        ("x.png", "", "a path is relative to the project"),
    ],
)
def test_a_picture_is_a_file_that_shows_something(path: str, source: str, hint: str, project: Project) -> None:
    dead = dead_picture(path, source, project)
    assert dead is not None
    assert hint in dead.hint
    assert dead_picture("ana.svg", "personas/ana.md", project) is None


def test_thousands_of_files_that_are_missing_are_reported_and_some_are_guessed(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "site_config.yml").write_text("title: Shop\ntheme: {css: theme/a.css}\n", "utf-8")
    (tmp_path / "theme/dots.png").write_bytes(b"")
    lines = (f"a{number} {{ b: url(d{number}/dotz.png) }}" for number in range(3000))
    (tmp_path / "theme/a.css").write_text("\n".join(lines), "utf-8")
    found = [one for one in run(load(DiskFiles(tmp_path))) if one.rule == "unknown-file"]
    assert [one.span.line for one in found] == list(range(1, 3001))
    guessed = [one for one in found if one.hint == "did you mean 'dots.png'?"]
    assert 0 < len(guessed) <= 100
    assert {one.hint for one in found[100:]} == {"a path is relative to theme/a.css"}
