"""A journey as Mermaid text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import merman
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.diagrams import journey_diagram
from journeybook.diagrams.escaping import EMPTY, collapse, plain
from journeybook.model import Kind
from tests.diagrams.builders import catalogue, journey, stage, step
from tests.diagrams.goldens import CASES, GOLDEN, text_of


def _read(text: str) -> dict[str, Any]:
    """What Mermaid's grammar makes of a text."""
    model = json.loads(merman.Merman().parse_json(text, None))
    return {
        "title": plain(model["title"]),
        "sections": [plain(section) for section in model["sections"]],
        "tasks": [
            (plain(task["section"]), plain(task["task"]).strip(), task["score"], [plain(who) for who in task["people"]])
            for task in model["tasks"]
        ],
    }


@pytest.mark.parametrize("name", CASES)
def test_the_text_of_a_journey_is_the_golden_one(name: str) -> None:
    assert text_of(name) == (GOLDEN / f"{name}.mmd").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_mermaid_reads_back_what_was_meant(name: str) -> None:
    told, known = CASES[name]
    diagram = journey_diagram(told, known)

    assert _read(diagram.text) == {
        "title": collapse(told.title),
        "sections": [part.title for part in told.stages],
        "tasks": [
            (row.stage.title, row.step.title, row.score, list(row.actors))
            for row in diagram.rows
            if row.score is not None
        ],
    }


def test_a_step_without_an_emotion_is_left_out_and_named() -> None:
    told = journey("J", stage("S", step("A", 4), step("B")), stage("Quiet", step("C")))

    diagram = journey_diagram(told, catalogue())

    assert diagram.text == "journey\n\ttitle J\n\tsection S\n\t\tA: 4 : Customer\n\tsection Quiet\n"
    assert [left_out.title for left_out in diagram.left_out] == ["B", "C"]
    assert [row.step.title for row in diagram.rows if row.score is None] == ["B", "C"]
    assert not diagram.is_empty


def test_a_persona_whose_emotion_is_not_written_is_no_actor_of_the_step() -> None:
    told = journey("J", stage("S", step("A", {"lea": 3})), personas=("lea", "paul"))

    diagram = journey_diagram(told, catalogue(lea="Léa", paul="Paul"))

    assert "\t\tA: 3 : Léa\n" in diagram.text
    assert diagram.left_out == ()
    assert [(row.step.title, row.actors) for row in diagram.rows if row.score is None] == [("A", ("Paul",))]


def test_a_journey_without_any_emotion_has_nothing_to_draw() -> None:
    assert journey_diagram(journey("J", stage("S", step("A"))), catalogue()).is_empty
    assert journey_diagram(journey("J"), catalogue()).is_empty


def test_an_aggregate_journey_has_a_diagram_too() -> None:
    told = journey("J", stage("S", step("A", 4)), kind=Kind.AGGREGATE)

    assert journey_diagram(told, catalogue()).text == "journey\n\ttitle J\n\tsection S\n\t\tA: 4 : Customer\n"


def test_the_text_has_no_front_matter() -> None:
    told = journey("- a: [b", stage("S", step("A", 4)))

    assert journey_diagram(told, catalogue()).text.startswith("journey\n\ttitle - a#58; #91;b\n")


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(), st.lists(st.tuples(st.text(), st.integers(1, 5)), max_size=3)), max_size=4))
def test_any_titles_give_as_many_sections_tasks_and_scores(parts: list[tuple[str, list[tuple[str, int]]]]) -> None:
    stages = [stage(title, *[step(name, score) for name, score in steps]) for title, steps in parts]

    read = _read(journey_diagram(journey("J", *stages), catalogue()).text)

    assert read["sections"] == [collapse(title) or EMPTY for title, _ in parts]
    assert read["tasks"] == [
        (collapse(title) or EMPTY, collapse(name) or EMPTY, score, ["Customer"])
        for title, steps in parts
        for name, score in steps
    ]


@settings(deadline=None)
@given(title=st.text(), names=st.lists(st.text(min_size=1), min_size=1, max_size=4, unique_by=collapse))
def test_any_names_are_as_many_actors(title: str, names: list[str]) -> None:
    ids = {f"p{at}": name for at, name in enumerate(names)}
    told = journey(title, stage("S", step("A", 4)), personas=tuple(ids))
    diagram = journey_diagram(told, catalogue(**ids))

    ((_, _, _, people),) = _read(diagram.text)["tasks"]

    assert people == [collapse(name) or EMPTY for name in diagram.rows[0].actors]
    assert _read(diagram.text)["title"] == collapse(title) or EMPTY


def _run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )


def test_importing_diagrams_loads_neither_mermaid_nor_merman() -> None:
    run = _run(
        "import sys, journeybook.diagrams; print(sorted({'mermaid', 'merman', 'requests'} & sys.modules.keys()))"
    )

    assert run.stdout == "[]\n"


def test_drawing_prints_nothing_and_opens_no_connection() -> None:
    run = _run(
        "import socket, sys\n"
        "def refuse(*_): sys.exit('a connection was opened')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from tests.diagrams.goldens import svg_of\n"
        "svg_of('two-personas')\n"
    )

    assert (run.stdout, run.stderr) == ("", "")


def test_drawing_loads_of_mermaid_only_what_builds_its_text() -> None:
    run = _run(
        "import sys\n"
        "from tests.diagrams.goldens import svg_of\n"
        "svg_of('two-personas')\n"
        "print(sorted(name for name in sys.modules if name.partition('.')[0] in ('mermaid', 'requests', 'urllib3')))\n"
    )

    assert run.stdout == "[]\n"


def test_whoever_imports_mermaid_after_a_drawing_gets_all_of_it() -> None:
    run = _run(
        "from tests.diagrams.goldens import text_of\n"
        "drawn = text_of('two-personas')\n"
        "import mermaid, mermaid.userjourney, requests\n"
        "assert mermaid.__main__.requests is requests\n"
        "assert mermaid.userjourney.Graph is mermaid.Graph\n"
        "assert mermaid.__version__ and mermaid.Mermaid\n"
        "assert mermaid.userjourney.UserJourney('T', []).script\n"
        "assert text_of('two-personas') == drawn\n"
    )

    assert run.stderr == ""


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("with contextlib.redirect_stdout(io.StringIO()): import mermaid", id="imported before"),
        pytest.param("from journeybook.diagrams import journey; journey.find_spec = lambda _: None", id="no other way"),
    ],
)
def test_a_drawing_is_the_same_where_all_of_mermaid_is_imported(before: str) -> None:
    draw = "from tests.diagrams.goldens import *; print([text_of(name) for name in CASES])"

    alone = _run(draw).stdout
    run = _run(f"import contextlib, io, sys\n{before}\n{draw}\nassert sys.modules['mermaid'].Mermaid")

    assert run.stdout == alone
    assert "A tap that drips" in alone


def test_text_and_picture_are_the_same_whatever_the_hash_seed() -> None:
    code = "from tests.diagrams.goldens import *; print([(text_of(n), svg_of(n)) for n in CASES])"

    first, second = (_run(code, PYTHONHASHSEED=seed, PYTHONUTF8="1").stdout for seed in ("1", "2"))

    assert first == second
    assert "A tap that drips" in first
