"""What all pages of a site share, as one digest: code, templates, libraries, configuration. With another one, no page
that was made before is used again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from journeybook.incremental.digests import Digests, digest
from journeybook.pages.context import SiteContext

_OURS = ("journeybook", "journeybook_theme")


def base(sites: Mapping[str, SiteContext], digests: Digests, overrides: Path | None, shared: Any) -> str:
    """Return the digest for the editions of a site, and what else all of its pages `shared`: a value.

    `overrides` is a team's own folder of templates, all of whose files count.
    """
    editions = [
        (name, site.settings, site.routes, site.language.code, site.catalogue.language, site.catalogue.scale)
        for name, site in sites.items()
    ]
    own = digest("\n".join(_files(overrides)).encode("utf-8", "surrogateescape")) if overrides else ""
    return digests.value((code(), own, editions, shared))


@lru_cache(maxsize=1)
def code() -> str:
    """Return a digest of what makes pages: our code and templates, Python, and the libraries by their versions."""
    found = [sys.version, *sorted(_libraries(sys.path))]
    for name in _OURS:
        spec = find_spec(name)
        for folder in spec.submodule_search_locations or () if spec else ():
            found += _files(Path(folder))
    return digest("\n".join(found).encode("utf-8", "surrogateescape"))


def _libraries(folders: Iterable[str]) -> Iterator[str]:
    """Yield what is installed: the folders that say so have the versions in their names."""
    for folder in folders:
        try:
            yield from (name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue


def _files(folder: Path) -> Iterator[str]:
    """Yield path and digest of every file below a folder."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = Path(here, name)
            try:
                data = path.read_bytes()
            except OSError:
                data = b""
            yield f"{path.relative_to(folder).as_posix()} {blake2b(data, digest_size=16).hexdigest()}"
