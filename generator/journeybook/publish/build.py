"""Writes a whole site: every page in its frame, the theme's files, a search index a language, the sitemap.

A loop of our own over what MkDocs provides (its configuration, theme loading and page objects), because its
build keeps all pages in memory and renders the frame anew for each. Pages are taken, written and dropped one
at a time. Knows nothing of journeys.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from journeybook.errors import PublishError
from journeybook.publish.addresses import canonical, canonical_url
from journeybook.publish.bundles import own_bundles, read_lean
from journeybook.publish.crew import shared
from journeybook.publish.earlier import Earlier
from journeybook.publish.search_index import SearchIndexWriter, entries, search_files
from journeybook.publish.settings import BRAND, configure, search_settings, stylesheet
from journeybook.publish.shell import Shell
from journeybook.publish.staging import MARKER, check_output, staged, writing
from journeybook.render.rendered import Asset, Edition, RenderedPage, Site


def publish(
    site: Site,
    pages: Iterable[RenderedPage],
    out: Path,
    *,
    project: Path | None = None,
    sources: tuple[Path, ...] = (),
    on_page: Callable[[str], None] | None = None,
    earlier: Earlier | None = None,
) -> None:
    """Build the site aside and put it in the place of `out`, whole or not at all.

    `project` and `sources` are what the output may not touch, see `staging.check_output`. `pages` are taken one by one;
    where they can be asked for by number, and are many, several processes do so. `on_page` hears the path of each that
    has been written. What `earlier` has of them is taken from there; then `pages` are in the order of `site.paths`.
    Raises PublishError for what can be expected to go wrong; whatever is raised, also by `pages`, the previous site is
    untouched.
    """
    target = check_output(out, project=project, sources=sources)
    with staged(target) as folder, ExitStack() as open_indexes:
        writer = _Writer(folder)
        presses = _Presses(site, folder)
        if earlier is None or not earlier.frame(writer.put):
            for path, data in _frame_files(site, presses):
                written = writer.write(path, data)
                if earlier is not None:
                    earlier.keep_frame(path, written, data)
        for asset in site.assets:
            writer.write(asset.path, asset.data)
        indexes = {
            edition.folder: open_indexes.enter_context(SearchIndexWriter(folder, edition.folder))
            for edition in site.editions
        }
        for path, found in _every(site, pages, presses, earlier, writer):
            indexes[site.edition_of(path).folder].add(found)
            if on_page is not None:
                on_page(path)
        if site.url:
            writer.write("sitemap.xml", "".join(_sitemap(site)).encode())


def _every(
    site: Site, pages: Iterable[RenderedPage], presses: _Presses, earlier: Earlier | None, writer: _Writer
) -> Iterator[tuple[str, str]]:
    """Write every page; yield its path and what the search can find on it."""
    if earlier is None or not isinstance(pages, Sequence):
        for page in _printed(pages, presses.printed):
            _write(page, writer)
            yield page.path, page.entries
        return
    numbered = pages
    missing = [at for at, path in enumerate(site.paths) if not earlier.put(path, writer.put)]
    anew = shared(lambda at: presses.printed(numbered[missing[at]]), len(missing))
    known = set(missing)
    for at, path in enumerate(site.paths):
        if at in known:
            page = next(anew)
            earlier.keep(page.path, _write(page, writer), page.entries, page.notes)
            yield page.path, page.entries
        else:
            yield path, earlier.entries(path)
    next(anew, None)  # so that it ends as it should


def _write(page: _Printed, writer: _Writer) -> list[tuple[str, Path, bytes]]:
    return [(path, writer.write(path, data), data) for path, data in page.files]


def _printed(pages: Iterable[RenderedPage], press: Callable[[RenderedPage], _Printed]) -> Iterator[_Printed]:
    if isinstance(pages, Sequence):
        numbered = pages
        return shared(lambda at: press(numbered[at]), len(numbered))
    return map(press, pages)


def _frame_files(site: Site, presses: _Presses) -> Iterator[tuple[str, bytes]]:
    """Yield the files that come neither of a page nor of the project: as path and content."""
    first = presses[site.default]
    yield from _theme_files(first.config)
    if brand := stylesheet(site):
        yield BRAND, brand.encode()
    yield "404.html", first.shell.not_found().encode()
    for edition in site.editions:
        yield from search_files(edition.folder, search_settings(presses[edition].config))


_FOR_BROWSERS = frozenset({
    ".css", ".js", ".mjs", ".json", ".webmanifest", ".xml", ".txt", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp",
    ".avif", ".ico", ".woff2", ".woff", ".ttf", ".otf", ".mp4", ".webm", ".mp3", ".pdf",
})  # fmt: skip
"""The endings of files that a team's theme folder has for the site, beside its templates."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A page as it is published."""

    path: str
    files: tuple[tuple[str, bytes], ...]
    """Output paths and contents: the document first, then what comes with it."""
    entries: str
    """What the search can find on it."""
    notes: tuple[str, ...]
    """What was read for it."""


class _Press:
    """What turns the pages of one edition into documents."""

    def __init__(self, site: Site, edition: Edition, folder: Path) -> None:
        self.config = _quietly_configured(site, edition, folder)
        self.shell = Shell(site, edition, self.config)
        self._folder = edition.folder

    def printed(self, page: RenderedPage) -> _Printed:
        """Return a page in its frame. Changes nothing, so that any process may do it."""
        files = [(page.path, self.shell.wrap(page).encode())]
        if page.beside is not None:
            files.append((page.beside.path, page.beside.data))
        return _Printed(page.path, tuple(files), entries(page, self._folder), page.notes)


class _Presses:
    """The press of each edition, made when it is first needed: MkDocs takes longer to begin than a page to make."""

    def __init__(self, site: Site, folder: Path) -> None:
        self._site, self._folder = site, folder
        self._made: dict[str, _Press] = {}

    def __getitem__(self, edition: Edition) -> _Press:
        if edition.folder not in self._made:
            self._made[edition.folder] = _Press(self._site, edition, self._folder)
        return self._made[edition.folder]

    def printed(self, page: RenderedPage) -> _Printed:
        """Return a page of any edition in its frame."""
        return self[self._site.edition_of(page.path)].printed(page)


class _Writer:
    """Writes files below one folder, never outside it, and none twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: set[str] = {MARKER}
        self._folders: set[Path] = {folder}

    def write(self, path: str, data: bytes) -> Path:
        """Write a file; return where it is."""
        target = self._new(path)
        with writing(path):
            target.write_bytes(data)
        return target

    def put(self, path: str, at: Callable[[Path], bool]) -> bool:
        """Have something else write a file, and return what it says: whether it did."""
        target = self._new(path)
        with writing(path):
            is_there = at(target)
        if not is_there:
            self._written.discard(path)
        return is_there

    def _new(self, path: str) -> Path:
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\0" in path:
            raise PublishError(f"'{path}' is no path inside the site")
        if path in self._written:
            raise PublishError(f"two files of the site want the path '{path}'")
        self._written.add(path)
        target = self._folder.joinpath(*parts)
        with writing(path):
            if target.parent not in self._folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(target.parent)
        return target


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


def _sitemap(site: Site) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for edition in site.editions:
        for path in sorted(edition.paths):
            shown = canonical(path.removeprefix(edition.folder))
            yield f"<url><loc>{escape(canonical_url(site, edition, shown))}</loc></url>\n"
    yield "</urlset>\n"
