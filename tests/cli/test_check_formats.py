"""`check --format`: what hosts read, validated against what they ask for, with the paths of the repository."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from tests.cli.conftest import Run
from tests.load.repositories import git
from tests.reporting.schemas import GITLAB, JUNIT_ATTRIBUTES, JUNIT_CHILDREN, SARIF

FILES = {
    "site_config.yml": "titel: T\n",
    "journeys/lamp.md": """\
---
title: Buying a lamp <&> "more"
personas: [ana]
status: published
stages:
  - id: shop
    title: In the shop
    steps:
      - title: I ask
        emotion: 9
---
""",
    "journeys/deep/lamp.md": """\
---
title: Again  # journeybook: ignore-file[missing-id] ids come last
stages: [{title: A, steps: [{id: b, title: B}]}]
---
""",
    "journeys/shelf.md": "---\ntitle: A shelf\nstages: [{title: A, steps: [{title: B}]}]\n---\n",
    "personas/été.md": "---\ntitle: Ana\n---\n",
    "personas/paul.md": "---\ntitle: Paul\nquote: ''\n---\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with all kinds of findings in the folder `our cx` of a repository."""
    git(tmp_path, "init", "--quiet")
    root = tmp_path / "our cx"
    for path, content in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    return root


def _report(run: Run, project: Path, form: str, *more: str) -> str:
    done = run("check", "--format", form, *more, folder=project)
    assert done.returncode == 1, done.stderr
    return done.stdout


def _own(run: Run, project: Path) -> list[dict[str, object]]:
    found = json.loads(_report(run, project, "json"))["diagnostics"]
    assert {one["severity"] for one in found} == {"error", "warning", "info"}
    assert isinstance(found, list)
    return found


def test_sarif_holds_every_finding_every_rule_and_what_is_suppressed(run: Run, project: Path) -> None:
    log = json.loads(_report(run, project, "sarif"))
    jsonschema.validate(log, SARIF)
    ((sarif,),) = (log["runs"],)
    rules = sarif["tool"]["driver"]["rules"]
    results = sarif["results"]
    kept = [one for one in results if "suppressions" not in one]
    assert [(one["ruleId"], one["level"]) for one in kept] == [
        (one["rule"], {"info": "note"}.get(str(one["severity"]), one["severity"])) for one in _own(run, project)
    ]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    assert any(one.get("relatedLocations") for one in results)
    (taken_back,) = (one for one in results if "suppressions" in one)
    assert taken_back["ruleId"] == "missing-id"
    assert taken_back["suppressions"] == [{"kind": "inSource", "justification": "ids come last"}]
    places = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert {"our%20cx/journeys/lamp.md", "our%20cx/personas/%C3%A9t%C3%A9.md"} <= places


def test_every_rule_has_the_texts_that_code_scanning_shows(run: Run, project: Path) -> None:
    (sarif,) = json.loads(_report(run, project, "sarif"))["runs"]
    for rule in sarif["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].startswith(rule["shortDescription"]["text"])
        assert rule["fullDescription"]["text"] != rule["shortDescription"]["text"], rule["id"]


def test_gitlab_gets_what_it_asks_for_and_nothing_else(run: Run, project: Path) -> None:
    entries = json.loads(_report(run, project, "gitlab"))
    jsonschema.validate(entries, GITLAB)
    assert [one["check_name"] for one in entries] == [one["rule"] for one in _own(run, project)]
    assert {one["location"]["path"] for one in entries} >= {"our cx/journeys/lamp.md", "our cx/site_config.yml"}


def test_junit_has_the_elements_and_attributes_that_servers_know_in_their_order(run: Run, project: Path) -> None:
    document = ElementTree.fromstring(_report(run, project, "junit", "--strict"))
    for element in document.iter():
        needed, known = JUNIT_ATTRIBUTES[element.tag]
        assert needed <= set(element.keys()) <= needed | known, element.tag
        assert re.fullmatch(JUNIT_CHILDREN[element.tag], "".join(f"{child.tag} " for child in element)), element.tag
        cases = element.findall("testcase")
        if element.tag == "testsuite":
            assert element.get("tests") == str(len(cases))
            assert element.get("failures") == str(len(element.findall("testcase/failure")))
    failures = {one["rule"] for one in _own(run, project) if one["severity"] != "info"}
    assert {case.get("type") for case in document.iter("failure")} == failures
    assert "our cx/personas/paul.md" in {suite.get("name") for suite in document}


def test_github_gets_a_command_for_every_finding_with_paths_of_the_repository(run: Run, project: Path) -> None:
    *commands, summary = _report(run, project, "github").splitlines()
    found = _own(run, project)
    for command, one in zip(commands, found, strict=True):
        assert command.startswith(f"::{ {'info': 'notice'}.get(str(one['severity']), one['severity']) } file=our cx/")
        assert f",title={one['rule']}::" in command
    assert re.fullmatch(r"\d+ errors?, \d+ warnings?, .* in \d files; 1 finding suppressed", summary)


@pytest.mark.parametrize("form", ["gitlab", "sarif", "junit"])
def test_who_reads_the_log_of_a_report_for_programs_gets_the_summary(form: str, run: Run, project: Path) -> None:
    done = run("check", "--format", form, folder=project)
    assert re.fullmatch(r"\d+ errors?, .* in \d files; 1 finding suppressed\n", done.stderr)


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "junit"])
def test_outside_a_repository_paths_are_those_of_the_project(form: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "site_config.yml").write_text("titel: T\n", encoding="utf-8")
    done = run("check", "--format", form, folder=tmp_path)
    assert done.returncode == 1
    assert re.search(r"""[="]site_config\.yml[",]""", done.stdout)


def test_a_project_without_findings_gives_reports_that_say_so(run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    root = tmp_path / "shop"
    reports = {form: run("check", "--format", form, folder=root) for form in ("github", "gitlab", "sarif", "junit")}
    assert {form: done.returncode for form, done in reports.items()} == dict.fromkeys(reports, 0)
    assert reports["github"].stdout == "nothing found\n"
    assert json.loads(reports["gitlab"].stdout) == []
    log = json.loads(reports["sarif"].stdout)
    jsonschema.validate(log, SARIF)
    assert log["runs"][0]["results"] == []
    assert ElementTree.fromstring(reports["junit"].stdout).get("failures") == "0"
