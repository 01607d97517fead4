"""Something to do about a journey: what was found, where, and by how much the score rises."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from journeybook.checks.health import Advice
from journeybook.diagnostics import Diagnostic
from journeybook.pages.context import Link, PageContext
from journeybook.pages.mark_words import ENGLISH, rule_title, speaks_english


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A finding, and where it is mended."""

    pieces: tuple[tuple[str, bool], ...]
    """What was found and the way out, as the command line says it; true for what is to be written as it stands."""
    language: str
    """The language of that, where it is not the page's; else empty."""
    place: Link
    """Its file and line, to the editor; without an address where no repository is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextThing:
    """Something to do next."""

    title: str
    """What is wrong, as the title of its rule."""
    count: int
    """How many things it is about."""
    points: int
    """By how many points the score rises when all of it is done; at least 1."""
    first: FoundPlace


def next_thing(advice: Advice, context: PageContext) -> NextThing:
    """Return a piece of advice for a page."""
    return NextThing(
        title=rule_title(advice.rule, context.site.language),
        count=advice.count,
        points=max(1, floor(advice.gain + 0.5)),
        first=found_place(advice.finding, context),
    )


def found_place(finding: Diagnostic, context: PageContext) -> FoundPlace:
    """Return a finding for a page."""
    span = finding.span
    said = ". ".join(text[:1].upper() + text[1:] for text in (finding.message, finding.hint) if text)
    return FoundPlace(
        # Code stands between grave accents, as in Markdown.
        pieces=tuple((piece, at % 2 == 1) for at, piece in enumerate(said.split("`")) if piece),
        language="" if speaks_english(context.site.language) else ENGLISH,
        place=Link(text=f"{span.path}:{span.line}", href=context.edit(span)),
    )
