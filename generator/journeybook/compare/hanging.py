"""What hangs on a place and has no id: figures and evidence. Told by what they are about, wherever in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from journeybook.compare.change import Kind, Thing, Value
from journeybook.compare.fields import differences
from journeybook.compare.ledger import Ledger
from journeybook.compare.values import meaning
from journeybook.model.parts import Evidence, Metric

Item = Metric | Evidence
_Item = TypeVar("_Item", Metric, Evidence)


@dataclass(frozen=True, slots=True)
class Hanging:
    """Compares what hangs on one place after the other; what went from one to another is told at the end."""

    ledger: Ledger
    gone: list[tuple[Thing, str, Item]] = field(default_factory=list)
    """What hangs no longer where it hung: its kind, the id of the place, itself."""
    come: list[tuple[Thing, str, Item]] = field(default_factory=list)

    def metrics(self, place: str, old: Iterable[Metric], new: Iterable[Metric]) -> None:
        """Compare the figures of a place that is called `place` now."""
        keys: tuple[Callable[[Metric], object], ...] = (
            lambda metric: metric,
            lambda metric: (meaning(metric.kpi), metric.date),
            lambda metric: meaning(metric.kpi),
            lambda metric: (metric.value, metric.target, metric.unit, metric.source, metric.date),
        )
        for before, after in self._same(Thing.METRIC, place, old, new, keys):
            self._changed(Thing.METRIC, place, before, after)

    def evidence(self, place: str, old: Iterable[Evidence], new: Iterable[Evidence]) -> None:
        """Compare the evidence of a place that is called `place` now."""
        keys: tuple[Callable[[Evidence], object], ...] = (
            lambda evidence: evidence,
            lambda evidence: (meaning(evidence.title), evidence.date),
            lambda evidence: meaning(evidence.title),
            lambda evidence: evidence.link or object(),
        )
        for before, after in self._same(Thing.EVIDENCE, place, old, new, keys):
            self._changed(Thing.EVIDENCE, place, before, after)

    def finish(self) -> None:
        """Tell what was added, what was removed, and what hangs elsewhere now."""
        for thing, place, item in self.come:
            from_ = next((entry for entry in self.gone if entry[0] is thing and entry[2] == item), None)
            if from_ is None:
                self._add(Kind.ADDED, thing, place, item)
            else:
                self.gone.remove(from_)
                self._add(Kind.MOVED, thing, place, item, "place", from_[1], place)
        for thing, place, item in self.gone:
            self._add(Kind.REMOVED, thing, place, item)

    def _same(
        self,
        thing: Thing,
        place: str,
        old: Iterable[_Item],
        new: Iterable[_Item],
        keys: Iterable[Callable[[_Item], object]],
    ) -> list[tuple[_Item, _Item]]:
        """Return what is the same, told by the first of the keys that are equal; keep the rest for the end."""
        found: list[tuple[_Item, _Item]] = []
        gone, come = list(old), list(new)
        for key in keys:
            for after in tuple(come):
                before = next((item for item in gone if key(item) == key(after)), None)
                if before is not None:
                    found.append((before, after))
                    gone = [item for item in gone if item is not before]
                    come = [item for item in come if item is not after]
        self.gone.extend((thing, place, item) for item in gone)
        self.come.extend((thing, place, item) for item in come)
        return found

    def _changed(self, thing: Thing, place: str, old: Item, new: Item) -> None:
        name = "kpi" if isinstance(new, Metric) else "title"
        if meaning(_called(old)) != meaning(_called(new)):
            self._add(Kind.RENAMED, thing, place, new, name, _called(old), _called(new))
        # What is better may follow from the unit, which then says it.
        written = old.origin.has("better") or new.origin.has("better")
        for entry in differences(old, new, self.ledger.names, ("kpi",) if written else ("kpi", "better")):
            self._add(Kind.CHANGED, thing, place, new, *entry)

    def _add(
        self, kind: Kind, thing: Thing, place: str, item: Item, name: str = "", old: Value = None, new: Value = None
    ) -> None:
        self.ledger.add(
            kind,
            thing,
            f"{place}/{_called(item)}",
            item,
            field=name,
            old=old,
            new=new,
            title=_called(item),
        )


def _called(item: Item) -> str:
    return str(item.kpi if isinstance(item, Metric) else item.title)
