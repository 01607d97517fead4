"""What every page builder needs: the catalogue, the settings, where the page stands, and links from there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from journeybook.checks.health import Health
from journeybook.config import Settings
from journeybook.diagnostics import Diagnostic, Suppressed
from journeybook.git import Why
from journeybook.history import History
from journeybook.insight.comparable import has_sides
from journeybook.insight.flow import Flow, flow, has_switches
from journeybook.insight.intended import has_intended
from journeybook.insight.scores import has_heat
from journeybook.language import Language, language_of
from journeybook.load.revision import Gap
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Opportunity, Pain
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Phase, Touchpoint
from journeybook.model.scale import EmotionScale
from journeybook.model.text import same_language
from journeybook.pages.alphabet import folded
from journeybook.pages.channel_icon import channel_icon
from journeybook.pages.lists import Lists
from journeybook.pages.routes import Routes
from journeybook.prose.allowed import leads_outside
from journeybook.prose.links import says_anything
from journeybook.prose.targets import pain_anchor, resolve
from journeybook.source import Span

if TYPE_CHECKING:
    from journeybook.compare import Compared, Since, Thing
    from journeybook.insight.standing import Standing
    from journeybook.pages.changed import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name that leads to its thing."""

    text: str
    href: str
    kind: str = ""
    """What it leads to: journey, step, area, persona, touchpoint, channel, phase, pain, opportunity; or empty."""
    icon: str = ""
    """Name of the icon that stands before the name; empty for none."""
    change: str = ""
    """What happened to the thing: `added`, `moved`, `renamed` or `changed`; empty for nothing, and on most sites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Markdown to be rendered, and what its links are relative to."""

    markdown: str
    source: str
    """Path of the file it stands in."""
    language: str = ""
    """The language it is written in; empty for that of the page."""

    def __bool__(self) -> bool:
        return says_anything(self.markdown)


