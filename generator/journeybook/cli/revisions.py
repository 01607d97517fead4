"""Revisions and paths among the arguments of a command, told apart as Git does it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from journeybook.errors import InvocationError
from journeybook.load.revision import Gap, revision

_SPLIT = "journeybook.revisions"
_FILES = (".md", ".yml", ".yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be compared."""

    old: str
    new: str = ""
    """Empty for the files in the folder."""
    fork: bool = False
    """Whether the old side is where the two were forked."""
    paths: tuple[str, ...] = ()
    """Files and folders of the project; empty for all of it."""


class SplitCommand(click.Command):
    """A command that knows how many of its arguments stand before a `--`, which Click takes away."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note what stands behind the `--`."""
        ctx.meta[_SPLIT] = len(args) - args.index("--") - 1 if "--" in args else None
        return super().parse_args(ctx, args)


def asked(arguments: tuple[str, ...], context: click.Context, project: Path) -> Asked:
    """Return what the arguments of a `SplitCommand` ask for; InvocationError where they leave it open."""
    behind = context.meta.get(_SPLIT)
    if behind is not None:
        cut = len(arguments) - behind
        names, paths = arguments[:cut], arguments[cut:]
    else:
        names, paths = _told_apart(arguments, project)
    return _asked(names, tuple(_in_project(path, project) for path in paths))


def _asked(names: tuple[str, ...], paths: tuple[str, ...]) -> Asked:
    match names:
        case ():
            return Asked(old="HEAD", paths=paths)
        case (one,):
            for dots in ("...", ".."):
                old, found, new = one.partition(dots)
                if found:
                    return Asked(old=old or "HEAD", new=new or "HEAD", fork=dots == "...", paths=paths)
            return Asked(old=one, paths=paths)
        case (old, new) if ".." not in old and ".." not in new:
            return Asked(old=old, new=new, paths=paths)
        case _:
            raise InvocationError(f"two revisions can be compared, not these: {' '.join(names)}")


def _told_apart(arguments: tuple[str, ...], project: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return revisions and paths: from the first path on all are paths."""
    names: list[str] = []
    for at, argument in enumerate(arguments):
        is_name, is_path = _is_revision(argument, project), _is_there(argument, project)
        if is_name and is_path:
            raise InvocationError(
                f"'{argument}' is a revision and a file; put -- behind revisions and before paths to say which"
            )
        if is_path:
            rest = arguments[at:]
            strange = next((each for each in rest if not _is_there(each, project)), None)
            if strange is not None:
                raise InvocationError(f"there is no file '{strange}'; -- goes before the path of one that is gone")
            return tuple(names), rest
        if not is_name and argument.endswith(_FILES):
            raise InvocationError(
                f"'{argument}' is neither a revision nor a file that is there; "
                "-- goes before the path of one that is gone"
            )
        # Another name that leads nowhere is explained when it is looked up.
        names.append(argument)
    return tuple(names), ()


def _is_revision(argument: str, project: Path) -> bool:
    names = [name or "HEAD" for name in argument.replace("...", "..").split("..", 1)]
    return all(not isinstance(revision(project, name), Gap) for name in names)


def _is_there(argument: str, project: Path) -> bool:
    try:
        return Path(argument).exists() or (project / argument).exists()
    except (OSError, ValueError):  # no name that a file may have
        return False


def _in_project(path: str, project: Path) -> str:
    """Return a path relative to the project: given so, or relative to the current folder. It need not exist."""
    root = project.resolve()
    here = Path(path).resolve()
    inside = here if here.exists() and here.is_relative_to(root) else (root / path).resolve()
    if not inside.is_relative_to(root):
        raise InvocationError(f"{path} is not in the project")
    return inside.relative_to(root).as_posix()
