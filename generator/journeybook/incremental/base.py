"""What all pages of a site share, as one digest: code, templates, libraries, configuration. With another one, no page
that was made before is used again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeybook.caching import digest
from journeybook.incremental.code import code, files_below
from journeybook.incremental.digests import Digests
from journeybook.pages.context import SiteContext


def base(sites: Mapping[str, SiteContext], digests: Digests, overrides: Path | None, shared: Any) -> str:
    """Return the digest for the editions of a site, and what else all of its pages `shared`: a value.

    `overrides` is a team's own folder of templates, all of whose files count.
    """
    editions = [
        (name, site.settings, site.routes, site.language.code, site.catalogue.language, site.catalogue.scale)
        for name, site in sites.items()
    ]
    own = digest("\n".join(files_below(overrides)).encode("utf-8", "surrogateescape")) if overrides else ""
    return digests.value((code(), own, editions, shared))
