"""CODEOWNERS: who is asked to review a change of which file, from the owners that the files themselves name.

The form is what GitHub and GitLab have in common: a pattern a line, then accounts, teams or e-mail addresses; of
several patterns that fit, the last one counts. Knows neither where the file is nor which accounts there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from journeybook.errors import InvocationError
from journeybook.fields.types import slug
from journeybook.model.catalogue import Catalogue
from journeybook.model.place import Channel, Touchpoint

BEGIN = "# journeybook: begin (written by `journeybook new codeowners --write`)"
END = "# journeybook: end"
_BEGIN = re.compile(r"^# journeybook: begin\b.*$", re.MULTILINE)
_END = re.compile(r"^# journeybook: end\b.*$", re.MULTILINE)
_ADDRESS = re.compile(r"[^@\s#]+@[^@\s#]+\.[^@\s#]+")
_ACCOUNT = re.compile(r"@[\w./-]+")
_SPECIAL = re.compile(r"([\\ #*?\[\]!])")
_SHARED = "site_config.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """What CODEOWNERS should say."""

    lines: tuple[str, ...]
    """A pattern and its owners each, in order of path."""
    unknown: tuple[str, ...]
    """The owners that are no accounts, as written, sorted: no line names them."""


def code_owners(catalogue: Catalogue, *, team_prefix: str = "", folder: str = "") -> Owners:
    """Return the lines for the files of a project that name an owner.

    An owner that begins with @, or is an e-mail address, is meant as it is; another one, `drive-team`, becomes an
    account by `team_prefix`, `@org/drive-team`. `folder` is that of the project in the repository, with a slash at its
    end.
    """
    unknown: set[str] = set()
    accounts: dict[str, tuple[str, ...]] = {}
    for path, owners in _owners(catalogue).items():
        found = {owner: _account(owner, team_prefix) for owner in owners}
        unknown |= {owner for owner, account in found.items() if not account}
        known = tuple(dict.fromkeys(account for account in found.values() if account))
        # A file that has owners nobody can be found for is not left to the others.
        if known and len(known) == len(set(found.values())):
            accounts[path] = known
    every = {journey.origin.path for journey in catalogue.journeys.values()}
    lines = [f"{_pattern(f'{folder}{path}')} {' '.join(of)}" for path, of in _folded(accounts, every).items()]
    return Owners(lines=tuple(lines), unknown=tuple(sorted(unknown)))


def written_into(text: str, lines: Iterable[str]) -> str:
    """Return a CODEOWNERS file with the lines between two markers, at its end where it has none; the rest stays.

    InvocationError where one marker is there without the other, or twice.
    """
    block = "\n".join([BEGIN, *lines, END])
    begins, ends = tuple(_BEGIN.finditer(text)), tuple(_END.finditer(text))
    if not begins and not ends:
        gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}{block}\n"
    if len(begins) != 1 or len(ends) != 1 or begins[0].start() > ends[0].start():
        raise InvocationError(
            f"the lines '# journeybook: begin' and '{END}' do not frame one part; mend or remove them"
        )
    return f"{text[: begins[0].start()]}{block}{text[ends[0].end() :]}"


def _owners(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Return the owners of each file: of a list of touchpoints or channels all of those in it."""
    found: dict[str, list[str]] = defaultdict(list)
    for journey in catalogue.journeys.values():
        found[journey.origin.path].append(journey.owner)
    places: tuple[Touchpoint | Channel, ...] = (*catalogue.touchpoints.values(), *catalogue.channels.values())
    for place in places:
        # The configuration is everybody's: one touchpoint in it makes nobody its owner.
        for path in {place.origin.path, place.body_path} - {"", _SHARED}:
            found[path].append(place.owner)
    owned = {path: tuple(dict.fromkeys(filter(None, owners))) for path, owners in found.items()}
    return {path: owners for path, owners in sorted(owned.items()) if owners}


def _account(owner: str, prefix: str) -> str:
    """Return the account, team or address of an owner; empty where none can be told."""
    if _ACCOUNT.fullmatch(owner) or _ADDRESS.fullmatch(owner):
        return owner
    name = slug(owner)
    return f"{prefix}{name}" if prefix and name and not owner.startswith("@") else ""


def _folded(accounts: Mapping[str, tuple[str, ...]], every: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return folders instead of the files in them, where all journeys in a folder have the same owners."""
    found: dict[str, tuple[str, ...]] = {}
    for path, owners in accounts.items():
        found[_folder(path, owners, accounts, every) or path] = owners
    return dict(sorted(found.items()))


def _folder(path: str, owners: tuple[str, ...], accounts: Mapping[str, tuple[str, ...]], every: Iterable[str]) -> str:
    for parent in _areas(path):
        inside = [other for other in every if other.startswith(parent)]
        if len(inside) > 1 and all(accounts.get(other) == owners for other in inside):
            return parent
    return ""


def _areas(path: str) -> Iterator[str]:
    """Yield the folders of a journey below `journeys/`, the widest first, each with a slash at its end."""
    parents = [f"{parent}/" for parent in PurePosixPath(path).parents if parent.parts[:1] == ("journeys",)]
    yield from reversed([parent for parent in parents if parent != "journeys/"])


def _pattern(path: str) -> str:
    """Return a pattern for a folder, for a list as it is, or for a file together with its translations."""
    folder, slash, name = path.rpartition("/")
    stem = name if path.endswith((".yml", ".yaml")) and ".journey." not in name else name.partition(".")[0]
    return "/" + _SPECIAL.sub(r"\\\1", f"{folder}{slash}{stem}") + (".*" if stem != name else "")
