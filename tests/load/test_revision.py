"""Releases and files of a revision, out of repositories made for each test."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from journeybook.git import Why
from journeybook.load import DiskFiles
from journeybook.load.revision import Gap, Revision, RevisionFiles, files_at, releases, revision
from journeybook.syntax.decoding import MAX_BYTES
from tests.load.projects import CONFIGURATION, FILES, JOURNEY, PERSONA
from tests.load.repositories import ALONE, Repository, git, repository

PROJECT = {"site_config.yml": CONFIGURATION, "journeys/lamp.md": JOURNEY, "personas/ana.md": PERSONA}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the settings of this machine out."""
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """A repository with a project and a commit."""
    made = repository(tmp_path / "made")
    made.commit(PROJECT)
    return made


def names(root: Path) -> list[str]:
    """Return the names of the releases, newest first."""
    found = releases(root)
    assert not isinstance(found, Gap), found
    return [release.name for release in found]


def at(root: Path, name: str) -> RevisionFiles:
    """Return the files at a revision."""
    found = revision(root, name)
    assert isinstance(found, Revision), found
    files = files_at(root, found)
    assert isinstance(files, RevisionFiles), files
    return files


def test_the_release_tagged_last_comes_first(made: Repository) -> None:
    made.tag("v1.0", "2026-01-05")
    made.commit({"journeys/lamp.md": JOURNEY + "More.\n"}, "2026-02-01")
    made.tag("v2.0", "2026-02-02")
    made.tag("v1.0.1", "2026-03-01", at="HEAD~1")
    assert names(made.root) == ["v1.0.1", "v2.0", "v1.0"]


def test_of_releases_of_one_moment_the_highest_version_comes_first(made: Repository) -> None:
    for name in ("v1.9", "v1.10", "v1.10-rc1", "v1.2"):
        made.tag(name)
    assert names(made.root) == ["v1.10", "v1.10-rc1", "v1.9", "v1.2"]


def test_a_release_has_its_commit_and_the_day_of_its_tag(made: Repository) -> None:
    head = git(made.root, "rev-parse", "HEAD")
    made.tag("v1.0", "2026-11-20")
    made.tag("v0.9", annotated=False)
    assert releases(made.root) == (
        Revision(name="v1.0", commit=head, day=date(2026, 11, 20)),
        Revision(name="v0.9", commit=head, day=date(2026, 10, 2)),
    )


def test_tags_without_a_version_are_no_releases_where_others_have_one(made: Repository) -> None:
    made.tag("steering", "2026-12-01")
    assert names(made.root) == ["steering"]
    made.tag("journeys/2026-10", "2026-10-03")
    assert names(made.root) == ["journeys/2026-10"]


def test_a_tag_that_does_not_lead_here_is_no_release(made: Repository) -> None:
    git(made.root, "switch", "--quiet", "--create", "other")
    made.commit({"journeys/lamp.md": JOURNEY + "Else.\n"})
    made.tag("v9.0")
    git(made.root, "switch", "--quiet", "main")
    assert releases(made.root) == Gap(why=Why.NO_RELEASE)
    git(made.root, "merge", "--quiet", "other")
    assert names(made.root) == ["v9.0"]


def test_a_tag_of_a_file_is_no_release(made: Repository) -> None:
    git(made.root, "tag", "v1.0", "HEAD:site_config.yml")
    assert releases(made.root) == Gap(why=Why.NO_RELEASE)


def test_a_detached_head_has_its_releases(made: Repository) -> None:
    made.tag("v1.0")
    git(made.root, "switch", "--quiet", "--detach")
    assert names(made.root) == ["v1.0"]


def test_no_repository_no_commit_and_no_tag_are_told_apart(tmp_path: Path, made: Repository) -> None:
    (tmp_path / "plain").mkdir()
    assert releases(tmp_path / "plain") == Gap(why=Why.NO_REPOSITORY)
    assert releases(repository(tmp_path / "empty").root) == Gap(why=Why.NO_RELEASE)
    assert releases(made.root) == Gap(why=Why.NO_RELEASE)
    assert releases(made.root / ".git") == Gap(why=Why.NO_REPOSITORY)


