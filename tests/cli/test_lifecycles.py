"""`new project --lifecycle`: every ready-made set of phases makes a project that checks clean and shows its phases."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.cli.lifecycles import READY_SETS, example_phases, phases_text
from journeybook.load import DiskFiles, load
from journeybook.model import Catalogue
from tests.cli.conftest import Run

NAMES = ("purchase", "relation", "awareness", "discovery", "need")


def _catalogue(root: Path) -> Catalogue:
    return load(DiskFiles(root)).catalogue


def _titles(catalogue: Catalogue) -> list[tuple[str, list[str]]]:
    return [(one.title, [phase.title for phase in one.phases]) for one in catalogue.phase_sets]


def test_the_names_of_the_sets_are_what_they_were() -> None:
    assert tuple(READY_SETS) == NAMES
    assert [[phase.id for phase in one.phases] for one in READY_SETS.values()] == [
        ["before", "during", "after"],
        ["acquisition", "retention", "loyalty"],
        ["awareness", "research", "consideration", "purchase", "use", "advocacy"],
        ["discovery", "evaluation", "decision", "after-sales", "loyalty"],
        ["need", "comparison", "decision", "post-purchase"],
    ]


@pytest.mark.parametrize("template", ["starter", "empty"])
@pytest.mark.parametrize("name", NAMES)
def test_a_project_with_a_lifecycle_has_no_findings_and_builds(
    name: str, template: str, run: Run, tmp_path: Path
) -> None:
    made = run("new", "project", "shop", "--template", template, "--lifecycle", name)
    assert made.returncode == 0, made.stderr
    root = tmp_path / "shop"
    checked = pipeline.check(root)
    assert checked.findings == ()
    pipeline.build(checked, root / "site")
    catalogue = checked.loaded.catalogue
    assert _titles(catalogue) == [("", [phase.title for phase in READY_SETS[name].phases])]
    assert all(phase.definition for phase in catalogue.phases.values())
    page = (root / "site/phases/index.html").read_text(encoding="utf-8")
    assert all(f'id="{phase.id}"' in page for phase in READY_SETS[name].phases)


def test_several_lifecycles_are_sets_with_names_and_each_stage_stands_in_all(run: Run, tmp_path: Path) -> None:
    options = [part for name in NAMES for part in ("--lifecycle", name)]
    assert run("new", "project", "shop", *options, "--lifecycle", "need").returncode == 0
    root = tmp_path / "shop"
    assert run("check", "--strict", folder=root).stderr == ""
    catalogue = _catalogue(root)
    assert [title for title, _ in _titles(catalogue)] == [one.title for one in READY_SETS.values()]
    assert all(one.title for one in catalogue.phase_sets)
    for stage in catalogue.journeys["first-visit"].stages:
        assert [catalogue.phases[name].set for name in stage.phases] == [one.title for one in READY_SETS.values()]


def test_no_order_of_sets_gives_two_phases_one_id() -> None:
    for several in permutations(READY_SETS.values(), 3):
        lines = phases_text(several).splitlines()
        ids = [line.removeprefix("  - id: ") for line in lines if line.startswith("  - id: ")]
        assert len(ids) == len(set(ids)) == sum(len(one.phases) for one in several)
        for value in example_phases(several):
            assert set(value.strip("[]").split(", ")) <= set(ids)


def test_without_a_lifecycle_a_project_has_the_first_and_an_empty_one_none(run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    run("new", "project", "bare", "--template", "empty")
    assert _titles(_catalogue(tmp_path / "shop")) == [("", ["Before purchase", "Purchase", "After purchase"])]
    assert _titles(_catalogue(tmp_path / "bare")) == []
    assert (tmp_path / "bare/site_config.yml").read_text(encoding="utf-8") == "title: Bare\nlanguages: [en]\n"


def test_the_help_lists_the_lifecycles_with_their_phases(run: Run) -> None:
    text = run("new", "project", "--help").stdout
    for name, one in READY_SETS.items():
        [line] = [line for line in text.splitlines() if line.split() and line.split()[0] == name]
        assert line.strip().removeprefix(name).strip() == ", ".join(phase.title for phase in one.phases)


@pytest.mark.parametrize(("name", "meant"), [("discovry", "did you mean 'discovery'?"), ("b2b", "")])
def test_an_unknown_lifecycle_is_bad_usage_and_makes_nothing(name: str, meant: str, run: Run, tmp_path: Path) -> None:
    done = run("new", "project", "shop", "--lifecycle", name)
    assert done.returncode == 2
    assert f"there is no lifecycle '{name}'; {meant}" in done.stderr
    assert all(known in done.stderr for known in NAMES)
    assert list(tmp_path.iterdir()) == []
