"""Sets of lifecycle phases as pages speak of them: what they are called, and the phases of a stage set by set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeybook.model.place import Phase, PhaseSet
from journeybook.pages.context import Link, PageContext, SiteContext

TINTS = 6
"""Tints for lifecycle phases; a seventh phase has the first one again."""


def set_title(phases: PhaseSet, site: SiteContext) -> str:
    """Return what a set is called, where it stands beside others."""
    return phases.title or site.language.gettext("Lifecycle")


def set_titles(site: SiteContext) -> dict[str, str]:
    """Return phase id → what its set is called, in the order of sets; all empty where there is one set alone."""
    sets = site.catalogue.phase_sets
    return {phase.id: set_title(one, site) if len(sets) > 1 else "" for one in sets for phase in one.phases}


def by_set(names: Iterable[str], context: PageContext) -> Iterator[tuple[PhaseSet, tuple[Phase, ...]]]:
    """Yield the known phases of a stage or a journey set by set, each once, in the order written."""
    known = context.catalogue.phases
    found = [known[name] for name in dict.fromkeys(names) if name in known]
    for one in context.catalogue.phase_sets:
        if own := tuple(phase for phase in found if phase.set == one.title):
            yield one, own


def in_short(names: Iterable[str], context: PageContext) -> tuple[Link, ...]:
    """Return the phases of a stage where no set is named: a name that two sets share is said once, of the first."""
    found: dict[str, Link] = {}
    for _, own in by_set(names, context):
        for phase in own:
            found.setdefault(phase.title, context.phase(phase))
    return tuple(found.values())


def tint(names: Iterable[str], context: PageContext) -> int:
    """Return which tint a stage of these phases has, from 1: that of its first phase in its first set; 0 for none."""
    for one, own in by_set(names, context):
        return one.phases.index(own[0]) % TINTS + 1
    return 0
