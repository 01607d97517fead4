"""The tools take turns from a clean start, and one that fails is told and not tried again."""

from __future__ import annotations

from pathlib import Path

from benchmarks.compare import Clock, Comparison
from benchmarks.results import Size
from benchmarks.same_pages import KINDS
from benchmarks.tools import TOOLS, Tool

COPY = """
import pathlib
for page in pathlib.Path("docs").rglob("*.md"):
    target = "site" / page.relative_to("docs").with_suffix(".html")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(page.read_bytes())
"""
CLEAN = "import pathlib; assert not pathlib.Path('cache').exists(), 'not clean'; pathlib.Path('cache').mkdir()\n"

OURS = """
import os, pathlib, sys
_, command, _, project, *out = sys.argv
edited = "once more" in next(pathlib.Path(project).glob("journeys/**/journey-0.md")).read_text(encoding="utf-8")
cache = pathlib.Path(os.environ["HOME"], "cache")
with open("NOTES", "a") as notes:
    print(command, "warm" if cache.exists() else "cold", "edited" if edited else "as it was", file=notes)
cache.touch()
if edited:
    sys.exit("cannot be edited")
if command == "build":
    site = pathlib.Path(out[1])
    site.mkdir(exist_ok=True)
    for number in range(400):
        (site / f"{number}.html").touch()
"""
"""What stands for our own command: it notes which one it was and what it found."""


def _tool(key: str, script: str) -> Tool:
    return Tool(key=key, name=key.capitalize(), command=("python", "-c", script), seconds=0.01)


def _measured(folder: Path, rounds: int, tools: list[Tool], missing: dict[str, str]) -> tuple[Size, list[str]]:
    said: list[str] = []
    clock = Clock([(2, rounds)], [tool for tool in tools if tool.key not in missing])
    size = Comparison(folder, 2, tools, missing, 60).run(rounds, clock, said.append)
    assert clock.remaining() == "nothing left"
    return size, said


def test_each_run_begins_without_what_the_one_before_left(tmp_path: Path) -> None:
    size, said = _measured(tmp_path, 2, [_tool("mkdocs", CLEAN + COPY)], {})
    row = size.row("mkdocs")
    assert row
    assert row.failure == ""
    assert len(row.runs) == 2
    assert size.pages > 10
    assert len(said) == 2
    assert said[0].startswith("2 journeys, 1/2, Mkdocs: ")


def test_a_tool_that_fails_writes_too_little_or_is_missing_has_its_reason_in_its_row(tmp_path: Path) -> None:
    tools = [_tool("mkdocs", "raise SystemExit('no theme')"), _tool("zensical", "pass"), _tool("hugo", COPY)]
    size, said = _measured(tmp_path, 3, tools, {"hugo": "cannot be installed: no such package"})
    reasons = {row.key: row.failure for row in size.rows}
    assert reasons == {
        "mkdocs": "status 1: no theme",
        "zensical": f"wrote 0 of {size.pages:,} pages",
        "hugo": "cannot be installed: no such package",
    }
    assert [len(row.runs) for row in size.rows] == [1, 1, 1]
    assert len(said) == 2


def test_our_own_commands_follow_each_other_and_what_builds_on_a_failure_is_not_run(tmp_path: Path) -> None:
    script = OURS.replace("NOTES", str(tmp_path / "notes"))
    tool = Tool(key="journeybook", name="Ours", command=("python", "-c", script, "build"), seconds=0.01)
    size, _ = _measured(tmp_path, 2, [tool], {})
    assert (tmp_path / "notes").read_text(encoding="utf-8").splitlines() == [
        "check cold as it was",
        "build cold as it was",
        "build warm as it was",
        "build warm edited",
        "check cold as it was",
        "build cold as it was",
        "build warm as it was",
    ]
    assert [(row.key, len(row.runs), row.failure) for row in size.rows] == [
        ("journeybook/check", 2, ""),
        ("journeybook/build", 2, ""),
        ("journeybook/nothing", 2, ""),
        ("journeybook/edit", 1, "status 1: cannot be edited"),
    ]


def test_the_clock_goes_by_rough_figures_first_and_by_measured_ones_then() -> None:
    tool = _tool("hugo", "")
    clock = Clock([(100, 2), (6000, 1)], [tool])
    assert clock.runs == 3
    assert clock.remaining() == f"about {round((6100 * 0.07 + 6200 * 0.01) / 60)} min left"
    clock.done(100, "", 1.0)
    clock.done(100, "hugo", 10.0)
    assert clock.remaining() == f"about {round((6000 * 0.01 + 6100 * 0.1) / 60)} min left"


def test_the_tools_of_the_command_are_those_that_are_given_pages() -> None:
    assert {*KINDS, "journeybook"} == set(TOOLS)