@dataclass(frozen=True, kw_only=True)
class SiteContext(Lists):
    """What all pages of a site share. Without slots, because what is dear to compute is kept."""

    catalogue: Catalogue
    settings: Settings
    routes: Routes
    files: Collection[str]
    """The paths of all files of the project."""
    language: Language = field(default_factory=lambda: language_of("en"))
    """The language of the interface; the catalogue is in it too."""
    findings: tuple[Diagnostic, ...] = ()
    """Everything the checks found, in order of place."""
    suppressed: tuple[Suppressed, ...] = ()
    """What they would have found, and a team has taken back with a reason."""
    health: Health = field(default_factory=Health)
    """What both say of each journey; the same in all languages."""
    today: date = date.min
    """The day that ages are counted to; never later than what a team wrote, where nobody says it."""
    since: Since | Gap = Gap(why=Why.NO_REPOSITORY)
    """What has changed since the last release, or why that is not known; the same in all languages."""
    history: History | Gap = Gap(why=Why.NO_REPOSITORY)
    """What each commit changed, or why that is not known; the same in all languages."""
    compared: Compared | None = None
    """The project against a revision, whose difference all pages mark; None for a site that marks none."""
    original: Catalogue | None = None
    """The catalogue in the project's own language, in which the past is compared; None where that is `catalogue`."""

    @cached_property
    def journeys_around(self) -> Mapping[str, tuple[Journey | None, Journey | None]]:
        """Journey id → the journeys before and after it in its area, in the order of the index."""
        return {
            journey.id: (before, after)
            for area in self.areas
            for before, journey, after in zip(
                (None, *area.journeys), area.journeys, (*area.journeys[1:], None), strict=False
            )
        }

    @cached_property
    def things_by_path(self) -> Mapping[str, Journey | Persona | Touchpoint | Channel]:
        """What the content files are about, by their paths."""
        known = self.catalogue
        found: dict[str, Journey | Persona | Touchpoint | Channel] = {}
        found.update((one.body_path, one) for one in known.channels.values())
        found.update((one.body_path, one) for one in known.touchpoints.values())
        found.update((one.origin.path, one) for one in known.personas.values())
        found.update((one.origin.path, one) for one in known.journeys.values())
        found.pop("", None)
        return found

    @cached_property
    def before_scale(self) -> frozenset[str]:
        """The commits that were made before the scale of today was set."""
        return self.history.before_scale if isinstance(self.history, History) else frozenset()

    @cached_property
    def hanging_titles(self) -> Mapping[tuple[Thing, str, str], str]:
        """What figures and evidence are called, by their journey or touchpoint and by what the past calls them."""
        if self.original is None:
            return {}
        from journeybook.pages.names import hanging_titles  # needed by translations alone

        return hanging_titles(self.original, self.catalogue)

    @cached_property
    def standing(self) -> Standing:
        """How the project stands today."""
        from journeybook.insight.standing import standing  # needed by few pages, as below

        return standing(self.catalogue, self.today, self.settings.checks.untouched_days)

    @cached_property
    def flow(self) -> Flow:
        """How customers move between channels today."""
        return flow(self.catalogue)

    @cached_property
    def flow_by_channel(self) -> Mapping[str, Flow]:
        """Channel id → the part of it that begins or ends there."""
        return {name: self.flow.of(name) for name in self.catalogue.channels}

    @cached_property
    def views(self) -> frozenset[str]:
        """The kinds of views across journeys that have something to show, as `views.py` names them."""
        known = self.catalogue
        shown = {
            "changes": self.compared is not None,
            "dashboard": bool(known.journeys),
            "opportunities": bool(known.opportunities),
            "pains": bool(known.pains),
            "heat_maps": has_heat(known),
            "flow": has_switches(known),
            "comparisons": has_sides(known),
            "to_bes": has_intended(known),
            "atlas": len(known.journeys) > 1,
            "health": bool(self.health.journeys),
        }
        return frozenset(kind for kind, is_shown in shown.items() if is_shown)

    @cached_property
    def changed(self) -> Changed | None:
        """What changed of which thing; None for a site that marks nothing."""
        if self.compared is None:
            return None
        from journeybook.pages.changed import Changed

        return Changed(compared=self.compared, catalogue=self.catalogue)

    def at_scale(self, scale: EmotionScale) -> SiteContext:
        """Return the same with another scale of emotion, for what was scored on that."""
        return replace(self, catalogue=replace(self.catalogue, scale=scale))

    def prepare(self) -> None:
        """Work out all that is worked out once, so that copies of this process need not do so again and again."""
        for thing in (self.catalogue, self):
            for base in type(thing).__mro__:
                for name, one in vars(base).items():
                    if isinstance(one, cached_property):
                        getattr(thing, name)

    def page(self, path: str) -> PageContext:
        """Return the context of the page at an output path."""
        return PageContext(site=self, path=path)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """One page's view of the site: makes links that are relative to it."""

    site: SiteContext
    path: str

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue."""
        return self.site.catalogue

    def href(self, there: str, anchor: str = "") -> str:
        """Return the address of an output path from here."""
        return self.site.routes.href(self.path, there, anchor)

    def journey(self, journey: Journey) -> Link:
        """Link to a journey."""
        return self._link(journey.title, self.site.routes.journey(journey.id), "journey", name=journey.id)

    def area(self, journey: Journey) -> Link | None:
        """Link to the area of a journey in the index; None where it has none."""
        if not journey.area.strip():
            return None
        anchor = self.site.area_anchors[folded(journey.area)]
        area = same_language(journey.area.strip(), journey.area)
        return self._link(area, self.site.area_pages[anchor], "area", anchor)

    def stage(self, journey: Journey, stage: Stage) -> Link:
        """Link to a stage on its journey's page."""
        home = self.site.routes.journey(journey.id)
        return self._link(stage.title, home, "stage", stage.id, f"{journey.id}/{stage.id}")

    def step(self, journey: Journey, step: Step) -> Link:
        """Link to a step on its journey's page."""
        home = self.site.routes.journey(journey.id)
        return self._link(step.title, home, "step", step.id, f"{journey.id}/{step.id}")

    def thing(self, thing: Journey | Persona | Touchpoint | Channel) -> Link:
        """Link to what a content file is about."""
        match thing:
            case Journey():
                return self.journey(thing)
            case Persona():
                return self.persona(thing)
            case Touchpoint():
                return self.touchpoint(thing)
            case Channel():
                return self.channel(thing)

    def place(self, place: Place) -> Link:
        """Link to a step, a stage or a journey, whichever the place is."""
        if place.step:
            return self.step(place.journey, place.step)
        if place.stage:
            return self.stage(place.journey, place.stage)
        return self.journey(place.journey)

    def persona(self, persona: Persona) -> Link:
        """Link to a persona, by its short name."""
        return self._link(persona.name, self.site.routes.persona(persona.id), "persona", name=persona.id)

    def personas_of(self, journey: Journey) -> tuple[Link, ...]:
        """Link to the personas of a journey, in the order written."""
        known = self.catalogue.personas
        return tuple(self.persona(known[name]) for name in dict.fromkeys(journey.personas) if name in known)

    def touchpoint(self, touchpoint: Touchpoint) -> Link:
        """Link to a touchpoint."""
        there = self.site.routes.touchpoint(touchpoint.id)
        return self._link(touchpoint.title, there, "touchpoint", name=touchpoint.id)

    def channel(self, channel: Channel) -> Link:
        """Link to a channel."""
        link = self._link(channel.title, self.site.routes.channel(channel.id), "channel", name=channel.id)
        return replace(link, icon=channel_icon(channel))

    def phase(self, phase: Phase) -> Link:
        """Link to a lifecycle phase on the page of phases."""
        return self._link(phase.title, self.site.routes.phases, "phase", phase.id, phase.id)

    def pain(self, pain: Pain) -> Link:
        """Link to a pain point where it is defined."""
        home = self.site.routes.journey(_id_of(pain.origin.path))
        return self._link(pain.title, home, "pain", pain_anchor(pain.id), pain.id)

    def opportunity(self, opportunity: Opportunity) -> Link:
        """Link to the page of an opportunity."""
        there = self.site.routes.opportunity(opportunity.id)
        return self._link(opportunity.title, there, "opportunity", name=opportunity.id)

    def file(self, path: str) -> str:
        """Return the address of a project file that is copied into the site."""
        return self.href(self.site.routes.file(path))

    def written(self, address: str, source: str) -> str:
        """Return the address from here of what a field of the file `source` links to; empty where it leads nowhere."""
        if not address or leads_outside(address):
            return address
        target = resolve(unquote(address), source, self.catalogue, self.site.files)
        return self.href(self.site.routes.target(target, self.path), target.anchor) if target else ""

    def version(self, path: str) -> str:
        """Return the project file that says what `path` says in the language of the site: a translation, or itself."""
        return self.catalogue.translated.get(path, path)

    def untranslated(self, path: str) -> str:
        """Return the language of a file that has no translation into that of the site; empty if it needs none."""
        written_in = self.site.settings.languages[0]
        is_read = self.catalogue.language == written_in or path in self.catalogue.translated
        return "" if is_read else written_in

    def source_of(self, path: str) -> str:
        """Return the address of a project file at the repository's host; empty where no repository is known."""
        forge = self.site.settings.forge
        return forge.view(path) if forge else ""

    def edit(self, place: Span | str, line: int = 0) -> str:
        """Return the address of a project file in the editor of the repository's host; empty without a repository.

        `place` is its path, or a span in it; `line` (from 1) goes before the span's.
        """
        forge = self.site.settings.forge
        if forge is None:
            return ""
        if isinstance(place, Span):
            return forge.edit(place.path, line or place.line)
        return forge.edit(place, line)

    def question(self, title: str, body: str) -> str:
        """Return the address of the form for an issue at the repository's host, filled in; empty without a repository.

        The words are the caller's. What is too long for an address is cut, the end of the body first.
        """
        forge = self.site.settings.forge
        return forge.issue(title, body) if forge else ""

    def address(self, anchor: str = "") -> str:
        """Return the whole address of this page on the web, or of a place in it; empty where `url` is not known."""
        if not self.site.settings.url:
            return ""
        path = self.path.removesuffix("index.html") if self.path.rpartition("/")[2] == "index.html" else self.path
        return self.site.settings.url + quote(path) + (f"#{quote(anchor)}" if anchor else "")

    def _link(self, text: str, there: str, kind: str, anchor: str = "", name: str = "") -> Link:
        changed = self.site.changed
        change = changed.kind_of(kind, name) if changed else ""
        return Link(text=text, href=self.href(there, anchor), kind=kind, change=change)


def _id_of(path: str) -> str:
    """A content file's id is its name up to the first point."""
    return path.rpartition("/")[2].partition(".")[0]
