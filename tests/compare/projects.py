"""Two states of a small project in memory, and what is different between them."""

from __future__ import annotations

from collections.abc import Mapping

from journeybook.compare import Change, Comparison, Unread, compare
from journeybook.load import load_default
from journeybook.model.catalogue import Catalogue
from tests.load.projects import MemoryFiles

CONFIGURATION = """\
title: Shop
phases:
  - {id: before, title: Before}
  - {id: during, title: During}
  - {id: after, title: After}
channels:
  - {id: web, title: Website, presence: online}
  - {id: app, title: App, presence: online}
  - {id: shop, title: Shop, presence: offline}
touchpoints:
  - {id: page, title: Order page, channel: web}
  - {id: order-app, title: Order app, channel: app}
  - id: till
    title: Till
    channel: shop
    metrics:
      - {kpi: Wait, value: 4 min, target: 2 min}
"""
LAMP = """\
---
title: Buying a lamp
personas: [ana, bo]
owner: lamp-team
status: published
stages:
  - id: choose
    title: Choosing
    phase: before
    steps:
      - id: look
        title: I look around
        touchpoint: page
        duration: 10 min
        emotion: {ana: 4, bo: 2}
        thought: Which of them is warm?
        pains:
          - {id: dim, title: The pictures are dim, severity: 3}
        metrics:
          - {kpi: CSAT, value: 3.9, target: 4.5, date: 2026-01-31}
          - {kpi: Visits, value: 12}
      - id: compare
        title: I compare two
        touchpoint: page
        emotion: 3
      - id: ask
        title: I ask
        channel: shop
        emotion: 4
        evidence:
          - {title: Nine interviews, date: 2026-03-01}
  - id: buy
    title: Buying
    phase: during
    steps:
      - id: pay
        title: I pay
        touchpoint: till
        duration: 5 min
        emotion: 3
        pains: [dim]
        opportunities:
          - {id: by-app, title: Pay by app, impact: 4, effort: 2}
      - id: leave
        title: I leave
        emotion: 4
  - id: use
    title: Using
    phase: after
    steps:
      - {id: light, title: I light it, emotion: 5}
---
What to know.

## Choosing {#choose}

They look for
a long time.
"""
RETURN = """\
---
title: Returning a lamp
personas: [ana]
stages:
  - id: back
    title: Back
    steps:
      - {id: carry, title: I carry it back, emotion: 2, touchpoint: till}
      - {id: refund, title: I have my money back, emotion: 4, journey: lamp}
---
"""
FILES = {
    "site_config.yml": CONFIGURATION,
    "personas/ana.md": "---\ntitle: Ana, 30\nchannels: [web, shop]\ntraits:\n  - {left: New, right: Expert, value: 2}\n"
    "facts: {Town: Nantes, Age: 30}\n---\nHer story.\n",
    "personas/bo.md": "---\ntitle: Bo\n---\n",
    "journeys/lamp.md": LAMP,
    "journeys/return.md": RETURN,
}

Entry = tuple[str, str, str, str, object, object]
"""Kind, thing, id, field, old, new."""


def catalogue(files: Mapping[str, str | None] | None = None) -> Catalogue:
    """Return the small project with some files replaced, added, or (None) taken away."""
    every = {**FILES, **(files or {})}
    written = {path: text.encode() for path, text in every.items() if text is not None}
    return load_default(MemoryFiles(written)).catalogue


def edited(path: str, *edits: tuple[str, str]) -> dict[str, str]:
    """Return a file of the small project with texts replaced, each of which stands there once."""
    text = FILES[path]
    for old, new in edits:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    return {path: text}


def compared(
    new: Mapping[str, str | None], old: Mapping[str, str | None] | None = None, unread: Unread | None = None
) -> Comparison:
    """Compare the small project with some of its files different, as `catalogue` takes them."""
    return compare(catalogue(old), catalogue(new), unread or Unread())


def entries(new: Mapping[str, str | None], old: Mapping[str, str | None] | None = None) -> list[Entry]:
    """Return what `compared` finds, each change in short."""
    return [short(change) for change in compared(new, old).changes]


def lamp(*edits: tuple[str, str]) -> list[Entry]:
    """Return what is found after edits of the journey of the lamp."""
    return entries(edited("journeys/lamp.md", *edits))


def short(change: Change) -> Entry:
    """Return a change without where it stands."""
    return (change.kind.value, change.thing.value, change.id, change.field, change.old, change.new)
