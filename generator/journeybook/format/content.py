"""The file format as tables: every field of a journey and a persona, with its type and meaning.

Reading, the JSON Schema and the format reference all come from here.
"""

from __future__ import annotations

from journeybook.fields.record import Field, ListOf, Read, Record, Records
from journeybook.fields.types import (
    Boolean,
    Choice,
    Date,
    Decimal,
    DurationField,
    EmotionScore,
    Facts,
    Identifier,
    Link,
    Text,
    is_time,
)
from journeybook.format.values import EmotionsField, QuantityField
from journeybook.model.journey import Basis, JourneyState, Kind, Lifecycle, Scope
from journeybook.model.parts import Better, Evidence, Metric, OpportunityStatus
from journeybook.model.persona import Trait

TEXTS = ListOf(Text())


def _draft(read: Read) -> Read:
    """Stages, steps, pains and opportunities get their ids and links later, in `assemble`."""
    return read


def _metric(read: Read) -> Metric:
    values = dict(read.values)
    value, target = values.pop("value"), values.pop("target", None)
    unit = values.pop("unit", "") or value.unit or (target.unit if target else "")
    better = values.pop("better", None) or (Better.LOWER if is_time(unit) else Better.HIGHER)
    return Metric(
        value=value.number,
        target=target.number if target else None,
        unit=unit,
        better=better,
        origin=read.origin,
        **values,
    )


def _evidence(read: Read) -> Evidence:
    return Evidence(origin=read.origin, **read.values)


def _trait(read: Read) -> Trait:
    return Trait(origin=read.origin, **read.values)


TITLE = Field(name="title", type=Text(), required=True, translatable=True, doc="What it is called.")
_NO_ID = {"id": "its id is the name of its file; delete this line"}
DESCRIPTION = Field(
    name="description", type=Text(one_line=False), translatable=True, doc="More than the title says, as plain text."
)

METRIC = Record(
    "metric",
    "A figure measured from customers or operations.",
    (
        Field(name="kpi", type=Text(), required=True, translatable=True, doc="What is measured.", example="kpi: csat"),
        Field(
            name="value",
            type=QuantityField(),
            required=True,
            doc="The figure, with its unit: `3.9`, `62 %`.",
            example="value: 3.9",
        ),
        Field(name="target", type=QuantityField(), doc="What it should be."),
        Field(
            name="better",
            type=Choice(Better),
            doc="Which way is better: `higher` or `lower`; where nothing is written `lower` of a time, else `higher`.",
        ),
        Field(
            name="unit",
            type=Text(symbols=True),
            translatable=True,
            doc="The unit, where it does not stand behind the value.",
        ),
        Field(name="source", type=Text(), translatable=True, doc="Where the figure comes from."),
        Field(name="date", type=Date(), doc="When it was measured."),
    ),
    synonyms={"name": "kpi", "title": "kpi", "goal": "target", "measure": "kpi"},
)
METRICS = Field(name="metrics", type=Records(METRIC, _metric), doc="Figures measured here.")

EVIDENCE = Record(
    "evidence",
    "What a claim rests on.",
    (
        TITLE,
        Field(name="link", type=Link(), doc="Where to read it."),
        Field(name="date", type=Date(), doc="When it was gathered."),
    ),
    synonyms={"url": "link", "name": "title", "source": "title"},
)

PAIN = Record(
    "pain",
    "A friction: what makes this moment hard for the customer.",
    (
        Field(name="id", type=Identifier(), doc="Referred to by other steps; unique over the project."),
        TITLE,
        Field(name="severity", type=Decimal(1, 5, whole=True), doc="From 1 (a nuisance) to 5 (customers leave)."),
        DESCRIPTION,
    ),
    synonyms={"name": "title", "level": "severity"},
)

OPPORTUNITY = Record(
    "opportunity",
    "What could be done.",
    (
        Field(name="id", type=Identifier(), doc="Referred to by other steps; unique over the project."),
        TITLE,
        Field(name="impact", type=Decimal(1, 5, whole=True), doc="From 1 (little) to 5 (much)."),
        Field(name="effort", type=Decimal(1, 5, whole=True), doc="From 1 (little) to 5 (much)."),
        Field(name="owner", type=Text(), doc="Who answers for it."),
        Field(
            name="status",
            type=Choice(OpportunityStatus),
            doc="How far it has come; `idea` where nothing is written.",
        ),
        Field(name="link", type=Link(), doc="Its entry in the tracker."),
        Field(
            name="pains",
            type=ListOf(Identifier("pain")),
            doc="The pain points it answers, by id; where nothing is written those met at the same places count.",
        ),
        DESCRIPTION,
    ),
    extras=True,
    synonyms={
        "name": "title",
        "url": "link",
        "state": "status",
        "cost": "effort",
        "value": "impact",
        "pain": "pains",
        "answers": "pains",
        "pain_points": "pains",
    },
)

