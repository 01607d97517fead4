"""The small curve on cards."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from journeybook.language import language_of
from journeybook.pages.context import Link
from journeybook.pages.sparkline import Sparkline, sparkline
from journeybook.render.environment import environment
from tests.pages.journeys import CONFIG, scored, site_of

BOTH = "[ana, bo]"


def spark_of(text: str, config: str = CONFIG) -> Sparkline:
    site = site_of({"trip": text}, config)
    return sparkline(site.catalogue.journeys["trip"], site.page("x.html"), width=100, height=40)


def test_the_best_score_is_at_the_top_and_the_worst_at_the_bottom() -> None:
    (line,) = spark_of(scored("1", "5")).lines
    assert [(dot.x, dot.y, dot.level) for dot in line.dots] == [("4", "36", 1), ("96", "4", 5)]


def test_every_point_lies_in_the_picture() -> None:
    (line,) = spark_of(scored("1", "5", "3", "2", "5")).lines
    numbers = [float(number) for number in re.findall(r"[\d.]+", line.curve)]
    assert all(4 <= x <= 96 for x in numbers[::2])
    assert all(4 <= y <= 36 for y in numbers[1::2])


def test_one_step_is_one_dot_in_the_middle() -> None:
    (line,) = spark_of(scored("4")).lines
    assert line.curve == ""
    assert [(dot.x, dot.level) for dot in line.dots] == [("50", 4)]


def test_a_journey_without_emotions_draws_nothing() -> None:
    spark = spark_of(scored("", ""))
    assert spark.lines == ()


def test_personas_who_feel_differently_have_a_line_each() -> None:
    lines = spark_of(scored("{ana: 2, bo: 4}", "3", personas=BOTH)).lines
    assert [(line.names, line.numbers) for line in lines] == [(("Ana",), ("2", "3")), (("Bo",), ("4", "3"))]


def test_personas_who_feel_the_same_share_a_line() -> None:
    (line,) = spark_of(scored("2", "{ana: 3, bo: 3}", personas=BOTH)).lines
    assert line.names == ("Ana", "Bo")


def test_moments_of_an_aggregate_are_not_joined() -> None:
    lines = spark_of(scored("{ana: 2, bo: 4}", "{ana: 5, bo: 4}", personas=BOTH, kind="aggregate")).lines
    assert [line.curve for line in lines] == ["", ""]
    assert lines[0].stems == "M4,20V28M90,20V4"
    assert lines[1].stems == "M10,20V12M96,20V12", "the second persona's strokes stand beside the first one's"


def test_a_scale_of_its_own_fills_the_same_height() -> None:
    config = CONFIG + "    emotion_scale: {min: -2, max: 2}\n"
    spark = spark_of(scored("-2", "0", "2"), config)
    assert [dot.y for dot in spark.lines[0].dots] == ["36", "4"]
    assert spark.lines[0].numbers == ("−2", "0", "2")
    assert spark.neutral == "20"


def test_too_many_lines_become_their_mean() -> None:
    config = CONFIG
    names = [f"p{at}" for at in range(4)]
    personas = {f"personas/{name}.md": f"---\ntitle: {name}\n---\n" for name in names}
    emotions = ["{p0: 1, p1: 2, p2: 4, p3: 5}", "{p0: 5, p1: 5, p2: 5, p3: 4}"]
    text = scored(*emotions, personas=f"[{', '.join(names)}]")
    site = site_of({"trip": text}, config, personas)
    spark = sparkline(site.catalogue.journeys["trip"], site.page("x.html"))
    assert spark.is_mean
    assert [line.numbers for line in spark.lines] == [("3", "4.8")]


@pytest.fixture(scope="module")
def draw() -> object:
    template = environment(None, language_of("en"), {}).from_string(
        '{% import "macros/sparkline.html" as macros %}{{ macros.sparkline(spark) }}'
    )
    return lambda spark: template.render(spark=spark)


@pytest.fixture(scope="module")
def table() -> object:
    template = environment(None, language_of("en"), {}).from_string(
        '{% import "macros/sparkline.html" as macros %}{{ macros.table(rows) }}'
    )
    return lambda rows: template.render(rows=rows)


def test_the_picture_says_its_scores_to_those_who_do_not_see_it(draw) -> None:  # type: ignore[no-untyped-def]
    html = draw(spark_of(scored("{ana: 2, bo: 4}", "3", personas=BOTH)))
    assert 'role="img"' in html
    assert 'aria-label="Emotion, step by step: A trip. Ana: 2, 3. Bo: 4, 3."' in html


def test_the_table_of_curves_has_a_row_a_line_under_the_name_of_the_journey(table) -> None:  # type: ignore[no-untyped-def]
    both = spark_of(scored("{ana: 2, bo: 4}", "3", personas=BOTH))
    html = table([(Link(text="A <b>trip</b>", href="trip.html"), both), (Link(text="B", href="b.html"), None)])
    assert html.count("<tr>") == 3, "the heading, Ana and Bo"
    assert '<th scope="rowgroup" rowspan="2"><a href="trip.html">A &lt;b&gt;trip&lt;/b&gt;</a></th>' in html
    assert re.findall(r'data-label="Personas">([^<]*)</td><td [^>]*>([^<]*)<', html) == [("Ana", "2 3"), ("Bo", "4 3")]


def test_the_table_says_that_a_line_is_a_mean(table) -> None:  # type: ignore[no-untyped-def]
    mean = replace(spark_of(scored("2", "4")), is_mean=True)
    assert 'data-label="Personas">mean of all</td>' in table([(Link(text="A trip", href="trip.html"), mean)])


def test_a_title_with_a_script_is_shown_as_text(draw) -> None:  # type: ignore[no-untyped-def]
    html = draw(spark_of(scored("2").replace("A trip", "'<script>alert(1)</script>'")))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_nothing_is_written_for_a_journey_without_emotions(draw) -> None:  # type: ignore[no-untyped-def]
    assert draw(spark_of(scored("", ""))) == ""
