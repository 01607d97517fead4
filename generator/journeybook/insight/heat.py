"""Where it hurts: the steps of today by two things at once, such as channel and phase, with how they feel together.

What was measured (satisfaction) and what is said of a feeling (emotion) stand side by side in a cell and are never
one number. Knows no colour and no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nsmallest

from journeybook.insight.scores import current_journeys, mean_score, scores_at
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.place import PhaseSet
from journeybook.model.scale import Number

NONE = ""
"""The row or column of the steps that have no channel, phase, persona or touchpoint, or one that does not exist."""
REST = "*"
"""The row or column that stands for all those that are not shown one by one; no id looks so."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """A step and what it gives to a cell. There are as many as steps, and each stands in several cells."""

    journey: Journey
    stage: Stage
    step: Step
    scores: tuple[Number, ...]
    """How it feels to those the cell is about, each once; empty where nobody said."""
    emotion: Number | None
    """Their mean."""
    satisfaction: Number | None
    """As measured there; None where it was not."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Cell:
    """The steps that share a row and a column. Without slots, because what is asked again and again is kept."""

    samples: tuple[Sample, ...]
    """Each step once, in the order of the catalogue."""

    @cached_property
    def emotions(self) -> tuple[Number, ...]:
        """All scores of all steps."""
        return tuple([score for sample in self.samples for score in sample.scores])

    @cached_property
    def emotion(self) -> Number | None:
        """Their mean; None where no step has a score."""
        return mean_score(self.emotions)

    @cached_property
    def satisfactions(self) -> tuple[Number, ...]:
        """What was measured, a number for each step where it was."""
        return tuple([one.satisfaction for one in self.samples if one.satisfaction is not None])

    @cached_property
    def satisfaction(self) -> Number | None:
        """Its mean; None where nothing was measured."""
        return mean_score(self.satisfactions)

    @cached_property
    def journeys(self) -> int:
        """How many journeys its steps belong to."""
        return len({sample.journey.id for sample in self.samples})

    def worst(self, at_most: int) -> tuple[Sample, ...]:
        """Return the steps with the lowest mean, the lowest first; those without a score last."""
        return tuple(nsmallest(at_most, self.samples, key=lambda one: (one.emotion is None, one.emotion or 0)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grid:
    """Cells by row and column."""

    rows: tuple[str, ...]
    """Ids. NONE and REST, where there are any, last."""
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    """By row and column; only those with a step."""
    by_row: Mapping[str, Cell]
    by_column: Mapping[str, Cell]
    """All of a row or of a column, each step once, however many of its cells it stands in."""
    whole: Cell
    """All of the grid, each step once."""

    def __bool__(self) -> bool:
        return bool(self.cells)


def channel_by_phase(catalogue: Catalogue, phases: PhaseSet) -> Grid:
    """Return channels by the phases of a lifecycle, the worst channel first. A stage of two phases counts in both."""

    columns = _columns(phases)

    def entries() -> Iterator[_Entry]:
        for journey, stage, step in _steps(catalogue):
            channel = catalogue.channel_of(step)
            sample = _sample(journey, stage, step)
            for phase in _phases_of(stage, columns):
                yield channel.id if channel else NONE, phase, sample

    return _grid(entries(), columns, worst_first=True)


def persona_by_phase(catalogue: Catalogue, phases: PhaseSet) -> Grid:
    """Return personas by the phases of a lifecycle, the worst served first, each with its own scores alone."""

    columns, personas = _columns(phases), frozenset(catalogue.personas)

    def entries() -> Iterator[_Entry]:
        for journey, stage, step in _steps(catalogue):
            own: dict[str, list[Number]] = {}
            emotion, satisfaction = step.emotion, step.satisfaction
            for walker in journey.felt_by(step):
                score = emotion.of(walker)
                those = own.setdefault(walker if walker and walker in personas else NONE, [])
                if score is not None:
                    those.append(score)
            there = _phases_of(stage, columns)
            for persona, scores in own.items():
                sample = _made(journey, stage, step, tuple(scores), satisfaction)
                for phase in there:
                    yield persona, phase, sample

    return _grid(entries(), columns, worst_first=True)


def touchpoint_by_journey(catalogue: Catalogue) -> Grid:
    """Return touchpoints by journeys, those met in most journeys, then at most steps, first."""

    def entries() -> Iterator[_Entry]:
        for journey, stage, step in _steps(catalogue):
            touchpoint = catalogue.touchpoint_of(step)
            yield touchpoint.id if touchpoint else NONE, journey.id, _sample(journey, stage, step)

    journeys = tuple(journey.id for journey in current_journeys(catalogue) if journey.steps)
    return _grid(entries(), journeys, worst_first=False)


def folded(grid: Grid, rows: Sequence[str], columns: Sequence[str]) -> Grid:
    """Return the grid with these rows and columns; what is beyond them is one row and one column, REST, at the end.

    The row and the column NONE stay, for they are no one of many.
    """
    kept_rows = tuple(row for row in rows if row != NONE) + tuple(row for row in grid.rows if row == NONE)
    kept_columns = tuple(columns) + tuple(column for column in grid.columns if column == NONE and column not in columns)
    known_rows, known_columns = frozenset(kept_rows), frozenset(kept_columns)

    def entries() -> Iterator[_Entry]:
        for (row, column), cell in grid.cells.items():
            for sample in cell.samples:
                yield row if row in known_rows else REST, column if column in known_columns else REST, sample

    made = _grid(entries(), (*kept_columns, REST), worst_first=False)
    some = frozenset(made.rows)
    return Grid(
        rows=tuple(row for row in (*kept_rows, REST) if row in some),
        columns=tuple(column for column in made.columns if column != REST or column in made.by_column),
        cells=made.cells,
        by_row=made.by_row,
        by_column=made.by_column,
        whole=made.whole,
    )


_Entry = tuple[str, str, Sample]
"""Row, column, and what stands there."""


def _steps(catalogue: Catalogue) -> Iterator[tuple[Journey, Stage, Step]]:
    for journey in current_journeys(catalogue):
        for stage, step in journey.walk():
            yield journey, stage, step


def _sample(journey: Journey, stage: Stage, step: Step) -> Sample:
    scores = tuple([score for _, score in scores_at(journey, step)])
    return _made(journey, stage, step, scores, step.satisfaction)


def _made(
    journey: Journey, stage: Stage, step: Step, scores: tuple[Number, ...], satisfaction: Number | None
) -> Sample:
    scores, emotion = _felt(scores, tuple(map(type, scores)))
    return Sample(
        journey=journey, stage=stage, step=step, scores=scores, emotion=emotion, satisfaction=satisfaction
    )  # fmt: skip


@lru_cache(maxsize=10_000)
def _felt(scores: tuple[Number, ...], _: tuple[type[Number], ...]) -> tuple[tuple[Number, ...], Number | None]:
    """Return scores and their mean, once for all that are the same: a project has few, and millions of samples."""
    return scores, mean_score(scores)


def _columns(phases: PhaseSet) -> tuple[str, ...]:
    return tuple(phase.id for phase in phases.phases)


def _phases_of(stage: Stage, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phases of a lifecycle that a stage maps onto; NONE where it maps onto none of them."""
    return tuple([phase for phase in dict.fromkeys(stage.phases) if phase in columns]) or (NONE,)


def _grid(entries: Iterable[_Entry], columns: Sequence[str], *, worst_first: bool) -> Grid:
    """Put samples into their cells; a column without any stays, a row without any has never been there.

    A sample stands in several: lists of them, which may name it twice, take a quarter of what sets would.
    """
    cells: dict[tuple[str, str], list[Sample]] = {}
    by_row: dict[str, list[Sample]] = {}
    by_column: dict[str, list[Sample]] = {}
    whole: list[Sample] = []
    for row, column, sample in entries:
        cells.setdefault((row, column), []).append(sample)
        by_row.setdefault(row, []).append(sample)
        by_column.setdefault(column, []).append(sample)
        whole.append(sample)
    made = {row: _cell(samples) for row, samples in by_row.items()}
    order = _worst if worst_first else _most_met
    without = tuple(name for name in (NONE,) if name in by_column and name not in columns)
    return Grid(
        rows=tuple(sorted(made, key=lambda row: (row in (NONE, REST), row == REST, *order(made[row])))),
        columns=(*columns, *without),
        cells=_Cells(cells),
        by_row=made,
        by_column={column: _cell(samples) for column, samples in by_column.items()},
        whole=_cell(whole),
    )


class _Cells(Mapping[tuple[str, str], Cell]):
    """Cells, each made when it is asked for: there may be as many as steps."""

    def __init__(self, samples: Mapping[tuple[str, str], Sequence[Sample]]) -> None:
        self._samples = {place: _once(those) for place, those in samples.items()}

    def __getitem__(self, place: tuple[str, str]) -> Cell:
        return Cell(samples=self._samples[place])

    def __contains__(self, place: object) -> bool:
        return place in self._samples

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._samples)

    def __len__(self) -> int:
        return len(self._samples)


def _cell(samples: Sequence[Sample]) -> Cell:
    return Cell(samples=_once(samples))


def _once(samples: Sequence[Sample]) -> tuple[Sample, ...]:
    """Return each sample once, those of one step as one."""
    if len(samples) < 2:
        return tuple(samples)
    # By identity: steps are slow to compare, and two journeys may have equal ones. In two cells the same sample is one,
    # those of two personas are two.
    once = tuple(dict.fromkeys(samples))
    if len({id(sample.step) for sample in once}) == len(once):
        return once
    found: dict[int, list[Sample]] = {}
    for sample in once:
        found.setdefault(id(sample.step), []).append(sample)
    return tuple([_joined(those) if len(those) > 1 else those[0] for those in found.values()])


def _joined(those: Sequence[Sample]) -> Sample:
    """Return the samples of one step as one."""
    one = those[0]
    scores = tuple([score for each in those for score in each.scores])
    return _made(one.journey, one.stage, one.step, scores, one.satisfaction)


def _worst(cell: Cell) -> tuple[bool, Number]:
    return cell.emotion is None, 0 if cell.emotion is None else cell.emotion


def _most_met(cell: Cell) -> tuple[int, int, bool, Number]:
    return -cell.journeys, -len(cell.samples), *_worst(cell)
