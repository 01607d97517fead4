"""A merge that lost something is found out."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from journeybook.merging.decisions import Pick
from journeybook.merging.proof import facts, says_both

BASE: dict[str, Any] = {
    "title": "T",
    "tags": ["a"],
    "stages": [{"id": "s", "title": "S", "steps": [{"id": "a", "emotion": "3"}, {"id": "b", "emotion": "4"}]}],
}


def _step(model: dict[str, Any], at: int) -> dict[str, Any]:
    found: dict[str, Any] = model["stages"][0]["steps"][at]
    return found


def _proven(base: Any, ours: Any, theirs: Any, merged: Any) -> bool:
    return all(says_both(facts(base), facts(ours), facts(theirs), facts(merged), pick) for pick in Pick)


def _both() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    ours, theirs = deepcopy(BASE), deepcopy(BASE)
    _step(ours, 0)["emotion"] = "1"
    _step(theirs, 1)["emotion"] = "5"
    theirs["tags"] = ["a", "b"]
    theirs["stages"][0]["steps"].append({"id": "c"})
    both = deepcopy(theirs)
    _step(both, 0)["emotion"] = "1"
    return ours, theirs, both


def test_the_sum_of_both_is_proven() -> None:
    ours, theirs, both = _both()
    assert _proven(BASE, ours, theirs, both)


@pytest.mark.parametrize("lost", ["score of ours", "score of theirs", "step", "tag", "all of ours", "all of theirs"])
def test_a_lost_change_is_found_out(lost: str) -> None:
    ours, theirs, merged = _both()
    if lost == "score of ours":
        _step(merged, 0)["emotion"] = "3"
    elif lost == "score of theirs":
        _step(merged, 1)["emotion"] = "4"
    elif lost == "step":
        merged["stages"][0]["steps"].pop()
    elif lost == "tag":
        merged["tags"] = ["a"]
    else:
        merged = theirs if lost == "all of ours" else ours
    assert not _proven(BASE, ours, theirs, merged)


def test_a_step_that_went_is_proven_only_where_nobody_changed_it() -> None:
    ours, theirs = deepcopy(BASE), deepcopy(BASE)
    ours["stages"][0]["steps"].pop(0)
    assert _proven(BASE, ours, theirs, ours)
    _step(theirs, 0)["emotion"] = "5"
    assert not _proven(BASE, ours, theirs, ours)


def test_two_lists_to_which_both_added_hold_what_both_added() -> None:
    ours, theirs, merged = deepcopy(BASE), deepcopy(BASE), deepcopy(BASE)
    ours["tags"], theirs["tags"], merged["tags"] = ["a", "x"], ["a", "y"], ["a", "x", "y"]
    assert _proven(BASE, ours, theirs, merged)
    merged["tags"] = ["a", "x"]
    assert not _proven(BASE, ours, theirs, merged)
