"""Figures and evidence in two states: they have no id, and are told by what they are about."""

from __future__ import annotations

import pytest

from tests.compare.projects import edited, entries, lamp

CSAT = "          - {kpi: CSAT, value: 3.9, target: 4.5, date: 2026-01-31}\n"
VISITS = "          - {kpi: Visits, value: 12}\n"
EVIDENCE = "        evidence:\n          - {title: Nine interviews, date: 2026-03-01}\n"
LOOK = "lamp/choose/look"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (CSAT + VISITS, VISITS + CSAT, []),
        ("value: 3.9", "value: 4.1", [("changed", "CSAT", "value", 3.9, 4.1)]),
        ("target: 4.5, ", "", [("changed", "CSAT", "target", 4.5, None)]),
        ("value: 12}", "value: 12, better: lower}", [("changed", "Visits", "better", "higher", "lower")]),
        ("value: 12}", "value: 12 min}", [("changed", "Visits", "unit", None, "min")]),
        ("kpi: Visits", "kpi: Visitors", [("renamed", "Visitors", "kpi", "Visits", "Visitors")]),
        (VISITS, "", [("removed", "Visits", "", None, None)]),
        (VISITS, VISITS + VISITS.replace("Visits", "Sales"), [("added", "Sales", "", None, None)]),
    ],
)
def test_figures_are_told_by_what_they_measure(old: str, new: str, found: list[tuple[object, ...]]) -> None:
    expected = [(kind, "metric", f"{LOOK}/{name}", *rest) for kind, name, *rest in found]
    assert lamp((old, new)) == expected


def test_a_new_measurement_is_told_field_by_field() -> None:
    assert lamp(("value: 3.9, target: 4.5, date: 2026-01-31", "value: 4.1, target: 4.5, date: 2026-06-30")) == [
        ("changed", "metric", f"{LOOK}/CSAT", "date", "2026-01-31", "2026-06-30"),
        ("changed", "metric", f"{LOOK}/CSAT", "value", 3.9, 4.1),
    ]


def test_one_more_measurement_of_the_same_is_an_addition() -> None:
    later = CSAT.replace("3.9", "4.1").replace("01-31", "06-30")
    assert lamp((CSAT, later + CSAT)) == [("added", "metric", f"{LOOK}/CSAT", "", None, None)]


def test_a_figure_that_hangs_elsewhere_now_has_moved() -> None:
    leave = "title: I leave\n        metrics:\n" + VISITS
    assert lamp((VISITS, ""), ("title: I leave\n", leave)) == [
        ("moved", "metric", "lamp/buy/leave/Visits", "place", LOOK, "lamp/buy/leave")
    ]


def test_evidence_is_told_by_its_title_or_its_link() -> None:
    ask = "lamp/choose/ask"
    assert lamp(("date: 2026-03-01", "date: 2026-04-01")) == [
        ("changed", "evidence", f"{ask}/Nine interviews", "date", "2026-03-01", "2026-04-01")
    ]
    assert lamp((EVIDENCE, "")) == [("removed", "evidence", f"{ask}/Nine interviews", "", None, None)]
    linked = ("title: Nine interviews", "link: https://x.example/9, title: Nine interviews")
    ten = (linked[0], linked[1].replace("Nine", "Ten"))
    old, new = edited("journeys/lamp.md", linked), edited("journeys/lamp.md", ten)
    assert entries(new, old) == [
        ("renamed", "evidence", f"{ask}/Ten interviews", "title", "Nine interviews", "Ten interviews")
    ]
