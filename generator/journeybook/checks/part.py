"""Parts of a project, for rules that look at each journey alone: some journeys, and what stands in none of them.

A part shows of the words that journeys share no more than its journeys name, and of those no more than `Words` holds:
what a rule finds in it can follow from nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from journeybook.checks.narratives import Piece, noted, told, translated
from journeybook.checks.project import Project
from journeybook.checks.texts import Things
from journeybook.config import CheckSettings, Settings
from journeybook.load import Loaded, TranslatedFile
from journeybook.load.editions import Editions
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Touchpoint
from journeybook.source import Origin

_FIELDS = ("title", "definition", "channel", "owner", "metrics")
"""The fields of a touchpoint of which a rule on a journey may ask whether they are written."""
_NOWHERE = (1, 1, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What journeys name of the words that they share, by id."""

    touchpoints: frozenset[str]
    channels: frozenset[str]
    personas: frozenset[str]
    spoken: frozenset[str]
    """The first words of what is thought in them: that may be what a persona is called."""

    def __bool__(self) -> bool:
        return bool(self.touchpoints or self.channels or self.personas or self.spoken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a journey's findings may follow from of the words that journeys share."""

    touchpoints: Mapping[str, tuple[str | None, tuple[str, ...]]]
    """Id → the id of its channel, and which of its fields are written."""
    channels: frozenset[str]
    """The ids of those that are defined."""
    personas: Mapping[str, str]
    """Id → title."""
    names: frozenset[str]
    """What the personas are called in short."""

    @classmethod
    def of(cls, catalogue: Catalogue) -> Words:
        """Return those of a project."""
        return cls(
            touchpoints={
                name: (one.channel, tuple(filter(one.origin.has, _FIELDS)))
                for name, one in catalogue.touchpoints.items()
            },
            channels=frozenset(catalogue.channels),
            personas={name: str(one.title) for name, one in catalogue.personas.items()},
            names=frozenset(str(one.name) for one in catalogue.personas.values()),
        )

    def named(self, journeys: Iterable[Journey], files: Iterable[TranslatedFile] = ()) -> Names:
        """Return what journeys and their translations name, and where the touchpoints among that lead."""
        steps = [step for journey in journeys for step in journey.steps]
        touchpoints = {step.touchpoint for step in steps if step.touchpoint}
        channels = {step.channel for step in steps if step.channel}
        channels |= {name for one in touchpoints if one in self.touchpoints and (name := self.touchpoints[one][0])}
        personas = {name for journey in journeys for name in journey.personas}
        personas.update(name for step in steps for name in (*step.personas, *step.emotion.by_persona))
        thoughts = [step.thought for step in steps]
        thoughts += [str(read.values.get("thought", "")) for file in files for read in file.said.values()]
        return Names(
            touchpoints=frozenset(touchpoints),
            channels=frozenset(channels),
            personas=frozenset(personas),
            spoken=frozenset(thought.partition(" ")[0] for thought in thoughts),
        )

    def changed(self, other: Words) -> Names:
        """Return what is another thing in other words, or is not there."""
        places, titles = (self.touchpoints.items(), self.personas.items())
        return Names(
            touchpoints=frozenset(name for name, _ in places ^ other.touchpoints.items()),
            channels=self.channels ^ other.channels,
            personas=frozenset(name for name, _ in titles ^ other.personas.items()),
            spoken=self.names ^ other.names,
        )

    def touches(self, journey: Journey, changed: Names, files: Iterable[TranslatedFile] = ()) -> bool:
        """Say whether a journey or a translation of it names something that is another thing now."""
        named = self.named((journey,), files)
        return not (
            named.touchpoints.isdisjoint(changed.touchpoints)
            and named.channels.isdisjoint(changed.channels)
            and named.personas.isdisjoint(changed.personas)
            and named.spoken.isdisjoint(changed.spoken)
        )


@dataclass(frozen=True)
class Part(Project):
    """Some journeys of a project, with their translations and the words that they name; on no day."""

    names: frozenset[str] = field(default_factory=frozenset)

    @property
    def persona_names(self) -> frozenset[str]:
        """What personas are called in short, as far as a thought here begins with it."""
        return self.names

    @property
    def met(self) -> Things:
        """Nothing: what journeys share is beyond them."""
        return {}

    @property
    def offered_touchpoints(self) -> tuple[Touchpoint, ...]:
        """None, as above."""
        return ()

    @property
    def offered_channels(self) -> tuple[Channel, ...]:
        """None, as above."""
        return ()

    @property
    def offered_personas(self) -> tuple[Persona, ...]:
        """None, as above."""
        return ()

    def pieces(self) -> Iterator[Piece]:
        """Yield path, text and first line of what the journeys tell in every language."""
        for journey in self.catalogue.journeys.values():
            yield from told(journey)
        yield from translated(self.loaded.translated_files)

    def prepare(self) -> None:
        """Work out what many rules look at, so that copies of this process need not."""
        _ = self.offered, self.walked, self.lows, self.narrations, self.texts_of("step", "title")


@dataclass(frozen=True)
class Beyond(Project):
    """What stands in no journey of a project, and what of it is used in them."""

    whole: Project | None = None

    @cached_property
    def met(self) -> Things:
        """The personas, touchpoints, channels and phases that the offered journeys meet."""
        return self._whole.met

    @cached_property
    def offered_touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that these journeys use."""
        return self._whole.offered_touchpoints

    @cached_property
    def offered_channels(self) -> tuple[Channel, ...]:
        """The channels that these journeys go through."""
        return self._whole.offered_channels

    @cached_property
    def offered_personas(self) -> tuple[Persona, ...]:
        """The personas that walk these journeys."""
        return self._whole.offered_personas

    @property
    def _whole(self) -> Project:
        assert self.whole is not None
        return self.whole

    def pieces(self) -> Iterator[Piece]:
        """Yield path, text and first line of what is told of personas and places in every language."""
        yield from noted(self.catalogue)
        yield from translated(self.loaded.translated_files)


def part_of(project: Project, journeys: Collection[Journey], words: Words) -> Part:
    """Return some journeys of a project; `words` are those of the project."""
    catalogue = project.catalogue
    files = [file for journey in journeys for file in project.translations.get(journey.origin.path, ())]
    named = words.named(journeys, files)
    seen = replace(
        catalogue,
        phases={},
        channels={name: Channel(id=name, title="", origin=Origin("")) for name in named.channels & words.channels},
        touchpoints={
            name: _touchpoint(name, *words.touchpoints[name]) for name in named.touchpoints & words.touchpoints.keys()
        },
        personas={
            name: Persona(id=name, title=words.personas[name], origin=Origin(""))
            for name in named.personas & words.personas.keys()
        },
        journeys={journey.id: journey for journey in journeys},
        translated={},
    )
    settings = Settings(
        title="",
        languages=project.settings.languages,
        scale=project.settings.scale,
        checks=replace(project.settings.checks, origin=CheckSettings().origin),
    )
    loaded = Loaded(
        settings=settings,
        catalogue=seen,
        sources=project.loaded.sources,
        files=frozenset(),
        unread=frozenset(),
        findings=(),
        translations=Editions(seen, settings, ()),
        translated_files=tuple(files),
        drafts=project.loaded.drafts,
    )
    return Part(loaded=loaded, names=words.names & named.spoken)


def beyond(project: Project) -> Beyond:
    """Return what stands in no journey of a project."""
    files = (file for file in project.loaded.translated_files if file.original not in project.journeys_by_path)
    loaded = replace(
        project.loaded,
        catalogue=replace(project.catalogue, journeys={}),
        translated_files=tuple(files),
        suppressions=(),
    )
    return Beyond(loaded=loaded, today=project.today, whole=project)


def _touchpoint(name: str, channel: str | None, fields: tuple[str, ...]) -> Touchpoint:
    origin = Origin.of("", _NOWHERE, fields, _NOWHERE * len(fields))
    return Touchpoint(id=name, title="", channel=channel, origin=origin)
