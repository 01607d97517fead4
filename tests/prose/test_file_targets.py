"""What is said soon of an address agrees with what is found out about it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeybook.model.catalogue import Catalogue
from journeybook.prose.targets import DOWNLOADS, TargetKind, may_be_file, resolve

NOTHING = Catalogue(phases={}, channels={}, touchpoints={}, personas={}, journeys={})
FILES = tuple(f"journeys/pictures/{name}{ending}" for name in ("way", "WAY", "İ") for ending in (*DOWNLOADS, ".SVG"))
ADDRESSES = st.lists(
    st.sampled_from(("pictures", "way", "WAY", "İ", "/", "..", ".", "#", "?", "x", ".md", ".SVG", *DOWNLOADS)),
    max_size=8,
).map("".join)


@given(ADDRESSES)
def test_an_address_that_leads_to_a_file_is_never_taken_for_one_that_cannot(address: str) -> None:
    target = resolve(address, "journeys/trip.md", NOTHING, FILES)
    if target is not None and target.kind is TargetKind.FILE:
        assert may_be_file(address)


def test_the_ways_to_write_the_address_of_a_picture_lead_there() -> None:
    for address in (
        "pictures/way.svg",
        "./pictures/way.svg/.",
        "pictures/x/../WAY.SVG?a#b",
        "../journeys/pictures/İ.gif",
    ):
        target = resolve(address, "journeys/trip.md", NOTHING, FILES)
        assert target is not None
        assert target.kind is TargetKind.FILE
        assert may_be_file(address)


def test_most_addresses_need_not_be_looked_into() -> None:
    assert not any(map(may_be_file, ("", "#go", "trip.md", "../personas/cy.md#needs", "https://host.example/1")))
