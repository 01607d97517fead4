"""Whatever the code reports has a rule, and every rule a manual that is worth reading."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import journeybook
from journeybook.checks.registry import BY_ID, RULES
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity
from journeybook.exchange.rules import IMPORT_RULES

PACKAGE = Path(journeybook.__file__).parent
KINDS = ("channel", "journey", "opportunity", "pain", "persona", "phase", "step", "touchpoint")
"""Kinds of things that are referred to by name; their rules are `unknown-<kind>`."""
ALL = (*RULES, *IMPORT_RULES)
QUALITY = (Family.CUSTOMER_VIEW, Family.EVIDENCE, Family.ACTION, Family.STRUCTURE, Family.FRESHNESS, Family.OWNERSHIP)
"""Families that judge what could be read without a mistake."""


def _calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


def _emitted() -> dict[str, str]:
    """Return the rule ids that the sources report, each with a file that does."""
    found = {}
    for path, call in _calls():
        given = [word.value for word in call.keywords if word.arg == "rule"]
        called = ast.unparse(call.func)
        if re.search(r"(\bfindings\.(error|warning|info)|\.refuse)$", called) and call.args:
            given.append(call.args[0])
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[value.value] = str(path)
            elif isinstance(value, ast.JoinedStr):
                assert ast.unparse(value) == "f'unknown-{kind}'", f"{path}: a rule id that this test cannot follow"
                found |= {f"unknown-{kind}": str(path) for kind in KINDS}
    return found


def test_every_id_that_is_reported_has_a_rule() -> None:
    emitted = _emitted()
    assert len(emitted) > 20
    known = {rule.id for rule in ALL}
    assert {name: path for name, path in emitted.items() if name not in known} == {}


def test_every_rule_without_a_check_is_reported_by_something() -> None:
    emitted = _emitted()
    assert [rule.id for rule in RULES if rule.check is None and rule.id not in emitted] == []


def test_every_module_of_a_rule_is_registered() -> None:
    modules = {path.stem for path in (PACKAGE / "checks/rules").glob("*.py")} - {"__init__"}
    assert {rule.id.replace("-", "_") for rule in RULES} == modules


def test_ids_are_unique_kebab_and_in_order() -> None:
    names = [rule.id for rule in ALL]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)
    assert [rule.id for rule in RULES] == sorted(BY_ID)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_manual_begins_with_a_sentence_that_fits_a_list(rule: Rule) -> None:
    assert 10 < len(rule.title) <= 90
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.manual.startswith(f"{rule.title}.\n\n")
    assert max(map(len, rule.manual.splitlines())) <= 120


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_manual_has_an_example_of_each_side_and_the_way_out(rule: Rule) -> None:
    places = [rule.manual.find(mark) for mark in ("\n\nWrong: ", "\n\nWrong:\n\n    ")]
    assert max(places) > 0
    assert "\n\nThe way out: " in rule.manual
    assert "\n\nRight:" in rule.manual or "Wrong: nothing is." in rule.manual


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_manual_says_why_it_matters_before_it_shows_what_is_wrong(rule: Rule) -> None:
    reason = rule.manual.split("\n\n")[1]
    assert not reason.startswith(("Wrong:", "Right:", "The way out:"))
    assert len(reason) >= 100


def test_what_stops_the_reading_is_an_error_and_cannot_be_turned_off() -> None:
    for rule in RULES:
        if rule.fixed:
            assert rule.severity is Severity.ERROR, rule.id


def test_what_is_said_of_the_quality_of_a_journey_stops_no_build_and_can_be_turned_off() -> None:
    judged = [rule for rule in RULES if rule.mark is not None or rule.family in QUALITY]
    assert len(judged) >= 3
    assert [rule.id for rule in judged if rule.fixed or rule.severity is Severity.ERROR] == []


def test_every_family_says_what_it_is_about_and_is_no_name_of_a_rule() -> None:
    assert all(family.about.endswith(".") and len(family.about) > 20 for family in Family)
    assert {family.value for family in Family} & {rule.id for rule in ALL} == set()
