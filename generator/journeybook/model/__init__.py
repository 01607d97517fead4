"""The domain: journeys, personas, channels, touchpoints. Frozen values without input, output or HTML."""

from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import (
    Basis,
    Emotions,
    Holder,
    Journey,
    JourneyState,
    Kind,
    Lifecycle,
    Scope,
    Stage,
    Step,
)
from journeybook.model.parts import (
    Better,
    Duration,
    Evidence,
    Metric,
    Narrative,
    Opportunity,
    OpportunityStatus,
    Pain,
    Section,
)
from journeybook.model.persona import Persona, Trait
from journeybook.model.place import Channel, Phase, PhaseSet, Presence, Touchpoint
from journeybook.model.scale import EmotionScale
from journeybook.model.text import Foreign

__all__ = [
    "Basis",
    "Better",
    "Catalogue",
    "Channel",
    "Duration",
    "EmotionScale",
    "Emotions",
    "Evidence",
    "Foreign",
    "Holder",
    "Journey",
    "JourneyState",
    "Kind",
    "Lifecycle",
    "Metric",
    "Narrative",
    "Opportunity",
    "OpportunityStatus",
    "Pain",
    "Persona",
    "Phase",
    "PhaseSet",
    "Presence",
    "Scope",
    "Section",
    "Stage",
    "Step",
    "Touchpoint",
    "Trait",
]
