"""The file format as tables: what hangs at journeys, stages and steps, be it a figure or a pain point."""

from __future__ import annotations

from journeybook.fields.record import Field, ListOf, Read, Record, Records
from journeybook.fields.types import (
    Choice,
    Date,
    Decimal,
    Identifier,
    Link,
    Text,
    is_time,
)
from journeybook.format.values import QuantityField
from journeybook.model.parts import Better, Evidence, Metric, OpportunityStatus

TEXTS = ListOf(Text())


def draft(read: Read) -> Read:
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


TITLE = Field(name="title", type=Text(), required=True, translatable=True, doc="What it is called.")
NO_ID = {"id": "its id is the name of its file; delete this line"}

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

PAINS = Field(
    name="pains",
    type=Records(PAIN, draft, references=True),
    doc="Frictions met here, written out or by id.",
)

OPPORTUNITIES = Field(
    name="opportunities",
    type=Records(OPPORTUNITY, draft, references=True),
    doc="What could be done here, written out or by id.",
)

EVIDENCES = Field(name="evidence", type=Records(EVIDENCE, _evidence), doc="What is said here rests on this.")
# What hangs on the whole stands above its parts, where a reader of the file still knows what it is about.
OF_THE_WHOLE = (METRICS, EVIDENCES, PAINS, OPPORTUNITIES)
