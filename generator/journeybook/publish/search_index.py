"""Writes the search index, entry by entry, in the form Material's search reads.

The text comes from the pages' own search entries. Material's plugin would parse every page's HTML for it,
which is a quarter of a build. Knows the form of the index; knows nothing of MkDocs.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from journeybook.model.text import Foreign
from journeybook.publish.staging import writing
from journeybook.render.rendered import RenderedPage, SearchEntry

_SETTINGS = "search_index.json"
_ENTRIES = "search_index.js"
_encode = json.JSONEncoder(separators=(",", ":")).encode


class SearchIndexWriter:
    """A context manager: writes the index of an edition while its pages come, and finishes it at the end.

    Two files: `search/search_index.json` has the settings and no entries, and is loaded with every page;
    `search/search_index.js` has all of them, and is loaded when a reader enters the search box (search.js of
    the theme) or, from disk, by Material itself. Addresses in them begin at the edition's folder.
    """

    def __init__(self, site_folder: Path, edition_folder: str, settings: dict[str, Any]) -> None:
        self._site_folder = site_folder
        self._edition_folder = edition_folder
        self._settings = settings
        self._is_empty = True

    def __enter__(self) -> SearchIndexWriter:
        head = '{"config":' + _encode(self._settings) + ',"docs":['
        folder = self._site_folder / self._edition_folder / "search"
        with writing(self._named(_SETTINGS)):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _SETTINGS).write_bytes(f"{head}]}}".encode("ascii"))
        with writing(self._named(_ENTRIES)):
            self._file = (folder / _ENTRIES).open("w", encoding="ascii", newline="\n")
            self._file.write(f"var __index = {head}")
        return self

    def add(self, text: str) -> None:
        """Add the entries of a page, as `entries` gives them."""
        if text:
            with writing(self._named(_ENTRIES)):
                self._file.write(text if self._is_empty else "," + text)
            self._is_empty = False

    def __exit__(self, *_: object) -> None:
        with writing(self._named(_ENTRIES)):
            self._file.write("]}")
            self._file.close()

    def _named(self, file: str) -> str:
        return f"{self._edition_folder}search/{file}"


def entries(page: RenderedPage, edition_folder: str) -> str:
    """Return the entries of a page of an edition, as they stand in the index; empty for none."""
    address = quote(page.path.removeprefix(edition_folder))
    # The browser takes the first entry it meets of a page for the page itself, and the others for places
    # in it: the page's own comes first, with its title at least.
    found = sorted(page.search, key=lambda entry: entry.anchor != "")
    if found and found[0].anchor:
        found.insert(0, SearchEntry(anchor="", title=page.title, text=""))
    return ",".join([_encode(_document(entry, address)) for entry in found])


def _document(entry: SearchEntry, address: str) -> dict[str, Any]:
    """Return an entry as Material's search reads it: title and text are HTML there, so ours is escaped.

    Material knows nothing of kind, context and language; search.js of the theme shows them.
    """
    document: dict[str, Any] = {
        "location": f"{address}#{quote(entry.anchor)}" if entry.anchor else address,
        "title": escape(entry.title, quote=False),
        "text": escape(entry.text, quote=False),
        "kind": escape(entry.kind, quote=False),
    }
    if entry.context:
        document["context"] = escape(entry.context, quote=False)
    if isinstance(entry.title, Foreign):
        document["lang"] = entry.title.language
    return document
