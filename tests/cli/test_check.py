"""`check`: everything at once, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import Write

BROKEN = """\
---
title: Buying a lamp
personas: [ana, pual]
goal: [a, b]
stages:
  - id: shop
    title: In the shop
    steps:
      - id: ask
        titel: I ask
        emotion: 9
        channel: nowhere
---

## Elsewhere {#elsewhere}

[gone](gone.md)
"""
PERSONA = "---\ntitle: Paul\n---\n"


def test_everything_wrong_in_every_file_is_reported_in_one_run(run: Run, write_project: Write) -> None:
    root = write_project(
        {
            "site_config.yml": "titel: T\n",
            "journeys/lamp.md": BROKEN,
            "journeys/open.md": '---\ntitle: "never closed\n---\n',
            "personas/paul.md": PERSONA,
        }
    )
    done = run("check", folder=root)
    assert done.returncode == 1
    for expected in (
        "site_config.yml:1:1: error[unknown-field]",
        "journeys/lamp.md:3:12: error[unknown-persona] unknown persona 'ana'",
        "journeys/lamp.md:3:17: error[unknown-persona] unknown persona 'pual'",
        "did you mean 'paul' (personas/paul.md)?",
        "journeys/lamp.md:4:7: error[wrong-type]",
        "journeys/lamp.md:10:9: error[unknown-field]",
        "did you mean 'title'?",
        "journeys/lamp.md:11:18: error[out-of-range]",
        "journeys/lamp.md:12:18: error[unknown-channel]",
        "journeys/lamp.md:15:16: error[unknown-stage]",
        "journeys/lamp.md:17:8: error[broken-link]",
        "journeys/open.md:2:8: error[syntax]",
    ):
        assert expected in done.stdout, expected + "\n" + done.stdout


def test_programs_get_the_same_findings(run: Run, write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/lamp.md": BROKEN})
    done = run("check", "--format", "json", folder=root)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report["format"] == "journeybook-check/1"
    first = report["diagnostics"][0]
    assert {"rule", "severity", "message", "path", "line", "column"} <= set(first)


def test_only_the_named_paths_are_shown(run: Run, write_project: Write) -> None:
    root = write_project({"site_config.yml": "titel: T\n", "journeys/lamp.md": BROKEN, "journeys/b.md": BROKEN})
    done = run("check", "journeys/b.md", folder=root)
    assert "journeys/b.md" in done.stdout
    assert "journeys/lamp.md" not in done.stdout
    assert "site_config.yml" not in done.stdout


def test_what_is_suppressed_is_counted_and_stops_nothing(run: Run, write_project: Write) -> None:
    persona = "---\n# journeybook: ignore-file[unused-persona] her journey comes next\ntitle: Ana\n---\n"
    paul = persona.replace("Ana", "Paul")
    root = write_project({"site_config.yml": "title: T\n", "personas/ana.md": persona, "personas/paul.md": paul})
    done = run("check", "--strict", folder=root)
    assert (done.returncode, done.stdout) == (0, "Nothing found in 0 journeys; 2 findings suppressed.\n")
    done = run("check", "personas/ana.md", folder=root)
    assert done.stdout == "Nothing found in 0 journeys; 1 finding suppressed.\n"
    report = json.loads(run("check", "personas/ana.md", "--format", "json", folder=root).stdout)
    assert report["diagnostics"] == []
    assert [(one["rule"], one["suppression"]["reason"]) for one in report["suppressed"]] == [
        ("unused-persona", "her journey comes next")
    ]


def test_a_path_that_does_not_exist_is_bad_usage(run: Run, write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n"})
    assert run("check", "journeys/none.md", folder=root).returncode == 2


def test_the_demonstration_project_has_no_findings(run: Run, repository: object) -> None:
    done = run("check", "--strict", "--project", str(repository))
    assert done.returncode == 0, done.stdout


def test_a_check_after_another_finds_what_it_would_have_found_without(
    run: Run, write_project: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/lamp.md": BROKEN, "personas/paul.md": PERSONA})
    cache = str(tmp_path / "cache")
    for path, text in (
        ("journeys/lamp.md", BROKEN),
        ("journeys/lamp.md", BROKEN.replace("pual", "paul")),
        ("journeys/rug.md", BROKEN),
        ("personas/ana.md", "---\ntitle: Ana\n---\n"),
        ("site_config.yml", "title: T\nemotion_scale: {min: 0, max: 10}\n"),
    ):
        (root / path).write_text(text, encoding="utf-8")
        monkeypatch.setenv("JOURNEYBOOK_CACHE", cache)
        with_cache = run("check", folder=root)
        monkeypatch.setenv("JOURNEYBOOK_CACHE", "")
        without = run("check", folder=root)
        assert (with_cache.returncode, with_cache.stdout) == (without.returncode, without.stdout)
    assert any((tmp_path / "cache").rglob("*")), "something was kept"
