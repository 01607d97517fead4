"""The section `priorities` of the configuration."""

from __future__ import annotations

import pytest

from journeybook.config import PrioritySettings
from tests.load.projects import CONFIGURATION, found_in, loaded


def _settings(section: str) -> PrioritySettings:
    return loaded({"site_config.yml": f"{CONFIGURATION}priorities: {section}\n"}).settings.priorities


def test_without_the_section_it_is_impact_over_effort() -> None:
    settings = loaded().settings.priorities
    assert (settings.across, settings.up, settings.score.text) == ("effort", "impact", "impact / effort")
    assert settings.measures == ("impact", "effort")


@pytest.mark.parametrize(
    ("weights", "text"),
    [
        ("{}", "impact / effort"),
        ("{impact: 2}", "2 * impact / effort"),
        ("{severity: 1.5, x-revenue: 1}", "(impact + 1.5 * severity + x-revenue) / effort"),
        ("{impact: 0, steps: 1}", "steps / effort"),
        ("{effort: 2}", "impact / (2 * effort)"),
        ("{effort: 0}", "impact"),
        ("{impact: 0}", "0 / effort"),
        ("{severity: 0.00001}", "(impact + 0.00001 * severity) / effort"),
    ],
)
def test_weights_multiply_the_measures_of_the_usual_score(weights: str, text: str) -> None:
    assert _settings(f"{{weights: {weights}}}").score.text == text


def test_a_formula_takes_the_place_of_the_usual_score() -> None:
    settings = _settings("{across: steps, up: severity, score: severity * steps - x-cost}")
    assert settings.score.text == "severity * steps - x-cost"
    assert settings.measures == ("severity", "steps", "x-cost")


@pytest.mark.parametrize(
    ("line", "column", "end"),
    [
        ("  score: impact / efort", 19, 24),
        ('  score: "impact / efort"', 20, 25),
        ("  score: ' impact / efort'", 21, 26),
        (r'  score: "\x69mpact / efort"', 10, 29),
    ],
)
def test_what_is_wrong_in_a_formula_is_shown_at_its_characters(line: str, column: int, end: int) -> None:
    (found,) = found_in({"site_config.yml": f"{CONFIGURATION}priorities:\n{line}\n"})
    assert (found.rule, found.span.column, found.span.end_column) == ("unknown-measure", column, end)
    assert found.hint == "did you mean 'effort'?"


def test_what_is_wrong_leaves_the_usual_score() -> None:
    assert _settings("{weights: {severity: 2}, score: impact **}").score.text == "(impact + 2 * severity) / effort"
