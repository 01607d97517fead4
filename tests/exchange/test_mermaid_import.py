"""Mermaid journeys as files of a project."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.diagnostics import Severity
from journeybook.exchange.mermaid import import_mermaid
from journeybook.exchange.mermaid_rules import ADVICE, EXPLANATIONS, MEANINGS
from journeybook.model.scale import EmotionScale
from journeybook.source import SourceFile

from .conftest import Loads, Reads

DAY = """journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Do work: 1: Me, Cat
    section Go home
      Sit down: 5: Cat, Me
"""


def rules(text: str, name: str = "t.mmd") -> list[tuple[str, int, int]]:
    found = import_mermaid([SourceFile(name, text)]).findings
    return [(item.rule, item.span.line, item.span.column) for item in found]


def test_a_journey_is_written_as_the_format_shows_it() -> None:
    imported = import_mermaid([SourceFile("docs/day.mmd", DAY)])
    assert imported.findings == ()
    assert imported.paths == ("journeys/my-working-day.md", "personas/me.md", "personas/cat.md")
    assert imported.files[0].text == (
        "---\n"
        "title: My working day\n"
        "personas: [me, cat]\n"
        "stages:\n"
        "  - id: go-to-work\n"
        "    title: Go to work\n"
        "    steps:\n"
        "      - id: make-tea\n"
        "        title: Make tea\n"
        "        personas: [me]\n"
        "        emotion: 5\n"
        "      - id: do-work\n"
        "        title: Do work\n"
        "        emotion: 1\n"
        "  - id: go-home\n"
        "    title: Go home\n"
        "    steps:\n"
        "      - id: sit-down\n"
        "        title: Sit down\n"
        "        personas: [cat, me]\n"
        "        emotion: 5\n"
        "# Imported from docs/day.mmd, line 1:\n"
        "#   journey\n"
        "#       title My working day\n"
        "#       section Go to work\n"
        "#         Make tea: 5: Me\n"
        "#         Do work: 1: Me, Cat\n"
        "#       section Go home\n"
        "#         Sit down: 5: Cat, Me\n"
        "---\n"
        "\n"
        "Imported from the Mermaid journey in `docs/day.mmd`.\n"
    )
    assert imported.files[2].text == "---\ntitle: Cat\n---\n\nAn actor of the Mermaid journey in `docs/day.mmd`.\n"


def test_all_of_it_arrives_in_the_catalogue(import_and_load: Reads) -> None:
    _, catalogue = import_and_load(DAY)
    (journey,) = catalogue.journeys.values()
    steps = [
        (stage.title, step.title, step.emotion.everyone, journey.walked_by(step)) for stage, step in journey.walk()
    ]
    assert steps == [
        ("Go to work", "Make tea", 5, ("me",)),
        ("Go to work", "Do work", 1, ("me", "cat")),
        ("Go home", "Sit down", 5, ("cat", "me")),
    ]
    assert [persona.title for persona in catalogue.personas.values()] == ["Cat", "Me"]


def test_an_actor_of_several_files_is_one_persona(import_and_load: Reads) -> None:
    imported, catalogue = import_and_load(DAY, "journey\ntitle Night\nsection S\nSleep: 5: Cat\n")
    assert set(catalogue.personas) == {"me", "cat"}
    assert catalogue.journeys["night"].personas == ("cat",)
    assert len(imported.paths) == 4


def test_actors_that_look_alike_stay_two_and_are_reported(import_and_load: Reads) -> None:
    imported, catalogue = import_and_load("journey\ntitle T\nsection S\nA: 5: User\nB: 4: user\n")
    assert {persona.title for persona in catalogue.personas.values()} == {"User", "user"}
    (found,) = imported.findings
    assert (found.rule, found.severity, found.span.line) == ("mermaid-similar-actor", Severity.INFO, 5)
    assert found.related[0].span.line == 4


def test_ids_are_unique_and_spell_what_they_can(import_and_load: Reads) -> None:
    text = (
        "journey\ntitle Checkout\nsection Pay\nPay: 5: Checkout\nPay: 4: Checkout\n"
        "section Pay\nÀ l'école, cœur: 3: 私\n"
    )
    _, catalogue = import_and_load(text, text)
    assert set(catalogue.journeys) == {"checkout", "checkout-2"}
    assert set(catalogue.personas) == {"persona-checkout", "persona-1"}
    journey = catalogue.journeys["checkout"]
    assert [stage.id for stage in journey.stages] == ["pay", "pay-2"]
    assert [step.id for step in journey.steps] == ["step-pay", "step-pay-2", "a-lecole-coeur"]


def test_a_title_in_another_script_takes_its_id_from_the_file(import_and_load: Reads) -> None:
    text = "journey\ntitle 私の一日\nsection 準備\nお茶を入れる: 5: 私\nメール: 3: 家族\n"
    _, catalogue = import_and_load(text, name="docs/My Day.mmd")
    journey = catalogue.journeys["my-day"]
    assert journey.title == "私の一日"
    assert [stage.id for stage in journey.stages] == ["stage-1"]
    assert [step.id for step in journey.steps] == ["step-1", "step-2"]
    _, catalogue = import_and_load(text, name="日.mmd")
    assert set(catalogue.journeys) == {"journey-1"}


@pytest.mark.parametrize("name", ["con", "NUL", "index", "README", "contributing", "null", "no", "com1", "2024", "---"])
def test_no_title_makes_a_file_that_cannot_be(name: str, import_and_load: Reads) -> None:
    _, catalogue = import_and_load(f"journey\ntitle {name}\nsection {name}\n{name}: 5: {name}\n", name=f"{name}.mmd")
    (journey,) = catalogue.journeys.values()
    (persona,) = catalogue.personas.values()
    assert (journey.title, persona.title, journey.steps[0].title) == (name, name, name)


def test_every_block_of_a_markdown_file_becomes_a_journey_and_keeps_its_place(import_and_load: Reads) -> None:
    text = (
        "# Journeys\n\n```mermaid\njourney\n  title One\n  section S\n    A: 6: Me\n```\n\n"
        "```mermaid\nflowchart LR\n  A --> B\n```\n\n## Second one\n\n- item\n\n"
        "  ~~~mermaid\n  journey\n    section S\n      B: 5: Me\n      C\n  ~~~\n"
    )
    imported, catalogue = import_and_load(text, name="docs/ui.md")
    assert [journey.title for journey in catalogue.journeys.values()] == ["One", "Second one"]
    assert [(found.rule, found.span.line, found.span.column) for found in imported.findings] == [
        ("mermaid-score-out-of-range", 7, 8),
        ("mermaid-title-missing", 20, 3),
        ("mermaid-no-actor", 23, 7),
        ("mermaid-score-missing", 23, 7),
    ]
    assert "`docs/ui.md`, line 20." in imported.files[1].text
    assert "#   journey\n#     section S\n" in imported.files[1].text


def test_without_a_title_the_nearest_thing_to_one_counts(import_and_load: Reads) -> None:
    def title(text: str, name: str = "user-journey_2.mmd") -> tuple[str, list[str]]:
        imported, catalogue = import_and_load(text, name=name)
        (journey,) = catalogue.journeys.values()
        return journey.title, [found.rule for found in imported.findings]

    tasks = "section S\nA: 5: Me\n"
    assert title(f"---\ntitle: Front\nconfig:\n  theme: forest\n---\njourney\n{tasks}") == ("Front", [])
    assert title(f"journey\naccTitle: Spoken\n{tasks}") == ("Spoken", ["mermaid-title-missing"])
    assert title(f"journey\n{tasks}") == ("User journey 2", ["mermaid-title-missing"])
    assert title(f"# Heading\n```mermaid\njourney\n{tasks}```\n", "a.md") == ("Heading", ["mermaid-title-missing"])


def test_tasks_without_a_section_get_a_stage(import_and_load: Reads) -> None:
    imported, catalogue = import_and_load("journey\ntitle My day\nA: 5: Me\nB: 4: Me\n")
    assert [stage.title for stage in catalogue.journeys["my-day"].stages] == ["My day"]
    assert [(found.rule, found.span.line, found.severity) for found in imported.findings] == [
        ("mermaid-no-section", 3, Severity.INFO)
    ]
    _, catalogue = import_and_load("journey\ntitle My day\nA: 5: Me\nsection S\nB: 4: Me\n")
    assert [stage.title for stage in catalogue.journeys["my-day"].stages] == ["Start", "S"]


def test_what_the_diagram_says_in_words_stands_in_the_body_and_is_no_markup(import_and_load: Reads) -> None:
    text = (
        "%%{init: {'theme': 'dark'}}%%\njourney\n  title T\n  accTitle: Spoken\n"
        "  accDescr {\n    One <b>\n    * two\n  }\n  %% a comment\n  section S\n    A: 5: Me\n"
    )
    imported, catalogue = import_and_load(text)
    assert imported.findings == ()
    assert catalogue.journeys["t"].narrative.introduction.strip() == (
        "Spoken\n\nOne &lt;b>\n\\* two\n\nImported from the Mermaid journey in `diagram.mmd`."
    )
    assert "#     %% a comment" in imported.files[0].text


def test_what_is_spoken_may_hold_every_character(import_and_load: Reads) -> None:
    text = "journey\ntitle T\naccTitle: a #1; b: 5;\naccDescr: %% no comment;\nsection S\nA: 5: Me\n"
    imported, catalogue = import_and_load(text)
    assert imported.findings == ()
    assert catalogue.journeys["t"].narrative.introduction.strip().startswith("a #1; b: 5;\n\n%% no comment;\n")


def test_behind_a_hash_nothing_is_refused(import_and_load: Reads) -> None:
    imported, catalogue = import_and_load(
        "journey\ntitle A #1: b &amp; c; d\nsection S #1 a; b: 2\nA: 5: Me #x y; B: 5: You;\n"
    )
    assert [found.rule for found in imported.findings if "refuses" in found.message] == []
    (journey,) = catalogue.journeys.values()
    assert (journey.title, journey.stages[0].title) == ("A #1: b & c; d", "S #1 a; b: 2")


def test_a_path_with_backticks_and_a_foreign_folder_are_shown_safely() -> None:
    task = "journey\ntitle T\nsection S\nA: 5: Me\n"
    assert "`` a`b.mmd ``" in import_mermaid([SourceFile("a`b.mmd", task)]).files[0].text
    assert "/home" not in "".join(file.text for file in import_mermaid([SourceFile("/home/me/a.mmd", task)]).files)


def test_scores_are_put_on_the_scale_of_the_project() -> None:
    task = "journey\ntitle T\nsection S\nA: 5: Me\nB: 3: Me\nC: 1: Me\nD: 4.5: Me\n"
    text = import_mermaid([SourceFile("a.mmd", task)], scale=EmotionScale(min=-2, max=2)).files[0].text
    assert [line.strip() for line in text.split("\n") if "emotion" in line] == [
        "emotion: 2", "emotion: 0", "emotion: -2", "emotion: 1.5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flowchart LR\n A --> B\n", [("mermaid-no-journey", 1, 1)]),
        ("", [("mermaid-no-journey", 1, 1)]),
        ("journey\n  title T\n  section S\n", [("mermaid-no-task", 1, 1)]),
        ("JOURNEY\ntitle T\nsection S\nA: 5: Me\n", [("mermaid-refused", 1, 1)]),
        ("journey LR\ntitle T\nsection S\nA: 5: Me\n", [("mermaid-refused", 1, 9)]),
        ("journey: T\nsection S\nA: 5: Me\n", [("mermaid-refused", 1, 8)]),
        ("journey\ntitle A\ntitle B\nsection S\nA: 5: Me\n", [("mermaid-lost-text", 2, 1)]),
        ("journey\ntitle Sprint #4 plan\nsection S\nA: 5: Me\n", [("mermaid-lost-text", 2, 14)]),
        ("journey\ntitle T\nsection S #1\nA: 5: Me\n", [("mermaid-lost-text", 3, 11)]),
        ("journey\ntitle T\nsection Phase 1: go\nA: 5: Me\n", [("mermaid-refused", 3, 16)]),
        ("journey\ntitle T\nsection A;B\nA: 5: Me\n", [("mermaid-refused", 3, 10)]),
        ("journey\ntitle T\nsection S %% x\nA: 5: Me\n", [("mermaid-comment", 3, 11)]),
        ("journey\ntitle T\nsection\nA: 5: Me\n", [("mermaid-refused", 3, 8)]),
        ("journey\ntitle: T\nsection: S\nA: 5: Me\n", [("mermaid-keyword", 2, 6), ("mermaid-keyword", 3, 8)]),
        ("journey\ntitle\nsection S\nA: 5: Me\n", [("mermaid-title-missing", 1, 1), ("mermaid-keyword", 2, 6)]),
        ("journey\ntitle T\naccTitle:\nsection S\nA: 5: Me\n", [("mermaid-keyword", 3, 1)]),
        ("journey\ntitle T\naccDescr No colon\nsection S\nA: 5: Me\n", [("mermaid-refused", 3, 1)]),
        ("journey\ntitle T\naccDescr {\n open\nsection S\nA: 5: Me\n", [("mermaid-unclosed", 3, 1)]),
        ("journey\ntitle T\nsection S\nsection U\nA: 5: Me\n", [("mermaid-empty-section", 3, 9)]),
        ("journey\ntitle T\nsection S\nA: 5\nB: 4\n", [("mermaid-no-actor", 1, 1)]),
        ("journey\ntitle T\nsection S\nA: 5: Me\njourney\ntitle U\nsection S\nB: 4: Me\n", [("mermaid-refused", 5, 1)]),
        ("---\ntitle: [\n---\njourney\ntitle T\nsection S\nA: 5: Me\n", [("mermaid-refused", 1, 1)]),
        ("---\njourney\ntitle T\nsection S\nA: 5: Me\n", [("mermaid-unclosed", 1, 1)]),
        ("journey\ntitle T\nsection S\nA\u202eb: 5: Me\n", [("mermaid-hidden-character", 4, 2)]),
    ],
)  # fmt: skip
def test_what_mermaid_breaks_around_the_tasks_is_reported_where_it_stands(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert rules(text) == expected
    assert all(rule in EXPLANATIONS for rule, _, _ in expected)


def test_what_mermaid_breaks_around_the_tasks_is_repaired(import_and_load: Reads) -> None:
    imported, catalogue = import_and_load(
        "journey\ntitle Sprint #4 plan\nsection Phase 1: go %% note\nA\u202eb: 5: Me\nsection\nC: 4: Me\n"
    )
    (journey,) = catalogue.journeys.values()
    assert journey.title == "Sprint #4 plan"
    assert [(stage.title, step.title) for stage, step in journey.walk()] == [
        ("Phase 1: go", "Ab"),
        ("Unnamed stage", "C"),
    ]
    assert [found.hint for found in imported.findings] == [
        "read as title 'Sprint #4 plan'",
        "read as section 'Phase 1: go'",
        "read as section 'Phase 1: go'",
        "left out",
        "read as section 'Unnamed stage'",
    ]


def test_a_second_journey_in_a_diagram_is_one_of_its_own(import_and_load: Reads) -> None:
    imported, catalogue = import_and_load(
        "journey\ntitle T\nsection S\nA: 5: Me\njourney\ntitle U\nsection S\nB: 4: Me\n"
    )
    assert set(catalogue.journeys) == {"t", "u"}
    assert "title U" not in imported.files[0].text
    assert "title T" not in imported.files[1].text


def test_a_block_that_is_never_closed_is_reported() -> None:
    text = "```mermaid\njourney\ntitle T\nsection S\nA: 5: Me\n## Next\nprose: 5: x\n"
    imported = import_mermaid([SourceFile("a.md", text)])
    assert [(found.rule, found.span.line, found.hint) for found in imported.findings] == [
        ("mermaid-unclosed", 2, "read up to line 5")
    ]
    assert "prose" not in imported.files[0].text


def test_a_diagram_that_is_too_large_is_refused_and_the_others_are_not() -> None:
    large = "```mermaid\njourney\n" + "A: 5: Me\n" * 3_001 + "```\n"
    small = "```mermaid\njourney\ntitle T\nsection S\nA: 5: Me\n```\n"
    imported = import_mermaid([SourceFile("a.md", large + small)])
    assert [(found.rule, found.span.line) for found in imported.findings] == [("mermaid-too-large", 2)]
    assert imported.paths == ("journeys/t.md", "personas/me.md")


def test_a_file_with_a_thousand_journeys_is_read_so_far() -> None:
    text = "```mermaid\njourney\ntitle T\nsection S\nA: 5: Me\n```\n" * 1_002
    imported = import_mermaid([SourceFile("a.md", text)])
    assert len(imported.files) == 1_001
    assert [found.rule for found in imported.findings] == ["mermaid-too-large"]


def test_the_same_sources_give_the_same_files() -> None:
    sources = [SourceFile("a.mmd", DAY), SourceFile("b.md", f"```mermaid\n{DAY}```\n")]
    assert import_mermaid(sources) == import_mermaid(sources)


@pytest.mark.parametrize("head", ["journey\n", "journey\nA: ", "", "---\n", "# ", "```"])
@pytest.mark.parametrize("name", ["a.mmd", "a.md"])
def test_no_text_keeps_the_import_busy(name: str, head: str) -> None:
    """Each of these takes a part of a second; where the reading were quadratic, one alone would take a minute."""
    long = ["%%{", "%%{}%%", ":", "a:", ";", "A: 5: Me;", "#", "#35;", "&amp;", "-> ", "(", "> ", "- ", "[", " ", "："]
    many = [
        "accDescr {",
        "accDescr {\nsection x",
        "%%{",
        "<!--",
        "```mermaid",
        "---",
        "A: 5: Me",
        "#1: 5: Me",
        "title T",
    ]
    for text in [piece * 20_000 for piece in long] + [f"{piece}\n" * 2_900 for piece in many]:
        began = process_time()
        import_mermaid([SourceFile(name, f"{head}{text}\nA: 5: Me\n")])
        assert process_time() - began < 8, text[:20]


LINES = (
    st.sampled_from(["journey", "title T", "title ", "section S", "section", "A: 5: Me", "B: 3", "accTitle: x"])
    | st.sampled_from(["accDescr {", "}", "```", "```mermaid", "~~~", ":::mermaid", "---", "%% c", "%%{init: {}}%%"])
    | st.sampled_from(["# H", "> ", "- x", "#1: 5: Me", "a;b", ": :", "<!--", "-->"])
    | st.text(max_size=12)
)


@settings(deadline=None)
@given(
    st.lists(LINES, max_size=14),
    st.sampled_from(["a.mmd", "a.md"]),
    st.sampled_from(["", "journey\n", "```mermaid\njourney\n"]),
)
def test_whatever_the_text_the_files_load_without_an_error(
    load_project: Loads, lines: list[str], name: str, head: str
) -> None:
    source = SourceFile(name, head + "\n".join(lines))
    imported = import_mermaid([source])
    catalogue = load_project({file.path: file.text for file in imported.files})
    assert len(catalogue.journeys) + len(catalogue.personas) == len(imported.files)
    for found in imported.findings:
        assert found.severity is (Severity.INFO if found.rule in ADVICE else Severity.WARNING)
        assert found.rule in EXPLANATIONS
        assert found.hint
        assert 1 <= found.span.line <= source.line_count


def test_every_rule_is_explained_in_a_paragraph() -> None:
    assert list(EXPLANATIONS) == list(MEANINGS)
    assert set(EXPLANATIONS) > ADVICE
    for rule, text in EXPLANATIONS.items():
        assert rule.startswith("mermaid-")
        assert 150 < len(text) < 700
        assert "\n" not in text
