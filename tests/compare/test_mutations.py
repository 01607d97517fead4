"""What was done to a catalogue is what is told, no more and no less; whatever was done, telling it never fails."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.compare import Kind, compare
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from tests.compare.mutations import MUTATIONS, base
from tests.compare.projects import Entry, short

MOST = 5
DONE = st.lists(st.sampled_from(MUTATIONS), max_size=MOST)
SEEDS = st.integers(0, 10**6)


def mutated(done: list[object], seed: int) -> tuple[Catalogue, Catalogue, list[Entry]]:
    """Return a catalogue, the same with a change to each of its first journeys, and what must be told."""
    old = base(MOST)
    journeys: dict[str, Journey] = dict(base(MOST).journeys)  # not the same objects: equal ones must do
    told: list[Entry] = []
    for name, mutation in zip(journeys, done, strict=False):
        journeys[name], entries = mutation(journeys[name], Random(seed))  # type: ignore[operator]
        told += entries
    return old, replace(old, journeys=journeys), told


@given(DONE, SEEDS)
@settings(max_examples=300)
def test_what_was_done_is_what_is_told(done: list[object], seed: int) -> None:
    old, new, told = mutated(done, seed)
    assert sorted(map(short, compare(old, new).changes), key=repr) == sorted(told, key=repr)


@given(DONE, SEEDS)
def test_done_backwards_what_was_added_is_removed(done: list[object], seed: int) -> None:
    old, new, _ = mutated(done, seed)
    there, back = compare(old, new).changes, compare(new, old).changes
    assert len(there) == len(back)

    def ids(changes: object, kind: Kind) -> list[str]:
        return sorted(change.id for change in changes if change.kind is kind)  # type: ignore[attr-defined]

    assert ids(there, Kind.ADDED) == ids(back, Kind.REMOVED)
    assert ids(there, Kind.REMOVED) == ids(back, Kind.ADDED)


@given(st.lists(DONE, max_size=3), SEEDS)
def test_many_changes_of_one_journey_are_told_without_fail(rounds: list[list[object]], seed: int) -> None:
    old = base(MOST)
    journey = old.journeys["j0"]
    for at, done in enumerate(rounds):
        for mutation in done:
            try:
                journey, _ = mutation(journey, Random(seed + at))  # type: ignore[operator]
            except (IndexError, ValueError):  # nothing is left that it could be done to
                continue
    new = replace(old, journeys={**old.journeys, "j0": journey})
    found = compare(old, new)
    assert found.changes == tuple(sorted(found.changes, key=lambda change: change.sort_key))
    if journey == old.journeys["j0"]:
        assert found.changes == ()
    assert compare(new, new).changes == ()


@given(SEEDS, SEEDS)
@settings(max_examples=30)
def test_projects_that_have_nothing_in_common_are_told_apart_without_fail(one: int, two: int) -> None:
    old, _, _ = mutated([], one)
    other = base(3)
    strange = {
        f"x{at}": replace(journey, id=f"x{at}", title="Else") for at, journey in enumerate(other.journeys.values())
    }
    for new in (replace(old, journeys=strange), replace(old, journeys={}), replace(old, phases={}, personas={})):
        assert all(change.path for change in (*compare(old, new).changes, *compare(new, old).changes))
