"""A team's own fonts as a style sheet. The families have names of ours; a file's name stands nowhere but in a URL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import dirname, relpath
from urllib.parse import quote

from journeybook.render.rendered import FontFace

_FAMILIES = {"text": '"Journeybook text"', "headings": '"Journeybook headings"'}
_TEXT = "var(--jb-text-font, system-ui)"
# Of their own, then what a glyph that they lack is taken from.
_PROPERTIES = {
    "text": f"--jb-text-font: {_FAMILIES['text']}, system-ui, sans-serif",
    "headings": f"--jb-heading-font: {_FAMILIES['headings']}, {_TEXT}",
}


def letters(faces: Iterable[FontFace], path: str) -> str:
    """Return the style sheet with the fonts of a site, for the output path `path`; empty for none."""
    known = tuple(faces)
    roles = dict.fromkeys(face.role for face in known)
    properties = "".join(f"  {_PROPERTIES[role]};\n" for role in roles)
    return "\n".join([*_rules(known, path), f":root {{\n{properties}}}\n"]) if known else ""


def _rules(faces: tuple[FontFace, ...], path: str) -> Iterator[str]:
    for face in faces:
        # Quoted for a URL, a path holds no sign that could end the text it stands in.
        source = quote(relpath(face.path, dirname(path)))
        yield (
            "@font-face {\n"
            f"  font-family: {_FAMILIES[face.role]};\n"
            f'  src: url("{source}") format("{face.format}");\n'
            f"  font-weight: {face.weight};\n"
            f"  font-style: {face.style};\n"
            "  font-display: swap;\n"
            "}\n"
        )
