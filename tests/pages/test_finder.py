"""What rows can be found by, and the filters that follow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeybook.model.text import Foreign
from journeybook.pages.finder import Mark, Marks, finder, tokens

LABELS = (("persona", "Persona"), ("owner", "Owner"), ("status", "Status"))


def owner(marks: Marks, text: str) -> Mark:
    (mark,) = marks.text("owner", text)
    return mark


def persona(name: str) -> Mark:
    return Marks().named("persona", name, name.title())


def test_a_filter_lists_its_values_by_the_alphabet_with_the_rows_that_have_each() -> None:
    found = finder(LABELS, [[persona("zoe"), persona("ana")], [persona("ana")], []])
    (facet,) = found.facets
    assert (facet.name, facet.label) == ("persona", "Persona")
    assert [(option.value, option.text, option.count) for option in facet.options] == [
        ("ana", "Ana", 2),
        ("zoe", "Zoe", 1),
    ]
    assert found.total == 3


def test_values_with_an_order_of_their_own_stand_in_it() -> None:
    rows = [[Mark(facet="status", value=value, text=value)] for value in ("draft", "retired", "published")]
    (facet,) = finder(LABELS, rows, {"status": ("published", "draft")}).facets
    assert [option.value for option in facet.options] == ["published", "draft", "retired"]


def test_a_filter_that_tells_no_rows_apart_is_left_out() -> None:
    assert finder(LABELS, [[persona("ana")], [persona("ana")]]).facets == ()
    assert len(finder(LABELS, [[persona("ana")], []]).facets) == 1


def test_filters_stand_in_the_order_of_their_labels() -> None:
    marks = Marks()
    rows = [[owner(marks, "A"), persona("ana")], [owner(marks, "B"), persona("bo")]]
    assert [facet.name for facet in finder(LABELS, rows).facets] == ["persona", "owner"]


def test_a_list_of_one_row_needs_no_filters() -> None:
    assert not finder(LABELS, [[persona("ana")]])
    assert not finder(LABELS, [])
    assert finder(LABELS, [[], []])


def test_a_row_that_says_a_thing_twice_counts_once() -> None:
    marks = Marks()
    row = [*marks.text("owner", "Web Team"), *marks.text("owner", "web team")]
    assert tokens(row) == "owner:web-team"
    (facet,) = finder(LABELS, [row, []]).facets
    assert [(option.text, option.count) for option in facet.options] == [("Web Team", 1)]


def test_two_spellings_that_differ_by_case_and_space_are_one_value() -> None:
    marks = Marks()
    assert owner(marks, "Web  team").value == owner(marks, " web Team ").value == "web-team"


def test_two_texts_whose_letters_are_the_same_have_two_values() -> None:
    marks = Marks()
    assert [owner(marks, text).value for text in ("R&D", "R+D", "r d", "R&D")] == ["r-d", "r-d-2", "r-d-3", "r-d"]


def test_a_text_of_another_script_keeps_its_letters_so_that_a_link_to_it_holds() -> None:
    assert owner(Marks(), "Отдел продаж").value == "отдел-продаж"
    assert owner(Marks(), "Équipe Été").value == "equipe-ete"


def test_a_text_of_signs_alone_has_a_value_too() -> None:
    marks = Marks()
    assert [owner(marks, text).value for text in ("!!!", "???")] == ["owner", "owner-2"]


def test_an_empty_text_is_no_mark() -> None:
    assert [*Marks().text("owner", "  ")] == []


def test_a_text_that_is_not_translated_says_its_language_in_the_filter() -> None:
    shown = owner(Marks(), Foreign(" Web  team ", "en")).text
    assert (shown, shown.language) == ("Web team", "en")  # type: ignore[attr-defined]


@given(st.lists(st.text(), max_size=8))
def test_the_marks_of_a_row_are_words_whatever_is_written(texts: list[str]) -> None:
    marks = Marks()
    row = [mark for text in texts for mark in marks.text("tag", text)]
    words = tokens(row).split()
    assert len(words) == len({" ".join(text.split()).casefold() for text in texts if text.split()})
    for word in words:
        facet, _, value = word.partition(":")
        assert facet == "tag"
        assert value
        assert not {",", ":"} & set(value)
