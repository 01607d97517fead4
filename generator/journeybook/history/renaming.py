"""New ids told once: where a commit gives a thing another id, what refers to it by that says nothing new.

Files are compared alone, so that only their commit as a whole tells that a reference follows a new id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeybook.compare import Change, Kind, Thing, Value
from journeybook.history.edits import Edit, Edits

_REFERENCES = ("journey", "of", "touchpoint", "channel", "channels", "personas", "phase", "pains", "opportunities")
_WITH_IDS = (Thing.JOURNEY, Thing.PERSONA, Thing.TOUCHPOINT, Thing.CHANNEL, Thing.PHASE, Thing.PAIN, Thing.OPPORTUNITY)


def settled(edits: Mapping[str, Edits]) -> dict[str, Edits]:
    """Return the edits of files without the changes that only follow from a new id of the same commit."""
    renamed: dict[str, dict[str, str]] = {}
    for of_file in edits.values():
        for edit in of_file.found:
            for change in edit.changes:
                if change.kind is Kind.RENAMED and change.field == "id" and change.thing in _WITH_IDS:
                    renamed.setdefault(edit.commit.id, {})[str(change.old)] = str(change.new)
    return {path: _settled(of_file, renamed) for path, of_file in edits.items()} if renamed else dict(edits)


def _settled(edits: Edits, renamed: Mapping[str, Mapping[str, str]]) -> Edits:
    kept: list[Edit] = []
    for edit in edits.found:
        names = renamed.get(edit.commit.id)
        changes = tuple(change for change in edit.changes if not _follows(change, names)) if names else edit.changes
        if changes:
            kept.append(replace(edit, changes=changes))
    return replace(edits, found=tuple(kept))


def _follows(change: Change, names: Mapping[str, str]) -> bool:
    if change.kind is not Kind.CHANGED or change.field not in _REFERENCES or change.old is None:
        return False
    return _now(change.old, names) == change.new


def _now(value: Value, names: Mapping[str, str]) -> Value:
    if isinstance(value, tuple):
        return tuple(_now(item, names) for item in value)
    return names.get(value, value) if isinstance(value, str) else value
