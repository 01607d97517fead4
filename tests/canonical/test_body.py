"""White space at the end of lines of Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.canonical.body import tidy
from journeybook.prose import markdown_parser

LINES = st.lists(
    st.sampled_from(
        ["", " ", "  ", "a ", "b  ", "c\t", "- d ", "    e ", "```", "```x ", "> f ", "`g ", "h` ", "<p> ", "| i | "]
    )
    | st.sampled_from(["## J {#j} ", "\tk ", "~~~ ", "1. l", "   m  "]),
    max_size=12,
)


def _shown(markdown: str) -> str:
    return re.sub(r"[ \t]+\n", "\n", markdown_parser().render(markdown))


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("a \nb\t\nc", "a\nb\nc\n"),
        ("a  \nb\n", "a  \nb\n"),
        ("a   \nb\n", "a   \nb\n"),
        ("a\n \n\t\nb\n\n\n", "a\n\n\nb\n"),
        ("```\ncode \n \n```\n", "```\ncode \n \n```\n"),
        ("p\n\n    code \n     \n    more\n", "p\n\n    code \n     \n    more\n"),
        ("`code \nmore` a \nb\n", "`code \nmore` a \nb\n"),
        ("", ""),
        ("\n \n", ""),
        ("\nText", "\nText\n"),
    ],
)
def test_idle_white_space_goes_and_breaks_stay(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


@given(lines=LINES)
def test_what_is_shown_is_the_same(lines: list[str]) -> None:
    text = "\n".join(lines)
    tidied = tidy(text)
    assert _shown(tidied) == _shown(text.rstrip() + "\n" if text.strip() else "")
    assert tidy(tidied) == tidied
