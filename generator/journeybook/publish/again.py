"""Makes a site of which pages of an earlier build are known: those that would be the same are put in place.

Knows nothing of journeys, nor of how it is found out what would be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from journeybook import forks
from journeybook.publish.crew import shared
from journeybook.publish.earlier import Earlier, Writer
from journeybook.publish.press import Printed
from journeybook.publish.search_index import SearchIndexWriter
from journeybook.render.rendered import Site

_FEW = 64
"""Pages of a site that is known for the rest, for which it does not pay to begin a pool of processes."""
_FIRST = 1
"""Pages of which the first of a few are made before another process is begun: what they share is worked out then."""
_PAYS = 2
"""Pages for which it pays to begin one."""


def publish_again(
    site: Site,
    printed: Callable[[int], Printed],
    earlier: Earlier,
    writer: Writer,
    indexes: Mapping[str, SearchIndexWriter],
    prepare: Callable[[int], None],
) -> Iterator[str]:
    """Put every page of a site in place, and what the search finds on it in the index of its edition, by the folder of
    that; yield the paths in their order.

    `printed` makes the page at a place in that order, `prepare` hears how many are to be made.
    """
    paths = site.paths
    known = [earlier.knows(path) for path in paths]
    missing = [at for at, is_known in enumerate(known) if not is_known]
    prepare(len(missing))
    made = dict(zip(missing, _few(printed, missing), strict=True)) if len(missing) < _FEW else {}
    lost = earlier.wait(writer)
    if lost:
        known = [is_known and path not in lost for path, is_known in zip(paths, known, strict=True)]
    left = [at for at, is_known in enumerate(known) if not is_known and at not in made]
    if lost:
        prepare(len(left))
    anew = shared(lambda at: printed(left[at]), len(left))
    folders = [site.edition_of(path).folder for path in paths]
    for (folder, is_known), places in groupby(range(len(paths)), key=lambda at: (folders[at], known[at])):
        if is_known:
            own = [paths[at] for at in places]
            earlier.reuse(own, folder, indexes[folder])
            yield from own
            continue
        for at in places:
            page = made.pop(at) if at in made else next(anew)
            files = write(page, writer)
            earlier.keep(page.path, files, indexes[folder].add(page.entries), page.notes)
            earlier.frames.update(page.frames)  # another process may have drawn them
            yield page.path
    next(anew, None)  # so that it ends as it should


def write(page: Printed, writer: Writer) -> list[tuple[str, Path, bytes]]:
    """Write the files of a page; return them by output path, with where they are and what they hold."""
    return [(path, writer.write(path, data), data) for path, data in page.files]


def _few(printed: Callable[[int], Printed], places: Sequence[int]) -> list[Printed]:
    """Return the pages at some places."""
    made = [printed(at) for at in places[:_FIRST]]
    # What gathers much comes late in a site, and takes longest.
    others = places[_FIRST:][::-1]
    # Each further process works out again what pages share.
    many = min(2, forks.hands(len(others), _PAYS))
    return made + forks.shared(lambda at: printed(others[at]), len(others), many)[::-1]
