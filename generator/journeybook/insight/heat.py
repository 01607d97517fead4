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


@dataclass(slots=True, eq=False)
class Sample:
    """A step and what it gives to a cell. There are as many as steps, and each stands in several cells.

    Nobody changes one; but to freeze a million of them takes longer than to make them.
    """

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
    single: bool
    """Whether what a step gives is the same in all cells in which it stands."""

    def __bool__(self) -> bool:
        return bool(self.cells)


def channel_by_phase(catalogue: Catalogue, phases: PhaseSet) -> Grid:
    """Return channels by the phases of a lifecycle, the worst channel first. A stage of two phases counts in both."""

    columns = _columns(phases)

    def steps() -> Iterator[_OfStep]:
        names: dict[tuple[str | None, str | None], str] = {}
        for journey, stage, step in _steps(catalogue):
            way = step.channel, step.touchpoint
            name = names.get(way)
            if name is None:
                channel = catalogue.channel_of(step)
                name = names[way] = channel.id if channel else NONE
            sample = _sample(journey, stage, step)
            yield ((name, sample),), _phases_of(stage, columns), sample

    return _grid_of(steps(), columns, worst_first=True, single=True)


def persona_by_phase(catalogue: Catalogue, phases: PhaseSet) -> Grid:
    """Return personas by the phases of a lifecycle, the worst served first, each with its own scores alone."""

    columns, personas = _columns(phases), frozenset(catalogue.personas)

    def steps() -> Iterator[_OfStep]:
        for journey, stage, step in _steps(catalogue):
            own: dict[str, list[Number]] = {}
            emotion, satisfaction = step.emotion, step.satisfaction
            for walker in journey.felt_by(step):
                score = emotion.of(walker)
                those = own.setdefault(walker if walker and walker in personas else NONE, [])
                if score is not None:
                    those.append(score)
            rows = [
                (name, _made(journey, stage, step, tuple(scores), satisfaction)) for name, scores in own.items()
            ]  # fmt: skip
            every = rows[0][1] if len(rows) == 1 else _joined([sample for _, sample in rows])
            yield rows, _phases_of(stage, columns), every

    return _grid_of(steps(), columns, worst_first=True, single=False)


def touchpoint_by_journey(catalogue: Catalogue) -> Grid:
    """Return touchpoints by journeys, those met in most journeys, then at most steps, first."""

    def steps() -> Iterator[_OfStep]:
        known = catalogue.touchpoints
        names: dict[str | None, str] = {}
        for journey, stage, step in _steps(catalogue):
            touchpoint = step.touchpoint
            name = names.get(touchpoint)
            if name is None:
                name = names[touchpoint] = touchpoint if touchpoint and touchpoint in known else NONE
            sample = _sample(journey, stage, step)
            yield ((name, sample),), (journey.id,), sample

    journeys = tuple(journey.id for journey in current_journeys(catalogue) if journey.steps)
    return _grid_of(steps(), journeys, worst_first=False, single=True)


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

    made = _grid(entries(), (*kept_columns, REST), worst_first=False, single=grid.single)
    some = frozenset(made.rows)
    return Grid(
        rows=tuple(row for row in (*kept_rows, REST) if row in some),
        columns=tuple(column for column in made.columns if column != REST or column in made.by_column),
        cells=made.cells,
        by_row=made.by_row,
        by_column=made.by_column,
        whole=made.whole,
        single=made.single,
    )


_Entry = tuple[str, str, Sample]
"""Row, column, and what stands there."""
_OfStep = tuple[Sequence[tuple[str, Sample]], Sequence[str], Sample]
"""The rows in which a step stands and what stands there, its columns, and all of it as one."""


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
    return Sample(journey, stage, step, scores, emotion, satisfaction)


@lru_cache(maxsize=10_000)
def _felt(scores: tuple[Number, ...], _: tuple[type[Number], ...]) -> tuple[tuple[Number, ...], Number | None]:
    """Return scores and their mean, once for all that are the same: a project has few, and millions of samples."""
    return scores, mean_score(scores)


def _columns(phases: PhaseSet) -> tuple[str, ...]:
    return tuple(phase.id for phase in phases.phases)


