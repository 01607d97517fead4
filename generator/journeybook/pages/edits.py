"""What commits changed, ready to be shown: each change in words of the page's language, its names leading to pages.

A change is told by the ids of its day. What is still there has its name and its place of today; what is gone has the
name it had.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from journeybook.compare import Change, Kind, Thing
from journeybook.history import Edit
from journeybook.history.alone import stem
from journeybook.model.scale import EmotionScale
from journeybook.model.text import Foreign
from journeybook.pages.context import Link, PageContext
from journeybook.pages.link_to import link_to
from journeybook.pages.names import Names
from journeybook.pages.telling import Part, Telling, told

_LONGEST = 160
"""Letters of a value that are shown."""
_IN_JOURNEYS = (Thing.JOURNEY, Thing.STAGE, Thing.STEP)
_IN_NO_LANGUAGE = ("id", "duration", "icon", "image", "link", "owner")
"""Fields of which nobody writes a translation, and that are no numbers."""
_UNKNOWN_SCALE = EmotionScale(min=1, max=0)
"""A scale on which no score has a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """One change."""

    kind: str
    """`added`, `removed`, `renamed`, `moved`, `changed`."""
    word: str
    """The same for the reader."""
    sentence: tuple[Link, ...]
    """In pieces, of which those without an address are text alone."""
    place: tuple[Link, ...]
    """The stage and the step it is in; empty where that is the thing of the page."""

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(part.text for part in self.sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEdit:
    """What a commit changed of one thing."""

    what: Link
    """The thing; without an address where it is gone."""
    shown: tuple[ToldChange, ...]
    rest: tuple[ToldChange, ...]
    """The same, to be opened."""
    more: int = 0
    """How many there are beside both."""

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self.shown) + len(self.rest) + self.more


@dataclass(frozen=True, slots=True)
class _NamesThen(Names):
    """What things are called, of which an older state is known by some of its titles alone."""

    titles: Mapping[str, str] = field(default_factory=dict)
    """By kind and whole id, as the commit had them."""
    journeys: Mapping[str, str] = field(default_factory=dict)
    """Ids of journeys then → today, where they differ."""
    is_scale_known: bool = True

    @property
    def scale(self) -> EmotionScale:
        return self.new.scale if self.is_scale_known else _UNKNOWN_SCALE

    def title(self, thing: Thing, id_: str, *, within: str = "") -> str:
        known = Names.title(self, thing, self.today(thing, id_), within=self.journeys.get(within, within))
        if thing not in (Thing.STAGE, Thing.STEP) or known != id_.rpartition("/")[2]:
            return known
        parts = id_.split("/")
        whole = f"{within or parts[0]}/{parts[-1]}"
        return self.titles.get(f"{thing}:{whole}", known)

    def today(self, thing: Thing, id_: str) -> str:
        """Return the id that a thing has today."""
        first, slash, rest = id_.partition("/")
        return self.journeys.get(first, first) + slash + rest if thing in _IN_JOURNEYS else id_


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells changes on one page."""

    context: PageContext
    within: str = ""
    """The id of the journey whose page it is: what is in it needs not be said to be."""

    def edit(self, edit: Edit, *, show: int, at_most: int) -> tuple[ToldEdit, ...]:
        """Return what a commit changed of a file: of one thing, or of each thing that a list of them holds."""
        groups: dict[Link, list[Change]] = {}
        for change in edit.changes:
            groups.setdefault(self._what(edit, change), []).append(change)
        return tuple(
            ToldEdit(
                what=what,
                shown=tuple(self._told(edit, change) for change in changes[:show]),
                rest=tuple(self._told(edit, change) for change in changes[show:at_most]),
                more=max(0, len(changes) - at_most),
            )
            for what, changes in groups.items()
        )

    def _told(self, edit: Edit, change: Change) -> ToldChange:
        then = stem(change.path) if change.path.startswith("journeys/") else ""
        today = stem(edit.path)
        catalogue = self.context.catalogue
        names = _NamesThen(
            old=catalogue,
            new=catalogue,
            titles=edit.titles,
            journeys={then: today} if then and then != today else {},
            is_scale_known=edit.commit.id not in self.context.site.before_scale,
        )
        telling = told(_named(change, names), names, self.context.site.language)
        place = tuple(part for part in telling.place if names.today(part.thing or Thing.SITE, part.id) != self.within)
        return ToldChange(
            kind=change.kind.value,
            word=telling.word,
            sentence=tuple(self._piece(part, telling, names) for part in telling.sentence),
            place=tuple(self._piece(part, telling, names) for part in place if part.thing is not Thing.JOURNEY),
        )

    def _piece(self, part: Part, telling: Telling, names: _NamesThen) -> Link:
        text = part.text if len(part.text) <= _LONGEST else f"{part.text[:_LONGEST].rstrip()}…"
        if part.thing is None:
            raw = () if telling.change.field in _IN_NO_LANGUAGE else (telling.change.old, telling.change.new)
            return Link(text=self._foreign(text) if part.text in raw else text, href="")
        link = link_to(part.thing, names.today(part.thing, part.id), self.context)
        if link is None:
            if part.thing in (Thing.METRIC, Thing.EVIDENCE):
                own = names.journeys.get(part.id.split("/")[0], part.id.split("/")[0])
                text = self.context.site.hanging_titles.get((part.thing, own, part.text)) or self._foreign(text)
                return Link(text=text, href="")
            return Link(text=text if isinstance(part.text, Foreign) else self._foreign(text), href="")
        is_renamed = telling.change.kind is Kind.RENAMED and part is telling.subject
        # Of what has another title now, the change itself says which it was.
        return replace(link, text=self._foreign(text)) if is_renamed else link

    def _foreign(self, text: str) -> str:
        """Return a text of the project's default language, in which the past is compared."""
        default = self.context.site.settings.languages[0]
        return text if default == self.context.catalogue.language else Foreign(text, default)

    def _what(self, edit: Edit, change: Change) -> Link:
        """Return the thing that a file is about; of a list of things, the page of all of them."""
        known = self.context.site.things_by_path.get(edit.path)
        if known is not None:
            return self.context.thing(known)
        routes, _ = self.context.site.routes, self.context.site.language.gettext
        if edit.path.startswith(("journeys/", "personas/")):
            whole = next((one for one in edit.changes if one.thing in (Thing.JOURNEY, Thing.PERSONA)), None)
            return Link(text=self._foreign(whole.title if whole else stem(edit.path)), href="")
        titles = {
            Thing.CHANNEL: (_("Channels"), routes.channels),
            Thing.PHASE: (_("Phases"), routes.phases),
            Thing.SITE: (_("Home"), routes.home),
        }
        title, path = titles.get(change.thing, (_("Touchpoints"), routes.touchpoints))
        things = {routes.channels: "channels", routes.phases: "phases", routes.touchpoints: "touchpoints"}
        has = path == routes.home or bool(getattr(self.context.catalogue, things[path]))
        return Link(text=title, href=self.context.href(path) if has else "")


def day_of(edit: Edit) -> date | None:
    """Return the day on which a change was committed, where that was done."""
    return edit.commit.at.date() if edit.commit.at else None


def _named(change: Change, names: Names) -> Change:
    """Return a change of a note, in which its thing is called by its id, with the title that the list gives it."""
    if change.thing in (Thing.CHANNEL, Thing.TOUCHPOINT) and change.title == change.id:
        return replace(change, title=names.title(change.thing, change.id))
    return change
