"""The frames of pages: everything around what a page says, with places for what differs from page to page.

Next to nothing in the theme's frame changes from page to page. So each kind of frame is drawn once (`shell.py`), kept
as texts with places between them, and filled by joining strings. Knows no MkDocs: a frame that is known needs none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from secrets import token_hex

from markupsafe import escape

from journeybook.publish.addresses import canonical, quoted
from journeybook.render.rendered import Edition, NavigationItem, Neighbour, RenderedPage

Frame = tuple[str, ...]
"""Texts and places in turn: each second one is the name of a part."""

# Letters and digits only, so that no template and no escaping changes them. Nobody knows them beforehand, so that none
# can be written into a site's title, where the content of a page would fall out of a quoted attribute.
_SECRET = token_hex(8)
_PARTS = (
    "title",
    "description",
    "content",
    "path",
    "canonical",
    "previoustitle",
    "previoushref",
    "followingtitle",
    "followinghref",
)
_TOKENS = {part: f"jbtoken{part}{_SECRET}" for part in _PARTS}
_TOKEN = re.compile(f"jbtoken({'|'.join(_PARTS)}){_SECRET}")
_NOBODY = Neighbour(title="", href="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Everything that makes two frames differ by more than what is filled in."""

    base: str
    """The way to the folder of the edition."""
    root: str
    """The way to the folder of the site."""
    active: int | None
    """Which entry of the navigation the page belongs to."""
    is_entry: bool
    """Whether it is that entry's own page."""
    is_home: bool
    wide: bool
    has_description: bool
    has_previous: bool
    has_following: bool

    @property
    def key(self) -> str:
        """The same as a text."""
        return json.dumps(list(asdict(self).values()))

    @property
    def tokens(self) -> dict[str, str]:
        """What stands for each part while the frame is drawn; nothing for what these pages have not."""
        has = {
            "description": self.has_description,
            "canonical": not self.is_home,
            "previoustitle": self.has_previous,
            "previoushref": self.has_previous,
            "followingtitle": self.has_following,
            "followinghref": self.has_following,
        }
        return {part: token if has.get(part, True) else "" for part, token in _TOKENS.items()}


def kind_of(page: RenderedPage, edition: Edition) -> Kind:
    """Return the kind of frame that a page of an edition has."""
    active, is_entry = _active(edition.navigation, page.section or page.path)
    return Kind(
        base=_up(page.path.removeprefix(edition.folder)),
        root=_up(page.path),
        active=active,
        is_entry=is_entry and not page.section,
        is_home=page.path == edition.home,
        wide=page.wide,
        has_description=bool(page.description),
        has_previous=page.previous is not None,
        has_following=page.following is not None,
    )


def values_of(page: RenderedPage, edition: Edition) -> dict[str, str]:
    """Return what differs from page to page: plain text by part, but the content, which is HTML."""
    path = page.path.removeprefix(edition.folder)
    previous, following = page.previous or _NOBODY, page.following or _NOBODY
    return {
        "title": page.title,
        "description": page.description,
        "content": page.html,
        "path": quoted(path),
        "canonical": canonical(path),
        "previoustitle": previous.title,
        "previoushref": previous.href,
        "followingtitle": following.title,
        "followinghref": following.href,
    }


def frame_of(drawn: str) -> Frame:
    """Return the frame of a document that was drawn with the tokens of its kind."""
    return tuple(_TOKEN.split(drawn))


def filled(frame: Frame, values: Mapping[str, str]) -> str:
    """Return the document of a page."""
    parts = list(frame)
    own = {part: str(escape(value)) for part, value in values.items() if part != "content"}
    own["content"] = values["content"]
    parts[1::2] = [own[part] for part in frame[1::2]]
    return "".join(parts)


def _up(path: str) -> str:
    """Return the way from a path to where it begins."""
    return "/".join([".."] * path.count("/")) or "."


def _active(navigation: tuple[NavigationItem, ...], path: str) -> tuple[int | None, bool]:
    """Return which entry a page belongs to, and whether it is that entry's own page.

    `journeys/index.html` and `journeys.html` both own what lies in `journeys/`; the home page owns itself.
    """
    best: int | None = None
    length = 0
    for index, item in enumerate(navigation):
        if item.path == path:
            return index, True
        folder = item.path.removesuffix("index.html").removesuffix(".html").rstrip("/")
        if folder and path.startswith(folder + "/") and len(folder) > length:
            best, length = index, len(folder)
    return best, False
