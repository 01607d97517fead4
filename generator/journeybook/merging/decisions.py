"""What a merge decides about each piece, before a line of it is written: what is taken from whom, and what clashes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from journeybook.merging.sides import At, Value
from journeybook.syntax.nodes import Sequence


class Pick(Enum):
    """Whose way out of a clash somebody takes."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, eq=False, slots=True)
class Take:
    """A piece as one version has it."""

    at: At


@dataclass(frozen=True, eq=False, slots=True)
class Leaf:
    """A scalar, with what is said about it, of several versions."""

    style: At
    """Whose line it is."""
    value: At
    """Whose value it has."""
    note: str
    lead: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Join:
    """A group or list whose pieces were merged."""

    ours: At | None
    theirs: At | None
    children: tuple[Decision, ...]
    others: tuple[Decision, ...] | None
    """The same pieces in their order, where the two orders contradict each other; `children` then have ours."""
    note: str
    lead: tuple[str, ...]
    tail: tuple[str, ...]

    @property
    def style(self) -> At:
        """Whose lines it keeps to: ours, where we have it."""
        found = self.ours or self.theirs
        assert found is not None
        return found

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.style.node, Sequence)

    @property
    def in_brackets(self) -> bool:
        """Whether all who have it wrote it in brackets."""
        return all(at.inside is not None and at.inside.flow for at in (self.ours, self.theirs) if at is not None)


@dataclass(frozen=True, eq=False, slots=True)
class Clash:
    """A piece about which the two sides contradict each other; None for a side that does not have it."""

    base: At | None
    ours: At | None
    theirs: At | None

    @property
    def any(self) -> At:
        """One of the two."""
        found = self.ours or self.theirs
        assert found is not None
        return found

    @property
    def is_one_sided(self) -> bool:
        """Whether a side took away what the other one changed."""
        return self.ours is None or self.theirs is None


Decision: TypeAlias = Take | Leaf | Join | Clash


def name_of(decision: Decision) -> str:
    """Return the name of the field that a decision is about."""
    at = _any(decision)
    return at.piece.key.value if at.piece.key else ""


def _any(decision: Decision) -> At:
    if isinstance(decision, Take):
        return decision.at
    return decision.any if isinstance(decision, Clash) else decision.style


def value_of(decision: Decision, pick: Pick) -> Value:
    """Return what a decision comes to; for a clash that somebody decides in one way."""
    if isinstance(decision, Take):
        return decision.at.value
    if isinstance(decision, Leaf):
        return decision.value.value
    if isinstance(decision, Join):
        return joined(decision.children, decision.others, pick, is_list=decision.is_list)
    at = decision.ours if pick is Pick.OURS else decision.theirs
    return at.value if at else None


def joined(
    children: tuple[Decision, ...], others: tuple[Decision, ...] | None, pick: Pick, *, is_list: bool
) -> list[Value] | dict[str, Value]:
    """Return what the pieces of a group or list come to."""
    chosen = others if others is not None and pick is Pick.THEIRS else children
    there = [child for child in chosen if not _is_gone(child, pick)]
    if is_list:
        return [value_of(child, pick) for child in there]
    return {name_of(child): value_of(child, pick) for child in there}


def _is_gone(decision: Decision, pick: Pick) -> bool:
    return isinstance(decision, Clash) and (decision.ours if pick is Pick.OURS else decision.theirs) is None


def clashes(children: tuple[Decision, ...], others: tuple[Decision, ...] | None) -> Iterator[Decision]:
    """Yield what somebody has to decide among pieces and in them."""
    for child in children:
        if isinstance(child, Clash):
            yield child
        elif isinstance(child, Join):
            if child.others is not None:
                yield child
            yield from clashes(child.children, child.others)
