"""The past of a journey: who changed what of it and when, and its emotions at each release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from journeybook.history import History, ReleaseCurve
from journeybook.history.edits import MOST_CHANGES
from journeybook.insight.scores import journey_scores
from journeybook.load.revision import Gap
from journeybook.model.journey import Journey
from journeybook.model.scale import EmotionScale
from journeybook.pages.context import Link, PageContext
from journeybook.pages.edits import Teller, ToldEdit, day_of
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.multiple import HEIGHT, WIDTH, Multiple, multiple
from journeybook.pages.recently import has_recent
from journeybook.pages.series import emotion_series

_SHOWN = 5
"""Changes of one commit that are in view; the others are opened."""
_IN_VIEW = 6
"""Commits that are in view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEdit:
    """A commit that changed something of the journey."""

    day: date | None
    author: str
    subject: str
    href: str
    """Its address at the repository's host; empty where that is not known."""
    told: ToldEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoFelt:
    """The scores of one line of a drawing, in words."""

    names: tuple[Link, ...]
    """Whose they are; empty for everyone's."""
    is_mean: bool
    """Whether they are the mean of all."""
    numbers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveThen:
    """The emotions of the journey at a release, or at several in a row at which they were the same."""

    name: str
    """The release: the first of them."""
    day: date | None
    until: str
    """The last of them; empty where it is one, and where they are the same to this day."""
    until_day: date | None
    is_now: bool
    """Whether they are the same to this day."""
    drawing: Multiple | None
    """None where nobody had written how any step feels."""
    lines: tuple[WhoFelt, ...]
    mean: Feeling | None
    change: str
    """By how much the mean had risen or fallen since the drawing before: `+0.5`; empty where it had not."""
    scale: str
    """The ends of the scale, where it was another one: `1 to 10`; mostly empty."""
    label: str
    """The release for a label: `v1.0`, or that it is today's state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyPast:
    """The past of a journey."""

    changed: date | None
    """The day of the last change of meaning; None where that is not known."""
    author: str
    """Who made it."""
    edits: tuple[PastEdit, ...]
    """Newest first."""
    older: tuple[PastEdit, ...]
    """The same, to be opened."""
    notes: tuple[str, ...]
    """What is not told, and why."""
    command: str
    curves: tuple[CurveThen, ...]
    """Oldest first; empty where no release is marked."""
    recent: Link
    """To the changes of all journeys."""
    width: int = WIDTH
    height: int = HEIGHT


def journey_past(journey: Journey, context: PageContext) -> JourneyPast | None:
    """Return the past of a journey; None where nobody keeps one."""
    site = context.site
    if not has_recent(site):
        return None
    recent = Link(text=site.language.gettext("Recent changes"), href=context.href(site.routes.recent))
    if isinstance(site.history, Gap):
        from journeybook.pages.recent import why_not  # the page of recent changes is made more seldom than a journey's

        notes, command = why_not(site.history, context)
        return JourneyPast(
            changed=None, author="", edits=(), older=(), notes=notes, command=command, curves=(), recent=recent
        )
    edits = _edits(journey, site.history, context)
    return JourneyPast(
        changed=edits[0].day if edits else None,
        author=edits[0].author if edits else "",
        edits=edits[:_IN_VIEW],
        older=edits[_IN_VIEW:],
        notes=tuple(_notes(journey, site.history, context)),
        command="git fetch --unshallow --tags" if site.history.is_shallow else "",
        curves=tuple(_curves(journey, site.history.curves.get(journey.origin.path, ()), context)),
        recent=recent,
    )


def last_change(journey: Journey, context: PageContext) -> date | None:
    """Return the day on which something of a journey's meaning was changed last; None where that is not known."""
    history = context.site.history
    if isinstance(history, Gap) or journey.origin.path not in history.edits:
        return None
    found = history.edits[journey.origin.path].found
    return day_of(found[0]) if found else None


