"""What two people cannot both have is left between markers, on the lines it is about and on no others."""

from __future__ import annotations

import pytest

from journeybook.diagnostics import Findings
from journeybook.merging import Merged, merge
from journeybook.merging.chunks import Style
from journeybook.merging.files import How
from journeybook.source import SourceFile
from journeybook.syntax import parse_markdown

PATH = "journeys/drive.md"
BASE = """\
---
title: Groceries by drive
personas: [lea]
stages:
  - id: order
    title: Ordering
    steps:
      - id: fill
        title: I fill my basket
        emotion: 3
      - id: slot
        title: I choose a slot
        emotion: 2
      - id: pay
        title: I pay
        emotion: 4
  - id: fetch
    title: Fetching
    steps:
      - id: load
        title: They load my car
        emotion: 5
---
Before.

## Ordering {#order}

About ordering.

## Fetching {#fetch}

About fetching.
"""


def changed(*changes: tuple[str, str], base: str = BASE) -> str:
    """Return the journey with some texts replaced, each of which is there once."""
    for old, new in changes:
        assert base.count(old) == 1, old
        base = base.replace(old, new)
    return base


def merged(ours: str, theirs: str, base: str = BASE, style: Style | None = None) -> Merged:
    """Return the merge of two versions, made by meaning."""
    made = merge(base.encode(), ours.encode(), theirs.encode(), PATH, style or Style())
    assert made.how is How.BY_MEANING
    return made


def decided(text: str, *, ours: bool) -> str:
    """Return a text with all its conflicts decided in one way."""
    lines, side = [], ""
    for line in text.splitlines():
        if line.startswith("<<<<<<< "):
            side = "ours"
        elif line == "=======" and side:
            side = "theirs"
        elif line.startswith(">>>>>>> "):
            side = ""
        elif not side or (side == "ours") is ours:
            lines.append(line)
    return "\n".join(lines) + "\n"


def test_two_scores_of_one_step_clash_on_their_line() -> None:
    made = merged(changed(("emotion: 4", "emotion: 1")), changed(("emotion: 4", "emotion: 5")))
    assert made.conflicts == 1
    scores = "<<<<<<< ours\n        emotion: 1\n=======\n        emotion: 5\n>>>>>>> theirs\n"
    assert f"        title: I pay\n{scores}  - id: fetch\n" in made.data.decode()


def test_all_else_is_merged_beside_a_conflict() -> None:
    ours = changed(("emotion: 4", "emotion: 1"), ("They load my car", "My car is loaded"))
    theirs = changed(("emotion: 4", "emotion: 5"), ("emotion: 3", "emotion: 2"), ("About fetching.", "Fetching tires."))
    text = merged(ours, theirs).data.decode()
    assert decided(text, ours=True) == changed(
        ("emotion: 4", "emotion: 1"), ("They load my car", "My car is loaded"), ("emotion: 3", "emotion: 2"),
        ("About fetching.", "Fetching tires."),
    )  # fmt: skip
    assert decided(text, ours=False) == decided(text, ours=True).replace("emotion: 1", "emotion: 5")


def test_a_step_that_one_side_deleted_and_the_other_changed_is_shown_whole() -> None:
    step = "      - id: slot\n        title: I choose a slot\n        emotion: 2\n"
    gone, edited = changed((step, "")), changed(("emotion: 2", "emotion: 1"))
    first = merged(gone, edited)
    assert first.conflicts == 1
    assert f"<<<<<<< ours\n=======\n{step.replace('2', '1')}>>>>>>> theirs\n" in first.data.decode()
    second = merged(edited, gone)
    assert f"<<<<<<< ours\n{step.replace('2', '1')}=======\n>>>>>>> theirs\n" in second.data.decode()


def test_a_step_that_one_side_deleted_and_the_other_only_moved_is_gone() -> None:
    step = "      - id: slot\n        title: I choose a slot\n        emotion: 2\n"
    moved = changed((step, ""), ("      - id: fill\n", f"{step}      - id: fill\n"))
    assert merged(changed((step, "")), moved).data.decode() == changed((step, ""))


def test_the_first_field_of_an_item_clashes_behind_its_hyphen() -> None:
    base = changed(("      - id: pay\n        title: I pay\n", "      - title: I pay\n"))
    ours, theirs = (base.replace("emotion: 4", f"emotion: 4\n        thought: {text}") for text in ("A", "B"))
    ours, theirs = ours.replace("I pay", "I pay cash"), theirs.replace("I pay", "I pay by card")
    text = merged(ours, theirs, base).data.decode()
    assert "<<<<<<< ours\n      - title: I pay cash\n=======\n      - title: I pay by card\n>>>>>>> theirs\n" in text
    assert (decided(text, ours=True), decided(text, ours=False)) == (ours, theirs)


