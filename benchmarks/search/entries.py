"""Reads the search index of a site back into entries, in the form that Material's own index has.

What tests look at, and what `benchmarks.search` gives to other engines.
"""

from __future__ import annotations

import json
from pathlib import Path

_FIELDS = ("location", "title", "kind", "context", "text", "lang")


def entries_of(edition: Path) -> list[dict[str, str]]:
    """Return the entries of the edition in a folder of a site: all texts plain, empty fields as empty texts."""
    script = (edition / "search" / "search_index.js").read_text("utf-8")
    pages: str = json.loads(script.removeprefix("var __index = "))["pages"]
    found: list[dict[str, str]] = []
    first = 0
    for line in pages.split("\n") if pages else ():
        entry = dict(zip(_FIELDS, (*line.split("\t"), "", "", "", "", ""), strict=False))
        if line.startswith("#"):
            entry["location"] = found[first]["location"] + entry["location"]
        else:
            first = len(found)
        found.append(entry)
        entry["context"] = _context(entry["context"], found, first)
    return found


def _context(written: str, found: list[dict[str, str]], first: int) -> str:
    if not written.startswith("@"):
        return written
    if written.startswith("@@"):
        return written[1:]
    number = int(written[1:])
    place = found[first + number]
    return f"{place['context']} › {place['title']}" if number and place["context"] else place["title"]
