"""What is told of journeys, personas and places, piece by piece and in every language, and what links are in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeybook.load import Drafted, TranslatedFile
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.place import Channel, Touchpoint
from journeybook.prose.links import ProseLink, RawHtml, scan
from journeybook.source import Mark, Span

Piece = tuple[str, str, int]
"""Path, text and first line of a piece of Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narration:
    """A piece of Markdown, with the links, pictures and raw HTML in it."""

    path: str
    """The file it stands in."""
    links: tuple[ProseLink, ...]
    """Links and pictures, in order."""
    html: tuple[RawHtml, ...]

    def span(self, mark: Mark) -> Span:
        """Return the span of a mark in this file."""
        return Span.of(self.path, mark)


def told(journey: Journey) -> Iterator[Piece]:
    """Yield path, text and first line of what a journey tells."""
    path, narrative = journey.origin.path, journey.narrative
    yield path, narrative.introduction, narrative.line
    for section in narrative.sections:
        yield path, section.markdown, section.line


def noted(catalogue: Catalogue) -> Iterator[Piece]:
    """Yield the same of personas and places."""
    for persona in catalogue.personas.values():
        yield persona.origin.path, persona.body, persona.body_line
    places: tuple[Channel | Touchpoint, ...] = (*catalogue.channels.values(), *catalogue.touchpoints.values())
    for place in places:
        yield place.body_path, place.body, place.body_line


def translated(files: Iterable[TranslatedFile]) -> Iterator[Piece]:
    """Yield the same of every piece of Markdown that translations have."""
    for file in files:
        if file.counts:
            yield file.path, file.narrative.introduction, file.narrative.line
            for section in file.narrative.sections:
                yield file.path, section.markdown, section.line


def narrations(pieces: Iterable[Piece], drafts: Mapping[str, Drafted]) -> Iterator[Narration]:
    """Yield the pieces that hold a link, a picture or raw HTML; `drafts` are what was made of files, by path."""
    for path, markdown, line in pieces:
        # What could be read for each file alone was, when the file was.
        known = drafts[path].prose.get(line) if path in drafts else None
        found = scan(markdown, line) if known is None else known
        if found:
            yield Narration(
                path=path,
                links=tuple(thing for thing in found if isinstance(thing, ProseLink)),
                html=tuple(thing for thing in found if isinstance(thing, RawHtml)),
            )
