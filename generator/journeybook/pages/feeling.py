"""How a customer feels, ready to be shown as a shape, a number and a word. Knows neither shapes nor colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.insight.scores import mean_score, scores_at
from journeybook.language import Language
from journeybook.model.journey import Journey, Step
from journeybook.model.scale import EmotionScale, Number
from journeybook.pages.context import Link, PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """A score on the project's scale and all that is said about it."""

    score: Number
    level: int
    """From 1 (worst) to 5 (best): which shape, colour and word."""
    word: str
    """Key of the word in the interface's words, such as `emotion.4`."""
    number: str
    """The score as the page's language writes it, such as `4` or, for a mean, `3.3`."""
    persona: Link | None = None
    """Who feels so; None where it is everyone, or nobody in particular."""


def feeling(scale: EmotionScale, score: Number, language: Language, persona: Link | None = None) -> Feeling:
    """Return a score with all the digits a team wrote, ready to be shown."""
    level = scale.level(score)
    return Feeling(score=score, level=level, word=f"emotion.{level}", number=language.exact(score), persona=persona)


def mean_feeling(
    scale: EmotionScale, scores: Iterable[Number], language: Language, persona: Link | None = None
) -> Feeling | None:
    """Return the mean of scores, always with one decimal, so that it is seen to be a mean; None without scores.

    A single score is no mean and stays as written.
    """
    known = tuple(scores)
    score = mean_score(known)
    if score is None:
        return None
    if len(known) == 1:
        return feeling(scale, score, language, persona)
    level = scale.level(score)
    return Feeling(score=score, level=level, word=f"emotion.{level}", number=language.mean(score), persona=persona)


def feelings_at(journey: Journey, step: Step, context: PageContext) -> tuple[Feeling, ...]:
    """Return how a step feels: one feeling for all where they feel the same by one score, else one a persona."""
    scale, language = context.catalogue.scale, context.site.language
    found = tuple(scores_at(journey, step))
    if len(found) > 1 and not step.emotion.by_persona:
        return (feeling(scale, found[0][1], language),)
    personas = context.catalogue.personas
    return tuple(
        feeling(scale, score, language, context.persona(personas[walker]) if walker and walker in personas else None)
        for walker, score in found
    )
