"""The file format as tables: every field of every file, with its type and meaning.

Reading, the JSON Schema and the format reference all come from here.
"""

from journeybook.fields.record import Record
from journeybook.format.inventory import CHANNEL, NOTE, PHASE, TOUCHPOINT
from journeybook.format.journey import JOURNEY, STAGE, STEP
from journeybook.format.parts import EVIDENCE, METRIC, OPPORTUNITY, PAIN
from journeybook.format.persona import PERSONA, TRAIT
from journeybook.format.priorities import PRIORITIES
from journeybook.format.site import CHECKS, EMOTION_SCALE, SITE
from journeybook.format.theme import FONT, FONTS, THEME

RECORDS: tuple[Record, ...] = (
    JOURNEY,
    STAGE,
    STEP,
    PAIN,
    OPPORTUNITY,
    METRIC,
    EVIDENCE,
    PERSONA,
    TRAIT,
    SITE,
    EMOTION_SCALE,
    PHASE,
    CHANNEL,
    TOUCHPOINT,
    PRIORITIES,
    CHECKS,
    THEME,
    FONTS,
    FONT,
    NOTE,
)
"""Every record of the format."""

__all__ = [
    "CHANNEL",
    "CHECKS",
    "EMOTION_SCALE",
    "EVIDENCE",
    "FONT",
    "FONTS",
    "JOURNEY",
    "METRIC",
    "NOTE",
    "OPPORTUNITY",
    "PAIN",
    "PERSONA",
    "PHASE",
    "PRIORITIES",
    "RECORDS",
    "SITE",
    "STAGE",
    "STEP",
    "THEME",
    "TOUCHPOINT",
    "TRAIT",
]
