"""The atlas: every journey drawn over the phases of a lifecycle, in bands by scope and in areas; and all as a tree.

A page a lifecycle; the tree, which knows none, stands on the first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeybook.insight.atlas import SCOPES, bands
from journeybook.model.journey import Scope
from journeybook.model.place import PhaseSet
from journeybook.pages.atlas_picture import AtlasArea, Count, list_href, of_scope, picture
from journeybook.pages.atlas_tree import TreeFolder, atlas_tree
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.phase_sets import TINTS, set_title
from journeybook.pages.views import ViewLink, first_view, view_links

MOST_OPEN = 40
"""With more journeys than these the areas are closed at first, and a table of numbers stands above them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column of the picture: a phase."""

    link: Link
    tint: int
    """From 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasPage:
    """One lifecycle."""

    frame: Frame
    lifecycles: tuple[ViewLink, ...]
    """The lifecycles, where there are several."""
    heads: tuple[Head, ...]
    """The phases; empty where the project names none."""
    rest: bool
    """Whether a last column holds the journeys without a phase; it is the only one where there are no phases."""
    total: Count
    scopes: tuple[tuple[str, Count], ...]
    """How many journeys are of each scope that there is, the widest first, and what they are called at this number."""
    areas: tuple[AtlasArea, ...]
    open: bool
    """Whether the areas are open at first."""
    tree: tuple[TreeFolder, ...]
    """On the first page alone."""
    tree_href: str
    """On the others: where it is."""


def atlas_page(site: SiteContext, number: int = 1) -> AtlasPage:
    """Return the page of a lifecycle, told by its place among them, from 1."""
    sets = site.catalogue.phase_sets
    phases = sets[number - 1] if sets else None
    context = site.page(site.routes.atlas_of(number))
    every = site.areas
    found = {area.anchor: bands(area.journeys, phases) for area in every}
    drawn = [band for own in found.values() for band in own]
    rest = phases is None or any(not span.phases for band in drawn for span in band.spans)
    scopes = ((scope, of_scope(drawn, scope)) for scope in SCOPES)
    made = picture(context, phases, rest=rest)
    total = len(site.catalogue.journeys)
    return AtlasPage(
        frame=_frame(context, phases, number),
        lifecycles=_lifecycles(context) if len(sets) > 1 else (),
        heads=tuple(
            Head(link=context.phase(phase), tint=at % TINTS + 1)
            for at, phase in enumerate(phases.phases if phases else ())
        ),
        rest=rest,
        total=Count(number=total, href=list_href(context)),
        scopes=tuple(
            (_called(scope, own, context), Count(number=own, href=list_href(context, scope=scope)))
            for scope, own in scopes
            if own
        ),
        areas=tuple(made.area(area, found[area.anchor], alone=len(every) == 1) for area in every),
        open=total <= MOST_OPEN,
        tree=atlas_tree(every, context) if number == 1 else (),
        tree_href="" if number == 1 else context.href(site.routes.atlas, "jb-tree"),
    )


def _frame(context: PageContext, phases: PhaseSet | None, number: int) -> Frame:
    _, site = context.site.language.gettext, context.site
    title = _("Atlas")
    if phases and number > 1:
        title = _("Atlas: %(lifecycle)s", lifecycle=set_title(phases, site))
    first = context.href(site.routes.atlas)
    return Frame(
        path=context.path,
        template="atlas",
        title=title,
        description=_(
            "Every journey where it lies: the phases it goes through, how wide it is, and what is inside it."
        ),
        section=first_view(site),
        views=tuple(replace(view, current=view.current or view.href == first) for view in view_links(context)),
        hits=(
            Hit(
                title=title,
                text=_("All journeys by phase, scope and area, as a picture and as a tree"),
                kind=_("View"),
            ),
        ),
    )


def _called(scope: Scope, number: int, context: PageContext) -> str:
    ngettext = context.site.language.ngettext
    if scope is Scope.CUSTOMER:
        return ngettext("customer journey", "customer journeys", number)
    if scope is Scope.BUYER:
        return ngettext("buyer journey", "buyer journeys", number)
    return ngettext("user journey", "user journeys", number)


def _lifecycles(context: PageContext) -> tuple[ViewLink, ...]:
    site = context.site
    paths = (site.routes.atlas_of(number) for number in range(1, len(site.catalogue.phase_sets) + 1))
    return tuple(
        ViewLink(text=set_title(one, site), href=context.href(path), current=path == context.path)
        for one, path in zip(site.catalogue.phase_sets, paths, strict=True)
    )
