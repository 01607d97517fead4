"""The project's own files that pages show or offer, and that must therefore stand in the site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from journeybook.pages.context import Prose, SiteContext
from journeybook.pages.portrait import portrait_file
from journeybook.prose.links import links_in
from journeybook.prose.targets import TargetKind, resolve


def project_files(site: SiteContext) -> tuple[str, ...]:
    """Return the paths of the files that pages refer to, each once, sorted; all of them are among `site.files`."""
    found = {portrait_file(persona, site) for persona in site.catalogue.personas.values()}
    found.add(site.settings.theme.logo)
    for prose in narratives(site):
        found.update(_linked(prose, site))
    for linked in site.catalogue.linked():
        target = resolve(unquote(linked.link), linked.origin.path, site.catalogue, site.files)
        if target is not None and target.kind is TargetKind.FILE:
            found.add(target.name)
    return tuple(sorted(path for path in found if path in site.files))


def narratives(site: SiteContext) -> Iterator[Prose]:
    """Yield every piece of Markdown that pages show."""
    catalogue = site.catalogue
    for journey in catalogue.journeys.values():
        yield Prose(markdown=journey.narrative.introduction, source=journey.narrative.path)
        for section in journey.narrative.sections:
            yield Prose(markdown=section.markdown, source=section.path)
    for persona in catalogue.personas.values():
        yield Prose(markdown=persona.body, source=persona.body_path)
    for channel in catalogue.channels.values():
        yield Prose(markdown=channel.body, source=channel.body_path)
    for touchpoint in catalogue.touchpoints.values():
        yield Prose(markdown=touchpoint.body, source=touchpoint.body_path)


def _linked(prose: Prose, site: SiteContext) -> Iterator[str]:
    for link in links_in(prose.markdown, 1):
        target = resolve(link.target, prose.source, site.catalogue, site.files)
        if target is not None and target.kind is TargetKind.FILE:
            yield target.name
