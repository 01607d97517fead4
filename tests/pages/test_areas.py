"""Journeys by area, in the order of lists."""

from __future__ import annotations

from journeybook.pages.areas import Area, areas, cut_fairly, largest_first
from tests.pages.journeys import site_of


def journey(title: str, **fields: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\ntitle: {title}\n{lines}stages:\n  - {{title: Go, steps: [{{title: I go}}]}}\n---\n"


def areas_of(**journeys: str) -> tuple[Area, ...]:
    return areas(site_of({name.replace("_", "-"): text for name, text in journeys.items()}).catalogue)


def test_areas_stand_by_title_and_journeys_without_one_last() -> None:
    found = areas_of(a=journey("A"), b=journey("B", area="Zoo"), c=journey("C", area="école"))
    assert [(area.title, area.anchor) for area in found] == [
        ("école", "area-ecole"),
        ("Zoo", "area-zoo"),
        ("", "area-3"),
    ]


def test_two_spellings_of_one_name_are_one_area() -> None:
    (area,) = areas_of(a=journey("A", area="Grocery"), b=journey("B", area="grocery"))
    assert (area.title, len(area.journeys)) == ("Grocery", 2)


def test_areas_whose_names_make_the_same_anchor_have_two() -> None:
    found = areas_of(a=journey("A", area="R & D"), b=journey("B", area="R D"), c=journey("C", area="地図"))
    assert len({area.anchor for area in found}) == 3


def test_what_holds_stands_before_what_is_drafted_or_retired_and_a_to_be_behind_its_as_is() -> None:
    (area,) = areas_of(
        a=journey("A", status="retired"),
        b=journey("B", status="draft"),
        c=journey("C", status="published"),
        d=journey("D", status="review"),
        e=journey("Éa", status="published"),
        f=journey("F", status="published", state="to-be", of="b"),
    )
    assert [one.id for one in area.journeys] == ["c", "e", "d", "b", "f", "a"]


def test_a_to_be_of_another_area_stands_by_itself() -> None:
    found = areas_of(a=journey("A", area="One"), b=journey("B", area="Two", state="to-be", of="a"))
    assert [[one.id for one in area.journeys] for area in found] == [["a"], ["b"]]


def test_a_choice_takes_from_every_area_in_turn() -> None:
    big = {f"big{at:02}": journey(f"Big {at:02}", area="Big") for at in range(9)}
    found = areas_of(**big, small=journey("Small", area="Small"), other=journey("Other", area="Other"))
    cut = cut_fairly(found, 5)
    assert [(area.title, len(area.journeys)) for area in cut] == [("Big", 3), ("Other", 1), ("Small", 1)]
    assert cut_fairly(found, 100) == found
    assert [area.title for area in cut_fairly(found, 2)] == ["Big", "Other"]


def test_the_largest_area_comes_first_then_by_title_and_journeys_without_one_last() -> None:
    found = areas_of(
        a=journey("A", area="One"),
        b=journey("B", area="Two"),
        c=journey("C", area="Two"),
        d=journey("D", area="Also one"),
        e=journey("E"),
        f=journey("F"),
        g=journey("G"),
    )
    assert [area.title for area in largest_first(found)] == ["Two", "Also one", "One", ""]
