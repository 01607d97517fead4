"""Which files are read: plain ones in the project's own folders, and nothing that leads elsewhere."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from journeybook.checks.runner import run
from journeybook.errors import InvocationError
from journeybook.load import DiskFiles, load
from journeybook.load.discover import is_id, open_project
from journeybook.syntax.decoding import MAX_BYTES
from tests.conftest import Write

JOURNEY = "---\ntitle: T\nstages:\n  - id: s\n    title: S\n    steps:\n      - {id: a, title: A}\n---\n"


def test_the_files_of_a_project_are_those_of_its_folders(write_project: Write) -> None:
    root = write_project(
        {
            "site_config.yml": "title: T\n",
            "more.yaml": "",
            "README.md": "",
            "journeys/retail/food/drive.md": JOURNEY,
            "journeys/.hidden.md": JOURNEY,
            "journeys/.git/config.md": JOURNEY,
            "personas/lea.svg": "",
            "data/survey.csv": "",
            "theme/main.css": "",
            "elsewhere/x.md": JOURNEY,
        }
    )
    assert DiskFiles(root).paths() == (
        "data/survey.csv",
        "journeys/retail/food/drive.md",
        "more.yaml",
        "personas/lea.svg",
        "site_config.yml",
        "theme/main.css",
    )


def test_the_sub_folder_is_the_area(write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/retail/home-and-garden/lamp.md": JOURNEY})
    journey = load(DiskFiles(root)).catalogue.journeys["lamp"]
    assert (journey.folder, journey.area) == ("retail/home-and-garden", "Home and garden")


@pytest.mark.parametrize("name", ["journeys/a.md", "journeys/sub", "personas", "site_config.yml"])
def test_a_symbolic_link_is_reported_and_not_followed(name: str, write_project: Write, tmp_path: Path) -> None:
    root = write_project({"journeys/b.md": JOURNEY})
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "s.md").write_text(JOURNEY, encoding="utf-8")
    (root / name).symlink_to(secret if name in ("journeys/sub", "personas") else secret / "s.md")
    project = load(DiskFiles(root))
    assert list(project.catalogue.journeys) == ["b"]
    assert list(project.catalogue.personas) == []
    assert (name, "not-a-plain-file") in {(one.span.path, one.rule) for one in project.findings}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_does_not_hold_up_the_reading(write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/b.md": JOURNEY})
    os.mkfifo(root / "journeys/pipe.md")
    project = load(DiskFiles(root))
    assert [(one.span.path, one.rule) for one in project.findings] == [("journeys/pipe.md", "not-a-plain-file")]


def test_a_link_in_a_circle_ends(write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/b.md": JOURNEY})
    (root / "journeys/again").symlink_to(".")
    assert list(load(DiskFiles(root)).catalogue.journeys) == ["b"]


@pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="needs file names of any bytes")
def test_a_file_name_that_is_no_text_is_reported_readably(write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n"})
    (root / "journeys").mkdir()
    Path(os.fsdecode(os.fsencode(root) + b"/journeys/caf\xe9.md")).write_text(JOURNEY, encoding="utf-8")
    found = run(load(DiskFiles(root)))
    assert [(one.rule, one.span.path) for one in found] == [("file-name", "journeys/caf\\udce9.md")]
    found[0].message.encode()


class _Closed(DiskFiles):
    """Files that the system does not let us read, as it lets root read everything."""

    def read(self, path: str) -> bytes:
        if path.startswith("journeys/"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return DiskFiles.read(self, path)


def test_a_file_that_may_not_be_read_is_reported(write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/b.md": JOURNEY})
    found = load(_Closed(root)).findings
    assert [(one.rule, one.message) for one in found] == [("encoding", "the file cannot be read: permission denied")]


def test_a_file_that_goes_away_while_reading_is_reported(write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/b.md": JOURNEY, "journeys/c.md": JOURNEY})
    files = DiskFiles(root)
    files.paths()
    (root / "journeys/b.md").unlink()
    project = load(files)
    assert [(one.rule, one.span.path) for one in project.findings] == [("encoding", "journeys/b.md")]
    assert list(project.catalogue.journeys) == ["c"]


def test_no_more_is_read_of_a_huge_file_than_shows_that_it_is_huge(write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/b.md": JOURNEY})
    with (root / "journeys/b.md").open("r+b") as stream:
        stream.truncate(1 << 40)
    assert len(DiskFiles(root).read("journeys/b.md")) == MAX_BYTES + 1
    assert [one.rule for one in load(DiskFiles(root)).findings] == ["file-size"]


@pytest.mark.parametrize("name", ["a", "a-b", "2026", "a1-2b", "a" * 100])
def test_lower_case_words_joined_by_hyphens_are_an_id(name: str) -> None:
    assert is_id(name)


@pytest.mark.parametrize(
    "name",
    ["", "A", "é", "a_b", "a b", "-a", "a-", "a--b", "a.b", "a/b", "a" * 101, "con", "nul", "com1", "index", "а", "ﬁa",
     "a\n"],
)  # fmt: skip
def test_nothing_else_is(name: str) -> None:
    assert not is_id(name)


def test_a_folder_that_is_no_project_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InvocationError, match="journeybook new project"):
        open_project(tmp_path)
    with pytest.raises(InvocationError, match="there is no folder"):
        open_project(tmp_path / "none")


def test_no_name_is_proposed_that_is_taken(write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/CON.md": JOURNEY, "journeys/Été 1.md": JOURNEY})
    assert [one.hint for one in load(DiskFiles(root)).findings] == ["rename it", "rename it to ete-1.md"]
