"""The colours of diagrams, each for light and for dark pages. Knows no shape.

They are the theme's own (see its colours.css), written out: a picture is copied into pages that have no style sheet
of ours. Every text colour has a contrast of at least 4.5 to 1 on every ground it stands on, in both schemes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour of the palette."""

    light: str
    dark: str

    def attributes(self, *properties: str) -> str:
        """Return XML attributes that give this colour to `fill`, `stroke` or both.

        The attribute holds the light colour, for readers that drop styles or do not know `light-dark()`.
        """
        plain = "".join(f' {name}="{self.light}"' for name in properties)
        style = ";".join(f"{name}:light-dark({self.light},{self.dark})" for name in properties)
        return f'{plain} style="{style}"'


PAPER = Colour("#ffffff", "#1e2129")
INK = Colour("#23212b", "#e8e6e1")
MUTED = Colour("#625f6b", "#a5a7b1")
LINE = Colour("#e6e3db", "#323640")
FRAME = Colour("#cfcbc1", "#4a4f5b")

TINTS = (
    Colour("#f4efe2", "#37342c"),
    Colour("#efeaf6", "#332f3f"),
    Colour("#e6f1ee", "#29362f"),
    Colour("#e7eff6", "#28333f"),
    Colour("#f6e9e7", "#3d2f2f"),
)
"""Behind sections, one after the other."""

EMOTIONS = {
    1: Colour("#8c1515", "#f05746"),
    2: Colour("#c8620a", "#feeba9"),
    3: Colour("#757575", "#9d9d9d"),
    4: Colour("#1f82c0", "#2f98da"),
    5: Colour("#0a3161", "#bde5fc"),
}
"""By score; apart under all types of colour blindness, and yet never the only sign."""
