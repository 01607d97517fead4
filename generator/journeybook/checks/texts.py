"""What readers read in some journeys, field by field, each text in the language it is written in.

The originals come first, then their translations: a rule of wording looks at what the readers of every language have
before them. Knows no rule.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from journeybook.load import Loaded, TranslatedFile
from journeybook.model.journey import Journey
from journeybook.source import Origin, Span

_FIELDS = {
    "journey": ("title", "goal", "trigger", "outcome"),
    "stage": ("title", "description"),
    "step": ("title", "description", "thought"),
    "pain": ("title", "description"),
    "opportunity": ("title", "description"),
    "touchpoint": ("title", "definition"),
    "channel": ("title", "definition"),
    "phase": ("title", "definition"),
    "persona": ("title", "role", "quote"),
}
"""The fields that hold a sentence or a name, by the kinds of things that have them."""
SHARED = ("persona", "phase", "touchpoint", "channel")
"""The kinds of things that stand in no journey."""
Things = Mapping[tuple[str, str], Any]
"""Kind and id → a thing that stands in no journey."""


class Text(NamedTuple):
    """What is written in one field of one thing, in one language."""

    kind: str
    """Which kind of thing: `step`, `touchpoint` …"""
    id: str
    """The id of the thing; of a journey or a persona, the id of its file."""
    field: str
    text: str
    language: str
    origin: Origin
    journey: str = ""
    """The id of the journey it stands in; empty for what journeys share."""

    @property
    def span(self) -> Span:
        """Where it is written."""
        return self.origin.span(self.field)


class Patterns:
    """Regular expressions for one question, one a language; in a language that has none the answer is no.

    Case does not count, and a typographic apostrophe is a plain one.
    """

    def __init__(self, **by_language: str) -> None:
        """Take the expressions by the codes of languages; white space and comments in them do not count."""
        self._written = by_language
        # Compiled when they are asked for: a project has few of the languages, and some commands ask none.
        self._compiled: dict[str, re.Pattern[str] | None] = {}

    def search(self, text: str, language: str) -> re.Match[str] | None:
        """Return the first place in a text that fits the expression of its language."""
        if language not in self._compiled:
            written = self._written.get(primary(language))
            self._compiled[language] = re.compile(written, re.IGNORECASE | re.VERBOSE) if written else None
        expression = self._compiled[language]
        return expression.search(text.replace("’", "'")) if expression else None


def primary(language: str) -> str:
    """Return a language without its region: `fr` of `fr-CA`."""
    return language.partition("-")[0].lower()


def texts_in(loaded: Loaded, journeys: Collection[Journey]) -> Iterator[Text]:
    """Yield what is written in some journeys, in every language."""
    for journey in journeys:
        for kind, thing in _parts(journey):
            yield from _written(kind, thing, loaded.catalogue.language, journey.id)
    by_path = {journey.origin.path: journey.id for journey in journeys}
    for file in loaded.translated_files:
        if file.counts and file.original in by_path:
            yield from _translated(file, by_path[file.original], "", {})


def texts_of(loaded: Loaded, shared: Things) -> Iterator[Text]:
    """Yield what is written of personas, places and phases, in every language."""
    for (kind, _), thing in shared.items():
        yield from _written(kind, thing, loaded.catalogue.language)
    personas = {thing.origin.path: name for (kind, name), thing in shared.items() if kind == "persona"}
    for file in loaded.translated_files:
        if file.counts:
            yield from _translated(file, "", personas.get(file.original, ""), shared)


def _parts(journey: Journey) -> Iterator[tuple[str, Any]]:
    yield "journey", journey
    for stage in journey.stages:
        yield "stage", stage
        for step in stage.steps:
            yield "step", step
    for pain in journey.defined_pains:
        yield "pain", pain
    for opportunity in journey.defined_opportunities:
        yield "opportunity", opportunity


def _written(kind: str, thing: Any, language: str, journey: str = "") -> Iterator[Text]:
    for field in _FIELDS[kind]:
        text = getattr(thing, field)
        # A title may have been made of an id or of a file's name.
        if text and thing.origin.has(field):
            yield Text(
                kind=kind,
                id=thing.id,
                field=field,
                text=text,
                language=language,
                origin=thing.origin,
                journey=journey,
            )


def _translated(file: TranslatedFile, journey: str, persona: str, shared: Things) -> Iterator[Text]:
    """Yield what a translation says of a journey, of a persona, or in a list of shared things."""
    for key, read in file.said.items():
        # What has no id of its own, such as a metric of a step, has a longer key, and none of these texts.
        kind = str(key[0])
        if kind not in _FIELDS or len(key) > 2:
            continue
        name = str(key[1]) if len(key) > 1 else journey or persona
        if not journey and (kind, name) not in shared:
            continue
        for field in _FIELDS[kind]:
            if text := read.values.get(field):
                yield Text(
                    kind=kind,
                    id=name,
                    field=field,
                    text=text,
                    language=file.language,
                    origin=read.origin,
                    journey=journey,
                )
