"""Copies of a process do a part of its work, and whatever happens to them it comes to the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from journeybook import forks

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


@pytest.mark.parametrize("among", [1, pytest.param(2, marks=on_linux), pytest.param(4, marks=on_linux)])
@pytest.mark.parametrize("pieces", [0, 1, 2, 150])
def test_pieces_come_in_order_whoever_made_them(among: int, pieces: int) -> None:
    assert forks.shared(lambda at: at * at, pieces, among) == [at * at for at in range(pieces)]


@on_linux
def test_each_does_a_part_and_what_is_large_comes_whole() -> None:
    def work(at: int) -> tuple[int, bytes]:
        time.sleep(0.005)  # long enough for the others to take a part
        return os.getpid(), bytes([at]) * 3_000_000

    made = forks.shared(work, 24, 3)
    assert len({process for process, _ in made}) == 3
    assert [data for _, data in made] == [bytes([at]) * 3_000_000 for at in range(24)]
    _nobody_is_left()


@on_linux
def test_what_a_copy_was_ended_over_is_done_here() -> None:
    here = os.getpid()

    def work(at: int) -> int:
        time.sleep(0.002)
        if at > 10 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return at

    assert forks.shared(work, 60, 3) == list(range(60))
    _nobody_is_left()


@on_linux
@pytest.mark.parametrize("error", [ValueError("the seventeenth"), KeyboardInterrupt("the seventeenth")])
def test_what_goes_wrong_anywhere_is_raised_here_and_nobody_is_left(error: BaseException) -> None:
    def work(at: int) -> int:
        if at == 17:
            raise error
        time.sleep(0.001)
        return at

    with pytest.raises(type(error), match="the seventeenth"):
        forks.shared(work, 60, 3)
    _nobody_is_left()


@on_linux
def test_a_copy_says_nothing_and_finishes_nothing_of_the_program() -> None:
    program = (
        "import atexit\n"
        "from journeybook.forks import shared\n"
        "print('once', end='')\n"
        "atexit.register(lambda: print(' and at the end once', end=''))\n"
        "def work(at):\n"
        "    if at == 40: raise ValueError('an error')\n"
        "    return at\n"
        "try: shared(work, 50, 3)\n"
        "except ValueError: pass\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("once and at the end once", "")


@on_linux
def test_where_no_copy_can_be_made_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(os, "fork", refuse)
    assert set(forks.shared(lambda _: os.getpid(), 20, 4)) == {os.getpid()}


def test_few_pieces_are_not_shared_and_none_beside_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert (forks.hands(99, 100), forks.hands(100, 100)) == (1, 8)
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert forks.hands(100, 100) == 1
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "win32")
    assert forks.hands(100, 100) == 1


def _nobody_is_left() -> None:
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_what_is_done_beside_is_there_when_it_is_waited_for() -> None:
    origin = os.getpid()
    waits = [
        forks.beside(lambda number=number: (number, os.getpid() == origin, "x" * 3_000_000)) for number in range(3)
    ]  # type: ignore[misc]
    found = [wait() for wait in waits]
    assert [(number, len(text)) for number, _, text in found] == [(0, 3_000_000), (1, 3_000_000), (2, 3_000_000)]


def test_what_a_copy_is_ended_over_beside_is_done_here() -> None:
    origin = os.getpid()

    def work() -> str:
        if os.getpid() != origin:
            os._exit(9)
        return "here"

    assert forks.beside(work)() == "here"
