"""A project as rules on all of it see it: of each journey a head, and of the rest of it who asks is noted.

What such rules find follows from the heads, from what is kept of each journey for them (its facts), from the journeys
that they opened, and from what stands in no journey. Where all that is the same, they find the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from marshal import dumps
from operator import attrgetter
from typing import Any, TypeVar

from journeybook.caching import digest
from journeybook.checks.facts import Facts, Inward, Low
from journeybook.checks.project import Project
from journeybook.diagnostics import Diagnostic
from journeybook.load import Loaded
from journeybook.load.editions import Editions
from journeybook.model.journey import Journey
from journeybook.model.parts import Opportunity, Pain
from journeybook.source import Origin, Span

_HEAD = (
    "id", "title", "personas", "scope", "state", "of", "status", "reviewed", "defined_pains", "defined_opportunities",
    "origin",
)  # fmt: skip
"""What is shown of each journey without a note. Any field may stand here: what does not is noted when it is read."""
_REST = tuple(one.name for one in fields(Journey) if one.name not in _HEAD)

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What rules on a whole project found."""

    key: str
    """Tells what it follows from."""
    opened: frozenset[str]
    """The paths of the journeys of which all counts for that."""
    found: Mapping[str, tuple[Diagnostic, ...]]
    """By path, as grave as the project holds it."""


NEVER = Whole(key="", opened=frozenset(), found={})


def noting(project: Project) -> tuple[Project, set[str]]:
    """Return a project of which it is noted what journeys are opened, and the paths of these: more come to be there."""
    opened: set[str] = set()
    loaded = project.loaded
    catalogue = replace(loaded.catalogue, journeys=_heads(loaded.catalogue.journeys, opened))
    own = project.journeys_by_path.keys()
    sources: Any = _Noted(loaded.sources, own, opened)
    seen = replace(
        loaded,
        catalogue=catalogue,
        sources=sources,
        findings=(),
        drafts=_Noted(loaded.drafts, own, opened),
        translations=Editions(catalogue, loaded.settings, loaded.translated_files),
    )
    return Project(loaded=seen, today=project.today, known=project.facts), opened


def _heads(journeys: Mapping[str, Journey], opened: set[str]) -> dict[str, Journey]:
    """Return journeys that are the same, but note when more of them is read than their heads."""
    real = {journey.origin.path: journey for journey in journeys.values()}

    class Head(Journey):
        __slots__ = ()

        def __getattr__(self, name: str) -> Any:  # asked for what is not there yet
            if name not in _REST:
                raise AttributeError(name)
            path = self.origin.path
            opened.add(path)
            for one in _REST:
                vars(Journey)[one].__set__(self, getattr(real[path], one))
            return getattr(real[path], name)

    made = [object.__new__(Head) for _ in journeys]
    for name in _HEAD:
        deque(map(vars(Journey)[name].__set__, made, map(attrgetter(name), journeys.values())), 0)
    return dict(zip(journeys, made, strict=True))


class _Noted(Mapping[str, _Value]):
    """What is known of files, by path; it is noted of which journeys somebody asks."""

    def __init__(self, known: Mapping[str, _Value], own: Any, opened: set[str]) -> None:
        self._known, self._own, self._opened = known, own, opened

    def __getitem__(self, path: str) -> _Value:
        if path in self._own:
            self._opened.add(path)
        return self._known[path]

    def __contains__(self, path: object) -> bool:
        return path in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def key_of(project: Project, contents: Mapping[str, str], heads: Mapping[str, str], opened: frozenset[str]) -> str:
    """Return what tells all that rules on a whole project are shown, with these journeys `opened`; empty where that
    cannot be told.

    `contents` and `heads` tell what journeys and their heads say, by path, in the order of the catalogue.
    """
    loaded = project.loaded
    others = {path: one.digest for path, one in loaded.drafts.items() if path not in heads}
    if not all(others.values()) or not contents.keys() >= heads.keys():
        return ""
    texts = {path: digest(one.text.encode("utf-8", "surrogatepass")) for path, one in loaded.sources.kept.items()}
    beside = [
        (one.name, sorted(value) if isinstance(value, frozenset) else value)
        for one in fields(Loaded)
        if one.name not in _TOLD_ELSEWHERE
        for value in (getattr(loaded, one.name),)
    ]
    journeys = [(path, contents[path] if path in opened else head) for path, head in heads.items()]
    return digest(repr((project.today, others, texts, beside, journeys)).encode("utf-8", "surrogatepass"))


_TOLD_ELSEWHERE = frozenset({"catalogue", "sources", "findings", "translations", "translated_files", "drafts"})
"""What follows from the texts of files; and the findings of loading, which are not shown."""


def head_of(journey: Journey, facts: Facts) -> str:
    """Return a digest of what is shown of a journey without a note."""
    told = (
        _head(journey),
        str(journey.reviewed),
        list(map(_pain, journey.defined_pains)),
        [(_opportunity(one), str(dict(one.extras)) if one.extras else "") for one in journey.defined_opportunities],
        _facts(facts),
        [(name, _span(span)) for name, span in facts.opens],
        list(map(_inward, facts.inward)),
        list(map(_low, facts.lows)),
        str(facts.dates),
    )
    try:
        # An older form, in which it does not count which values are one and the same.
        return digest(dumps(told, 2))
    except ValueError:  # for a value of another kind
        return digest(repr((told, facts)).encode("utf-8", "surrogatepass"))


def _values(kind: type, **otherwise: Sequence[str]) -> Callable[[Any], Any]:
    """Return what takes the values of all fields of a thing, of some of them what stands there `otherwise`."""
    names = getattr(kind, "_fields", None) or [one.name for one in fields(kind)]
    return attrgetter(*(part for name in names for part in otherwise.get(name, (name,))))


_SPAN, _ORIGIN = ([f"{name}.{one.name}" for one in fields(kind)] for name, kind in (("span", Span), ("origin", Origin)))
_span = _values(Span)
_inward, _low = (_values(kind, span=_SPAN) for kind in (Inward, Low))
_pain = _values(Pain, origin=_ORIGIN)
_opportunity = _values(Opportunity, origin=_ORIGIN, status=["status._value_"], extras=())
_facts = _values(Facts, opens=(), inward=(), lows=(), dates=())
_ENUMS = ("scope", "state", "status")
_head = attrgetter(
    *(name for name in _HEAD if name not in (*_ENUMS, "reviewed", "defined_pains", "defined_opportunities", "origin")),
    *(f"{name}._value_" for name in _ENUMS),
    *_ORIGIN,
)
