"""Journeys grouped by area, and the order in which lists show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from journeybook.fields.types import slug
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, JourneyState, Lifecycle
from journeybook.model.text import same_language
from journeybook.pages.alphabet import alphabetical, folded

_ORDER = {Lifecycle.PUBLISHED: 0, Lifecycle.REVIEW: 1, Lifecycle.DRAFT: 2, Lifecycle.RETIRED: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Journeys of one area."""

    title: str
    """Empty for journeys without an area."""
    anchor: str
    journeys: tuple[Journey, ...]


def areas(catalogue: Catalogue) -> tuple[Area, ...]:
    """Return the areas by title, journeys without one last; two spellings of one name are one area.

    In an area what holds stands first: published, in review, draft, retired; then by title. A to-be follows its
    as-is, for nobody reads it without.
    """
    groups: dict[str, list[Journey]] = {}
    key_of = cache(folded)  # thousands of journeys share some areas
    for journey in catalogue.journeys.values():
        groups.setdefault(key_of(journey.area), []).append(journey)
    keys = sorted(groups, key=lambda key: (not key, alphabetical(key)))
    anchors = _anchors(keys)
    return tuple(
        Area(
            title=same_language(groups[key][0].area.strip(), groups[key][0].area),
            anchor=anchors[key],
            journeys=in_reading_order(groups[key]),
        )
        for key in keys
    )


def largest_first(every: Iterable[Area]) -> tuple[Area, ...]:
    """Return areas by size, so that those with one or two cards fill a row together; journeys without one last."""
    return tuple(sorted(every, key=lambda area: (not area.title, -len(area.journeys))))


def in_reading_order(journeys: Iterable[Journey]) -> tuple[Journey, ...]:
    """Return journeys by status and title, each to-be behind its as-is where that is among them."""
    ordered = sorted(journeys, key=lambda one: (_ORDER[one.status], alphabetical(one.title)))
    names = {journey.id for journey in ordered if journey.state is not JourneyState.TO_BE}
    followers: dict[str, list[Journey]] = {}
    leading = []
    for journey in ordered:
        if journey.state is JourneyState.TO_BE and journey.of in names:
            followers.setdefault(journey.of or "", []).append(journey)
        else:
            leading.append(journey)
    return tuple(one for leader in leading for one in (leader, *followers.get(leader.id, ())))


def cut_fairly(groups: Sequence[Area], at_most: int) -> tuple[Area, ...]:
    """Return the areas with `at_most` journeys in all, taken from each area in turn, so that every area is seen."""
    taken: dict[str, list[Journey]] = {}
    left = at_most
    for row in zip_longest(*(group.journeys for group in groups)):
        for group, journey in zip(groups, row, strict=True):
            if journey is not None and left:
                taken.setdefault(group.anchor, []).append(journey)
                left -= 1
        if not left:
            break
    return tuple(replace(group, journeys=tuple(taken[group.anchor])) for group in groups if group.anchor in taken)


def _anchors(keys: Sequence[str]) -> Mapping[str, str]:
    """Return an anchor an area, from its name where that has letters for one and no other area took it."""
    found: dict[str, str] = {}
    for number, key in enumerate(keys, 1):
        name = f"area-{slug(key) or number}"
        found[key] = name if name not in found.values() else f"{name}-{number}"
    return found
