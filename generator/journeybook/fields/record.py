"""Records: groups of named fields, lists of them, and what they share. Reports all that is wrong in a group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from sys import intern
from typing import Any, NamedTuple

from journeybook.diagnostics import did_you_mean
from journeybook.fields.reading import MISSING, Reading
from journeybook.fields.types import FieldType, JsonSchema, slug
from journeybook.model.extras import NO_EXTRAS
from journeybook.source import Mark, Origin
from journeybook.spelling import nearest
from journeybook.syntax.nodes import Mapping as MappingNode
from journeybook.syntax.nodes import Node, Scalar, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record."""

    name: str
    type: FieldType
    doc: str
    required: bool = False
    example: str = ""
    translatable: bool = False
    """Whether it is text that a translation of the file may say in another language."""


class Read(NamedTuple):
    """The values of a record that could be read, and where they stand."""

    values: dict[str, Any]
    extras: Mapping[str, Any]
    """The team's own `x-` fields."""
    origin: Origin


@dataclass(frozen=True)
class Record:
    """A group of fields, such as a step."""

    name: str
    """What it is called in messages: `step`."""
    doc: str
    fields: tuple[Field, ...]
    extras: bool = False
    """Whether a team's own `x-` fields may stand here."""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """Other people's names for a field → ours."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Names of what belongs somewhere else → where."""

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {member.name: member for member in self.fields}

    @cached_property
    def _readers(self) -> dict[str, tuple[Field, Callable[[Node, str, Reading], Any]]]:
        """The fields by name, with what reads each."""
        return {member.name: (member, member.type.read) for member in self.fields}

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The fields that must be written."""
        return tuple(member for member in self.fields if member.required)

    def read(self, node: MappingNode, reading: Reading) -> Read:
        """Read a group of fields; what is wrong or missing is left out and reported."""
        values: dict[str, Any] = {}
        extras: dict[str, Any] = {}
        names: list[str] = []
        numbers: list[int] = []
        # Required fields whose absence needs no further finding: empty, of a wrong type, or under a mistyped name.
        unread: list[str | None] = []
        known = self._readers
        for key, value in node.entries:
            name = key.value
            found = known.get(name)
            if found is None:
                if self.extras and name.startswith("x-"):
                    name = intern(name)
                    extras[name] = plain_value(value)
                    names.append(name)
                    numbers += value.mark
                else:
                    unread.append(self._unknown(key, reading))
                continue
            member, read = found
            name = member.name  # the one string that all files share
            if type(value) is Scalar:
                # Something required that is written as "" is as good as nothing.
                if value.is_empty or (member.required and not value.value.strip()):
                    if member.required:
                        unread.append(name)
                        self._report_empty(member, key, reading)
                    continue
                names.append(name)
                numbers += value.mark
            else:
                for part, mark in _parts(name, value):
                    names.append(part)
                    numbers += mark
            result = read(value, name, reading)
            if result is MISSING:
                unread.append(name)
            else:
                values[name] = result
        whole = node.entries[0].key.mark if node.entries else node.mark
        for member in self.required:
            if member.name not in values and member.name not in unread:
                self._report_missing(member, whole, reading)
        origin = Origin.of(reading.path, whole, reading.shared(tuple(names)), numbers)
        return Read(values, extras or NO_EXTRAS, origin)

    def is_complete(self, read: Read) -> bool:
        """Say whether every required field could be read."""
        return all(member.name in read.values for member in self.required)

    def _report_empty(self, member: Field, key: Scalar, reading: Reading) -> None:
        reading.findings.error("missing-field", f"'{member.name}' is empty", reading.span(key.mark), _write(member))

    def _report_missing(self, member: Field, whole: Mark, reading: Reading) -> None:
        message = f"this {self.name.replace('_', ' ')} has no '{member.name}'"
        reading.findings.error("missing-field", message, reading.span(whole), _write(member))

    def meant_by(self, name: str) -> str | None:
        """Return the field that a name which is none was probably meant to be."""
        return self.synonyms.get(name.replace("-", "_").casefold()) or nearest(name, self.by_name)

    def _unknown(self, key: Scalar, reading: Reading) -> str | None:
        """Report a field that does not exist; return the name of the one that was probably meant."""
        name = key.value
        meant = None
        hint = self.elsewhere.get(name, "")
        if odd := next((char for char in name if char.isspace() and char != " "), ""):
            hint = f"there is an odd space in it (U+{ord(odd):04X}); write a plain one"
        elif not hint:
            meant = self.meant_by(name)
            hint = did_you_mean(meant or name, self.by_name)
            if self.extras and not meant:
                own = f"a field of your own begins with 'x-': x-{slug(name) or 'name'}"
                hint = f"{hint}; {own}" if hint else own
        if name[:1].isdigit():
            hint = "between braces a comma begins a new field: write a decimal with a point, or put the value in quotes"
        shown = f"'{name}'" if len(name) <= 60 else f"'{name[:59]}…'"
        reading.findings.error(
            "unknown-field", f"{with_article(self.name)} has no field {shown}", reading.span(key.mark), hint
        )
        return meant

    def schema(self) -> JsonSchema:
        """Return the JSON Schema of the record."""
        properties = {member.name: {**member.type.schema(), "description": member.doc} for member in self.fields}
        schema: JsonSchema = {"type": "object", "description": self.doc, "properties": properties}
        if self.extras:
            schema["patternProperties"] = {"^x-": {}}
        schema["additionalProperties"] = False
        required = [member.name for member in self.required]
        if required:
            schema["required"] = required
        return schema


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values; a single value is taken as a list of one."""

    item: FieldType

    @property
    def expected(self) -> str:
        """A list, of what."""
        return f"a list; each item {self.item.expected}"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return a tuple of the items that could be read."""
        items = node.items if isinstance(node, Sequence) else (node,)
        values = [
            self.item.read(item, name, reading) for item in items if not (isinstance(item, Scalar) and item.is_empty)
        ]
        return tuple(value for value in values if value is not MISSING)

    def schema(self) -> JsonSchema:
        """Return an array, or one item alone."""
        item = self.item.schema()
        return {"anyOf": [{"type": "array", "items": item}, item]}


@dataclass(frozen=True)
class Group:
    """One record as a field's value, turned into a domain value by `make`."""

    record: Record
    make: Callable[[Read], Any]

    @property
    def expected(self) -> str:
        """A group of the record's fields."""
        return f"{with_article(self.record.name)}: a group of fields"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the value made, or MISSING where a required field could not be read."""
        if not isinstance(node, MappingNode):
            return reading.wrong_type(node, name, self.expected)
        read = self.record.read(node, reading)
        return self.make(read) if self.record.is_complete(read) else MISSING

    def schema(self) -> JsonSchema:
        """Return the record's schema."""
        return {"$ref": f"#/definitions/{self.record.name}"}


