"""A mistake is reported where it was made, and what follows from it is not."""

from __future__ import annotations

import pytest

from journeybook.checks.runner import run
from journeybook.load import DiskFiles, load
from tests.conftest import Write

CONFIG = """\
title: Shop
emotion_scale: {min: -2, max: 2}
phases:
  - {id: before, title: Before}
channels:
  - {id: shop, title: Shop}
touchpoints:
  - {id: desk, title: Desk, channel: shop}
"""
JOURNEY = """\
---
title: Buying a lamp
personas: [mia, tom]
stages:
  - id: look
    title: Looking
    phase: before
    steps:
      - id: ask
        title: I ask
        touchpoint: desk
        emotion: {mia: -2, tom: 0}
        satisfaction: -1
        personas: [mia, tom]
---
We met at [the desk](../touchpoints/desk.md).
"""
TO_BE = """\
---
title: Buying a lamp, intended
state: to-be
of: lamp
stages:
  - {id: look, title: Looking, steps: [{id: ask, title: I ask, touchpoint: desk}]}
---
"""
PROJECT = {
    "site_config.yml": CONFIG,
    "journeys/lamp.md": JOURNEY,
    "journeys/lamp-to-be.md": TO_BE,
    "personas/mia.md": "---\ntitle: Mia\n---\n",
    "personas/tom.md": "---\ntitle: Tom\n---\n",
    "touchpoints/desk.md": "---\n---\nIt stands at the door.\n",
}

MISTAKES = [
    ("site_config.yml", "{min: -2, max: 2}", "{min: 2, max: -2}", "out-of-range"),
    ("site_config.yml", "{min: -2, max: 2}", "{min: -2}", "missing-field"),
    ("site_config.yml", "{min: -2, max: 2}", "1 to 5", "wrong-type"),
    ("site_config.yml", "emotion_scale", "emotion_scal", "unknown-field"),
    ("site_config.yml", "title: Shop\n", "title: Shop: ours\n", "syntax"),
    ("site_config.yml", "phases:", "phase:", "unknown-field"),
    ("site_config.yml", "channels:", "chanels:", "unknown-field"),
    ("site_config.yml", "touchpoints:", "touch_points:", "unknown-field"),
    ("journeys/lamp-to-be.md", "state: to-be", "state: tobe", "wrong-type"),
    ("journeys/lamp.md", "personas: [mia, tom]\nstages", "personas: [mia, tomm]\nstages", "unknown-persona"),
]


@pytest.mark.parametrize(("path", "right", "wrong", "rule"), MISTAKES)
def test_one_mistake_is_one_error(path: str, right: str, wrong: str, rule: str, write_project: Write) -> None:
    assert right in PROJECT[path]
    root = write_project({**PROJECT, path: PROJECT[path].replace(right, wrong)})
    errors = [found for found in run(load(DiskFiles(root))) if found.severity == "error"]
    assert [(found.rule, found.span.path) for found in errors] == [(rule, path)]


def test_the_project_itself_has_no_error(write_project: Write) -> None:
    assert not [found for found in run(load(DiskFiles(write_project(PROJECT)))) if found.severity == "error"]


def test_a_configuration_under_another_name_is_one_warning(write_project: Write) -> None:
    files = {**PROJECT, "site_config.yaml": CONFIG}
    del files["site_config.yml"]
    found = run(load(DiskFiles(write_project(files))))
    assert [(one.rule, one.hint) for one in found if one.severity != "info"] == [
        ("missing-configuration", "rename site_config.yaml to site_config.yml")
    ]


def test_ids_joined_by_a_comma_are_said_to_want_brackets(write_project: Write) -> None:
    wrong = JOURNEY.replace("personas: [mia, tom]\nstages", "personas: mia, tom\nstages")
    found = run(load(DiskFiles(write_project({**PROJECT, "journeys/lamp.md": wrong}))))
    errors = [(one.rule, one.hint) for one in found if one.severity == "error"]
    assert errors == [("unknown-persona", "several stand in brackets: [mia, tom]")]


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "hint"),
    [
        ("touchpoint: desk", "touchpoint: touchpoints/desk.md", "unknown-touchpoint", "write the id alone: 'desk'"),
        ("{mia: -2, tom: 0}", "{mia:-2}", "wrong-type", "write a space behind the colon"),
        ("satisfaction: -1", "satisfaction: -1,5", "wrong-type", "write a point: -1.5"),
        ("satisfaction: -1", "duration: 1h30", "wrong-type", "did you mean '1 h 30 min'?"),
        ("satisfaction: -1", "duration: 1,5 h", "wrong-type", "write a point: 1.5 h"),
        ("satisfaction: -1", "metrics: [{kpi: CSAT, value: 62,5 %}]", "unknown-field", "a comma begins a new field"),
    ],
)
def test_the_hint_says_how_to_write_it(right: str, wrong: str, rule: str, hint: str, write_project: Write) -> None:
    assert right in JOURNEY
    root = write_project({**PROJECT, "journeys/lamp.md": JOURNEY.replace(right, wrong)})
    errors = [found for found in run(load(DiskFiles(root))) if found.severity == "error"]
    assert [found.rule for found in errors] == [rule]
    assert hint in errors[0].hint
