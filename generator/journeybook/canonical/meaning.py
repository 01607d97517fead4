"""Whether two loads of a project say the same. Where it stands in files does not count, nor idle white space."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from journeybook.load import Loaded
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Touchpoint
from journeybook.source import Origin, Span

_IDLE = re.compile(r"(?<![ \t])[ \t]$|(?<!  )\t+$|^[ \t]+$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")
_PLACES = frozenset({"origin", "mark", "span"})

_Told = TypeVar("_Told", Persona, Channel, Touchpoint)


def means_the_same(one: Loaded, other: Loaded, changed: Collection[str]) -> bool:
    """Say whether two loads of a project, of which some files differ, say the same in every language."""
    if _without_places(one.settings) != _without_places(other.settings):
        return False
    languages = (one.catalogue.language, *one.translations)
    return languages == (other.catalogue.language, *other.translations) and all(
        _squeezed(one.catalogue_in(language), changed) == _squeezed(other.catalogue_in(language), changed)
        for language in languages
    )


def _squeezed(catalogue: Catalogue, changed: Collection[str]) -> Catalogue:
    """Return a catalogue in which the texts of changed files have no idle white space."""
    return replace(
        catalogue,
        journeys={name: _journey(journey, changed) for name, journey in catalogue.journeys.items()},
        personas={name: _told(persona, changed) for name, persona in catalogue.personas.items()},
        channels={name: _told(channel, changed) for name, channel in catalogue.channels.items()},
        touchpoints={name: _told(touchpoint, changed) for name, touchpoint in catalogue.touchpoints.items()},
    )


def _journey(journey: Journey, changed: Collection[str]) -> Journey:
    told = journey.narrative
    if not {told.path, *(section.path for section in told.sections)} & set(changed):
        return journey
    sections = tuple(replace(section, markdown=_squeeze(section.markdown)) for section in told.sections)
    return replace(journey, narrative=replace(told, introduction=_squeeze(told.introduction), sections=sections))


def _told(thing: _Told, changed: Collection[str]) -> _Told:
    return replace(thing, body=_squeeze(thing.body)) if thing.body_path in changed else thing


def _squeeze(markdown: str) -> str:
    # What stands between markers leaves as many empty lines as it has lines, and those change with the diagram.
    return _EMPTY_LINES.sub("\n\n", _IDLE.sub("", markdown)).strip("\n")


def _without_places(value: Any) -> Any:
    if isinstance(value, (Origin, Span)):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _without_places(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: _without_places(inner) for name, inner in value.items()}
    if isinstance(value, tuple):
        names = getattr(value, "_fields", ("",) * len(value))
        return tuple(_without_places(inner) for name, inner in zip(names, value, strict=True) if name not in _PLACES)
    return value
