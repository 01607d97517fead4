"""How single edits come together: lists of ids, moves between stages, comments, styles, line ends."""

from __future__ import annotations

import pytest

from journeybook.merging import merge
from journeybook.merging.files import How
from tests.merging.test_conflicts import BASE, PATH, changed, merged

STEP = "      - id: slot\n        title: I choose a slot\n        emotion: 2\n"


def text(ours: str, theirs: str, base: str = BASE) -> str:
    """Return what two versions merge to, without a conflict."""
    made = merged(ours, theirs, base)
    assert made.conflicts == 0, made.data.decode()
    return made.data.decode()


def test_lists_of_ids_are_merged_as_sets_in_order() -> None:
    base = changed(("[lea]", "[lea, paul, ana]"))
    ours, theirs = base.replace("paul, ana", "paul, ana, mia"), base.replace("lea, paul, ana", "lea, ana, tom")
    assert "personas: [lea, ana, mia, tom]\n" in text(ours, theirs, base)


def test_a_list_in_brackets_and_one_line_by_line_come_together() -> None:
    ours = changed(("personas: [lea]\n", "personas:\n  - lea\n  - mia # new\n"))
    assert "personas:\n  - lea\n  - mia # new\n  - tom\n" in text(ours, changed(("[lea]", "[lea, tom]")))
    assert "personas:\n  - lea\n  - tom\n  - mia # new\n" in text(changed(("[lea]", "[lea, tom]")), ours)


def test_two_first_pains_of_a_step_are_both_kept() -> None:
    one, other = (f"        emotion: 4\n        pains:\n          - id: {name}\n            title: It is {name}\n"
                  for name in ("slow", "dark"))  # fmt: skip
    ours, theirs = changed(("        emotion: 4\n", one)), changed(("        emotion: 4\n", other))
    assert one + "          - id: dark\n            title: It is dark\n" in text(ours, theirs)


def test_scores_of_two_personas_are_both_kept() -> None:
    base = changed(("emotion: 4", "emotion: {lea: 4}"))
    ours, theirs = base.replace("lea: 4", "lea: 4, mia: 1"), base.replace("lea: 4", "lea: 5")
    assert "        emotion: {lea: 5, mia: 1}\n" in text(ours, theirs, base)


def test_whoever_empties_a_list_leaves_what_the_other_adds() -> None:
    base = changed(("        emotion: 4\n", "        emotion: 4\n        pains: [slow]\n"))
    ours, theirs = base.replace("        pains: [slow]\n", ""), base.replace("[slow]", "[slow, dark]")
    assert text(ours, theirs, base) == base.replace("[slow]", "[dark]")


def test_a_step_that_goes_to_another_stage_keeps_what_the_other_side_changes() -> None:
    moved = changed((STEP, ""), ("        emotion: 5\n", f"        emotion: 5\n{STEP}"))
    edited = changed(("emotion: 2", "emotion: 1"))
    both = moved.replace("emotion: 2", "emotion: 1")
    assert text(moved, edited) == both
    assert text(edited, moved) == both


def test_a_stage_that_goes_but_for_a_step_lets_that_be_changed() -> None:
    # Ours makes one stage of two: theirs still changes a step of the one that is gone.
    load = "      - id: load\n        title: They load my car\n        emotion: 5\n"
    ours = changed((f"  - id: fetch\n    title: Fetching\n    steps:\n{load}", load),
                   ("\n## Fetching {#fetch}\n\nAbout fetching.\n", ""))  # fmt: skip
    assert text(ours, changed(("emotion: 5", "emotion: 1"))) == ours.replace("emotion: 5", "emotion: 1")


def test_items_without_ids_are_known_by_their_names_and_by_what_they_say() -> None:
    base = changed(
        ("---\nBefore", "metrics:\n  - kpi: NPS\n    value: 31\n    source: Survey\n    date: 2026-09-30\n---\nBefore")
    )
    ours = base.replace("value: 31", "value: 40")
    assert text(ours, base.replace("kpi: NPS", "kpi: Net promoters"), base) == ours.replace("NPS", "Net promoters")


def test_a_journey_of_which_nothing_has_an_id_is_merged_by_titles() -> None:
    steps = "      - title: One\n        emotion: 1\n      - title: Two\n        emotion: 2\n"
    base = f"---\ntitle: T\nstages:\n  - title: A\n    steps:\n{steps}---\n"
    ours = base.replace("emotion: 1", "emotion: 5")
    theirs = base.replace("      - title: Two\n", "      - title: New\n      - title: Two\n")
    assert text(ours, theirs, base) == theirs.replace("emotion: 1", "emotion: 5")


