"""What a change does to feelings and time."""

from __future__ import annotations

from journeybook.compare import Effect
from journeybook.compare.effects import scores
from journeybook.insight.scores import journey_scores
from tests.compare.projects import CONFIGURATION, catalogue, compared, edited


def effects(new: dict[str, str], old: dict[str, str] | None = None) -> dict[tuple[str, str | None], Effect]:
    return {(found.journey, found.persona): found for found in compared(new, old).effects}


def test_another_score_is_an_effect_on_who_feels_it_and_on_all() -> None:
    found = effects(edited("journeys/lamp.md", ("{ana: 4, bo: 2}", "{ana: 4, bo: 5}")))
    assert set(found) == {("lamp", None), ("lamp", "bo")}
    bo = found["lamp", "bo"]
    assert bo.old_scores == (2, 3, 4, 3, 4, 5)
    assert bo.new_scores == (5, 3, 4, 3, 4, 5)
    assert bo.old_seconds == bo.new_seconds == 15 * 60
    assert (sum(found["lamp", None].old_scores), sum(found["lamp", None].new_scores)) == (44, 47)


def test_another_duration_is_an_effect_on_who_walks_the_step() -> None:
    step = ("title: I pay\n", "title: I pay\n        personas: [ana]\n")
    old = edited("journeys/lamp.md", step)
    new = edited("journeys/lamp.md", step, ("duration: 5 min", "duration: 8 min"))
    found = effects(new, old)
    assert set(found) == {("lamp", None), ("lamp", "ana")}
    assert (found["lamp", "ana"].old_seconds, found["lamp", "ana"].new_seconds) == (900, 1080)


def test_a_change_of_words_has_no_effect() -> None:
    assert effects(edited("journeys/lamp.md", ("title: I pay\n", "title: I pay cash\n"))) == {}


def test_a_persona_that_is_new_on_a_journey_has_no_past() -> None:
    found = effects(edited("journeys/return.md", ("personas: [ana]", "personas: [ana, bo]")))
    assert found["return", "bo"].old_scores == ()
    assert found["return", "bo"].new_scores == (2, 4)
    assert ("return", "ana") not in found


def test_scores_on_different_scales_say_nothing_of_each_other() -> None:
    scale = CONFIGURATION + "emotion_scale: {min: 0, max: 10}\n"
    new = {"site_config.yml": scale, **edited("journeys/lamp.md", ("emotion: 5}", "emotion: 9}"))}
    assert effects(new) == {}


def test_scores_are_those_that_every_figure_is_made_of() -> None:
    for journey in catalogue().journeys.values():
        for persona in (None, "ana", "bo", "nobody"):
            assert scores(journey, persona) == journey_scores(journey, persona)
