"""The page of recent changes: what each commit changed of what the site says. A formatting run changed nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeybook.git import Why
from journeybook.history import Commit
from journeybook.load.revision import Gap
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.edits import Teller, ToldEdit
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.recently import has_feed
from journeybook.pages.since import reason

MOST_COMMITS = 60
"""Commits that are shown."""
_MOST_THINGS = 12
"""Things of one commit."""
_SHOWN = 4
_MOST_CHANGES = 24
"""Changes of one thing: in view, and with those that are opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCommit:
    """A commit."""

    anchor: str
    day: date | None
    author: str
    subject: str
    """What who made it wrote about it."""
    href: str
    """Its address at the repository's host; empty where that is not known."""
    things: tuple[ToldEdit, ...]
    more: int
    """How many further things it changed."""

    @property
    def count(self) -> int:
        """How many changes are told of the things that are named."""
        return sum(thing.count for thing in self.things)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The commits of one month."""

    anchor: str
    first: date | None
    """Its first day; None for commits without a date."""
    title: str
    commits: tuple[ToldCommit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentPage:
    """Recent changes."""

    frame: Frame
    months: tuple[Month, ...]
    notes: tuple[str, ...]
    """What is not told, and why."""
    command: str
    """What somebody can type to have more told; empty for nothing."""
    feed: str
    """Address of the same for feed readers; empty where there is none."""


def recent_page(site: SiteContext) -> RecentPage:
    """Return the page."""
    context = site.page(site.routes.recent)
    _ = site.language.gettext
    commits = recent_commits(context, MOST_COMMITS)
    notes, command = limits(context, shown=len(commits))
    return RecentPage(
        frame=Frame(
            path=site.routes.recent,
            template="recent",
            title=_("Recent changes"),
            description=_("What was changed of what these pages say, by whom and when; the newest first."),
            hits=(Hit(title=_("Recent changes"), text="", kind=_("Index")),),
        ),
        months=_months(commits, context),
        notes=notes,
        command=command,
        feed=context.href(site.routes.feed) if has_feed(site) else "",
    )


def recent_commits(context: PageContext, at_most: int) -> tuple[ToldCommit, ...]:
    """Return the newest commits that changed something of what the site says."""
    history = context.site.history
    if isinstance(history, Gap):
        return ()
    teller = Teller(context)
    return tuple(_commit(one, teller, context) for one in history.commits[:at_most])


def limits(context: PageContext, shown: int) -> tuple[tuple[str, ...], str]:
    """Return what the history leaves out, and what somebody can type to change that."""
    history, language = context.site.history, context.site.language
    _, ngettext = language.gettext, language.ngettext
    if isinstance(history, Gap):
        return why_not(history, context)
    found = []
    if len(history.commits) > shown:
        found.append(ngettext("Only the newest commit is shown.", "Only the newest %(num)s commits are shown.", shown))
    if history.is_cut:
        found.append(
            ngettext(
                "Only the newest commit was looked at.",
                "Only the newest %(num)s commits were looked at.",
                history.looked_at,
            )
        )
    if history.is_shallow:
        found.append(
            _("This site was built from a clone that holds only the end of the history: what was before is not told.")
        )
    return tuple(found), "git fetch --unshallow --tags" if history.is_shallow else ""


def why_not(gap: Gap, context: PageContext) -> tuple[tuple[str, ...], str]:
    """Return why there is no history, and what somebody can type to change that."""
    _ = context.site.language.gettext
    if gap.why is Why.INCOMPLETE:
        return (_("This site was built from a clone that lacks older states of files: use a whole one."),), ""
    if gap.why is Why.SLOW:
        return (_("Git took too long to tell the history."),), ""
    if gap.why is Why.NOT_TRUSTED:
        words, command = reason(gap, context)
        return (words,), command
    return (_("Git cannot tell the history."),), ""


def _commit(commit: Commit, teller: Teller, context: PageContext) -> ToldCommit:
    things: dict[Link, ToldEdit] = {}
    for edit in commit.edits:
        for one in teller.edit(edit, show=_SHOWN, at_most=_MOST_CHANGES):
            # Touchpoints may be listed in several files.
            things[one.what] = _joined(things[one.what], one) if one.what in things else one
    every = tuple(things.values())
    forge = context.site.settings.forge
    return ToldCommit(
        anchor=f"c-{commit.id[:12]}",
        day=commit.day,
        author=commit.author,
        subject=commit.subject,
        href=forge.commit(commit.id) if forge else "",
        things=every[:_MOST_THINGS],
        more=len(every) - len(every[:_MOST_THINGS]),
    )


def _joined(one: ToldEdit, other: ToldEdit) -> ToldEdit:
    every = (*one.shown, *one.rest, *other.shown, *other.rest)
    return ToldEdit(
        what=one.what,
        shown=every[:_SHOWN],
        rest=every[_SHOWN:_MOST_CHANGES],
        more=one.more + other.more + max(0, len(every) - _MOST_CHANGES),
    )


def _months(commits: tuple[ToldCommit, ...], context: PageContext) -> tuple[Month, ...]:
    language = context.site.language
    found: dict[date | None, list[ToldCommit]] = {}
    for commit in commits:
        found.setdefault(commit.day.replace(day=1) if commit.day else None, []).append(commit)
    return tuple(
        Month(
            anchor=f"m-{first:%Y-%m}" if first else "m-undated",
            first=first,
            title=_headed(language.month(first)) if first else language.gettext("Without a date"),
            commits=tuple(those),
        )
        for first, those in found.items()
    )


def _headed(text: str) -> str:
    """Return a text as a heading: not all languages begin the name of a month with a capital."""
    return text[:1].upper() + text[1:]
