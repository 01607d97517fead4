"""The same steps as different personas walk them: where they part and by how much, and what differs on the way.

Over one journey, or over any steps of several. Knows only what was written: who has no score at a step is compared with
nobody there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeybook.insight.comparable import compared_in, is_compared
from journeybook.insight.durations import total_seconds
from journeybook.insight.scores import mean_score, scores_at
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.scale import Number

Ground = Sequence[tuple[Journey, Stage, Step]]
"""Steps and where they stand."""
_FeltAt = tuple[tuple[Journey, Stage, Step], tuple[str, ...], tuple[tuple[str, Number], ...], Number]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStep:
    """A step and how each persona feels there."""

    journey: Journey
    stage: Stage
    step: Step
    walkers: tuple[str, ...]
    """Those of the compared personas who walk it."""
    scores: tuple[tuple[str, Number], ...]
    """Persona → score, of those who walk it and have one."""
    gap: Number
    """How far the best and the worst score are apart; 0 with fewer than two scores."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.journey, self.stage, self.step)

    @property
    def better(self) -> tuple[str, ...]:
        """Who has the best score."""
        best = max((score for _, score in self.scores), default=0)
        return tuple(name for name, score in self.scores if score == best)

    @property
    def worse(self) -> tuple[str, ...]:
        """Who has the worst score."""
        worst = min((score for _, score in self.scores), default=0)
        return tuple(name for name, score in self.scores if score == worst)

    def score_of(self, persona: str) -> Number | None:
        """Return how a persona feels there; None where it does not walk the step or nobody said."""
        return next((score for name, score in self.scores if name == persona), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """How one persona feels over all."""

    persona: str
    scores: tuple[Number, ...]
    """Its scores in order."""
    mean: Number | None
    """As it is shown, to one decimal; None without scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk(Felt):
    """What one persona goes through."""

    steps: tuple[SharedStep, ...]
    """Those it walks, in order."""
    seconds: int
    """How long its steps take; 0 where nobody wrote it, where they are met in no order, and over several journeys."""
    pains: tuple[str, ...]
    """The different pain points it meets, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A channel or a pain point, and who meets it where."""

    id: str
    places: tuple[tuple[str, tuple[Place, ...]], ...]
    """Persona → where; only those who meet it, in the order of the personas."""
    passed: tuple[str, ...]
    """Who walks one of the journeys in which it is met, and does not meet it."""

    @property
    def who(self) -> tuple[str, ...]:
        """Who meets it."""
        return tuple(name for name, _ in self.places)

    def of(self, persona: str) -> tuple[Place, ...]:
        """Return where a persona meets it."""
        return next((places for name, places in self.places if name == persona), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """How several personas feel over the same ground."""

    parted: tuple[SharedStep, ...]
    """The steps at which they feel differently, in order."""
    walks: tuple[Felt, ...]
    """One a persona, in the order written."""

    @property
    def partings(self) -> tuple[SharedStep, ...]:
        """The same, the greatest gap first, then in order."""
        return tuple(sorted(self.parted, key=lambda step: -step.gap))

    @property
    def widest(self) -> tuple[SharedStep, ...]:
        """The steps with the three greatest gaps, and those that are no less apart; in order."""
        least = min((step.gap for step in self.partings[:3]), default=0)
        return tuple(step for step in self.parted if step.gap >= least)

    @property
    def ends(self) -> tuple[tuple[Felt, ...], tuple[Felt, ...]]:
        """Who has the best mean and who has the worst; nobody where they are not apart."""
        ranked = self.ranked
        if not self.gap:
            return (), ()
        best, worst = ranked[0].mean, ranked[-1].mean
        return tuple(one for one in ranked if one.mean == best), tuple(one for one in ranked if one.mean == worst)

    @property
    def ranked(self) -> tuple[Felt, ...]:
        """The walks with scores, best mean first."""
        return tuple(sorted((walk for walk in self.walks if walk.scores), key=lambda walk: -(walk.mean or 0)))

    @property
    def gap(self) -> Number:
        """How far the best and the worst mean are apart; 0 with fewer than two means."""
        return gap_of(walk.mean for walk in self.walks if walk.mean is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide(Apart):
    """What several personas go through on the same ground."""

    steps: tuple[SharedStep, ...]
    """All, in order; also those that one persona walks alone."""
    walks: tuple[Walk, ...]
    """One a persona, in the order written."""
    channels: tuple[Share, ...]
    """Those that somebody meets; what most of the personas meet last, of equal ones the most met first."""
    pains: tuple[Share, ...]
    """Those that somebody walks past without meeting them first; then so too, of equal ones the gravest first."""

    def differing(self, shares: tuple[Share, ...]) -> tuple[Share, ...]:
        """Return of channels or pain points those that not all personas meet."""
        return tuple(share for share in shares if len(share.places) < len(self.walks))


def journey_sides(journey: Journey, catalogue: Catalogue) -> SideBySide | None:
    """Return the personas of a journey side by side; None where there is nothing to compare."""
    if not is_compared(journey, catalogue):
        return None
    personas = compared_in(journey, catalogue)
    places = tuple((journey, stage, step) for stage, step in journey.walk())
    times = {name: total_seconds(journey, name) for name in personas}
    return side_by_side(places, personas, times, catalogue, whole=True)


def journey_apart(journey: Journey, catalogue: Catalogue) -> Apart | None:
    """Return how the personas of a journey feel, of what `journey_sides` says; None where that says nothing."""
    if not is_compared(journey, catalogue):
        return None
    return apart_over(tuple((journey, stage, step) for stage, step in journey.walk()), compared_in(journey, catalogue))


def journey_gap(journey: Journey, catalogue: Catalogue) -> Number:
    """Return the gap of a journey's sides, without looking at anything else of them."""
    scores: dict[str | None, list[Number]] = {name: [] for name in compared_in(journey, catalogue)}
    for step in journey.steps:
        for name, score in scores_at(journey, step):
            if name in scores:
                scores[name].append(score)
    return gap_of(mean for own in scores.values() if (mean := mean_score(own)) is not None)


def apart_over(places: Ground, personas: Sequence[str]) -> Apart:
    """Return how personas feel over some steps."""
    found: dict[str, list[Number]] = {name: [] for name in personas}
    parted = []
    for place, walkers, felt, gap in _felt(places, personas):
        for name, score in felt:
            found[name].append(score)
        if gap:
            parted.append(_shared(place, walkers, felt, gap))
    every = ((name, tuple(own)) for name, own in found.items())
    return Apart(
        parted=tuple(parted),
        walks=tuple(Felt(persona=name, scores=scores, mean=mean_score(scores)) for name, scores in every),
    )


def side_by_side(
    places: Ground,
    personas: Sequence[str],
    times: dict[str, int],
    catalogue: Catalogue,
    *,
    whole: bool,
) -> SideBySide:
    """Return personas over places; with `whole`, what hangs on the journey is met there too."""
    steps = tuple(_shared(*one) for one in _felt(places, personas))
    scores = _scores(steps, personas)
    own: dict[str, list[SharedStep]] = {name: [] for name in personas}
    for one in steps:
        for name in one.walkers:
            own[name].append(one)
    met = {name: _pains_met(walked, whole=whole) for name, walked in own.items()}
    used = {name: _channels_used(walked, catalogue) for name, walked in own.items()}
    known = catalogue.pains
    there: dict[str, dict[str, None]] = {}
    for one in steps:
        there.setdefault(one.journey.id, {}).update(dict.fromkeys(one.walkers))
    pains = [share for share in _shares(met, there) if share.id in known]
    return SideBySide(
        steps=steps,
        parted=tuple(step for step in steps if step.gap),
        walks=tuple(
            Walk(
                persona=name,
                steps=tuple(walked),
                seconds=times.get(name, 0),
                pains=tuple(pain for pain in met[name] if pain in known),
                scores=tuple(scores[name]),
                mean=mean_score(scores[name]),
            )
            for name, walked in own.items()
        ),
        channels=tuple(sorted(_shares(used, there), key=lambda share: (len(share.places), -_times(share)))),
        pains=tuple(sorted(pains, key=lambda share: _weight(share, known[share.id].severity or 0))),
    )


def gap_of(scores: Iterable[Number]) -> Number:
    """Return how far the highest and the lowest score are apart; 0 with fewer than two."""
    known = tuple(scores)
    # Rounded, because 3.3 - 2.1 is not 1.2 to a computer, and two equal gaps must be equal.
    return round(max(known) - min(known), 6) if len(known) > 1 else 0


def _felt(places: Ground, personas: Iterable[str]) -> Iterator[_FeltAt]:
    """Yield each step with who walks it, how these feel there, and how far apart."""
    ranks = {name: at for at, name in enumerate(personas)}
    compared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for place in places:
        journey, _, step = place
        named = journey.walked_by(step)
        walkers = compared.get(named)
        if walkers is None:
            walkers = tuple(sorted({name for name in named if name in ranks}, key=ranks.__getitem__))
            compared[named] = walkers
        scores = dict(scores_at(journey, step))
        felt = tuple([(name, scores[name]) for name in walkers if name in scores])
        yield place, walkers, felt, gap_of([score for _, score in felt]) if len(felt) > 1 else 0


def _shared(
    place: tuple[Journey, Stage, Step], walkers: tuple[str, ...], felt: tuple[tuple[str, Number], ...], gap: Number
) -> SharedStep:
    journey, stage, step = place
    return SharedStep(journey=journey, stage=stage, step=step, walkers=walkers, scores=felt, gap=gap)


def _scores(steps: Iterable[SharedStep], personas: Iterable[str]) -> dict[str, list[Number]]:
    """Return persona → its scores in order."""
    found: dict[str, list[Number]] = {name: [] for name in personas}
    for one in steps:
        for name, score in one.scores:
            found[name].append(score)
    return found


def _channels_used(walked: Iterable[SharedStep], catalogue: Catalogue) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for one in walked:
        if channel := catalogue.channel_of(one.step):
            found.setdefault(channel.id, []).append(one.place)
    return found


def _pains_met(walked: Iterable[SharedStep], *, whole: bool) -> dict[str, list[Place]]:
    """Return pain → where it is met on a way: at its steps, in their stages, and in the whole journey."""
    found: dict[str, list[Place]] = {}
    entered: set[tuple[str, str]] = set()
    for one in walked:
        for place in _entered(one, entered, whole=whole):
            for pain in dict.fromkeys(place.holder.pains):
                found.setdefault(pain, []).append(place)
    return found


def _entered(one: SharedStep, entered: set[tuple[str, str]], *, whole: bool) -> Iterator[Place]:
    """Yield the journey and the stage of a step when it is the first there, and the step."""
    journey, stage = one.journey, one.stage
    if whole and (journey.id, "") not in entered:
        yield Place(journey)
    if (journey.id, stage.id) not in entered:
        yield Place(journey, stage)
    entered.update({(journey.id, ""), (journey.id, stage.id)})
    yield one.place


def _shares(by_persona: Mapping[str, Mapping[str, list[Place]]], there: Mapping[str, Iterable[str]]) -> list[Share]:
    """Turn persona → thing → places into things with their personas, in the order first met.

    `there` says who walks each journey.
    """
    found: dict[str, list[tuple[str, tuple[Place, ...]]]] = {}
    for name, things in by_persona.items():
        for thing, places in things.items():
            found.setdefault(thing, []).append((name, tuple(places)))
    made = []
    for thing, met in found.items():
        who = {name for name, _ in met}
        journeys = dict.fromkeys(place.journey.id for _, places in met for place in places)
        passed = dict.fromkeys(name for journey in journeys for name in there[journey] if name not in who)
        made.append(Share(id=thing, places=tuple(met), passed=tuple(passed)))
    return made


def _weight(share: Share, severity: int) -> tuple[bool, int, int, int]:
    return not share.passed, len(share.places), -severity, -_times(share)


def _times(share: Share) -> int:
    return sum(len(places) for _, places in share.places)
