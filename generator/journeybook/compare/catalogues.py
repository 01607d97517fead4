"""The comparison as a whole: small things first, so that what refers to them is known by its new name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from journeybook.compare.change import Change, Kind, Thing
from journeybook.compare.concerns import compare_concerns
from journeybook.compare.effects import Effect, effects
from journeybook.compare.hanging import Hanging
from journeybook.compare.journeys import compare_journeys
from journeybook.compare.ledger import Key, Ledger
from journeybook.compare.order import moved
from journeybook.compare.things import compare_things
from journeybook.model.catalogue import Catalogue
from journeybook.model.place import Phase, Touchpoint
from journeybook.source import Origin

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What could not be read on one side: nothing is known of what it says, so nothing of it is told."""

    paths: frozenset[str] = frozenset()
    """Content files of either side."""
    lists: frozenset[str] = frozenset()
    """The words that journeys share: `phases`, `channels`, `touchpoints`; and `emotion_scale`."""

    def ids(self, folder: str) -> frozenset[str]:
        """Return the ids of what stands in the files of a content folder."""
        parts = (path.split("/") for path in self.paths)
        return frozenset(part[-1].partition(".")[0] for part in parts if part[0] == folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is different between two catalogues."""

    changes: tuple[Change, ...] = ()
    """Each change of meaning once, in order."""
    effects: tuple[Effect, ...] = ()
    renamed: Mapping[Thing, Mapping[str, str]] = field(default_factory=dict)
    """What has an id of its own all over a project, by kind: old ids → those they have become.

    Those that follow from a title are among them, of which `changes` tells the title.
    """
    holders: Mapping[Key, Key] = field(default_factory=dict)
    """Journeys, stages and steps as they were → as they are, of journeys that are in both and differ."""


def compare(old: Catalogue, new: Catalogue, unread: Unread = Unread()) -> Comparison:
    """Return what is different between two catalogues, in the words of the files: ids, and fields by their names.

    One entry a change of meaning: what is in something that was added, removed or moved is not told again; a new id
    is told at what has it and not at what refers to it; how something is written is no change.
    """
    ledger = Ledger(old, new)
    hanging = Hanging(ledger)
    if old.scale != new.scale and "emotion_scale" not in unread.lists:
        was, now = ({"min": one.scale.min, "max": one.scale.max} for one in (old, new))
        ledger.add(
            Kind.CHANGED, Thing.SITE, "", _Site(), field="emotion_scale", old=was, new=now, title="emotion_scale"
        )
    _phases(ledger, {} if "phases" in unread.lists else old.phases, {} if "phases" in unread.lists else new.phases)
    if "channels" not in unread.lists:
        gone = unread.ids("channels")
        compare_things(ledger, Thing.CHANNEL, _without(old.channels, gone), _without(new.channels, gone))
    if "touchpoints" not in unread.lists:
        gone = unread.ids("touchpoints")
        compare_things(
            ledger,
            Thing.TOUCHPOINT,
            _without(old.touchpoints, gone),
            _without(new.touchpoints, gone),
            without=("metrics",),
            changed=lambda before, after: _touchpoint_figures(hanging, before, after),
        )
    gone = unread.ids("personas")
    compare_things(ledger, Thing.PERSONA, _without(old.personas, gone), _without(new.personas, gone))
    journeys = unread.ids("journeys")
    compare_journeys(ledger, hanging, journeys)
    hanging.finish()
    compare_concerns(ledger, journeys)
    return Comparison(
        changes=tuple(sorted(ledger.changes, key=lambda change: change.sort_key)),
        effects=effects(old, new, ledger.names, journeys),
        renamed={thing: ledger.names.all(thing) for thing in Thing},
        holders=dict(ledger.holders),
    )


@dataclass(frozen=True, slots=True)
class _Site:
    origin: Origin = field(default_factory=lambda: Origin("site_config.yml"))


def _phases(ledger: Ledger, old: Mapping[str, Phase], new: Mapping[str, Phase]) -> None:
    compare_things(ledger, Thing.PHASE, old, new)
    was = [ledger.names.now(Thing.PHASE, name) for name in old]
    now = list(new)
    for name in moved(was, now):
        before, after = was.index(name), now.index(name)
        ledger.add(
            Kind.MOVED, Thing.PHASE, name, new[name], field="after",
            old=was[before - 1] if before else None, new=now[after - 1] if after else None,
        )  # fmt: skip


def _touchpoint_figures(hanging: Hanging, old: Touchpoint, new: Touchpoint) -> None:
    hanging.metrics(new.id, old.metrics, new.metrics)


def _without(things: Mapping[str, _Kind], names: frozenset[str]) -> Mapping[str, _Kind]:
    return {name: thing for name, thing in things.items() if name not in names} if names else things
