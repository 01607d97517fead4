"""What files of journeys, of personas and of lists came to in earlier runs, on disk: a file that is to the letter the
same needs not be read again, and a picture not looked through. May be deleted at any time.

Never wrong: a draft is known by the bytes of its file, all of them by our code and by the scale they were read with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from journeybook.caching import digest
from journeybook.load import unread
from journeybook.load.discover import Files
from journeybook.load.drafted import Drafted
from journeybook.load.inventory import ReadList, remember, remembered
from journeybook.load.loader import Alike, Loaded
from journeybook.load.packing import DRAFTS, LISTS
from journeybook.load.pieces import Pieces
from journeybook.model.scale import EmotionScale
from journeybook.shelf import Shelf
from journeybook.syntax.drawing import harmless, trust

_LISTS = "lists"
NONE_SEEN: Mapping[str, str] = MappingProxyType({})


class KnownDrafts:
    """What is known of the files of one project."""

    def __init__(self, file: Path, code: str, seen: Mapping[str, str] = NONE_SEEN) -> None:
        """Take where it is kept, what tells our code, and the digests of files that were read already, by path.

        These are believed once.
        """
        self._file, self._code, self._seen = file, code, seen
        self._scale = ""
        self._pieces: Pieces | None = None
        self._taken: Mapping[str, Drafted] = {}
        self._lists: Shelf | None = None

    def alike(self, files: Files, scale: EmotionScale) -> Alike:
        """Return what is known of files that are the same now; all that may be known is read."""
        pieces = self._pieces_of(scale)
        trust(pieces.apart())
        self._recall_lists()
        digests = dict(_digests(files, self._taken.keys() | pieces.stamps().keys(), self._seen))
        self._seen = NONE_SEEN
        known = {path: one for path, one in self._taken.items() if digests.get(path) == one.digest}
        found = pieces.take({path: source for path, source in digests.items() if path not in known}, Drafted)
        known |= {path: one for path, one in found.items() if one.digest == digests[path]}
        return Alike(scale=scale, drafts=known)

    def learn(self, loaded: Loaded) -> None:
        """Keep what files came to that were read for the first time."""
        self._taken = drafts = loaded.drafts
        stamps = {path: draft.digest for path, draft in drafts.items() if draft.digest}
        self._pieces_of(loaded.catalogue.scale).keep(stamps, drafts.__getitem__, harmless())
        lists = tuple(remembered(loaded.sources.kept))
        told = "\0".join(f"{one.kind} {one.path} {one.scale} {one.text}" for one in lists)
        stamp = digest(told.encode("utf-8", "surrogatepass"))
        if self._lists is not None:
            self._lists.keep({_LISTS: stamp}, lambda _: LISTS.packed(lists))

    def _recall_lists(self) -> None:
        """Remember the lists of things that were read in earlier runs, once; each tells of what text it was made."""
        if self._lists is None:
            self._lists = Shelf(self._file.with_name(f"{self._file.name}.lists"), self._code)
            stamp = self._lists.stamps().get(_LISTS)
            data = self._lists.get(_LISTS, stamp) if stamp is not None else None
            found = LISTS.unpacked_safely(data) if data else None
            for one in found if isinstance(found, tuple) else ():
                if isinstance(one, ReadList):
                    remember(one)

    def _pieces_of(self, scale: EmotionScale) -> Pieces:
        """Return where drafts are kept that were read with a scale; with another one nothing is known."""
        if self._pieces is None or self._scale != repr(scale):
            self._scale, self._taken = repr(scale), {}
            self._pieces = Pieces(Shelf(self._file, f"{self._code} {self._scale}"), DRAFTS, unread)
        return self._pieces


def _digests(files: Files, wanted: Collection[str], seen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path in files.paths():
        if path in wanted:
            try:
                yield path, seen.get(path) or digest(files.read(path))
            except OSError:
                continue
