"""What a command took is measured with all its children, and a failure is told. Nothing here depends on time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measure import Run, held, last_line, measure

FILL = "x = bytearray(60_000_000); x[::4096] = bytes(len(x[::4096]))"


def _run(script: str, folder: Path, limit: float = 60) -> Run:
    return measure([sys.executable, "-c", script], folder, os.environ, limit, folder / "log")


def test_the_work_of_children_counts(tmp_path: Path) -> None:
    work = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'for _ in range(3_000_000): pass'])"
    alone, together = _run("pass", tmp_path), _run(work, tmp_path)
    assert not alone.failure
    assert not together.failure
    assert together.cpu > alone.cpu


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells what processes share")
def test_the_memory_of_processes_at_the_same_time_is_added_up() -> None:
    child = f"{FILL}; print('full', flush=True); input()"
    parent = f"import subprocess, sys; {FILL}; subprocess.run([sys.executable, '-c', {child!r}])"
    process = subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "full\n"
        assert 110 < held(process.pid) < 200
        process.communicate("\n")
    assert process.returncode == 0


def test_a_failure_is_told_with_the_last_thing_that_was_said(tmp_path: Path) -> None:
    run = _run("import sys; print('first'); sys.exit('the theme is missing')", tmp_path)
    assert run.failure == "status 1: the theme is missing"


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    assert _run("import time; time.sleep(600)", tmp_path, limit=0.2).failure.startswith("stopped after")


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells what processes hold")
def test_a_command_that_takes_too_much_memory_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.measure.ROOM", 0.00001)
    assert _run("import time; time.sleep(600)", tmp_path).failure.startswith("stopped at")


def test_a_command_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    run = measure(["no-such-program"], tmp_path, os.environ, 60, tmp_path / "log")
    assert run.failure.startswith("cannot be started")


def test_what_a_command_said_is_cut_to_a_line_without_addresses() -> None:
    assert last_line("one\n\ntwo from https://packages.example/simple | three\n\n") == "two from … / three"
    assert last_line("") == "it said nothing"
