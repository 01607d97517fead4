"""The diagram of a journey within its own file, between two markers, for whoever reads the repository in a browser."""

from __future__ import annotations

from journeybook.diagrams.journey import journey_diagram
from journeybook.diagrams.rows import EVERYONE
from journeybook.load.narrative import split
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.prose.markers import CLOSING, OPENING, marked


def diagram_block(journey: Journey, catalogue: Catalogue, *, everyone: str = EVERYONE) -> str:
    """Return what belongs between the markers of a journey, both included, without a line break at the end.

    Of a journey without any emotion there is nothing to draw: the markers stand alone.
    """
    diagram = journey_diagram(journey, catalogue, everyone=everyone)
    fence = "" if diagram.is_empty else f"```mermaid\n{diagram.text}```\n"
    return f"{OPENING}\n{fence}{CLOSING}"


def is_current(body: str, journey: Journey, catalogue: Catalogue, *, everyone: str = EVERYONE) -> bool:
    """Say whether every diagram between markers in the Markdown of a journey's file is the journey's as it is now.

    So is a text without markers. One whose markers are never closed is not.
    """
    return with_current(body, journey, catalogue, everyone=everyone) == body and all(
        place.is_closed for place in marked(body)
    )


def with_current(body: str, journey: Journey, catalogue: Catalogue, *, everyone: str = EVERYONE) -> str:
    """Return a Markdown text with the journey's diagram as it is now between all its markers."""
    places = [place for place in marked(body) if place.is_closed]
    if not places:
        return body
    block = diagram_block(journey, catalogue, everyone=everyone)
    for place in reversed(places):
        body = body[: place.start] + block + body[place.end :]
    return body


def with_markers(body: str, journey: Journey, catalogue: Catalogue, *, everyone: str = EVERYONE) -> str:
    """Return a Markdown text with the journey's diagram below its introduction, as on the page.

    A text that has markers stays as it is, and so does that of a journey of which there is nothing to draw.
    """
    block = diagram_block(journey, catalogue, everyone=everyone)
    if marked(body) or block == f"{OPENING}\n{CLOSING}":
        return body
    lines = body.split("\n")
    first = next((part.mark[0] for part in split(body, 0) if part.id is not None), len(lines))
    before, after = "\n".join(lines[:first]).rstrip("\n"), "\n".join(lines[first:])
    above = f"{before}\n\n" if before else "\n"
    made = f"{above}{block}\n" + (f"\n{after}" if after else "")
    # Within code that is never closed they would be no markers.
    return made if marked(made) else body