_PAINS = Field(
    name="pains",
    type=Records(PAIN, _draft, references=True),
    doc="Frictions met here, written out or by id.",
)
_OPPORTUNITIES = Field(
    name="opportunities",
    type=Records(OPPORTUNITY, _draft, references=True),
    doc="What could be done here, written out or by id.",
)
_EVIDENCE = Field(name="evidence", type=Records(EVIDENCE, _evidence), doc="What is said here rests on this.")
# What hangs on the whole stands above its parts, where a reader of the file still knows what it is about.
_OF_THE_WHOLE = (METRICS, _EVIDENCE, _PAINS, _OPPORTUNITIES)
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

STEP = Record(
    "step",
    "One thing the customer does; a column of the map.",
    (
        Field(
            name="id",
            type=Identifier(),
            doc="Unique in the journey; derived from the title where it is not written.",
        ),
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
        _PAINS,
        _OPPORTUNITIES,
        METRICS,
        Field(name="frontstage", type=TEXTS, translatable=True, doc="Service blueprint: what the customer sees."),
        Field(name="backstage", type=TEXTS, translatable=True, doc="Service blueprint: what staff do unseen."),
        Field(name="support", type=TEXTS, translatable=True, doc="Service blueprint: the systems behind it."),
        _EVIDENCE,
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
        Field(
            name="id",
            type=Identifier(),
            doc="Unique in the journey; derived from the title where it is not written.",
        ),
        TITLE,
        DESCRIPTION,
        Field(
            name="phase",
            type=ListOf(Identifier("phase")),
            doc="The lifecycle phase it maps onto, or a list of them.",
        ),
        *_OF_THE_WHOLE,
        Field(
            name="steps",
            type=Records(STEP, _draft, needed=True, keep_incomplete=True),
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
        *_OF_THE_WHOLE,
        Field(
            name="stages",
            type=Records(STAGE, _draft, needed=True, keep_incomplete=True),
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
        **_NO_ID,
        "steps": "steps stand in a stage: `stages:`, `- title: …`, `steps:`",
        "phase": "a phase stands at a stage",
        "emotion": "an emotion stands at a step",
        "touchpoints": "a touchpoint stands at a step; their list is in site_config.yml",
        "channels": "a channel stands at a touchpoint or a step; their list is in site_config.yml",
    },
)

TRAIT = Record(
    "trait",
    "A place between two ends.",
    (
        Field(name="left", type=Text(), required=True, translatable=True, doc="The end at 1."),
        Field(name="right", type=Text(), required=True, translatable=True, doc="The end at 5."),
        Field(name="value", type=Decimal(1, 5), required=True, doc="From 1 to 5.", example="value: 4"),
    ),
)

PERSONA = Record(
    "persona",
    "An archetype of customer, with goals and frustrations.",
    (
        TITLE,
        Field(name="role", type=Text(), translatable=True, doc="What they are in this relation."),
        Field(name="segment", type=Text(), translatable=True, doc="The segment they stand for."),
        Field(name="image", type=Text(), doc="A portrait beside the file: `lea.svg`."),
        Field(name="quote", type=Text(), translatable=True, doc="A sentence in their words."),
        Field(name="goals", type=TEXTS, translatable=True, doc="What they want to reach."),
        Field(name="frustrations", type=TEXTS, translatable=True, doc="What stands in their way."),
        Field(name="needs", type=TEXTS, translatable=True, doc="What they cannot do without."),
        Field(name="behaviours", type=TEXTS, translatable=True, doc="How they go about it."),
        Field(name="channels", type=ListOf(Identifier("channel")), doc="The channels they like to use."),
        Field(name="traits", type=Records(TRAIT, _trait), doc="Where they stand between two ends."),
        Field(name="facts", type=Facts(), translatable=True, doc="Short facts: `{Age: 34, Town: Nantes}`."),
    ),
    extras=True,
    synonyms={
        "name": "title",
        "photo": "image",
        "picture": "image",
        "avatar": "image",
        "goal": "goals",
        "motivations": "goals",
        "pains": "frustrations",
        "pain_points": "frustrations",
        "need": "needs",
        "behaviors": "behaviours",
        "behavior": "behaviours",
        "channel": "channels",
        "bio": "quote",
        "demographics": "facts",
    },
    elsewhere=_NO_ID,
)
