"""Our style sheets and scripts as a browser wants them: in few files, without what only their writers read.

Twenty small files would be twenty requests, and together weigh a third more than one. The theme's own settings
(mkdocs_theme.yml) say what there is and in which order it counts; a theme that MkDocs builds without us loads the
parts. A team's file that takes the place of one of ours goes in as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin
from mkdocs.theme import Theme

import journeybook_theme

THEME = "journeybook"
"""The name of our theme."""

_FOLDER = Path(journeybook_theme.__path__[0])
_FRAME = ("shell", "keys", "languages")
"""The style sheets and scripts that are about the frame around pages, which another theme has of its own."""
_GUEST = "guest"
_ANY = re.compile(rb"(?<=[\w\])*]) +(?=::?[a-z-]+[^;{}]*[{,])")
"""Where a selector goes on with a state of anything inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One file of a site, made of several of the theme's."""

    setting: str
    """The setting of the theme that lists its parts, by name and in order."""
    path: str
    """Its output path."""
    parts: tuple[str, ...]
    """Output paths of its parts, as the theme has them."""

    @property
    def name(self) -> str:
        """What the setting of the theme says where the bundle takes the place of its parts."""
        return Path(self.path).stem

    def made_of(self, files: Mapping[str, Path]) -> bytes:
        """Return its content, out of the files that stand for its parts."""
        # A script that ends without a semicolon would call what the next one begins with.
        end = b"\n;" if self.path.endswith(".js") else b"\n"
        return end.join(read_lean(files[part]) for part in self.parts)


def own_bundles() -> tuple[Bundle, ...]:
    """Return the bundles of a site that has our theme."""
    styles, everywhere, journeys = _listed("stylesheets"), _listed("scripts"), _listed("journey_scripts")
    return (
        Bundle(setting="stylesheets", path="assets/stylesheets/journeybook.css", parts=_paths(styles, "css")),
        Bundle(setting="scripts", path="assets/javascripts/journeybook.js", parts=_paths(everywhere, "js")),
        Bundle(setting="journey_scripts", path="assets/javascripts/journey.js", parts=_paths(journeys, "js")),
    )


def guest_bundles() -> tuple[Bundle, ...]:
    """Return the bundles of pages of ours in a site that has another theme."""
    styles = (*(name for name in _listed("stylesheets") if name not in _FRAME), _GUEST)
    scripts = (*(name for name in _listed("scripts") if name not in _FRAME), *_listed("journey_scripts"))
    return (
        Bundle(setting="extra_css", path="assets/stylesheets/journeybook.css", parts=_paths(styles, "css")),
        Bundle(setting="extra_javascript", path="assets/javascripts/journeybook.js", parts=_paths(scripts, "js")),
    )


def theme_files() -> Mapping[str, Path]:
    """Return the files of our theme by output path."""
    return {file.relative_to(_FOLDER).as_posix(): file for file in _FOLDER.glob("assets/*/*")}


def read_lean(file: Path) -> bytes:
    """Return the content of a file of a theme; of our own style sheets and scripts, what a browser needs of it."""
    data = file.read_bytes()
    if not file.is_relative_to(_FOLDER) or file.suffix not in (".css", ".js"):
        return data
    # rcssmin takes the blank of `.a :is(b)` for one of `a : b`; with a star the blank is needed, and no less is meant.
    shortened: bytes = rcssmin.cssmin(_ANY.sub(b" *", data)) if file.suffix == ".css" else rjsmin.jsmin(data)
    return shortened


@cache
def _listed(setting: str) -> tuple[str, ...]:
    return tuple(Theme(name=THEME)[setting])


def _paths(names: Iterable[str], kind: str) -> tuple[str, ...]:
    folder = {"css": "stylesheets", "js": "javascripts"}[kind]
    return tuple(f"assets/{folder}/{name}.{kind}" for name in names)
