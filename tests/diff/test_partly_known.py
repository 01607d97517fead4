"""What is said where one side is known in part alone, and what is not said twice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from journeybook.git import Why
from journeybook.load.revision import Gap, revision
from journeybook.reporting import gaps
from journeybook.reporting.changes import html, markdown, text
from tests.compare.projects import FILES, edited
from tests.diff.states import reported
from tests.load.repositories import git, repository

LAMP, RETURN = "journeys/lamp.md", "journeys/return.md"
BROKEN = edited(LAMP, ("title: Buying a lamp", 'title: "Buying a lamp'))


@pytest.mark.parametrize("unread", [BROKEN, {"site_config.yml": FILES["site_config.yml"].replace("[", "[[", 1)}])
def test_nothing_is_said_to_be_unused_where_a_file_that_cannot_be_read_may_use_it(unread: Mapping[str, str]) -> None:
    told = reported(unread)
    assert "any more" not in text.report(told)
    assert not [one for one in told.everything_follows if one.kind in ("unused", "unanswered")]


def test_what_is_gone_from_files_that_can_be_read_is_still_said_to_be_unused() -> None:
    gone = {LAMP: FILES[LAMP].replace("touchpoint: page", "channel: web")}
    assert "No step uses the touchpoint Order page any more" in text.report(reported(gone))
    assert "No step uses the touchpoint Order page any more" in text.report(reported(gone, {RETURN: "---\nx: [\n"}))


def test_nothing_is_said_to_be_answered_at_last_where_a_file_that_could_not_be_read_may_have_answered_it() -> None:
    pains = {RETURN: FILES[RETURN].replace("touchpoint: till}", "touchpoint: till, pains: [{id: far, title: Far}]}")}
    answer = {LAMP: FILES[LAMP].replace("impact: 4, effort: 2}", "impact: 4, effort: 2, pains: [dim, far]}")}
    assert [one.kind for one in reported({**pains, **answer}, pains).everything_follows] == ["answered"]
    broken = {LAMP: answer[LAMP].replace("title: Buying a lamp", 'title: "Buying a lamp')}
    assert not reported({**pains, **answer}, {**pains, **broken}).everything_follows
    assert not reported({**pains, **broken}, {**pains, **answer}).everything_follows


def test_a_pain_point_of_a_journey_that_says_the_same_is_told_to_have_lost_its_only_answer() -> None:
    pains = {RETURN: FILES[RETURN].replace("touchpoint: till}", "touchpoint: till, pains: [{id: far, title: Far}]}")}
    answer = {LAMP: FILES[LAMP].replace("impact: 4, effort: 2}", "impact: 4, effort: 2, pains: [dim, far]}")}
    for form in (text.report, markdown.report, html.report):
        assert "Nothing answers the pain point “Far” any more" in form(reported(pains, {**pains, **answer}))
    for path, count in ((LAMP, 0), (RETURN, 1)):
        assert len(reported(pains, {**pains, **answer}, path).everything_follows) == count


def test_of_many_files_that_cannot_be_read_some_are_named_and_the_others_counted() -> None:
    told = reported({f"journeys/bad-{at}.md": "---\ntitle: [\n---\n" for at in range(12)})
    (note,) = told.notes
    assert note.endswith("journeys/bad-7.md and 2 more.")
    assert len(told.new.unread) == 12


def test_one_who_walks_a_journey_alone_is_told_once() -> None:
    worse = reported(edited(RETURN, ("emotion: 2", "emotion: 1")))
    for form in (text.report, markdown.report, html.report):
        assert "Everyone" not in form(worse)
        assert "Ana feels worse, 3.0 → 2.5" in form(worse).replace("\\", "")
    both = reported(edited(LAMP, ("emotion: {ana: 4, bo: 2}", "emotion: {ana: 1, bo: 2}")))
    assert "Everyone feels worse" in text.report(both)


def test_a_feeling_that_is_known_on_one_side_alone_is_told_in_words() -> None:
    joined = edited(RETURN, ("personas: [ana]", "personas: [bo]"))
    told = text.report(reported(joined))
    assert "Bo feels 3.0 now, unknown before" in told
    assert "Ana felt 3.0 before, unknown now" in told


def test_the_way_out_of_an_incomplete_clone_leads_out_of_it(tmp_path: Path) -> None:
    repo = repository(tmp_path / "shop")
    repo.commit(FILES)
    repo.commit(BROKEN)
    git(repo.root, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", repo.root.as_uri(), str(clone))
    before = revision(clone, "HEAD~1")
    assert not isinstance(before, Gap)
    git(clone, "cat-file", "-e", "HEAD:journeys/lamp.md")
    command = gaps.way_out(Gap(why=Why.INCOMPLETE, revision="HEAD~1")).partition(": git ")[2]
    assert git_missing(clone)
    git(clone, *command.split())
    assert not git_missing(clone)


def git_missing(root: Path) -> list[str]:
    """Return the objects that a clone knows of and lacks."""
    return [line for line in git(root, "rev-list", "--objects", "--all", "--missing=print").split() if line[0] == "?"]
