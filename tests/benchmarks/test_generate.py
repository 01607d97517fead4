"""Generated projects are the same each time, varied, and without mistakes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.generate import files, generate
from journeybook import pipeline
from journeybook.diagnostics import Severity
from journeybook.model.journey import JourneyState


def test_the_same_number_and_seed_give_the_same_files_and_another_seed_gives_others() -> None:
    assert list(files(12)) == list(files(12))
    assert dict(files(12)) != dict(files(12, seed=2))


def test_a_generated_project_has_no_errors(tmp_path: Path) -> None:
    generate(60, tmp_path)
    checked = pipeline.check(tmp_path)
    assert [finding for finding in checked.findings if finding.severity is Severity.ERROR] == []
    assert len(checked.loaded.catalogue.journeys) == 60


def test_a_generated_project_holds_what_real_ones_hold(tmp_path: Path) -> None:
    generate(60, tmp_path)
    catalogue = pipeline.check(tmp_path).loaded.catalogue
    journeys = catalogue.journeys.values()
    steps = [step for journey in journeys for stage in journey.stages for step in stage.steps]
    lengths = sorted(sum(len(stage.steps) for stage in journey.stages) for journey in journeys)
    told = sorted(
        len(journey.narrative.introduction) + sum(len(section.markdown) for section in journey.narrative.sections)
        for journey in journeys
    )
    assert lengths[0] * 3 < lengths[-1]
    assert told[0] == 0
    assert told[len(told) // 2] * 3 < told[-1]
    assert {len(journey.personas) for journey in journeys} == {1, 2, 3}
    assert sum(journey.state is JourneyState.TO_BE for journey in journeys) == 5
    for what in (
        "pains",
        "opportunities",
        "metrics",
        "evidence",
        "frontstage",
        "next",
        "journey",
        "personas",
        "channel",
    ):
        assert any(getattr(step, what) for step in steps), what
    sections = [section.markdown for journey in journeys for section in journey.narrative.sections]
    for mark in ("](../../personas/", "](https://", "![", "\n- ", "| Town |", "> "):
        assert any(mark in text for text in sections), mark
