"""Where every page stands in the site, and the way from one to another. The only place that makes addresses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import quote

from journeybook.prose.targets import Target, TargetKind


class AddressStyle(StrEnum):
    """How pages are named."""

    FILE = "file"
    """`journeys/drive.html`: opens from disk."""
    FOLDER = "folder"
    """`journeys/drive/`: for a site of others that has its pages so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """The output paths of all pages, with forward slashes, relative to the site."""

    style: AddressStyle = AddressStyle.FILE
    prefix: str = ""
    """A folder of the site that holds everything of ours, with a slash at its end; mostly empty."""
    language: str = ""
    """The language whose pages have a folder of their own; empty for the default language, whose pages have none."""

    @property
    def folder(self) -> str:
        """The folder that holds all pages, with a slash at its end; empty for the site itself."""
        return f"{self.prefix}{self.language}/" if self.language else self.prefix

    @property
    def home(self) -> str:
        """The home page."""
        return self.folder + "index.html"

    @property
    def journeys(self) -> str:
        """The index of journeys."""
        return self._page("journeys", "index")

    @property
    def curves(self) -> str:
        """The emotion curves of all journeys, side by side."""
        return self._page("curves", "index")

    @property
    def personas(self) -> str:
        """The index of personas."""
        return self._page("personas", "index")

    @property
    def touchpoints(self) -> str:
        """The touchpoint glossary."""
        return self._page("touchpoints", "index")

    @property
    def channels(self) -> str:
        """The index of channels."""
        return self._page("channels", "index")

    @property
    def phases(self) -> str:
        """The page of lifecycle phases."""
        return self._page("phases", "index")

    @property
    def dashboard(self) -> str:
        """How the journeys stand, on one page."""
        return self._page("dashboard", "index")

    @property
    def changes(self) -> str:
        """What is different from the revision that the site is compared with."""
        return self._page("changes", "index")

    @property
    def opportunities(self) -> str:
        """The register of opportunities."""
        return self._page("opportunities", "index")

    @property
    def opportunities_csv(self) -> str:
        """The register of opportunities as a file for spreadsheets."""
        return f"{self.folder}opportunities/opportunities.csv"

    @property
    def pains(self) -> str:
        """The register of pain points."""
        return self._page("pains", "index")

    @property
    def heat_maps(self) -> str:
        """Emotion by channel, persona and touchpoint."""
        return self._page("heat-maps", "index")

    @property
    def flow(self) -> str:
        """How customers move between channels."""
        return self._page("flow", "index")

    @property
    def comparisons(self) -> str:
        """The index of comparisons of personas."""
        return self._page("side-by-side", "index")

    @property
    def to_bes(self) -> str:
        """The index of intended journeys beside today's."""
        return self._page("to-be", "index")

    @property
    def recent(self) -> str:
        """What commits changed last."""
        return self._page("recent", "index")

    @property
    def feed(self) -> str:
        """The same for feed readers."""
        return f"{self.folder}recent/feed.xml"

    @property
    def atlas(self) -> str:
        """All journeys by phase, scope and area."""
        return self._page("atlas", "index")

    @property
    def health(self) -> str:
        """How well the journeys are made."""
        return self._page("health", "index")

    def atlas_of(self, lifecycle: int) -> str:
        """Return the atlas of a lifecycle, told by its place among those of the project, from 1."""
        return self._page("atlas", "index" if lifecycle == 1 else f"lifecycle-{lifecycle}")

    def journey(self, name: str) -> str:
        """Return the page of a journey."""
        return self._page("journeys", name)

    def persona(self, name: str) -> str:
        """Return the page of a persona."""
        return self._page("personas", name)

    def touchpoint(self, name: str) -> str:
        """Return the page of a touchpoint."""
        return self._page("touchpoints", name)

    def channel(self, name: str) -> str:
        """Return the page of a channel."""
        return self._page("channels", name)

    def opportunity(self, name: str) -> str:
        """Return the page of an opportunity."""
        # No id has an underscore, so that it is no other one's page, and not that of the register.
        return self._page("opportunities", "index_" if name == "index" else name)

    def comparison(self, journey: str) -> str:
        """Return the page that compares the personas of a journey."""
        return self._page("side-by-side", journey)

    def phase_comparison(self, phase: str) -> str:
        """Return the page that compares personas in a lifecycle phase."""
        return self._page("side-by-side/phases", phase)

    def to_be(self, journey: str) -> str:
        """Return the page that sets an intended journey, by its id, beside today's."""
        return self._page("to-be", journey)

    def leaf(self, path: str, number: int) -> str:
        """Return the page of a leaf, from 1, of the list whose page is `path`."""
        if number == 1:
            return path
        # No id has an underscore, so that no leaf is another thing's page.
        return f"{self._stem(path)}_{number}{'/index' if self.style is AddressStyle.FOLDER else ''}.html"

    def rows(self, path: str, number: int) -> str:
        """Return the file that holds the rows of a leaf for scripts."""
        return f"{self._stem(path)}_{number}.js"

    def _stem(self, path: str) -> str:
        """Return the path of a page without its ending, however pages are named."""
        named = path.removesuffix(".html")
        # "pains/index.html" is what it is in either style.
        is_folder = self.style is AddressStyle.FOLDER and named.count("/") > self.folder.count("/") + 1
        return named.removesuffix("/index") if is_folder else named

    def file(self, path: str) -> str:
        """Return where a file of the project is copied to: once, for the pages of all languages."""
        return f"{self.prefix}files/{path}"

    def target(self, target: Target, here: str) -> str:
        """Return the output path of what a link of a narrative on the page `here` leads to."""
        makers = {
            TargetKind.JOURNEY: self.journey,
            TargetKind.PERSONA: self.persona,
            TargetKind.CHANNEL: self.channel,
            TargetKind.TOUCHPOINT: self.touchpoint,
            TargetKind.FILE: self.file,
        }
        make = makers.get(target.kind)
        return make(target.name) if make else here

    def href(self, here: str, there: str, anchor: str = "") -> str:
        """Return the relative address that leads from one page (or file) to another, quoted for a URL."""
        # Most ids need no quoting, and there are a hundred links on a page.
        fragment = f"#{anchor if anchor.isalnum() and anchor.isascii() else quote(anchor)}" if anchor else ""
        if here == there and fragment:
            return fragment
        return _relative(here.rpartition("/")[0], there, self.style is AddressStyle.FOLDER) + fragment

    def _page(self, folder: str, name: str) -> str:
        if self.style is AddressStyle.FOLDER and name != "index":
            return f"{self.folder}{folder}/{name}/index.html"
        return f"{self.folder}{folder}/{name}.html"


# Pages that come one after the other link to the same places; to keep more of them takes memory and saves nothing.
@lru_cache(maxsize=8_192)
def _relative(folder: str, there: str, in_folders: bool) -> str:
    """Return the quoted address of a path from a folder. Both are clean, so that no `.` or `..` need be resolved."""
    start = folder.split("/") if folder else []
    *parents, name = there.split("/")
    shared = 0
    while shared < min(len(start), len(parents)) and start[shared] == parents[shared]:
        shared += 1
    path = "../" * (len(start) - shared) + "".join(f"{parent}/" for parent in parents[shared:])
    if in_folders and name == "index.html":
        return quote(path) or "./"
    return quote(path + name)
