"""Work shared among copies of this process, on machines that can make some. Knows nothing of what the work is.

A copy (a fork) has everything that this process has, so nothing is handed to it; what it comes to, it sends back. What
a copy fails to send, this process does itself: whatever happens to the copies, the result is the same.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

_MOST = 8
"""Processes: more would wait for the one that gathers what they come to."""
_PIECES = 2_000
"""Pieces whose numbers surely fit into a pipe that nobody reads yet."""
_WIDTH = 2
"""Bytes of the number of a piece."""
_HEAD = 10
"""Bytes before what a piece came to: its number, and how many bytes that is."""
_AT_ONCE = 1 << 20
"""Bytes that a copy may be ahead of who reads."""

_Made = TypeVar("_Made")


def hands(pieces: int, few: int) -> int:
    """Return how many processes shall share some pieces of work: 1 where these are fewer than `few`."""
    # A copy of a process has none of its other threads, and waits for ever for what one of them was holding.
    if pieces < few or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def shared(
    work: Callable[[int], _Made],
    pieces: int,
    among: int,
    *,
    pack: Callable[[_Made], bytes] = pickle.dumps,
    unpack: Callable[[bytes], _Made] = pickle.loads,
) -> list[_Made]:
    """Return `[work(0), work(1), …]`, done by this process and `among - 1` copies of it; at most 2,000 pieces.

    What `work` does besides returning something is lost where a copy does it.
    """
    if among < 2 or pieces < 2:
        return [work(at) for at in range(pieces)]
    assert pieces <= _PIECES
    queue, end = os.pipe()
    os.write(end, b"".join(at.to_bytes(_WIDTH, "little") for at in range(pieces)))
    os.close(end)
    copies: dict[int, _Copy] = {}
    made: dict[int, _Made] = {}
    try:
        for _ in range(among - 1):
            copy = _begun(queue, lambda at: pack(work(at)))
            if copy is None:
                break
            copies[copy.out] = copy
        for at in _waiting(queue):
            made[at] = work(at)
            # In between, so that nothing waits with this process when there is no more to do.
            made.update((each, unpack(data)) for each, data in _sent(copies, wait=False))
        made.update((each, unpack(data)) for each, data in _sent(copies, wait=True))
    finally:
        os.close(queue)
        for copy in copies.values():
            copy.end()
    return [made[at] if at in made else work(at) for at in range(pieces)]


def beside(
    work: Callable[[], _Made],
    *,
    pack: Callable[[_Made], bytes] = pickle.dumps,
    unpack: Callable[[bytes], _Made] = pickle.loads,
) -> Callable[[], _Made]:
    """Have a copy of this process do something meanwhile; return what waits for it, and is to be called once.

    What `work` does besides returning something may be lost.
    """
    if hands(1, 1) < 2:
        return work
    queue, end = os.pipe()
    os.write(end, bytes(_WIDTH))
    os.close(end)
    copy = _begun(queue, lambda _: pack(work()))
    os.close(queue)
    if copy is None:
        return work

    def wait() -> _Made:
        try:
            for _, data in _sent({copy.out: copy}, wait=True):
                return unpack(data)
        finally:
            copy.end()
        return work()

    return wait


@dataclass(slots=True)
class _Copy:
    """A copy of this process, and what came from it."""

    process: int
    out: int
    """Where what it makes is read."""
    read: bytearray = field(default_factory=bytearray)
    """The beginning of a piece that has not come as a whole."""

    def pieces(self) -> Iterator[tuple[int, bytes]]:
        """Yield the pieces that have come, and forget them."""
        at, read = 0, self.read
        while len(read) >= at + _HEAD:
            end = at + _HEAD + int.from_bytes(read[at + _WIDTH : at + _HEAD], "little")
            if len(read) < end:
                break
            yield int.from_bytes(read[at : at + _WIDTH], "little"), bytes(read[at + _HEAD : end])
            at = end
        del read[:at]

    def end(self) -> None:
        """End it, whatever it does; it is not heard of again."""
        os.close(self.out)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def _sent(copies: Mapping[int, _Copy], *, wait: bool) -> Iterator[tuple[int, bytes]]:
    """Yield what copies have sent by now, or with `wait` all that they send until they end."""
    poll = select.poll()
    for out in copies:
        poll.register(out, select.POLLIN)
    open_ = len(copies)
    while open_ and (ready := poll.poll(None if wait else 0)):
        for out, _ in ready:
            data = os.read(out, _AT_ONCE)
            if not data:
                poll.unregister(out)
                open_ -= 1
                continue
            copies[out].read += data
            yield from copies[out].pieces()


def _begun(queue: int, work: Callable[[int], bytes]) -> _Copy | None:
    """Return a copy of this process that does what waits; None where there can be none."""
    out, into = os.pipe()
    origin = os.getpid()
    try:
        process = os.fork()
    except OSError:  # no memory, or too many processes: the others do it
        os.close(out)
        os.close(into)
        return None
    if process:
        os.close(into)
        return _Copy(process=process, out=out)
    try:
        # Ctrl-C is for the process that this one is a copy of; where that ends, this one does with the next piece.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.close(out)
        _widen(into)
        with os.fdopen(into, "wb") as stream:
            for at in _waiting(queue):
                data = work(at)
                if os.getppid() != origin:
                    break
                stream.write(at.to_bytes(_WIDTH, "little") + len(data).to_bytes(_HEAD - _WIDTH, "little") + data)
                stream.flush()
    finally:
        # Neither what is to be written at the end of the program nor what is to be said of an error is this one's.
        os._exit(0)


def _widen(pipe: int) -> None:
    """Let a pipe hold more, where that is allowed."""
    import fcntl  # Imported here: there is none on Windows.

    with suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _AT_ONCE)


def _waiting(queue: int) -> Iterator[int]:
    """Yield the numbers of pieces that nobody has taken yet, until there is none."""
    while taken := os.read(queue, _WIDTH):
        yield int.from_bytes(taken, "little")
