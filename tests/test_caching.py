"""What caches are made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journeybook.caching import put


def test_a_file_is_put_whole_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    put(tmp_path / "a", (b"o", b"ne"))
    put(tmp_path / "a", (b"two",))
    assert (tmp_path / "a").read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_a_file_stays_as_it_was_when_not_all_can_be_written(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"begun"
        raise OSError("no room")

    put(tmp_path / "a", (b"one",))
    with pytest.raises(OSError, match="no room"):
        put(tmp_path / "a", pieces())
    assert (tmp_path / "a").read_bytes() == b"one"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
