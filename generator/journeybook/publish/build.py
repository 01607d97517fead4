"""Writes a whole site: every page in its frame, the theme's files, a search index a language, the sitemap.

A loop of our own over what MkDocs provides (its configuration, theme loading and page objects), because its
build keeps all pages in memory and renders the frame anew for each. Pages are taken, written and dropped one
at a time. Knows nothing of journeys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from journeybook.errors import PublishError
from journeybook.publish.again import publish_again, write
from journeybook.publish.crew import shared
from journeybook.publish.earlier import Earlier
from journeybook.publish.press import Press, Printed
from journeybook.publish.search_index import SearchIndexWriter
from journeybook.publish.sitemap import SITEMAP, sitemap
from journeybook.publish.staging import MARKER, check_output, staged, writing
from journeybook.render.rendered import RenderedPage, Site

_SUSPECT = ("\n\n", "\n/", "\n..\n", "\n../", "/../", "/..\n", "\\", "\0")
"""What no list of paths has, a line each; a line break, which a path may have, may look like it."""


def publish(
    site: Site,
    pages: Iterable[RenderedPage],
    out: Path,
    *,
    project: Path | None = None,
    sources: tuple[Path, ...] = (),
    on_page: Callable[[str], None] | None = None,
    earlier: Earlier | None = None,
    prepare: Callable[[int], None] = lambda count: None,
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """Build the site aside and put it in the place of `out`, whole or not at all.

    `project` and `sources` are what the output may not touch, see `staging.check_output`. `pages` are taken one by one;
    where they can be asked for by number, and are many, several processes do so. `on_page` hears the path of each that
    has been written. What `earlier` has of them is taken from there; then `pages` are in the order of `site.paths`.
    `prepare` hears how many pages will be asked for, before the first is. `meanwhile` is called once the site is in
    place, while the previous one is removed.
    Raises PublishError for what can be expected to go wrong; whatever is raised, also by `pages`, the previous site is
    untouched.
    """
    target = check_output(out, project=project, sources=sources)
    with staged(target, meanwhile) as folder, ExitStack() as end:
        writer = _Writer(folder)
        frames = earlier.frames if earlier else {}
        presses = {edition.folder: Press(site, edition, folder, frames) for edition in site.editions}
        if earlier is not None:
            end.callback(earlier.end)
            earlier.begin(site.paths, writer)
        if earlier is None or not earlier.put_theme(writer):
            _write_theme(site, folder, writer, earlier)
        indexes = {edition.folder: SearchIndexWriter(folder, edition.folder) for edition in site.editions}
        with ExitStack() as opened:
            for index in indexes.values():
                opened.enter_context(index)
            for path in _every(site, pages, presses, indexes, earlier, writer, prepare):
                if on_page is not None:
                    on_page(path)
        if earlier is not None:
            for edition_folder, index in indexes.items():
                earlier.keep_index(edition_folder, index)
        for asset in site.assets:
            if earlier is None or not earlier.put_file(asset.path, writer):
                writer.write(asset.path, asset.read())
        if site.url:
            writer.write(SITEMAP, sitemap(site))


def _write_theme(site: Site, folder: Path, writer: _Writer, earlier: Earlier | None) -> None:
    from journeybook.publish.theme_files import frame_files

    for path, data in frame_files(site, folder):
        written = writer.write(path, data)
        if earlier is not None:
            earlier.keep_theme(path, written, data)


def _every(
    site: Site,
    pages: Iterable[RenderedPage],
    presses: Mapping[str, Press],
    indexes: Mapping[str, SearchIndexWriter],
    earlier: Earlier | None,
    writer: _Writer,
    prepare: Callable[[int], None],
) -> Iterator[str]:
    """Write every page, and what the search can find on it; yield the paths."""

    def printed(page: RenderedPage) -> Printed:
        return presses[site.edition_of(page.path).folder].printed(page)

    if earlier is not None and isinstance(pages, Sequence):
        numbered = pages
        earlier.settle()
        yield from publish_again(site, lambda at: printed(numbered[at]), earlier, writer, indexes, prepare)
        return
    prepare(len(site.paths))
    for page in _printed(pages, printed):
        write(page, writer)
        indexes[site.edition_of(page.path).folder].add(page.entries)
        yield page.path


def _printed(pages: Iterable[RenderedPage], press: Callable[[RenderedPage], Printed]) -> Iterator[Printed]:
    if isinstance(pages, Sequence):
        numbered = pages
        return shared(lambda at: press(numbered[at]), len(numbered))
    return map(press, pages)


class _Writer:
    """Writes files below one folder, never outside it, and none twice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: set[str] = {MARKER}
        self._folders: set[Path] = {folder}

    def write(self, path: str, data: bytes) -> Path:
        """Write a file; return where it is."""
        self.claim((path,))
        target = self._target(path)
        with writing(path):
            target.write_bytes(data)
        return target

    def claim(self, paths: Iterable[str]) -> None:
        """Hear that files will be put there. PublishError where that cannot be."""
        every = list(paths)
        listed, known = "\n".join(("", *every, "")), len(self._written)
        if not any(what in listed for what in _SUSPECT) and self._written.isdisjoint(every):
            self._written.update(every)
            if len(self._written) == known + len(every):
                return
            self._written.difference_update(every)  # one of them stands there twice
        for path in every:
            if not path or path.startswith("/") or ".." in path.split("/") or "\\" in path or "\0" in path:
                raise PublishError(f"'{path}' is no path inside the site")
            if path in self._written:
                raise PublishError(f"two files of the site want the path '{path}'")
            self._written.add(path)

    def put(self, path: str, at: Callable[[Path], bool]) -> bool:
        """Have something else write a file that was claimed, and return what it says: whether it did."""
        target = self._target(path)
        with writing(path):
            return at(target)

    def give_back(self, path: str) -> None:
        """Remove a file again, if it is there, that was claimed."""
        with writing(path):
            self.folder.joinpath(*PurePosixPath(path).parts).unlink(missing_ok=True)
        self._written.discard(path)

    def _target(self, path: str) -> Path:
        target = self.folder.joinpath(*PurePosixPath(path).parts)
        with writing(path):
            if target.parent not in self._folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(target.parent)
        return target
