"""Where the fields of a record stand in a file, and which records may be written on one line."""

from __future__ import annotations

from journeybook.fields.record import Record, Records
from journeybook.fields.types import FieldType
from journeybook.format.theme import FONT, FontFiles
from journeybook.syntax.layout import Piece

_A_LINE_EACH = frozenset(
    {"journey", "persona", "site configuration", "note", "stage", "step", "pain", "opportunity", "metric", "evidence"}
    | {"channel", "touchpoint"}
)
"""Records whose fields stand on lines of their own: people edit them at the same time. The others may be short."""


def record_of(record: Record | None, name: str) -> Record | None:
    """Return the record that a field of a record holds, one or a list of them; None where it holds none."""
    member = record.by_name.get(name) if record else None
    if member is None:
        return None
    kind: FieldType = member.type
    if isinstance(kind, FontFiles):
        return FONT
    found = getattr(kind, "record", None)
    return found if isinstance(found, Record) else None


def in_order(pieces: tuple[Piece, ...], record: Record | None) -> tuple[Piece, ...]:
    """Return the fields of a record in the order of its table; those of a group that is none, as they are."""
    if record is None:
        return pieces
    places = {member.name: at for at, member in enumerate(record.fields)}
    # A team's own fields, and unknown ones, stand at the end, but above the parts: `stages` and `steps` close a record.
    last = record.fields[-1]
    others = places[last.name] - 0.5 if isinstance(last.type, Records) and last.required else len(places)
    return tuple(sorted(pieces, key=lambda piece: places.get(piece.key.value, others) if piece.key else 0))


def may_be_short(record: Record | None) -> bool:
    """Say whether a record may be written in braces on one line: `{left: Novice, right: Expert, value: 4}`."""
    return record is None or record.name not in _A_LINE_EACH
