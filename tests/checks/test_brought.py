"""Which findings a change brings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeybook.checks.brought import Renames, brought
from journeybook.diagnostics import Diagnostic
from tests.reporting.findings import finding

FOUND = st.lists(
    st.builds(
        lambda line, path, message: finding(line, path=path, message=message),
        st.integers(1, 9),
        st.sampled_from(["a.md", "b.md"]),
        st.sampled_from(["wrong", "worse"]),
    ),
    max_size=12,
)


def test_what_only_moved_to_another_line_is_old() -> None:
    assert brought([finding(9)], [finding(2)]) == ()


def test_a_second_finding_of_the_same_words_is_new() -> None:
    assert brought([finding(2), finding(7)], [finding(2)]) == (finding(7),)


def test_another_file_or_other_words_are_new() -> None:
    others = (finding(2, path="b.md"), finding(2, message="worse"))
    assert brought(others, [finding(2)]) == others


@given(FOUND, FOUND)
def test_old_and_new_are_all_there_is_and_no_more_is_old_than_there_was(
    now: list[Diagnostic], then: list[Diagnostic]
) -> None:
    new = brought(now, then)
    assert len(now) - len(then) <= len(new) <= len(now)
    assert brought(now, now) == ()
    assert brought(now, []) == tuple(now)


def test_a_finding_whose_numbers_changed_is_the_same_one() -> None:
    assert brought([finding(message="3 of 4 of 'a1'")], [finding(message="12 of 20,5 of 'a1'")]) == ()
    # A number in a name tells it from others.
    other = finding(message="3 of 4 of 'a2'")
    assert brought([other], [finding(message="3 of 4 of 'a1'")]) == (other,)


def test_of_two_that_differ_by_a_number_the_one_that_was_there_is_old() -> None:
    now = [finding(2, message="5 words"), finding(3, message="7 words")]
    assert brought(now, [finding(9, message="7 words")]) == (now[0],)


def test_a_finding_goes_with_its_file_and_with_the_thing_it_names() -> None:
    then = [finding(path="old.md", message="'lamp' has no goal, 'lamps' neither")]
    now = [finding(path="new.md", message="'light' has no goal, 'lamps' neither")]
    renames = Renames(paths={"old.md": "new.md"}, ids={"lamp": "light"})
    assert brought(now, then, renames) == ()
    assert brought(then, now, renames.backwards()) == ()
    assert brought(now, then) == tuple(now)
