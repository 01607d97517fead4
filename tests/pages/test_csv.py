"""The register of opportunities as a file for spreadsheets."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.language import language_of
from journeybook.pages.csv_text import csv_text
from journeybook.pages.opportunity_csv import opportunity_csv
from tests.insight.register import register_site


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_file_begins_with_a_mark_of_its_encoding_and_its_lines_end_as_the_standard_says() -> None:
    assert csv_text([["Été", 1], ["a", None]]).encode() == b"\xef\xbb\xbf\xc3\x89t\xc3\xa9,1\r\na,\r\n"


def test_commas_quotes_and_line_breaks_are_quoted() -> None:
    assert csv_text([["a,b", 'say "c"', "d\ne"]]) == '\ufeff"a,b","say ""c""","d\ne"\r\n'


@pytest.mark.parametrize(
    ("value", "written"),
    [(3, "3"), (2.0, "2"), (-1.5, "-1.5"), (1 / 3, "0.333333"), (1e7, "10000000"), (1e-9, "0"), (0, "0")],
)
def test_numbers_are_written_for_machines(value: float, written: str) -> None:
    assert _read(csv_text([[value]])) == [[written]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "－1"])
def test_a_text_that_would_be_computed_is_defused(text: str) -> None:
    assert _read(csv_text([[text]])) == [["'" + text]]


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=3), max_size=4))
def test_every_text_comes_back_and_none_begins_as_a_formula(rows: list[list[str]]) -> None:
    back = _read(csv_text(rows))
    assert [len(row) for row in back] == [len(row) for row in rows]
    for row, written in zip(rows, back, strict=True):
        for text, cell in zip(row, written, strict=True):
            assert cell.removeprefix("'") in (text.replace("\x00", ""), text.replace("\x00", "").removeprefix("'"))
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_the_register_has_a_row_an_opportunity_in_the_order_of_its_page() -> None:
    head, *rows = _read(opportunity_csv(register_site()))
    table = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["Id"] for row in table] == ["nicer", "faster", "bring", "robot-fleet", "heat", "index"]
    faster = table[1]
    assert faster == {
        "Number": "2",
        "Id": "faster",
        "Opportunity": "Make it faster",
        "Description": "",
        "Status": "planned",
        "Owner": "web-team",
        "Score": "2",
        "Rank": "2",
        "Quadrant": "Quick wins",
        "Impact": "4",
        "Effort": "2",
        "Severity": "4",
        "Journeys": "2",
        "Personas": "2",
        "Steps": "3",
        "Worth": "10",
        "Pain points answered": "It is slow; It is long; It is odd",
        "Journeys it helps": "Buying a cake; Calling",
        "Areas": "Bakery",
        "Phases": "Before",
        "Who it helps": "Ana; Bo",
        "Tracker": "",
        "Source file": "journeys/buy.md",
    }
    assert table[0]["Worth"] == "2.5"
    assert (table[5]["Impact"], table[5]["Score"]) == ("", "")


def test_its_words_are_those_of_the_language_and_its_numbers_are_not() -> None:
    head, *rows = _read(opportunity_csv(replace(register_site(), language=language_of("fr"))))
    assert "Statut" in head
    assert "2.5" in rows[0]
