"""The section `theme` of site_config.yml as tables: colour, logo, fonts, style sheets, a folder of templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from journeybook.fields.reading import Reading
from journeybook.fields.record import Field, Group, ListOf, Read, Record
from journeybook.fields.types import Choice, JsonSchema, Text
from journeybook.source import Mark
from journeybook.syntax.nodes import Mapping, Node, Scalar, Sequence

_WEIGHT = re.compile(r"([1-9]\d{0,2}|1000)(?: ([1-9]\d{0,2}|1000))?")
_WORDS = {"normal": "400", "regular": "400", "bold": "700"}


class FontStyle(StrEnum):
    """Whether the letters of a font file stand upright."""

    NORMAL = "normal"
    ITALIC = "italic"
    OBLIQUE = "oblique"


class FontFile(NamedTuple):
    """A font file as it is named."""

    file: str
    """Path as written."""
    weight: str
    """From 1 to 1000, `700`, or two of them for a variable font, `100 900`; empty where nothing is written."""
    style: FontStyle | None
    """None where nothing is written."""
    mark: Mark
    """Where the path stands."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight of a font, or the range of a variable one."""

    expected: str = "a weight from 1 to 1000, or two for a variable font: 100 900"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return one number or two, as text."""
        text = " ".join(node.value.split()) if isinstance(node, Scalar) else ""
        found = _WEIGHT.fullmatch(_WORDS.get(text, text))
        if found is None or (found[2] and int(found[1]) > int(found[2])):
            return reading.wrong_type(node, name, self.expected)
        return found[0]

    def schema(self) -> JsonSchema:
        """Return a number, or a text of one or two."""
        return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 1000}, {"type": "string"}]}


FONT = Record(
    "font",
    "One file of a font that has a file a weight or a style.",
    (
        Field(
            name="file",
            type=Text(),
            required=True,
            doc="Path in the project: woff2, woff, ttf or otf.",
            example="file: theme/fonts/serif-bold.woff2",
        ),
        Field(name="weight", type=Weight(), doc="The weight; without it what the file's name says, `…-bold.woff2`."),
        Field(name="style", type=Choice(FontStyle), doc="The style; without it what the file's name says."),
    ),
    synonyms={"path": "file", "src": "file", "font-weight": "weight", "font-style": "style"},
)


@dataclass(frozen=True, slots=True)
class FontFiles:
    """The files of a font: a path, a group with a path, or a list of them."""

    expected: str = "a path to a font file, or a list of paths or of groups with file, weight and style"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return a tuple of FontFile."""
        items = node.items if isinstance(node, Sequence) else (node,)
        found = (self._file(item, name, reading) for item in items)
        return tuple(file for file in found if file is not None)

    def _file(self, node: Node, name: str, reading: Reading) -> FontFile | None:
        if isinstance(node, Scalar) and not node.is_empty:
            return FontFile(node.value.strip(), "", None, node.mark)
        if not isinstance(node, Mapping):
            reading.wrong_type(node, name, self.expected)
            return None
        read = FONT.read(node, reading)
        if not FONT.is_complete(read):
            return None
        values = {"weight": "", "style": None, **read.values}
        return FontFile(**values, mark=read.origin.mark("file") or read.origin.whole)

    def schema(self) -> JsonSchema:
        """Return a path, a group, or an array of either."""
        item: list[JsonSchema] = [{"type": "string"}, {"$ref": f"#/definitions/{FONT.name}"}]
        return {"anyOf": [*item, {"type": "array", "items": {"anyOf": item}}]}


def _draft(read: Read) -> Read:
    return read


FONTS = Record(
    "fonts",
    "The team's own letters. Their files are part of the site: nothing is fetched from elsewhere.",
    (
        Field(name="text", type=FontFiles(), doc="For everything; a single variable font needs nothing more."),
        Field(name="headings", type=FontFiles(), doc="For headings, where they are to differ."),
    ),
    synonyms={"body": "text", "heading": "headings", "titles": "headings"},
)

THEME = Record(
    "theme",
    "The look.",
    (
        Field(name="palette", type=Text(), doc="The colour of the bar at the top: a colour as `#1d3557`."),
        Field(name="logo", type=Text(), doc="A picture in the project, shown in the bar."),
        Field(name="fonts", type=Group(FONTS, _draft), doc="The team's own letters."),
        Field(name="css", type=ListOf(Text()), doc="Style sheets in the project, loaded last on every page."),
        Field(name="overrides", type=Text(), doc="The folder with the team's own templates and files of the site."),
    ),
    synonyms={"color": "palette", "colour": "palette", "font": "fonts", "extra_css": "css", "custom_dir": "overrides"},
)
