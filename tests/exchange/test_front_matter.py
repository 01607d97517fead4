"""What the writers of content files write, our reader reads back."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeybook.diagnostics import Findings
from journeybook.exchange.front_matter import Ids, front_matter, number_text, quoted
from journeybook.exchange.journey_file import (
    NewJourney,
    NewPersona,
    NewStage,
    NewStep,
    write_journey,
    write_persona,
)
from journeybook.exchange.plain_text import as_markdown, hidden_characters, one_line
from journeybook.prose.parser import markdown_parser
from journeybook.syntax import Mapping, Scalar, Sequence, decode, parse_markdown

# Plain text seldom hits what YAML minds; this does.
TEXTS = st.text() | st.text(
    " :#-?[]{}&*!|>'\"%@`=~<.+_\\/^,;0123456789nulyesNo\t\n\r\u0338\u0301\u2028\u202e\ufeff\x85\x00\xa0", max_size=12
)


def read_back(text: str) -> Mapping:
    findings = Findings()
    source = decode("file.md", text.encode(), findings)
    document = parse_markdown(source, findings) if source else None
    assert document is not None, (text, list(findings))
    assert not list(findings), (text, list(findings))
    return document.front


@settings(deadline=None)
@given(TEXTS)
@example("null")
@example("~")
@example("a: b")
@example("a #b")
@example("- a")
@example("007")
@example("10:30")
@example("2026-10-02")
@example('it\'s "quoted" \\n')
@example("ends with:")
@example("---")
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    wanted = one_line(text)
    front = read_back(
        front_matter((("title", text), ("items", ((("id", "a"), ("title", text)),)), ("after", "x")), comment="note")
    )

    assert [entry.key.value for entry in front.entries] == (["title"] if wanted else []) + ["items", "after"]
    items = front.get("items")
    assert isinstance(items, Sequence)
    for group in (front, items.items[0]):
        assert isinstance(group, Mapping)
        title = group.get("title")
        if wanted:
            assert isinstance(title, Scalar)
            assert " ".join(title.value.split()) == wanted
            assert not title.is_empty
    assert front.get("after") is not None


@settings(deadline=None)
@given(TEXTS)
def test_one_line_keeps_everything_but_hidden_characters_and_white_space(text: str) -> None:
    line = one_line(text)
    assert line == one_line(line)
    assert not hidden_characters(line)
    assert "\n" not in line


@settings(deadline=None)
@given(st.text("abc <>&*_`[]()#+-=~|:!.\\\"'1{}$", min_size=1))
@example("<script>alert(1)</script>")
@example("1. not a list")
@example("![x](javascript:alert(1))")
@example("&lt;")
def test_text_made_markdown_shows_itself_and_no_markup(text: str) -> None:
    tokens = markdown_parser().parse(as_markdown(text))
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == one_line(text)


def test_values_are_plain_where_that_is_safe_and_quoted_where_not() -> None:
    assert quoted("Groceries by drive") == "Groceries by drive"
    assert quoted("L'accueil (10:30), très bien") == "L'accueil (10:30), très bien"
    assert quoted("お茶を入れる") == "お茶を入れる"
    assert quoted("Pay: by card") == '"Pay: by card"'
    assert quoted("no") == '"no"'
    assert quoted("3.5") == '"3.5"'
    assert quoted('He said: "no"') == "'He said: \"no\"'"
    assert quoted("it's: C:\\x") == "'it''s: C:\\x'"


def test_numbers_are_whole_where_they_are_whole() -> None:
    assert [number_text(number) for number in (3, 3.0, 3.5, float("inf"))] == ["3", "3", "3.5", "inf"]


def test_empty_values_leave_their_field_out() -> None:
    assert front_matter((("title", "T"), ("personas", Ids(())), ("emotion", None), ("quote", " "))) == (
        "---\ntitle: T\n---\n"
    )


def test_a_journey_has_one_field_a_line_and_the_id_first() -> None:
    steps = (
        NewStep(id="make-tea", title="Make tea: green", emotion=5, personas=("me",)),
        NewStep(id="wait", title="Wait"),
    )
    journey = NewJourney(
        title="My day",
        personas=("me", "cat"),
        stages=(NewStage(id="morning", title="Morning", steps=steps),),
        body="Told by *me*.",
        comment="Imported:\n  journey",
    )
    assert write_journey(journey) == (
        "---\n"
        "title: My day\n"
        "personas: [me, cat]\n"
        "stages:\n"
        "  - id: morning\n"
        "    title: Morning\n"
        "    steps:\n"
        "      - id: make-tea\n"
        '        title: "Make tea: green"\n'
        "        personas: [me]\n"
        "        emotion: 5\n"
        "      - id: wait\n"
        "        title: Wait\n"
        "# Imported:\n"
        "#   journey\n"
        "---\n"
        "\n"
        "Told by *me*.\n"
    )


def test_a_persona_is_a_title_and_a_body() -> None:
    assert write_persona(NewPersona(title="Me", body="Someone.")) == "---\ntitle: Me\n---\n\nSomeone.\n"
