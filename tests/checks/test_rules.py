"""Each rule finds what its fixture marks, there and nowhere else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeybook.checks.registry import BY_ID, RULES
from journeybook.checks.rule import Family
from journeybook.checks.runner import run
from journeybook.load import DiskFiles, load
from tests.checks.fixture import write_fixture

FIXTURES = Path(__file__).parent / "fixtures"
TODAY = date(2026, 11, 22)
"""The day to which the ages in fixtures are counted."""
NAMES = sorted(path.stem for path in FIXTURES.glob("*.txt"))


JUDGING = frozenset(
    {
        Family.CUSTOMER_VIEW,
        Family.TOUCHPOINTS,
        Family.EVIDENCE,
        Family.ACTION,
        Family.PERSONAS,
        Family.STRUCTURE,
        Family.FRESHNESS,
        Family.OWNERSHIP,
        Family.WORDING,
        Family.DIAGRAMS,
    }
)
"""Families that judge journeys: a fixture is about one thing, and no good journey in all the others."""


def test_every_rule_has_a_fixture() -> None:
    assert [rule.id for rule in RULES if rule.family is not Family.IMPORT] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_finds_what_is_marked_and_nothing_else(name: str, tmp_path: Path) -> None:
    expected = write_fixture((FIXTURES / f"{name}.txt").read_text(encoding="utf-8"), tmp_path)
    marked = {mark.rule for mark in expected}
    assert name in marked
    found = [
        one
        for one in run(load(DiskFiles(tmp_path)), TODAY)
        if one.rule in marked or BY_ID[one.rule].family not in JUDGING
    ]
    places = sorted({(one.span.path, one.span.line, one.rule) for one in found})
    assert places == sorted({(mark.path, mark.line, mark.rule) for mark in expected})
    for mark in expected:
        said = [
            f"{one.message}\n{one.hint}"
            for one in found
            if (one.span.path, one.span.line, one.rule) == (mark.path, mark.line, mark.rule)
        ]
        assert any(mark.said in text for text in said), f"{mark.said!r} is not in {said}"
