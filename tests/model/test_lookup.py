"""What is looked for when somebody asks is what would be found at once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.model import lookup
from journeybook.model.lookup import Defined, Named, Spots

NAMES = st.sampled_from("abcde")
OWNERS = st.lists(st.tuples(st.lists(NAMES, max_size=4).map(tuple), st.lists(NAMES, max_size=2)), max_size=5)
Owner = tuple[int, tuple[str, ...]]


def everything(owners: list[Owner]) -> dict[str, tuple[str, ...]]:
    spots = Spots[str]()
    for number, names in owners:
        for at, name in enumerate(names):
            spots.add((name,), f"{number}.{at}")
    return dict(spots.by_name())


@pytest.mark.parametrize("many", [0, 2, 1000])
@given(found=OWNERS, asked=st.lists(NAMES))
def test_names_lead_to_the_same_things_in_the_same_order(
    many: int, found: list[tuple[tuple[str, ...], list[str]]], asked: list[str]
) -> None:
    # Each owner may be asked for names that it does not have.
    owners = [((number, names), (*names, *others)) for number, (names, others) in enumerate(found)]
    known = everything([owner for owner, _ in owners])

    def find(owner: Owner, name: str) -> list[str]:
        return [f"{owner[0]}.{at}" for at, one in enumerate(owner[1]) if one == name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "_MANY", many)
        named: Mapping[str, tuple[str, ...]] = Named(
            [(owner, dict.fromkeys(names)) for owner, names in owners], find, lambda: known
        )
        assert bool(named) == bool(known)
        assert [named.get(name) for name in asked] == [known.get(name) for name in asked]
        assert [name in named for name in asked] == [name in known for name in asked]
        assert list(named.items()) == list(known.items())
        assert len(named) == len(known)


def test_what_is_defined_is_found_once_and_then_known() -> None:
    asked: list[str] = []

    def find(owner: str, name: str) -> str:
        asked.append(name)
        return f"{name} of {owner}"

    defined = Defined({"b": "one", "a": "two"}, find)
    assert list(defined) == ["b", "a"]
    assert len(defined) == 2
    assert "a" in defined
    assert asked == []
    assert defined["a"] is defined["a"]
    assert asked == ["a"]
    with pytest.raises(KeyError):
        defined["c"]