def _phases_of(stage: Stage, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phases of a lifecycle that a stage maps onto; NONE where it maps onto none of them."""
    return tuple([phase for phase in dict.fromkeys(stage.phases) if phase in columns]) or (NONE,)


def _grid_of(steps: Iterable[_OfStep], columns: Sequence[str], *, worst_first: bool, single: bool) -> Grid:
    """Put steps into their cells; a column without any stays, a row without any has never been there."""
    cells: dict[tuple[str, str], list[Sample]] = {}
    by_row: dict[str, list[Sample]] = {}
    by_column: dict[str, list[Sample]] = {}
    whole: list[Sample] = []
    for rows, there, every in steps:
        for row, sample in rows:
            by_row.setdefault(row, []).append(sample)
            for column in there:
                cells.setdefault((row, column), []).append(sample)
        for column in there:
            by_column.setdefault(column, []).append(every)
        whole.append(every)
    return _made_of(cells, by_row, by_column, whole, columns, worst_first=worst_first, single=single)


def _grid(entries: Iterable[_Entry], columns: Sequence[str], *, worst_first: bool, single: bool) -> Grid:
    """The same of samples, of which a cell comes to have several of one step.

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
    once = _different if single else _once
    cells = {place: once(samples) for place, samples in cells.items()}
    by_row = {row: once(samples) for row, samples in by_row.items()}
    by_column = {column: once(samples) for column, samples in by_column.items()}
    return _made_of(cells, by_row, by_column, once(whole), columns, worst_first=worst_first, single=single)


def _made_of(
    cells: dict[tuple[str, str], list[Sample]],
    by_row: dict[str, list[Sample]],
    by_column: dict[str, list[Sample]],
    whole: list[Sample],
    columns: Sequence[str],
    *,
    worst_first: bool,
    single: bool,
) -> Grid:
    made = {row: Cell(samples=tuple(samples)) for row, samples in by_row.items()}
    order = _worst if worst_first else _most_met
    without = tuple(name for name in (NONE,) if name in by_column and name not in columns)
    return Grid(
        rows=tuple(sorted(made, key=lambda row: (row in (NONE, REST), row == REST, *order(made[row])))),
        columns=(*columns, *without),
        cells=_Cells(cells),
        by_row=made,
        by_column={column: Cell(samples=tuple(samples)) for column, samples in by_column.items()},
        whole=Cell(samples=tuple(whole)),
        single=single,
    )


class _Cells(Mapping[tuple[str, str], Cell]):
    """Cells, each made when it is asked for: there may be as many as steps."""

    def __init__(self, samples: Mapping[tuple[str, str], Sequence[Sample]]) -> None:
        self._samples = {place: tuple(those) for place, those in samples.items()}

    def __getitem__(self, place: tuple[str, str]) -> Cell:
        return Cell(samples=self._samples[place])

    def __contains__(self, place: object) -> bool:
        return place in self._samples

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._samples)

    def __len__(self) -> int:
        return len(self._samples)


def _different(samples: list[Sample]) -> list[Sample]:
    """Return each sample once."""
    return samples if len(samples) < 2 else list(dict.fromkeys(samples))


def _once(samples: list[Sample]) -> list[Sample]:
    """Return each sample once, those of one step as one."""
    if len(samples) < 2:
        return samples
    # By identity: steps are slow to compare, and two journeys may have equal ones. In two cells the same sample is one,
    # those of two personas are two.
    once = list(dict.fromkeys(samples))
    if len({id(sample.step) for sample in once}) == len(once):
        return once
    found: dict[int, list[Sample]] = {}
    for sample in once:
        found.setdefault(id(sample.step), []).append(sample)
    return [_joined(those) if len(those) > 1 else those[0] for those in found.values()]


def _joined(those: Sequence[Sample]) -> Sample:
    """Return the samples of one step as one."""
    one = those[0]
    scores = tuple([score for each in those for score in each.scores])
    return _made(one.journey, one.stage, one.step, scores, one.satisfaction)


def _worst(cell: Cell) -> tuple[bool, Number]:
    return cell.emotion is None, 0 if cell.emotion is None else cell.emotion


def _most_met(cell: Cell) -> tuple[int, int, bool, Number]:
    return -cell.journeys, -len(cell.samples), *_worst(cell)
