"""Why an address written in a project leads nowhere, and what was probably meant."""

from __future__ import annotations

from functools import lru_cache
from posixpath import basename, dirname, join, normpath, relpath
from typing import NamedTuple
from urllib.parse import unquote

from journeybook.checks.project import Project
from journeybook.diagnostics import did_you_mean, shortened
from journeybook.prose.targets import DOWNLOADS, PICTURES, TargetKind, resolve
from journeybook.spelling import nearest

_SHOWN = 80
"""Characters of a path or an anchor in a message."""


class DeadEnd(NamedTuple):
    """What is wrong with an address, and the way out."""

    message: str
    hint: str


def dead_link(address: str, source: str, project: Project) -> DeadEnd | None:
    """Say why a relative address in the file `source` leads nowhere; None where it leads somewhere."""
    target = resolve(unquote(address), source, project.catalogue_at(source), project.files)
    if target is not None:
        return _dead_anchor(target.anchor, source, project) if target.kind is TargetKind.HERE else None
    path, _, anchor = unquote(address).partition("#")
    full = _full(path, source)
    journey = project.journeys_by_path.get(project.catalogue_at(source).originals.get(full, full))
    if journey is not None and anchor:
        message = f"the journey '{journey.id}' has no stage or step '{shortened(anchor, _SHOWN)}'"
        return DeadEnd(message, did_you_mean(anchor, project.anchors_of(journey.id)))
    return _no_file(path, source, project, project.linkable, DOWNLOADS)


def dead_picture(path: str, source: str, project: Project) -> DeadEnd | None:
    """Say why a path in the file `source` is no picture of the project; None where it is one.

    The path is relative to that file; pass "" for a path that is relative to the project.
    """
    target = resolve(path, source, project.catalogue_at(source), project.files)
    if target is not None and target.kind is TargetKind.FILE and target.name.lower().endswith(PICTURES):
        return None
    return _no_file(path, source, project, project.pictures, PICTURES)


def dead_file(
    path: str, shown: str, source: str, project: Project, endings: tuple[str, ...], *, guess: bool = True
) -> DeadEnd | None:
    """Say why a path in the project is no file with one of some endings; None where it is one.

    `shown` is what stands in the file `source` ("" for the configuration, whose paths are relative to the project).
    With `guess`, the hint says what was probably meant.
    """
    shown = shortened(shown, _SHOWN)
    if path.startswith(("../", "/")) or path == "..":
        return DeadEnd(f"'{shown}' leads out of the project", "put the file into the project")
    fitting = " or ".join(filter(None, (", ".join(endings[:-1]), endings[-1])))
    if not path.lower().endswith(endings):
        return DeadEnd(f"'{shown}' is no file of a kind that can stand here", f"its name ends in {fitting}")
    if path in project.files:
        return None
    known = _ending(frozenset(project.files), endings) if guess else ()
    return DeadEnd(f"there is no file '{shortened(path, _SHOWN)}' in the project", _moved(path, source, known))


def _moved(path: str, source: str, known: tuple[str, ...]) -> str:
    """Return a hint at the file that a path was probably meant to be."""
    # A file that moved has its name still.
    meant = _by_name(known).get(basename(path)) or nearest(path, known)
    if meant is None:
        return f"a path is relative to {source or 'the project'}"
    return f"did you mean '{relpath(meant, dirname(source) or '.')}'?"


def _no_file(
    path: str, source: str, project: Project, known: tuple[str, ...], endings: tuple[str, ...]
) -> DeadEnd | None:
    full, shown = _full(path, source), shortened(path, _SHOWN)
    if full.startswith(("../", "/")) or full == "..":
        return DeadEnd(f"'{shown}' leads out of the project", "keep the file in the project, or link to the web")
    if full in project.unread:
        return None
    if full in project.originals:
        original = relpath(project.originals[full], dirname(source) or ".")
        return DeadEnd(f"'{shown}' is a translation, which is no page of this language", f"link to '{original}'")
    if full in project.files:
        hint = "it holds files that end in " + ", ".join(endings)
        return DeadEnd(f"'{shown}' is nothing that the site holds", hint)
    return DeadEnd(f"there is no file '{shortened(full, _SHOWN)}' in the project", _moved(full, source, known))


@lru_cache(maxsize=8)
def _ending(files: frozenset[str], endings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(file for file in files if file.lower().endswith(endings)))


@lru_cache(maxsize=8)
def _by_name(paths: tuple[str, ...]) -> dict[str, str]:
    return {basename(path): path for path in reversed(paths)}


def _full(path: str, source: str) -> str:
    """Return a path relative to a file as one relative to the project."""
    return normpath(join(dirname(source), path.partition("?")[0]))


def _dead_anchor(anchor: str, source: str, project: Project) -> DeadEnd | None:
    """Look for an anchor on the page itself; only those of journeys are known before pages are made."""
    journey = project.journeys_by_path.get(project.originals.get(source, source))
    if journey is None or not anchor or anchor.startswith(("h-", "fn")):
        return None
    known = project.anchors_of(journey.id)
    if anchor in known:
        return None
    return DeadEnd(f"this journey has no stage or step '{shortened(anchor, _SHOWN)}'", did_you_mean(anchor, known))
