"""Journeys and projects of a size that nobody can read: a finding, and an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.load import DiskFiles, load
from tests.conftest import Write

HEAD = "---\ntitle: A\npersonas: [{personas}]\nstages:\n  - id: s\n    title: S\n    steps:\n"
CONFIG = "title: Shop\nchannels:\n  - {id: shop, title: Shop}\n"


def found_in(root: Path, journey: str, personas: int = 1) -> list[str]:
    (root / "journeys").mkdir()
    (root / "personas").mkdir()
    (root / "site_config.yml").write_text(CONFIG, "utf-8")
    (root / "journeys/a.md").write_text(journey + "---\n", "utf-8")
    for number in range(personas):
        (root / f"personas/p{number}.md").write_text(f"---\ntitle: P{number}\n---\n", "utf-8")
    checked = pipeline.check(root)
    if not checked.stops():
        assert list(pipeline.compile_site(checked).pages())
    return [found.message for found in checked.findings]


def steps(number: int, extra: str = "") -> str:
    return "".join(
        f"      - {{id: a{at}, title: A, channel: shop, emotion: {at % 5 + 1}{extra}}}\n" for at in range(number)
    )


def test_a_thousand_steps_are_drawn(tmp_path: Path) -> None:
    assert found_in(tmp_path, HEAD.format(personas="p0") + steps(1000)) == []


def test_more_steps_than_a_map_can_show_are_a_finding(tmp_path: Path) -> None:
    assert found_in(tmp_path, HEAD.format(personas="p0") + steps(5000)) == [
        "the journey has 5,000 steps; a map shows at most 1,000"
    ]


def test_more_personas_than_a_map_can_show_are_a_finding(tmp_path: Path) -> None:
    names = ", ".join(f"p{number}" for number in range(3000))
    scores = ", ".join(f"p{number}: 3" for number in range(3000))
    journey = HEAD.format(personas=names) + f"      - {{id: a, title: A, channel: shop, emotion: {{{scores}}}}}\n"
    assert found_in(tmp_path, journey, personas=3000) == ["the journey has 3,000 personas; a map shows at most 100"]


@pytest.mark.parametrize("number", [20_000])
def test_steps_of_one_title_without_ids_are_told_apart(number: int, tmp_path: Path) -> None:
    journey = HEAD.format(personas="p0") + "      - {title: A, channel: shop}\n" * number
    messages = found_in(tmp_path, journey)
    assert f"this step has no id; 'a-{number}' is derived from its title" in messages


def test_steps_that_lead_back_and_forth_are_drawn(tmp_path: Path) -> None:
    found = found_in(tmp_path, HEAD.format(personas="p0") + steps(300, ", next: [a0, a299, a150]"))
    assert found == [f"no step leads to 'a{number}'" for number in range(300) if number not in (0, 150, 299)]


def test_thousands_of_unknown_names_are_all_reported_though_not_all_compared(write_project: Write) -> None:
    names = "".join(f"  - {{id: t{at}, title: T {at}, channel: c{at}}}\n" for at in range(3000))
    rows = "".join(f"      - {{id: s{at}, title: I go, touchpoint: x{at}}}\n" for at in range(900))
    root = write_project(
        {
            "site_config.yml": f"title: T\ntouchpoints:\n{names}",
            "journeys/a.md": f"---\ntitle: A\nstages:\n  - id: s\n    title: S\n    steps:\n{rows}---\n",
        }
    )
    found = [one.rule for one in load(DiskFiles(root)).findings]
    assert found.count("unknown-touchpoint") == 900
    assert found.count("unknown-channel") == 3000
