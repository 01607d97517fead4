"""Three versions of a piece to one decision. Works by ids and field names, and writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias, TypeVar

from journeybook.merging.alignment import idents
from journeybook.merging.decisions import Clash, Decision, Join, Leaf, Take, clashes
from journeybook.merging.order import merged_order, our_order
from journeybook.merging.sides import At, Ident, Side, Value, pieces_of
from journeybook.syntax.layout import Layout
from journeybook.syntax.nodes import Mapping, Scalar, Sequence

_T = TypeVar("_T")
_Places: TypeAlias = dict[tuple[str, str], tuple[Ident, At]]


@dataclass(frozen=True, slots=True)
class Whole:
    """What was decided about the pieces of a file."""

    children: tuple[Decision, ...]
    others: tuple[Decision, ...] | None
    """The same in their order, where the two orders contradict each other."""
    tail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Three:
    """The pieces of one group or list in the three versions, by what tells them."""

    base: dict[Ident, At]
    ours: dict[Ident, At]
    theirs: dict[Ident, At]


class Decider:
    """Decides about one file."""

    def __init__(self, base: Side | None, ours: Side, theirs: Side) -> None:
        """Take the versions; there is no base where both sides added the file. Ambiguous where an id is not one."""
        self.base = base
        self.ours = ours
        self.theirs = theirs
        self.places = [side.places if side else {} for side in (base, ours, theirs)]
        self.moved = _moved(*self.places)

    def whole(self) -> Whole:
        """Decide about the whole file, each side of which is a group of fields, or each of which is a list."""
        base = self.base.layout if self.base else None
        children, others = self._children(base, self.ours.layout, self.theirs.layout, "", ())
        tail = _texts(base.tail if base else (), self.ours.layout.tail, self.theirs.layout.tail)
        return Whole(children, others, tail)

    def _decide(self, b: At | None, o: At | None, t: At | None, name: str, place: Ident) -> Decision | None:
        """Decide about a piece; None where it goes. `name` is that of the list, `place` where it is with us."""
        if o is None or t is None:
            there = o or t
            return self._one_sided(b, there, b, o, t, name, place) if there is not None else None
        taken = None if self._holds_moved(b, o, t) else _three(b.raw if b else None, o.raw, t.raw)
        if taken is not None:
            return Take(o if taken is o.raw else t)
        note = _three(b.piece.note if b else "", o.piece.note, t.piece.note)
        if note is None:
            return Clash(b, o, t)
        if o.inside is not None and t.inside is not None and type(o.node) is type(t.node):
            return self._join(b, o, t, note, name, place)
        return _leaf(b, o, t, note)

    def _one_sided(
        self, before: At | None, there: At, b: At | None, o: At | None, t: At | None, name: str, place: Ident
    ) -> Decision | None:
        """Decide about what one side alone has: it added it, or the other one took it away."""
        if before is None:
            if not self._holds_moved(there) or there.inside is None:
                return Take(there)
            # It is new, and something went there that the other side may have changed where it was.
            return self._join(None, o, t, there.piece.note, name, place)
        gone_from = self.places[2] if there is o else self.places[1]
        # What the other side took away before, it did not take away with it.
        gone = gone_from.keys() & _things(before)
        if _without(there.value, _name(there), gone) == _without(before.value, _name(before), gone) and set(
            there.comments
        ) <= set(before.comments):
            return None
        if isinstance(there.node, Sequence) and isinstance(before.node, Sequence) and there.piece.key:
            # Whoever takes away the last item takes away the list; what the other one adds to it stays.
            join = self._join(b, o, t, there.piece.note, name, place)
            if isinstance(join, Clash) or any(True for _ in clashes(join.children, join.others)):
                return Clash(b, o, t)
            return join if join.children else None
        return Clash(b, o, t)

    def _holds_moved(self, *versions: At | None) -> bool:
        """Say whether something in a piece is elsewhere on another side: then it cannot be taken as a whole."""
        return bool(self.moved) and any(at is not None and self.moved & _things(at) for at in versions)

    def _join(self, b: At | None, o: At | None, t: At | None, note: str, name: str, place: Ident) -> Join | Clash:
        some = o or t
        assert some is not None
        base = b.inside if b is not None and type(b.node) is type(some.node) else None
        inner = some.piece.key.value if some.piece.key else name
        where = (*place, some.piece.key.value) if some.piece.key else place
        children, others = self._children(base, o.inside if o else None, t.inside if t else None, inner, where)
        tails = [at.inside.tail if at is not None and at.inside else () for at in (b, o, t)]
        leads = [at.piece.lead if at is not None else () for at in (b, o, t)]
        if o is None or t is None:
            lead, tail = some.piece.lead, some.inside.tail if some.inside else ()
        else:
            lead, tail = _texts(*leads), _texts(*tails)
        join = Join(ours=o, theirs=t, children=children, others=others, note=note, lead=lead, tail=tail)
        return join if _can_be_written(join) else Clash(b, o, t)

    def _children(
        self, base: Layout | None, ours: Layout | None, theirs: Layout | None, name: str, place: Ident
    ) -> tuple[tuple[Decision, ...], tuple[Decision, ...] | None]:
        """Decide about the pieces of a group or list; return them in order, and in their order where it is another."""
        three = self._aligned(base, ours, theirs)
        made: dict[Ident, Decision] = {}
        for key in dict.fromkeys(chain(three.ours, three.theirs)):
            decision = self._child(key, three, name, place)
            if decision is not None:
                made[key] = decision
        orders = tuple(three.base), tuple(three.ours), tuple(three.theirs)
        order = merged_order(*orders, made.keys())
        if order is not None:
            return tuple(made[key] for key in order), None
        mine = tuple(made[key] for key in our_order(orders[1], orders[2], made.keys()))
        if not isinstance((ours or theirs or base).node, Sequence):  # type: ignore[union-attr]  # one of them is there
            return mine, None  # the order of fields means nothing
        return mine, tuple(made[key] for key in our_order(orders[2], orders[1], made.keys()))

    def _aligned(self, base: Layout | None, ours: Layout | None, theirs: Layout | None) -> _Three:
        b = pieces_of(base, self.base.source) if self.base else ()
        o, t = pieces_of(ours, self.ours.source), pieces_of(theirs, self.theirs.source)
        if isinstance((ours or theirs or base).node, Mapping):  # type: ignore[union-attr]  # one of them is there
            return _Three(_by_name(b), _by_name(o), _by_name(t))
        known = idents(b)
        return _Three(
            dict(zip(known, b, strict=True)),
            dict(zip(idents(o, b, known), o, strict=True)),
            dict(zip(idents(t, b, known), t, strict=True)),
        )

    def _child(self, key: Ident, three: _Three, name: str, place: Ident) -> Decision | None:
        b, o, t = three.base.get(key), three.ours.get(key), three.theirs.get(key)
        some = o or t
        assert some is not None
        is_field = some.piece.key is not None
        inside = place if is_field else (*place, *key)
        if is_field or key[0] != "id" or len(key) != 2:
            return self._decide(b, o, t, name, inside)
        return self._thing(key[1], b, o, t, name, place)

    def _thing(self, id_: str, b: At | None, o: At | None, t: At | None, name: str, place: Ident) -> Decision | None:
        """Decide about a thing with an id, which may have come from another list or gone there: `place` is this one."""
        inside = (*place, "id", id_)
        was, mine, other = (places.get((name, id_)) for places in self.places)
        before = b or (was[1] if was else None)
        if o is not None and t is not None:
            return self._decide(before, o, t, name, inside)
        there = other if o is not None else mine
        if there is None or was is None:
            # Nobody else has it; or both added it, each at another place.
            return self._decide(before, o, t, name, inside) if there is None else Clash(None, o, t)
        if b is not None:
            # The other side has taken it somewhere else, where it is decided about.
            return None
        if there[0] != was[0]:
            return Clash(before, o, t)
        return self._decide(before, o or there[1], t or there[1], name, inside)


def _moved(base: _Places, ours: _Places, theirs: _Places) -> frozenset[tuple[str, str]]:
    """Return the things that are not at one place on all sides that have them."""
    return frozenset(
        thing
        for thing in ours.keys() | theirs.keys()
        if len({places[thing][0] for places in (base, ours, theirs) if thing in places}) > 1
    )


def _by_name(fields: tuple[At, ...]) -> dict[Ident, At]:
    return {(at.piece.key.value,): at for at in fields if at.piece.key}


def _leaf(b: At | None, o: At, t: At, note: str) -> Decision:
    """Decide about two values that were written differently, of which at most one was merely written anew."""
    if o.value == t.value or (b is not None and t.value == b.value):
        value = o
    elif b is not None and o.value == b.value:
        value = t
    else:
        return Clash(b, o, t)
    if not isinstance(o.node, Scalar) or not isinstance(t.node, Scalar):
        return Take(value)
    lead = _texts(b.piece.lead if b else (), o.piece.lead, t.piece.lead)
    if value.node.mark[0] != value.node.mark[2] and (note, lead) != (value.piece.note, value.piece.lead):
        return Clash(b, o, t)
    return Leaf(style=o, value=value, note=note, lead=lead)


def _can_be_written(join: Join) -> bool:
    """Say whether a merged group or list can stand where it is, with its clashes between markers."""
    undecided = any(True for _ in clashes(join.children, join.others))
    written = [at.inside for at in (join.ours, join.theirs) if at is not None and at.inside is not None]
    if any(layout.flow and layout.has_comments for layout in written):
        return False
    if join.in_brackets:
        return not undecided and join.others is None
    if join.others is not None and undecided:
        return False
    first = join.children[0] if join.children else None
    # The hyphen of an item stands before its first field: there has to be one, whoever decides.
    return join.style.piece.key is not None or not (isinstance(first, Clash) and first.is_one_sided)


def _name(at: At) -> str:
    return at.piece.key.value if at.piece.key else ""


def _things(at: At) -> frozenset[tuple[str, str]]:
    """Return the things with an id in a piece, itself not among them."""
    return frozenset(_things_in(at.value, _name(at)))


def _things_in(value: Value, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _things_in(inner, key)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield name, str(item.get("id", ""))
            yield from _things_in(item, name)


def _without(value: Value, name: str, things: Collection[tuple[str, str]]) -> Value:
    """Return what is said but for some things."""
    if isinstance(value, dict):
        return {key: _without(inner, key, things) for key, inner in value.items()}
    if isinstance(value, list):
        return [
            _without(item, name, things)
            for item in value
            if not (isinstance(item, dict) and (name, str(item.get("id", ""))) in things)
        ]
    return value


def _three(base: _T, ours: _T, theirs: _T) -> _T | None:
    """Return what two sides made of something; None where they made different things of it."""
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else None


def _texts(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the comments that two sides made of some: what either took away is gone, what it added is there."""
    same = _three(base, ours, theirs)
    if same is not None:
        return same
    b, o, t = (_numbered(lines) for lines in (base, ours, theirs))
    gone = (set(b) - set(o)) | (set(b) - set(t))
    kept = (set(o) | set(t)) - gone
    order = merged_order(b, o, t, kept) or our_order(o, t, kept)
    return tuple(text for text, _ in order)


def _numbered(lines: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    found = []
    for line in lines:
        counts[line] += 1
        found.append((line, counts[line]))
    return tuple(found)
