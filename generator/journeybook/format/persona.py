"""The file format as tables: every field of a persona, with its type and meaning."""

from __future__ import annotations

from journeybook.fields.record import Field, ListOf, Read, Record, Records
from journeybook.fields.types import (
    Decimal,
    Facts,
    Identifier,
    Text,
)
from journeybook.format.parts import NO_ID, TEXTS, TITLE
from journeybook.model.persona import Trait


def _trait(read: Read) -> Trait:
    return Trait(origin=read.origin, **read.values)


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
    elsewhere=NO_ID,
)
