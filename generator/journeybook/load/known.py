"""What files of journeys and personas came to in earlier runs, on disk: a file that is to the letter the same needs not
be read again. May be deleted at any time.

Never wrong: a draft is known by the bytes of its file, all of them by our code and by the scale they were read with.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from journeybook.caching import digest
from journeybook.load.discover import Files
from journeybook.load.drafting import Drafted
from journeybook.load.loader import Alike, Loaded
from journeybook.load.packing import packed, unpacked_safely
from journeybook.model.scale import EmotionScale
from journeybook.shelf import Shelf


class KnownDrafts:
    """What is known of the files of one project."""

    def __init__(self, file: Path, code: str) -> None:
        """Take where it is kept, and what tells our code."""
        self._file, self._code = file, code
        self._scale = ""
        self._shelf: Shelf | None = None
        self._unpacked: Mapping[str, Drafted] = {}

    def alike(self, files: Files, scale: EmotionScale) -> Alike:
        """Return what is known of files that are the same now; all that may be known is read."""
        shelf = self._shelf_of(scale)
        kept = shelf.stamps()
        known: dict[str, Drafted] = {}
        with shelf.held():
            for path in files.paths():
                if path in self._unpacked or path in kept:
                    draft = self._same(path, files, shelf)
                    if draft is not None:
                        known[path] = draft
        return Alike(scale=scale, drafts=known)

    def learn(self, loaded: Loaded) -> None:
        """Keep what files came to that were read for the first time."""
        shelf = self._shelf_of(loaded.catalogue.scale)
        self._unpacked = drafts = loaded.drafts
        shelf.keep({path: draft.digest for path, draft in drafts.items()}, lambda path: packed(drafts[path]))

    def _shelf_of(self, scale: EmotionScale) -> Shelf:
        """Return where drafts are kept that were read with a scale; with another one nothing is known."""
        if self._shelf is None or self._scale != repr(scale):
            self._scale, self._unpacked = repr(scale), {}
            self._shelf = Shelf(self._file, f"{self._code} {self._scale}")
        return self._shelf

    def _same(self, path: str, files: Files, shelf: Shelf) -> Drafted | None:
        try:
            source = digest(files.read(path))
        except OSError:
            return None
        made = self._unpacked.get(path)
        if made is not None and made.digest == source:
            return made
        data = shelf.get(path, source)
        thing = unpacked_safely(data) if data else None
        return thing if isinstance(thing, Drafted) else None
