"""Source text and places in it. Knows neither YAML nor Markdown nor the disk."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import sub

Mark = tuple[int, int, int, int]
"""Start line, start column, end line, end column; 1-based, columns in code points, the end exclusive."""

_LINE = 4
"""Bytes of the number of a line."""
_SHORT = 2
"""Bytes of numbers up to `_MOST`."""
_MOST = 65_535


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A range of characters in a project file. Lines and columns count from 1, in code points; the end is exclusive."""

    path: str
    """Path relative to the project, with forward slashes."""
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @classmethod
    def of(cls, path: str, mark: Mark) -> Span:
        """Return the span of a mark in the file `path`."""
        return cls(path, *mark)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class SourceFile:
    """One text file of a project, decoded."""

    path: str
    """Path relative to the project, with forward slashes."""
    text: str
    """The whole text, line ends as `\\n`, without a byte order mark."""

    @cached_property
    def _starts(self) -> array[int]:
        lengths = map(len, self.text.split("\n")[:-1])
        return array("I", accumulate((length + 1 for length in lengths), initial=0))

    @property
    def line_count(self) -> int:
        """The number of lines; an empty file has one."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its end; an empty string past the last line."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of the character at `offset` (0-based, in code points)."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the span between two character offsets."""
        return Span(self.path, *self.position(start), *self.position(max(start, end)))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thing of the model was written: the whole of it and each of its fields.

    Packed, because a large project has millions of marks, and as tuples they take most of its memory.
    """

    path: str
    """Path of the file, relative to the project."""
    names: tuple[str, ...] = ()
    """The fields that were written; `name/lea` for the item `lea` of a list, or the key `lea` of a group.

    Of equal names the first counts.
    """
    places: bytes = b"\1\0\0\0\1\0\1"
    """The line on which the thing begins, in four bytes; then as many bytes for each as the largest needs: the other
    three numbers of its mark, and four for each of the names. Lines are counted from where thing and mark begin.
    """

    @classmethod
    def of(cls, path: str, whole: Mark, names: tuple[str, ...] = (), numbers: Sequence[int] = ()) -> Origin:
        """Return the origin of a thing with the mark `whole`; `numbers` are those of the marks of the names.

        The mark of the whole is the thing itself; for a list item its first field.
        """
        line, column, end_line, end_column = whole
        starts = numbers[0::4]
        flat = [column, end_line - line, end_column, *numbers]
        flat[3::4] = [start - line for start in starts]
        flat[5::4] = map(sub, numbers[2::4], starts)
        try:
            places = bytes(flat)
        except ValueError:  # a column or a line further away than 255
            places = array("q", flat).tobytes() if min(flat) < 0 or max(flat) > _MOST else array("H", flat).tobytes()
        return cls(path, names, line.to_bytes(_LINE, "little") + places)

    @property
    def whole(self) -> Mark:
        """The mark of the whole thing."""
        line = int.from_bytes(self.places[:_LINE], "little")
        column, lines, end_column = self._numbers(0, 3)
        return line, column, line + lines, end_column

    @property
    def begin(self) -> tuple[int, int]:
        """The line and the column on which the whole thing begins."""
        places = self.places
        if len(places) == _LINE + 3 + 4 * len(self.names):
            return int.from_bytes(places[:_LINE], "little"), places[_LINE]
        return self.whole[:2]

    def mark(self, name: str) -> Mark | None:
        """Return the mark of a field or of an item; None where it was not written."""
        if name not in self.names:
            return None
        start, column, lines, end_column = self._numbers(3 + 4 * self.names.index(name), 4)
        start += int.from_bytes(self.places[:_LINE], "little")
        return start, column, start + lines, end_column

    def span(self, name: str = "", item: str | None = None) -> Span:
        """Return the span of a field, or of one item of it; of the whole thing where the field was not written."""
        mark = self.mark(f"{name}/{item}") if item is not None else None
        return Span(self.path, *(mark or self.mark(name) or self.whole))

    def has(self, name: str) -> bool:
        """Say whether the field was written in the file."""
        return name in self.names

    def _numbers(self, first: int, count: int) -> Iterable[int]:
        wide = (len(self.places) - _LINE) // (3 + 4 * len(self.names))
        begin = _LINE + first * wide
        part = self.places[begin : begin + count * wide]
        return part if wide == 1 else memoryview(part).cast("H" if wide == _SHORT else "q")
