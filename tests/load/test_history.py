"""The newest changes, from Git: also of repositories that somebody has laid out as a trap."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from journeybook.load.history import _parse, recent_changes

WHO = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
COMMIT = """\
tree {tree}
author Ana <ana@shop.example> 1700000000 +0000
committer Ana <ana@shop.example> 1700000000 +0000
gpgsig -----BEGIN PGP SIGNATURE-----
 none
 -----END PGP SIGNATURE-----

Describe the lamp
"""


def git(folder: Path, *arguments: str, text: str = "") -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=text, capture_output=True, text=True, check=True, env={**os.environ, **WHO},
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose only commit bears a signature."""
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys/lamp.md").write_text("---\ntitle: A lamp\n---\n", "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "journeys")
    tree = git(tmp_path, "write-tree")
    commit = git(tmp_path, "hash-object", "-t", "commit", "-w", "--stdin", text=COMMIT.format(tree=tree))
    git(tmp_path, "update-ref", "HEAD", commit)
    return tmp_path


def trap(project: Path) -> Path:
    """A program that leaves a file when it runs."""
    sprung = project / "sprung"
    program = project / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch '{sprung}'\nexit 1\n", "utf-8")
    program.chmod(0o755)
    git(project, "config", "log.showSignature", "true")
    git(project, "config", "gpg.program", str(program))
    return sprung


def test_the_newest_commit_of_a_file_is_told(project: Path) -> None:
    (change,) = recent_changes(project, 8)
    assert (change.path, change.author, change.subject) == ("journeys/lamp.md", "Ana", "Describe the lamp")
    assert change.day.isoformat() == "2023-11-14"


def test_settings_of_a_repository_have_git_run_no_program(project: Path) -> None:
    sprung = trap(project)
    subprocess.run(["git", "-C", str(project), "log"], capture_output=True, check=False)
    assert sprung.exists(), "the trap does not work"
    sprung.unlink()
    assert len(recent_changes(project, 8)) == 1
    assert not sprung.exists()


def test_a_bare_repository_among_the_files_of_a_project_is_none(project: Path) -> None:
    for part in (project / ".git").iterdir():
        part.rename(project / part.name)
    (project / ".git").rmdir()
    git(project, "config", "core.bare", "false")
    git(project, "config", "core.worktree", str(project))
    assert recent_changes(project, 8) == ()


@pytest.mark.parametrize(
    "log",
    [
        "20000-01-01\x1fAna\x1fLamp\0\njourneys/lamp.md\0",
        "2026-99-99\x1fAna\x1fLamp\0\njourneys/lamp.md\0",
        "a\x1fb\x1fc.md\0",
        "\x1f\x1f\0",
    ],
)
def test_a_date_that_is_none_and_a_strange_file_name_are_passed_over(log: str, tmp_path: Path) -> None:
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys/lamp.md").touch()
    assert _parse(log, tmp_path, 8) == ()


def test_a_folder_without_git_has_no_changes(tmp_path: Path) -> None:
    assert recent_changes(tmp_path, 8) == ()
