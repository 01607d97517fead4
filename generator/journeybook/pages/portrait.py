"""The face of a persona: the project's picture, or the initials of the name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from journeybook.model.persona import Persona
from journeybook.pages.context import PageContext, SiteContext
from journeybook.prose.targets import PICTURES


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What stands for a persona. The name always stands beside it, so that it needs no words of its own."""

    src: str
    """Address of the picture; empty for initials. A picture is shown by an <img> alone, where SVG runs no script."""
    initials: str
    """One or two letters."""


def portrait(persona: Persona, context: PageContext) -> Portrait:
    """Return the face of a persona; initials where the picture is not among the project's files."""
    path = portrait_file(persona, context.site)
    return Portrait(src=context.file(path) if path else "", initials=initials(persona.name))


def portrait_file(persona: Persona, site: SiteContext) -> str:
    """Return the project path of a persona's picture; empty for none that a page may show."""
    shown = persona.image in site.files and persona.image.lower().endswith(PICTURES)
    return persona.image if shown else ""


def initials(name: str) -> str:
    """Return the first letters of the first and of the last word of a name, as capitals; `·` for no letters."""
    words = unicodedata.normalize("NFC", name).replace("-", " ").replace("\u2010", " ").split()
    letters = [next((sign for sign in word if sign.isalnum()), "") for word in words]
    found = [letter.upper()[:1] for letter in letters if letter]
    return "".join(found if len(found) < 2 else (found[0], found[-1])) or "·"
