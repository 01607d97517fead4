"""Notes by source: what is not asked for is handed on as it lies there, and is not believed unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.incremental.notes import Broken, Notes, Packed

NAMES = st.text(st.characters(exclude_characters="\t"), min_size=1, max_size=4)
FOUND = st.dictionaries(st.tuples(NAMES, st.text(max_size=4)).map("\t".join), st.text("0123456789abcdef"), max_size=20)


def noted(found: Mapping[str, str]) -> list[Packed]:
    notes = Notes()
    for note in found:
        notes.number(note)
    return list(notes.packed(found.__getitem__))


def refuse(note: str) -> str:
    raise AssertionError(f"{note} is known")


@given(FOUND, FOUND)
def test_what_was_noted_is_known_by_its_number_and_what_is_new_has_another(
    found: dict[str, str], later: dict[str, str]
) -> None:
    notes = Notes(noted(found))
    first = {note: Notes(noted(found)).number(note) for note in found}
    every = {note: notes.number(note) for note in {**later, **found}}
    assert {note: every[note] for note in found} == first
    assert len(set(every.values())) == len(every) == len(notes)
    for note, digest in found.items():
        source, _, part = note.partition("\t")
        assert notes.known(source, part) == digest
    again = Notes(notes.packed({**later, **found}.__getitem__))
    assert {note: again.number(note) for note in every} == every


def test_what_nobody_asks_for_is_handed_on_as_it_is() -> None:
    packed = noted({"a\t=1": "x", "a\t=2": "y", "b\t*": "z"})
    notes = Notes(packed)
    notes.number("b\t*")
    assert [one.data is was.data for one, was in zip(notes.packed(refuse), packed, strict=True)] == [True, True]


def test_digests_that_are_others_now_are_told_by_number_and_kept() -> None:
    notes = Notes(noted({"a\t=1": "x", "a\t=2": "y", "b\t*": "z"}))
    assert list(notes.renew("a", [0, 1], ["x", "new"])) == [notes.number("a\t=2")]
    assert notes.digests("a") == ["x", "new"]
    again = Notes(notes.packed(refuse))
    assert again.known("a", "=2") == "new"
    assert again.known("b", "*") == "z"


def test_some_notes_alone_have_numbers_of_their_own() -> None:
    found = {"a\t=1": "x", "a\t=2": "y", "b\t*": "z", "c\t=3": "w"}
    notes = Notes(noted(found))
    numbers = {note: notes.number(note) for note in found}
    few, moved = notes.only([numbers["a\t=2"], numbers["c\t=3"]], refuse)
    assert len(few) == 2
    assert {few.number(note): few.known(*note.split("\t")) for note in ("a\t=2", "c\t=3")} == {
        moved[numbers["a\t=2"]]: "y",
        moved[numbers["c\t=3"]]: "w",
    }


@pytest.mark.parametrize("change", [{"data": b"L=1Lq"}, {"count": 2}, {"data": b"["}, {"digest": ""}])
def test_what_is_not_what_was_put_down_is_refused_once_it_is_asked_for(change: dict[str, object]) -> None:
    packed = noted({"a\t=1": "x"})
    broken = Notes([replace(packed[0], **change)])  # type: ignore[arg-type]  # by name
    assert broken.sources == ["a"]
    for ask in (lambda: broken.parts("a"), lambda: broken.number("a\t=1"), lambda: broken.known("a", "=1")):
        with pytest.raises(Broken):
            ask()
