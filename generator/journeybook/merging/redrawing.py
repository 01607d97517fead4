"""The diagram in a merged file, drawn anew: it is made of the journey, and two versions of it are not to be merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journeybook.canonical.drawing import diagram_edit
from journeybook.canonical.shapes import shapes
from journeybook.errors import InvocationError
from journeybook.load import DiskFiles, Files, load
from journeybook.load.discover import CONFIG
from journeybook.load.tongues import cut
from journeybook.prose.markers import marked
from journeybook.source import SourceFile
from journeybook.syntax import body_of

_FOLDER = "journeys/"


@dataclass(frozen=True, slots=True)
class _Few:
    """What of a project a diagram is made of: one journey with its translations, the personas, the configuration."""

    files: Files
    path: str
    data: bytes
    """The merged file, which is not on disk yet."""

    @property
    def name(self) -> str:
        return self.files.name

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted({*self._wanted(), self.path}))

    def _wanted(self) -> Iterator[str]:
        stem = _stem(self.path)
        config = cut(CONFIG)[0]
        for path in self.files.paths():
            is_journey = path.startswith(_FOLDER) and _stem(path) == stem
            if is_journey or path.startswith("personas/") or cut(path)[0].partition(".")[0] == config:
                yield path

    def left_out(self) -> tuple[str, ...]:
        return ()

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        return ()

    def read(self, path: str) -> bytes:
        return self.data if path == self.path else self.files.read(path)


def redrawn(text: str, top: Path, path: str) -> str:
    """Return the text of a journey's file, at a path below a folder, with its diagram as it is now.

    Where the project around it cannot be read, as in the middle of a merge it may be, the text stays as it is.
    """
    before, folder, rest = f"/{path}".rpartition(f"/{_FOLDER}")
    inside = folder.lstrip("/") + rest
    body = body_of(SourceFile(path, text))[0]
    if not folder or not path.endswith(".md") or not marked(body):
        return text
    files = _Few(DiskFiles(top / before.lstrip("/")), inside, text.encode())
    try:
        loaded = load(files)
    except (InvocationError, OSError):
        return text
    shape = next((shape for shape in shapes(files, loaded.settings.languages) if shape.path == inside), None)
    edit = diagram_edit(shape, body, loaded) if shape else None
    return text[: len(text) - len(body)] + edit(body) if edit else text


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]
