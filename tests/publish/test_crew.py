"""Work is shared among processes, and comes to the same as in one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journeybook.errors import PublishError
from journeybook.publish import crew
from journeybook.publish.build import publish
from journeybook.render.rendered import RenderedPage, Site
from tests.publish.conftest import MakePage, MakeSite

forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


@pytest.mark.parametrize("among", [1, pytest.param(2, marks=forks), pytest.param(3, marks=forks)])
def test_pieces_come_in_order_whoever_made_them(among: int) -> None:
    assert list(crew.shared(lambda at: at * at, 100, among=among)) == [at * at for at in range(100)]


@forks
def test_several_processes_do_the_work_each_a_part() -> None:
    makers = set(crew.shared(_slowly, 64, among=2))
    assert len(makers) == 2
    assert os.getpid() not in makers


def _slowly(_at: int) -> int:
    time.sleep(0.005)  # long enough for the second process to take a part
    return os.getpid()


@forks
def test_what_goes_wrong_elsewhere_is_raised_here_and_nobody_is_left() -> None:
    def work(at: int) -> int:
        if at == 17:
            raise PublishError("the seventeenth")
        return at

    with pytest.raises(PublishError, match="the seventeenth"):
        list(crew.shared(work, 100, among=2))
    assert list(crew.shared(lambda at: at, 10, among=2)) == list(range(10)), "it can be done again"


@forks
def test_a_process_that_is_ended_from_outside_ends_the_work_with_a_sentence() -> None:
    def work(at: int) -> int:
        if at == 17:
            os.kill(os.getpid(), signal.SIGKILL)
        return at

    with pytest.raises(PublishError, match="ended in part from outside"):
        list(crew.shared(work, 100, among=2))


@forks
def test_who_loses_interest_leaves_no_process_behind() -> None:
    pieces = crew.shared(_slowly, 10_000, among=2)
    makers = {next(pieces), next(pieces)}
    assert isinstance(pieces, Iterator)
    pieces.close()  # type: ignore[attr-defined]
    assert not [maker for maker in makers if Path(f"/proc/{maker}").exists()]


_PARENT = """
import os, sys, time
from journeybook.publish.crew import shared

def work(at):
    time.sleep(0.05)
    return os.getpid()

for maker in shared(work, 10_000, among=2):
    print(maker, flush=True)
"""


@forks
def test_processes_end_with_the_one_they_were_made_by_even_where_that_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    makers = {int(parent.stdout.readline()) for _ in range(17)}
    assert len(makers) == 2
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 20
    while any(_runs(maker) for maker in makers):
        assert time.monotonic() < until
        time.sleep(0.05)


def _runs(process: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def test_few_pieces_are_no_reason_for_other_processes() -> None:
    assert crew.hands(20) == 1


@forks
@pytest.mark.parametrize(("threads", "hands"), [(1, 3), (2, 1)])
def test_beside_other_threads_this_process_does_all_of_it(
    monkeypatch: pytest.MonkeyPatch, threads: int, hands: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    assert crew.hands(5_000) == hands


@forks
def test_a_site_that_several_processes_make_is_the_same_byte_for_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_page: MakePage, make_site: MakeSite
) -> None:
    paths = ("index.html", *(f"journeys/j{at}.html" for at in range(60)))
    pages = [make_page(path, html=f"<h1>{path}</h1>") for path in paths]
    alone = _built(tmp_path / "one", make_site(), pages, lambda _: 1, monkeypatch)
    assert alone == _built(tmp_path / "three", make_site(), pages, lambda _: 3, monkeypatch)


def _built(
    out: Path, site: Site, pages: list[RenderedPage], hands: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> dict[str, bytes]:
    monkeypatch.setattr(crew, "hands", hands)
    told: list[str] = []
    publish(site, pages, out, on_page=told.append)
    assert told == [page.path for page in pages]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_what_is_done_alone_imports_nothing_that_begins_processes() -> None:
    code = (
        "import sys; from journeybook.publish import build, crew\n"
        "assert list(crew.shared(str, 3, among=1)) == ['0', '1', '2']\n"
        "print({'multiprocessing', 'concurrent.futures'} & sys.modules.keys())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
