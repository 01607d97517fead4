"""What earlier runs found in journeys is used again for the same journeys, and for no others."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeybook import pipeline
from journeybook.checks import health, runner
from journeybook.checks.before import Before
from journeybook.checks.kept import NOTHING
from journeybook.checks.known import KnownFindings
from journeybook.checks.part import part_of
from journeybook.checks.project import Project
from journeybook.checks.scoring import Scoring
from journeybook.checks.whole import noting
from journeybook.model.journey import Journey
from journeybook.pipeline import Checked, Known
from tests.checks.fixture import write_fixture
from tests.conftest import REPOSITORY, Write

JOURNEY = """\
---
title: Lamp {number}
status: review
stages:
  - title: Look
    steps:
      - title: See
        emotion: 4
---
"""
COUNT = 12
TODAY = date(2026, 11, 22)


@pytest.fixture
def root(write_project: Write) -> Path:
    files = {f"journeys/lamp-{number}.md": JOURNEY.format(number=number) for number in range(COUNT)}
    return write_project({"site_config.yml": "title: Shop\n", **files})


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """In how many journeys the rules looked, check by check."""
    counts: list[int] = []

    def noted(*args: object) -> object:
        counts.append(len(args[1]))  # type: ignore[arg-type]
        return part_of(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(runner, "part_of", noted)
    return counts


@pytest.fixture
def check(root: Path, tmp_path: Path) -> Callable[..., Checked]:
    """Check the project as a new process does, which finds what others have left on disk."""

    def checked(code: str = "code", today: date = TODAY) -> Checked:
        return pipeline.check(root, today, Known(tmp_path / "c/drafts", tmp_path / "c/findings", code))

    return checked


def _written(tmp_path: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (tmp_path / "c").glob("findings*") if "findings." not in path.name}


def test_of_a_project_of_which_all_is_known_the_same_is_found(tmp_path: Path) -> None:
    late = date(2040, 1, 1)
    known = [Known(tmp_path / "drafts", tmp_path / "findings", "code") for _ in range(2)]
    new, again = (pipeline.check(REPOSITORY, late, one) for one in known)
    plain = pipeline.check(REPOSITORY, late)
    assert len(plain.findings) > 20
    assert new.findings == again.findings == plain.findings
    assert new.suppressed == again.suppressed == plain.suppressed
    assert {path: one.findings for path, one in again.kept.journeys.items()} == {
        path: one.findings for path, one in plain.kept.journeys.items()
    }


def test_a_second_process_looks_at_no_journey_and_writes_nothing(
    check: Callable[..., Checked], looked_at: list[int], tmp_path: Path
) -> None:
    first = check()
    written = _written(tmp_path)
    second = check()
    assert first.findings == second.findings
    assert looked_at == [COUNT, 0]
    assert _written(tmp_path) == written


def test_few_journeys_are_looked_at_again_and_many_are_kept(
    check: Callable[..., Checked], root: Path, looked_at: list[int], tmp_path: Path
) -> None:
    check()
    written = _written(tmp_path)
    (root / "journeys/lamp-1.md").write_text(JOURNEY.format(number="one"))
    assert check().findings == pipeline.check(root, TODAY).findings
    assert _written(tmp_path) == written
    for number in range(COUNT):
        (root / f"journeys/lamp-{number}.md").write_text(JOURNEY.format(number=f"no. {number}"))
    assert check().findings == pipeline.check(root, TODAY).findings
    check()
    assert looked_at == [COUNT, 1, COUNT, COUNT, COUNT, 0]


def test_what_is_kept_when_words_and_journeys_change_at_once_was_found_with_the_words_of_now(
    check: Callable[..., Checked], root: Path
) -> None:
    (root / "journeys/met.md").write_text(JOURNEY.format(number="met").replace("See", "See\n        touchpoint: shop"))
    shop = "title: Shop\ntouchpoints: [{id: shop, title: Shop, %s}]\nchannels: [{id: web, title: Web}]\n"
    for number, said in enumerate(("channel: web", "definition: Where we sell", "channel: web, owner: Us")):
        (root / "site_config.yml").write_text(shop % said)
        for name in range(COUNT):
            (root / f"journeys/lamp-{name}.md").write_text(JOURNEY.format(number=f"{name} of {number}"))
        for _ in range(2):
            known, plain = check(), pipeline.check(root, TODAY)
            assert known.findings == plain.findings
            assert {path: one.totals for path, one in known.kept.journeys.items()} == {
                path: one.totals for path, one in plain.kept.journeys.items()
            }


def test_rules_on_the_whole_project_are_asked_again_where_they_may_find_something_else(
    check: Callable[..., Checked], root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def noted(project: Project) -> object:
        asked.append(len(project.catalogue.journeys))
        return noting(project)

    monkeypatch.setattr(runner, "noting", noted)
    lamp = root / "journeys/lamp-1.md"
    (root / "journeys/linked.md").write_text(JOURNEY.format(number="there") + "See [one](lamp-1.md#see).\n")

    def asks(today: date = TODAY) -> bool:
        before = len(asked)
        found = check(today=today).findings
        is_asked = len(asked) > before
        assert found == pipeline.check(root, today).findings
        return is_asked

    assert asks()
    assert not asks()
    thought = JOURNEY.replace("emotion: 4", "thought: Where is it?\n        emotion: 4")
    lamp.write_text(thought.format(number="1"))
    assert asks(), "what is below stands elsewhere now"
    lamp.write_text(thought.format(number="1").replace("Where", "And where"))
    assert not asks()
    lamp.write_text(thought.format(number="1").replace("title: See", "title: Stare"))
    assert asks(), "a link leads to a step"
    lamp.write_text(thought.format(number="1").replace("title: See", "title: Stare").replace("Where", "And where"))
    assert asks(), "to say where it could lead, the journey was opened"
    lamp.write_text(thought.format(number="1"))
    assert asks()
    lamp.with_name("lamp-2.md").write_text(JOURNEY.format(number="1"))
    assert asks(), "two have one title"
    lamp.write_text(thought.format(number="1").replace("Where", "And where"))
    assert not asks()
    lamp.with_name("lamp-3.md").unlink()
    assert asks()
    (root / "site_config.yml").write_text("title: Shop\nchannels: [{id: shop, title: Shop}]\n")
    assert asks()
    assert asks(date(2027, 11, 22))
    assert not asks(date(2027, 11, 22))
    (data,) = (tmp_path / "c").glob("findings.whole-*")
    data.write_bytes(data.read_bytes().replace(b"title", b"titel"))
    assert asks(date(2027, 11, 22)), "what is broken is not there"


def test_what_rules_on_the_whole_project_read_of_a_journey_is_its_head_or_is_noted() -> None:
    project = Project(pipeline.check(REPOSITORY, TODAY).loaded, TODAY)
    seen, opened = noting(project)
    for path, journey in project.journeys_by_path.items():
        one = seen.journeys_by_path[path]
        assert (one.id, one.title, one.origin) == (journey.id, journey.title, journey.origin)
        assert path not in opened
        assert one.steps == journey.steps
        assert path in opened
        assert one == seen.catalogue.journeys[journey.id]
        assert all(getattr(one, part.name) is getattr(journey, part.name) for part in fields(Journey))
    seen, opened = noting(project)
    path = next(iter(project.journeys_by_path))
    assert seen.loaded.drafts[path].thing
    assert seen.loaded.sources["site_config.yml"].text
    assert opened == {path}


def test_the_health_of_journeys_of_which_all_is_kept_is_the_same(tmp_path: Path) -> None:
    known = [Known(tmp_path / "drafts", tmp_path / "findings", "code") for _ in range(2)]
    _, again = (pipeline.check(REPOSITORY, TODAY, one) for one in known)
    plain = pipeline.check(REPOSITORY, TODAY)
    healths = []
    for checked in (again, plain):
        Before.last = None
        kept = checked.kept if checked is again else NOTHING
        healths.append(health.health_of(checked.loaded, checked.findings, checked.suppressed, kept))
    assert healths[0] == healths[1]
    assert healths[0].journeys


def test_what_journeys_are_worth_is_known_until_it_may_be_something_else(
    check: Callable[..., Checked], root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored: list[int] = []
    score = Scoring.score

    def noted(*args: Any) -> int:
        scored[-1] += 1
        return score(*args)

    def worth(today: date = TODAY) -> int:
        """Return how many journeys are scored by a process that finds what others left."""
        scored.append(0)
        new = check(today=today)
        plain = pipeline.check(root, today)
        healths = []
        for one, kept in ((new, new.kept), (plain, NOTHING)):
            Before.last = None
            healths.append(health.health_of(one.loaded, one.findings, one.suppressed, kept))
        found, expected = healths
        assert found == expected
        assert [one.score for one in found.journeys.values()] == [one.score for one in expected.journeys.values()]
        assert [one.digest for one in found.journeys.values()] == [one.digest for one in expected.journeys.values()]
        return scored[-1] - len(expected.journeys)

    monkeypatch.setattr(Scoring, "score", noted)
    assert worth() == COUNT
    assert worth() == 0
    lamp = root / "journeys/lamp-1.md"
    lamp.write_text(JOURNEY.format(number="1").replace("See", "See."))
    assert worth() == 1, "a full stop is found in it alone"
    ignored = "  # journeybook: ignore[step-without-touchpoint] nobody is met"
    lamp.write_text(JOURNEY.format(number="1").replace("See", "See" + ignored))
    assert worth() == COUNT
    (root / "site_config.yml").write_text("title: Shop\nchannels: [{id: shop, title: Shop}]\n")
    assert worth() == COUNT
    assert worth(date(2027, 11, 22)) == COUNT
    assert worth(date(2027, 11, 22)) == 0
    (data,) = (tmp_path / "c").glob("findings.scores-*")
    data.write_bytes(data.read_bytes().replace(b"100", b"101").replace(b"50", b"51"))
    assert worth(date(2027, 11, 22)) == COUNT


def test_other_code_and_other_settings_look_at_all_and_another_day_at_nothing(
    check: Callable[..., Checked], root: Path, looked_at: list[int]
) -> None:
    check()
    check("other")
    check("other", date(2026, 11, 23))
    (root / "site_config.yml").write_text("title: Shop\nchecks: {severity: {journey-without-goal: error}}\n")
    assert check("other", date(2026, 11, 23)).stops()
    (root / "site_config.yml").write_text("title: A shop\n\nchecks: {severity: {journey-without-goal: error}}\n")
    check("other", date(2026, 11, 23))
    assert looked_at == [COUNT, COUNT, 0, COUNT, 0]


@pytest.mark.parametrize("pattern", ["findings", "findings-*"])
def test_what_cannot_be_read_back_whole_is_as_if_it_were_not_there(
    check: Callable[..., Checked], looked_at: list[int], tmp_path: Path, pattern: str
) -> None:
    first = check()
    for change in (lambda whole: whole[:-9], lambda whole: whole[:20], lambda whole: b"", lambda whole: whole[::-1]):
        (file,) = (tmp_path / "c").glob(pattern)
        file.write_bytes(change(file.read_bytes()))
        for _ in range(3):
            assert check().findings == first.findings
    assert looked_at[1::3] == [COUNT] * 4
    assert looked_at[3::3] == [0] * 4


@pytest.mark.parametrize("row", ["[]", "[[]]", "[[[[[]]]]]", '[["a", "b"]]', '{"a": 1}', "[" * 100_000])
def test_what_somebody_else_wrote_makes_no_findings(
    check: Callable[..., Checked], tmp_path: Path, row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check()
    monkeypatch.setattr("journeybook.checks.known.Shelf.get", lambda *_: row.encode())
    assert check().findings == first.findings


@pytest.mark.parametrize("name", ["", "noun-titles", "repeated-step-title", "long-title", "quoted-text"])
def test_findings_of_every_kind_can_be_put_down_and_taken_up(tmp_path: Path, name: str) -> None:
    if name:
        write_fixture((Path(__file__).parent / f"fixtures/{name}.txt").read_text(encoding="utf-8"), tmp_path)
    whole = pipeline.check(tmp_path if name else REPOSITORY, date(2040, 1, 1))
    KnownFindings(tmp_path / "f", "code").learn(whole.kept)
    again = KnownFindings(tmp_path / "f", "code").kept(whole.loaded)
    assert again.words == whole.kept.words
    assert again.journeys == whole.kept.journeys
    assert any(one.findings for one in again.journeys.values())


def test_since_a_revision_a_journey_that_stayed_is_looked_at_once(root: Path, looked_at: list[int]) -> None:
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *command], cwd=root, check=True)
    (root / "journeys/lamp-1.md").write_text(JOURNEY.format(number="one"))
    (root / "journeys/lamp-new.md").write_text(JOURNEY.format(number="new"))
    compared = pipeline.compare_with(pipeline.check(root, TODAY), "HEAD")
    assert looked_at == [COUNT + 1, 1]
    assert compared.new.findings != compared.old.findings  # type: ignore[union-attr]
