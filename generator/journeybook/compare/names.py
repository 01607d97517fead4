"""What things were called by and are now, so that a new id is told once and not at everything that refers to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from journeybook.compare.change import Thing


@dataclass(frozen=True, slots=True)
class Names:
    """Ids that have become others, by kind of thing."""

    _now: dict[Thing, dict[str, str]] = field(default_factory=dict)

    def rename(self, thing: Thing, old: str, new: str) -> None:
        """Note that what was `old` is now `new`."""
        if old != new:
            self._now.setdefault(thing, {})[old] = new

    def now(self, thing: Thing, name: str) -> str:
        """Return what an id of the old catalogue is in the new one: mostly itself."""
        return self._now.get(thing, {}).get(name, name)

    def all_now(self, thing: Thing, names: Iterable[str]) -> tuple[str, ...]:
        """Return what ids of the old catalogue are in the new one."""
        return tuple(self.now(thing, name) for name in names)

    def all(self, thing: Thing) -> dict[str, str]:
        """Return the ids of one kind that have become others."""
        return dict(self._now.get(thing, {}))
