"""The leaves of a list that is too long for one page, and how a reader turns them. Knows no list.

The first leaf stands where the list has always stood, and has its filters; the script fetches the rows of the others,
which lie beside them as files, when somebody filters, sorts or groups. Without a script every leaf is there to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeybook.pages.context import PageContext
from journeybook.pages.division import Division
from journeybook.pages.frame import Frame

_AROUND = 2
"""Numbers on either side of the leaf at hand, beside the first and the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A way to a leaf."""

    number: int
    text: str
    """The number as the page's language writes it."""
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where a leaf stands among the others."""

    number: int
    leaves: int
    total: int
    """Entries of the whole list."""
    begin: int
    """The place of its first entry, from 1; and of its last."""
    end: int
    turns: tuple[Turn | None, ...]
    """To the first leaf, those around this one, and the last; None where some between are left out."""
    previous: Turn | None
    following: Turn | None
    first: str
    """Address of the first leaf, with the filters of the whole list; empty on that."""
    leaf: str
    """On the first leaf, address of the leaf `{number}`; empty on others."""
    rows: str
    """Address of the file with its rows for the script, likewise."""

    @property
    def is_first(self) -> bool:
        """Whether it is the page that stands for the list."""
        return self.number == 1


def pager(path: str, division: Division, leaf: int, context: PageContext) -> Pager | None:
    """Return the pager of a leaf of the list at `path`; None for a list that is not divided."""
    if division.leaves == 1:
        return None
    routes, language = context.site.routes, context.site.language
    last = division.leaves
    begin, end = division.part(leaf)

    def turn(number: int) -> Turn:
        there = context.href(routes.leaf(path, number))
        return Turn(number=number, text=language.number(number), href=there, current=number == leaf)

    # What stands for the number is no word of an address, so that quoting leaves it alone.
    samples = [context.href(make(path, 0)) for make in (routes.leaf, routes.rows)]
    leaf_href, rows_href = (sample.replace("_0", "_{number}") for sample in samples)
    return Pager(
        number=leaf,
        leaves=last,
        total=division.total,
        begin=begin + 1,
        end=end,
        turns=tuple(None if number is None else turn(number) for number in _numbers(leaf, last)),
        previous=turn(leaf - 1) if leaf > 1 else None,
        following=turn(leaf + 1) if leaf < last else None,
        first=context.href(path) if leaf > 1 else "",
        leaf=leaf_href if leaf == 1 else "",
        rows=rows_href if leaf == 1 else "",
    )


def leaf_frame(frame: Frame, pager: Pager | None, context: PageContext, *, with_rows: bool = True) -> Frame:
    """Return the frame of a leaf, from that of the whole list: the search finds the list once, on its first leaf.

    `with_rows` for a list that has filters: its script is to have the rows of the leaf.
    """
    if pager is None or pager.is_first:
        return frame
    language = context.site.language
    title = language.gettext(
        "%(title)s, page %(number)s of %(pages)s",
        title=frame.title,
        number=language.number(pager.number),
        pages=language.number(pager.leaves),
    )
    return replace(
        frame,
        path=context.path,
        title=title,
        hits=(),
        rows=context.site.routes.rows(frame.path, pager.number) if with_rows else "",
    )


def _numbers(leaf: int, last: int) -> Iterator[int | None]:
    shown = sorted({1, last, *range(max(1, leaf - _AROUND), min(last, leaf + _AROUND) + 1)})
    before = 0
    for number in shown:
        if number == before + 2:
            yield before + 1  # three points would take as much room
        elif number > before + 2:
            yield None
        yield number
        before = number
