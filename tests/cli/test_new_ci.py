"""`new ci`: recipes that load, that name what there is, that trust no pull request, and that do what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import click
import pytest
import yaml

from journeybook import __version__
from journeybook.cli.ci import recipes_of
from journeybook.cli.main import commands
from tests.cli.conftest import Run
from tests.load.repositories import ALONE, Repository, git, repository

CHANGED = "---\ntitle: A lamp\nstages: [{id: a, title: A, steps: [{title: B, emotion: 4, channel: web}]}]\n---\n"
MARKER = "<!-- journeybook-diff -->"


def _loaded(host: str, folder: str = "") -> dict[str, Any]:
    return {name: yaml.safe_load(text) for name, text in recipes_of(host, folder).items()}


def _jobs(workflow: Any) -> dict[str, Any]:
    return dict(workflow["jobs"])


def _github_jobs() -> list[tuple[str, str, Any]]:
    return [(name, job, said) for name, flow in _loaded("github").items() for job, said in _jobs(flow).items()]


def _gitlab_jobs() -> dict[str, Any]:
    (recipe,) = _loaded("gitlab").values()
    return dict(recipe)


def _scripts(host: str, folder: str = "") -> Iterator[str]:
    """Yield every piece of shell in the recipes of a host."""
    for recipe in _loaded(host, folder).values():
        for job in (recipe["jobs"] if host == "github" else recipe).values():
            yield from (step["run"] for step in job.get("steps", ()) if "run" in step)
            yield from (*job.get("before_script", ()), *job.get("script", ()))


def _calls(script: str) -> Iterator[list[str]]:
    """Yield the arguments of each call of journeybook in a script, without what the shell does with its output."""
    for line in script.splitlines():
        if line.startswith("journeybook "):
            words = shlex.split(line.replace('${BASE:+--since "$BASE"}', '--since "$BASE"'))
            ends = [at for at, word in enumerate(words) if word in (">", ">>", "||", "|")]
            yield words[1 : min(ends, default=len(words))]


@pytest.mark.parametrize("folder", ["", "our cx/"])
@pytest.mark.parametrize(("host", "fewest"), [("github", 5), ("gitlab", 5)])
def test_every_command_in_a_recipe_exists_with_its_options(host: str, fewest: int, folder: str) -> None:
    calls = [call for script in _scripts(host, folder) for call in _calls(script)]
    assert len(calls) >= fewest
    for name, *arguments in calls:
        with click.Context(commands) as parent:
            command = commands.get_command(parent, name)
            assert command is not None
            context = command.make_context(name, list(arguments), parent=parent)
        assert context.params["project"] == Path(folder)
    used = {call[0] for call in calls}
    assert used == {"check", "diff", "build"}


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_versions_are_pinned_and_no_registry_is_named(host: str) -> None:
    for text in recipes_of(host).values():
        assert "@@" not in text
        assert f"journeybook=={__version__}" in text or "journeybook-comment" in text
        assert not re.search(r"https?://|--index-url|--extra-index", text)
        for used in re.findall(r"uses: (.*)", text):
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used)
        for image in re.findall(r"image: (.*)", text):
            assert re.fullmatch(r"python:3\.\d+-[a-z]+", image)


def test_each_job_on_github_has_the_least_rights_and_what_may_write_reads_no_foreign_files() -> None:
    for workflow in _loaded("github").values():
        assert workflow["permissions"] == {}
    writing = {}
    for name, job, said in _github_jobs():
        rights = said["permissions"]
        assert said["timeout-minutes"] <= 15
        if set(rights.values()) != {"read"}:
            writing[job] = rights
            assert not [step for step in said["steps"] if "actions/checkout" in step.get("uses", "")], name
            assert "journeybook " not in "".join(step.get("run", "") for step in said["steps"]), name
        else:
            assert rights == {"contents": "read"}
    assert writing == {
        "comment": {"pull-requests": "write"},
        "publish": {"pages": "write", "id-token": "write"},
    }


def test_recipes_for_github_run_nothing_of_a_pull_request_where_there_is_a_secret() -> None:
    for text in recipes_of("github").values():
        assert "secrets." not in text
        assert "ref:" not in re.sub(r"refs?/|base\.ref", "", text)
    for _, _, said in _github_jobs():
        for step in said["steps"]:
            # What others write, such as the name of a branch, reaches a script as a variable, never as its text.
            assert "${{" not in step.get("run", "")
            if "actions/checkout" in step.get("uses", ""):
                assert step["with"]["fetch-depth"] == 0


def test_a_preview_uses_no_templates_of_the_project() -> None:
    (preview,) = [said for _, job, said in _github_jobs() if job == "preview"]
    assert preview["if"] == "github.event_name == 'pull_request'"
    for script in (
        *(step.get("run", "") for step in preview["steps"]),
        *_gitlab_jobs()["journeybook-preview"]["script"],
    ):
        assert "journeybook build" not in script or "--no-project-theme --out preview" in script


def test_on_gitlab_the_token_is_for_merge_requests_of_the_project_itself() -> None:
    jobs = _gitlab_jobs()
    holders = [name for name, job in jobs.items() if "JOURNEYBOOK_TOKEN" in str(job.get("script"))]
    assert holders == ["journeybook-comment"]
    (rule,) = jobs["journeybook-comment"]["rules"]
    assert rule["if"].endswith("$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID")
    assert jobs["journeybook-comment"]["variables"] == {"GIT_STRATEGY": "none"}
    assert jobs[".journeybook"]["variables"]["GIT_DEPTH"] == "0"


@pytest.fixture
def project(tmp_path: Path) -> Repository:
    """A repository at a commit that merges a change into main, as GitHub checks it out; `origin` is itself."""
    made = repository(tmp_path / "project")
    step = CHANGED.replace("emotion: 4", "emotion: 2")
    made.commit({"site_config.yml": "title: T\nchannels: [{id: web, title: W}]\n", "journeys/lamp.md": step})
    git(made.root, "switch", "--quiet", "--create", "change")
    made.commit({"journeys/lamp.md": CHANGED})
    git(made.root, "switch", "--quiet", "main")
    made.commit({"README.md": "Journeys\n"})
    git(made.root, "update-ref", "refs/pull/7/head", "change")
    git(made.root, "merge", "--quiet", "--no-ff", "-m", "Merge", "change")
    git(made.root, "remote", "add", "origin", str(made.root))
    git(made.root, "update-ref", "refs/remotes/origin/main", "HEAD^1")
    return made


def _bash(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a runner does."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **ALONE, "PATH": path, **variables},
    )  # fmt: skip


def test_the_recipes_for_github_check_preview_and_publish(project: Repository, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    for name, job, said in _github_jobs():
        for step in said["steps"] if name == "journeybook.yml" else ():
            if "journeybook " in step.get("run", ""):
                done = _bash(step["run"], project.root, GITHUB_STEP_SUMMARY=str(summary))
                assert done.returncode == 0, f"{job}: {done.stdout}{done.stderr}"
    assert MARKER in summary.read_text(encoding="utf-8")
    assert (project.root / "preview" / "index.html").is_file()
    assert (project.root / "site" / "index.html").is_file()


def test_a_finding_that_the_pull_request_brings_stops_the_check(project: Repository) -> None:
    (script,) = [script for script in _scripts("github") if "--since HEAD^1" in script]
    assert _bash(script, project.root).returncode == 0
    project.write({"journeys/lamp.md": CHANGED.replace("title: A lamp", "title: A lamp\npersonas: [nobody]")})
    done = _bash(script, project.root)
    assert done.returncode == 1
    assert "::error file=journeys/lamp.md,line=3," in done.stdout


def test_the_comment_on_github_tells_the_change_and_is_written_once(project: Repository, tmp_path: Path) -> None:
    tell, comment = (said for name, _, said in _github_jobs() if name == "journeybook-comment.yml")
    (diff,) = [step["run"] for step in tell["steps"] if step.get("id") == "diff"]
    outputs = tmp_path / "outputs"
    done = _bash(diff, project.root, BASE="main", NUMBER="7", GITHUB_OUTPUT=str(outputs))
    assert done.returncode == 0, done.stderr
    assert outputs.read_text("utf-8") == "changed=1\n"
    assert (project.root / "diff.md").read_text(encoding="utf-8").startswith(MARKER)

    # A stand-in for the host's program, which answers with the comments in a file and notes what it is asked to write.
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "gh").write_text(
        '#!/bin/sh\ncase "$*" in\n*--jq*) cat found ;;\n*) echo "$@" >> asked ;;\nesac\n', "utf-8"
    )
    (programs / "gh").chmod(0o755)
    write = comment["steps"][-1]["run"]
    asked = []
    for found, changed in (("", "0"), ("", "1"), ("31\n44\n", "0")):
        (project.root / "found").write_text(found, "utf-8")
        (project.root / "asked").write_text("", "utf-8")
        path = f"{programs}:{os.environ['PATH']}"
        done = _bash(f"export PATH='{path}'\n{write}", project.root, PULL="pull", COMMENTS="all", CHANGED=changed)
        assert done.returncode == 0, done.stderr
        asked.append((project.root / "asked").read_text("utf-8").strip())
    assert asked == [
        "",
        "api --method POST pull --field body=@diff.md --silent",
        "api --method PATCH all/31 --field body=@diff.md --silent",
    ]


def test_a_change_that_cannot_be_compared_fails_and_tells_nothing(project: Repository, tmp_path: Path) -> None:
    (diff,) = [script for script in _scripts("github") if "GITHUB_OUTPUT" in script]
    outputs = tmp_path / "outputs"
    done = _bash(diff, project.root, BASE="gone", NUMBER="7", GITHUB_OUTPUT=str(outputs))
    assert done.returncode != 0
    assert not outputs.exists()


def test_the_recipe_for_gitlab_checks_compares_and_builds(project: Repository) -> None:
    jobs = _gitlab_jobs()
    base = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(project.root, "rev-parse", "HEAD^1")}
    before = jobs[".journeybook"]["before_script"][-1]
    for variables in (base, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": ""}):
        for name in ("journeybook-check", "journeybook-preview", "journeybook-diff", "pages"):
            if variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"] or name in ("journeybook-check", "pages"):
                done = _bash("\n".join([before, *jobs[name]["script"]]), project.root, **variables)
                assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
    report = json.loads((project.root / "gl-code-quality-report.json").read_text("utf-8"))
    assert {one["location"]["path"] for one in report} == {"journeys/lamp.md"}
    for path in ("preview/index.html", "diff.md", "public/index.html"):
        assert (project.root / path).is_file()
        assert any(path.startswith(kept) for job in jobs.values() for kept in job.get("artifacts", {}).get("paths", ()))


class _Notes(BaseHTTPRequestHandler):
    """A stand-in for GitLab's notes of a merge request, in pages of two."""

    notes: list[dict[str, Any]]
    tokens: set[str | None]

    def _answer(self, said: Any) -> None:
        self.tokens.add(self.headers["PRIVATE-TOKEN"])
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def _body(self) -> str:
        return str(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"])

    def do_GET(self) -> None:
        found = re.search(r"^/api/projects/5/merge_requests/7/notes\?.*\bpage=(\d+)", self.path)
        assert found
        first = 2 * int(found[1]) - 2
        self._answer(self.notes[first : first + 2])

    def do_POST(self) -> None:
        self.notes.append({"id": 100 + len(self.notes), "body": self._body()})
        self._answer({})

    def do_PUT(self) -> None:
        (note,) = [one for one in self.notes if self.path.endswith(f"/notes/{one['id']}")]
        note["body"] = self._body()
        self._answer({})

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_the_comment_on_gitlab_is_written_once(tmp_path: Path) -> None:
    _Notes.notes = [{"id": at, "body": f"Note {at} {MARKER}"} for at in range(3)]
    _Notes.tokens = set()
    server = HTTPServer(("127.0.0.1", 0), _Notes)
    Thread(target=server.serve_forever, daemon=True).start()
    script = "\n".join(_gitlab_jobs()["journeybook-comment"]["script"])
    api = {"CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api", "CI_PROJECT_ID": "5"}
    try:
        for text in ("before", "after é"):
            (tmp_path / "diff.md").write_text(f"{MARKER}\n{text}\n", encoding="utf-8")
            done = _bash(script, tmp_path, **api, CI_MERGE_REQUEST_IID="7", JOURNEYBOOK_TOKEN="t")
            assert done.returncode == 0, done.stderr
    finally:
        server.shutdown()
        server.server_close()
    assert [note["body"] for note in _Notes.notes[3:]] == [f"{MARKER}\nafter é\n"]
    assert _Notes.tokens == {"t"}
    without = _bash(script, tmp_path, **api, CI_MERGE_REQUEST_IID="7", JOURNEYBOOK_TOKEN="")
    assert (without.returncode, without.stdout) == (0, "There is no JOURNEYBOOK_TOKEN to write a comment with.\n")


def test_recipes_stand_at_the_top_of_the_repository_and_name_the_folder_of_the_project(
    run: Run, tmp_path: Path
) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch", "master")
    run("new", "project", "our cx")
    done = run("new", "ci", "--host", "github", folder=tmp_path / "our cx")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / ".github/workflows/journeybook.yml").read_text(encoding="utf-8")
    assert "journeybook check --format github --project 'our cx'\n" in text
    assert "branches: [master]" in text
    assert sorted(path.name for path in (tmp_path / ".github/workflows").iterdir()) == sorted(recipes_of("github"))


