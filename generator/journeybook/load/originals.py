"""What each file of a project says in words, so that it can be translated file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from journeybook.config import Settings
from journeybook.format.translation import TRANSLATIONS, Translation
from journeybook.load.discover import CONFIG
from journeybook.load.texts import Key, Part, parts_of
from journeybook.model.catalogue import Catalogue
from journeybook.model.parts import Narrative
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Touchpoint

JOURNEY_KEY: Key = ("journey",)
PERSONA_KEY: Key = ("persona",)
SITE_KEY: Key = ("site configuration",)


class Root(NamedTuple):
    """A thing that stands in nothing else of its file."""

    thing: Any
    record: Translation
    key: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file with texts."""

    path: str
    roots: tuple[Root, ...] = ()
    narrative: Narrative = Narrative()
    stages: frozenset[str] = frozenset()
    """The ids that the headings of its narrative may name."""

    def parts(self) -> Iterator[Part]:
        """Yield everything in the file that has texts."""
        for root in self.roots:
            yield from parts_of(*root)


def originals(catalogue: Catalogue, settings: Settings) -> Mapping[str, Original]:
    """Return every file that can be translated, by path."""
    found = {}
    for journey in catalogue.journeys.values():
        root = Root(journey, TRANSLATIONS["journey"], JOURNEY_KEY)
        stages = frozenset(stage.id for stage in journey.stages)
        found[journey.origin.path] = Original(
            path=journey.origin.path, roots=(root,), narrative=journey.narrative, stages=stages
        )
    for persona in catalogue.personas.values():
        root = Root(persona, TRANSLATIONS["persona"], PERSONA_KEY)
        found[persona.origin.path] = Original(path=persona.origin.path, roots=(root,), narrative=body_of(persona))
    lists: dict[str, list[Root]] = {CONFIG: [Root(settings, TRANSLATIONS["site configuration"], SITE_KEY)]}
    for kind, things in (
        ("phase", catalogue.phases),
        ("channel", catalogue.channels),
        ("touchpoint", catalogue.touchpoints),
    ):
        for name, thing in things.items():
            lists.setdefault(thing.origin.path, []).append(Root(thing, TRANSLATIONS[kind], (kind, name)))
    found |= {path: Original(path=path, roots=tuple(roots)) for path, roots in lists.items()}
    places: tuple[Channel | Touchpoint, ...] = (*catalogue.channels.values(), *catalogue.touchpoints.values())
    for place in places:
        if place.body_path:
            found[place.body_path] = Original(path=place.body_path, narrative=body_of(place))
    return found


def body_of(thing: Persona | Channel | Touchpoint) -> Narrative:
    """Return the text of a thing that has one in one piece, as a narrative."""
    return Narrative(introduction=thing.body, line=thing.body_line, path=thing.body_path, language=thing.body_language)
