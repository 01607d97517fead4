"""Work that is done piece by piece, shared among the processors of the machine. Knows nothing of what the work is.

Other processes are copies of this one as it is (a fork), so that nothing has to be handed over to them but the number
of a piece. Where that cannot be done, the work is done here: the result is the same.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from journeybook import forks
from journeybook.errors import PublishError

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.process import BaseProcess

_FEW = 24
"""Pieces for which it does not pay to begin other processes."""
_AT_ONCE = 8
"""Pieces that a process takes at a time at most."""
_SHARES = 8
"""Into how many shares the work of each process is divided at least, so that all end at about the same time."""
_MANY = 12_000
"""Pieces beyond which memory counts for more than time: each process comes to have most of what it was a copy of."""
_AHEAD = 4
"""Shares of work, for each process, that may be done and not yet taken."""

_Piece = TypeVar("_Piece")
_work: Callable[[int], Any] | None = None
"""What the copies of this process are to do; a fork is the one way to hand over a function."""


def hands(pieces: int) -> int:
    """Return how many processes shall do some pieces of work: 1 for this one alone."""
    return forks.hands(pieces, _FEW) if pieces <= _MANY else 1


def shared(work: Callable[[int], _Piece], pieces: int, *, among: int | None = None) -> Iterator[_Piece]:
    """Yield `work(0)`, `work(1)` and so on, done by as many processes as pay, or by `among`.

    What `work` raises is raised here. PublishError where another process is ended from outside.
    """
    many = hands(pieces) if among is None else among
    if many < 2:
        yield from map(work, range(pieces))
        return
    # Imported here: they take longer than the few pages that this process makes alone.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    global _work
    _work = work
    # What is there already stays, and need not be searched for garbage, which would copy all of it.
    gc.freeze()
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(many, mp_context=fork, initializer=_begin) as pool:
            try:
                given: deque[Future[list[_Piece]]] = deque()
                each = max(1, min(_AT_ONCE, pieces // (many * _SHARES)))
                for first in range(0, pieces, each):
                    given.append(pool.submit(_some, first, min(first + each, pieces)))
                    if len(given) > _AHEAD * many:
                        yield from given.popleft().result()
                while given:
                    yield from given.popleft().result()
            except BrokenProcessPool as error:
                raise PublishError("the build was ended in part from outside: is there enough memory?") from error
            finally:
                pool.shutdown(wait=True, cancel_futures=True)
    finally:
        _work = None
        gc.unfreeze()


def _begin() -> None:
    """Leave Ctrl-C to the process that this one is a copy of, and end with it, however that comes about."""
    import multiprocessing  # imported already, as above

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(origin: BaseProcess | None) -> None:
    if origin is not None:
        origin.join()
        os._exit(1)


def _some(first: int, end: int) -> list[Any]:
    assert _work is not None
    return [_work(at) for at in range(first, end)]
