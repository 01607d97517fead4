"""What makes pages, as one digest: our code and templates, Python, and the libraries."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from journeybook.caching import digest

_OURS = ("journeybook", "journeybook_theme")


@lru_cache(maxsize=1)
def code() -> str:
    """Return the digest; libraries count by their versions."""
    found = [sys.version, *sorted(_libraries(sys.path))]
    for name in _OURS:
        spec = find_spec(name)
        for folder in spec.submodule_search_locations or () if spec else ():
            found += files_below(Path(folder))
    return digest("\n".join(found).encode("utf-8", "surrogateescape"))


def files_below(folder: Path) -> Iterator[str]:
    """Yield path and digest of every file below a folder, in order."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(here, name)  # noqa: PTH118 - a thousand of them, before every build
            try:
                with open(path, "rb") as stream:  # noqa: PTH123
                    data = stream.read()
            except OSError:
                data = b""
            yield f"{path[len(str(folder)) :]} {digest(data)}"


def _libraries(folders: Iterable[str]) -> Iterator[str]:
    """Yield what is installed: the folders that say so have the versions in their names."""
    for folder in folders:
        try:
            yield from (name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue
