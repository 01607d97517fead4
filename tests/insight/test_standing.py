"""How a project stands, in numbers."""

from __future__ import annotations

from datetime import date

import pytest

from journeybook.checks.runner import run
from journeybook.insight.standing import Ground, Standing, gap_of, standing
from journeybook.load import load
from tests.pages.journeys import CONFIG, TextFiles, site_of

TODAY = date(2026, 11, 22)


def stands(*journeys: str, days: int = 180) -> Standing:
    """Return the standing of journeys of one step each, written from after their titles."""
    return standing(site_of(files(*journeys)).catalogue, TODAY, days)


def files(*journeys: str) -> dict[str, str]:
    """Return journeys by id, `j0` first: the fields of the journey, a bar, the fields of its step."""
    found = {}
    for at, fields in enumerate(journeys):
        head, _, step = fields.partition("|")
        lines = "".join(f"{line.strip()}\n" for line in head.split(";") if line.strip())
        found[f"j{at}"] = (
            f"---\ntitle: J{at}\n{lines}stages: [{{title: S, steps: [{{title: T, {step.strip()}}}]}}]\n---\n"
        )
    return found


def truth(step: str) -> tuple[Ground, bool, tuple[str, ...]]:
    """Return how a moment of truth is judged: by what, whether it falls short, which figures miss."""
    (found,) = stands(f"personas: [ana, bo] | moment_of_truth: true, {step}").truths
    return found.ground, found.below, tuple(metric.kpi for metric in found.missed)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("metrics: [{kpi: A, value: 3.9, target: 4.5}], emotion: 5", (Ground.FIGURES, True, ("A",))),
        ("metrics: [{kpi: A, value: 4.5, target: 4.5}], emotion: 1", (Ground.FIGURES, False, ())),
        ("metrics: [{kpi: A, value: 6 min, target: 4 min}]", (Ground.FIGURES, True, ("A",))),
        ("metrics: [{kpi: A, value: 1, target: 2}, {kpi: B, value: 1, target: 4}]", (Ground.FIGURES, True, ("B", "A"))),
        ("metrics: [{kpi: A, value: 1}], satisfaction: 2.5", (Ground.SATISFACTION, True, ())),
        ("satisfaction: 3, emotion: 1", (Ground.SATISFACTION, False, ())),
        ("emotion: 2", (Ground.EMOTION, True, ())),
        ("emotion: {ana: 5, bo: 1}", (Ground.EMOTION, True, ())),
        ("emotion: 3", (Ground.EMOTION, False, ())),
        ("duration: 3 min", (Ground.NOTHING, False, ())),
    ],
)
def test_a_moment_of_truth_is_judged_by_the_firmest_of_what_is_known(
    step: str, expected: tuple[Ground, bool, tuple[str, ...]]
) -> None:
    assert truth(step) == expected


def test_of_a_figure_measured_again_the_last_measurement_counts() -> None:
    old = "{kpi: CSAT, value: 2, target: 4, date: 2025-01-01}"
    new = "{kpi: csat, value: 5, target: 4, date: 2026-01-01}"
    assert truth(f"metrics: [{new}, {old}]") == (Ground.FIGURES, False, ())
    assert truth(f"metrics: [{old}, {new}]") == (Ground.FIGURES, False, ())


def test_only_moments_of_truth_of_today_count() -> None:
    hurts = "| moment_of_truth: true, emotion: 1"
    found = stands(hurts, f"state: to-be; {hurts}", f"status: retired; {hurts}", "| emotion: 1")
    assert [truth.place.journey.id for truth in found.below] == ["j0"]
    assert len(found.truths) == 1


def test_firm_grounds_come_first_then_what_is_farthest_from_its_target() -> None:
    found = stands(
        "| moment_of_truth: true, emotion: 4",
        "| moment_of_truth: true, emotion: 1",
        "| moment_of_truth: true, satisfaction: 2",
        "| moment_of_truth: true, metrics: [{kpi: A, value: 9, target: 10}]",
        "| moment_of_truth: true, metrics: [{kpi: A, value: 1, target: 10}]",
        "| moment_of_truth: true, satisfaction: 1",
    )
    assert [truth.place.journey.id for truth in found.truths] == ["j4", "j3", "j5", "j2", "j1", "j0"]
    assert [truth.place.journey.id for truth in found.below] == ["j4", "j3", "j5", "j2", "j1"]
    assert [round(gap_of(metric), 2) for truth in found.truths for metric in truth.missed] == [0.9, 0.1]


def test_a_target_of_nothing_is_no_division_by_it() -> None:
    (found,) = stands("| moment_of_truth: true, metrics: [{kpi: A, value: 3, target: 0, better: lower}]").truths
    assert gap_of(found.missed[0]) == 3.0


def test_journeys_and_opportunities_are_counted_by_status() -> None:
    found = stands(
        "status: published | opportunities: [{title: A}, {title: B, status: doing}]",
        "status: published; state: to-be | opportunities: [{title: C, status: done}]",
        "| emotion: 3",
    )
    assert {status.value: count for status, count in found.journeys.items()} == {"draft": 1, "published": 2}
    assert {status.value: count for status, count in found.opportunities.items()} == {"idea": 1, "doing": 1, "done": 1}
    assert found.open_opportunities == 2


def test_what_was_reviewed_too_long_ago_is_stale_and_what_has_no_date_is_not() -> None:
    journeys = (
        "reviewed: 2026-05-26",  # 180 days ago
        "reviewed: 2026-05-25",
        "reviewed: 2024-01-01; status: retired",
        "reviewed: 2025-01-01; state: to-be",
        "status: draft",
        "status: retired",
    )
    found = stands(*(f"{journey} | emotion: 3" for journey in journeys))
    assert [(one.journey.id, one.days) for one in found.stale] == [("j3", 690), ("j1", 181)]
    assert [journey.id for journey in found.undated] == ["j4"]
    assert stands("reviewed: 2026-05-25 | emotion: 3", days=200).stale == ()


def test_what_is_stale_is_what_the_check_calls_so() -> None:
    written = files("reviewed: 2026-05-26 | emotion: 3", "reviewed: 2026-05-25 | emotion: 3", "| emotion: 3")
    loaded = load(
        TextFiles({"site_config.yml": CONFIG, **{f"journeys/{name}.md": text for name, text in written.items()}})
    )
    told = {found.span.path for found in run(loaded, TODAY) if found.rule == "stale-journey"}
    assert told == {one.journey.origin.path for one in standing(loaded.catalogue, TODAY, 180).stale}


def test_an_empty_project_stands_nowhere() -> None:
    found = standing(site_of({}).catalogue, date.min, 180)
    assert (found.journeys, found.opportunities, found.truths, found.stale, found.undated) == ({}, {}, (), (), ())
