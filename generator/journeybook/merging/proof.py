"""Whether a merged file says what both sides say. Looks at things by their ids, and knows not how they were merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeybook.merging.decisions import Pick
from journeybook.merging.sides import Value

Thing = tuple[str, str]
"""The name of a list, and an id in it; two empty texts for the file itself."""
Facts = Mapping[Thing, dict[str, Value]]
"""What is said of each thing but for the things in it."""

_ABSENT: Value = {"": "absent"}


def facts(value: Value) -> Facts:
    """Return what a file says of each thing; the first of two with the same id counts."""
    found: dict[Thing, dict[str, Value]] = {}
    for thing, fields in _things(value, ("", "")):
        found.setdefault(thing, fields)
    return found


def says_both(base: Facts, ours: Facts, theirs: Facts, merged: Facts, pick: Pick) -> bool:
    """Say whether a merged file has each change of either side; where they clash, that of the side picked.

    To be asked for both picks: what one side has is right where that side is picked, and only a clash lets it be
    something else where the other one is.
    """
    return all(
        _is_right(base.get(thing), ours.get(thing), theirs.get(thing), merged.get(thing), pick)
        for thing in {*base, *ours, *theirs, *merged}
    )


def _is_right(
    b: dict[str, Value] | None,
    o: dict[str, Value] | None,
    t: dict[str, Value] | None,
    merged: dict[str, Value] | None,
    pick: Pick,
) -> bool:
    if merged == (o if pick is Pick.OURS else t):
        return True
    if o is None or t is None:
        there = o or t
        # It went, and nobody had changed it; or one side alone has it.
        return b is not None and there in (None, b) if merged is None else merged == there
    if merged is None:
        return False
    was, mine, other, made = b or {}, o, t, merged
    return all(
        _is_field_right(
            was.get(name, _ABSENT), mine.get(name, _ABSENT), other.get(name, _ABSENT), made.get(name, _ABSENT), pick
        )
        for name in {*was, *mine, *other, *made}
    )


def _is_field_right(b: Value, o: Value, t: Value, merged: Value, pick: Pick) -> bool:
    if merged == (o if pick is Pick.OURS else t):
        return True
    if o == t or t == b:
        return merged == o
    if o == b:
        return merged == t
    if any(isinstance(each, (list, dict)) and each is not _ABSENT for each in (o, t)):
        # Both changed it, and what it holds was merged: of what one side added nothing is missing.
        return all(_added(b, each) <= _members(merged) for each in (o, t))
    return False


def _added(base: Value, value: Value) -> set[str]:
    return _members(value) - _members(base)


def _members(value: Value) -> set[str]:
    if isinstance(value, list):
        return {repr(item) for item in value if isinstance(item, str)}
    return set(value) - {""} if isinstance(value, dict) else set()


def _things(value: Value, thing: Thing) -> Iterator[tuple[Thing, dict[str, Value]]]:
    """Yield a thing and those in it, each with what is said of it alone."""
    if isinstance(value, list):
        value = {"": value}
    if not isinstance(value, dict):
        return
    yield thing, {name: _alone(inner) for name, inner in value.items() if not _is_things(inner)}
    for name, inner in value.items():
        for item in inner if isinstance(inner, list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield from _things(item, (name, str(item["id"])))


def _is_things(value: Value) -> bool:
    """Say whether something is a list of nothing but things with an id."""
    return isinstance(value, list) and all(isinstance(item, dict) and "id" in item for item in value)


def _alone(value: Value) -> Value:
    if isinstance(value, list):
        return [item for item in value if not (isinstance(item, dict) and "id" in item)]
    return value
