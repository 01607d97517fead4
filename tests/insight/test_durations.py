"""Times are summed where a sum says something, and for those who walk the steps."""

from __future__ import annotations

from pathlib import Path

from journeybook.insight.durations import seconds_by_persona, stage_seconds, total_seconds
from journeybook.load import DiskFiles, load
from journeybook.model import Journey
from tests.conftest import Write

JOURNEY = """\
---
title: A floor
personas: [pro, novice]
kind: {kind}
stages:
  - id: aisles
    title: In the aisles
    steps:
      - id: ask
        title: I ask
        personas: [novice]
        duration: 1 h
      - id: take
        title: I take it
        duration: 5 min
  - id: till
    title: At the till
    steps:
      - id: pay
        title: I pay
        duration: 10 min
---
"""


def _journey(write_project: Write, kind: str) -> Journey:
    people = {f"personas/{name}.md": f"---\ntitle: {name}\n---\n" for name in ("pro", "novice")}
    root: Path = write_project({"journeys/floor.md": JOURNEY.format(kind=kind), **people})
    return load(DiskFiles(root)).catalogue.journeys["floor"]


def test_a_total_is_that_of_the_persona_who_takes_longest(write_project: Write) -> None:
    journey = _journey(write_project, "linear")
    assert total_seconds(journey) == 75 * 60
    assert total_seconds(journey, "pro") == 15 * 60
    assert seconds_by_persona(journey) == {"pro": 15 * 60, "novice": 75 * 60}


def test_a_stage_takes_as_long_as_for_who_takes_longest_there(write_project: Write) -> None:
    journey = _journey(write_project, "linear")
    assert [stage_seconds(journey, stage) for stage in journey.stages] == [65 * 60, 10 * 60]


def test_an_aggregate_has_no_total_because_nobody_meets_it_as_a_whole(write_project: Write) -> None:
    journey = _journey(write_project, "aggregate")
    assert total_seconds(journey) == 0
    assert seconds_by_persona(journey) == {}
    assert [stage_seconds(journey, stage) for stage in journey.stages] == [0, 0]
