"""Writes the search index, page by page, in the form that the theme's seeker.js reads.

The text comes from the pages' own search entries. Material's plugin would parse every page's HTML for it,
which is a quarter of a build. Knows the form of the index; knows nothing of MkDocs.
"""

from __future__ import annotations

import errno
import json
import posixpath
import re
from pathlib import Path
from typing import IO
from urllib.parse import quote

from journeybook.caching import Digest
from journeybook.model.text import Foreign
from journeybook.publish.staging import writing
from journeybook.render.rendered import RenderedPage, SearchEntry

_WITHIN = " › "
"""What stands between two places in the context of an entry; seeker.js puts it there too."""
INDEX = "search/search_index.js"
"""Where the index of an edition is, in the folder of the edition."""
PLACEHOLDER = "search/search_index.json"
"""Where Material looks for one with every page."""
_HEAD = '{"config":{},"docs":[]'
"""What Material wants of an index: without entries of its own kind it starts no search of its own."""
NO_ENTRIES = f"{_HEAD}}}".encode()
"""What is there."""
NOTHING_FOUND = f'var __index = {_HEAD},"pages":""}}'.encode()
"""An index that has nothing to find."""
_BETWEEN = rb"\n"
"""Between the entries of two pages."""
_CHUNK = 1 << 20  # bytes
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


class SearchIndexWriter:
    """A context manager: writes the index of an edition while its pages come, and finishes it at the end.

    The index is `search/search_index.js`. It is loaded when a reader enters the search box (search.js of the theme)
    or, from disk, by Material itself, which gives it its name. `search/search_index.json` is what Material loads with
    every page over http; it holds nothing. Addresses in the index begin at the edition's folder.
    """

    def __init__(self, site_folder: Path, edition_folder: str) -> None:
        self.name = edition_folder + INDEX
        """Its output path."""
        self.file = site_folder / self.name
        """Where it is written."""
        self._is_empty = True
        self._at = 0
        self._digest = Digest()

    def __enter__(self) -> SearchIndexWriter:
        with writing(self.name):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.with_name(posixpath.basename(PLACEHOLDER)).write_bytes(NO_ENTRIES)
            self._stream = self.file.open("wb")
            self._write(f'var __index = {_HEAD},"pages":"'.encode())
        return self

    def add(self, text: str) -> tuple[int, int]:
        """Add the entries of a page, as `entries` gives them; return where they begin, and how many bytes they have."""
        data = text.encode()
        with writing(self.name):
            self._separate(bool(data))
            begin = self._at
            self._write(data)
        return begin, len(data)

    def copy(self, other: IO[bytes], begin: int, end: int) -> int:
        """Add the entries of some pages in a row from an index of before, where they begin and end at these places.

        Returns how many bytes further on they lie in this one. PublishError where they cannot be read or written.
        """
        with writing(self.name):
            self._separate(begin < end)
            further = self._at - begin
            other.seek(begin)
            while begin < end:
                data = other.read(min(_CHUNK, end - begin))
                if not data:
                    raise OSError(errno.EIO, "the index of before ends too soon")
                begin += len(data)
                self._write(data)
        return further

    def digest(self) -> str:
        """Return the digest of all that was written, once that is all."""
        return self._digest.hexdigest()

    def _separate(self, comes: bool) -> None:
        if comes and not self._is_empty:
            self._write(_BETWEEN)
        self._is_empty = self._is_empty and not comes

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._digest.update(data)
        self._at += len(data)

    def __exit__(self, *_: object) -> None:
        with writing(self.name):
            self._write(b'"}')
            self._stream.close()


def entries(page: RenderedPage, edition_folder: str) -> str:
    """Return the entries of a page of an edition, as they stand in the index; empty for none.

    A line each, the page's own first, with its title at least; the lines of places on it begin with `#`. Between tabs
    stand address, title, kind, context, text and the title's language where that is another than the page's; empty
    fields at the end are left out. A context that is a place of the page is `@` and the number of its line:
    the browser shows the same words, and knows what stands in what.
    """
    # What can be found on a page stands in something that can be found there: the page's own entry comes first.
    found = sorted(page.search, key=lambda entry: entry.anchor != "")
    if found and found[0].anchor:
        found.insert(0, SearchEntry(anchor="", title=page.title, text=""))
    address = quote(page.path.removeprefix(edition_folder))
    lines: list[str] = []
    places: dict[str, int] = {}
    for number, entry in enumerate(found):
        language = entry.title.language if isinstance(entry.title, Foreign) else ""
        fields = (
            f"#{quote(entry.anchor)}" if entry.anchor else address,
            entry.title,
            entry.kind,
            _context(entry.context, places),
            entry.text,
            language,
        )
        lines.append("\t".join([_CONTROL.sub(" ", field) for field in fields]).rstrip("\t"))
        inside = f"{entry.context}{_WITHIN}" if number and entry.context else ""
        places.setdefault(inside + entry.title, number)
    return _encode("\n".join(lines))[1:-1]


def _context(context: str, places: dict[str, int]) -> str:
    if context in places:
        return f"@{places[context]}"
    return f"@{context}" if context.startswith("@") else context
