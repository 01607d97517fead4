"""A site of which each file is made when somebody asks for it: what `serve` shows while a team writes.

Byte for byte what `publish` would write; a test compares them. What the search finds is the one thing that needs all
pages, and comes from elsewhere. Knows no addresses of browsers, only output paths.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from journeybook.publish.frame import Frame
from journeybook.publish.own_templates import own_templates
from journeybook.publish.press import Press, Printed
from journeybook.publish.search_index import INDEX, NO_ENTRIES, PLACEHOLDER
from journeybook.publish.sitemap import SITEMAP, sitemap
from journeybook.render.rendered import Asset, RenderedPage, Site

_MOST_KEPT = 50
"""Pages that are kept as they were made, for who goes back and forth."""


@dataclass(slots=True)
class _Furniture:
    """What a theme gives to a site whose head is this one."""

    head: tuple[object, ...]
    frames: dict[str, Frame] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


class Workshop:
    """Makes sites on demand, one after the other; what the theme gives is asked for again only when that may differ."""

    def __init__(self, folder: Path, index: Callable[[str], bytes | None]) -> None:
        """Take a folder of ours, and what knows the search index at an output path by now."""
        self._folder, self._index = folder, index
        self._furniture: _Furniture | None = None

    def site(self, site: Site, pages: Sequence[RenderedPage]) -> OnDemand:
        """Return a site; `pages` are in the order of `site.paths`."""
        from journeybook.publish.theme_files import frame_files

        known = self._furniture
        # A team's own templates may change at any time.
        if known is None or known.head != site.head or site.theme_overrides is not None:
            with own_templates(site):
                known = _Furniture(head=site.head, files=dict(frame_files(site, self._folder)))
        self._furniture = known
        return OnDemand(site, pages, self._folder, known, self._index)


class OnDemand:
    """The files of a site by their output paths."""

    def __init__(
        self,
        site: Site,
        pages: Sequence[RenderedPage],
        folder: Path,
        furniture: _Furniture,
        index: Callable[[str], bytes | None],
    ) -> None:
        self._site, self._pages, self._index = site, pages, index
        self._presses = {
            edition.folder: Press(site, edition, folder, furniture.frames) for edition in site.editions
        }  # fmt: skip
        self._theme = furniture.files
        self._made: OrderedDict[str, Printed] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def read(self, path: str) -> bytes | None:
        """Return the content of the file at an output path; None where the site has none.

        PublishError where a team's own template or file cannot be used.
        """
        if path in self._numbers:
            return self._printed(path).files[0][1]
        if path in self._theme:
            return self._theme[path]
        if path in self._assets:
            return self._assets[path].read()
        if path == SITEMAP and self._site.url:
            return sitemap(self._site)
        return self._searched(path) or self._beside(path)

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._numbers)

    def has(self, path: str) -> bool:
        """Say whether there is a page at an output path, without making it."""
        return path in self._numbers

    def _searched(self, path: str) -> bytes | None:
        for edition in self._site.editions:
            if path == edition.folder + PLACEHOLDER:
                return NO_ENTRIES
            if path == edition.folder + INDEX:
                return self._index(path)
        return None

    def _beside(self, path: str) -> bytes | None:
        """Return what comes with a page: it lies beside it, under the same name."""
        page = path.rpartition(".")[0] + ".html"
        if page not in self._numbers:
            return None
        return dict(self._printed(page).files).get(path)

    def _printed(self, path: str) -> Printed:
        with self._one_at_a_time, own_templates(self._site):
            if path not in self._made:
                page = self._pages[self._numbers[path]]
                self._made[path] = self._presses[self._site.edition_of(path).folder].printed(page)
                if len(self._made) > _MOST_KEPT:
                    self._made.popitem(last=False)
            self._made.move_to_end(path)
            return self._made[path]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {path: number for number, path in enumerate(self._site.paths)}

    @cached_property
    def _assets(self) -> Mapping[str, Asset]:
        return {asset.path: asset for asset in self._site.assets}
