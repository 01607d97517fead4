"""The journeys whose diagrams are kept in `golden/`, to be looked at when they change.

After a change that is meant: `python -m tests.diagrams.goldens`, then look at the difference and at the pictures.
"""

from __future__ import annotations

from pathlib import Path

from journeybook.diagrams import journey_diagram, render_svg
from journeybook.model import Catalogue, EmotionScale, Journey, Kind
from tests.diagrams.builders import catalogue, journey, stage, step

GOLDEN = Path(__file__).with_name("golden")

EIGHT = {name.lower(): name for name in ("Ada", "Ben", "Cleo", "Dmitri", "Esra", "Farah", "Gil", "Hồng")}

CASES: dict[str, tuple[Journey, Catalogue]] = {
    "one-persona": (
        journey(
            "Bread on a Sunday",
            stage("Deciding", step("I wake up hungry", 3), step("I look up who is open", 2)),
            stage("Buying", step("I walk to the bakery", 4), step("I queue in the street", 1), step("I pay", 3)),
            stage("Eating", step("It is still warm", 5)),
            personas=("nour",),
        ),
        catalogue(nour="Nour, 29, lives alone"),
    ),
    "two-personas": (
        journey(
            "A tap that drips",
            stage(
                "Finding out",
                step("I hear it at night", {"tenant": 2, "plumber": 4}),
                step("I search for the size of the seal", 1, personas=("tenant",)),
            ),
            stage(
                "Mending",
                step("I shut off the water", {"tenant": 3, "plumber": 5}),
                step("I change the seal", {"tenant": 4, "plumber": 4}),
                step("I wait for it to drip", {"tenant": 3}),
                step("I put the tools away"),
            ),
            personas=("tenant", "plumber"),
        ),
        catalogue(tenant="Ines, handy by force", plumber="Tom, twenty years of taps"),
    ),
    "eight-personas": (
        journey(
            "A choir's outing",
            stage("Away", step("We meet at the station", 4), step("We sing on the train", dict.fromkeys(EIGHT, 5))),
            stage(
                "Home",
                step("We look for the last bus", {id_: 1 + at % 5 for at, id_ in enumerate(EIGHT)}),
                step("Three share a taxi", 2, personas=tuple(EIGHT)[:3]),
            ),
            personas=tuple(EIGHT),
        ),
        catalogue(**EIGHT),
    ),
    "aggregate": (
        journey(
            "The market, stall by stall",
            stage("Fish", step("I ask what is fresh", 8)),
            stage("Cheese", step("I taste", 10)),
            stage("Vegetables", step("I am told not to touch", 0.5)),
            stage("Flowers", step("I pass them by")),
            kind=Kind.AGGREGATE,
        ),
        catalogue(scale=EmotionScale(min=0, max=10)),
    ),
    "every-script": (
        journey(
            "Été : « c'est l'heure ! » <b>50 %</b> & \"more\"; #1",
            stage("title of the stage", step("end of the queue: #3", 2), step("e\u0301te\u0301 a\u0300 Pau", 4)),
            stage("買い物", step("お茶を入れて、メールを確認する", 4), step("أنتظر في الطابور", 1)),
            stage("👩‍👩‍👧‍👦", step("I love it ❤️", 5), step("Versicherungsbestätigungsübermittlung abwarten", 3)),
        ),
        catalogue(),
    ),
}


def text_of(name: str) -> str:
    """The Mermaid text of a case."""
    return journey_diagram(*CASES[name]).text


def svg_of(name: str) -> str:
    """The picture of a case."""
    return render_svg(
        text_of(name), diagram_id=f"golden-{name}", title=CASES[name][0].title, description="Scores from 1 to 5."
    )


def main() -> None:
    """Write every golden file anew."""
    GOLDEN.mkdir(exist_ok=True)
    for name in CASES:
        (GOLDEN / f"{name}.mmd").write_text(text_of(name), encoding="utf-8")
        # A line an element, so that a difference can be read.
        (GOLDEN / f"{name}.svg").write_text(svg_of(name).replace("><", ">\n<") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
