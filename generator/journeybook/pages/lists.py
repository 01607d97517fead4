"""The lists that pages show, in their order: what all leaves of a list share, computed once for a site.

Knows neither rows nor leaves: a leaf takes the part of a list that it shows, so that it costs no more than that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby

from journeybook.checks.health import Health, JourneyHealth
from journeybook.config import Settings
from journeybook.insight.answers import Answers, answers
from journeybook.insight.comparable import is_compared
from journeybook.insight.intended import intended
from journeybook.insight.pains import PainsFound, PainsInOrder, in_order
from journeybook.insight.priorities import Priorities, Priority, by_status, priorities
from journeybook.insight.scores import is_current
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.parts import OpportunityStatus
from journeybook.model.persona import Persona
from journeybook.model.place import Touchpoint
from journeybook.pages.alphabet import alphabetical, folded, letter_anchor, letter_of
from journeybook.pages.areas import Area, areas, largest_first
from journeybook.pages.division import Group, divided, leaves_of_groups
from journeybook.pages.routes import Routes


class Lists:
    """What a site lists. Its fields are those of the site."""

    catalogue: Catalogue
    settings: Settings
    routes: Routes
    health: Health

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The areas, in the order of the index of journeys."""
        return areas(self.catalogue)

    @cached_property
    def area_anchors(self) -> Mapping[str, str]:
        """Area by its folded name → its anchor in the index of journeys."""
        return {folded(area.title): area.anchor for area in self.areas}

    @cached_property
    def index(self) -> tuple[Journey, ...]:
        """All journeys, in the order of their index."""
        return tuple(journey for area in self.areas for journey in area.journeys)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The areas without their journeys, in that order."""
        return tuple(_group(area) for area in self.areas)

    @cached_property
    def curves(self) -> tuple[Journey, ...]:
        """All journeys, in the order of their curves: the largest area first."""
        return tuple(journey for area in largest_first(self.areas) for journey in area.journeys)

    @cached_property
    def curve_groups(self) -> tuple[Group, ...]:
        """The areas without their journeys, in that order."""
        return tuple(_group(area) for area in largest_first(self.areas))

    @cached_property
    def mark_values(self) -> Mapping[str, Mapping[str, str]]:
        """What stands in addresses for free texts, by filter and text; the same on all pages."""
        from journeybook.pages.finder import Marks  # needed by few pages, as below

        marks = Marks()
        for journey in self.index:
            marks.learn("area", journey.area)
            marks.learn("owner", journey.owner)
            for text in journey.tags:
                marks.learn("tag", text)
        for opportunity in self.catalogue.opportunities.values():
            marks.learn("owner", opportunity.owner)
        for touchpoint in self.catalogue.touchpoints.values():
            marks.learn("owner", touchpoint.owner)
        for persona in self.catalogue.personas.values():
            marks.learn("segment", persona.segment)
        return marks.values

    @cached_property
    def area_pages(self) -> Mapping[str, str]:
        """The anchor of an area → the output path of the page of the index on which it begins."""
        sizes = [group.size for group in self.groups]
        leaves = leaves_of_groups(sizes, divided("journeys", sum(sizes)))
        return {
            group.anchor: self.routes.leaf(self.routes.journeys, leaf)
            for group, leaf in zip(self.groups, leaves, strict=True)
        }

    @cached_property
    def priorities(self) -> Priorities:
        """All opportunities, in the order in which the project prioritises them."""
        return priorities(self.catalogue, self.settings.priorities, self._answers)

    @cached_property
    def _answers(self) -> Answers:
        """Which opportunity answers which pain points."""
        return answers(self.catalogue)

    @cached_property
    def opportunity_lines(self) -> Mapping[str, int]:
        """Opportunity id → the line of its file on which it begins."""
        return {name: one.origin.whole[0] for name, one in self.catalogue.opportunities.items()}

    @cached_property
    def register(self) -> tuple[Priority, ...]:
        """The same by status, as their register lists them."""
        return by_status(self.priorities)

    @cached_property
    def register_groups(self) -> tuple[tuple[OpportunityStatus, int], ...]:
        """How many there are of each status, in that order."""
        return tuple(Counter(one.opportunity.status for one in self.register).items())

    @cached_property
    def by_health(self) -> tuple[JourneyHealth, ...]:
        """The journeys that are scored, those with most to gain first."""
        return tuple(sorted(self.health.journeys.values(), key=lambda one: one.score))

    @cached_property
    def rules_by_journey(self) -> Mapping[str, tuple[str, ...]]:
        """Journey id → the ids of the rules that found something in it, the widest reach first."""
        found: dict[str, list[str]] = {}
        for reach in self.health.rules:
            for journey in reach.journeys:
                found.setdefault(journey, []).append(reach.rule.id)
        return {journey: tuple(rules) for journey, rules in found.items()}

    @cached_property
    def pains_by_id(self) -> PainsFound:
        """All pain points by id."""
        return PainsFound(self.catalogue, self._answers)

    @cached_property
    def pains(self) -> PainsInOrder:
        """The same, those that weigh most first."""
        return PainsInOrder(self._pain_order, self.pains_by_id)

    @cached_property
    def _pain_order(self) -> list[str]:
        """Their ids."""
        return in_order(self.catalogue)

    @cached_property
    def pain_leaves(self) -> Mapping[str, int]:
        """Pain id → the leaf of the register on which it stands, from 1."""
        names = self._pain_order
        division = divided("pains", len(names))
        return {name: leaf for leaf in range(1, division.leaves + 1) for name in division.of(names, leaf)}

    @cached_property
    def comparisons(self) -> tuple[Journey, ...]:
        """The journeys in which personas are compared: today's first, those first in which they are most apart."""
        from journeybook.insight.personas import journey_gap

        known = self.catalogue
        found = (one for one in known.journeys.values() if is_compared(one, known))
        return tuple(sorted(found, key=lambda one: (not is_current(one), -journey_gap(one, known))))

    @cached_property
    def to_bes(self) -> tuple[tuple[Journey, Journey], ...]:
        """Intended journeys, each with today's: the greatest gain of emotion first, those without any last."""
        from journeybook.insight.transition import mean_gain

        found = []
        for to_be, as_is in intended(self.catalogue):
            if as_is:
                gain = mean_gain(as_is, to_be).gained
                found.append(((gain is None, -(gain or 0)), (to_be, as_is)))
        return tuple(pair for _, pair in sorted(found, key=lambda one: one[0]))

    @cached_property
    def glossary(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, from A to Z."""
        return tuple(sorted(self.catalogue.touchpoints.values(), key=lambda one: alphabetical(one.title)))

    @cached_property
    def letters(self) -> tuple[Group, ...]:
        """The letters that they begin with, in that order."""
        runs = groupby(self.glossary, key=lambda one: letter_of(one.title))
        return tuple(Group(title=one, anchor=letter_anchor(one), size=len(tuple(those))) for one, those in runs)

    @cached_property
    def people(self) -> tuple[Persona, ...]:
        """All personas, from A to Z."""
        return tuple(sorted(self.catalogue.personas.values(), key=lambda one: alphabetical(one.name)))


def _group(area: Area) -> Group:
    return Group(title=area.title, anchor=area.anchor, size=len(area.journeys))
