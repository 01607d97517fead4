"""A project in each of its languages: the default catalogue retold with what the translations say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from journeybook.config import Settings
from journeybook.format.translation import TRANSLATIONS
from journeybook.load.areas import area_names
from journeybook.load.discover import CONFIG
from journeybook.load.originals import JOURNEY_KEY, PERSONA_KEY, SITE_KEY, body_of
from journeybook.load.texts import Key, Retelling
from journeybook.load.translations import TranslatedFile
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Touchpoint

_Told = TypeVar("_Told", Persona, Channel, Touchpoint)


class Editions(Mapping[str, Catalogue]):
    """The catalogue in each language but the default, in their order. Made when first asked for: a check needs none."""

    def __init__(self, catalogue: Catalogue, settings: Settings, files: tuple[TranslatedFile, ...]) -> None:
        self._catalogue = catalogue
        self._settings = settings
        self._files = files
        self._languages = tuple(dict.fromkeys(code for code in settings.languages if code != catalogue.language))
        self._made: dict[str, Catalogue] = {}

    def __getitem__(self, language: str) -> Catalogue:
        if language not in self._languages:
            raise KeyError(language)
        if language not in self._made:
            self._made[language] = self._edition(language).catalogue(self._catalogue)
        return self._made[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)

    def settings(self, language: str) -> Settings:
        """Return the configuration with its texts in a language; KeyError where it is none of the further ones."""
        if language not in self._languages:
            raise KeyError(language)
        return self._edition(language).settings(self._settings)

    def _edition(self, language: str) -> _Edition:
        files = {file.original: file for file in self._files if file.language == language and file.counts}
        return _Edition(language, self._catalogue.language, files)


class _Edition:
    def __init__(self, language: str, default: str, files: Mapping[str, TranslatedFile]) -> None:
        self.language = language
        self.default = default
        self.files = files
        """Path of an original → its translation."""
        self.areas: Mapping[str, str] = {}

    def catalogue(self, default: Catalogue) -> Catalogue:
        self.areas = area_names(default, self.files.values(), self.language)
        return replace(
            default,
            language=self.language,
            phases={
                name: self._retelling(phase.origin.path).thing(phase, TRANSLATIONS["phase"], ("phase", name))
                for name, phase in default.phases.items()
            },
            channels={name: self._told("channel", channel) for name, channel in default.channels.items()},
            touchpoints={name: self._told("touchpoint", place) for name, place in default.touchpoints.items()},
            personas={name: self._told("persona", persona) for name, persona in default.personas.items()},
            journeys={name: self._journey(journey) for name, journey in default.journeys.items()},
            translated={original: file.path for original, file in self.files.items()},
        )

    def settings(self, default: Settings) -> Settings:
        return self._retelling(CONFIG).thing(default, TRANSLATIONS["site configuration"], SITE_KEY)

    def _retelling(self, path: str) -> Retelling:
        file = self.files.get(path)
        return Retelling(file.said if file else {}, self.default)

    def _journey(self, journey: Journey) -> Journey:
        retelling, file = self._retelling(journey.origin.path), self.files.get(journey.origin.path)
        retold = retelling.thing(journey, TRANSLATIONS["journey"], JOURNEY_KEY)
        # One journey that names its area in this language does so for all of that area.
        area = self.areas.get(journey.area, retold.area)
        narrative = retelling.narrative(journey.narrative, file.narrative if file else None)
        return replace(retold, area=area, narrative=narrative)

    def _told(self, kind: str, thing: _Told) -> _Told:
        key: Key = PERSONA_KEY if kind == "persona" else (kind, thing.id)
        retold = self._retelling(thing.origin.path).thing(thing, TRANSLATIONS[kind], key)
        file = self.files.get(thing.body_path)
        body = self._retelling(thing.body_path).narrative(body_of(thing), file.narrative if file else None)
        return replace(
            retold, body=body.introduction, body_path=body.path, body_line=body.line, body_language=body.language
        )
