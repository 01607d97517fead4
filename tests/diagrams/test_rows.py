"""Who feels what at which step."""

from __future__ import annotations

import pytest

from journeybook.diagrams import Row, journey_rows
from journeybook.model import EmotionScale
from tests.diagrams.builders import catalogue, journey, stage, step


def _said(rows: tuple[Row, ...]) -> list[tuple[str, str, tuple[str, ...], int | None]]:
    return [(row.stage.title, row.step.title, row.actors, row.score) for row in rows]


def test_personas_who_feel_the_same_share_a_row_and_others_have_their_own() -> None:
    told = journey(
        "J", stage("S", step("A", 4), step("B", {"lea": 2, "paul": 5, "ana": 2})), personas=("lea", "paul", "ana")
    )

    assert _said(journey_rows(told, catalogue(lea="Léa, 34", paul="Paul", ana="Ana"))) == [
        ("S", "A", ("Léa", "Paul", "Ana"), 4),
        ("S", "B", ("Léa", "Ana"), 2),
        ("S", "B", ("Paul",), 5),
    ]


def test_a_step_walked_by_some_names_only_those() -> None:
    told = journey("J", stage("S", step("A", 4, personas=("paul",))), personas=("lea", "paul"))

    assert _said(journey_rows(told, catalogue(lea="Léa", paul="Paul"))) == [("S", "A", ("Paul",), 4)]


def test_a_score_for_one_persona_says_nothing_of_the_others() -> None:
    told = journey("J", stage("S", step("A", {"lea": 3})), personas=("lea", "paul"))

    assert _said(journey_rows(told, catalogue(lea="Léa", paul="Paul"))) == [
        ("S", "A", ("Léa",), 3),
        ("S", "A", ("Paul",), None),
    ]


def test_a_journey_without_personas_is_walked_by_a_customer() -> None:
    told = journey("J", stage("S", step("A", 4), step("B")))

    assert _said(journey_rows(told, catalogue())) == [("S", "A", ("Customer",), 4), ("S", "B", ("Customer",), None)]
    assert _said(journey_rows(told, catalogue(), everyone="Cliente"))[0] == ("S", "A", ("Cliente",), 4)


def test_a_persona_that_only_a_score_names_is_named() -> None:
    told = journey("J", stage("S", step("A", {"lea": 1})))

    assert _said(journey_rows(told, catalogue(lea="Léa, 34"))) == [("S", "A", ("Léa",), 1)]


def test_an_unknown_persona_goes_by_its_id() -> None:
    told = journey("J", stage("S", step("A", 1)), personas=("nobody",))

    assert _said(journey_rows(told, catalogue())) == [("S", "A", ("nobody",), 1)]


def test_two_personas_of_one_first_name_stay_two_actors() -> None:
    told = journey("J", stage("S", step("A", {"a": 1, "b": 2, "c": 3, "d": 4})), personas=("a", "b", "c", "d"))
    known = catalogue(a="Léa, 34", b="Léa, 61", c="Sam", d="Sam")

    actors = [row.actors for row in journey_rows(told, known)]

    assert actors == [("Léa, 34",), ("Léa, 61",), ("Sam - c",), ("Sam - d",)]


@pytest.mark.parametrize(
    ("lowest", "highest", "score", "level"),
    [(1, 5, 3, 3), (0, 10, 0, 1), (0, 10, 10, 5), (0, 10, 5, 3), (0, 10, 8.75, 5), (-2, 2, -1, 2), (1, 5, 3.5, 4)],
)
def test_the_projects_scale_is_mapped_to_mermaids_five_scores(
    lowest: int, highest: int, score: float, level: int
) -> None:
    told = journey("J", stage("S", step("A", score)))

    (row,) = journey_rows(told, catalogue(scale=EmotionScale(min=lowest, max=highest)))

    assert row.score == level
