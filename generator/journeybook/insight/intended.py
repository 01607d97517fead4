"""Which journeys are intended, and of which of today's. Knows nothing of what they would change."""

from __future__ import annotations

from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, JourneyState, Lifecycle


def as_is_of(journey: Journey, catalogue: Catalogue) -> Journey | None:
    """Return the journey that an intended one is written for; None for another, and where it is not there."""
    if journey.state is not JourneyState.TO_BE:
        return None
    found = catalogue.journeys.get(journey.of or "")
    return None if found is journey else found


def intended(catalogue: Catalogue) -> tuple[tuple[Journey, Journey | None], ...]:
    """Return the intended journeys, each with the one it is written for if that is there; none that is retired."""
    return tuple(
        (journey, as_is_of(journey, catalogue)) for journey in catalogue.journeys.values() if is_intended(journey)
    )


def is_intended(journey: Journey) -> bool:
    """Say whether a journey is intended, and still so: what is retired is no longer."""
    return journey.state is JourneyState.TO_BE and journey.status is not Lifecycle.RETIRED


def has_intended(catalogue: Catalogue) -> bool:
    """Say whether there is an intended journey."""
    return any(is_intended(journey) for journey in catalogue.journeys.values())
