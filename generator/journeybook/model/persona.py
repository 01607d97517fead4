"""A persona: an archetype of customer, with goals and frustrations."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeybook.model.extras import Extras, no_extras
from journeybook.model.scale import Number
from journeybook.model.text import same_language
from journeybook.source import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """A place between two ends."""

    left: str
    right: str
    value: Number
    """From 1 (left) to 5 (right)."""
    origin: Origin = field(default=Origin(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """An archetype of customer."""

    id: str
    title: str
    role: str = ""
    segment: str = ""
    image: str = ""
    """Path of the portrait relative to the project; empty for none."""
    quote: str = ""
    goals: tuple[str, ...] = ()
    frustrations: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    behaviours: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    body: str = ""
    """Markdown."""
    body_path: str = field(default="", compare=False)
    """The file that `body` stands in: in another language that of the translation, or still the original's."""
    body_line: int = field(default=1, compare=False)
    """The line of the file, from 1, on which the body begins."""
    body_language: str = ""
    """The language of `body`; empty for that of the catalogue."""
    extras: Extras = field(default_factory=no_extras)
    origin: Origin = field(compare=False, repr=False)

    @property
    def name(self) -> str:
        """The short name for labels: the title up to its first comma."""
        return same_language(self.title.split(",")[0].strip() or self.title, self.title)
