"""The icons that Material brings along: which there are, and their SVG. Knows nothing of what they stand for.

They are read where Material is installed, and none is copied into this project. An icon is called by its set and its
name there, `material/web`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

SETS = ("material", "fontawesome", "octicons", "simple")
"""The sets of icons, by the folders they lie in."""
PATTERN = rf"(?:{'|'.join(SETS)})/[a-z0-9]+(?:[-_/][a-z0-9]+)*"
"""What the name of an icon looks like."""
_NAME = re.compile(PATTERN)
_FOLDER = files("material") / "templates" / ".icons"


def is_icon(name: str) -> bool:
    """Say whether there is an icon of this name."""
    return bool(_NAME.fullmatch(name)) and (_FOLDER / f"{name}.svg").is_file()


@cache
def svg(name: str) -> str:
    """Return the SVG of an icon; KeyError where there is none."""
    if not is_icon(name):
        raise KeyError(name)
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons, some 14,000, sorted: for telling what a name was probably meant to be."""
    found: list[str] = []
    waiting = [(f"{name}/", _FOLDER / name) for name in SETS]
    while waiting:
        above, folder = waiting.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                waiting.append((f"{above}{entry.name}/", entry))
            elif entry.name.endswith(".svg"):
                found.append(above + entry.name.removesuffix(".svg"))
    return tuple(sorted(found))
