"""What is read is noted, as exactly as it is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journeybook.incremental.reads import Reads, WatchedMapping, WatchedSequence, WatchedSet

THINGS = {"a": 1, "b": 2}


def noted(read: Callable[[WatchedMapping[str, int]], object]) -> set[str]:
    reads = Reads()
    read(WatchedMapping("things", THINGS, reads))
    return {note.removeprefix("things\t") for note in reads.taken()}


@pytest.mark.parametrize(
    ("read", "notes"),
    [
        (lambda things: things["a"], {"=a"}),
        (lambda things: things.get("z"), {"=z"}),
        (lambda things: "b" in things, {"=b"}),
        (lambda things: bool(things), {"#"}),
        (lambda things: list(things), {"k"}),
        (lambda things: [things[name] for name in things], {"k", "=a", "=b"}),
        (lambda things: list(things.values()), {"*"}),
        (lambda things: dict(things.items()), {"*"}),
        (lambda things: things == {}, {"*"}),
    ],
)
def test_of_a_mapping_it_is_noted_what_was_asked_for(
    read: Callable[[WatchedMapping[str, int]], object], notes: set[str]
) -> None:
    assert noted(read) - {"#"} | (notes & {"#"}) == notes


def test_of_an_empty_mapping_it_is_noted_that_it_is_empty() -> None:
    reads = Reads()
    things: WatchedMapping[str, int] = WatchedMapping("things", {}, reads)
    assert ("a" in things, things.get("b")) == (False, None)
    assert reads.taken() == ("things\t#",)


def test_a_key_that_is_no_text_is_noted_as_everything() -> None:
    reads = Reads()
    assert WatchedMapping("things", {(1, 2): 3}, reads)[1, 2] == 3
    assert reads.taken() == ("things\t*",)


def test_of_a_row_it_is_noted_which_part_was_read() -> None:
    reads = Reads()
    row = WatchedSequence("row", (10, 20, 30, 40), reads)
    assert (row[1], row[-1], list(row[1:3]), list(row[::2]), len(row)) == (20, 40, [20, 30], [10, 30], 4)
    assert set(reads.taken()) == {"row\t=1", "row\t=-1", "row\ts1:3", "row\t*", "row\t#"}


def test_of_a_set_it_is_noted_what_it_was_asked_for() -> None:
    reads = Reads()
    names = WatchedSet("files", frozenset({"a.png"}), reads)
    assert "a.png" in names
    assert "b.png" not in names
    assert set(reads.taken()) == {"files\t=a.png", "files\t=b.png"}


def test_notes_are_taken_once() -> None:
    reads = Reads()
    reads.note("one")
    reads.note("one")
    assert reads.taken() == ("one",)
    assert reads.taken() == ()
