"""The garbage collector in a command that reads a project once and ends. `serve` reads many times: nothing for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_for_good() -> Iterator[None]:
    """Never search what is made in the body for garbage: not now, not afterwards, not at the end of the process.

    A project of a thousand journeys is a million values and no cycle; searching them is a fifth of a check.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        # Pages come and go by the thousand; where they are looked through after every 700 values, that takes a tenth.
        gc.set_threshold(50_000)
        gc.enable()
