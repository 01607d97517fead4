"""Why an address written in a project leads nowhere, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple
from urllib.parse import unquote

from journeybook.checks.project import Project
from journeybook.diagnostics import did_you_mean, shortened
from journeybook.model.journey import Journey
from journeybook.prose.targets import DOWNLOADS, PICTURES, TargetKind, anchors_of_journey, resolve


class DeadEnd(NamedTuple):
    """What is wrong with an address, and the way out."""

    message: str
    hint: str


def dead_link(address: str, source: str, project: Project) -> DeadEnd | None:
    """Say why a relative address in the file `source` leads nowhere; None where it leads somewhere."""
    target = resolve(unquote(address), source, project.catalogue, project.files)
    if target is None:
        return _explained(unquote(address), source, project, _pages(project), DOWNLOADS)
    if target.kind is TargetKind.HERE:
        return _dead_anchor(target.anchor, source, project)
    return None


def dead_picture(path: str, source: str, project: Project) -> DeadEnd | None:
    """Say why a path in the file `source` is no picture of the project; None where it is one.

    The path is relative to that file; pass "" for a path that is relative to the project.
    """
    target = resolve(path, source, project.catalogue, project.files)
    if target is not None and target.kind is TargetKind.FILE and target.name.lower().endswith(PICTURES):
        return None
    return _explained(path, source, project, (), PICTURES)


def _explained(
    address: str, source: str, project: Project, pages: Iterable[str], endings: tuple[str, ...]
) -> DeadEnd | None:
    path, _, anchor = address.partition("#")
    path = path.partition("?")[0]
    full = normpath(join(dirname(source), path))
    if full.startswith(("../", "/")) or full == "..":
        return DeadEnd(
            f"'{shortened(path, 80)}' leads out of the project", "keep the file in the project, or link to the web"
        )
    if full in project.unread:
        return None
    journey = next((found for found in project.catalogue.journeys.values() if found.origin.path == full), None)
    if journey is not None and anchor and endings is DOWNLOADS:
        hint = did_you_mean(anchor, _anchors(journey, project))
        return DeadEnd(f"the journey '{journey.id}' has no stage or step '{shortened(anchor, 80)}'", hint)
    if full in project.files:
        return DeadEnd(
            f"'{shortened(path, 80)}' is nothing that the site holds",
            "it holds files that end in " + ", ".join(endings),
        )
    near = [name for name in project.files if name.lower().endswith(endings)]
    known = [relpath(name, dirname(source) or ".") for name in (*pages, *near)]
    hint = did_you_mean(path, known)
    relative = f"a path is relative to {source}" if source else "a path is relative to the project"
    return DeadEnd(
        f"there is no file '{shortened(full, 80)}' in the project", hint if "did you mean" in hint else relative
    )


def _dead_anchor(anchor: str, source: str, project: Project) -> DeadEnd | None:
    """Look for an anchor on the page itself; only those of journeys are known before pages are made."""
    journey = next((found for found in project.catalogue.journeys.values() if found.origin.path == source), None)
    if journey is None or not anchor or anchor.startswith(("h-", "fn")):
        return None
    known = _anchors(journey, project)
    if anchor in known:
        return None
    return DeadEnd(f"this journey has no stage or step '{shortened(anchor, 80)}'", did_you_mean(anchor, known))


def _anchors(journey: Journey, project: Project) -> frozenset[str]:
    pains = {f"pain-{pain.id}" for pain in journey.defined_pains}
    opportunities = {f"opportunity-{opportunity.id}" for opportunity in journey.defined_opportunities}
    return anchors_of_journey(project.catalogue, journey.id) | pains | opportunities


def _pages(project: Project) -> tuple[str, ...]:
    """Return the paths of the files that have a page."""
    catalogue = project.catalogue
    return (
        *(journey.origin.path for journey in catalogue.journeys.values()),
        *(persona.origin.path for persona in catalogue.personas.values()),
        *(channel.body_path for channel in catalogue.channels.values() if channel.body_path),
        *(touchpoint.body_path for touchpoint in catalogue.touchpoints.values() if touchpoint.body_path),
    )
