"""Which findings a change brings: those that were not there before it. Knows nothing of revisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from journeybook.diagnostics import Diagnostic

_QUOTED = re.compile(r"'([^']*)'")
_NUMBER_OR_QUOTED = re.compile(r"'[^']*'|\d+(?:[.,]\d+)*")

_What = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renames:
    """What is called otherwise now than it was then; what is not in it kept its name."""

    paths: Mapping[str, str] = field(default_factory=dict)
    """Of files: as they were → as they are."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Of things: as they were → as they are."""

    def backwards(self) -> Renames:
        """Return the same from the other side."""
        return Renames(
            paths={new: old for old, new in self.paths.items()}, ids={new: old for old, new in self.ids.items()}
        )


NONE = Renames()


def brought(now: Iterable[Diagnostic], then: Iterable[Diagnostic], renames: Renames = NONE) -> tuple[Diagnostic, ...]:
    """Return the findings of now that the project did not have then, in their order.

    A finding is the same one on whatever line it stands: that of the same rule, in the same file, with the same words.
    Of several that are alike the first count as old. Where a number in the words is another, as in "12 of 20 emotions",
    it is the same one still, and so it is in a file, or about a thing, that got another name.
    """
    now, then = _but_alike(tuple(now), tuple(then), renames)
    left = Counter(_as_now(one, renames) for one in then)
    # To the letter first: of two that differ by a number alone, the one that was there is the old one.
    new = _without(now, left, _what)
    return tuple(_without(new, Counter(map(_rough, left.elements())), _roughly))


def _but_alike(
    now: tuple[Diagnostic, ...], then: tuple[Diagnostic, ...], renames: Renames
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return both without the files in which they are the same, one by one: in a large project nearly all of them."""
    were = _by_path(then)
    same = {
        path
        for path, those in _by_path(now).items()
        if those == were.get(path)
        and path not in renames.paths
        and not (renames.ids and any(_names(one, renames) for one in those))
    }
    left, right = ([one for one in each if one.span.path not in same] for each in (now, then))
    return left, right


def _by_path(findings: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    groups: dict[str, list[Diagnostic]] = {}
    for one in findings:
        groups.setdefault(one.span.path, []).append(one)
    return groups


def _names(diagnostic: Diagnostic, renames: Renames) -> bool:
    """Say whether a finding names something that is called otherwise now."""
    return any(name in renames.ids for name in _QUOTED.findall(diagnostic.message))


def _without(now: Iterable[Diagnostic], old: Counter[_What], what: Callable[[Diagnostic], _What]) -> list[Diagnostic]:
    """Return the findings that are not among the old ones, and take those that are out of these."""
    new = []
    for one in now:
        name = what(one)
        if old[name]:
            old[name] -= 1
        else:
            new.append(one)
    return new


def _what(diagnostic: Diagnostic) -> _What:
    return diagnostic.rule, diagnostic.span.path, diagnostic.message


def _roughly(diagnostic: Diagnostic) -> _What:
    return _rough(_what(diagnostic))


def _rough(what: _What) -> _What:
    rule, path, message = what
    # What stands in quotes is a name, and its numbers tell it from others.
    return rule, path, _NUMBER_OR_QUOTED.sub(lambda found: found[0] if found[0][0] == "'" else "0", message)


def _as_now(diagnostic: Diagnostic, renames: Renames) -> _What:
    rule, path, message = _what(diagnostic)
    if renames.ids:
        message = _QUOTED.sub(lambda found: f"'{renames.ids.get(found[1], found[1])}'", message)
    return rule, renames.paths.get(path, path), message