def test_comments_of_both_sides_are_kept_where_they_were() -> None:
    ours = changed(
        ("      - id: slot\n", "      # Slots are scarce.\n      - id: slot\n"), ("emotion: 4", "emotion: 4  # paid")
    )
    theirs = changed(("emotion: 2", "emotion: 1  # worse"), ("emotion: 4", "emotion: 3"))
    both = changed(
        ("      - id: slot\n", "      # Slots are scarce.\n      - id: slot\n"),
        ("emotion: 4", "emotion: 3  # paid"),
        ("emotion: 2", "emotion: 1  # worse"),
    )
    assert text(ours, theirs) == both


def test_what_ours_formats_and_theirs_changes_has_the_form_of_ours() -> None:
    wide = BASE.replace("emotion: 3", 'emotion:   "3"').replace("title: I pay", "'title': I pay")
    edited = changed(("emotion: 3", "emotion: 5"), ("I pay", "I pay cash"))
    made = text(wide, edited)
    assert "        'title': I pay cash\n" in made or "        title: I pay cash\n" in made
    assert "emotion: 5\n" in made


def test_what_theirs_alone_formats_has_the_form_of_theirs() -> None:
    formatted = BASE.replace("personas: [lea]", "personas:\n  - lea")
    assert text(changed(("emotion: 3", "emotion: 5")), formatted) == formatted.replace("emotion: 3", "emotion: 5")


def test_other_indentation_is_not_a_change() -> None:
    deep = BASE.replace("\n        ", "\n           ").replace("\n      - id", "\n        -  id")
    theirs = changed(("emotion: 2\n", "emotion: 2\n      - id: new\n        title: New\n"))
    made = text(deep, theirs)
    assert "        - id: new\n" in made or "        -  id: new\n" in made


@pytest.mark.parametrize("field", ["description: |\n          One.\n          Two.\n", 'thought: "a\n          b"\n'])
def test_texts_of_several_lines_are_taken_over_whole(field: str) -> None:
    theirs = changed(("        emotion: 4\n", f"        emotion: 4\n        {field}"))
    assert text(changed(("emotion: 3", "emotion: 1")), theirs) == theirs.replace("emotion: 3", "emotion: 1")


def test_a_new_section_of_either_side_stands_where_it_stood() -> None:
    ours = changed(("---\nBefore.\n", "---\nBefore.\nAnd this.\n"))
    theirs = changed(("About fetching.\n", "About fetching.\n\n## At home {#home}\n\nAbout home.\n"))
    assert text(ours, theirs) == theirs.replace("Before.\n", "Before.\nAnd this.\n")


def test_two_new_sections_at_the_end_are_both_kept_apart() -> None:
    one, other = (BASE + f"\n## {name} {{#{name.lower()}}}\n\nAbout it.\n" for name in ("Home", "Work"))
    assert text(one, other) == one + "\n## Work {#work}\n\nAbout it.\n"


def test_line_ends_and_byte_order_mark_are_those_of_ours() -> None:
    ours = b"\xef\xbb\xbf" + changed(("emotion: 3", "emotion: 1")).replace("\n", "\r\n").encode()
    made = merge(BASE.encode(), ours, changed(("emotion: 4", "emotion: 5")).encode(), PATH)
    both = changed(("emotion: 3", "emotion: 1"), ("emotion: 4", "emotion: 5"))
    assert made.data == b"\xef\xbb\xbf" + both.replace("\n", "\r\n").encode()


def test_a_file_that_both_sides_add_is_merged_without_a_base() -> None:
    ours, theirs = (
        BASE,
        changed(("personas: [lea]", "personas: [mia]"), ("emotion: 4", "emotion: 4\n        basis: assumed")),
    )
    made = merge(b"", ours.encode(), theirs.encode(), PATH)
    assert (made.conflicts, made.how) == (0, How.BY_MEANING)
    assert made.data.decode() == theirs.replace("[mia]", "[lea, mia]")


