"""Icons from Material's own set, inline."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from markupsafe import Markup

_NAME = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")


@cache
def icon(name: str) -> Markup:
    """Return the SVG of an icon such as `material/web`, hidden from screen readers: a word must stand beside it.

    Raises KeyError where Material has no such icon.
    """
    source = files("material") / "templates" / ".icons" / f"{name}.svg"
    if not _NAME.fullmatch(name) or not source.is_file():
        raise KeyError(name)
    text = source.read_text(encoding="utf-8")
    return Markup(text.replace("<svg ", '<svg class="jb-icon" aria-hidden="true" focusable="false" ', 1))
