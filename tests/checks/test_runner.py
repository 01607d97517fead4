"""A project says which rules it wants, and how grave it holds them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from journeybook.checks import runner
from journeybook.checks.registry import RULES
from journeybook.checks.runner import examine, only, run
from journeybook.checks.wanted import severity_in
from journeybook.config import CheckSettings
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.load import DiskFiles, load
from journeybook.source import Span
from tests.load.projects import CONFIGURATION, JOURNEY, loaded

UNUSED = CONFIGURATION + "  - {id: door, title: Door, channel: shop}\n"


def _found(checks: str, journey: str = JOURNEY) -> list[tuple[str, Severity]]:
    project = loaded({"site_config.yml": UNUSED + checks, "journeys/lamp.md": journey})
    return [(one.rule, one.severity) for one in run(project)]


def test_every_rule_is_on_where_nothing_is_said() -> None:
    assert _found("") == [("unused-touchpoint", Severity.WARNING)]


def test_a_rule_can_be_ignored() -> None:
    assert _found("checks: {ignore: [unused-touchpoint]}\n") == []


def test_only_the_selected_rules_are_asked() -> None:
    published = JOURNEY.replace("personas:", "status: published\npersonas:")
    assert _found("checks: {select: [published-without-owner]}\n", published) == [
        ("published-without-owner", Severity.WARNING)
    ]


def test_what_is_selected_and_ignored_is_ignored() -> None:
    assert _found("checks: {select: unused-touchpoint, ignore: unused-touchpoint}\n") == []


@pytest.mark.parametrize("severity", ["error", "info"])
def test_a_rule_can_be_given_another_severity(severity: str) -> None:
    found = _found(f"checks: {{severity: {{unused-touchpoint: {severity}}}}}\n")
    assert found == [("unused-touchpoint", Severity(severity))]


def test_a_family_is_selected_and_ignored_by_its_name() -> None:
    assert _found("checks: {ignore: [references]}\n") == []
    assert _found("checks: {select: [references]}\n") == [("unused-touchpoint", Severity.WARNING)]
    assert _found("checks: {select: [personas]}\n") == []


def test_what_is_said_of_a_rule_goes_before_what_is_said_of_its_family() -> None:
    assert _found("checks: {select: [unused-touchpoint], ignore: [references]}\n") == [
        ("unused-touchpoint", Severity.WARNING)
    ]
    assert _found("checks: {select: [references], ignore: [unused-touchpoint]}\n") == []
    graver = "checks: {severity: {references: error, unused-touchpoint: info}}\n"
    assert _found(graver) == [("unused-touchpoint", Severity.INFO)]
    assert _found("checks: {severity: {references: error}}\n") == [("unused-touchpoint", Severity.ERROR)]


def test_a_family_cannot_take_back_its_fixed_rules() -> None:
    unknown = JOURNEY.replace("personas: [ana]", "personas: [ana, bob]")
    found = _found("checks: {ignore: [references], severity: {references: info}}\n", unknown)
    assert found == [("unknown-persona", Severity.ERROR)]


def test_the_severity_of_a_family_is_that_of_each_of_its_rules() -> None:
    settings = CheckSettings(ignore=("wording",), severity={"evidence": Severity.ERROR, "old-metric": Severity.INFO})
    said = {rule.id: severity_in(rule, settings) for rule in RULES}
    assert said["metric-without-date"] is Severity.ERROR
    assert said["old-metric"] is Severity.INFO
    assert said["long-title"] is None
    assert said["syntax"] is Severity.ERROR
    assert said["unused-channel"] is Severity.WARNING


def test_a_first_draft_is_left_in_peace() -> None:
    draft = "---\ntitle: A draft\nstages: [{title: All, steps: [{title: I pay, channel: shop}]}]\n---\n"
    found = examine(loaded({"journeys/draft.md": draft}), date(2026, 11, 22)).findings
    assert {one.rule for one in found} == {"missing-id"}


def test_without_a_day_nothing_is_old_and_nothing_to_come() -> None:
    dated = JOURNEY.replace("personas:", "status: published\nreviewed: 2020-02-02\npersonas:")
    assert "stale-journey" not in {one.rule for one in examine(loaded({"journeys/lamp.md": dated})).findings}
    on_a_day = examine(loaded({"journeys/lamp.md": dated}), date(2026, 11, 22))
    assert "stale-journey" in {one.rule for one in on_a_day.findings}


def test_advice_of_loading_can_be_ignored_too() -> None:
    draft = JOURNEY.replace("- id: pay\n        title", "- title").replace("#pay", "#i-pay")
    assert ("missing-id", Severity.INFO) in _found("", draft)
    assert _found("checks: {ignore: [missing-id, unused-touchpoint]}\n", draft) == []


def test_a_file_that_cannot_be_read_cannot_be_ignored_away() -> None:
    broken = JOURNEY.replace("personas: [ana]", "personas: [ana")
    found = _found("checks: {select: [unused-touchpoint], ignore: [syntax], severity: {syntax: info}}\n", broken)
    assert found == [
        ("syntax", Severity.ERROR),
        ("unknown-rule", Severity.ERROR),
        ("unknown-rule", Severity.ERROR),
    ]


def test_findings_come_in_order_of_place_and_once() -> None:
    two = JOURNEY.replace("personas: [ana]", "personas: [bob, bob]") + "\n[a](b.md) [a](b.md)\n"
    found = run(loaded({"site_config.yml": UNUSED, "journeys/lamp.md": two}))
    assert [(one.span.path, one.span.line, one.span.column, one.rule) for one in found] == [
        ("journeys/lamp.md", 3, 12, "unknown-persona"),
        ("journeys/lamp.md", 20, 5, "broken-link"),
        ("journeys/lamp.md", 20, 15, "broken-link"),
        ("personas/ana.md", 2, 8, "unused-persona"),
        ("site_config.yml", 8, 10, "unused-touchpoint"),
    ]


def _at(path: str) -> Diagnostic:
    return Diagnostic(rule="syntax", severity=Severity.ERROR, message="m", span=Span(path))


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ((), ["a.yml", "journeys/a.md", "journeys/a/b.md", "journeys-old/a.md"]),
        (("journeys",), ["journeys/a.md", "journeys/a/b.md"]),
        (("journeys/",), ["journeys/a.md", "journeys/a/b.md"]),
        (("./journeys/a.md",), ["journeys/a.md"]),
        (("journeys/a",), ["journeys/a/b.md"]),
        (("a.yml", "journeys-old"), ["a.yml", "journeys-old/a.md"]),
        ((".",), ["a.yml", "journeys/a.md", "journeys/a/b.md", "journeys-old/a.md"]),
        (("nowhere",), []),
    ],
)
def test_findings_can_be_narrowed_to_files_and_folders(paths: tuple[str, ...], expected: list[str]) -> None:
    found = tuple(_at(path) for path in ("a.yml", "journeys/a.md", "journeys/a/b.md", "journeys-old/a.md"))
    assert [one.span.path for one in only(found, paths)] == expected


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_several_processes_find_the_same_as_one(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = load(DiskFiles(repository))
    day = date(2040, 1, 1)
    one = examine(project, day)
    monkeypatch.setattr(runner, "hands", lambda _pieces, _few: 2)
    several = examine(project, day)
    assert len(one.findings) > 20
    assert several == one
