"""A Mermaid journey that has been read, as a journey of ours: stages, steps, emotions, personas.

What is written is said in the findings, word for word. Knows no file and no Mermaid syntax.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeybook.diagnostics import Findings, shortened
from journeybook.exchange import mermaid_rules as rules
from journeybook.exchange.front_matter import number_text
from journeybook.exchange.ids import NewIds
from journeybook.exchange.journey_file import NewStage, NewStep
from journeybook.exchange.mermaid_scale import MERMAID, Range, on_scale, scale_of
from journeybook.exchange.mermaid_syntax import Diagram, Section
from journeybook.exchange.mermaid_task import Task
from journeybook.model.scale import EmotionScale, Number

START = "Start"
"""The stage of tasks that stand before the first section."""


def actors(diagram: Diagram) -> tuple[str, ...]:
    """Return the names of a diagram's actors, in the order they are met."""
    return tuple(dict.fromkeys(name for task in diagram.tasks for name in task.actors))


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the stages of one journey."""

    diagram: Diagram
    title: str
    """The journey's title."""
    personas: Mapping[str, str]
    """Actor → the id of the persona."""
    scale: EmotionScale
    findings: Findings

    def stages(self) -> tuple[NewStage, ...]:
        """Return the stages, none empty; report what they say instead of the diagram."""
        sections = [section for section in self.diagram.sections if section.tasks]
        for section in self.diagram.sections:
            if not section.tasks:
                message = f"the section '{section.title}' has no task"
                self._warn(rules.EMPTY_SECTION, message, section, "no stage is written: a stage has a step at least")
        origin = self._origin()
        everyone = actors(self.diagram)
        if not everyone and sections:
            message = "no task of this journey has an actor"
            self.findings.warning(rules.NO_ACTOR, message, self.diagram.span, "written without personas")
        titles = [section.title or (self.title if len(sections) == 1 else START) for section in sections]
        for section, title in zip(sections, titles, strict=True):
            if not section.title:
                message = f"{'a task stands' if len(section.tasks) == 1 else 'tasks stand'} under no section"
                self.findings.info(rules.NO_SECTION, message, section.span, f"written as stage '{shortened(title)}'")
        ids = NewIds()
        names = [ids.claim("stage", title) for title in titles]
        return tuple(
            NewStage(
                id=name,
                title=title,
                steps=tuple(
                    self._step(task, everyone, origin, ids.claim("step", task.title)) for task in section.tasks
                ),
            )
            for name, title, section in zip(names, titles, sections, strict=True)
        )

    def _warn(self, rule: str, message: str, section: Section, hint: str) -> None:
        self.findings.warning(rule, message, section.span, hint)

    def _origin(self) -> Range:
        """Return the scale of the diagram's scores, and report one that is not Mermaid's."""
        scored = [(task.score, task) for task in self.diagram.tasks if task.score is not None]
        scores = [score for score, _ in scored]
        origin = scale_of(scores)
        if origin != MERMAID:
            converted = (f"{number_text(score)} → {self._written(score, origin)}" for score in sorted(set(scores)))
            self.findings.warning(
                rules.SCORE_OUT_OF_RANGE,
                f"scores lie outside {MERMAID}; all of them fit a scale from {origin}",
                next(task for score, task in scored if score not in MERMAID).score_piece.span,
                shortened("converted: " + ", ".join(converted), 400),
            )
        return origin

    def _written(self, score: float, origin: Range) -> str:
        return number_text(on_scale(score, origin, self.scale))

    def _step(self, task: Task, everyone: tuple[str, ...], origin: Range, name: str) -> NewStep:
        emotion = None if task.score is None else on_scale(task.score, origin, self.scale)
        reading = _reading(task, emotion)
        for problem in task.problems:
            self.findings.warning(problem.rule, problem.message, problem.span, reading)
        if task.score is not None and origin == MERMAID and task.score not in MERMAID:
            message = f"the score {number_text(task.score)} lies outside {MERMAID}"
            self.findings.warning(rules.SCORE_OUT_OF_RANGE, message, task.score_piece.span, reading)
        if everyone and not task.actors:
            message = "no actor does this task"
            self.findings.warning(rules.NO_ACTOR, message, task.piece.span, f"{reading}: all personas walk the step")
        walkers = () if task.actors == everyone else tuple(self.personas[actor] for actor in task.actors)
        return NewStep(id=name, title=task.title, emotion=emotion, personas=walkers)


def _reading(task: Task, emotion: Number | None) -> str:
    """Say what was written of a task."""
    score = "no score" if emotion is None else f"score {number_text(emotion)}"
    names = ", ".join(f"'{shortened(name)}'" for name in task.actors)
    who = f"actor{'s' if len(task.actors) > 1 else ''} {names}" if names else "no actor"
    return f"read as task '{shortened(task.title)}', {score}, {shortened(who, 400)}"
