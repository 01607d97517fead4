"""The page of changes: what is different from the revision that the site is compared with, journey by journey.

Knows neither Git nor how a change was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from journeybook.compare import Change, Effect, Kind, Thing
from journeybook.diagnostics import Diagnostic
from journeybook.model.journey import Journey
from journeybook.pages.advice import FoundPlace, found_place
from journeybook.pages.anchors import change_anchor
from journeybook.pages.changed import Changed
from journeybook.pages.consequences import Consequence, consequences
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.link_to import link_to
from journeybook.pages.told_change import ToldChange, in_its_language, told_changes
from journeybook.pages.views import first_view, view_links

MOST_FINDINGS = 50
"""Findings that are listed, of new and of cleared ones each."""
MOST_IN_VIEW = 12
"""Changes of a journey, and things that follow, that are in view; the rest is folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """How a journey feels and how long it takes, before and now."""

    who: Link | None
    """A persona, without `href` where it is gone; None for all who walk the journey."""
    old: Feeling | None
    """The mean of its scores; None where nobody said."""
    new: Feeling | None
    change: str
    """By how much: `+0.5`; empty where it is not known, or the same."""
    sign: int
    """1 for better, −1 for worse, 0 for neither."""
    old_seconds: int
    """0 where nobody said."""
    new_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """What follows from the changes, and no line of them says."""

    sign: int
    """1 for better, −1 for worse, 0 for neither."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyChanges:
    """One journey that is different."""

    anchor: str
    link: Link
    """`href` is empty where it is gone."""
    kind: str
    """`added`, `removed`, `moved`, `renamed` or `changed`."""
    felt: tuple[Felt, ...]
    """All who walk it, then each persona; those for whom nothing is different are left out."""
    follows: tuple[Follows, ...]
    told: tuple[ToldChange, ...]
    """Empty where its mark says it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingList:
    """Findings that came, or went."""

    count: int
    shown: tuple[FoundPlace, ...]

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """Everything that is different."""

    frame: Frame
    revision: str
    """What it is compared with."""
    total: int
    """How many changes there are."""
    absent: bool
    """Whether there was no project then: all of it is new."""
    unread: tuple[str, ...]
    """Files that cannot be read on one side or the other."""
    journeys: tuple[JourneyChanges, ...]
    """In the order of the catalogue; those that are gone last."""
    shared: tuple[ToldChange, ...]
    """What is about no one journey: personas, touchpoints, channels, phases, the site."""
    follows: tuple[Follows, ...]
    """What follows for what is in no one journey."""
    brought: FindingList
    cleared: FindingList
    in_view: int = MOST_IN_VIEW


def changes_page(site: SiteContext) -> ChangesPage:
    """Return the page of changes of a site that is compared with a revision."""
    changed = site.changed
    assert changed is not None, "a site that is compared with nothing has no such page"
    context, _ = site.page(site.routes.changes), site.language.gettext
    old = changed.compared.old
    found = consequences(changed.compared, site.language, site.catalogue)
    journeys = tuple(_journeys(found, changed, context))
    return ChangesPage(
        frame=Frame(
            path=context.path,
            template="changes",
            title=_("Changes"),
            description=_lead(changed, site),
            section=first_view(site),
            views=view_links(context),
            hits=(Hit(title=_("Changes"), text=_("Everything that is different"), kind=_("Index")),),
        ),
        revision=changed.revision,
        total=len(changed.compared.comparison.changes),
        absent=old.absent,
        unread=(*changed.compared.unread, *sorted(old.unread_lists | changed.compared.new.unread_lists)),
        journeys=journeys,
        shared=told_changes(changed.shared, changed, context),
        # A journey that says what it said has no part of its own here, and may lose its only answer in another.
        follows=_told(one for one in found if change_anchor(one.journey) not in {each.anchor for each in journeys}),
        brought=_findings(changed.compared.brought, context),
        cleared=_findings(changed.compared.cleared, context),
    )


def _lead(changed: Changed, site: SiteContext) -> str:
    _, day = site.language.gettext, changed.compared.old.day
    if day is None:
        return _("What means something else than at %(revision)s.", revision=changed.revision)
    said = site.language.day(day)
    return _("What means something else than at %(revision)s, of %(day)s.", revision=changed.revision, day=said)


def _journeys(found: tuple[Consequence, ...], changed: Changed, context: PageContext) -> Iterator[JourneyChanges]:
    order = {name: at for at, name in enumerate(context.catalogue.journeys)}
    effects: dict[str, list[Effect]] = {}
    for effect in changed.compared.comparison.effects:
        effects.setdefault(effect.journey, []).append(effect)
    # A journey may feel otherwise though nothing in its file is different: a persona walks it no more, say.
    names = {**changed.by_journey, **{name: changed.by_journey.get(name, ()) for name in effects}}
    for name in sorted(names, key=lambda one: (order.get(one, len(order)), one)):
        journey, changes = context.catalogue.journeys.get(name), names[name]
        whole = next((one for one in changes if one.thing is Thing.JOURNEY and one.kind is Kind.ADDED), None)
        yield JourneyChanges(
            anchor=change_anchor(name),
            link=context.journey(journey) if journey else _lost(name, changed, context),
            kind=(changed.kind_of(Thing.JOURNEY, name) or Kind.CHANGED.value) if journey else Kind.REMOVED.value,
            felt=_once(_felt(effect, changed, context) for effect in effects.get(name, ())),
            follows=_told(one for one in found if one.journey == name),
            told=told_changes(_but(changes, whole, journey), changed, context, within=(Thing.JOURNEY,)),
        )


def _but(changes: tuple[Change, ...], whole: Change | None, journey: Journey | None) -> tuple[Change, ...]:
    """Leave out what the mark of a journey says: that it is new, or gone."""
    return tuple(
        one for one in changes if one is not whole and (journey or one.thing is not Thing.JOURNEY)
    )  # fmt: skip


def _lost(name: str, changed: Changed, context: PageContext) -> Link:
    was = changed.compared.old.catalogue.journeys[name]
    return Link(text=in_its_language(was.title, context), href="", kind="journey")


def _once(effects: Iterable[Felt]) -> tuple[Felt, ...]:
    """Return net effects; where one persona alone walks a journey, not the same for all who do once more."""
    found = tuple(effects)
    return found[1:] if len(found) == 2 and found[0] == replace(found[1], who=None) else found


def _felt(effect: Effect, changed: Changed, context: PageContext) -> Felt:
    scale, language = context.catalogue.scale, context.site.language
    old = mean_feeling(scale, effect.old_scores, language)
    new = mean_feeling(scale, effect.new_scores, language)
    difference = new.score - old.score if old and new else 0
    who = None
    if effect.persona:
        name = changed.names.title(Thing.PERSONA, effect.persona)
        who = link_to(Thing.PERSONA, effect.persona, context) or Link(text=in_its_language(name, context), href="")
    return Felt(
        who=who,
        old=old,
        new=new,
        change=language.change(difference) if difference else "",
        sign=(difference > 0) - (difference < 0),
        old_seconds=effect.old_seconds,
        new_seconds=effect.new_seconds,
    )


def _told(found: Iterable[Consequence]) -> tuple[Follows, ...]:
    return tuple(Follows(sign=one.sign, text=one.text) for one in found)


def _findings(findings: tuple[Diagnostic, ...], context: PageContext) -> FindingList:
    return FindingList(count=len(findings), shown=tuple(found_place(one, context) for one in findings[:MOST_FINDINGS]))
