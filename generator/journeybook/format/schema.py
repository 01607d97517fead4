"""JSON Schemas (draft 7) of the kinds of file, from the tables of the format."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from journeybook.fields.record import Record
from journeybook.fields.types import JsonSchema
from journeybook.format import JOURNEY, PERSONA, RECORDS, SITE
from journeybook.format.translation import TRANSLATIONS
from journeybook.model.scale import EmotionScale

DRAFT = "http://json-schema.org/draft-07/schema#"

_ORIGINALS: Mapping[str, Record] = MappingProxyType({"journey": JOURNEY, "persona": PERSONA, "configuration": SITE})
_TRANSLATED = {f"{kind}-translation": TRANSLATIONS[record.name] for kind, record in _ORIGINALS.items()}
KINDS: Mapping[str, Record] = MappingProxyType({**_ORIGINALS, **_TRANSLATED})
"""The kinds of file by the name that the command line uses."""


def schema_of(kind: str, scale: EmotionScale | None = None) -> JsonSchema:
    """Return the schema of a kind of file; KeyError where there is no such kind.

    With a scale, emotions have its bounds; without, any number is one, because the scale is the project's.
    """
    root = KINDS[kind]
    schema = {"$schema": DRAFT, "title": f"journeybook {kind}", **root.schema(), "definitions": _definitions(root)}
    return _bounded(schema, scale) if scale else schema


def combined_schema(scale: EmotionScale | None = None) -> JsonSchema:
    """Return one schema that takes any original; the kinds are among its definitions. It takes no translations.

    Of a translation no field is required: with them, it would take a journey that lacks its stages.
    """
    definitions: dict[str, Any] = {}
    for kind, root in _ORIGINALS.items():
        definitions |= _definitions(root)
        definitions[kind] = root.schema()
    schema = {
        "$schema": DRAFT,
        "title": "journeybook files",
        "anyOf": [{"$ref": f"#/definitions/{kind}"} for kind in _ORIGINALS],
        "definitions": definitions,
    }
    return _bounded(schema, scale) if scale else schema


def _bounded(schema: JsonSchema, scale: EmotionScale) -> JsonSchema:
    """Return a schema in which emotion and satisfaction of a step lie on the scale."""
    score = {"type": "number", "minimum": scale.min, "maximum": scale.max}
    step = schema["definitions"].get("step")
    if step is None:
        return schema
    fields = step["properties"]
    emotion = {**fields["emotion"], "anyOf": [score, {"type": "object", "additionalProperties": score}]}
    satisfaction = {**fields["satisfaction"], **score}
    bounded = {**step, "properties": {**fields, "emotion": emotion, "satisfaction": satisfaction}}
    return {**schema, "definitions": {**schema["definitions"], "step": bounded}}


def _definitions(root: Record) -> dict[str, JsonSchema]:
    """Return the schemas of the records that a record refers to, directly or not."""
    by_name: dict[str, Record] = {record.name: record for record in RECORDS}
    by_name |= {translation.definition: translation for translation in TRANSLATIONS.values()}
    found: dict[str, JsonSchema] = {}
    waiting = _references(root.schema())
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = by_name[name].schema()
            waiting += _references(found[name])
    return dict(sorted(found.items()))


def _references(schema: JsonSchema) -> list[str]:
    return re.findall(r'"#/definitions/([^"]+)"', json.dumps(schema))
