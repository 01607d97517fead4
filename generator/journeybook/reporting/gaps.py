"""Why something of the past is not known, as a sentence with the way out: for commands. Pages have their own words."""

from __future__ import annotations

from types import MappingProxyType

from journeybook.git import Why
from journeybook.load.revision import Gap

_REASONS = MappingProxyType(
    {
        Why.NO_GIT: "Git is not installed, so nothing is known of what the project was before",
        Why.NO_REPOSITORY: "the project lies in no Git repository, so nothing is known of what it was before",
        Why.NOT_TRUSTED: "the repository belongs to another user, and Git does not read those",
        Why.NO_COMMIT: "the repository has no commit yet, so there is nothing to compare with",
        Why.UNKNOWN: "the repository has no revision {name}",
        Why.SHALLOW: "this is a shallow clone, which holds only the end of the history: {name} is not in it",
        Why.UNRELATED: "{name} have no commit in common",
        Why.NO_PROJECT: "at {name} there was no project in this folder",
        Why.NO_RELEASE: "no release is marked by a tag",
        Why.INCOMPLETE: "this clone is incomplete: it lacks files of {name}",
        Why.SLOW: "Git took too long to answer about {name}",
        Why.FAILED: "Git cannot say what the project was at {name}",
    }
)
_WAYS_OUT = MappingProxyType(
    {
        Why.NO_GIT: "install it",
        Why.NO_REPOSITORY: "`git init` makes one, and `git commit` keeps the first state; "
        "a bare one has no files, and needs a worktree: git worktree add ../journeys",
        Why.NOT_TRUSTED: 'say that this one is to be trusted: git config --global --add safe.directory "$PWD"',
        Why.NO_COMMIT: "keep the first state: git add . && git commit",
        Why.UNKNOWN: "`git branch --all` and `git tag` list the names that there are; `git fetch --tags` brings more",
        Why.SHALLOW: "fetch the rest: git fetch --unshallow --tags (in CI a checkout of the whole history)",
        Why.UNRELATED: "compare them as they are, with two dots",
        Why.NO_RELEASE: "mark one: git tag -a v1.0 -m 'First release'",
        Why.INCOMPLETE: "use a whole clone, or fetch what is missing: git fetch --refetch --no-filter",
        Why.SLOW: "try again; `git gc` may help",
    }
)
_REMOTES = ("origin", "upstream")


def told(gap: Gap) -> str:
    """Return why something is not known and what to do about it, as one message for the person at the keyboard."""
    return "; ".join(filter(None, (reason_of(gap), way_out(gap))))


def reason_of(gap: Gap) -> str:
    """Return why something is not known, as a sentence without a full stop."""
    one, dots, other = gap.revision.partition("...")
    if gap.why is Why.SHALLOW and dots:
        name = f"the commit that '{one}' and '{other}' have in common"
    elif dots:
        name = f"'{one}' and '{other}'"
    else:
        name = f"'{one}'" if one else "a release"
    return _REASONS[gap.why].format(name=name)


def way_out(gap: Gap) -> str:
    """Return what somebody can do about it, with the command to type; empty where nothing helps."""
    remote, slash, branch = gap.revision.partition("/")
    if gap.why is Why.UNKNOWN and slash and remote in _REMOTES:
        return f"fetch it: git fetch {remote} {branch}"
    return _WAYS_OUT.get(gap.why, "")
