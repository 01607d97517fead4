"""Runs a command in a process of its own and says what it took. Knows nothing of what is compared."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

STOPPED = "stopped"
"""Begins what is said of a command that took more time or memory than it may."""
ROOM = 0.85
"""The part of the machine's memory that a command may take, before the system ends whatever it likes."""
_EVERY = 0.1
"""Seconds between two looks at the memory."""
_ADDRESS = re.compile(r"\S+://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run of a command took, or why it came to nothing."""

    cpu: float = 0.0
    """Seconds, user and system, of the process and all its children."""
    wall: float = 0.0
    """Seconds."""
    megabytes: float = 0.0
    """The peak of what the process and all its children held at the same time."""
    failure: str = ""
    """Empty where it succeeded."""
    disturbed: bool = False
    """Whether other work kept it waiting, which somebody wrote down afterwards: then its wall time says nothing."""


def measure(command: list[str], folder: Path, environment: Mapping[str, str], limit: float, log: Path) -> Run:
    """Run a command, for at most `limit` seconds, with what it says written to `log`."""
    # A child that has not begun counts the memory of its parent as its own: nothing large is done in this process.
    with log.open("wb") as said:
        began = time.monotonic()
        try:
            # A session of its own, by which its children are known, whoever started them.
            process = subprocess.Popen(
                command, cwd=folder, env=dict(environment), stdout=said, stderr=said, start_new_session=True
            )
        except OSError as error:
            return Run(failure=f"cannot be started: {error.strerror}")
        tree = _Tree(process.pid, _memory() * ROOM)
        killer = threading.Timer(limit, tree.kill)
        killer.start()
        try:
            with tree:
                _, status, usage = os.wait4(process.pid, 0)
            wall = time.monotonic() - began
        finally:
            killer.cancel()
            tree.kill()
    # Told here, or it would wait for it when it is forgotten.
    process.returncode = os.waitstatus_to_exitcode(status)
    own = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    if tree.peak > tree.room:
        return Run(wall=wall, failure=f"{STOPPED} at {tree.peak / 1024:.1f} GB of memory")
    if wall >= limit:
        return Run(wall=wall, failure=f"{STOPPED} after {limit / 60:,.0f} minutes")
    if process.returncode:
        return Run(wall=wall, failure=_why(process.returncode, log))
    return Run(cpu=usage.ru_utime + usage.ru_stime, wall=wall, megabytes=max(own, tree.peak))


def _why(code: int, log: Path) -> str:
    if code < 0:
        return f"ended by {signal.Signals(-code).name}"
    return f"status {code}: {last_line(log.read_text(encoding='utf-8', errors='replace'))}"


def last_line(said: str) -> str:
    """Return the end of what a command said, short, in one line and without any address."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return _ADDRESS.sub("…", lines[-1]).replace("|", "/")[:200] if lines else "it said nothing"


class _Tree:
    """A process and all that come of it, looked at until it ends."""

    def __init__(self, session: int, room: float) -> None:
        self.peak = 0.0
        self.room = room
        """Megabytes; what takes more is ended."""
        self._session = session
        self._ended = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self._looking.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._looking.join()

    def kill(self) -> None:
        """End what is still there."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._session, signal.SIGKILL)

    def _look(self) -> None:
        # Elsewhere than on Linux the largest of the processes has to do.
        while Path("/proc/self/stat").exists():
            self.peak = max(self.peak, held(self._session))
            if self.peak > self.room:
                self.kill()
            if self._ended.wait(_EVERY):
                return


def held(session: int) -> float:
    """Return the megabytes that the processes of a session hold now; a page that several share counts once."""
    pids = list(_pids(session))
    # Asking what is shared takes long, and one process alone need not be asked.
    return sum(map(_shared_out if len(pids) > 1 else _resident, pids))


def _pids(session: int) -> Iterator[int]:
    for name in filter(str.isdecimal, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            # The name of a program, in parentheses, may hold anything.
            fields = Path(f"/proc/{name}/stat").read_text(errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                yield int(name)


def _memory() -> float:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**2
    except (ValueError, OSError):
        return float("inf")


def _resident(pid: int) -> float:
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2
    return 0.0


def _shared_out(pid: int) -> float:
    with contextlib.suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        return int(found[1]) / 1024 if found else 0.0
    return 0.0
