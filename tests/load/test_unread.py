"""Journeys of which only the head is read are the journeys they are of, whatever is asked of them first."""

from __future__ import annotations

import copy
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generate import generate
from journeybook import pipeline
from journeybook.load import load, load_settings, unread
from journeybook.load.discover import open_project
from journeybook.load.known import KnownDrafts
from journeybook.load.unread import Lost, Unread
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("project")
    generate(25, made)
    return made


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("known")
    pipeline.check(root, known=KnownDrafts(made / "drafts", "code"))
    return made


@pytest.fixture(scope="module")
def plain(root: Path) -> Catalogue:
    return load(open_project(root)).catalogue


def known_in(folder: Path, root: Path) -> Catalogue:
    files = open_project(root)
    known = KnownDrafts(folder / "drafts", "code").alike(files, load_settings(files).scale)
    return load(files, known).catalogue


@pytest.fixture
def again(folder: Path, root: Path) -> Catalogue:
    """Return the catalogue of a project that is known."""
    return known_in(folder, root)


def some(catalogue: Catalogue) -> Journey:
    return next(journey for journey in catalogue.journeys.values() if journey.of)


def test_of_a_project_that_is_known_journeys_are_not_read(again: Catalogue) -> None:
    assert all(type(journey) is Unread for journey in again.journeys.values())
    assert all(journey.title and journey.origin.path for journey in again.journeys.values())
    assert all(type(journey) is Unread for journey in again.journeys.values())


@pytest.mark.parametrize("field", [field.name for field in fields(Journey)])
def test_whichever_field_is_read_first_all_are_there(plain: Catalogue, again: Catalogue, field: str) -> None:
    journey, known = some(again), some(plain)
    assert getattr(journey, field) == getattr(known, field)
    assert all(getattr(journey, one.name) == getattr(known, one.name) for one in fields(Journey))
    assert journey.steps == known.steps
    assert type(journey) is Journey


USES: dict[str, Callable[[Any, Any], object]] = {
    "equal to one that was read": lambda one, other: one == other,
    "the other way round": lambda one, other: other == one,
    "as a field of something": lambda one, other: [one] == [other],
    "with another title": lambda one, other: replace(one, title="T") == replace(other, title="T"),
    "copied": lambda one, other: copy.copy(one) == other and other == copy.copy(one),
    "shown": lambda one, other: "stages" in repr(one) or repr(one) == repr(other),
}


@pytest.mark.parametrize("use", USES)
def test_an_unread_journey_can_be_used_like_any_other(plain: Catalogue, again: Catalogue, use: str) -> None:
    assert USES[use](some(again), some(plain))


def test_two_unread_journeys_can_be_compared(folder: Path, root: Path, again: Catalogue) -> None:
    other = known_in(folder, root)
    assert some(other) is not some(again)
    assert some(other) == some(again)
    assert again == other


def test_what_is_no_field_is_not_there(again: Catalogue) -> None:
    with pytest.raises(AttributeError):
        some(again).nothing  # type: ignore[attr-defined]  # noqa: B018
    assert type(some(again)) is Unread


LOOKED_UP = (
    "pains", "opportunities", "parents", "places_by_pain", "places_by_opportunity", "steps_by_touchpoint",
    "steps_by_channel", "journeys_by_persona", "to_bes", "stages_by_phase", "pains_of_journeys", "moves",
)  # fmt: skip


@pytest.mark.parametrize("name", LOOKED_UP)
def test_what_is_looked_up_among_unread_journeys_is_what_is_found_in_all(
    plain: Catalogue, again: Catalogue, name: str
) -> None:
    found, known = getattr(again, name), getattr(plain, name)
    if isinstance(known, tuple):
        assert found == known
        return
    for key in (*known, "nothing of that name"):
        assert found.get(key) == known.get(key)
        assert (key in found) == (key in known)
    assert list(found.items()) == list(known.items())
    assert len(found) == len(known)
    assert bool(found) == bool(known)


def test_a_catalogue_with_other_journeys_is_looked_through(again: Catalogue) -> None:
    one = some(again)
    other = replace(again, journeys={**again.journeys, one.id: replace(one, defined_pains=(), stages=())})
    assert not other.has_steps(other.journeys[one.id])
    assert not other.touchpoints_in(other.journeys[one.id])
    assert not {pain.id for pain in one.defined_pains} & other.pains.keys()


def test_journeys_can_be_read_whatever_becomes_of_the_file(again: Catalogue, plain: Catalogue, folder: Path) -> None:
    kept = {file: file.read_bytes() for file in folder.iterdir()}
    for file in kept:
        file.unlink()
    try:
        assert again == plain
    finally:
        for file, data in kept.items():
            file.write_bytes(data)


def test_what_is_not_there_any_more_is_told_and_not_guessed(again: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unread._unread[id(some(again))], "_take", lambda: None)
    with pytest.raises(Lost):
        some(again).stages  # noqa: B018


def test_several_threads_may_ask_at_once(folder: Path, root: Path, plain: Catalogue) -> None:
    for _ in range(5):
        journeys = list(known_in(folder, root).journeys.values())
        with ThreadPoolExecutor(8) as pool:
            counts = list(pool.map(lambda one: [len(journey.steps) for journey in one], [journeys] * 8))
        assert counts == [[len(journey.steps) for journey in plain.journeys.values()]] * 8
