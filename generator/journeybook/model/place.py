"""Where customers meet the company: channels and touchpoints; and when: lifecycle phases."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from journeybook.model.extras import Extras, no_extras
from journeybook.model.parts import Metric
from journeybook.source import Origin


class Presence(StrEnum):
    """Whether a channel is met on a network or in person."""

    ONLINE = "online"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A project-wide named period of the relation."""

    id: str
    title: str
    definition: str = ""
    set: str = ""
    """The name of the lifecycle it belongs to; empty for the project's first, unnamed one."""
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSet:
    """Phases that make one lifecycle, in order."""

    title: str
    """Empty for the project's first, unnamed one."""
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A medium: shop, website, app, phone."""

    id: str
    title: str
    presence: Presence | None = None
    icon: str = ""
    """Name of one of Material's icons, `material/web`; empty for one that fits the channel's name."""
    definition: str = ""
    owner: str = ""
    body: str = ""
    """Markdown of `channels/<id>.md`, if there is one."""
    body_path: str = ""
    body_line: int = field(default=1, compare=False)
    body_language: str = ""
    """The language of `body`; empty for that of the catalogue."""
    extras: Extras = field(default_factory=no_extras)
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint:
    """One moment of contact through one channel, with a precise name and an owner."""

    id: str
    title: str
    channel: str | None = None
    definition: str = ""
    owner: str = ""
    metrics: tuple[Metric, ...] = ()
    body: str = ""
    """Markdown of `touchpoints/<id>.md`, if there is one."""
    body_path: str = ""
    body_line: int = field(default=1, compare=False)
    body_language: str = ""
    """The language of `body`; empty for that of the catalogue."""
    extras: Extras = field(default_factory=no_extras)
    origin: Origin = field(compare=False, repr=False)
