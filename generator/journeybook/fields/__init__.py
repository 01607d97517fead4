"""Typed fields: nodes to values by a table that also yields the JSON Schema and the format reference."""

from journeybook.fields.reading import MISSING, Reading
from journeybook.fields.record import Field, Read, Record
from journeybook.fields.types import FieldType

__all__ = ["MISSING", "Field", "FieldType", "Read", "Reading", "Record"]
