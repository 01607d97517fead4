"""The interface speaks the languages that have a catalog, and English where there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeybook.errors import PublishError
from journeybook.language import TERMS, known_languages, language_of
from journeybook.language.language import has_words

DAY = date(2026, 10, 2)


def test_english_needs_no_catalog() -> None:
    assert language_of("en").gettext("Journeys") == "Journeys"
    assert language_of("en").terms == TERMS


def test_days_and_numbers_are_written_as_the_language_writes_them() -> None:
    english, french = language_of("en"), language_of("fr")
    assert (english.day(DAY), french.day(DAY)) == ("2 October 2026", "2 octobre 2026")
    assert (english.number(12345.67), french.number(12345.67)) == ("12,345.7", "12\u202f345,7")
    assert (english.exact(0.125), french.exact(0.125)) == ("0.125", "0,125")


def test_a_region_has_the_words_of_its_language() -> None:
    assert language_of("fr-CA").terms == language_of("fr").terms
    assert language_of("en-US").day(DAY) == "October 2, 2026"


def test_a_language_without_a_catalog_speaks_english_and_keeps_its_code() -> None:
    klingon = language_of("tlh")
    assert (klingon.code, klingon.spoken, klingon.gettext("Journeys")) == ("tlh", "en", "Journeys")
    assert not has_words("tlh")


def test_one_file_of_a_team_makes_a_further_language(tmp_path: Path) -> None:
    (tmp_path / "tlh.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Journeys"\nmsgstr "lengmey"\n', "utf-8")
    assert language_of("tlh", tmp_path).gettext("Journeys") == "lengmey"
    assert "tlh" in known_languages(tmp_path)


def test_a_team_changes_a_single_word_of_ours(tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Journeys"\nmsgstr "Chemins"\n', "utf-8")
    assert language_of("fr", tmp_path).gettext("Journeys") == "Chemins"
    assert language_of("fr").gettext("Journeys") != "Chemins"


@pytest.mark.parametrize(
    "text", ['msgid "%(num)s h"\nmsgstr "%(nom)s h"\n', 'msgid "unclosed\n', "\x80"], ids=["variable", "quote", "bytes"]
)
def test_a_broken_catalog_of_a_team_stops_the_build_with_its_name(tmp_path: Path, text: str) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n#, python-format\n'
    (tmp_path / "de.po").write_bytes(head.encode() + text.encode("latin-1"))
    with pytest.raises(PublishError, match=r"de\.po"):
        language_of("de", tmp_path)


def test_languages_are_called_as_their_speakers_call_them() -> None:
    assert [language_of(code).name for code in ("en", "fr", "x-y")] == ["English", "Français", "x-y"]


def test_a_mean_has_one_decimal_and_a_record_all_it_has() -> None:
    english, french = language_of("en"), language_of("fr")
    assert (english.mean(4), french.mean(4), english.exact(4.0), french.exact(-1234.5)) == (
        "4.0",
        "4,0",
        "4",
        "\u22121\u202f234,5",
    )


def test_a_language_is_called_in_the_language_of_the_page() -> None:
    assert [language_of("fr").called(code) for code in ("en", "pt-BR", "x-y")] == [
        "anglais",
        "portugais (Brésil)",
        "x-y",
    ]
    assert language_of("en").called("fr") == "French"


def test_a_minus_is_as_wide_as_a_plus_and_a_count_may_be_a_fraction() -> None:
    assert language_of("en").number(-1234.56) == "\u22121,234.6"
    assert language_of("en").ngettext("%(num)s day", "%(num)s days", 1.5) == "1.5 days"


def test_what_rises_has_a_plus_what_falls_a_minus_and_what_stays_neither() -> None:
    english, french = language_of("en"), language_of("fr")
    assert [english.change(value) for value in (3, 1.25, 0.04, 0, -0.04, -1.25, -2)] == [
        "+3", "+1.3", "0", "0", "0", "\u22121.3", "\u22122",
    ]  # fmt: skip
    assert french.change(-1.5) == "\u22121,5"
