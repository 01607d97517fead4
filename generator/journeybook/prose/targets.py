"""Where a relative link of a narrative leads: to a thing of the catalogue, or to a file of the project."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from posixpath import dirname, join, normpath

from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
"""The endings of files that a page may show or offer; each is copied into the site."""
DOWNLOADS = (*PICTURES, ".pdf", ".csv", ".xlsx", ".docx", ".pptx", ".txt")
_DOWNLOAD = re.compile("|".join(map(re.escape, DOWNLOADS)), re.IGNORECASE)


class TargetKind(StrEnum):
    """What a link leads to."""

    JOURNEY = "journey"
    PERSONA = "persona"
    CHANNEL = "channel"
    TOUCHPOINT = "touchpoint"
    FILE = "file"
    HERE = "here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something a link leads to."""

    kind: TargetKind
    name: str
    """The id of the thing, or the path of the file; empty for the page itself."""
    anchor: str = ""


def resolve(address: str, source: str, catalogue: Catalogue, files: Collection[str]) -> Target | None:
    """Return what a relative address in the file `source` leads to; None where there is nothing.

    Anchors of journeys are checked, see `anchors_of_journey`; a page's own anchors are not.
    """
    path, _, anchor = address.partition("#")
    if not path:
        return Target(kind=TargetKind.HERE, name="", anchor=anchor)
    full = normpath(join(dirname(source), path.split("?")[0]))
    if full.startswith(("../", "/")) or full == "..":
        return None
    # A French text may name the French file, which is what readers of the files open.
    full = catalogue.originals.get(full, full)
    folder, _, rest = full.partition("/")
    stem = rest.rpartition("/")[2].removesuffix(".md").removesuffix(".journey.yaml").removesuffix(".journey.yml")
    if folder == "journeys" and stem in catalogue.journeys:
        journey = catalogue.journeys[stem]
        if journey.origin.path == full and (not anchor or anchor in anchors_of_journey(catalogue, stem)):
            return Target(kind=TargetKind.JOURNEY, name=stem, anchor=anchor)
        return None
    if folder == "personas" and stem in catalogue.personas:
        if catalogue.personas[stem].origin.path == full:
            return Target(kind=TargetKind.PERSONA, name=stem, anchor=anchor)
        return None
    if full.endswith(".md") and folder == "channels" and stem in catalogue.channels:
        return Target(kind=TargetKind.CHANNEL, name=stem, anchor=anchor)
    if full.endswith(".md") and folder == "touchpoints" and stem in catalogue.touchpoints:
        return Target(kind=TargetKind.TOUCHPOINT, name=stem, anchor=anchor)
    if full in files and full.lower().endswith(DOWNLOADS):
        return Target(kind=TargetKind.FILE, name=full, anchor=anchor)
    return None


def may_be_file(address: str) -> bool:
    """Say whether `resolve` may find a file at an address: what it says soon of most that it cannot."""
    return _DOWNLOAD.search(address) is not None


def anchors_of_journey(catalogue: Catalogue, name: str) -> frozenset[str]:
    """Return the ids a link may point at on the page of a journey: its stages and steps, and what it defines."""
    journey = catalogue.journeys[name]
    return anchors_of(journey, ids_in(journey))


def ids_in(journey: Journey) -> tuple[str, ...]:
    """Return the ids of the stages and steps of a journey."""
    return tuple(one.id for stage in journey.stages for one in stage.holders)


def anchors_of(journey: Journey, ids: Iterable[str]) -> frozenset[str]:
    """Return the ids a link may point at on the page of a journey whose stages and steps have some `ids`."""
    found = set(ids)
    found.update(pain_anchor(pain.id) for pain in journey.defined_pains)
    found.update(opportunity_anchor(opportunity.id) for opportunity in journey.defined_opportunities)
    return frozenset(found)


def pain_anchor(name: str) -> str:
    """Return the anchor of a pain point on the page of the journey that defines it."""
    return f"pain-{name}"


def opportunity_anchor(name: str) -> str:
    """Return the anchor of an opportunity on the page of the journey that defines it."""
    return f"opportunity-{name}"
