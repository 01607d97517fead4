"""What the rows of a list can be found by, and the filters that follow from it. Knows neither HTML nor addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from types import MappingProxyType

from journeybook.fields.types import unaccented
from journeybook.model.text import same_language
from journeybook.pages.alphabet import alphabetical

_LONGEST = 60
"""Of the value of a free text, in letters: it stands in the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing a row can be found by."""

    facet: str
    """Which filter has it: `persona`, `owner` …; the name in the address."""
    value: str
    """Its value in the address: an id, or what stands for a free text."""
    text: str
    """For the reader."""
    group: str = ""
    """What it stands below among the values of its filter, such as the set of a phase; empty for nothing."""

    token: str = field(init=False, repr=False, compare=False)
    """Facet and value in one word, without white space."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "token", f"{self.facet}:{self.value}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value that a reader can choose."""

    value: str
    text: str
    count: int
    """How many rows have it."""
    group: str = ""
    """What it stands below; values of one group stand together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One filter."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """All filters of a list."""

    facets: tuple[Facet, ...]
    """Those that tell rows apart: with two values at least, or with one that not every row has."""
    total: int
    """The number of rows."""

    def __bool__(self) -> bool:
        return self.total > 1


NOTHING_FOUND = Finder(facets=(), total=0)
"""No filters at all: those of a divided list stand on its first leaf."""


class Marks:
    """Makes the marks of a list's rows; a free text has one value all over the list, and no other text has it."""

    def __init__(self, known: Mapping[str, Mapping[str, str]] = MappingProxyType({})) -> None:
        """Take the values of texts that are known already, as `values` gives them."""
        self._known = known
        self._values: dict[str, dict[str, str]] = {}
        self._taken: dict[str, set[str]] = {}
        self._made: dict[tuple[str, str, str, str], Mark] = {}
        self._kept: dict[Hashable, tuple[Mark, ...]] = {}

    @property
    def values(self) -> Mapping[str, Mapping[str, str]]:
        """What stands for texts that were not known, by facet and text."""
        return self._values

    def named(self, facet: str, value: str, text: str, group: str = "") -> Mark:
        """Return a mark of something with an id."""
        if type(text) is not str:  # it says its language, and equals one that does not
            return Mark(facet=facet, value=value, text=text, group=group)
        # Thousands of rows share some hundred marks.
        key = facet, value, text, group
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = Mark(facet=facet, value=value, text=text, group=group)
        return known

    def kept(self, key: Hashable, make: Callable[[], Iterable[Mark]]) -> tuple[Mark, ...]:
        """Return marks that rows share, or one row that is asked twice; made when they are asked for first."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = tuple(make())
        return found

    def text(self, facet: str, text: str) -> Iterator[Mark]:
        """Yield the mark of a free text; nothing for an empty one."""
        if type(text) is str:
            yield from self.kept((facet, text), lambda: self._text(facet, text))
        else:  # it says its language, and equals one that does not
            yield from self._text(facet, text)

    def learn(self, facet: str, text: str) -> None:
        """Have a value for a text."""
        if type(text) is str and (facet, text) in self._kept:
            return  # as most often
        tuple(self.text(facet, text))

    def _text(self, facet: str, text: str) -> Iterator[Mark]:
        shown = same_language(" ".join(text.split()), text)
        if shown:
            yield Mark(facet=facet, value=self._value(facet, shown), text=shown)

    def _value(self, facet: str, text: str) -> str:
        key = text.casefold()
        given = self._known.get(facet, {})
        if key in given:
            return given[key]
        known = self._values.setdefault(facet, {})
        value = known.get(key)
        if value is None:
            # Letters of any script, so that a link holds when other texts come and go; no comma, colon or white space.
            wanted = "-".join(re.findall(r"\w+", unaccented(text)))[:_LONGEST] or facet
            taken = self._taken.setdefault(facet, set(given.values()))
            value = next(name for at in count(1) if (name := _numbered(wanted, at)) not in taken)
            known[key] = value
            taken.add(value)
        return value


def finder(
    labels: Iterable[tuple[str, str]],
    rows: Iterable[Iterable[Mark]],
    order: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Finder:
    """Return the filters of a list, in the order of `labels` (facet and what it is called).

    Values stand by the alphabet; those of a facet in `order` as they stand there. Rows are taken one by one.
    """
    total = 0
    found: dict[str, dict[str, Mark]] = {}
    counts: dict[str, int] = {}
    for row in rows:
        total += 1
        own: dict[str, Mark] = {}
        for mark in row:
            own.setdefault(mark.token, mark)
        for token, mark in own.items():
            if token in counts:
                counts[token] += 1
            else:
                counts[token] = 1
                found.setdefault(mark.facet, {})[mark.value] = mark
    return Finder(
        facets=tuple(
            Facet(name=name, label=label, options=options)
            for name, label in labels
            if (options := _options(found.get(name, {}).values(), counts, order.get(name, ())))
            and (len(options) > 1 or options[0].count < total)
        ),
        total=total,
    )


def tokens(marks: Iterable[Mark]) -> str:
    """Return the marks of a row as words, each once."""
    return " ".join(dict.fromkeys(mark.token for mark in marks))


def _options(marks: Iterable[Mark], counts: dict[str, int], order: Sequence[str]) -> tuple[Option, ...]:
    places = {value: at for at, value in enumerate(order)}
    listed = sorted(marks, key=lambda mark: (places.get(mark.value, len(places)), alphabetical(mark.text)))
    return tuple(
        Option(value=mark.value, text=mark.text, count=counts[mark.token], group=mark.group) for mark in listed
    )


def _numbered(name: str, at: int) -> str:
    return name if at == 1 else f"{name}-{at}"
