"""What one file of a journey or a persona came to. Knows not how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeybook.diagnostics import Diagnostic, Suppression
from journeybook.model.journey import Journey
from journeybook.model.needs import Needs
from journeybook.model.persona import Persona
from journeybook.prose.links import ProseLink, RawHtml


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What one file came to, before anything else was looked at."""

    thing: Journey | Persona | None
    """None where its fields could not be read."""
    needs: Needs | None = None
    """What a journey names; None for a persona."""
    findings: tuple[Diagnostic, ...] = ()
    """What is wrong with the file alone."""
    suppressions: tuple[Suppression, ...] = ()
    """What it says about findings."""
    digest: str = ""
    """That of its bytes; empty where nothing of it can be shown."""
    blob: str = ""
    """The object id that Git gives to these, where it gives short ones; empty as above."""
    prose: Mapping[int, tuple[ProseLink | RawHtml, ...]] = field(default_factory=dict)
    """The links, pictures and raw HTML of each piece of its Markdown, by the line on which the piece begins.

    Of each piece where they were looked for, else of none.
    """