def _edits(journey: Journey, history: History, context: PageContext) -> tuple[PastEdit, ...]:
    known = history.edits.get(journey.origin.path)
    forge = context.site.settings.forge
    teller = Teller(context, within=journey.id)
    return tuple(
        PastEdit(
            day=day_of(edit),
            author=edit.commit.author,
            subject=edit.commit.subject,
            href=forge.commit(edit.commit.id) if forge else "",
            told=told,
        )
        for edit in (known.found if known else ())
        for told in teller.edit(edit, show=_SHOWN, at_most=MOST_CHANGES)
    )


def _notes(journey: Journey, history: History, context: PageContext) -> Iterator[str]:
    language = context.site.language
    _, ngettext = language.gettext, language.ngettext
    known = history.edits.get(journey.origin.path)
    if known is None:
        yield _("This journey is not committed yet: its history begins with that.")
        return
    if not known.found:
        yield _("No change of what it says is known.")
    if known.is_cut:
        yield ngettext(
            "Earlier changes are not shown: this is the newest.",
            "Earlier changes are not shown: these are the newest %(num)s.",
            sum(len(edit.changes) for edit in known.found),
        )
    elif history.is_cut:
        yield ngettext(
            "Only the newest commit was looked at.",
            "Only the newest %(num)s commits were looked at.",
            history.looked_at,
        )
    if history.is_shallow:
        yield _("This site was built from a clone that holds only the end of the history: what was before is not told.")
    if history.releases_missing:
        yield _("Not known at %(releases)s.", releases=", ".join(history.releases_missing))


@dataclass(frozen=True, slots=True)
class _State:
    """The journey at a release, or today."""

    journey: Journey
    scale: EmotionScale
    release: ReleaseCurve | None

    @property
    def drawn(self) -> tuple[object, ...]:
        """What a drawing shows: where it is the same, so is the drawing."""
        journey = self.journey
        shape = tuple(
            (stage.id, tuple((step.id, step.moment_of_truth) for step in stage.steps)) for stage in journey.stages
        )
        return emotion_series(journey), shape, journey.kind, self.scale


def _curves(journey: Journey, curves: tuple[ReleaseCurve, ...], context: PageContext) -> Iterator[CurveThen]:
    """Yield the drawings; none where the journey was at no release, for today's is on the map."""
    if not curves:
        return
    states = [_State(one.journey, one.scale, one) for one in curves]
    states.append(_State(journey, context.catalogue.scale, None))
    before: tuple[EmotionScale, float] | None = None
    for _, same in groupby(states, key=lambda state: state.drawn):
        run = list(same)
        mean = _mean(run[0], context)
        step = mean.score - before[1] if mean and before and before[0] == run[0].scale else 0.0
        yield _curve(run, mean, step, context)
        before = (run[0].scale, float(mean.score)) if mean else None


def _mean(state: _State, context: PageContext) -> Feeling | None:
    return mean_feeling(state.scale, journey_scores(state.journey), context.site.language)


def _curve(run: list[_State], mean: Feeling | None, step: float, context: PageContext) -> CurveThen:
    _, language = context.site.language.gettext, context.site.language
    first, last = run[0], run[-1]
    at, until = first.release, last.release
    change = language.change(step)
    then = _at_scale(context, first.scale)
    drawing = multiple(first.journey, then)
    is_other = first.scale != context.catalogue.scale
    return CurveThen(
        name=at.release.name if at else "",
        day=at.release.day if at else None,
        until=until.release.name if until and until is not at else "",
        until_day=until.release.day if until and until is not at else None,
        is_now=until is None,
        drawing=drawing,
        lines=tuple(_lines(drawing)) if drawing else (),
        mean=mean,
        change="" if change == "0" else change,
        scale=_("%(first)s to %(last)s", first=first.scale.min, last=first.scale.max) if is_other else "",
        label=at.release.name if at else _("Now"),
    )


def _at_scale(context: PageContext, scale: EmotionScale) -> PageContext:
    return context if scale == context.catalogue.scale else replace(context, site=context.site.at_scale(scale))


def _lines(drawing: Multiple) -> Iterator[WhoFelt]:
    several = len(drawing.lines) > 1
    for line in drawing.lines:
        yield WhoFelt(names=line.walkers if several else (), is_mean=drawing.is_mean, numbers=" ".join(line.numbers))