@dataclass(frozen=True)
class Records:
    """A list of groups; with `references`, an id alone refers to one defined elsewhere."""

    record: Record
    make: Callable[[Read], Any]
    references: bool = False
    needed: bool = False
    """An empty list is reported."""
    keep_incomplete: bool = False
    """Keep an item that lacks a required field, so that references to it are not reported as unknown too."""

    @property
    def expected(self) -> str:
        """A list of the record."""
        return f"a list, each item {with_article(self.record.name)}" + (" or its id" if self.references else "")

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return a tuple of made values, and of `Reference` for ids alone."""
        if isinstance(node, MappingNode):
            return reading.wrong_type(
                node, name, self.expected, f"begin each {self.record.name} with a hyphen: `- id: …`"
            )
        items = node.items if isinstance(node, Sequence) else (node,)
        values = []
        for item in items:
            if self.references and isinstance(item, Scalar) and not item.is_empty:
                values.append(Reference(item.value.strip(), item.mark))
            elif isinstance(item, MappingNode):
                read = self.record.read(item, reading)
                if self.keep_incomplete or self.record.is_complete(read):
                    values.append(self.make(read))
            else:
                reading.wrong_type(item, name, self.expected)
        if self.needed and not items:
            return reading.wrong_type(node, name, f"a list with at least one {self.record.name}")
        return tuple(values)

    def schema(self) -> JsonSchema:
        """Return an array of the record."""
        item: JsonSchema = {"$ref": f"#/definitions/{self.record.name}"}
        if self.references:
            item = {"anyOf": [item, {"type": "string"}]}
        schema: JsonSchema = {"type": "array", "items": item}
        return {**schema, "minItems": 1} if self.needed else schema


class Reference(NamedTuple):
    """The id of something that is defined elsewhere."""

    id: str
    mark: Mark


def with_article(name: str) -> str:
    """Return what a record is called in a sentence: `an opportunity`."""
    if name in ("checks", "fonts", "priorities", "theme"):
        return f"'{name}'"
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name.replace('_', ' ')}"


def _write(member: Field) -> str:
    example = f", for example `{member.example}`" if member.example else ""
    return f"write `{member.name}: …`{example}"


def plain_value(node: Node) -> Any:
    """Return a node as text, tuples and dicts: what a team's own field holds."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return tuple(plain_value(item) for item in node.items)
    return {entry.key.value: plain_value(entry.value) for entry in node.entries}


def _parts(name: str, value: Node) -> Iterator[tuple[str, Mark]]:
    """Yield the names and marks of a list or group: its own, and those of its items or keys."""
    yield name, value.mark
    if isinstance(value, Sequence):
        for item in value.items:
            if isinstance(item, Scalar):
                yield intern(f"{name}/{item.value.strip()}"), item.mark
    elif isinstance(value, MappingNode):
        for entry in value.entries:
            yield intern(f"{name}/{entry.key.value}"), entry.key.mark
