"""What is known of the pages of a site, in columns: a large one has tens of thousands, and most stay as they are.

Pages stand in the order of the site, and so do the files and the notes of all of them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from journeybook.incremental.store import Kept

_FEW = 64
"""Numbers that are looked for one by one."""


def _long() -> array[int]:
    return array("Q")


@dataclass(slots=True)
class Rows:
    """Pages, and the files that come with each of them, ready to be put in place."""

    paths: list[str] = field(default_factory=list)
    """Output paths, a page each."""
    made_of: list[str] = field(default_factory=list)
    """What its maker was called with, a page each."""
    begins: array[int] = field(default_factory=_long)
    """Where in the search index of its edition that begins which can be found on it, a page each."""
    lengths: array[int] = field(default_factory=_long)
    """How many bytes these are, a page each."""
    file_ends: array[int] = field(default_factory=_long)
    """How many files the pages up to it have together, a page each."""
    note_ends: array[int] = field(default_factory=_long)
    """The same of notes."""
    names: list[str] = field(default_factory=list)
    """Output paths, a file each; that of the page itself is the first of its files."""
    digests: list[str] = field(default_factory=list)
    """Of contents, a file each."""
    sizes: array[int] = field(default_factory=_long)
    """Bytes, a file each."""
    times: array[int] = field(default_factory=_long)
    """When they were last written, in nanoseconds, a file each."""
    notes: array[int] = field(default_factory=lambda: array("I"))
    """The numbers of what was read, a note each."""

    def __len__(self) -> int:
        return len(self.paths)

    def files(self, row: int) -> Iterator[tuple[str, Kept]]:
        """Yield the files of a page by output path."""
        for at in range(self.file_ends[row - 1] if row else 0, self.file_ends[row]):
            yield self.names[at], Kept(self.digests[at], self.sizes[at], self.times[at])

    def names_of(self, row: int) -> Sequence[str]:
        """Return the output paths of these."""
        return self.names[self.file_ends[row - 1] if row else 0 : self.file_ends[row]]

    def notes_of(self, row: int) -> array[int]:
        """Return the numbers of what was read for a page."""
        return self.notes[self.note_ends[row - 1] if row else 0 : self.note_ends[row]]

    def add(
        self, path: str, made_of: str, files: Iterable[tuple[str, Kept]], text: tuple[int, int], notes: Iterable[int]
    ) -> None:
        """Add a page; `text` is where what can be found on it begins, and how many bytes that is."""
        for name, kept in files:
            self.names.append(name)
            self.digests.append(kept.name)
            self.sizes.append(kept.size)
            self.times.append(kept.time)
        self.notes.extend(notes)
        self.paths.append(path)
        self.made_of.append(made_of)
        self.begins.append(text[0] if text[1] else 0)
        self.lengths.append(text[1])
        self.file_ends.append(len(self.names))
        self.note_ends.append(len(self.notes))

    def take(self, other: Rows, first: int, end: int, further: int) -> None:
        """Add some pages as others have them, whose texts lie so many bytes further on."""
        files = slice(other.file_ends[first - 1] if first else 0, other.file_ends[end - 1])
        notes = slice(other.note_ends[first - 1] if first else 0, other.note_ends[end - 1])
        self.file_ends.extend(_shifted(other.file_ends[first:end], len(self.names) - files.start))
        self.note_ends.extend(_shifted(other.note_ends[first:end], len(self.notes) - notes.start))
        lengths = other.lengths[first:end]
        self.lengths.extend(lengths)
        begins = other.begins[first:end]
        self.begins.extend([begin + further if length else 0 for begin, length in zip(begins, lengths, strict=True)])
        self.paths += other.paths[first:end]
        self.made_of += other.made_of[first:end]
        self.names += other.names[files]
        self.digests += other.digests[files]
        self.sizes.extend(other.sizes[files])
        self.times.extend(other.times[files])
        self.notes.extend(other.notes[notes])

    def reading(self, numbers: Collection[int]) -> set[int]:
        """Return the pages for which something with one of these numbers was read."""
        if len(numbers) <= _FEW:
            whole = self.notes.tobytes()
            return {row for number in numbers for row in self._reading(number, whole)}
        wanted, begin, found = frozenset(numbers), 0, set()
        for row, end in enumerate(self.note_ends):
            if not wanted.isdisjoint(self.notes[begin:end]):
                found.add(row)
            begin = end
        return found

    def _reading(self, number: int, whole: bytes) -> Iterator[int]:
        wanted, width = array("I", [number]).tobytes(), self.notes.itemsize
        at = whole.find(wanted)
        while at >= 0:
            is_number = at % width == 0  # and not the end of one and the beginning of the next
            if is_number:
                yield bisect_right(self.note_ends, at // width)
            at = whole.find(wanted, at + (width if is_number else 1))

    def renumber(self, moved: Mapping[int, int]) -> None:
        """Give notes other numbers."""
        self.notes = array("I", map(moved.__getitem__, self.notes))


def _shifted(numbers: array[int], by: int) -> array[int]:
    return numbers if not by else array("Q", [number + by for number in numbers])
