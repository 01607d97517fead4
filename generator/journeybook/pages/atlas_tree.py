"""The tree of the atlas: folders, in them areas, in them journeys, in them the steps that open finer ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from journeybook.insight.atlas import Branch, Entry, nesting
from journeybook.model.journey import Journey, JourneyState, Lifecycle
from journeybook.pages.alphabet import alphabetical
from journeybook.pages.areas import Area
from journeybook.pages.context import Link, PageContext

MOST_ENTRIES = 100
"""Journeys at the top of an area; the others are in the list of journeys."""
MOST_LISTED = 800
"""The same of all areas together: of many areas each lists fewer, but always some."""
_LEAST = 5
MOST_OPENERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeJourney:
    """A journey in the tree."""

    link: Link
    scope: str
    """Key of the word: `scope.customer`."""
    intended: bool
    retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeBranch:
    """A step that opens a finer journey."""

    step: Link
    journey: TreeJourney | None
    """None where there is no such journey."""
    name: str
    """The id that the step names."""
    fate: str
    """`shown`, `again`, `circle`, `deep`, `missing`."""
    widens: bool
    """The wrong way round: what is opened is wider."""
    branches: tuple[TreeBranch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeEntry:
    """A journey at the top of its area."""

    journey: TreeJourney
    openers: tuple[tuple[Link, Link], ...]
    """The steps of other journeys that open it, each with its journey; the first of them."""
    more_openers: int
    again: bool
    """What is in it is shown elsewhere."""
    branches: tuple[TreeBranch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeArea:
    """The journeys of one area."""

    anchor: str
    """Of the area in the picture."""
    entries: tuple[TreeEntry, ...]
    more: int
    """How many are not listed."""
    href: str
    """The list of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFolder:
    """An area, or a folder that holds several."""

    title: str
    total: int
    """Journeys in it and below it."""
    area: TreeArea | None
    """None for a folder that has journeys of several areas, or none, itself."""
    folders: tuple[TreeFolder, ...]


@dataclass(slots=True)
class _Node:
    """A folder of the project, while it is put together."""

    areas: list[int] = field(default_factory=list)
    """The areas whose journeys lie in it, by their number."""
    below: dict[str, _Node] = field(default_factory=dict)


def atlas_tree(every: Sequence[Area], context: PageContext) -> tuple[TreeFolder, ...]:
    """Return the areas as a tree, those of sub-folders inside those of the folders above them."""
    nests = nesting([area.journeys for area in every], context.catalogue)
    at_most = min(MOST_ENTRIES, max(_LEAST, MOST_LISTED // max(1, len(every))))
    leaves = [_area(area, entries, context, at_most) for area, entries in zip(every, nests, strict=True)]
    top = _Node()
    for number, area in enumerate(every):
        node = top
        for name in _folder(area.journeys):
            node = node.below.setdefault(name, _Node())
        node.areas.append(number)
    return tuple(sorted(_below(top, every, leaves, context), key=lambda one: _order(one, every)))


def _below(node: _Node, every: Sequence[Area], leaves: Sequence[TreeArea], context: PageContext) -> list[TreeFolder]:
    """Return what stands in a folder: areas, and folders below it; an area that has a folder for itself is that."""
    found = [_folder_of(number, (), every, leaves, context) for number in node.areas]
    for name, inner in node.below.items():
        if len(inner.areas) == 1:
            [number] = inner.areas
            within = _below(_Node(below=inner.below), every, leaves, context)
            found.append(_folder_of(number, within, every, leaves, context))
        else:
            within = _below(inner, every, leaves, context)
            title = name.replace("-", " ").capitalize()
            total = sum(one.total for one in within)
            found.append(TreeFolder(title=title, total=total, area=None, folders=_sorted(within, every)))
    return found


def _folder_of(
    number: int, within: Sequence[TreeFolder], every: Sequence[Area], leaves: Sequence[TreeArea], context: PageContext
) -> TreeFolder:
    area = every[number]
    return TreeFolder(
        title=area.title or context.site.language.gettext("Other journeys"),
        total=len(area.journeys) + sum(one.total for one in within),
        area=leaves[number],
        folders=_sorted(within, every),
    )


def _sorted(folders: Sequence[TreeFolder], every: Sequence[Area]) -> tuple[TreeFolder, ...]:
    return tuple(sorted(folders, key=lambda one: _order(one, every)))


def _order(folder: TreeFolder, every: Sequence[Area]) -> tuple[bool, tuple[int, str, str]]:
    """Return the sort key of a folder: by title, the journeys without an area last."""
    nameless = folder.area is not None and any(not area.title and area.anchor == folder.area.anchor for area in every)
    return nameless, alphabetical(folder.title)


def _folder(journeys: Sequence[Journey]) -> tuple[str, ...]:
    """Return the folders, from the top, in which all of some journeys lie."""
    paths = [tuple(filter(None, journey.folder.split("/"))) for journey in journeys]
    shared: list[str] = []
    for names in zip(*paths, strict=False):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return tuple(shared)


def _area(area: Area, entries: Sequence[Entry], context: PageContext, at_most: int) -> TreeArea:
    return TreeArea(
        anchor=area.anchor,
        entries=tuple(_entry(entry, context) for entry in entries[:at_most]),
        more=max(0, len(entries) - at_most),
        href=context.href(context.site.area_pages[area.anchor], area.anchor),
    )


def _entry(entry: Entry, context: PageContext) -> TreeEntry:
    return TreeEntry(
        journey=_journey(entry.journey, context),
        openers=tuple((context.place(place), context.journey(place.journey)) for place in entry.openers[:MOST_OPENERS]),
        more_openers=max(0, len(entry.openers) - MOST_OPENERS),
        again=entry.again,
        branches=tuple(_branch(branch, context) for branch in entry.branches),
    )


def _branch(branch: Branch, context: PageContext) -> TreeBranch:
    return TreeBranch(
        step=context.place(branch.place),
        journey=_journey(branch.journey, context) if branch.journey else None,
        name=branch.name,
        fate=branch.fate.value,
        widens=branch.widens,
        branches=tuple(_branch(inner, context) for inner in branch.branches),
    )


def _journey(journey: Journey, context: PageContext) -> TreeJourney:
    return TreeJourney(
        link=context.journey(journey),
        scope=f"scope.{journey.scope}",
        intended=journey.state is JourneyState.TO_BE,
        retired=journey.status is Lifecycle.RETIRED,
    )
