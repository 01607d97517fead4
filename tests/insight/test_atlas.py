"""Where journeys lie in a lifecycle and in each other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from journeybook.insight.atlas import DEEPEST, Branch, Entry, Fate, bands, nesting, phase_counts
from journeybook.model import Catalogue
from tests.pages.journeys import site_of

CONFIG = """
    title: T
    phases:
      - {id: before, title: Before}
      - {id: during, title: During}
      - {id: after, title: After}
      - {id: new, title: New, set: Relation}
      - {id: known, title: Known, set: Relation}
"""


def journey(*stages: str, scope: str = "customer", opens: tuple[str, ...] = (), more: str = "") -> str:
    """Return a journey of a stage for each `phase:`; its first stage has a step more for each journey it opens."""
    text = f"---\ntitle: T\nscope: {scope}\n{more}stages:\n"
    for at, phase in enumerate(stages or ("[]",)):
        text += f"  - id: g{at}\n    title: G\n    phase: {phase}\n    steps:\n      - {{id: s{at}, title: S}}\n"
        text += "".join(f"      - {{id: o{n}, title: O, journey: {name}}}\n" for n, name in enumerate(opens) if not at)
    return text + "---\n"


def catalogue(**journeys: str) -> Catalogue:
    return site_of(journeys, CONFIG).catalogue


def placed(found: Catalogue, which: int = 0) -> list[tuple[str, list[tuple[str, tuple[int, ...]]]]]:
    made = bands(found.journeys.values(), found.phase_sets[which])
    return [(band.scope.value, [(span.journey.id, span.phases) for span in band.spans]) for band in made]


def tree(of: Entry | Branch) -> Any:
    """Return what is below an entry or a branch: id, or id and fate, with what is below that."""
    return {
        branch.name if branch.fate is Fate.SHOWN else f"{branch.name} {branch.fate}": tree(branch)
        for branch in of.branches
    }


def nested(found: Catalogue, *groups: str) -> list[dict[str, Any]]:
    made = nesting([[found.journeys[name] for name in group.split()] for group in groups], found)
    return [{entry.journey.id + (" again" if entry.again else ""): tree(entry) for entry in group} for group in made]


def test_journeys_lie_in_bands_by_scope_and_begin_where_their_first_phase_is() -> None:
    found = catalogue(
        a=journey("during"),
        b=journey("before", "after"),
        c=journey("before"),
        d=journey("before", scope="user"),
        e=journey("after", scope="buyer"),
    )
    assert placed(found) == [
        ("customer", [("b", (0, 2)), ("c", (0,)), ("a", (1,))]),
        ("buyer", [("e", (2,))]),
        ("user", [("d", (0,))]),
    ]


def test_a_journey_that_leaves_phases_out_lies_in_stretches() -> None:
    found = catalogue(a=journey("[after, before]", "before"), b=journey("before", "during"), c=journey())
    [band] = bands(found.journeys.values(), found.phase_sets[0])
    assert {span.journey.id: span.runs for span in band.spans} == {"a": ((0, 0), (2, 2)), "b": ((0, 1),), "c": ()}


def test_each_lifecycle_has_its_own_places_and_who_is_in_none_stands_last() -> None:
    found = catalogue(a=journey("before"), b=journey("[during, known]"), c=journey("[after, new, known]"))
    assert placed(found, 1) == [("customer", [("c", (0, 1)), ("b", (1,)), ("a", ())])]


def test_without_a_lifecycle_journeys_keep_their_order() -> None:
    found = catalogue(b=journey("after"), a=journey("before"))
    [band] = bands(reversed(found.journeys.values()), None)
    assert [(span.journey.id, span.phases) for span in band.spans] == [("b", ()), ("a", ())]


def test_an_intended_journey_lies_behind_todays() -> None:
    found = catalogue(
        a=journey("before"), b=journey("before", "during"), new=journey("after", more="state: to-be\nof: a\n")
    )
    assert [name for name, _ in placed(found)[0][1]] == ["b", "a", "new"]


def test_a_phase_counts_the_journeys_that_go_through_it_once_each() -> None:
    found = catalogue(
        a=journey("before", "before", "after"), b=journey("before", scope="user"), c=journey("known"), d=journey()
    )
    one, other = found.phase_sets
    assert phase_counts(bands(found.journeys.values(), one), one) == (2, 0, 1, 2)
    assert phase_counts(bands(found.journeys.values(), other), other) == (0, 1, 3)


def test_journeys_are_nested_by_the_steps_that_open_them() -> None:
    found = catalogue(
        life=journey(opens=("loan",)),
        loan=journey(scope="buyer", opens=("form",)),
        form=journey(scope="user"),
        other=journey(),
    )
    assert nested(found, "form life loan other") == [{"life": {"loan": {"form": {}}}, "other": {}}]
    [[life, _]] = nesting([[found.journeys[name] for name in ("form", "life", "loan", "other")]], found)
    assert life.branches[0].place.step is not None
    assert (life.branches[0].place.step.id, life.branches[0].widens) == ("o0", False)


def test_a_journey_that_two_steps_open_is_shown_in_full_once() -> None:
    found = catalogue(a=journey(opens=("x",)), b=journey(opens=("x", "y")), x=journey(opens=("y",)), y=journey())
    assert nested(found, "a b x y") == [{"a": {"x": {"y": {}}}, "b": {"x again": {}, "y again": {}}}]


def test_a_journey_inside_one_of_another_area_is_named_in_its_own() -> None:
    found = catalogue(a=journey(opens=("x",)), x=journey(opens=("y",)), y=journey())
    assert nested(found, "x", "y a") == [{"x again": {}}, {"a": {"x": {"y": {}}}}]
    [[x], _] = nesting([[found.journeys["x"]], [found.journeys["y"], found.journeys["a"]]], found)
    assert [place.journey.id for place in x.openers] == ["a"]


def test_circles_come_to_an_end_and_lose_nobody() -> None:
    found = catalogue(
        a=journey(opens=("b",)), b=journey(opens=("c",)), c=journey(opens=("a", "c")), alone=journey(opens=("alone",))
    )
    assert nested(found, "b a c alone") == [
        {"b": {"c": {"a": {"b circle": {}}, "c circle": {}}}, "alone": {"alone circle": {}}}
    ]


def test_a_step_may_name_a_journey_that_is_not_there() -> None:
    found = catalogue(a=journey(opens=("b",)), b=journey())
    found.journeys.pop("b")  # type: ignore[attr-defined]  # as of a project with findings
    assert nested(found, "a") == [{"a": {"b missing": {}}}]


def test_very_deep_nests_go_on_in_their_area() -> None:
    names = [f"j{at:02}" for at in range(30)]
    found = catalogue(**{name: journey(opens=(after,)) for name, after in pairwise(names)}, j29=journey())
    [entries] = nested(found, " ".join(names))
    assert list(entries) == ["j00", f"j{DEEPEST:02}", f"j{2 * DEEPEST:02}", f"j{3 * DEEPEST:02}"]
    assert f"'j{DEEPEST:02} deep': {{}}" in str(entries["j00"])


def test_the_wrong_way_round_is_told() -> None:
    found = catalogue(a=journey(scope="user", opens=("b",)), b=journey(scope="customer"))
    [[a]] = nesting([list(found.journeys.values())], found)
    assert a.branches[0].widens


def test_journeys_that_all_open_each_other_are_shown_no_oftener_than_steps_open_them() -> None:
    names = [f"j{at}" for at in range(60)]
    found = catalogue(**{name: journey(opens=tuple(names)) for name in names})
    made = nesting([list(found.journeys.values())], found)

    def count(branches: tuple[Branch, ...]) -> int:
        return sum(1 + count(branch.branches) for branch in branches)

    assert sum(count(entry.branches) for entry in made[0]) <= 60 * 60
