"""Translations as tables: what a file such as `drive.fr.md` may hold, made from the tables of the originals.

A translation holds the fields marked as translatable, the ids that tell which thing they belong to, and nothing else:
the other fields are the same in all languages. Knows no file and no language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from journeybook.fields.reading import Missing, Reading
from journeybook.fields.record import Field, Read, Record, Records, Reference, with_article
from journeybook.fields.types import Identifier, JsonSchema
from journeybook.format import RECORDS
from journeybook.format.inventory import Inventory
from journeybook.source import Mark
from journeybook.syntax.nodes import Mapping as MappingNode
from journeybook.syntax.nodes import Node, Scalar, Sequence


class Unwanted(NamedTuple):
    """A value that a translation may not hold, for the file it translates has it for all languages."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Same:
    """A field that is the same in all languages. Where the original has it is not known here."""

    expected: str = "the same in all languages"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return Unwanted, whatever is written."""
        return Unwanted(node.mark)

    def schema(self) -> JsonSchema:
        """Return what no value fits."""
        return {"not": {}}


@dataclass(frozen=True, slots=True)
class Parts:
    """A list of things that have texts of their own."""

    record: Translation
    by_id: bool
    """Whether an item is told by its id; else the first belongs to the first of the original, and so on."""
    names: bool
    """Whether the original may hold ids or file names in place of items."""

    @property
    def expected(self) -> str:
        """A list of the record."""
        return f"a list, each item {with_article(self.record.name)}"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return a tuple: a Read an item, a Reference for a name, None for nothing, MISSING for what is none of it."""
        if isinstance(node, MappingNode):
            first = "`- id: …`" if self.by_id else "`- `"
            return reading.wrong_type(
                node, name, self.expected, f"begin each {self.record.name} with a hyphen: {first}"
            )
        if isinstance(node, Scalar) and not self.names:
            return reading.wrong_type(node, name, self.expected)
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(self._item(item, name, reading) for item in items)

    def _item(self, item: Node, name: str, reading: Reading) -> Read | Reference | Missing | None:
        if isinstance(item, MappingNode):
            # Nothing at all is how an item is passed over that is told by its place.
            return self.record.read(item, reading) if item.entries or self.by_id else None
        if isinstance(item, Scalar) and item.is_empty:
            return None
        if isinstance(item, Scalar) and self.names:
            return Reference(item.value.strip(), item.mark)
        return reading.wrong_type(item, name, self.expected)

    def schema(self) -> JsonSchema:
        """Return an array of the record."""
        item: JsonSchema = {"$ref": f"#/definitions/{self.record.definition}"}
        return {"type": "array", "items": item if self.by_id else {"anyOf": [item, {"type": "null"}]}}


@dataclass(frozen=True)
class Translation(Record):
    """The fields of a record in a translation: its texts, its parts, its id, and those that may not stand there."""

    @property
    def definition(self) -> str:
        """What it is called in a JSON Schema, where the original may stand beside it."""
        return f"{self.name}-translation"

    @cached_property
    def texts(self) -> tuple[Field, ...]:
        """The fields that are text."""
        return tuple(member for member in self.fields if member.translatable)

    @cached_property
    def parts(self) -> tuple[tuple[str, Parts], ...]:
        """The fields that are lists of things with texts, by name."""
        return tuple((member.name, member.type) for member in self.fields if isinstance(member.type, Parts))

    @cached_property
    def wanted(self) -> tuple[Field, ...]:
        """The fields that a translation may hold."""
        return tuple(member for member in self.fields if not isinstance(member.type, Same))

    def schema(self) -> JsonSchema:
        """Return the JSON Schema of what a translation may hold."""
        return Record(self.name, self.doc, self.wanted, self.extras).schema()


def _translation(record: Record, made: dict[str, Translation]) -> Translation:
    """Return the table of a record's translation, and put it and those of its parts into `made`."""
    if record.name not in made:
        fields = tuple(_member(member, made) for member in record.fields)
        made[record.name] = Translation(
            record.name, record.doc, fields, record.extras, record.synonyms, record.elsewhere
        )
    return made[record.name]


def _member(member: Field, made: dict[str, Translation]) -> Field:
    kind = member.type
    if member.translatable:
        return replace(member, required=False, example="")
    if isinstance(kind, Identifier) and not kind.of:
        return replace(member, required=True, doc="Which one of the original it is.", example="")
    if isinstance(kind, (Records, Inventory)):
        record = _translation(kind.record, made)
        by_id = any(inner.name == "id" for inner in record.fields)
        names = kind.references if isinstance(kind, Records) else True
        return replace(member, required=False, type=Parts(record, by_id, names))
    return replace(member, required=False, type=Same())


def _translations() -> Mapping[str, Translation]:
    made: dict[str, Translation] = {}
    for record in RECORDS:
        _translation(record, made)
    return MappingProxyType({name: translation for name, translation in made.items() if _has_texts(translation)})


def _has_texts(translation: Translation) -> bool:
    return bool(translation.texts or translation.parts)


TRANSLATIONS: Mapping[str, Translation] = _translations()
"""The tables of translations by the names of their records; records without any text have none."""