def test_a_step_that_both_take_to_different_stages_is_shown_at_both_places() -> None:
    step = "      - id: slot\n        title: I choose a slot\n        emotion: 2\n"
    third = "  - id: home\n    title: At home\n    steps:\n      - id: unpack\n        title: I unpack\n"
    base = changed(("---\nBefore", f"{third}---\nBefore"))
    ours = changed((step, ""), ("        emotion: 5\n", f"        emotion: 5\n{step}"), base=base)
    theirs = changed((step, ""), ("        title: I unpack\n", f"        title: I unpack\n{step}"), base=base)
    text = merged(ours, theirs, base).data.decode()
    assert (decided(text, ours=True), decided(text, ours=False)) == (ours, theirs)
    assert text.count("- id: slot\n") == 2


def test_the_same_new_id_at_two_places_is_not_taken_twice() -> None:
    step = "      - id: new\n        title: I am new\n"
    ours = changed(("        emotion: 4\n", f"        emotion: 4\n{step}"))
    theirs = changed(("        emotion: 5\n", f"        emotion: 5\n{step}"))
    text = merged(ours, theirs).data.decode()
    assert (decided(text, ours=True), decided(text, ours=False)) == (ours, theirs)


def test_the_same_new_step_on_both_sides_is_one() -> None:
    step = "      - id: new\n        title: I am new\n        emotion: 3\n"
    ours = changed(("        emotion: 4\n", f"        emotion: 4\n{step}"))
    theirs = changed(("        emotion: 4\n", f"        emotion: 4\n{step}        basis: assumed\n"))
    assert merged(ours, theirs).data.decode() == theirs


def test_orders_that_contradict_each_other_are_shown_as_two_orders_with_all_edits() -> None:
    steps = [f"      - id: s{at}\n        title: Step {at}\n        emotion: 3\n" for at in range(3)]
    start, end = BASE.index("      - id: fill"), BASE.index("  - id: fetch")
    base = BASE[:start] + "".join(steps) + BASE[end:]
    ours = BASE[:start] + steps[1] + steps[0].replace("3", "1") + steps[2] + BASE[end:]
    theirs = BASE[:start] + steps[0] + steps[2] + steps[1] + BASE[end:]
    made = merged(ours, theirs, base)
    assert made.conflicts == 1
    text = made.data.decode()
    assert decided(text, ours=True) == ours
    assert decided(text, ours=False) == theirs.replace("Step 0\n        emotion: 3", "Step 0\n        emotion: 1")


def test_two_changes_of_one_section_clash_within_it() -> None:
    ours = changed(("About ordering.", "Ordering takes half an hour."), ("About fetching.", "Fetching is quick."))
    theirs = changed(("About ordering.", "Ordering takes long."), ("Before.", "Read this."))
    made = merged(ours, theirs)
    assert made.conflicts == 1
    text = made.data.decode()
    assert (
        "{#order}\n\n<<<<<<< ours\nOrdering takes half an hour.\n=======\nOrdering takes long.\n>>>>>>> theirs\n"
        in text
    )
    assert "Read this.\n" in text
    assert "Fetching is quick.\n" in text


def test_a_section_that_one_side_deleted_and_the_other_changed_is_shown_whole() -> None:
    ours = changed(("\n## Fetching {#fetch}\n\nAbout fetching.\n", ""))
    made = merged(ours, changed(("About fetching.", "Fetching is quick.")))
    assert made.conflicts == 1
    assert "<<<<<<< ours\n=======\n## Fetching {#fetch}\n\nFetching is quick.\n>>>>>>> theirs\n" in made.data.decode()


def test_markers_are_as_long_as_git_wants_them_and_show_the_base_where_it_does() -> None:
    ours, theirs = changed(("emotion: 4", "emotion: 1")), changed(("emotion: 4", "emotion: 5"))
    text = merged(ours, theirs, style=Style(size=9, with_base=True)).data.decode()
    lines = ["<" * 9 + " ours", "        emotion: 1", "|" * 9 + " base", "        emotion: 4", "=" * 9]
    assert "\n".join([*lines, "        emotion: 5", ">" * 9 + " theirs\n"]) in text


@pytest.mark.parametrize(("one", "other"), [("[lea, paul]", "ana"), ("[lea, paul]", "{a: b}")])
def test_a_list_on_one_side_and_something_else_on_the_other_clash(one: str, other: str) -> None:
    made = merged(changed(("[lea]", one)), changed(("[lea]", other)))
    assert made.conflicts == 1
    assert f"<<<<<<< ours\npersonas: {one}\n=======\npersonas: {other}\n>>>>>>> theirs\n" in made.data.decode()


def test_an_undecided_file_is_reported_by_check() -> None:
    made = merged(changed(("emotion: 4", "emotion: 1")), changed(("emotion: 4", "emotion: 5")))
    findings = Findings()
    assert parse_markdown(SourceFile(PATH, made.data.decode()), findings) is None
    assert [found.message for found in findings] == ["a merge left this place undecided"]
    assert next(iter(findings)).span.line == made.data.decode()[: made.data.index(b"<<<<")].count("\n") + 1
