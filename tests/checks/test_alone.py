"""Rules that look at each journey alone find in it, whatever else there is, what they would find were it the only one.

So what was found in a journey may be kept until the journey changes, or a word that it names.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.checks import runner
from journeybook.checks.part import Words, beyond, part_of
from journeybook.checks.project import Project
from journeybook.checks.registry import BY_ID, RULES
from journeybook.checks.rule import Rule
from journeybook.checks.runner import examine
from journeybook.diagnostics import Diagnostic, in_order
from journeybook.load import DiskFiles, Loaded, load
from tests.checks.fixture import LINES, project_without, write_fixture
from tests.load.projects import MemoryFiles

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))
TODAY = date(2026, 11, 22)
ALONE = tuple(rule for rule in RULES if rule.alone)
_NO_JOURNEY = frozenset(
    {
        "language-without-words",
        "outside-address",
        "unknown-file",
        "wrong-catalog",
        "wrong-font",
    }
)
"""Rules that look at no journey at all: they are asked once in any case."""
NEEDS_OTHERS = tuple(rule.id for rule in RULES if rule.check and not rule.alone and rule.id not in _NO_JOURNEY)
"""Rules that look at several journeys at once, or at more than the journey alone."""


def _whole(rule: Rule, project: Project) -> tuple[Diagnostic, ...]:
    assert rule.check
    return in_order(rule.check(project))


def _by_parts(rule: Rule, project: Project) -> tuple[Diagnostic, ...]:
    """Return what a rule finds in each journey as if it were the only one, and in what is in none."""
    assert rule.check
    words, owners = Words.of(project.catalogue), project.owners
    found = [one for one in rule.check(beyond(project)) if one.span.path not in owners]
    every = tuple(project.journeys_by_path.values())
    together = [one for one in rule.check(part_of(project, every, words)) if one.span.path in owners]
    alone: list[Diagnostic] = []
    for journey in every:
        part = part_of(project, (journey,), words)
        alone += [one for one in rule.check(part) if owners.get(one.span.path) == journey.origin.path]
    assert not rule.alone or in_order(together) == in_order(alone)
    return in_order((*found, *alone))


def _with_twins(root: Path) -> Loaded:
    """Return a project in which every journey is there under two further names, once without its personas."""
    for path in sorted(root.glob("journeys/**/*.md")):
        twin, bare = (path.with_name(f"{name}-{path.name}") for name in ("twin", "bare"))
        if path.is_file() and not path.is_symlink():
            twin.write_bytes(path.read_bytes())
            bare.write_bytes(re.sub(rb"(?m)^personas:.*\n(?:  - .*\n)*", b"", path.read_bytes()))
    return load(DiskFiles(root))


def test_most_rules_look_at_each_journey_alone() -> None:
    assert len(ALONE) > len([rule for rule in RULES if rule.check and not rule.alone])


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_rule_finds_in_a_journey_what_it_would_find_were_it_the_only_one(fixture: Path, tmp_path: Path) -> None:
    write_fixture(fixture.read_text(encoding="utf-8"), tmp_path)
    project = Project(_with_twins(tmp_path), TODAY)
    for rule in ALONE:
        assert _by_parts(rule, project) == _whole(rule, project), rule.id


def test_so_it_does_in_the_demonstration(repository: Path) -> None:
    project = Project(load(DiskFiles(repository)), date(2040, 1, 1))
    for rule in ALONE:
        assert _by_parts(rule, project) == _whole(rule, project), rule.id


@pytest.mark.parametrize("name", NEEDS_OTHERS)
def test_a_rule_that_needs_others_would_be_seen_to_find_something_else_alone(name: str, tmp_path: Path) -> None:
    write_fixture((FIXTURES[0].parent / f"{name}.txt").read_text(encoding="utf-8"), tmp_path)
    project = Project(_with_twins(tmp_path), TODAY)
    assert _by_parts(BY_ID[name], project) != _whole(BY_ID[name], project)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FIXTURES), LINES, LINES, st.integers(0, 1))
def test_with_what_is_kept_of_another_state_the_same_is_found(
    fixture: Path, gone: set[int], emptied: set[int], days: int
) -> None:
    before, after = project_without(fixture, set(), set()), project_without(fixture, gone, emptied)
    first = examine(before, TODAY)
    second = examine(after, TODAY + timedelta(days), first.kept)
    assert second == examine(after, TODAY + timedelta(days))
    assert examine(before, TODAY, second.kept) == first


def test_only_journeys_that_are_others_are_looked_at_again(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[list[str]] = []

    def noted(*args: object) -> object:
        looked_at.append([journey.id for journey in args[1]])  # type: ignore[attr-defined]
        return part_of(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(runner, "part_of", noted)
    paths = DiskFiles(repository).paths()
    content = {path: (repository / path).read_bytes() for path in paths}
    first = examine(load(MemoryFiles(content)), TODAY)
    second = examine(load(MemoryFiles(content)), TODAY, first.kept)
    edited = {**content, "journeys/grocery/drive.md": content["journeys/grocery/drive.md"] + b"\nMore.\n"}
    third = examine(load(MemoryFiles(edited)), TODAY, second.kept)
    french = {**content, "journeys/grocery/drive.fr.md": content["journeys/grocery/drive.fr.md"] + b"\nPlus.\n"}
    examine(load(MemoryFiles(french)), TODAY, first.kept)
    examine(load(MemoryFiles(edited)), TODAY + timedelta(1), third.kept)
    assert first.findings == second.findings
    assert len(looked_at[0]) > 3
    assert looked_at[1:] == [[], ["drive"], ["drive"], []]


def test_a_word_that_is_another_one_concerns_the_journeys_that_name_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def project(channel: str) -> Loaded:
        journey = "---\ntitle: A {0}\nstages: [{{title: S, steps: [{{title: I go, touchpoint: {0}}}]}}]\n---\n"
        places = f"touchpoints: [{{id: till, title: Till, channel: {channel}}}, {{id: door, title: Door}}]\n"
        files = {
            "site_config.yml": "title: Shop\nchannels: [{id: shop, title: Shop}, {id: web, title: Web}]\n" + places,
            "journeys/one.md": journey.format("till"),
            "journeys/two.md": journey.format("door"),
        }
        return load(MemoryFiles({path: text.encode() for path, text in files.items()}))

    looked_at: list[list[str]] = []

    def noted(*args: object) -> object:
        looked_at.append([journey.id for journey in args[1]])  # type: ignore[attr-defined]
        return part_of(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(runner, "part_of", noted)
    first = examine(project("shop"), TODAY)
    examine(project("web"), TODAY, first.kept)
    assert looked_at == [["one", "two"], ["one"]]


def test_what_a_persona_is_called_concerns_the_journeys_in_which_a_thought_begins_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def project(title: str) -> Loaded:
        steps = "steps: [{{id: i-go, title: I go, thought: {0} is late.}}]"
        journey = f"---\ntitle: A {{0}}\nstatus: review\nstages: [{{{{id: s, title: S, {steps}}}}}]\n---\n"
        files = {
            "site_config.yml": "title: Shop\nlanguages: [en, fr]\n",
            "personas/ana.md": f"---\ntitle: {title}, 33\n---\n",
            "journeys/one.md": journey.format("Ana"),
            "journeys/two.md": journey.format("The train"),
            "journeys/three.md": journey.format("It"),
            "journeys/three.fr.md": "---\nstages: [{id: s, steps: [{id: i-go, thought: Ana est en retard.}]}]\n---\n",
        }
        return load(MemoryFiles({path: text.encode() for path, text in files.items()}))

    looked_at: list[list[str]] = []

    def noted(*args: object) -> object:
        looked_at.append([journey.id for journey in args[1]])  # type: ignore[attr-defined]
        return part_of(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(runner, "part_of", noted)
    first = examine(project("Eve"), TODAY)
    assert examine(project("Ana"), TODAY, first.kept) == examine(project("Ana"), TODAY)
    said = [one.span.path for one in examine(project("Ana"), TODAY).findings if one.rule == "third-person-thought"]
    assert said == ["journeys/one.md", "journeys/three.fr.md"]
    assert [sorted(those) for those in looked_at[:3]] == [
        ["one", "three", "two"],
        ["one", "three"],
        ["one", "three", "two"],
    ]


def test_findings_that_stay_are_the_same_objects(repository: Path) -> None:
    first = examine(load(DiskFiles(repository)), date(2040, 1, 1))
    second = examine(load(DiskFiles(repository)), date(2040, 1, 1), first.kept)
    assert first.findings
    assert all(one is other for one, other in zip(first.findings, second.findings, strict=True))
