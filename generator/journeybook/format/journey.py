"""The file format as tables: every field of a journey, its stages and its steps, with its type and meaning."""

from __future__ import annotations

from journeybook.fields.record import Field, ListOf, Record, Records
from journeybook.fields.types import (
    Boolean,
    Choice,
    Date,
    DurationField,
    EmotionScore,
    Identifier,
    Text,
)
from journeybook.format.parts import (
    DESCRIPTION,
    EVIDENCES,
    METRICS,
    NO_ID,
    OF_THE_WHOLE,
    OPPORTUNITIES,
    PAINS,
    TEXTS,
    TITLE,
    draft,
)
from journeybook.format.values import EmotionsField
from journeybook.model.journey import Basis, JourneyState, Kind, Lifecycle, Scope

_SHARED_SYNONYMS = {
    "name": "title",
    "pain": "pains",
    "pain_points": "pains",
    "painpoints": "pains",
    "pain_point": "pains",
    "frictions": "pains",
    "opportunity": "opportunities",
    "ideas": "opportunities",
    "kpis": "metrics",
    "metric": "metrics",
    "kpi": "metrics",
    "sources": "evidence",
}

_ID = Field(name="id", type=Identifier(), doc="Unique in the journey; derived from the title where it is not written.")

STEP = Record(
    "step",
    "One thing the customer does; a column of the map.",
    (
        _ID,
        TITLE,
        DESCRIPTION,
        Field(
            name="personas",
            type=ListOf(Identifier("persona")),
            doc="Who walks this step; everyone where nothing is written.",
        ),
        Field(
            name="touchpoint",
            type=Identifier("touchpoint"),
            doc="The touchpoint's id; its channel follows from it.",
        ),
        Field(name="channel", type=Identifier("channel"), doc="The channel's id, where no touchpoint says it."),
        Field(
            name="duration",
            type=DurationField(),
            doc="How long it takes the customer: `35 min`, `1 h 30 min`, `3 weeks`.",
        ),
        Field(
            name="emotion",
            type=EmotionsField(),
            doc="How the customer feels: a score, or a score a persona `{lea: 3, paul: 5}`.",
        ),
        Field(
            name="satisfaction",
            type=EmotionScore(),
            doc="What was measured from customers, on the emotion scale.",
        ),
        Field(name="basis", type=Choice(Basis), doc="How well this is known."),
        Field(name="thought", type=Text(), translatable=True, doc="What the customer thinks, in their words."),
        Field(name="moment_of_truth", type=Boolean(), doc="Whether this step decides the relation."),
        PAINS,
        OPPORTUNITIES,
        METRICS,
        Field(name="frontstage", type=TEXTS, translatable=True, doc="Service blueprint: what the customer sees."),
        Field(name="backstage", type=TEXTS, translatable=True, doc="Service blueprint: what staff do unseen."),
        Field(name="support", type=TEXTS, translatable=True, doc="Service blueprint: the systems behind it."),
        EVIDENCES,
        Field(name="journey", type=Identifier("journey"), doc="The finer journey inside this step."),
        Field(
            name="next",
            type=ListOf(Identifier("step")),
            doc="Ids of the steps that follow; the one below where nothing is written.",
        ),
    ),
    extras=True,
    synonyms={
        **_SHARED_SYNONYMS,
        "touchpoints": "touchpoint",
        "channels": "channel",
        "time": "duration",
        "score": "emotion",
        "feeling": "emotion",
        "feelings": "emotion",
        "mood": "emotion",
        "sentiment": "emotion",
        "emotions": "emotion",
        "thoughts": "thought",
        "thinking": "thought",
        "persona": "personas",
        "actors": "personas",
        "actor": "personas",
        "action": "title",
        "task": "title",
        "csat": "satisfaction",
        "confidence": "basis",
        "front_stage": "frontstage",
        "back_stage": "backstage",
        "systems": "support",
    },
)

STAGE = Record(
    "stage",
    "A named part of a journey: an ordered group of steps.",
    (
        _ID,
        TITLE,
        DESCRIPTION,
        Field(
            name="phase",
            type=ListOf(Identifier("phase")),
            doc="The lifecycle phase it maps onto, or a list of them.",
        ),
        *OF_THE_WHOLE,
        Field(
            name="steps",
            type=Records(STEP, draft, needed=True, keep_incomplete=True),
            required=True,
            doc="Its steps, in order.",
        ),
    ),
    extras=True,
    synonyms={**_SHARED_SYNONYMS, "phases": "phase", "step": "steps", "actions": "steps", "tasks": "steps"},
)

JOURNEY = Record(
    "journey",
    "The path one kind of customer takes to reach a goal, seen from the customer's side.",
    (
        TITLE,
        Field(name="personas", type=ListOf(Identifier("persona")), doc="Who walks it: ids of personas."),
        Field(
            name="scope",
            type=Choice(Scope),
            doc="`customer` (whole relation), `buyer` (need to purchase) or `user` (one product or screen flow).",
        ),
        Field(
            name="kind",
            type=Choice(Kind),
            doc="`linear`: steps met in order; `aggregate`: met one at a time, in no order.",
        ),
        Field(name="state", type=Choice(JourneyState), doc="`as-is`: today's; `to-be`: the intended one."),
        Field(name="of", type=Identifier("journey"), doc="For a to-be: the as-is journey it replaces."),
        Field(
            name="area",
            type=Text(),
            translatable=True,
            doc="The area it belongs to; the sub-folder's name where nothing is written.",
        ),
        Field(name="goal", type=Text(), translatable=True, doc="What the customer wants to reach."),
        Field(name="trigger", type=Text(), translatable=True, doc="What sets it off."),
        Field(name="outcome", type=Text(), translatable=True, doc="How it ends."),
        Field(name="owner", type=Text(), doc="Who answers for it."),
        Field(
            name="status",
            type=Choice(Lifecycle),
            doc="How finished the document is; `draft` where nothing is written.",
        ),
        Field(name="reviewed", type=Date(), doc="When it was last checked against reality."),
        Field(name="tags", type=TEXTS, translatable=True, doc="Free words to find it by."),
        *OF_THE_WHOLE,
        Field(
            name="stages",
            type=Records(STAGE, draft, needed=True, keep_incomplete=True),
            required=True,
            doc="Its stages, in order.",
        ),
    ),
    extras=True,
    synonyms={
        **_SHARED_SYNONYMS,
        "persona": "personas",
        "actors": "personas",
        "phases": "stages",
        "stage": "stages",
        "episodes": "stages",
        "milestones": "stages",
        "sections": "stages",
        "type": "kind",
        "as_is": "of",
        "review_date": "reviewed",
        "reviewed_at": "reviewed",
        "date": "reviewed",
        "tag": "tags",
        "folder": "area",
    },
    elsewhere={
        **NO_ID,
        "steps": "steps stand in a stage: `stages:`, `- title: …`, `steps:`",
        "phase": "a phase stands at a stage",
        "emotion": "an emotion stands at a step",
        "touchpoints": "a touchpoint stands at a step; their list is in site_config.yml",
        "channels": "a channel stands at a touchpoint or a step; their list is in site_config.yml",
    },
)
