"""What the theme has for a site beside its pages, and the press that puts its frame around them: MkDocs is asked here.

Imported when it is needed: MkDocs takes longer to begin than a page to make, and a build that finds frames and files of
an earlier one does without.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from journeybook.errors import PublishError
from journeybook.publish.bundles import own_bundles, read_lean
from journeybook.publish.settings import BRAND, configure, stylesheet
from journeybook.publish.shell import Shell
from journeybook.render.rendered import Edition, Site

_FOR_BROWSERS = frozenset({
    ".css", ".js", ".mjs", ".json", ".webmanifest", ".xml", ".txt", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp",
    ".avif", ".ico", ".woff2", ".woff", ".ttf", ".otf", ".mp4", ".webm", ".mp3", ".pdf",
})  # fmt: skip
"""The endings of files that a team's theme folder has for the site, beside its templates."""


def shell_of(site: Site, edition: Edition, folder: Path) -> Shell:
    """Return what draws the frames of an edition; `folder` is where the site is written."""
    return Shell(site, edition, _quietly_configured(site, edition, folder))


def frame_files(site: Site, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files that come neither of a page nor of the project: as path and content."""
    config = _quietly_configured(site, site.default, folder)
    yield from _theme_files(config)
    if brand := stylesheet(site):
        yield BRAND, brand.encode()
    yield "404.html", Shell(site, site.default, config).not_found().encode()


def _quietly_configured(site: Site, edition: Edition, folder: Path) -> MkDocsConfig:
    """MkDocs greets, warns and advises through the root of its loggers; none of it is about our site."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        return configure(site, edition, folder)
    finally:
        logger.setLevel(level)


def _theme_files(config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
    """Return what the theme, Material below it and a team's folder above it have for the site, as path and content."""
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    custom = config.theme.custom_dir
    sources = {
        file.dest_uri: _kept_inside(Path(file.abs_src_path), custom)
        for file in sorted(files, key=lambda file: file.dest_uri)
        if file.abs_src_path is not None
        and not file.dest_uri.endswith(".map")
        and _is_for_browsers(Path(file.abs_src_path), custom)
    }
    bundles = own_bundles()
    bundled = {part for bundle in bundles for part in bundle.parts}
    yield from ((path, read_lean(source)) for path, source in sources.items() if path not in bundled)
    yield from ((bundle.path, bundle.made_of(sources)) for bundle in bundles)


def _is_for_browsers(file: Path, folder: str | None) -> bool:
    """Say whether a file of a theme is for the site: a team keeps notes, sources and catalogs of words there too."""
    return folder is None or not file.is_relative_to(folder) or file.suffix.lower() in _FOR_BROWSERS


def _kept_inside(file: Path, folder: str | None) -> Path:
    """Return the file, unless it is a link that leads out of a team's own theme folder: to a key, say."""
    if folder is None or not file.is_relative_to(folder):
        return file
    if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder)):
        raise PublishError(f"{file} is a link that leads out of the theme folder: put the file itself there")
    return file