KINDS = {
    "site_config.yml": (
        "title: A\nphases:\n  - {id: a, title: A}\n",
        "title: A\nphases:\n  - {id: a, title: A}\n  - {id: b, title: B}\n",
        "title: A\nphases:\n  - {id: a, title: A}\n  - {id: c, title: C}\n",
        "title: A\nphases:\n  - {id: a, title: A}\n  - {id: b, title: B}\n  - {id: c, title: C}\n",
    ),
    "shop/touchpoints/all.yml": (
        "- id: a\n  title: A\n",
        "- id: a\n  title: A\n- id: b\n  title: B\n",
        "- id: a\n  title: A\n- id: c\n  title: C\n",
        "- id: a\n  title: A\n- id: b\n  title: B\n- id: c\n  title: C\n",
    ),
    "personas/lea.md": (
        "---\ntitle: L\n---\nOne.\n",
        "---\ntitle: L\nrole: R\n---\nOne.\n",
        "---\ntitle: L\nquote: Q\n---\nTwo.\n",
        "---\ntitle: L\nrole: R\nquote: Q\n---\nTwo.\n",
    ),
    "journeys/a.journey.yaml": (
        "title: A\ntags: [x]\n",
        "# Mine.\ntitle: A\ntags: [x, y]\n",
        "title: A\ntags: [x, z]\n",
        "# Mine.\ntitle: A\ntags: [x, y, z]\n",
    ),
    "journeys/drive.fr.md": (
        "---\nstages:\n  - id: a\n    title: A\n---\n",
        "---\nstages:\n  - id: a\n    title: B\n---\n",
        "---\nstages:\n  - id: a\n    title: A\n    steps:\n      - id: x\n        title: X\n---\n",
        "---\nstages:\n  - id: a\n    title: B\n    steps:\n      - id: x\n        title: X\n---\n",
    ),
}


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_file_is_merged(path: str) -> None:
    base, ours, theirs, both = KINDS[path]
    made = merge(base.encode(), ours.encode(), theirs.encode(), path)
    assert (made.data.decode(), made.conflicts, made.how) == (both, 0, How.BY_MEANING)


@pytest.mark.parametrize(
    "broken",
    ["---\ntitle: [\n---\n", "no front matter\n", "---\ntitle: a\ntitle: b\n---\n", "---\n<<<<<<< x\n---\n", ""],
)
def test_a_side_that_cannot_be_read_is_merged_line_by_line(broken: str) -> None:
    ours, theirs = broken.encode(), changed(("emotion: 4", "emotion: 5")).encode()
    made = merge(BASE.encode(), ours, theirs, PATH)
    assert made.how is How.BY_LINE
    assert made.conflicts >= 1
    assert b"<<<<<<< ours\n" in made.data


def test_a_base_that_cannot_be_read_is_merged_line_by_line() -> None:
    base = BASE + "\n<<<<<<< old\n"
    ours, theirs = base.replace("emotion: 3", "emotion: 1"), base.replace("emotion: 5", "emotion: 2")
    made = merge(base.encode(), ours.encode(), theirs.encode(), PATH)
    assert (made.how, made.conflicts) == (How.BY_LINE, 0)
    assert made.data.decode() == ours.replace("emotion: 5", "emotion: 2")


def test_an_id_that_stands_twice_is_merged_line_by_line() -> None:
    base = changed(("- id: pay", "- id: slot"))
    made = merge(base.encode(), base.replace("emotion: 3", "emotion: 1").encode(),
                 base.replace("emotion: 5", "emotion: 2").encode(), PATH)  # fmt: skip
    assert (made.how, made.conflicts) == (How.BY_LINE, 0)


def test_what_is_no_text_stays_ours_and_undecided() -> None:
    made = merge(b"\0\1", b"\0\2", b"\0\3", PATH)
    assert (made.how, made.conflicts > 0, made.data) == (How.BY_LINE, True, b"\0\2")


def test_a_file_that_is_no_content_is_merged_line_by_line() -> None:
    made = merge(b"a\nb\nc\nd\n", b"A\nb\nc\nd\n", b"a\nb\nc\nD\n", "notes/readme.md")
    assert (made.how, made.data) == (How.BY_LINE, b"A\nb\nc\nD\n")


def test_three_canonical_versions_merge_to_a_canonical_one() -> None:
    ours = changed(("emotion: 4\n", "emotion: 4\n        thought: Good.\n"))
    theirs = changed(("emotion: 4\n", "emotion: 4\n        basis: assumed\n"))
    assert "emotion: 4\n        basis: assumed\n        thought: Good.\n" in text(ours, theirs)
    loose = BASE.replace("personas: [lea]", "personas: [ lea ]")
    made = text(ours.replace("[lea]", "[ lea ]"), theirs.replace("[lea]", "[ lea ]"), loose)
    assert "emotion: 4\n        thought: Good.\n        basis: assumed\n" in made
    assert "personas: [ lea ]\n" in made