def test_without_git_nothing_is_known(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert releases(made.root) == Gap(why=Why.NO_GIT)
    assert revision(made.root, "HEAD") == Gap(why=Why.NO_GIT, revision="HEAD")
    assert files_at(made.root, Revision(name="x", commit="0" * 40)) == Gap(why=Why.NO_GIT, revision="x")


def test_a_shallow_clone_without_tags_says_that_it_is_one(made: Repository, tmp_path: Path) -> None:
    made.tag("v1.0")
    made.commit({"journeys/lamp.md": JOURNEY + "More.\n"})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", made.root.as_uri(), str(clone))
    assert releases(clone) == Gap(why=Why.SHALLOW)
    git(clone, "fetch", "--quiet", "--unshallow", "--tags")
    assert names(clone) == ["v1.0"]


def test_a_shallow_clone_that_reaches_back_to_the_tag_has_it(made: Repository, tmp_path: Path) -> None:
    made.tag("v1.0")
    made.commit({"journeys/lamp.md": JOURNEY + "More.\n"})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "2", made.root.as_uri(), str(clone))
    git(clone, "fetch", "--quiet", "--depth", "2", "origin", "tag", "v1.0")
    assert names(clone) == ["v1.0"]


def test_what_a_partial_clone_lacks_is_said_and_not_fetched(made: Repository, tmp_path: Path) -> None:
    made.commit({"journeys/lamp.md": JOURNEY + "More.\n"})
    git(made.root, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--filter", "blob:none", made.root.as_uri(), str(clone))
    files = at(clone, "HEAD~1")
    assert files.paths() == tuple(sorted(PROJECT))
    with pytest.raises(OSError, match="incomplete"):
        files.read("journeys/lamp.md")
    bare = tmp_path / "bare"
    git(tmp_path, "clone", "--quiet", "--filter", "tree:0", made.root.as_uri(), str(bare))
    before = revision(bare, "HEAD~1")
    assert isinstance(before, Revision)
    assert files_at(bare, before) == Gap(why=Why.INCOMPLETE, revision="HEAD~1")


def test_a_repository_of_another_user_is_named_as_the_reason(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made.tag("v1.0")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert releases(made.root) == Gap(why=Why.NOT_TRUSTED)


@pytest.mark.parametrize("name", ["v7", "", "--all", "-h", "HEAD:site_config.yml", "x\ny", "0" * 40])
def test_a_revision_that_does_not_exist_is_said_by_its_name(made: Repository, name: str) -> None:
    assert revision(made.root, name) == Gap(why=Why.UNKNOWN, revision=name)


def test_a_revision_may_be_named_as_git_has_it(made: Repository) -> None:
    made.commit({"journeys/lamp.md": JOURNEY + "More.\n"}, "2026-10-05")
    head = git(made.root, "rev-parse", "HEAD")
    for name in ("HEAD", "main", head, head[:8], "HEAD^0", "@"):
        assert revision(made.root, name) == Revision(name=name, commit=head, day=date(2026, 10, 5))


def test_files_are_those_of_the_revision_and_not_of_the_work_tree(made: Repository) -> None:
    made.write({"journeys/lamp.md": "Spilt.\n", "journeys/new.md": JOURNEY, "personas/ana.md": None})
    git(made.root, "add", "--all")
    files = at(made.root, "HEAD")
    assert files.paths() == tuple(sorted(PROJECT))
    assert files.read("journeys/lamp.md") == JOURNEY.encode()
    assert (made.root / "journeys/lamp.md").read_text("utf-8") == "Spilt.\n"


def test_the_files_of_a_revision_are_found_as_those_on_disk_are(tmp_path: Path) -> None:
    made = repository(tmp_path / "made")
    more = {
        "README.md": "Read me.\n", "notes.yml": "a: b\n", ".hidden.yml": "", "journeys/.draft.md": "",
        "journeys/é.md": "",
        "data/deep/er/x.csv": "1", "theme/.x/y.css": "", "theme/a.css": "", "other/list.yml": "", "other/.z": "",
    }  # fmt: skip
    made.write({**FILES, **more})
    (made.root / "journeys/link.md").symlink_to("lamp.md")
    (made.root / "other/link").symlink_to("../data")
    (made.root / "touchpoints").symlink_to("data")
    made.commit({})
    disk, past = DiskFiles(made.root), at(made.root, "HEAD")
    assert (past.paths(), past.left_out(), past.name) == (disk.paths(), disk.left_out(), disk.name)
    for path in (
        "site_config.yml",
        "other/list.yml",
        "data/deep/er/x.csv",
        "touchpoints/x.yml",
        "other/link/x",
        ".a/b",
    ):
        assert past.beside(path) == disk.beside(path), path
    for path in past.paths():
        assert past.read(path) == disk.read(path)
    with pytest.raises(OSError, match="no such file"):
        past.read("journeys/nothing.md")


def test_a_project_in_a_folder_of_the_repository_has_that_folder_alone(tmp_path: Path) -> None:
    made = repository(tmp_path / "made")
    made.commit(
        {"site_config.yml": "title: Another\n", **{f"docs/lumière/{path}": text for path, text in PROJECT.items()}}
    )
    made.tag("v1.0")
    root = made.root / "docs/lumière"
    assert names(root) == ["v1.0"]
    files = at(root, "v1.0")
    assert files.paths() == tuple(sorted(PROJECT))
    assert files.read("site_config.yml") == CONFIGURATION.encode()


def test_a_revision_without_the_project_is_none_to_compare_with(tmp_path: Path) -> None:
    made = repository(tmp_path / "made")
    made.commit({"README.md": "Soon.\n", "docs/README.md": "Soon.\n"})
    for folder in (made.root, made.root / "docs", made.root / "journeys"):
        folder.mkdir(exist_ok=True)
        found = revision(folder, "HEAD")
        assert isinstance(found, Revision)
        assert files_at(folder, found) == Gap(why=Why.NO_PROJECT, revision="HEAD")


def test_of_a_file_that_is_too_large_no_more_is_read_than_shows_that(made: Repository) -> None:
    made.commit({"journeys/long.md": "x" * (MAX_BYTES + 5_000), "journeys/next.md": "Next.\n"})
    files = at(made.root, "HEAD")
    files.fetch(files.paths())
    assert len(files.read("journeys/long.md")) == MAX_BYTES + 1
    assert files.read("journeys/next.md") == b"Next.\n"


def test_settings_of_a_repository_have_git_run_no_program(made: Repository) -> None:
    sprung = made.root / "sprung"
    program = made.root / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch '{sprung}'\nexit 1\n", "utf-8")
    program.chmod(0o755)
    made.tag("v1.0")
    made.commit({".gitattributes": "*.md diff=trap filter=trap\n", "journeys/lamp.md": JOURNEY + "More.\n"})
    for setting in ("log.showSignature=true", "core.bigFileThreshold=1"):
        git(made.root, "config", *setting.split("="))
    for setting in (
        "gpg.program", "core.fsmonitor", "core.pager", "diff.external", "diff.trap.textconv", "filter.trap.smudge",
        "core.sshCommand", "core.askPass", "alias.log", "uploadpack.packObjectsHook",
    ):  # fmt: skip
        git(made.root, "config", setting, str(program))
    git(made.root, "config", "core.hooksPath", str(made.root))
    assert names(made.root) == ["v1.0"]
    files = at(made.root, "v1.0")
    files.fetch(files.paths())
    assert files.read("journeys/lamp.md") == JOURNEY.encode()
    assert not sprung.exists()


def test_hostile_names_of_tags_are_only_names(made: Repository) -> None:
    for name in ("v1-<script>", "v2-`x`", "v3-$(touch${IFS}sprung)", "v4-é籠"):
        made.tag(name, annotated=False)
    assert set(names(made.root)) == {"v1-<script>", "v2-`x`", "v3-$(touch${IFS}sprung)", "v4-é籠"}
    for name in names(made.root):
        assert at(made.root, name).paths() == tuple(sorted(PROJECT))


def test_a_date_that_is_none_leaves_a_release_without_a_day(made: Repository) -> None:
    head = git(made.root, "rev-parse", "HEAD")
    tag = f"object {head}\ntype commit\ntag v1.0\ntagger Ana <ana@shop.example> 99999999999999999 +0000\n\nOne\n"
    made_tag = git(made.root, "hash-object", "-t", "tag", "-w", "--stdin", "--literally", text=tag)
    git(made.root, "update-ref", "refs/tags/v1.0", made_tag)
    (found,) = releases(made.root)  # type: ignore[misc]  # a gap would fail here
    assert isinstance(found, Revision)
    assert found.name == "v1.0"
    assert found.day is None or found.day.year >= 1970


def test_a_repository_of_the_other_kind_of_ids_is_read_too(tmp_path: Path) -> None:
    root = tmp_path / "made"
    root.mkdir()
    git(root, "init", "--quiet", "--object-format", "sha256")
    made = Repository(root)
    made.commit(PROJECT)
    made.tag("v1.0")
    files = at(root, "v1.0")
    assert len(files.tree) == 64
    assert files.read("journeys/lamp.md") == JOURNEY.encode()


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
def test_strange_names_of_files_are_found(made: Repository) -> None:
    made.commit({"journeys/a\tb.md": "x", "journeys/a\nb.md": "y", 'journeys/a"b.md': "z"})
    files = at(made.root, "HEAD")
    assert files.paths() == DiskFiles(made.root).paths()
    assert [files.read(path) for path in ("journeys/a\tb.md", "journeys/a\nb.md", 'journeys/a"b.md')] == [
        b"x",
        b"y",
        b"z",
    ]
