"""What has changed since the last release, ready to be shown; or why that is not known, and the way to know it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.compare import Change, Effect, Kind, Since, Thing
from journeybook.git import Why
from journeybook.insight.answers import OPEN
from journeybook.load.revision import Gap
from journeybook.model.journey import Journey
from journeybook.model.parts import Opportunity
from journeybook.model.text import Foreign
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, mean_feeling

MOST_JOURNEYS = 60
"""Journeys that are listed."""
IN_VIEW = 6
"""Those of them that are in view; the others are opened."""
MOST_NAMED = 30
"""Steps, pain points and opportunities that are named of each sort."""
_IN_JOURNEYS = (Thing.JOURNEY, Thing.STAGE, Thing.STEP, Thing.METRIC, Thing.EVIDENCE)
_WHOLE = (Kind.ADDED, Kind.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Things by their names; what is gone has no link."""

    count: int
    shown: tuple[Link, ...]
    """The first MOST_NAMED; `href` is empty for what is gone."""

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.count - len(self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Things that have one thing in common."""

    text: str
    """What that is, with their number: `2 steps changed`."""
    things: Named
    """Empty where the text says it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyChange:
    """One journey that is another one now."""

    link: Link
    """`href` is empty where it is gone."""
    fate: str
    """`added`, `removed` or `changed`."""
    word: str
    """The same for the reader."""
    groups: tuple[Group, ...] = ()
    """What of it changed: itself, stages, steps."""
    before: Feeling | None = None
    """The mean emotion as it was; None where it is not another, or nobody said."""
    after: Feeling | None = None
    change: str = ""
    """By how much the mean rose or fell: `+0.5`; empty where it did not."""
    sign: int = 0
    """1 for better, −1 for worse, 0 for neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceView:
    """The change since a release."""

    known: bool
    """Whether anything is known of it; else only `title`, `words` and `command` say something."""
    title: str
    words: str
    """What it is counted from; or why nothing is known of it."""
    command: str = ""
    """What somebody can type, so that more is known; empty for nothing."""
    unread: tuple[str, ...] = ()
    """Files that cannot be read as they were."""
    journeys: tuple[JourneyChange, ...] = ()
    """Those that changed most in feeling first, then added ones, changed ones, those that are gone."""
    more: int = 0
    """How many journeys are not listed."""
    counts: tuple[Group, ...] = ()
    """How many journeys were added, changed, removed, each with their names."""
    concerns: tuple[Group, ...] = ()
    """Pain points and opportunities opened and closed; those of which there are none are left out."""
    in_view: int = IN_VIEW

    @property
    def nothing(self) -> bool:
        """Whether nothing that a meeting hears of has changed."""
        return self.known and not self.counts and not self.concerns


def since_view(context: PageContext) -> SinceView:
    """Return what has changed since the last release."""
    since, _ = context.site.since, context.site.language.gettext
    if isinstance(since, Gap):
        words, command = reason(since, context)
        return SinceView(known=False, title=_("Since the last release"), words=words, command=command)
    journeys = tuple(_journeys(since, context))
    day = context.site.language.day(since.day) if since.day else ""
    title = (
        _("What %(release)s brought", release=since.standing)
        if since.standing
        else _("Since %(release)s", release=since.release)
    )
    if since.standing:
        words = (
            _("Nothing has changed since %(release)s. This is its change since %(before)s of %(day)s.",
              release=since.standing, before=since.release, day=day)
            if day
            else _("Nothing has changed since %(release)s. This is its change since %(before)s.",
                   release=since.standing, before=since.release)
        )  # fmt: skip
    else:
        words = _("Released on %(day)s.", day=day) if day else ""
    return SinceView(
        known=True,
        title=title,
        words=words,
        unread=since.unread,
        journeys=journeys[:MOST_JOURNEYS],
        more=max(0, len(journeys) - MOST_JOURNEYS),
        counts=tuple(_counts(journeys, context)),
        concerns=tuple(_concerns(since, context)),
    )


def _journeys(since: Since, context: PageContext) -> Iterable[JourneyChange]:
    changes: dict[str, list[Change]] = {}
    for change in since.comparison.changes:
        # A figure of a touchpoint has the id of that before its own.
        if change.thing in _IN_JOURNEYS and change.path.startswith("journeys/"):
            changes.setdefault(change.id.partition("/")[0], []).append(change)
    effects = {effect.journey: effect for effect in since.comparison.effects if effect.persona is None}
    found = [_journey(name, told, effects.get(name), since, context) for name, told in changes.items()]
    order = ("added", "changed", "removed")
    return sorted(found, key=lambda one: (-abs(_moved(one)), order.index(one.fate)))


def _moved(one: JourneyChange) -> float:
    return one.after.score - one.before.score if one.before and one.after else 0


def _journey(
    name: str, changes: list[Change], effect: Effect | None, since: Since, context: PageContext
) -> JourneyChange:
    _ = context.site.language.gettext
    whole = next((change for change in changes if change.thing is Thing.JOURNEY and change.kind in _WHOLE), None)
    if whole and whole.kind is Kind.REMOVED:
        return JourneyChange(link=_gone(whole.title, "journey", since, context), fate="removed", word=_("removed"))
    now = context.catalogue.journeys[name]
    if whole:
        return JourneyChange(link=context.journey(now), fate="added", word=_("new"))
    language, scale = context.site.language, context.catalogue.scale
    was = mean_feeling(scale, effect.old_scores, language) if effect else None
    is_ = mean_feeling(scale, effect.new_scores, language) if effect else None
    differs = was is not None and is_ is not None and was.score != is_.score
    difference = is_.score - was.score if was and is_ else 0
    return JourneyChange(
        link=context.journey(now),
        fate="changed",
        word=_("changed"),
        groups=tuple(_groups(now, changes, since, context)),
        before=was if differs else None,
        after=is_ if differs else None,
        change=language.change(difference) if differs else "",
        sign=(difference > 0) - (difference < 0),
    )


def _groups(journey: Journey, changes: list[Change], since: Since, context: PageContext) -> Iterable[Group]:
    """Yield what of a journey changed: its stages and steps by what happened to them, then itself."""
    ngettext, _ = context.site.language.ngettext, context.site.language.gettext
    steps: dict[str, dict[str, Link]] = {}
    stages: dict[str, Link] = {}
    itself = False
    for change in changes:
        parts = change.id.split("/")
        hanging = change.thing in (Thing.METRIC, Thing.EVIDENCE)
        depth = _depth(parts, journey, since) if hanging else len(parts)
        kind = "changed" if hanging or change.kind is Kind.RENAMED else change.kind.value
        if depth == 1:
            itself = True
        elif depth == 2:
            stages.setdefault(parts[1], _stage(parts[1], change, journey, since, context))
        else:
            link = _step(parts[2], change, journey, since, context)
            steps.setdefault(kind, {}).setdefault("/".join(parts[:3]), link)
    # The strongest word counts: a step that moved and changed is told once.
    named: set[str] = set()
    for kind in ("added", "removed", "moved", "changed"):
        links = {name: link for name, link in steps.get(kind, {}).items() if name not in named}
        named |= links.keys()
        if links:
            yield Group(text=_step_words(kind, len(links), context), things=_named(links.values()))
    if stages:
        text = ngettext("%(num)s stage touched", "%(num)s stages touched", len(stages))
        yield Group(text=text, things=_named(stages.values()))
    if itself:
        yield Group(text=_("the journey as a whole"), things=_named(()))


def _step_words(kind: str, count: int, context: PageContext) -> str:
    ngettext = context.site.language.ngettext
    if kind == "added":
        return ngettext("%(num)s step added", "%(num)s steps added", count)
    if kind == "removed":
        return ngettext("%(num)s step removed", "%(num)s steps removed", count)
    if kind == "moved":
        return ngettext("%(num)s step moved", "%(num)s steps moved", count)
    return ngettext("%(num)s step changed", "%(num)s steps changed", count)


def _depth(parts: list[str], journey: Journey, since: Since) -> int:
    """Return what a figure or evidence hangs on: the journey (1), a stage (2) or a step (3). Names may hold a slash."""
    for known in (journey, since.before.journeys.get(journey.id)):
        for stage in known.stages if known else ():
            if len(parts) > 2 and stage.id == parts[1]:
                return 3 if len(parts) > 3 and any(step.id == parts[2] for step in stage.steps) else 2
    return 1


def _stage(name: str, change: Change, journey: Journey, since: Since, context: PageContext) -> Link:
    stage = next((stage for stage in journey.stages if stage.id == name), None)
    return context.stage(journey, stage) if stage else _gone(change.title, "stage", since, context)


def _step(name: str, change: Change, journey: Journey, since: Since, context: PageContext) -> Link:
    step = next((step for step in journey.steps if step.id == name), None)
    return context.step(journey, step) if step else _gone(change.title, "step", since, context)


def _counts(journeys: tuple[JourneyChange, ...], context: PageContext) -> Iterable[Group]:
    ngettext = context.site.language.ngettext
    for fate in ("added", "changed", "removed"):
        links = tuple(one.link for one in journeys if one.fate == fate)
        count = len(links)
        if not count:
            continue
        if fate == "added":
            text = ngettext("journey added", "journeys added", count)
        elif fate == "changed":
            text = ngettext("journey changed", "journeys changed", count)
        else:
            text = ngettext("journey removed", "journeys removed", count)
        yield Group(text=text, things=_named(links))


def _concerns(since: Since, context: PageContext) -> Iterable[Group]:
    """Yield what was opened and closed. A pain point is closed when it is gone, an opportunity when it is done too."""
    ngettext = context.site.language.ngettext
    now, before = context.catalogue, since.before
    renamed = since.comparison.renamed.get(Thing.PAIN, {})
    was = {renamed.get(name, name): pain for name, pain in before.pains.items()}
    opened = _named(context.pain(pain) for name, pain in now.pains.items() if name not in was)
    closed = _named(_gone(pain.title, "pain", since, context) for name, pain in was.items() if name not in now.pains)
    if opened.count:
        yield Group(text=ngettext("pain point opened", "pain points opened", opened.count), things=opened)
    if closed.count:
        yield Group(text=ngettext("pain point closed", "pain points closed", closed.count), things=closed)
    opened, closed = _opportunities(since, context)
    if opened.count:
        yield Group(text=ngettext("opportunity opened", "opportunities opened", opened.count), things=opened)
    if closed.count:
        yield Group(text=ngettext("opportunity closed", "opportunities closed", closed.count), things=closed)


def _opportunities(since: Since, context: PageContext) -> tuple[Named, Named]:
    """Return the opportunities that are open now and were not, and those that were and are not."""
    now = context.catalogue
    renamed = since.comparison.renamed.get(Thing.OPPORTUNITY, {})
    was = {renamed.get(name, name): one for name, one in since.before.opportunities.items()}

    def was_open(one: Opportunity | None) -> bool:
        return one is not None and one.status in OPEN

    opened = (one for name, one in now.opportunities.items() if one.status in OPEN and not was_open(was.get(name)))
    closed = []
    for name, one in was.items():
        still = now.opportunities.get(name)
        if was_open(one) and not was_open(still):
            closed.append(context.opportunity(still) if still else _gone(one.title, "opportunity", since, context))
    return _named(context.opportunity(one) for one in opened), _named(closed)


def _named(links: Iterable[Link]) -> Named:
    every = tuple(links)
    return Named(count=len(every), shown=every[:MOST_NAMED])


def _gone(title: str, kind: str, since: Since, context: PageContext) -> Link:
    """Return the name of something that has no page any more, in the language in which it was written."""
    written = since.before.language
    text = title if written == context.catalogue.language else Foreign(title, written)
    return Link(text=text, href="", kind=kind)


def reason(gap: Gap, context: PageContext) -> tuple[str, str]:
    """Return why nothing is known of the past, and what somebody can type to change that."""
    _ = context.site.language.gettext
    if gap.why is Why.NO_GIT:
        return _("Git is not installed where this site was built, so nothing is known of what was before."), ""
    if gap.why is Why.NO_REPOSITORY:
        return (
            _(
                "The project is in no Git repository, so nothing is known of what was before. Once it is in one, mark "
                "a release with a tag."
            ),
            "git init && git add . && git commit -m 'First state' && git tag -a v1.0 -m 'First release'",
        )
    if gap.why is Why.NOT_TRUSTED:
        return (
            _(
                "The repository belongs to another user than the one who built this site, and Git does not read those. "
                "Say that this one is to be trusted."
            ),
            'git config --global --add safe.directory "$PWD"',
        )
    if gap.why is Why.SHALLOW:
        return (
            _(
                "This site was built from a clone that holds only the end of the history, and no release is in it. "
                "Fetch all of it, with its tags."
            ),
            "git fetch --unshallow --tags",
        )
    if gap.why is Why.NO_RELEASE:
        return (
            _("No release is marked yet. Mark one with a tag: what changes from then on stands here."),
            "git tag -a v1.0 -m 'First release'",
        )
    if gap.why is Why.NO_PROJECT:
        release = gap.revision
        return _(
            "The project was not in the repository yet at %(release)s: all of it is new since.", release=release
        ), ""
    if gap.why is Why.INCOMPLETE:
        release = gap.revision
        return _(
            "This site was built from a clone without all that %(release)s holds: use a whole one.", release=release
        ), ""
    if gap.revision:
        return _("Git cannot say what the project was at %(release)s.", release=gap.revision), ""
    return _("Git cannot say what the project was before."), ""
