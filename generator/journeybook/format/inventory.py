"""Phases, channels and touchpoints as tables, and the places where a project may list them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from journeybook.fields.reading import Reading
from journeybook.fields.record import Field, Read, Record, Records
from journeybook.fields.types import Choice, Identifier, JsonSchema, Text
from journeybook.format.parts import METRICS
from journeybook.format.values import Icon
from journeybook.model.place import Presence
from journeybook.source import Mark
from journeybook.syntax.nodes import Mapping, Node, Scalar, Sequence

_TITLE = Field(name="title", type=Text(), required=True, translatable=True, doc="What it is called.")
_OWNER = Field(name="owner", type=Text(), doc="Who answers for it.")
_SYNONYMS = {"name": "title", "description": "definition"}

PHASE = Record(
    "phase",
    "A project-wide named period of the relation, onto which stages of different journeys map.",
    (
        Field(name="id", type=Identifier(), required=True, doc="Referred to by stages.", example="id: before"),
        _TITLE,
        Field(name="definition", type=Text(), translatable=True, doc="When it begins and ends."),
        Field(
            name="set",
            type=Text(),
            translatable=True,
            doc="The lifecycle it belongs to, where a project has several; phases of the same one are shown together, "
            "in order. Without it a phase is one of the project's first set, which has no name. "
            "A translation says it at one of them.",
            example="set: Relation",
        ),
    ),
    synonyms={**_SYNONYMS, "lifecycle": "set", "group": "set"},
)

CHANNEL = Record(
    "channel",
    "A medium: shop, website, app, phone, e-mail, post, social.",
    (
        Field(
            name="id",
            type=Identifier(),
            required=True,
            doc="Referred to by touchpoints and steps.",
            example="id: website",
        ),
        _TITLE,
        Field(name="presence", type=Choice(Presence), doc="Whether it is met on a network or in person."),
        Field(
            name="icon",
            type=Icon(),
            doc="One of Material's icons, from its sets material, fontawesome, octicons and simple; "
            "without it one that fits the id or the title.",
        ),
        Field(name="definition", type=Text(), translatable=True, doc="What counts as this channel and what does not."),
        _OWNER,
    ),
    extras=True,
    synonyms={**_SYNONYMS, "type": "presence", "symbol": "icon"},
)

TOUCHPOINT = Record(
    "touchpoint",
    "One moment of contact through one channel, with a precise name and an owner.",
    (
        Field(
            name="id",
            type=Identifier(),
            required=True,
            doc="Referred to by steps.",
            example="id: checkout-page",
        ),
        _TITLE,
        Field(name="channel", type=Identifier("channel"), doc="The channel it belongs to."),
        Field(name="definition", type=Text(), translatable=True, doc="What happens there."),
        _OWNER,
        METRICS,
    ),
    extras=True,
    synonyms=_SYNONYMS,
)

NOTE = Record(
    "note",
    "More about a channel or a touchpoint than its definition: the Markdown below the fields is what counts.",
    (
        Field(
            name="title",
            type=Text(),
            translatable=True,
            doc="For the reader of the file; the title in the list of channels or touchpoints counts.",
        ),
    ),
    elsewhere=dict.fromkeys(
        ("id", "definition", "owner", "channel", "presence", "icon", "metrics"),
        "write it in the list of channels or touchpoints, where the title is",
    ),
)


class Listed(NamedTuple):
    """What stands under `channels:` or `touchpoints:`: entries, and files that hold more of them."""

    entries: tuple[Read, ...]
    files: tuple[tuple[str, Mark], ...]


def _draft(read: Read) -> Read:
    return read


@dataclass(frozen=True)
class Inventory:
    """A list of records, or the name of a YAML file that holds it, or a list of such names."""

    record: Record

    @property
    def records(self) -> Records:
        """The type of the list itself, as it stands in a file of its own."""
        return Records(self.record, _draft, keep_incomplete=True)

    @property
    def expected(self) -> str:
        """A list of the record, or files."""
        return f"a list of {self.record.name}s, or the name of a YAML file that holds it, or a list of such names"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return Listed."""
        items = node.items if isinstance(node, Sequence) else (node,)
        files = tuple(
            (item.value.strip(), item.mark) for item in items if isinstance(item, Scalar) and not item.is_empty
        )
        rest = tuple(item for item in items if not isinstance(item, Scalar))
        if isinstance(node, Mapping):
            return self.records.read(node, name, reading)
        return Listed(self.records.read(Sequence(rest, node.mark), name, reading), files)

    def schema(self) -> JsonSchema:
        """Return a string or an array of strings and records."""
        entry: JsonSchema = {"anyOf": [{"$ref": f"#/definitions/{self.record.name}"}, {"type": "string"}]}
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": entry}]}
