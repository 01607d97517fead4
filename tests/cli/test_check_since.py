"""`check --since`: what a change makes wrong, on repositories with branches, renames and gaps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.load.repositories import Repository, git, repository

HEAD = "title: {title}\nstatus: published\nowner: shop\nreviewed: 2026-10-01\n"
STEP = "      - {{id: {id}, title: I {id}, channel: web, emotion: {emotion}, basis: assumed}}\n"
CONFIG = (
    "title: T\nchannels: [{id: web, title: Web, definition: The web., owner: us}]\n"
    "checks: {severity: {journey-without-evidence: warning}}\n"
)


def journey(title: str, steps: int = 3, more: str = "") -> str:
    """Return a published journey that lacks a lot."""
    rows = "".join(STEP.format(id=f"do-{'abcdefghij'[at]}", emotion=1 + at % 5) for at in range(steps))
    return f"---\n{HEAD.format(title=title)}{more}stages:\n  - id: all\n    title: All\n    steps:\n{rows}---\n"


@pytest.fixture
def project(tmp_path: Path) -> Repository:
    """A repository with one commit of a project that has findings."""
    made = repository(tmp_path / "project")
    made.commit({"site_config.yml": CONFIG, "journeys/lamp.md": journey("A lamp")})
    return made


def since(run: Run, project: Repository, name: str = "main", *more: str) -> Any:
    """Return the report of the findings since a revision."""
    done = run("check", "--since", name, "--format", "json", *more, folder=project.root)
    assert done.returncode in (0, 1), done.stderr
    told = json.loads(done.stdout)
    assert done.returncode == (1 if told["summary"]["errors"] else 0)
    return told


def rules(told: Any) -> list[tuple[str, str]]:
    """Return the findings of a report as rules and paths."""
    return [(one["rule"], one["path"]) for one in told["diagnostics"]]


def test_a_project_without_changes_brings_nothing_and_counts_what_was_there(run: Run, project: Repository) -> None:
    every = json.loads(run("check", "--format", "json", folder=project.root).stdout)
    assert len(every["diagnostics"]) > 5
    told = since(run, project, "HEAD")
    assert rules(told) == []
    assert told["summary"]["older"] == len(every["diagnostics"])
    assert told["since"] == {"revision": "HEAD", "commit": git(project.root, "rev-parse", "HEAD")}


def test_only_what_the_change_brings_is_shown_and_counts_for_the_exit_code(run: Run, project: Repository) -> None:
    project.commit({"journeys/lamp.md": journey("A lamp", more="personas: [nobody]\n")})
    project.commit({"journeys/shelf.md": journey("A shelf")})
    assert run("check", folder=project.root).returncode == 1
    whole = run("check", "--since", "HEAD~1", folder=project.root)
    assert whole.returncode == 0, whole.stdout
    assert "journeys/lamp.md" not in whole.stdout
    assert "journeys/shelf.md:2:" in whole.stdout
    assert " older findings not shown" in whole.stdout.splitlines()[-1]
    assert ("unknown-persona", "journeys/lamp.md") in rules(since(run, project, "HEAD~2"))
    assert since(run, project, "HEAD~2")["summary"]["errors"] == 1


def test_strict_lets_new_warnings_count_and_old_ones_not(run: Run, project: Repository) -> None:
    assert run("check", "--strict", folder=project.root).returncode == 1
    quiet = run("check", "--strict", "--since", "HEAD", folder=project.root)
    assert quiet.returncode == 0
    assert quiet.stdout.startswith("Nothing new since HEAD in 1 journey; ")
    project.write({"journeys/shelf.md": journey("A shelf")})
    assert run("check", "--strict", "--since", "HEAD", folder=project.root).returncode == 1


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_every_form_shows_the_new_findings_alone_and_says_how_many_are_older(
    form: str, run: Run, project: Repository
) -> None:
    project.write({"journeys/lamp.md": journey("A lamp", more="personas: [nobody]\n")})
    done = run("check", "--since", "main", "--format", form, folder=project.root)
    assert done.returncode == 1
    assert "unknown-persona" in done.stdout
    assert "journey-without-evidence" not in done.stdout
    assert "older" in {"gitlab": done.stderr}.get(form, done.stdout)


def test_a_finding_that_moves_within_its_file_or_counts_otherwise_is_no_new_one(run: Run, project: Repository) -> None:
    assert "3 of 3 steps of 'lamp' are assumed" in run("check", folder=project.root).stdout
    project.write({"journeys/lamp.md": journey("A lamp", 4, more="\n\n# a comment\n")})
    assert "4 of 4 steps of 'lamp' are assumed" in run("check", folder=project.root).stdout
    assert rules(since(run, project)) == []


def test_a_renamed_file_keeps_its_findings(run: Run, project: Repository) -> None:
    git(project.root, "mv", "journeys/lamp.md", "journeys/new-lamp.md")
    assert rules(since(run, project)) == []
    # In another folder, under another name, and edited too.
    project.write({"journeys/new-lamp.md": None, "journeys/home/light.md": journey("A lamp", more="tags: [home]\n")})
    assert rules(since(run, project)) == []
    project.write({"journeys/home/light.md": journey("A lamp", more="tags: [home]\npersonas: [nobody]\n")})
    assert rules(since(run, project)) == [("unknown-persona", "journeys/home/light.md")]


def test_a_translation_that_goes_with_its_journey_keeps_its_findings(run: Run, project: Repository) -> None:
    french = "---\ntitle: Une lampe\nemotion: 3\n---\n"
    languages = {"site_config.yml": CONFIG + "languages: [en, fr]\n", "journeys/lamp.fr.md": french}
    project.commit({**languages, "personas/ana.md": "---\ntitle: Ana\n---\n"})
    assert since(run, project)["summary"]["older"]
    git(project.root, "mv", "journeys/lamp.md", "journeys/light.md")
    project.write({"journeys/lamp.fr.md": None, "journeys/light.fr.md": french.replace("lampe", "lumière")})
    git(project.root, "mv", "personas/ana.md", "personas/anna.md")
    assert rules(since(run, project)) == []


def test_a_file_that_cannot_be_read_and_was_renamed_is_known_by_its_text(run: Run, project: Repository) -> None:
    project.commit({"journeys/broken.md": "---\ntitle: [\n---\n"})
    git(project.root, "mv", "journeys/broken.md", "journeys/still-broken.md")
    told = since(run, project)
    assert rules(told) == []
    assert told["summary"]["older"]


def test_three_dots_leave_out_what_the_other_branch_has_mended_since(run: Run, project: Repository) -> None:
    git(project.root, "switch", "--quiet", "--create", "branch")
    project.commit({"journeys/shelf.md": journey("A shelf")})
    git(project.root, "switch", "--quiet", "main")
    project.commit({"journeys/lamp.md": journey("A lamp").replace("status: published", "status: draft")})
    git(project.root, "switch", "--quiet", "branch")
    assert "journeys/lamp.md" in {path for _, path in rules(since(run, project, "main"))}
    assert {path for _, path in rules(since(run, project, "main..."))} == {"journeys/shelf.md"}


def test_paths_narrow_what_is_new_and_what_is_older(run: Run, project: Repository) -> None:
    project.write({"journeys/shelf.md": journey("A shelf")})
    told = since(run, project, "main", "journeys/lamp.md")
    assert rules(told) == []
    assert told["summary"]["older"] > 5
    assert since(run, project, "main", "journeys/shelf.md")["summary"]["older"] == 0


def test_of_what_is_suppressed_the_new_is_told(run: Run, project: Repository) -> None:
    assert since(run, project)["summary"]["suppressed"] == 0
    comment = "# journeybook: ignore-file[journey-without-evidence] it comes next month\n"
    project.write({"journeys/lamp.md": journey("A lamp", more=comment)})
    told = since(run, project)
    assert rules(told) == []
    assert [one["rule"] for one in told["suppressed"]] == ["journey-without-evidence"]
    project.commit({})
    assert since(run, project)["suppressed"] == []


def test_where_there_was_no_project_all_is_new(run: Run, tmp_path: Path) -> None:
    made = repository(tmp_path / "project")
    made.commit({"README.md": "Later.\n"})
    made.write({"site_config.yml": CONFIG, "journeys/lamp.md": journey("A lamp")})
    told = since(run, made, "HEAD")
    assert told["summary"]["older"] == 0
    assert ("journey-without-evidence", "journeys/lamp.md") in rules(told)


def test_both_sides_are_looked_at_on_the_same_day(
    run: Run, project: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")  # in 2030
    told = since(run, project)
    assert "stale-journey" in {one["rule"] for one in json.loads(_all(run, project))["diagnostics"]}
    assert rules(told) == []


def _all(run: Run, project: Repository) -> str:
    return run("check", "--format", "json", folder=project.root).stdout


def test_the_files_and_the_index_stay_as_they_are(run: Run, project: Repository) -> None:
    project.write({"journeys/shelf.md": journey("A shelf")})
    before = git(project.root, "status", "--porcelain"), git(project.root, "rev-parse", "HEAD")
    since(run, project)
    assert (git(project.root, "status", "--porcelain"), git(project.root, "rev-parse", "HEAD")) == before


def _refused(run: Run, root: Path, name: str) -> str:
    done = run("check", "--since", name, folder=root)
    assert done.returncode == 2
    assert done.stdout == ""
    return done.stderr


def test_a_revision_that_is_none_is_said_with_the_way_out(run: Run, project: Repository) -> None:
    assert "no revision 'nowhere'" in _refused(run, project.root, "nowhere")
    assert "no revision 'nowhere'" in _refused(run, project.root, "nowhere...")
    assert "git fetch origin main" in _refused(run, project.root, "origin/main")
    assert "--output=x" in _refused(run, project.root, "--output=x")
    assert not (project.root / "x").exists()


def test_outside_a_repository_that_is_said(run: Run, project: Repository) -> None:
    shutil.rmtree(project.root / ".git")
    assert "git init" in _refused(run, project.root, "main")


def test_without_git_that_is_said(run: Run, project: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert "Git is not installed" in _refused(run, project.root, "main")


def test_a_shallow_clone_says_how_to_get_the_rest(run: Run, project: Repository, tmp_path: Path) -> None:
    project.commit({"journeys/shelf.md": journey("A shelf")})
    project.tag("v1", at="HEAD~1")
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", "--no-tags", f"file://{project.root}", str(tmp_path / "clone")],
        check=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
    )
    assert "git fetch --unshallow" in _refused(run, tmp_path / "clone", "v1")


def test_branches_without_a_common_commit_have_no_fork_but_compare_as_they_are(run: Run, project: Repository) -> None:
    git(project.root, "switch", "--quiet", "--orphan", "other")
    project.commit({"site_config.yml": CONFIG, "journeys/lamp.md": journey("A lamp"), "note.txt": "Anew"})
    assert "no commit in common" in _refused(run, project.root, "main...")
    assert rules(since(run, project, "main")) == []
