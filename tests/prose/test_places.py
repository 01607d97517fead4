"""A link's place is that of its address, also where the same text stands elsewhere."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.prose.links import ProseLink, RawHtml, scan


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a.md is [here](a.md)", [(1, 16, "a.md")]),
        ("[one](a.md), [two](a.md)", [(1, 7, "a.md"), (1, 20, "a.md")]),
        ("[one](b.md) then [two](a.md)", [(1, 7, "b.md"), (1, 24, "a.md")]),
        ("[![p](a.png)](b.md)", [(1, 15, "b.md"), (1, 7, "a.png")]),
        ("[x](<a b.md>)", [(1, 6, "a b.md")]),
        ("[x](a%20b.md)", [(1, 5, "a%20b.md")]),
        ("[x](é.md 'title')", [(1, 5, "é.md")]),
        ("[x](\n  a.md)", [(2, 3, "a.md")]),
        ("<https://shop.example/a>", [(1, 2, "https://shop.example/a")]),
        ("<a@shop.example>", [(1, 2, "a@shop.example")]),
        ("See [x][ref].\n\ntext a.md\n\n[ref]: a.md", [(5, 8, "a.md")]),
        ("See [ref].\n\n[ref]: <a.md>", [(3, 9, "a.md")]),
        ("- a\n- [x](a.md)\n  - [y](b.md)", [(2, 7, "a.md"), (3, 9, "b.md")]),
        ("> [x](a.md)", [(1, 7, "a.md")]),
        ("| a |\n|---|\n| [x](a.md) |", [(3, 7, "a.md")]),
        ("# [x](a.md)", [(1, 7, "a.md")]),
        ("Text[^1]\n\n[^1]: [x](a.md)", [(3, 11, "a.md")]),
        ("!!! note\n    [x](a.md)", [(2, 9, "a.md")]),
        ("Term\n: [x](a.md)", [(2, 7, "a.md")]),
        ("`[x](a.md)`", []),
        ("```\n[x](a.md)\n```", []),
        ("<!-- [x](a.md) -->", []),
        ("\\[x](a.md)", []),
        ("[x]: a.md", []),
    ],
)
def test_the_place_is_that_of_the_address(text: str, places: list[tuple[int, int, str]]) -> None:
    lines = text.split("\n")
    found = [one for one in scan(text, 1) if isinstance(one, ProseLink)]
    assert [(one.mark[0], one.mark[1]) for one in found] == [(line, column) for line, column, _ in places]
    for one, (line, column, said) in zip(found, places, strict=True):
        assert lines[line - 1][column - 1 : one.mark[3] - 1] == said


@pytest.mark.parametrize(
    ("text", "html", "place"),
    [
        ("Press <kbd>Enter</kbd>.", "<kbd>", (1, 7)),
        ("a\n\n<div>\n<p>x</p>\n</div>", "<div>\n<p>x</p>\n</div>", (3, 1)),
        ("- <b>x</b>", "<b>", (1, 3)),
        ("  <table>", "  <table>", (1, 1)),
    ],
)
def test_html_is_found_with_its_place(text: str, html: str, place: tuple[int, int]) -> None:
    first = next(one for one in scan(text, 1) if isinstance(one, RawHtml))
    assert (first.html, first.mark[:2]) == (html, place)


def test_a_place_inside_a_piece_of_html_is_counted_on() -> None:
    (piece,) = scan("<div>\n  <i>x</i>\n</div>", 5)
    assert isinstance(piece, RawHtml)
    assert piece.mark_at(0, 4) == (5, 1, 5, 5)
    assert piece.mark_at(piece.html.index("<i"), 2) == (6, 3, 6, 5)


SIGNS = st.text(alphabet=st.sampled_from("ab \n[](){}<>!\"'`*_#-:/.|\\&;=é^~"), max_size=80)


@given(SIGNS)
def test_any_text_has_its_places_inside(text: str) -> None:
    lines = text.split("\n")
    for one in scan(text, 1):
        line, column, end_line, end_column = one.mark
        assert 1 <= line == end_line <= len(lines)
        assert 1 <= column <= end_column <= len(lines[line - 1]) + 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000 + "](a)", "![" * 15_000 + "](a)", "*a " * 15_000 + "[x](a)", "_*" * 10_000 + "[x](a)",
        "[a](" * 12_000, "[a](<b" * 8_000, "<a" * 20_000, "<!--" * 10_000 + "<a>", "[^a]" * 8_000 + "[x](a)",
        "~~a" * 12_000 + "[x](a)", "&a" * 15_000 + "[x](a)", "[x](y.md) " * 5_000, "[x](y.md)\n" * 5_000,
        "<b>x</b>\n" * 5_000, "".join("`" * at + " " for at in range(300)) + "[x](a)",
        "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + "\n" + "|[x](y)|\n" * 300,
        "".join(f"[x{at}]\n\n" for at in range(1_500)) + "".join(f"[x{at}]: a{at}\n" for at in range(1_500)),
    ],
)  # fmt: skip
def test_a_text_made_to_be_slow_is_read_in_good_time(text: str) -> None:
    start = time.process_time()
    scan(text, 1)
    assert time.process_time() - start < 8
