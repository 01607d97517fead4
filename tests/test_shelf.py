"""What is put on a shelf is there, to the byte, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.shelf import Shelf

_STAMPS = {"a": "1", "b": "1"}


def _piece(name: str) -> bytes:
    return name.encode() * 100


def _refuse(name: str) -> bytes:
    raise AssertionError(f"{name} was there")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


def _data(file: Path) -> Path:
    (found,) = file.parent.glob(f"{file.name}-*")
    return found


def test_a_piece_is_there_for_what_it_was_made_of(file: Path) -> None:
    Shelf(file, "code").keep(_STAMPS, _piece)
    again = Shelf(file, "code")
    assert again.get("a", "1") == _piece("a")
    assert again.get("a", "2") is None
    assert again.get("c", "1") is None
    again.keep(_STAMPS, _refuse)


def test_under_another_label_nothing_is_there(file: Path) -> None:
    Shelf(file, "code").keep(_STAMPS, _piece)
    assert not Shelf(file, "other code").stamps()


def test_it_is_for_its_owner_alone(file: Path) -> None:
    Shelf(file, "code").keep(_STAMPS, _piece)
    assert {each.stat().st_mode & 0o777 for each in file.parent.iterdir()} == {0o600}


def test_one_more_is_written_behind_the_others(file: Path) -> None:
    Shelf(file, "code").keep(_STAMPS, _piece)
    before = _data(file).read_bytes()
    shelf = Shelf(file, "code")
    shelf.keep({**_STAMPS, "b": "2"}, lambda name: b"new " + name.encode())
    assert _data(file).read_bytes() == before + b"new b"
    assert shelf.get("a", "1") == _piece("a")
    assert shelf.get("b", "2") == b"new b"
    assert shelf.get("b", "1") is None


def test_what_nobody_wants_is_removed_when_it_is_most_of_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeybook.shelf._SPARE", 10)
    shelf = Shelf(file, "code")
    for number in range(20):
        shelf.keep({"a": str(number), "b": "1"}, _piece)
        assert Shelf(file, "code").get("b", "1") == _piece("b")
        assert _data(file).stat().st_size < 600


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: b"", lambda data: b"x" * len(data)])
def test_what_is_broken_is_not_there_and_is_kept_again(file: Path, change: Callable[[bytes], bytes]) -> None:
    for broken in ("list", "data"):
        Shelf(file, "code").keep(_STAMPS, _piece)
        which = file if broken == "list" else _data(file)
        which.write_bytes(change(which.read_bytes()))
        shelf = Shelf(file, "code")
        assert shelf.get("b", "1") is None
        shelf.keep({**_STAMPS, "b": "2"}, _piece)
        assert Shelf(file, "code").get("b", "2") == _piece("b")


def test_two_that_write_at_once_never_make_each_other_wrong(file: Path) -> None:
    one, other = Shelf(file, "code"), Shelf(file, "code")
    one.keep(_STAMPS, _piece)
    other.keep({"b": "2", "c": "1"}, _piece)
    one.keep({"a": "1", "d": "1"}, _piece)
    for shelf in (one, other, Shelf(file, "code")):
        for name, stamp in shelf.stamps().items():
            assert shelf.get(name, stamp) in (None, _piece(name))


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    shelf = Shelf(tmp_path / "file" / "shelf", "code")
    shelf.keep(_STAMPS, _piece)
    assert not shelf.stamps()


def test_what_nobody_has_wanted_for_long_goes(file: Path) -> None:
    old, young = file.with_name("old"), file.with_name("young")
    Shelf(old, "code").keep(_STAMPS, _piece)
    Shelf(young, "code").keep(_STAMPS, _piece)
    for each in (old, _data(old)):
        os.utime(each, (0, 0))
    Shelf(file, "code").keep(_STAMPS, _piece)
    assert not list(file.parent.glob("old*"))
    assert Shelf(young, "code").get("a", "1")


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.sampled_from("123")), max_size=8))
def test_whatever_is_wanted_in_turn_is_there(wanted: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for stamps in wanted:
            shelf = Shelf(Path(folder) / "shelf", "code")
            shelf.keep(stamps, lambda name, stamps=stamps: (name + stamps[name]).encode())  # type: ignore[misc]
            again = Shelf(Path(folder) / "shelf", "code")
            assert again.stamps() == stamps
            assert all(again.get(name, stamp) == (name + stamp).encode() for name, stamp in stamps.items())


def test_what_is_read_later_is_there_whatever_becomes_of_the_shelf(file: Path) -> None:
    Shelf(file, "code").keep(_STAMPS, _piece)
    shelf = Shelf(file, "code")
    later = shelf.later("b", "1")
    assert later is not None
    assert shelf.later("b", "2") is None
    assert shelf.later("c", "1") is None
    _data(file).unlink()
    shelf.keep({"b": "2"}, lambda name: b"new")
    assert later() == later() == _piece("b")
    new = shelf.later("b", "2")
    assert new is not None
    assert new() == b"new"


def test_what_is_broken_is_not_promised_for_later(file: Path) -> None:
    Shelf(file, "code").keep(_STAMPS, _piece)
    whole = _data(file).read_bytes()
    _data(file).write_bytes(whole[:-1] + b"?")
    shelf = Shelf(file, "code")
    assert shelf.later("a", "1") is not None
    assert shelf.later("b", "1") is None
    _data(file).write_bytes(whole[:-1])
    assert Shelf(file, "code").later("b", "1") is None
    _data(file).unlink()
    assert Shelf(file, "code").later("b", "1") is None


def test_where_nothing_can_be_promised_it_is_read_at_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Shelf(file, "code").keep(_STAMPS, _piece)
    monkeypatch.delattr(os, "preadv")
    shelf = Shelf(file, "code")
    later = shelf.later("b", "1")
    _data(file).unlink()
    assert later is not None
    assert later() == _piece("b")
    assert shelf.later("a", "1") is None
