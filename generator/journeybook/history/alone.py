"""One content file read alone, as a catalogue that holds what it says and nothing else.

What a commit changed of a file is told from that file: the scale, the touchpoints and the personas around it may have
been others then, and reading them all for every commit would cost a build each. Scores are read on any scale.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from journeybook.config import ANY_SCALE
from journeybook.load.discover import CONFIG, is_id
from journeybook.load.loader import load_default
from journeybook.model.catalogue import Catalogue
from journeybook.syntax.decoding import MAX_BYTES

_ENDINGS = (".journey.yaml", ".journey.yml", ".md")
_ANYTHING = f"title: Alone\nemotion_scale: {{min: {ANY_SCALE.min}, max: {ANY_SCALE.max}}}\n"


class Sort(StrEnum):
    """What a file holds."""

    THING = "thing"
    """A journey or a persona."""
    NOTE = "note"
    """The text about a channel or a touchpoint that a list names."""
    CHANNELS = "channels"
    """A list of channels."""
    TOUCHPOINTS = "touchpoints"
    """A list of touchpoints."""
    SITE = "site"
    """The configuration."""


def sort_of(path: str, lists: Mapping[str, Sort]) -> Sort | None:
    """Return what a path holds; None for a translation and for what is no content. `lists` are today's by path."""
    if path == CONFIG:
        return Sort.SITE
    if path in lists:
        return lists[path]
    folder, _, name = path.partition("/")
    ending = next((ending for ending in _ENDINGS if name.endswith(ending)), "")
    if not ending or not is_id(stem(path)):
        return None
    if folder == "journeys" or (folder == "personas" and ending == ".md"):
        return Sort.THING
    return Sort.NOTE if folder in ("channels", "touchpoints") and ending == ".md" else None


def stem(path: str) -> str:
    """Return the id that a content file has by its name."""
    name = path.rpartition("/")[2]
    return next((name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending)), name)


def read_alone(path: str, data: bytes, sort: Sort) -> Catalogue | None:
    """Return what a file says; None where it cannot be read."""
    if len(data) > MAX_BYTES:
        return None
    loaded = load_default(_OneFile(path, data, _around(path, sort)))
    if path in loaded.unread or (loaded.unread_lists and sort is not Sort.SITE):
        return None
    return loaded.catalogue


def nothing(path: str, sort: Sort | None) -> Catalogue:
    """Return what a file says that is not there: a note is about something that is there without it."""
    config = _around(path, sort) if sort is Sort.NOTE else _ANYTHING
    return load_default(_OneFile("", b"", config)).catalogue


def _around(path: str, sort: Sort) -> str:
    """Return the configuration that a file is read with."""
    folder = path.partition("/")[0]
    if sort in (Sort.CHANNELS, Sort.TOUCHPOINTS):
        return f"{_ANYTHING}{sort.value}: {_quoted(path)}\n"
    return f"{_ANYTHING}{folder}: [{{id: {_quoted(stem(path))}}}]\n" if sort is Sort.NOTE else _ANYTHING


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True)
class _OneFile:
    """A project of one file; see `journeybook.load.discover.Files`."""

    path: str
    data: bytes
    config: str

    @property
    def name(self) -> str:
        return "alone"

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted({CONFIG, *filter(None, (self.path,))}))

    def left_out(self) -> tuple[str, ...]:
        return ()

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        return ()

    def read(self, path: str) -> bytes:
        return self.data if path == self.path else self.config.encode()
