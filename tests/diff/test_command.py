"""`diff` on real repositories: which two states are compared, and what is said where that cannot be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.compare.projects import FILES, edited
from tests.load.repositories import Repository, git, repository

WORSE = edited("journeys/lamp.md", ("emotion: {ana: 4, bo: 2}", "emotion: {ana: 2, bo: 2}"))
OWNER = edited("journeys/lamp.md", ("owner: lamp-team", "owner: shop-team"))
RETURN = edited("journeys/return.md", ("I carry it back", "I send it back"))
BROKEN = edited("journeys/lamp.md", ("title: Buying a lamp", 'title: "Buying a lamp'))


@pytest.fixture
def shop(tmp_path: Path) -> Repository:
    """A repository with one commit, tagged v1."""
    repo = repository(tmp_path / "shop")
    repo.commit(FILES)
    repo.tag("v1")
    return repo


def changes(run: Run, folder: Path, *arguments: str) -> list[tuple[str, str, Any, Any]]:
    """Return what is told to programs: id, field, old, new."""
    document = json.loads(run("diff", "--format", "json", *arguments, folder=folder).stdout)
    assert document["format"] == "journeybook-diff/1"
    return [(one["id"], one["field"], one["old"], one["new"]) for one in document["changes"]]


ANA = ("lamp/choose/look", "emotion/ana", 4, 2)
TEAM = ("lamp", "owner", "lamp-team", "shop-team")
SEND = ("return/back/carry", "title", "I carry it back", "I send it back")


def test_without_arguments_the_files_are_compared_with_the_last_commit(run: Run, shop: Repository) -> None:
    assert changes(run, shop.root) == []
    shop.write(WORSE)
    assert changes(run, shop.root) == [ANA]
    done = run("diff", folder=shop.root)
    assert done.returncode == 0
    assert "Emotion, Ana of I look around: from 4 (Pleased) to 2 (Annoyed)" in done.stdout
    line = FILES["journeys/lamp.md"].split("emotion: {ana")[0].count("\n") + 1
    assert f"journeys/lamp.md:{line}" in done.stdout


def test_a_revision_alone_is_compared_with_the_files(run: Run, shop: Repository) -> None:
    shop.commit(OWNER)
    shop.write(RETURN)
    assert changes(run, shop.root, "v1") == [TEAM, SEND]
    assert changes(run, shop.root, "HEAD") == [SEND]


def test_two_revisions_are_compared_and_the_files_are_left_out_of_it(run: Run, shop: Repository) -> None:
    shop.commit(OWNER)
    shop.write(RETURN)
    before = git(shop.root, "status", "--porcelain")
    for arguments in (("v1..HEAD",), ("v1..",), ("v1", "HEAD")):
        assert changes(run, shop.root, *arguments) == [TEAM], arguments
    assert changes(run, shop.root, "..v1") == [("lamp", "owner", "shop-team", "lamp-team")]
    assert "what is not committed is not part of this" in run("diff", "v1..HEAD", folder=shop.root).stdout
    assert git(shop.root, "status", "--porcelain") == before


def test_a_clean_folder_is_not_said_to_be_dirty(run: Run, shop: Repository) -> None:
    shop.commit(OWNER)
    assert "note:" not in run("diff", "v1..HEAD", folder=shop.root).stdout
    lamp = shop.root / "journeys/lamp.md"
    lamp.write_bytes(lamp.read_bytes().replace(b"\n", b"\r\n"))
    assert "note:" not in run("diff", "v1..HEAD", folder=shop.root).stdout


def test_three_dots_compare_with_where_the_branch_was_forked(run: Run, shop: Repository) -> None:
    git(shop.root, "checkout", "--quiet", "-b", "feature")
    shop.commit(OWNER)
    git(shop.root, "checkout", "--quiet", "main")
    fork = git(shop.root, "rev-parse", "--short=7", "v1^{commit}")
    shop.commit(RETURN)
    assert changes(run, shop.root, "main...feature") == [TEAM]
    assert len(changes(run, shop.root, "main..feature")) == 2
    done = run("diff", "main...feature", folder=shop.root)
    assert f"Compared with {fork}, the last commit that main and feature share." in done.stdout


def test_a_merge_brings_what_both_branches_did(run: Run, shop: Repository) -> None:
    git(shop.root, "checkout", "--quiet", "-b", "feature")
    shop.commit(OWNER)
    git(shop.root, "checkout", "--quiet", "main")
    shop.commit(RETURN)
    git(shop.root, "merge", "--quiet", "--no-edit", "feature")
    assert changes(run, shop.root, "v1..main") == [TEAM, SEND]
    assert changes(run, shop.root, "main^1..main") == [TEAM]
    assert changes(run, shop.root, "main^2..main") == [SEND]


def test_a_file_with_another_name_is_one_rename(run: Run, shop: Repository) -> None:
    shop.commit({"journeys/return.md": None, "journeys/bring-back.md": FILES["journeys/return.md"]})
    assert changes(run, shop.root, "v1..HEAD") == [("bring-back", "id", "return", "bring-back")]
    for path in ("journeys/return.md", "journeys/bring-back.md"):
        assert len(changes(run, shop.root, "v1..HEAD", "--", path)) == 1


def test_only_the_files_that_are_named_are_told(run: Run, shop: Repository) -> None:
    shop.commit({**OWNER, **RETURN, "personas/ana.md": "---\ntitle: Ana, 31\n---\n"})
    assert changes(run, shop.root, "v1", "journeys/lamp.md") == [TEAM]
    assert changes(run, shop.root, "v1", "journeys") == [TEAM, SEND]
    assert changes(run, shop.root / "journeys", "v1", "return.md", "--project", "..") == [SEND]
    everything = changes(run, shop.root, "v1", ".")
    assert len(everything) > 2
    assert [one for one in everything if one in (TEAM, SEND)] == [TEAM, SEND]


def test_a_name_that_is_a_revision_and_a_file_is_asked_about(run: Run, shop: Repository) -> None:
    git(shop.root, "branch", "journeys")
    shop.write(OWNER)
    done = run("diff", "journeys", folder=shop.root)
    assert done.returncode == 2
    assert "'journeys' is a revision and a file; put -- behind revisions and before paths" in done.stderr
    assert changes(run, shop.root, "journeys", "--") == [TEAM]
    assert changes(run, shop.root, "--", "journeys") == [TEAM]
    assert changes(run, shop.root, "--", "personas") == []


def test_what_is_neither_a_revision_nor_a_file_is_named(run: Run, shop: Repository) -> None:
    done = run("diff", "nowhere", folder=shop.root)
    assert done.returncode == 2
    assert "the repository has no revision 'nowhere'" in done.stderr
    done = run("diff", "v1", "journeys/gone.md", folder=shop.root)
    assert done.returncode == 2
    assert "'journeys/gone.md' is neither a revision nor a file that is there" in done.stderr
    assert "git fetch origin gone" in run("diff", "origin/gone", folder=shop.root).stderr
    assert run("diff", "v1..nowhere", folder=shop.root).returncode == 2
    assert run("diff", "v1", "HEAD", "v1", folder=shop.root).returncode == 2
    done = run("diff", "--", "../elsewhere", folder=shop.root)
    assert done.returncode == 2
    assert "is not in the project" in done.stderr


@pytest.mark.parametrize("name", ["--output=x", "HEAD:journeys", "@{-1}", "HEAD^{tree}", "a b", "\u202e", "v1\n"])
def test_no_name_is_taken_for_an_option_of_git(name: str, run: Run, shop: Repository) -> None:
    done = run("diff", "--format", "json", "--", name, folder=shop.root)
    assert done.returncode in (0, 2)
    done = run("diff", name, "--", folder=shop.root)
    assert done.returncode == 2
    assert not (shop.root / "x").exists()


def test_the_exit_code_tells_of_changes_of_meaning_where_it_is_asked_to(run: Run, shop: Repository) -> None:
    assert run("diff", "--exit-code", folder=shop.root).returncode == 0
    shop.write(edited("journeys/lamp.md", ("owner: lamp-team", "owner:   'lamp-team'   # ours")))
    assert run("diff", "--exit-code", folder=shop.root).returncode == 0
    shop.write(OWNER)
    assert run("diff", "--exit-code", folder=shop.root).returncode == 1
    assert run("diff", folder=shop.root).returncode == 0


def test_a_file_that_is_written_otherwise_is_named_and_nothing_else(run: Run, shop: Repository) -> None:
    text = FILES["journeys/lamp.md"].replace("title: Buying a lamp\n", "# The lamp.\ntitle: 'Buying a lamp'\n")
    shop.write({"journeys/lamp.md": text})
    document = json.loads(run("diff", "--format", "json", folder=shop.root).stdout)
    assert document["changes"] == []
    assert document["reworded"] == ["journeys/lamp.md"]
    done = run("diff", folder=shop.root)
    assert "No change of meaning." in done.stdout
    assert "Files that are written otherwise and mean the same: 1 file" in done.stdout


def test_formatting_a_project_changes_nothing_of_its_meaning(run: Run, shop: Repository) -> None:
    assert run("fmt", folder=shop.root).returncode == 0
    assert git(shop.root, "status", "--porcelain") != ""
    assert changes(run, shop.root) == []


def test_a_file_that_cannot_be_read_on_one_side_leaves_the_rest_compared(run: Run, shop: Repository) -> None:
    shop.commit({**BROKEN, **RETURN})
    for arguments, side in ((("v1..HEAD",), "new"), (("HEAD..v1",), "old")):
        document = json.loads(run("diff", *arguments, "--format", "json", folder=shop.root).stdout)
        assert [one["id"] for one in document["changes"]] == ["return/back/carry"]
        assert document[side]["unread"] == ["journeys/lamp.md"]
        assert [one["rule"] for one in document[side]["errors"]] == ["syntax"]
    done = run("diff", "v1", folder=shop.root)
    assert done.returncode == 0
    assert "journeys/lamp.md" in next(line for line in done.stdout.splitlines() if "note:" in line)
    assert "1 new error" in done.stdout
    assert "Errors of HEAD" in run("diff", "HEAD..v1", folder=shop.root).stdout


def test_a_configuration_that_cannot_be_read_is_not_told_as_a_change(run: Run, shop: Repository) -> None:
    shop.commit({"site_config.yml": "title: [\nemotion_scale: {min: 0, max: 10}\n", **RETURN})
    found = changes(run, shop.root, "v1")
    assert SEND in found
    assert not [one for one in found if one[0] == "" or not one[0].startswith("return")], found


def test_a_project_that_was_not_there_yet_is_all_new(run: Run, tmp_path: Path) -> None:
    repo = repository(tmp_path / "shop")
    repo.commit({"notes.txt": "Before.\n"})
    repo.commit(FILES)
    done = run("diff", "HEAD~1..HEAD", folder=repo.root)
    assert done.returncode == 0
    assert "there is no project in this folder" in done.stdout
    assert "2 journeys new" in done.stdout
    repo.commit(dict.fromkeys(FILES))
    assert "2 journeys gone" in run("diff", "HEAD~1..HEAD", folder=repo.root).stdout
    assert run("diff", "HEAD~2..HEAD", folder=repo.root).returncode == 2


def test_a_project_in_a_folder_of_the_repository_is_compared_with_itself(run: Run, tmp_path: Path) -> None:
    repo = repository(tmp_path / "all")
    repo.commit({f"sites/shop/{path}": text for path, text in FILES.items()})
    repo.write({f"sites/shop/{path}": text for path, text in OWNER.items()})
    assert changes(run, repo.root / "sites/shop") == [TEAM]
    assert changes(run, repo.root, "--project", "sites/shop") == [TEAM]
    markdown = run("diff", "--format", "markdown", folder=repo.root / "sites/shop").stdout
    assert markdown.startswith("<!-- journeybook-diff: sites/shop -->\n")


def test_histories_that_have_nothing_in_common_are_compared_as_they_are(run: Run, shop: Repository) -> None:
    git(shop.root, "checkout", "--quiet", "--orphan", "other")
    shop.commit(OWNER)
    assert changes(run, shop.root, "main..other") == [TEAM]
    assert changes(run, shop.root, "main...other") == [TEAM]
    done = run("diff", "main...other", folder=shop.root)
    assert "'main' and 'other' have no commit in common" in done.stdout
    assert done.returncode == 0


def test_a_shallow_clone_says_what_it_lacks_and_how_to_have_it(run: Run, shop: Repository, tmp_path: Path) -> None:
    shop.commit(OWNER)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", shop.root.as_uri(), str(clone))
    done = run("diff", "HEAD~1", folder=clone)
    assert done.returncode == 2
    assert "this is a shallow clone" in done.stderr
    assert "git fetch --unshallow" in done.stderr
    Repository(clone).write(RETURN)
    assert changes(run, clone) == [SEND]


def test_three_dots_in_a_shallow_clone_compare_what_is_there(run: Run, shop: Repository, tmp_path: Path) -> None:
    git(shop.root, "checkout", "--quiet", "-b", "feature")
    shop.commit(OWNER)
    git(shop.root, "checkout", "--quiet", "main")
    shop.commit(RETURN)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--no-single-branch", shop.root.as_uri(), str(clone))
    done = run("diff", "origin/main...origin/feature", folder=clone)
    assert done.returncode == 0
    assert "This is a shallow clone" in done.stdout
    assert len(changes(run, clone, "origin/main...origin/feature")) == 2


def test_without_a_repository_the_way_to_one_is_said(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "plain"
    Repository(root).write(FILES)
    done = run("diff", folder=root)
    assert done.returncode == 2
    assert "the project lies in no Git repository" in done.stderr
    assert "git init" in done.stderr
    git(root, "init", "--quiet")
    done = run("diff", folder=root)
    assert done.returncode == 2
    assert "the repository has no commit yet" in done.stderr


def test_a_bare_repository_needs_a_worktree_and_is_compared_in_it(run: Run, shop: Repository, tmp_path: Path) -> None:
    shop.commit(OWNER)
    bare = tmp_path / "bare.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(shop.root), str(bare))
    done = run("diff", "v1..main", folder=bare)
    assert done.returncode == 2
    assert "a bare one has no files, and needs a worktree: git worktree add ../journeys" in done.stderr
    git(bare, "worktree", "add", "--quiet", "../journeys")
    assert changes(run, tmp_path / "journeys", "v1..main") == [TEAM]


def test_without_git_that_is_said(shop: Repository, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "journeybook", "diff"],
        cwd=shop.root, env={**os.environ, "PATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Git is not installed" in done.stderr


def test_a_folder_without_a_project_is_no_place_for_it(run: Run, tmp_path: Path) -> None:
    assert run("diff", folder=tmp_path).returncode == 2


def test_the_report_goes_into_a_file_where_one_is_named(run: Run, shop: Repository) -> None:
    shop.write(OWNER)
    done = run("diff", "--format", "html", "--out", "report/change.html", folder=shop.root)
    assert done.stdout == ""
    assert "<!doctype html>" in (shop.root / "report/change.html").read_text("utf-8")


def test_what_is_alike_is_not_read_again_and_the_result_is_the_same(run: Run, shop: Repository) -> None:
    from journeybook import pipeline
    from journeybook.load.revision import Gap, revision

    shop.commit({**BROKEN, **RETURN, "journeys/third.md": "---\ntitle: T\nstages: []\nx: 1\n---\n"})
    shop.commit(OWNER)
    now = pipeline.check(shop.root)
    for name in ("v1", "HEAD~1", "HEAD"):
        at = revision(shop.root, name)
        assert not isinstance(at, Gap)
        fresh, quick = pipeline.check_at(shop.root, at), pipeline.check_at(shop.root, at, like=now)
        assert not isinstance(fresh, Gap)
        assert not isinstance(quick, Gap)
        assert quick.findings == fresh.findings, name
        assert quick.loaded.catalogue == fresh.loaded.catalogue
        assert quick.loaded.suppressions == fresh.loaded.suppressions
        assert quick.loaded.sources.keys() == fresh.loaded.sources.keys()


def test_this_projects_own_history_can_be_told(run: Run, repository: Path) -> None:
    try:
        commits = git(repository, "log", "--format=%H", "--", "journeys").split()
    except subprocess.CalledProcessError:
        pytest.skip("these sources are in no repository")
    if len(commits) < 3 or git(repository, "rev-parse", "--is-shallow-repository") == "true":
        pytest.skip("this clone has no history")
    for old, new in ((commits[2], commits[0]), (commits[-1], commits[len(commits) // 2])):
        for form in ("text", "markdown", "html", "json"):
            done = run("diff", f"{old}..{new}", "--format", form, folder=repository)
            assert done.returncode == 0, done.stderr
            assert done.stdout
    document = json.loads(run("diff", f"{commits[-1]}..HEAD", "--format", "json", folder=repository).stdout)
    assert document["changes"]
