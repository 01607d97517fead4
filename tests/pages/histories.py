"""A history for the tests of pages: every kind of change that a journey can have, in one commit, and a release."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from journeybook.compare import Change, Kind, compare
from journeybook.history import Commit, Edit, History, ReleaseCurve
from journeybook.history.edits import Edits
from journeybook.history.log import Logged
from journeybook.history.packing import outline
from journeybook.load.revision import Revision
from journeybook.model.catalogue import Catalogue


def history_of(catalogue: Catalogue, path: str, words: str) -> History:
    """Return the history of a project in which a journey was written again: all it says came and went.

    Its author, its subject and its release are called `words`.
    """
    journey = next(one for one in catalogue.journeys.values() if one.origin.path == path)
    without = replace(
        catalogue,
        journeys={journey.id: replace(journey, stages=journey.stages[:1], goal="", defined_pains=())},
        touchpoints={}, personas={}, channels={},
    )  # fmt: skip
    now = replace(catalogue, journeys={journey.id: journey})
    there, back = compare(without, now).changes, compare(now, without).changes
    at = datetime(2026, 10, 2, 12, tzinfo=UTC)
    logged = Logged(id="c" * 40, at=at, author=words, subject=words, is_root=False, touched=())
    whole = tuple(
        Change(kind=kind, thing=one.thing, id=one.id, title=one.title, path=one.path, line=1)
        for one in there[:1]
        for kind in (Kind.ADDED, Kind.REMOVED)
    )
    edits = tuple(
        Edit(commit=logged, path=place, changes=those)
        for place, those in ((path, (*there, *back)), ("site_config.yml", (*there, *whole)))
        if those
    )
    release = Revision(name=words, commit="d" * 40, day=date(2026, 10, 1))
    then = outline(without.journeys[journey.id])
    return History(
        head="c" * 40,
        edits={edit.path: Edits(path=edit.path, found=(edit,), is_cut=True) for edit in edits},
        commits=(Commit(id=logged.id, at=at, author=words, subject=words, edits=edits),),
        curves={
            path: (ReleaseCurve(release=release, id=journey.id, source=path, outline=then, scale=catalogue.scale),)
        },
        looked_at=2000,
        is_cut=True,
        is_shallow=True,
        releases_missing=(words,),
    )
