"""Rows of cells as a CSV file (RFC 4180) that spreadsheets open as it is: accents right, nothing computed.

Knows not what the cells are about.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from journeybook.model.scale import Number

Cell = str | Number | None

_BOM = "\ufeff"
"""Without it spreadsheets take the letters for those of another encoding."""
_FORMULAS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet compute a text that begins with it, and the same signs as wide as ideographs."""


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as the text of a file. Numbers have a point and no grouping; None is an empty cell.

    A text that a spreadsheet would take for a formula gets an apostrophe in front: it is somebody's words.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return _BOM + out.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return _number(cell)
    # A null character ends the file for some readers.
    text = str(cell).replace("\x00", "")
    return f"'{text}" if text.lstrip().startswith(_FORMULAS) else text


def _number(value: Number) -> str:
    whole = int(value) if value == int(value) else round(value, 6)
    return str(whole) if isinstance(whole, int) else f"{whole:f}".rstrip("0").rstrip(".")
