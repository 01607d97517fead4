"""Source text and places in it. Knows neither YAML nor Markdown nor the disk."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

Mark = tuple[int, int, int, int]
"""Start line, start column, end line, end column; 1-based, columns in code points, the end exclusive."""


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


class Marks(Mapping[str, Mark]):
    """Marks by name, packed: a large project has millions, and as tuples they take most of its memory."""

    __slots__ = ("_names", "_numbers")

    def __init__(self, names: tuple[str, ...] = (), numbers: Iterable[int] = ()) -> None:
        """Take names and, for each of them, the four numbers of its mark. The first of equal names counts."""
        self._names = names
        self._numbers = array("I", numbers)

    def __getitem__(self, name: str) -> Mark:
        try:
            at = 4 * self._names.index(name)
        except ValueError:
            raise KeyError(name) from None
        line, column, end_line, end_column = self._numbers[at : at + 4]
        return line, column, end_line, end_column

    def __contains__(self, name: object) -> bool:
        # Rules ask this a million times; to unpack a mark for each answer took a fifth of them.
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thing of the model was written: the whole of it and each of its fields."""

    path: str
    """Path of the file, relative to the project."""
    whole: Mark = (1, 1, 1, 1)
    """The thing itself; for a list item its first field."""
    fields: Mapping[str, Mark] = field(default_factory=Marks)
    """Field name → the field's value; `name/lea` for the item `lea` of a list, or the key `lea` of a group.

    Fields that were not written are not there.
    """

    def span(self, name: str = "", item: str | None = None) -> Span:
        """Return the span of a field, or of one item of it; of the whole thing where the field was not written."""
        mark = self.fields.get(f"{name}/{item}") if item is not None else None
        if mark is None:
            mark = self.fields.get(name, self.whole)
        return Span(self.path, *mark)

    def has(self, name: str) -> bool:
        """Say whether the field was written in the file."""
        return name in self.fields
