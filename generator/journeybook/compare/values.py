"""What fields of the model say, as plain values, and when two of them say the same. Knows no field by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from journeybook.compare.change import Value
from journeybook.model.journey import Emotions
from journeybook.model.parts import Duration


def plain(value: Any) -> Value:
    """Return a value as JSON has it: an empty text is None, a length of time is what the team wrote."""
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, str):
        return str(value) or None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Duration):
        return value.text
    if isinstance(value, Emotions):
        return dict(value.by_persona) or value.everyone
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, (tuple, list)):
        return tuple(plain(item) for item in value)
    assert value is None or isinstance(value, (bool, int, float)), type(value)
    return value


def meaning(value: Any) -> Any:
    """Return what stands for all values that mean the same: how a text is broken into lines means nothing."""
    if isinstance(value, Duration):
        return value.seconds
    found = plain(value)
    if isinstance(found, str):
        return " ".join(found.split())
    if isinstance(found, tuple):
        return tuple(meaning(item) for item in found)
    if isinstance(found, Mapping):
        return {name: meaning(item) for name, item in found.items()}
    return found
