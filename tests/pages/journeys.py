"""Catalogues for the tests of pages, read from the text a team would write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from textwrap import dedent

from journeybook.checks.health import health_of
from journeybook.checks.runner import examine
from journeybook.load import load
from journeybook.model import Catalogue
from journeybook.pages.context import SiteContext
from journeybook.pages.routes import Routes

CONFIG = """
    title: Test journeys
    phases:
      - {id: before, title: Before}
      - {id: after, title: After}
    channels:
      - {id: web, title: Website, presence: online, definition: The web.}
      - {id: shop, title: Shop, presence: offline, definition: The shop.}
    touchpoints:
      - {id: page, title: Order page, channel: web, definition: Where one orders.}
      - {id: till, title: Till, channel: shop, definition: Where one pays.}
"""

PERSONAS = {
    "personas/ana.md": "---\ntitle: Ana, 30\n---\n",
    "personas/bo.md": "---\ntitle: Bo, 61\n---\n",
}


class TextFiles:
    """A project in memory."""

    name = "test"

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.texts))

    def left_out(self) -> tuple[str, ...]:
        return ()

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        return ()

    def read(self, path: str) -> bytes:
        return self.texts[path].encode()


def site_of(
    journeys: Mapping[str, str],
    config: str = CONFIG,
    files: Mapping[str, str] | None = None,
    *,
    checked: bool = False,
) -> SiteContext:
    """Return the site of journeys by id, written as files; the personas Ana and Bo are there.

    `checked` for one whose journeys have a health.
    """
    texts = {f"journeys/{name}.md": dedent(text).lstrip("\n") for name, text in journeys.items()}
    loaded = load(TextFiles({"site_config.yml": dedent(config), **PERSONAS, **(files or {}), **texts}))
    assert not [finding for finding in loaded.findings if finding.severity.value == "error"], loaded.findings
    site = SiteContext(catalogue=loaded.catalogue, settings=loaded.settings, routes=Routes(), files=loaded.files)
    if not checked:
        return site
    outcome = examine(loaded)
    health = health_of(loaded, outcome.findings, outcome.suppressed)
    return replace(site, findings=outcome.findings, suppressed=outcome.suppressed, health=health)


def catalogue_of(text: str, config: str = CONFIG, files: Mapping[str, str] | None = None) -> Catalogue:
    """Return a catalogue with one journey, `trip`."""
    return site_of({"trip": text}, config, files).catalogue


def scored(*emotions: str, personas: str = "[]", kind: str = "linear") -> str:
    """Return a journey of one stage, a step an emotion as written; an empty one is left out."""
    steps = "".join(
        f"      - id: s{at}\n        title: Step {at}\n" + (f"        emotion: {emotion}\n" if emotion else "")
        for at, emotion in enumerate(emotions)
    )
    head = f"---\ntitle: A trip\npersonas: {personas}\nkind: {kind}\n"
    return head + f"stages:\n  - id: all\n    title: All of it\n    steps:\n{steps}---\n"
