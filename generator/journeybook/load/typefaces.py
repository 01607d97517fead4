"""The team's font files as faces: what each is for, and of which weight and style its letters are.

What nobody wrote is taken from the name of the file, `lora-700-italic.woff2`, as font makers and their tools name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import basename, normpath

from journeybook.config import ThemeSettings
from journeybook.format.theme import FontFile, FontStyle
from journeybook.source import Span
from journeybook.syntax.font import Font

_EVERY_WEIGHT = "1 1000"
_USUAL_WEIGHT = "400"
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_DEGREES = frozenset({"semi", "demi", "extra", "ultra"})
_WEIGHTS = {
    "thin": "100", "hairline": "100", "extralight": "200", "ultralight": "200", "light": "300", "regular": "400",
    "book": "400", "medium": "500", "semibold": "600", "demibold": "600", "demi": "600", "bold": "700",
    "extrabold": "800", "ultrabold": "800", "black": "900", "heavy": "900",
}  # fmt: skip
_STYLES = {"italic": FontStyle.ITALIC, "oblique": FontStyle.OBLIQUE, "slanted": FontStyle.OBLIQUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """One font file as a face of a family."""

    role: str
    """What it is for: `text` or `headings`."""
    path: str
    """Path in the project."""
    format: str
    """As CSS calls it: `woff2`."""
    weight: str
    """A weight, `700`, or the first and the last of a variable font, `1 1000`."""
    style: FontStyle
    span: Span
    """Where the path is written."""


def typefaces(theme: ThemeSettings, fonts: Mapping[str, Font | None]) -> tuple[Typeface, ...]:
    """Return the faces of the font files that can be used; `fonts` holds what is known of them, by path."""
    return tuple(_typefaces(theme, fonts))


def _typefaces(theme: ThemeSettings, fonts: Mapping[str, Font | None]) -> Iterator[Typeface]:
    for role, files in (("text", theme.text_font), ("headings", theme.heading_font)):
        for file in files:
            path = normpath(file.file)
            font = fonts.get(path)
            if font is not None:
                weight, style = _said(file)
                yield Typeface(
                    role=role,
                    path=path,
                    format=font.format,
                    weight=file.weight or (_EVERY_WEIGHT if font.variable else weight),
                    style=file.style or style,
                    span=Span.of(theme.origin.path, file.mark),
                )


def _said(file: FontFile) -> tuple[str, FontStyle]:
    """Return the weight and the style that the name of a file speaks of; the usual ones where it does not."""
    stem = basename(file.file).rpartition(".")[0]
    # The first word is the family's name, which may be "Black" or "Medium".
    words = [word.lower() for word in _WORD.findall(stem)][1:]
    weight, style = _USUAL_WEIGHT, FontStyle.NORMAL
    before = ""
    for word in words:
        if word.isdecimal() and len(word) == 3 and word.endswith("00"):
            return word, next((_STYLES[each] for each in words if each in _STYLES), FontStyle.NORMAL)
        weight = _WEIGHTS.get(before + word if before in _DEGREES else word, weight)
        style = _STYLES.get(word, style)
        before = word
    return weight, style
