"""The project's own files that pages show or offer, and that must therefore stand in the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from journeybook.load import Drafted
from journeybook.model.catalogue import linked_in
from journeybook.model.journey import Journey
from journeybook.pages.context import SiteContext
from journeybook.pages.portrait import portrait_file
from journeybook.prose.links import ProseLink, scan
from journeybook.prose.targets import TargetKind, may_be_file, resolve

NOTHING: Mapping[str, Drafted] = {}
NOWHERE: Mapping[str, Iterable[str]] = {}


def project_files(
    site: SiteContext, drafts: Mapping[str, Drafted] = NOTHING, linked: Mapping[str, Iterable[str]] = NOWHERE
) -> tuple[str, ...]:
    """Return the paths of the files that pages refer to, each once, sorted; all of them are among `site.files`.

    `drafts` have the links that were looked for when their files were read. `linked` are all addresses that lead inside
    the project from journeys of which they are known, by the paths of these in the language they are written in.
    """
    found = {portrait_file(persona, site) for persona in site.catalogue.personas.values()}
    found.add(site.settings.theme.logo)
    journeys = []
    for journey in site.catalogue.journeys.values():
        if site.original is None and journey.origin.path in linked:
            found.update(_files(linked[journey.origin.path], journey.origin.path, site))
        else:
            journeys.append(journey)
    for path, markdown, line in _narratives(site, journeys):
        known = drafts[path].prose.get(line) if path in drafts else None
        pieces = scan(markdown, line) if known is None else known
        found.update(_files((piece.target for piece in pieces if isinstance(piece, ProseLink)), path, site))
    for one in linked_in(journeys):
        found.update(_files((unquote(one.link),), one.origin.path, site))
    return tuple(sorted(path for path in found if path in site.files))


def _narratives(site: SiteContext, journeys: Iterable[Journey]) -> Iterator[tuple[str, str, int]]:
    """Yield path, text and first line of every piece of Markdown that pages show, of journeys these."""
    catalogue = site.catalogue
    for journey in journeys:
        narrative = journey.narrative
        yield narrative.path, narrative.introduction, narrative.line
        for section in narrative.sections:
            yield section.path, section.markdown, section.line
    for persona in catalogue.personas.values():
        yield persona.body_path, persona.body, persona.body_line
    for channel in catalogue.channels.values():
        yield channel.body_path, channel.body, channel.body_line
    for touchpoint in catalogue.touchpoints.values():
        yield touchpoint.body_path, touchpoint.body, touchpoint.body_line


def _files(addresses: Iterable[str], source: str, site: SiteContext) -> Iterator[str]:
    for address in filter(may_be_file, addresses):
        target = resolve(address, source, site.catalogue, site.files)
        if target is not None and target.kind is TargetKind.FILE:
            yield target.name
