"""The garbage collector in a command that reads a project: once and then ends, or again and again.

A project of a thousand journeys is a million values and no cycle; searching them is a fifth of a check.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SELDOM = 50_000
"""Values after which new ones are searched. Pages come and go by the thousand; after every 700, that takes a tenth."""
_MANY = 200
"""Pages from which on what their making leaves is searched for garbage."""


@contextmanager
def kept_for_good() -> Iterator[None]:
    """Never search what is made in the body for garbage: not now, not afterwards, not at the end of the process."""
    gc.disable()
    try:
        yield
    finally:
        _search_what_comes()


@contextmanager
def at_rest() -> Iterator[Callable[[int], None]]:
    """Search nothing for garbage in the body, which is given what hears how many pages come next.

    What was made there is not searched afterwards either: then a command ends.

    Where they are many, what was made until then is searched once, and what comes as always.
    """

    def come(pages: int) -> None:
        if pages >= _MANY:
            gc.collect()
            _search_what_comes()

    gc.disable()
    try:
        yield come
    finally:
        _search_what_comes()


def _search_what_comes() -> None:
    gc.freeze()
    gc.set_threshold(_SELDOM)
    gc.enable()


@contextmanager
def at_ease() -> Iterator[None]:
    """Search nothing for garbage in the body, and never again what was there when the first such body ended."""
    gc.disable()
    try:
        yield
    finally:
        if gc.get_threshold()[0] != _SELDOM:
            gc.collect()
            gc.freeze()
            gc.set_threshold(_SELDOM)
        gc.enable()
