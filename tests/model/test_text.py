"""Text in another language than its catalogue."""

from __future__ import annotations

import copy
import pickle

import pytest

from journeybook.model.persona import Persona
from journeybook.model.text import Foreign, same_language
from journeybook.source import Origin


def test_a_foreign_text_compares_sorts_and_hashes_as_its_text() -> None:
    text = Foreign("I pay", "en")
    assert text == "I pay"
    assert {text, "I pay"} == {"I pay"}
    assert sorted(["I queue", text]) == ["I pay", "I queue"]
    assert isinstance(text, str)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_foreign_text_comes_back_from_a_pickle_with_its_language(protocol: int) -> None:
    back = pickle.loads(pickle.dumps(Foreign("I pay", "en"), protocol))
    assert type(back) is Foreign
    assert (back, back.language) == ("I pay", "en")


def test_a_copy_keeps_the_language() -> None:
    assert copy.deepcopy(Foreign("I pay", "en")).language == "en"


def test_what_is_made_of_a_foreign_text_is_plain() -> None:
    assert type(Foreign(" I pay ", "en").strip()) is str
    assert type(str(Foreign("I pay", "en"))) is str


def test_what_is_made_of_a_text_can_be_said_to_be_in_its_language() -> None:
    made = same_language("Ana", Foreign("Ana, 34", "en"))
    assert isinstance(made, Foreign)
    assert (made, made.language) == ("Ana", "en")
    assert type(same_language("Ana", "Ana, 34")) is str


def test_the_short_name_of_a_persona_keeps_the_language_of_the_title() -> None:
    name = Persona(id="ana", title=Foreign("Ana, 34", "en"), origin=Origin("personas/ana.md")).name
    assert isinstance(name, Foreign)
    assert (name, name.language) == ("Ana", "en")
