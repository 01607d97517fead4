"""The commits that touched content, from Git: also of repositories that somebody has laid out as a trap."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from journeybook.git import Why
from journeybook.history.log import Log, head, log, parsed
from journeybook.load.revision import Gap
from tests.load.repositories import Repository, git, repository

ENTRY = f":100644 100644 {'a' * 40} {'b' * 40} M"
COMMIT = """\
tree {tree}
author Ana <ana@shop.example> 1700000000 +0000
committer Ana <ana@shop.example> 1700000000 +0000
gpgsig -----BEGIN PGP SIGNATURE-----
 none
 -----END PGP SIGNATURE-----

Describe the lamp
"""


@pytest.fixture
def signed(tmp_path: Path) -> Repository:
    """A project whose only commit bears a signature."""
    made = repository(tmp_path / "made")
    made.write({"journeys/lamp.md": "---\ntitle: A lamp\n---\n"})
    git(made.root, "add", "journeys")
    tree = git(made.root, "write-tree")
    commit = git(made.root, "hash-object", "-t", "commit", "-w", "--stdin", text=COMMIT.format(tree=tree))
    git(made.root, "update-ref", "HEAD", commit)
    return made


def logged(root: Path) -> Log:
    commit = head(root)
    assert not isinstance(commit, Gap)
    found = log(root, commit)
    assert not isinstance(found, Gap)
    return found


def test_a_commit_says_who_made_it_when_and_which_files_it_touched(signed: Repository) -> None:
    (commit,) = logged(signed.root).commits
    assert (commit.author, commit.subject, commit.is_root) == ("Ana", "Describe the lamp", True)
    assert commit.at is not None
    assert commit.at.isoformat() == "2023-11-14T22:13:20+00:00"
    (touched,) = commit.touched
    assert (touched.path, touched.was, touched.old) == ("journeys/lamp.md", "journeys/lamp.md", ())
    assert touched.new == git(signed.root, "hash-object", "journeys/lamp.md")


def test_settings_of_a_repository_have_git_run_no_program(signed: Repository) -> None:
    sprung = signed.root / "sprung"
    program = signed.root / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch '{sprung}'\nexit 1\n", "utf-8")
    program.chmod(0o755)
    git(signed.root, "config", "log.showSignature", "true")
    git(signed.root, "config", "gpg.program", str(program))
    subprocess.run(["git", "-C", str(signed.root), "log"], capture_output=True, check=False)
    assert sprung.exists(), "the trap does not work"
    sprung.unlink()
    assert len(logged(signed.root).commits) == 1
    assert not sprung.exists()


def test_a_bare_repository_among_the_files_of_a_project_is_none(signed: Repository) -> None:
    for part in (signed.root / ".git").iterdir():
        part.rename(signed.root / part.name)
    (signed.root / ".git").rmdir()
    git(signed.root, "config", "core.bare", "false")
    git(signed.root, "config", "core.worktree", str(signed.root))
    assert head(signed.root) == Gap(why=Why.NO_REPOSITORY)


def test_where_there_is_no_git_no_repository_or_no_commit_that_is_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    assert head(tmp_path / "folder") == Gap(why=Why.NO_REPOSITORY)
    assert head(repository(tmp_path / "empty").root) == Gap(why=Why.NO_COMMIT)
    monkeypatch.setenv("PATH", "")
    assert head(tmp_path / "folder") == Gap(why=Why.NO_GIT)


def test_a_date_that_is_none_leaves_a_commit_without_one() -> None:
    (commit,) = parsed(f"\0\x1e{'c' * 40}\x1f\x1f20000-01-01T00:00:00Z\x1fAna\x1fLamp\0\n{ENTRY}\0journeys/a.md\0")
    assert commit.at is None
    assert [each.path for each in commit.touched] == ["journeys/a.md"]


def test_a_subject_and_a_path_that_look_like_something_else_are_taken_as_they_are() -> None:
    said = (
        f"\0\x1e{'c' * 40}\x1fp\x1f2026-10-02T12:00:00Z\x1fAna\x1f:100644 not\x1fan entry \x1b[31m‮x\0"
        f"\n{ENTRY}\0journeys/\x1e:odd.md\0"
    )
    (commit,) = parsed(said)
    assert commit.subject == ":100644 not an entry [31m x"
    assert [each.path for each in commit.touched] == ["journeys/\x1e:odd.md"]


def test_links_and_submodules_are_no_files() -> None:
    linked = ENTRY.replace(":100644 100644", ":120000 160000")
    said = f"\0\x1e{'c' * 40}\x1fp\x1f2026-10-02T12:00:00Z\x1fAna\x1fX\0\n{linked}\0journeys/a.md\0"
    assert next(parsed(said)).touched == ()
