"""What a YAML text is made of, with the place of every key and value. Scalars are text, never typed here."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from journeybook.source import Mark


class Scalar(NamedTuple):
    """A single value, as text in NFC."""

    value: str
    mark: Mark
    plain: bool
    """Written without quotes or block indicator."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: `key:` alone, `~` or `null`."""
        return self.plain and self.value in _NULLS


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Keys and values in the order written; a duplicate key has been reported and left out."""

    entries: tuple[Entry, ...]
    mark: Mark

    def get(self, key: str) -> Node | None:
        """Return the value under a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.value == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def kind_of(node: Node) -> str:
    """Name a node for a message: `text`, `a list`, `an empty list`, `a group of fields`, `nothing`."""
    if isinstance(node, Sequence):
        return "a list" if node.items else "an empty list"
    if isinstance(node, Mapping):
        return "a group of fields"
    return "nothing" if node.is_empty else "text"
