"""Icons in pages: each is drawn once, at the end of the page, and shown wherever it is wanted.

A page that shows one icon at fifty touchpoints holds its path once. This needs no script and no other file, and the
icon has the colour of the words beside it, in the dark and in print too.
"""

from __future__ import annotations

import re
from functools import cache

from jinja2 import TemplateRuntimeError
from markupsafe import Markup

from journeybook import icons

_ID = "jb_icon_"
"""Begins the ids of the drawings. No id of a team's own holds an underscore."""
# Escaped text can hold no such tag, and narratives lose theirs: what is found was written by `icon`.
_SHOWN = re.compile(rf'<use xlink:href="#{_ID}({icons.PATTERN})"/>')
_DRAWING = re.compile(r'<svg [^>]*?viewBox="([^"]+)"[^>]*>(.*)</svg>', re.DOTALL)
# With sizes, for where our style sheets are taken away.
_PLACE = Markup('<svg class="jb-icon" width="18" height="18" aria-hidden="true" focusable="false">{}</svg>')
# Not `href`: Material's instant navigation sets that anew on all that have it, and drawings refuse.
_USE = Markup(f'<use xlink:href="#{_ID}{{}}"/>')
_DRAWN = '<svg width="0" height="0" style="display:none" aria-hidden="true">{}</svg>'
_SYMBOL = '<symbol id="{}" viewBox="{}">{}</symbol>'


@cache
def icon(name: str) -> Markup:
    """Return what shows an icon such as `material/web`, hidden from screen readers: a word must stand beside it.

    TemplateRuntimeError where Material has no such icon: the name came from a template.
    """
    if not icons.is_icon(name):
        raise TemplateRuntimeError(f"there is no icon '{name}'")
    return _PLACE.format(_USE.format(name))


def with_drawings(html: str) -> str:
    """Return a page with the drawings of the icons that it shows, at its end."""
    shown = sorted(set(_SHOWN.findall(html)))
    # Joined and not added: marked text would escape what is added to it.
    return "".join((html, _DRAWN.format("".join(map(_symbol, shown))))) if shown else html


@cache
def _symbol(name: str) -> str:
    drawing = _DRAWING.fullmatch(icons.svg(name))
    if drawing is None:
        raise TemplateRuntimeError(f"the icon '{name}' cannot be drawn: its file is no plain SVG")
    return _SYMBOL.format(f"{_ID}{name}", *drawing.groups())
