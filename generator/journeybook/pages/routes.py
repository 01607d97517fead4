"""Where every page stands in the site, and the way from one to another. The only place that makes addresses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from posixpath import dirname
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
        fragment = f"#{quote(anchor)}" if anchor else ""
        if here == there and fragment:
            return fragment
        return _relative(dirname(here), there, self.style is AddressStyle.FOLDER) + fragment

    def _page(self, folder: str, name: str) -> str:
        if self.style is AddressStyle.FOLDER and name != "index":
            return f"{self.folder}{folder}/{name}/index.html"
        return f"{self.folder}{folder}/{name}.html"


@lru_cache(maxsize=100_000)
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
