"""Text in another language than its catalogue."""

from __future__ import annotations

import copy
import pickle

import pytest

from journeybook.model.text import Foreign


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
