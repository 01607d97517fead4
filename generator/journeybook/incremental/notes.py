"""What was read for the pages of a site, by source, each with the digest that it had.

A large site has half a million notes on some sixty sources, and an edit leaves most of these as they are: what is known
of a source is opened when somebody asks for it, and else handed on as it lies there. A note is known by a number, that
of its source and its place there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from journeybook.caching import digest
from journeybook.incremental.reads import MARK

_PLACES = 1 << 20
"""Notes on one source; a number has four bytes."""
_SOURCES = 1 << 12


class Broken(ValueError):
    """What was put down is not what is there."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The notes on a source as they are put down."""

    source: str
    count: int
    width: int
    """How many bytes of the data are parts; digests are the others."""
    data: bytes | memoryview
    digest: str

    @classmethod
    def of(cls, source: str, parts: Sequence[str], digests: Sequence[str]) -> Packed:
        """Put down the parts of a source that were noted, each with the digest that it had."""
        lines = _lines(parts)
        data = lines + _lines(digests)
        return cls(source, len(parts), len(lines), data, digest(data))

    def opened(self) -> tuple[list[str], list[str]]:
        """Return the parts and their digests. Broken where this is not what was put down."""
        if digest(self.data) != self.digest:
            raise Broken
        parts, digests = _from_lines(self.data[: self.width]), _from_lines(self.data[self.width :])
        if not len(parts) == len(digests) == self.count:
            raise Broken
        return parts, digests


_LINES, _JSON = b"L", b"J"


def _lines(texts: Sequence[str]) -> bytes:
    """Return texts as lines, which are read in no time, or else as JSON, where one of them holds a line break."""
    joined = "\n".join(texts)
    if joined.count("\n") == len(texts) - 1:
        return _LINES + joined.encode("utf-8", "surrogatepass")
    return _JSON + json.dumps(texts).encode("ascii")


def _from_lines(data: bytes | memoryview) -> list[str]:
    kind, content = bytes(data[:1]), bytes(data[1:])
    try:
        if kind == _LINES:
            return content.decode("utf-8", "surrogatepass").split("\n")
        texts: list[str] = json.loads(content)
    except ValueError as error:
        raise Broken from error
    return texts


@dataclass(slots=True)
class _Source:
    """The notes on one source: what is known of it, and what is new."""

    name: str
    packed: Packed | None = None
    count: int = 0
    """How many are known."""
    parts: list[str] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    is_open: bool = True
    new: list[str] = field(default_factory=list)
    """Those that have come since, whole."""

    def open(self) -> None:
        """Make what is known of it at hand. Broken where it is not what it was."""
        if not self.is_open and self.packed is not None:
            self.parts, self.digests = self.packed.opened()
            self.is_open = True

    def place(self, part: str) -> int | None:
        """Return the place of a part that is known. Broken as above."""
        self.open()
        if self.parts and not self.places:
            self.places = {part: place for place, part in enumerate(self.parts)}
        return self.places.get(part)


class Notes:
    """The notes of a site with their digests."""

    def __init__(self, packed: Iterable[Packed] = ()) -> None:
        """Take what was put down."""
        self._sources = [_Source(one.source, one, one.count, is_open=False) for one in packed]
        self._by_name = {source.name: at for at, source in enumerate(self._sources)}
        self._numbers: dict[str, int] = {}
        """Of those that were asked for by name."""

    @property
    def sources(self) -> Sequence[str]:
        """The names of what something is known of."""
        return [source.name for source in self._sources]

    def parts(self, source: str) -> Sequence[str]:
        """Return what is known of a source, without what has come since. Broken as below."""
        return self._opened(source).parts

    def digests(self, source: str) -> Sequence[str]:
        """Return the digests of these."""
        return self._opened(source).digests

    def alike(self, source: str, other: str) -> bool:
        """Say whether two sources are known to have the same parts at the same places."""
        one, two = (self._sources[self._by_name[name]].packed for name in (source, other))
        return one is not None and two is not None and one.data[: one.width] == two.data[: two.width]

    def known(self, source: str, part: str) -> str | None:
        """Return the digest of a part of a source; None where it is not known. Broken where that cannot be said."""
        one = self._opened(source)
        place = one.place(part)
        return None if place is None else one.digests[place]

    def renew(self, source: str, places: Sequence[int], now: Sequence[str]) -> Iterator[int]:
        """Take the digests that the notes at some places have now; yield the numbers of those that had another one."""
        one = self._opened(source)
        first = self._by_name[source] * _PLACES
        for place, found in zip(places, now, strict=True):
            if one.digests[place] != found:
                one.digests[place] = found
                one.packed = None
                yield first + place

    def number(self, note: str) -> int:
        """Return the number of a note, a new one where it is not known. Broken where that cannot be said."""
        number = self._numbers.get(note)
        if number is not None:
            return number
        name, _, part = note.partition(MARK)
        at = self._by_name.get(name)
        if at is None:
            at = self._by_name[name] = len(self._sources)
            self._sources.append(_Source(name))
        source = self._sources[at]
        place = source.place(part)
        if place is None:
            place = source.count + len(source.new)
            source.new.append(note)
        if place >= _PLACES or at >= _SOURCES:
            raise Broken
        self._numbers[note] = number = at * _PLACES + place
        return number

    def packed(self, digest_of: Callable[[str], str]) -> Iterator[Packed]:
        """Yield what is to be put down, source by source; `digest_of` is asked for those that are new."""
        for source in self._sources:
            if source.packed is not None and not source.new:
                yield source.packed
                continue
            source.open()
            begin = len(source.name) + len(MARK)
            parts = source.parts + [note[begin:] for note in source.new]
            digests = source.digests + [digest_of(note) for note in source.new]
            yield Packed.of(source.name, parts, digests)

    def only(self, numbers: Iterable[int], digest_of: Callable[[str], str]) -> tuple[Notes, dict[int, int]]:
        """Return the notes with some numbers, and old number → new number. Broken where that cannot be said."""
        kept: list[Packed] = []
        moved: dict[int, int] = {}
        wanted: dict[int, list[int]] = {}
        for number in sorted(numbers):
            wanted.setdefault(number // _PLACES, []).append(number)
        every = list(self.packed(digest_of))
        for at, those in wanted.items():
            parts, digests = every[at].opened()
            moved |= {number: len(kept) * _PLACES + place for place, number in enumerate(those)}
            places = [number % _PLACES for number in those]
            kept.append(Packed.of(every[at].source, [parts[one] for one in places], [digests[one] for one in places]))
        return Notes(kept), moved

    def __len__(self) -> int:
        return sum(source.count + len(source.new) for source in self._sources)

    def _opened(self, source: str) -> _Source:
        one = self._sources[self._by_name[source]]
        one.open()
        return one
