"""Projects in memory, for the tests of loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeybook.checks.runner import run
from journeybook.diagnostics import Diagnostic
from journeybook.load import Loaded, load

CONFIGURATION = """\
title: Shop
phases:
  - {id: during, title: Purchase}
channels:
  - {id: shop, title: Shop, presence: offline}
touchpoints:
  - {id: till, title: Till, channel: shop}
"""
PERSONA = "---\ntitle: Ana\nchannels: [shop]\n---\nHer story.\n"
JOURNEY = """\
---
title: Buying a lamp
personas: [ana]
stages:
  - id: buy
    title: Buying
    phase: during
    steps:
      - id: pay
        title: I pay
        touchpoint: till
        emotion: 3
---
Before.

## Buying {#buy}

At the [till](#pay).
"""
LETTERS = "true\0\1\0\0\0\0\0\0cmap\0\0\0\0\0\0\0\0\0\0\0\0"
"""The beginning of a font, as far as anybody here reads it."""
FILES = {
    "site_config.yml": CONFIGURATION,
    "personas/ana.md": PERSONA,
    "journeys/lamp.md": JOURNEY,
    "data/letters.ttf": LETTERS,
}
"""A small project without a mistake."""


@dataclass(frozen=True)
class MemoryFiles:
    """The files of a project that is not on any disk."""

    content: Mapping[str, bytes]
    name: str = "project"

    def paths(self) -> tuple[str, ...]:
        """Return all paths, sorted."""
        return tuple(sorted(self.content))

    def left_out(self) -> tuple[str, ...]:
        """Nothing here is a link or a pipe."""
        return ()

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        """Nothing: all paths are known."""
        return ()

    def read(self, path: str) -> bytes:
        """Return the bytes of a file."""
        return self.content[path]


def loaded(changes: Mapping[str, str | bytes | None] | None = None) -> Loaded:
    """Load the small project with some files added, replaced, or (None) taken away."""
    files: dict[str, str | bytes | None] = {**FILES, **(changes or {})}
    return load(
        MemoryFiles(
            {path: text.encode() if isinstance(text, str) else text for path, text in files.items() if text is not None}
        )
    )


def found_in(changes: Mapping[str, str | bytes | None]) -> tuple[Diagnostic, ...]:
    """Return everything that loading and the rules find."""
    return run(loaded(changes))


def front(fields: str, body: str = "") -> str:
    """Return a Markdown file of fields and a text."""
    return f"---\n{fields}---\n{body}"
