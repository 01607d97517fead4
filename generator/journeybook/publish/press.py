"""Turns pages into the documents that are published: each in its frame, with what comes with it.

Knows nothing of folders and servers, but for one: where MkDocs is to think that the site is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeybook.publish.frame import Frame, filled, kind_of, values_of
from journeybook.publish.search_index import entries
from journeybook.render.rendered import Edition, RenderedPage, Site

if TYPE_CHECKING:
    from journeybook.publish.shell import Shell


@dataclass(frozen=True, slots=True)
class Printed:
    """A page as it is published."""

    path: str
    files: tuple[tuple[str, bytes], ...]
    """Output paths and contents: the document first, then what comes with it."""
    entries: str
    """What the search can find on it."""
    notes: tuple[str, ...]
    """What was read for it."""
    frames: Mapping[str, Frame]
    """Those that were drawn for it, by their kinds."""


class Press:
    """What turns the pages of one edition into documents."""

    def __init__(self, site: Site, edition: Edition, folder: Path, frames: dict[str, Frame]) -> None:
        self._site, self._edition, self._folder = site, edition, folder
        self._frames = frames
        self._shell: Shell | None = None

    def printed(self, page: RenderedPage) -> Printed:
        """Return a page in its frame. Changes nothing that counts, so that any process may do it."""
        known = len(self._frames)
        files = [(page.path, self._document(page).encode())]
        if page.beside is not None:
            files.append((page.beside.path, page.beside.read()))
        drawn = dict(list(self._frames.items())[known:])
        return Printed(
            path=page.path,
            files=tuple(files),
            entries=entries(page, self._edition.folder),
            notes=page.notes,
            frames=drawn,
        )

    def _document(self, page: RenderedPage) -> str:
        if self._site.theme_overrides is not None:
            return self._drawer.render(page)
        kind = kind_of(page, self._edition)
        key = f"{self._edition.folder} {kind.key}"
        if key not in self._frames:
            self._frames[key] = self._drawer.frame(kind)
        return filled(self._frames[key], values_of(page, self._edition))

    @property
    def _drawer(self) -> Shell:
        if self._shell is None:
            from journeybook.publish.theme_files import shell_of

            self._shell = shell_of(self._site, self._edition, self._folder)
        return self._shell
