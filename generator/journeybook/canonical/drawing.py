"""The diagram between the markers of a journey's file, as a change to its Markdown."""

from __future__ import annotations

from functools import partial

from journeybook.canonical.form import Edit
from journeybook.canonical.shapes import Shape
from journeybook.diagrams.block import with_current, with_markers
from journeybook.load import Loaded
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.prose.markers import marked


def diagram_edit(shape: Shape, body: str, loaded: Loaded, *, add: bool = False) -> Edit | None:
    """Return what brings the diagram in a file up to date, with `add` what adds one; None where there is nothing to do.

    A translation has the diagram in its language.
    """
    if not shape.journey or not shape.path.endswith(".md") or not (add or marked(body)):
        return None
    try:
        catalogue = loaded.catalogue_in(shape.language) if shape.language else loaded.catalogue
    except KeyError:
        return None
    journey = catalogue.journeys.get(shape.journey)
    if journey is None or not _is_of(shape, journey, catalogue):
        return None
    return partial(with_current if marked(body) else with_markers, journey=journey, catalogue=catalogue)


def _is_of(shape: Shape, journey: Journey, catalogue: Catalogue) -> bool:
    """Say whether a file is the one that a journey was read from: two files may claim the same id."""
    path = journey.origin.path
    return shape.path == (catalogue.translated.get(path) if shape.language else path)
