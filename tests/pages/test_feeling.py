"""How a feeling is counted, rounded and named."""

from __future__ import annotations

import pytest

from journeybook.insight.scores import journey_scores
from journeybook.language import language_of
from journeybook.model import EmotionScale
from journeybook.pages.feeling import Feeling, feeling, feelings_at, mean_feeling
from tests.pages.journeys import scored, site_of

SCALE = EmotionScale()
ENGLISH = language_of("en")


def felt(emotion: str, personas: str = "[ana, bo]", step_personas: str = "") -> tuple[Feeling, ...]:
    only = f"\n        personas: {step_personas}" if step_personas else ""
    site = site_of(
        {
            "trip": f"""
---
title: Trip
personas: {personas}
stages:
  - title: Go
    steps:
      - title: I go
        emotion: {emotion}{only}
---
"""
        }
    )
    journey = site.catalogue.journeys["trip"]
    return feelings_at(journey, journey.steps[0], site.page("x.html"))


@pytest.mark.parametrize(("score", "level"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (1.4, 1), (2.5, 3), (4.5, 5)])
def test_a_score_has_the_word_of_its_level(score: float, level: int) -> None:
    assert feeling(SCALE, score, ENGLISH).word == f"emotion.{level}"


def test_a_score_below_zero_has_a_true_minus() -> None:
    found = feeling(EmotionScale(min=-2, max=2), -1, ENGLISH)
    assert (found.number, found.level) == ("\u22121", 2)


def test_a_mean_is_seen_to_be_one() -> None:
    found = mean_feeling(SCALE, (4, 4), ENGLISH)
    assert found is not None
    assert found.number == "4.0"


@pytest.mark.parametrize(("scores", "shown"), [((3, 3, 3, 4), "3.3"), ((0, 0, 0, 1), "0.3"), ((2, 3, 4), "3.0")])
def test_the_half_of_a_tenth_goes_up(scores: tuple[int, ...], shown: str) -> None:
    mean = mean_feeling(EmotionScale(min=0, max=10), scores, ENGLISH)
    assert mean is not None
    assert mean.number == shown


def test_a_single_score_is_no_mean() -> None:
    found = mean_feeling(SCALE, (4,), ENGLISH)
    assert found is not None
    assert found.number == "4"


def test_the_word_of_a_mean_fits_the_number_shown() -> None:
    """3.46 is shown as 3.5, which is pleased; 3.46 itself would be neutral."""
    found = mean_feeling(SCALE, (3.46, 3.46), ENGLISH)
    assert found is not None
    assert (found.number, found.word) == ("3.5", "emotion.4")


def test_a_mean_that_rounds_to_zero_has_no_minus() -> None:
    found = mean_feeling(EmotionScale(min=-2, max=2), (-0.04, 0.0), ENGLISH)
    assert found is not None
    assert found.number == "0.0"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    french = language_of("fr")
    mean = mean_feeling(SCALE, (3, 4), french)
    assert mean is not None
    assert (mean.number, feeling(SCALE, 2.25, french).number) == ("3,5", "2,25")


def test_no_scores_have_no_mean() -> None:
    assert mean_feeling(SCALE, (), ENGLISH) is None


def test_one_score_for_all_is_said_once_and_of_nobody() -> None:
    (found,) = felt("4")
    assert (found.score, found.persona) == (4, None)


def test_scores_by_persona_are_said_one_by_one_with_names_even_where_they_are_equal() -> None:
    found = felt("{ana: 2, bo: 2}")
    assert [(one.score, one.persona.text if one.persona else "") for one in found] == [(2, "Ana"), (2, "Bo")]


def test_the_only_walker_of_a_step_is_named() -> None:
    (found,) = felt("4", step_personas="[bo]")
    assert found.persona is not None
    assert found.persona.text == "Bo"


def test_a_step_without_emotion_has_no_feelings() -> None:
    site = site_of({"trip": scored("", personas="[ana]")})
    journey = site.catalogue.journeys["trip"]
    assert feelings_at(journey, journey.steps[0], site.page("x.html")) == ()


def test_a_score_for_all_weighs_as_much_as_the_same_score_a_persona() -> None:
    text = """
---
title: Trip
personas: [ana, bo]
stages:
  - title: Go
    steps:
      - {title: I go, emotion: EMOTION}
      - {title: I stay, emotion: {ana: 1}}
---
"""
    for emotion in ("5", "{ana: 5, bo: 5}"):
        journey = site_of({"trip": text.replace("EMOTION", emotion)}).catalogue.journeys["trip"]
        assert journey_scores(journey) == (5, 5, 1)
        assert journey_scores(journey, "bo") == (5,)
