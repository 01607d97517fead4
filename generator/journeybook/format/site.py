"""site_config.yml as a table. Data only: nothing in it names code to run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from journeybook.diagnostics import Severity, did_you_mean, shortened
from journeybook.fields.reading import MISSING, Reading
from journeybook.fields.record import Field, Group, ListOf, Read, Record, Records
from journeybook.fields.types import Choice, Decimal, Facts, Identifier, JsonSchema, Link, Text
from journeybook.forge import ForgeKind
from journeybook.format.inventory import CHANNEL, PHASE, TOUCHPOINT, Inventory
from journeybook.format.priorities import PRIORITIES
from journeybook.format.theme import THEME
from journeybook.syntax.nodes import Mapping, Node, Scalar

LANES = (
    "touchpoint",
    "channel",
    "thought",
    "emotion",
    "satisfaction",
    "duration",
    "basis",
    "pains",
    "opportunities",
    "metrics",
    "evidence",
    "personas",
    "journey",
    "frontstage",
    "backstage",
    "support",
)
"""The lanes a map can have, by the names of the fields that fill them; a team's own are `x-…`."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The name of a lane."""

    expected: str = "a lane: " + ", ".join(LANES) + ", or a field of your own, x-…"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the lane's name."""
        if isinstance(node, Scalar):
            if node.value in LANES or node.value.startswith("x-"):
                return node.value
            reading.findings.error(
                "unknown-lane",
                f"unknown lane '{node.value}'",
                reading.span(node.mark),
                did_you_mean(node.value, LANES),
            )
            return MISSING
        return reading.wrong_type(node, name, "the name of a lane")

    def schema(self) -> JsonSchema:
        """Return the names, or anything with x- before it."""
        return {"anyOf": [{"enum": list(LANES)}, {"type": "string", "pattern": "^x-"}]}


@dataclass(frozen=True, slots=True)
class Labels(Facts):
    """What a team's own fields are called on pages."""

    expected: str = "a group of `x-field: name` lines"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return pairs of field and name, in the order written."""
        # The base by its name: with slots, `super()` has lost its class.
        pairs = Facts.read(self, node, name, reading)
        if not isinstance(node, Mapping):
            return pairs
        named = {field for field, _ in pairs}
        for key, _ in node.entries:
            if key.value in named and not key.value.startswith("x-"):
                message = f"'{shortened(key.value, 60)}' is no field of your own: those begin with 'x-'"
                hint = "the words of the interface stand in its catalogs"
                reading.findings.error("wrong-type", message, reading.span(key.mark), hint)
        return tuple((field, label) for field, label in pairs if field.startswith("x-"))

    def schema(self) -> JsonSchema:
        """Return an object of texts."""
        labels = Facts.schema(self)["additionalProperties"]
        return {"type": "object", "patternProperties": {"^x-": labels}, "additionalProperties": False}


@dataclass(frozen=True, slots=True)
class Severities:
    """A severity a rule."""

    expected: str = "a group of `rule: severity` lines"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return rule id → Severity."""
        if not isinstance(node, Mapping):
            return reading.wrong_type(node, name, self.expected)
        read = {entry.key.value: Choice(Severity).read(entry.value, entry.key.value, reading) for entry in node.entries}
        return {rule: severity for rule, severity in read.items() if severity is not MISSING}

    def schema(self) -> JsonSchema:
        """Return an object of severities."""
        return {"type": "object", "additionalProperties": Choice(Severity).schema()}


# What Git takes for a branch, near enough.
_BRANCH = re.compile(r"(?!.*(?:\.\.|//|@\{))(?![-/.])[^\s~^:?*\[\\\x00-\x20\x7f]+(?<![/.])")


