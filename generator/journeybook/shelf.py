"""Pieces of bytes that are kept on disk by their names, in a file that grows at its end. Knows not what they are.

To keep one more costs that piece and a list of all: those of ten thousand journeys are some hundred megabytes, of which
an edit changes a hundredth of a thousandth. What is not, to the byte, what was kept is not there; whoever else writes,
or kills us while we do, can at worst have something made again.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import IO
from zlib import crc32

from journeybook.caching import digest, private, put

_FORMAT = 2
_SPARE = 1 << 20
"""Bytes that nobody wants any more, and that stay nevertheless."""
_MOST_DAYS = 30
"""How long what nobody reads is kept."""
_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class _Place:
    stamp: str
    """Tells what it was made of."""
    at: int
    size: int
    sum: int
    """Tells its bytes from others that come to be there by accident; a digest of all takes several times as long."""


class _Ahead:
    """A file that can be read for as long as somebody wants to, whatever becomes of its name."""

    def __init__(self, file: Path) -> None:
        self._close: Callable[[int], None] = os.close  # at the end of a program nothing else is at hand
        self._descriptor = os.open(file, os.O_RDONLY)
        self._room = memoryview(bytearray())

    def has(self, place: _Place) -> bool:
        """Say whether a piece is what it was."""
        if len(self._room) < place.size:
            self._room = memoryview(bytearray(place.size))
        part = self._room[: place.size]
        return os.preadv(self._descriptor, [part], place.at) == place.size and crc32(part) == place.sum

    def read(self, place: _Place) -> bytes:
        """Return a piece; something else where somebody has written over it since."""
        return os.pread(self._descriptor, place.size, place.at)

    def __del__(self) -> None:
        if hasattr(self, "_descriptor"):
            self._close(self._descriptor)


class Shelf:
    """The pieces of one kind of one project."""

    def __init__(self, file: Path, label: str) -> None:
        """Take where their list is, and what all of them have in common: with another label none is there."""
        self._file, self._label = file, label
        self._data = ""
        self._places: dict[str, _Place] = {}
        self._stream: IO[bytes] | None = None
        self._ahead: _Ahead | None = None
        with suppress(OSError, ValueError, KeyError, TypeError):
            self._read()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the file open in the body, for who reads many pieces."""
        with ExitStack() as end:
            with suppress(OSError):
                self._stream = end.enter_context(self._beside(self._data).open("rb"))
            try:
                yield
            finally:
                self._stream = None

    def stamps(self) -> Mapping[str, str]:
        """Return what each piece was made of, by name."""
        return {name: place.stamp for name, place in self._places.items()}

    def get(self, name: str, stamp: str) -> bytes | None:
        """Return a piece that was made of this; None where it is not there."""
        place = self._places.get(name)
        if place is None or place.stamp != stamp:
            return None
        with suppress(OSError), self._opened() as stream:
            stream.seek(place.at)
            data = stream.read(place.size)
            if len(data) == place.size and crc32(data) == place.sum:
                return data
        self.forget(name)
        return None

    def later(self, name: str, stamp: str) -> Callable[[], bytes] | None:
        """Return what reads a piece that was made of this, as often as it is called, whatever becomes of the shelf;
        None where it is not there.
        """
        place = self._places.get(name)
        if place is None or place.stamp != stamp:
            return None
        if not hasattr(os, "preadv"):  # on Windows nothing can be promised
            data = self.get(name, stamp)
            return (lambda: data) if data is not None else None
        with suppress(OSError):
            if self._ahead is None or not self._ahead.has(place):
                self._ahead = _Ahead(self._beside(self._data))
            if self._ahead.has(place):
                return partial(self._ahead.read, place)
        self.forget(name)
        return None

    def forget(self, name: str) -> None:
        """Take a piece for one that is not there, so that it is kept again."""
        self._places.pop(name, None)

    def keep(self, stamps: Mapping[str, str], make: Callable[[str], bytes]) -> None:
        """Keep pieces by name, made of these, and no others; `make` is asked for those that are not there.

        Where nothing can be written, nothing is.
        """
        if self.stamps() != stamps:
            with suppress(OSError):
                self._keep(stamps, make)

    def _keep(self, stamps: Mapping[str, str], make: Callable[[str], bytes]) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        same = {name: place for name, place in self._places.items() if stamps.get(name) == place.stamp}
        used = sum(place.size for place in same.values())
        begins_anew = not self._data or self._length() > 2 * used + _SPARE
        data = token_hex(6) if begins_anew else self._data
        places: dict[str, _Place] = {}
        with open(self._beside(data), "xb" if begins_anew else "ab", opener=private) as stream:
            end = stream.seek(0, os.SEEK_END)
            for name, stamp in stamps.items():
                place = None if begins_anew else same.get(name)
                if place is None:
                    piece = (self.get(name, stamp) if name in same else None) or make(name)
                    place = _Place(stamp, end, len(piece), crc32(piece))
                    end += stream.write(piece)
                places[name] = place
        self._write(data, places)
        self._data, self._places = data, places
        self._tidy()

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        if self._stream is not None:
            yield self._stream
        else:
            with self._beside(self._data).open("rb") as stream:
                yield stream

    def _length(self) -> int:
        with suppress(OSError):
            return self._beside(self._data).stat().st_size
        return 0

    def _read(self) -> None:
        data = self._file.read_bytes()
        found, _, listed = data.partition(b"\n")
        if found.decode() != digest(listed):
            return
        known = json.loads(listed)
        if (
            known["format"] != _FORMAT
            or known["label"] != self._label
            or not re.fullmatch("[0-9a-f]{12}", known["data"])
        ):
            return
        self._data, self._places = known["data"], {name: _Place(*place) for name, *place in known["pieces"]}
        if time.time() - self._file.stat().st_mtime > _DAY:
            self._file.touch()  # somebody wants it

    def _write(self, data: str, places: Mapping[str, _Place]) -> None:
        pieces = [[name, one.stamp, one.at, one.size, one.sum] for name, one in places.items()]
        listed = json.dumps({"format": _FORMAT, "label": self._label, "data": data, "pieces": pieces}).encode("ascii")
        put(self._file, (digest(listed).encode("ascii"), b"\n", listed))

    def _tidy(self) -> None:
        """Remove data without a list, and the lists with the data that nobody has wanted for long."""
        long_ago = time.time() - _MOST_DAYS * _DAY
        with suppress(OSError):
            for entry in os.scandir(self._file.parent):
                is_old = entry.stat(follow_symlinks=False).st_mtime < long_ago
                is_former = entry.name.startswith(f"{self._file.name}-") and entry.name != self._beside(self._data).name
                if (is_old or is_former) and entry.is_file(follow_symlinks=False):
                    Path(entry.path).unlink(missing_ok=True)

    def _beside(self, data: str) -> Path:
        return self._file.with_name(f"{self._file.name}-{data}")
