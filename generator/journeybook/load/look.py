"""The files that the look of a site needs: fonts, style sheets, what these refer to, however deep, and catalogs.

They may lie anywhere in the project, so the folders in which they are named are looked into too. Says nothing about
what is wrong with them: that is what checks are for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from journeybook.config import Settings, ThemeSettings
from journeybook.load.discover import FOLDERS, OTHER_FOLDERS
from journeybook.load.sources import Sources
from journeybook.prose.allowed import leads_outside
from journeybook.prose.targets import PICTURES
from journeybook.syntax.decoding import decode_roughly
from journeybook.syntax.font import Font, font_in
from journeybook.syntax.style import StyleAddress, Use, addresses_in

if TYPE_CHECKING:
    from journeybook.language.po import Fault

FONT_FILES = (".woff2", ".woff", ".ttf", ".otf")
"""The endings of font files."""
STYLE = ".css"
"""The ending of style sheets."""
_AROUND = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans({"\t": None, "\n": None, "\r": None, "\\": "/"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What loading found out about the theme section of the configuration."""

    fonts: Mapping[str, Font | None] = field(default_factory=dict)
    """The font files that are named and there, by path; None for one that is no font."""
    styles: Mapping[str, tuple[StyleAddress, ...]] = field(default_factory=dict)
    """The style sheets that pages load, also those that others import, by path; with the addresses in them."""
    files: tuple[str, ...] = ()
    """All files that the site must hold for it, sorted: fonts, style sheets, and what these refer to."""
    catalogs: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """What is wrong in the team's own catalogs for the languages of the project, by path."""


def read_look(settings: Settings, sources: Sources) -> Look:
    """Return what the theme section needs; folders that it names are added to the files of the project."""
    theme = settings.theme
    named = [font.file for font in (*theme.text_font, *theme.heading_font)]
    catalogs = f"{theme.overrides}/languages/any.po" if theme.overrides else ""
    for path in (*named, *theme.css, theme.logo, catalogs):
        _widen(path, sources)
    fonts = {path: _font(path, sources) for path in map(normpath, named) if path in sources.known}
    styles = _styles(theme, sources)
    needed = {path for path, font in fonts.items() if font} | styles.keys()
    for path, addresses in styles.items():
        needed.update(target for target in _targets(path, addresses) if is_fetched(target))
    wrong = {path: _faults(path, sources) for path in _catalogs(settings, sources)}
    return Look(fonts=fonts, styles=styles, files=tuple(sorted(needed & sources.known)), catalogs=wrong)


def watched(theme: ThemeSettings) -> tuple[str, ...]:
    """Return the files and folders of a project, as paths in it, whose change may change the site.

    The first are patterns: the configuration has translations and lists beside it, which may come while one looks.
    """
    named = (*(font.file for font in (*theme.text_font, *theme.heading_font)), *theme.css, theme.logo)
    inside = (path for path in map(normpath, filter(None, named)) if _is_inside(path))
    folders = (dirname(path) or path for path in inside)
    return tuple(dict.fromkeys(filter(None, ("*.yml", "*.yaml", *FOLDERS, *OTHER_FOLDERS, theme.overrides, *folders))))


def target_of(address: str, source: str) -> str:
    """Return the path in the project that an address in the style sheet `source` means; empty for none.

    None is a place in the page, and whatever leads out of the site. A path may begin with `/` or `../`: it leads out
    of the project then.
    """
    plain = address.strip(_AROUND).translate(_INSIDE)
    path = unquote(plain.partition("#")[0].partition("?")[0])
    if not path or leads_outside(address):
        return ""
    return path if path.startswith("/") else normpath(join(dirname(source), path))


def is_fetched(path: str) -> bool:
    """Say whether a file is of a kind that a style sheet may have the site hold: a picture or a font."""
    return path.lower().endswith((*PICTURES, *FONT_FILES))


def _widen(path: str, sources: Sources) -> None:
    if path and _is_inside(normpath(path)):
        sources.look_beside(normpath(path))


def _is_inside(path: str) -> bool:
    return path not in (".", "..") and not path.startswith(("../", "/")) and not leads_outside(path)


def _font(path: str, sources: Sources) -> Font | None:
    try:
        return font_in(sources.files.read(path))
    except OSError:
        return None


def _catalogs(settings: Settings, sources: Sources) -> Iterator[str]:
    """Yield the team's own catalogs that the languages of the project speak by: `pt-br.po`, else `pt.po`."""
    folder = settings.theme.overrides
    for code in dict.fromkeys(settings.languages if folder else ()):
        paths = (normpath(f"{folder}/languages/{name}.po") for name in (code, code.split("-")[0]))
        yield from (path for path in dict.fromkeys(paths) if path in sources.known)


def _faults(path: str, sources: Sources) -> tuple[Fault, ...]:
    # Imported here: hardly any project has a catalog of its own, and what reads one takes long to import.
    from journeybook.language.po import Fault, faults

    try:
        data = sources.files.read(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return (Fault(line=1, message=f"the file cannot be read: {reason.lower()}"),)
    found = faults(data)
    if found:
        sources.read[path] = decode_roughly(path, data)  # to show the lines
    return found


def _styles(theme: ThemeSettings, sources: Sources) -> dict[str, tuple[StyleAddress, ...]]:
    """Return the style sheets that are named and those that they import, each once, with their addresses."""
    found: dict[str, tuple[StyleAddress, ...]] = {}
    waiting = [normpath(path) for path in reversed(theme.css)]
    while waiting:
        path = waiting.pop()
        if path in found or path not in sources.known or not path.lower().endswith(STYLE):
            continue
        source = sources.text(path)
        found[path] = addresses_in(source.text) if source else ()
        for target in _targets(path, found[path]):
            _widen(target, sources)
        imported = (one.address for one in found[path] if one.use is Use.IMPORT)
        waiting += [target_of(address, path) for address in imported]
    return found


def _targets(path: str, addresses: tuple[StyleAddress, ...]) -> Iterator[str]:
    found = (target_of(one.address, path) for one in addresses if one.use is not Use.CARRY)
    return (target for target in found if target)