@dataclass(frozen=True, slots=True)
class Branch:
    """The name of a branch."""

    expected: str = "the name of a branch"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the name."""
        if isinstance(node, Scalar) and _BRANCH.fullmatch(node.value):
            return node.value
        return reading.wrong_type(node, name, self.expected, "for example main")

    def schema(self) -> JsonSchema:
        """Return a string without white space."""
        return {"type": "string", "pattern": r"^\S+$"}


def _draft(read: Read) -> Read:
    return read


EMOTION_SCALE = Record(
    "emotion_scale",
    "The range of emotion scores, both ends included.",
    (
        Field(name="min", type=Decimal(-100, 100, whole=True), required=True, doc="The worst.", example="min: 1"),
        Field(name="max", type=Decimal(-100, 100, whole=True), required=True, doc="The best.", example="max: 5"),
    ),
)

_RULES = ListOf(Text())

CHECKS = Record(
    "checks",
    "Which rules are checked, and how grave their findings are.",
    (
        Field(
            name="untouched-days",
            type=Decimal(1, 36500, whole=True),
            doc="After how many days without a review a journey counts as stale; 180 where nothing is written.",
        ),
        Field(
            name="evidence-days",
            type=Decimal(1, 36500, whole=True),
            doc="After how many days a figure or a piece of evidence counts as old; 730 where nothing is written.",
        ),
        Field(name="select", type=_RULES, doc="Only these rules and families; all where nothing is written."),
        Field(name="ignore", type=_RULES, doc="Not these rules and families."),
        Field(
            name="severity",
            type=Severities(),
            doc="Another severity for a rule or a family: `{unused-channel: error, wording: info}`.",
        ),
    ),
)

SITE = Record(
    "site configuration",
    "What the site is, and the words every journey shares.",
    (
        Field(
            name="title",
            type=Text(),
            required=True,
            translatable=True,
            doc="The site's title.",
            example="title: Our journeys",
        ),
        Field(name="description", type=Text(), translatable=True, doc="One or two sentences for the home page."),
        Field(name="url", type=Link(), doc="Where the site will stand; used for the sitemap only."),
        Field(
            name="repository",
            type=Link(),
            doc="Where the files are, as a browser shows it: for links to a file, to its editor, and to a new issue.",
        ),
        Field(
            name="forge",
            type=Choice(ForgeKind),
            doc="The product at that address; guessed from the host's name where nothing is written.",
        ),
        Field(name="branch", type=Branch(), doc="The branch that links to the editor lead to; `main` without it."),
        Field(name="languages", type=ListOf(Identifier()), doc="The first is the default."),
        Field(
            name="emotion_scale",
            type=Group(EMOTION_SCALE, _draft),
            doc="The range of emotion scores; 1 to 5 where nothing is written.",
        ),
        Field(name="phases", type=Records(PHASE, _draft, keep_incomplete=True), doc="The lifecycle phases."),
        Field(name="channels", type=Inventory(CHANNEL), doc="The channels, or the YAML files that list them."),
        Field(
            name="touchpoints",
            type=Inventory(TOUCHPOINT),
            doc="The touchpoints, or the YAML files that list them.",
        ),
        Field(name="lanes", type=ListOf(Lane()), doc="The rows of the maps, in order."),
        Field(
            name="labels",
            type=Labels(),
            translatable=True,
            doc="What a team's own fields are called: `{x-legal: Legal notes}`; else the field's own name.",
        ),
        Field(name="priorities", type=Group(PRIORITIES, _draft), doc="How opportunities are prioritised."),
        Field(name="checks", type=Group(CHECKS, _draft), doc="Which rules are checked."),
        Field(name="theme", type=Group(THEME, _draft), doc="The look."),
    ),
    synonyms={
        "site_name": "title",
        "name": "title",
        "site_url": "url",
        "repo_url": "repository",
        "repo": "repository",
        "host": "forge",
        "language": "languages",
        "scale": "emotion_scale",
        "stages": "phases",
        "rows": "lanes",
        "prioritisation": "priorities",
        "prioritization": "priorities",
        "site_description": "description",
    },
)
