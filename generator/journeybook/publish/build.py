"""Writes a whole site: every page in its frame, the theme's files, a search index a language, the sitemap.

A loop of our own over what MkDocs provides (its configuration, theme loading and page objects), because its
build keeps all pages in memory and renders the frame anew for each. Pages are taken, written and dropped one
at a time. Knows nothing of journeys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from journeybook import forks
from journeybook.errors import PublishError
from journeybook.publish.crew import shared
from journeybook.publish.earlier import Earlier
from journeybook.publish.press import Press, Printed
from journeybook.publish.search_index import SearchIndexWriter
from journeybook.publish.sitemap import SITEMAP, sitemap
from journeybook.publish.staging import MARKER, check_output, staged, writing
from journeybook.render.rendered import RenderedPage, Site

_FEW = 64
"""Pages of a site that is known for the rest, for which it does not pay to begin a pool of processes."""
_FIRST = 4
"""Pages of which the first of a few are made before another process is begun: what they share is worked out then."""


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
    with staged(target, meanwhile) as folder, ExitStack() as open_indexes:
        writer = _Writer(folder)
        frames = earlier.frames if earlier else {}
        presses = {edition.folder: Press(site, edition, folder, frames) for edition in site.editions}
        if earlier is None or not earlier.put_theme(writer):
            _write_theme(site, folder, writer, earlier)
        for asset in site.assets:
            if earlier is None or not earlier.put_file(asset.path, writer):
                writer.write(asset.path, asset.read())
        indexes = {
            edition.folder: open_indexes.enter_context(SearchIndexWriter(folder, edition.folder))
            for edition in site.editions
        }
        for path, found in _every(site, pages, presses, earlier, writer, prepare):
            indexes[site.edition_of(path).folder].add(found)
            if on_page is not None:
                on_page(path)
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
    earlier: Earlier | None,
    writer: _Writer,
    prepare: Callable[[int], None],
) -> Iterator[tuple[str, str]]:
    """Write every page; yield its path and what the search can find on it."""

    def printed(page: RenderedPage) -> Printed:
        return presses[site.edition_of(page.path).folder].printed(page)

    if earlier is not None and isinstance(pages, Sequence):
        numbered = pages
        yield from _again(site.paths, lambda at: printed(numbered[at]), earlier, writer, prepare)
        return
    prepare(len(site.paths))
    for page in _printed(pages, printed):
        _write(page, writer)
        yield page.path, page.entries


def _again(
    paths: Sequence[str],
    printed: Callable[[int], Printed],
    earlier: Earlier,
    writer: _Writer,
    prepare: Callable[[int], None],
) -> Iterator[tuple[str, str]]:
    """The same of a site of which pages are known, with what makes the page at a place in it."""
    known = {at for at, path in enumerate(paths) if earlier.claim(path, writer)}
    missing = [at for at in range(len(paths)) if at not in known]
    prepare(len(missing))

    def lost() -> list[int]:
        return [at for at in sorted(known) if not earlier.put(paths[at], writer)]

    made: dict[int, Printed] = {}
    if len(missing) < _FEW:
        wait = forks.beside(lost)
        try:
            made = dict(zip(missing, _few(printed, missing), strict=True))
        finally:
            gone = wait()
    else:
        gone = lost()
    for at in gone:
        earlier.give_back(paths[at], writer)
        known.remove(at)
    left = [at for at in range(len(paths)) if at not in known and at not in made]
    if gone:
        prepare(len(left))
    anew = shared(lambda at: printed(left[at]), len(left))
    for at, path in enumerate(paths):
        if at in known:
            yield path, earlier.entries(path)
            continue
        page = made.pop(at) if at in made else next(anew)
        earlier.keep(page.path, _write(page, writer), page.entries, page.notes)
        earlier.frames.update(page.frames)  # another process may have drawn them
        yield page.path, page.entries
    next(anew, None)  # so that it ends as it should


def _few(printed: Callable[[int], Printed], places: Sequence[int]) -> list[Printed]:
    """Return the pages at some places."""
    first, others = places[:_FIRST], places[_FIRST:]
    made = [printed(at) for at in first]
    # Each further process works out again what pages share.
    return made + forks.shared(lambda at: printed(others[at]), len(others), min(2, forks.hands(len(others), _FIRST)))


def _write(page: Printed, writer: _Writer) -> list[tuple[str, Path, bytes]]:
    return [(path, writer.write(path, data), data) for path, data in page.files]


def _printed(pages: Iterable[RenderedPage], press: Callable[[RenderedPage], Printed]) -> Iterator[Printed]:
    if isinstance(pages, Sequence):
        numbered = pages
        return shared(lambda at: press(numbered[at]), len(numbered))
    return map(press, pages)


class _Writer:
    """Writes files below one folder, never outside it, and none twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: set[str] = {MARKER}
        self._folders: set[Path] = {folder}

    def write(self, path: str, data: bytes) -> Path:
        """Write a file; return where it is."""
        self.claim(path)
        target = self._target(path)
        with writing(path):
            target.write_bytes(data)
        return target

    def claim(self, path: str) -> None:
        """Hear that a file will be put there. PublishError where that cannot be."""
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
            self._folder.joinpath(*PurePosixPath(path).parts).unlink(missing_ok=True)
        self._written.discard(path)

    def _target(self, path: str) -> Path:
        target = self._folder.joinpath(*PurePosixPath(path).parts)
        with writing(path):
            if target.parent not in self._folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(target.parent)
        return target