def test_the_default_branch_is_the_one_that_the_host_named(run: Run, project: Repository) -> None:
    git(project.root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk/new")
    run("new", "ci", "--host", "github", folder=project.root)
    assert "branches: [trunk/new]" in (project.root / ".github/workflows/journeybook.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("host", "path"), [("github", ".github/workflows/journeybook.yml"), ("gitlab", ".gitlab/journeybook.yml")]
)
def test_a_recipe_that_is_there_is_written_anew_only_when_told_to(
    host: str, path: str, run: Run, tmp_path: Path
) -> None:
    run("new", "project", "cx")
    root = tmp_path / "cx"
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text("ours\n", "utf-8")
    done = run("new", "ci", "--host", host, folder=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{path} is there already; --force writes it anew" in done.stderr
    assert [one for one in root.rglob(".git*/**/*") if one.is_file()] == [root / path]
    assert (root / path).read_text("utf-8") == "ours\n"
    assert run("new", "ci", "--host", host, "--force", folder=root).returncode == 0
    assert (root / path).read_text("utf-8") == recipes_of(host)["journeybook.yml"]


def test_a_pipeline_that_is_there_stays_and_is_told_what_to_include(run: Run, tmp_path: Path) -> None:
    run("new", "project", "cx")
    root = tmp_path / "cx"
    (root / ".gitlab-ci.yml").write_text("stages: [test]\n", "utf-8")
    done = run("new", "ci", "--host", "gitlab", "--force", folder=root)
    assert "include:\n  - local: .gitlab/journeybook.yml\n" in done.stdout
    assert (root / ".gitlab-ci.yml").read_text("utf-8") == "stages: [test]\n"
    (root / ".gitlab-ci.yml").unlink()
    run("new", "ci", "--host", "gitlab", "--force", folder=root)
    assert yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8")) == {
        "include": [{"local": ".gitlab/journeybook.yml"}]
    }


def test_a_folder_that_no_script_can_name_is_refused(run: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    run("new", "project", "$(reboot)")
    done = run("new", "ci", "--host", "github", folder=tmp_path / "$(reboot)")
    assert done.returncode == 2
    assert "cannot name the folder" in done.stderr
