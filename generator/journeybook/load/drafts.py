"""Content files to drafts: fields read and typed, ids given, nothing linked yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import Any, TypeVar

from journeybook.diagnostics import Findings, Related, did_you_mean
from journeybook.fields.record import Read, Reference
from journeybook.fields.types import slug
from journeybook.load.discover import ContentFile
from journeybook.load.narrative import split
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Narrative, Opportunity, Pain, Section
from journeybook.model.persona import Persona
from journeybook.prose.allowed import leads_outside
from journeybook.prose.markers import without_marked
from journeybook.source import Mark, Span

MOST_STEPS = 1_000
MOST_PERSONAS = 100
"""What a map can show, and what can be drawn in a second or two."""

_Met = TypeVar("_Met", Pain, Opportunity)


@dataclass(slots=True)
class _Names:
    """The ids given so far in one journey, with their places; hands out new ones."""

    path: str
    findings: Findings
    reserved: frozenset[str]
    """Every id written in the journey; no derived id may be one of them."""
    taken: dict[str, Mark] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    """How often each derived id was wanted, so that the thousandth is not looked for from the first."""

    def claim(self, thing: str, read: Read) -> str:
        """Return the id of a stage or a step: the one written, else one made from its title."""
        written = read.values.get("id")
        if written is None:
            return self._derive(thing, read)
        first = self.taken.get(written)
        if first is None:
            self.taken[written] = read.origin.mark("id") or read.origin.whole
        else:
            self.findings.error(
                "duplicate-id",
                f"the id '{written}' stands twice in this journey; the first is on line {first[0]}",
                read.origin.span("id"),
                f"give this {thing} another id",
                (Related(message="first given here", span=Span.of(self.path, first)),),
            )
        return str(written)

    def _derive(self, thing: str, read: Read) -> str:
        title = read.values.get("title", "")
        base = slug(title) or thing
        count = self.counts.get(base, 1)
        name = base if count == 1 else f"{base}-{count}"
        while name in self.taken or name in self.reserved:
            count += 1
            name = f"{base}-{count}"
        self.counts[base] = count
        self.taken[name] = read.origin.whole
        if title and not read.origin.has("id"):
            self.findings.info(
                "missing-id",
                f"this {thing} has no id; '{name}' is derived from its title",
                read.origin.span(),
                f"write `id: {name}`, so that links outlive a new title",
            )
        return name


def draft_journey(file: ContentFile, read: Read, body: str, body_line: int, findings: Findings) -> Journey:
    """Return the journey of a file, its ids given, its references as written."""
    values = dict(read.values)
    drafts: tuple[Read, ...] = values.pop("stages", ())
    maker = _JourneyMaker(file, findings, _written_ids(drafts))
    stages = tuple(maker.stage(stage) for stage in drafts)
    met = maker.met(values)
    _refuse_masses("personas", len(values.get("personas", ())), MOST_PERSONAS, read, findings)
    _refuse_masses("stages", sum(len(stage.steps) for stage in stages), MOST_STEPS, read, findings)
    return Journey(
        id=file.id,
        title=values.pop("title", file.id),
        folder=file.below,
        area=values.pop("area", "") or file.below.rpartition("/")[2].replace("-", " ").capitalize(),
        stages=stages,
        narrative=read_narrative(body, body_line, {stage.id for stage in stages}, file.path, findings),
        extras=read.extras,
        defined_pains=tuple(maker.pains.values()),
        defined_opportunities=tuple(maker.opportunities.values()),
        origin=read.origin,
        **met,
        **values,
    )


def _refuse_masses(name: str, number: int, most: int, read: Read, findings: Findings) -> None:
    if number > most:
        what = "steps" if name == "stages" else name
        message = f"the journey has {number:,} {what}; a map shows at most {most:,}"
        findings.error("out-of-range", message, read.origin.span(name), "split the journey")


class _JourneyMaker:
    def __init__(self, file: ContentFile, findings: Findings, written: frozenset[str]) -> None:
        self.file = file
        self.findings = findings
        self.names = _Names(file.path, findings, written)
        self.pains: dict[str, Pain] = {}
        self.opportunities: dict[str, Opportunity] = {}

    def stage(self, read: Read) -> Stage:
        values = dict(read.values)
        steps = values.pop("steps", ())
        name = self.names.claim("stage", read)
        values.pop("id", None)
        return Stage(
            id=name,
            title=values.pop("title", name),
            phases=values.pop("phase", ()),
            steps=tuple(self.step(step) for step in steps),
            extras=read.extras,
            origin=read.origin,
            **self.met(values),
            **values,
        )

    def step(self, read: Read) -> Step:
        values = dict(read.values)
        name = self.names.claim("step", read)
        values.pop("id", None)
        return Step(
            id=name,
            title=values.pop("title", name),
            extras=read.extras,
            origin=read.origin,
            **self.met(values),
            **values,
        )

    def met(self, values: dict[str, Any]) -> dict[str, Any]:
        """Take the pains and opportunities out of a thing's values; return their ids, and keep those defined."""
        pains = tuple(self._pain(item) for item in _items(values, "pains"))
        opportunities = tuple(self._opportunity(item) for item in _items(values, "opportunities"))
        return {"pains": tuple(dict.fromkeys(pains)), "opportunities": tuple(dict.fromkeys(opportunities))}

    def _pain(self, item: Read | Reference) -> str:
        if isinstance(item, Reference):
            return item.id
        name, rest = self._own("pain", item, self.pains)
        return self._keep(Pain(id=name, origin=item.origin, **rest), self.pains)

    def _opportunity(self, item: Read | Reference) -> str:
        if isinstance(item, Reference):
            return item.id
        name, rest = self._own("opportunity", item, self.opportunities)
        rest["pains"] = tuple(dict.fromkeys(rest.get("pains", ())))
        return self._keep(Opportunity(id=name, origin=item.origin, extras=item.extras, **rest), self.opportunities)

    def _own(self, thing: str, read: Read, taken: Mapping[str, _Met]) -> tuple[str, dict[str, Any]]:
        """Return the id of something written out here, the written one or one from its title, and its other values."""
        rest = dict(read.values)
        written = rest.pop("id", None)
        if written is not None:
            return written, rest
        # The journey's id keeps derived ids of different files apart.
        base = f"{self.file.id}-{slug(rest['title']) or thing}"
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base}-{count}"
        return name, rest

    def _keep(self, thing: _Met, taken: dict[str, _Met]) -> str:
        """Keep the first of things with the same id, as they stand in the file; report the other."""
        other = taken.setdefault(thing.id, thing)
        if other is not thing:
            first, second = sorted((thing, other), key=_place)
            taken[thing.id] = first
            kind = type(thing).__name__.lower()
            self.findings.error(
                "duplicate-id",
                f"the {kind} '{thing.id}' is written out twice; the first is on line {first.origin.whole[0]}",
                second.origin.span("id"),
                f"refer to it by its id alone, or give this {kind} another id",
                (Related(message="first written here", span=first.origin.span("id")),),
            )
        return thing.id


