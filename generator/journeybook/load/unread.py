"""Journeys of which only the head is read, until somebody asks for more.

After one edit of a large project hardly anything is asked of most journeys but what they are called and where they
belong. What they say besides is most of what is kept of them, and is taken up some journeys at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from operator import attrgetter
from threading import RLock
from typing import Any

from journeybook.load.drafted import Drafted
from journeybook.model.journey import Journey

_HEAD = (
    "id", "title", "folder", "area", "personas", "scope", "kind", "state", "of", "goal", "owner", "status", "reviewed",
    "tags", "origin",
)  # fmt: skip
"""The fields that are there at once."""
_REST = tuple(field.name for field in fields(Journey) if field.name not in _HEAD)
_head, _rest = attrgetter(*_HEAD), attrgetter(*_REST)
# Whatever stands in the place of a slot, somebody who listens to what is read, lets it be filled.
_put_head = tuple(vars(Journey)[name].__set__ for name in _HEAD)
_put_rest = tuple(vars(Journey)[name].__set__ for name in _REST)

Rests = Mapping[str, tuple[Any, ...]]
"""By path: what of a journey is not its head."""


class Lost(RuntimeError):
    """What is kept of a journey was there a moment ago, and is not any more."""


class Unread(Journey):
    """A journey with a head; it becomes one like any other as soon as somebody asks for more."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name not in _REST:
            raise AttributeError(name)
        _fill(self)
        return getattr(self, name)

    def __eq__(self, other: object) -> bool:
        _fill(self)
        return self == other

    def __hash__(self) -> int:
        _fill(self)
        return hash(self)


class _Some:
    """Unread journeys that are filled together."""

    def __init__(self, take: Callable[[], Rests | None]) -> None:
        self._take = take
        self.journeys: dict[str, Unread] = {}

    def fill(self) -> None:
        """Fill them, those that nobody has yet."""
        rests = self._take()
        for path, journey in self.journeys.items():
            if id(journey) in _unread:
                if rests is None or path not in rests:
                    raise Lost(path)
                for put, value in zip(_put_rest, rests[path], strict=True):
                    put(journey, value)
                object.__setattr__(journey, "__class__", Journey)
                del _unread[id(journey)]


_unread: dict[int, _Some] = {}
"""By the `id()` of a journey that is not filled yet: those it is filled with, which hold it."""
_filling = RLock()
"""A server asks in several threads."""


def _fill(journey: Unread) -> None:
    with _filling:
        if type(journey) is not Unread:
            return  # somebody else has filled it meanwhile
        some = _unread.get(id(journey))
        if some is not None:
            some.fill()
        else:  # a copy of one, for which all was asked
            object.__setattr__(journey, "__class__", Journey)


def heads(drafts: Mapping[str, Drafted]) -> dict[str, tuple[Drafted, tuple[Any, ...] | None]]:
    """Return by path a draft without its journey and the head of that, or a draft of something else as it is."""
    return {
        path: (replace(one, thing=None), _head(one.thing)) if isinstance(one.thing, Journey) else (one, None)
        for path, one in drafts.items()
    }


def rests(drafts: Mapping[str, Drafted]) -> Rests:
    """Return what is not in these heads."""
    return {path: _rest(one.thing) for path, one in drafts.items() if isinstance(one.thing, Journey)}


def joined(known: object, take: Callable[[], Rests | None]) -> dict[str, Drafted]:
    """Return the drafts that `heads` made known, with unread journeys, for which `take` is asked as soon as somebody
    reads more of one of them. TypeError or ValueError for what is none of these.
    """
    if not isinstance(known, dict):
        raise TypeError
    some, found = _Some(take), {}
    for path, (draft, head) in known.items():
        if not isinstance(draft, Drafted):
            raise TypeError
        if head is not None:
            journey = some.journeys[path] = object.__new__(Unread)
            for put, value in zip(_put_head, head, strict=True):
                put(journey, value)
            object.__setattr__(draft, "thing", journey)
        found[path] = draft
    _unread.update((id(journey), some) for journey in some.journeys.values())
    return found
