"""Fields to YAML text as format.md writes it: one field a line, the first field of a list item behind its hyphen.

Whatever the text, our reader gives it back unchanged. Knows no field of the format.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

from journeybook.exchange.plain_text import one_line
from journeybook.model.scale import Number
from journeybook.syntax import quoting

Fields: TypeAlias = tuple[tuple[str, "FieldValue"], ...]
"""Names and values in the order to write; an empty value leaves its field out."""
FieldValue: TypeAlias = "str | Number | Ids | tuple[Fields, ...] | None"


@dataclass(frozen=True, slots=True)
class Ids:
    """A list of ids, written in brackets on one line."""

    names: tuple[str, ...]


def front_matter(fields: Fields, comment: str = "") -> str:
    """Return the block between two lines of `---`, both included; a comment stands below the fields."""
    notes = [f"# {line}".rstrip() for line in comment.split("\n")] if comment else []
    return "\n".join(["---", *_lines(fields, ""), *notes, "---", ""])


def quoted(text: str) -> str:
    """Return a text as a one-line YAML scalar: plain where that is safe, else in quotes."""
    return quoting.quoted(one_line(text))


def number_text(number: Number) -> str:
    """Return a number as a team writes it: whole where it is whole."""
    return str(int(number)) if math.isfinite(number) and number == int(number) else repr(number)


def _lines(fields: Fields, indent: str) -> list[str]:
    lines: list[str] = []
    for name, value in fields:
        if isinstance(value, str):
            if text := one_line(value):
                lines.append(f"{indent}{name}: {quoted(text)}")
        elif isinstance(value, Ids):
            if value.names:
                lines.append(f"{indent}{name}: [{', '.join(quoted(item) for item in value.names)}]")
        elif isinstance(value, tuple):
            items = [_item(item, indent + "  ") for item in value]
            if any(items):
                lines += [f"{indent}{name}:", *(line for item in items for line in item)]
        elif value is not None:
            lines.append(f"{indent}{name}: {number_text(value)}")
    return lines


def _item(fields: Fields, indent: str) -> list[str]:
    lines = _lines(fields, indent + "  ")
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]] if lines else []
