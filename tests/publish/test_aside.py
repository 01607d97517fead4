"""The search index is made beside what is shown."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from journeybook.publish.aside import Aside
from journeybook.publish.search_index import NOTHING_FOUND

_BUILD = """
import pathlib, sys, time
folder = pathlib.Path(sys.argv[1])
count = folder / "count"
number = int(count.read_text()) + 1 if count.exists() else 1
time.sleep(0.3)
count.write_text(str(number))
(folder / "index.js").write_text(f"build {number}")
"""


@pytest.fixture
def command(tmp_path: Path) -> tuple[str, ...]:
    """A command that stands for a build, and counts how often it has run."""
    return (sys.executable, "-c", _BUILD, str(tmp_path))


def test_who_asks_first_waits_for_the_index(command: tuple[str, ...], tmp_path: Path) -> None:
    with Aside(command, tmp_path) as aside:
        assert aside.read("index.js") == b"build 1"
        assert aside.read("index.js") == b"build 1", "nothing has changed"


def test_after_a_change_the_one_before_is_there_at_once_and_the_new_one_soon(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    with Aside(command, tmp_path) as aside:
        aside.read("index.js")
        aside.outdate()
        assert aside.read("index.js") == b"build 1"
        until = time.monotonic() + 20
        while aside.read("index.js") != b"build 2" and time.monotonic() < until:
            time.sleep(0.05)
        assert aside.read("index.js") == b"build 2"


def test_where_no_site_can_be_built_nothing_is_found(tmp_path: Path) -> None:
    with Aside((sys.executable, "-c", "raise SystemExit(1)"), tmp_path) as aside:
        assert aside.read("index.js") == NOTHING_FOUND
    with Aside((str(tmp_path / "no-such-command"),), tmp_path) as aside:
        assert aside.read("index.js") == NOTHING_FOUND


def test_what_still_runs_is_ended_with_it(tmp_path: Path) -> None:
    began = time.monotonic()
    with Aside((sys.executable, "-c", "import time; time.sleep(60)"), tmp_path) as aside:
        aside.begin()
    assert time.monotonic() - began < 20
