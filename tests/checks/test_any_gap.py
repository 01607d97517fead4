"""Rules look at what is there: whatever line of a project is missing, none of them breaks down."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.checks.runner import examine
from journeybook.load import load
from tests.checks.fixture import CONFIGURATION
from tests.load.projects import MemoryFiles

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))
TODAY = date(2026, 11, 22)
_HEADER = re.compile(r"=== ([^ ]+)(?: .*)?")


def _files(lines: list[str]) -> MemoryFiles:
    content: dict[str, list[str]] = {"site_config.yml": CONFIGURATION.splitlines()}
    path = "site_config.yml"
    for line in lines:
        if header := _HEADER.fullmatch(line):
            path = header[1]
            content[path] = []
        else:
            content[path].append(line.split("  # ~ ")[0])
    return MemoryFiles({path: "\n".join(those).encode() for path, those in content.items()})


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(FIXTURES), st.sets(st.integers(1, 60), max_size=6), st.sets(st.integers(1, 60), max_size=2))
def test_a_project_without_some_of_its_lines_is_judged_all_the_same(
    fixture: Path, gone: set[int], emptied: set[int]
) -> None:
    lines = [
        re.sub(r"(?<=: ).+", "", line) if at in emptied else line
        for at, line in enumerate(fixture.read_text(encoding="utf-8").splitlines())
        if at not in gone or line.startswith("===")
    ]
    outcome = examine(load(_files(lines)), TODAY)
    assert list(outcome.findings) == sorted(outcome.findings, key=lambda one: one.sort_key)
    assert all(one.message and one.span.path for one in outcome.findings)