def _place(thing: Pain | Opportunity) -> Mark:
    return thing.origin.whole


def draft_persona(file: ContentFile, read: Read, body: str, body_line: int) -> Persona:
    """Return the persona of a file, its references as written."""
    values = dict(read.values)
    image = values.pop("image", "")
    return Persona(
        id=file.id,
        image=image if leads_outside(image) or not image else normpath(join(dirname(file.path), image)),
        title=values.pop("title", file.id),
        body=body.strip("\n"),
        body_path=file.path,
        body_line=body_line + (len(body) - len(body.lstrip("\n"))),
        extras=read.extras,
        origin=read.origin,
        **values,
    )


def _written_ids(stages: tuple[Read, ...]) -> frozenset[str]:
    steps = (step for stage in stages for step in stage.values.get("steps", ()))
    return frozenset(read.values["id"] for read in (*stages, *steps) if "id" in read.values)


def _items(values: dict[str, Any], name: str) -> tuple[Read | Reference, ...]:
    items = values.pop(name, ())
    return items if isinstance(items, tuple) else ()


def read_narrative(body: str, body_line: int, stages: Collection[str], path: str, findings: Findings) -> Narrative:
    """Return the body cut into the sections of the stages with these ids. One of no stage is reported
    and kept, so that its links are checked too.
    """
    # The page has a diagram of its own.
    introduction, *parts = split(without_marked(body), body_line)
    sections: list[Section] = []
    told: set[str] = set()
    for part in parts:
        assert part.id is not None
        place = Span.of(path, part.mark)
        if part.id not in stages:
            message = f"a heading for the stage '{part.id}', which this journey does not have"
            findings.error("unknown-stage", message, place, did_you_mean(part.id, stages))
        elif part.id in told:
            message = f"a second heading for the stage '{part.id}'"
            findings.error("duplicate-id", message, place, "write one section a stage")
        told.add(part.id)
        sections.append(Section(stage=part.id, title=part.title, markdown=part.markdown, line=part.line, path=path))
    return Narrative(introduction=introduction.markdown, line=introduction.line, path=path, sections=tuple(sections))
