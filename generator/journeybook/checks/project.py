"""What a rule looks at: a loaded project, and what several rules would otherwise work out again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain

from journeybook.checks.facts import Facts, Inward, facts_of, inward
from journeybook.checks.grounds import evidence_of, metrics_of
from journeybook.checks.narratives import Narration, Piece, narrations, noted, told, translated
from journeybook.checks.texts import SHARED, Text, Things, texts_in, texts_of
from journeybook.config import Settings
from journeybook.insight.answers import Answers, answers
from journeybook.insight.scores import current_journeys, is_current, mean_score, scores_at
from journeybook.load import Loaded, TranslatedFile
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Lifecycle, Step
from journeybook.model.parts import Evidence, Metric, Opportunity
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Touchpoint
from journeybook.model.scale import Number
from journeybook.prose.fences import Fence, mermaid_fences
from journeybook.prose.targets import DOWNLOADS, PICTURES, anchors_of
from journeybook.source import Span


@dataclass(frozen=True)
class Project:
    """A loaded project as rules see it."""

    loaded: Loaded
    today: date = date.min
    """The day that ages are counted to; the first of all days where nobody named one, and then nothing has an age."""
    known: Mapping[str, Facts] = field(default_factory=dict)
    """By the paths of journeys: what need not be looked for again."""

    @property
    def catalogue(self) -> Catalogue:
        """Everything the project says."""
        return self.loaded.catalogue

    @property
    def settings(self) -> Settings:
        """The configuration."""
        return self.loaded.settings

    @property
    def files(self) -> Collection[str]:
        """The paths of all files of the project, pictures included."""
        return self.loaded.files

    @property
    def unread(self) -> Collection[str]:
        """The paths of content files that could not be read, so that no rule reports what follows from it."""
        return self.loaded.unread

    def prepare(self) -> None:
        """Work out what many rules look at, so that copies of this process need not."""
        _ = self.facts, self.offered, self.walked, self.answers, self.pains_met, self.offered_channels

    @cached_property
    def offered(self) -> tuple[Journey, ...]:
        """The journeys that others are to rely on, in review or published.

        Most rules on quality look at no others: a first draft is not told what every journey needs in the end, and
        nobody works on one that is retired.
        """
        return tuple(
            journey
            for journey in self.catalogue.journeys.values()
            if journey.status in (Lifecycle.REVIEW, Lifecycle.PUBLISHED)
        )

    @cached_property
    def offered_touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that these journeys use, in the order of the catalogue."""
        used = {name for facts in self._facts_of_offered for name, _ in facts.ways}
        return tuple(touchpoint for touchpoint in self.catalogue.touchpoints.values() if touchpoint.id in used)

    @cached_property
    def offered_channels(self) -> tuple[Channel, ...]:
        """The channels that these journeys go through, in the order of the catalogue."""
        known = self.catalogue
        used = {touchpoint.channel for touchpoint in self.offered_touchpoints}
        used |= {name for facts in self._facts_of_offered for _, name in facts.ways}
        return tuple(channel for channel in known.channels.values() if channel.id in used)

    @cached_property
    def offered_personas(self) -> tuple[Persona, ...]:
        """The personas that walk these journeys, in the order of the catalogue."""
        walking = {name for journey in self.offered for name in journey.personas}
        return tuple(persona for persona in self.catalogue.personas.values() if persona.id in walking)

    @cached_property
    def offered_opportunities(self) -> tuple[Opportunity, ...]:
        """The opportunities that would help in these journeys, in the order of the catalogue."""
        named = frozenset[str]().union(*(facts.opportunities for facts in self._facts_of_offered))
        return tuple(one for one in self.catalogue.opportunities.values() if one.id in named)

    @cached_property
    def offered_metrics(self) -> tuple[Metric, ...]:
        """The figures of these journeys and of the touchpoints in them."""
        return tuple(metrics_of(self.offered, self.offered_touchpoints))

    @cached_property
    def offered_evidence(self) -> tuple[Evidence, ...]:
        """The evidence of these journeys."""
        return tuple(evidence_of(self.offered))

    @cached_property
    def walked(self) -> tuple[Journey, ...]:
        """Those of these journeys that customers walk today: no intended ones."""
        return tuple(journey for journey in self.offered if is_current(journey))

    @cached_property
    def lows(self) -> Mapping[str, tuple[tuple[Step, Number], ...]]:
        """Journey walked today → its steps whose mean score is below the neutral one, with it."""
        middle = self.catalogue.scale.middle
        found = {}
        for journey in self.walked:
            means = ((step, mean_score(score for _, score in scores_at(journey, step))) for step in journey.steps)
            found[journey.id] = tuple((step, mean) for step, mean in means if mean is not None and mean < middle)
        return found

    @cached_property
    def pains_met(self) -> frozenset[str]:
        """The ids of the pain points that customers meet in these journeys today."""
        return frozenset[str]().union(*(self.facts[journey.origin.path].pains for journey in self.walked))

    @cached_property
    def opened(self) -> Mapping[str, tuple[tuple[Journey, Span], ...]]:
        """Journey id → the journeys with a step that it is the finer journey of, and where that is written."""
        found: dict[str, list[tuple[Journey, Span]]] = {}
        for journey in self.catalogue.journeys.values():
            for name, span in self.facts[journey.origin.path].opens:
                found.setdefault(name, []).append((journey, span))
        return {name: tuple(those) for name, those in found.items()}

    @cached_property
    def answers(self) -> Answers:
        """Which opportunity answers which pain point."""
        current = (
            facts for journey in current_journeys(self.catalogue) for facts in (self.facts[journey.origin.path],)
        )
        return answers(self.catalogue, chain.from_iterable(facts.met for facts in current))

    @cached_property
    def diagrams(self) -> tuple[tuple[Fence, Span], ...]:
        """The Mermaid diagrams in narratives, each with the place of its first line."""
        return tuple(
            (fence, Span(path, fence.line, 1, fence.line, 1))
            for path, markdown, line in self.pieces()
            for fence in mermaid_fences(markdown, line)
        )

    def offered_narratives(self) -> Iterator[Piece]:
        """Yield path, Markdown and first line of what is told in these journeys, in every language."""
        for journey in self.offered:
            yield from told(journey)
        paths = {journey.origin.path for journey in self.offered}
        yield from translated(file for file in self.loaded.translated_files if file.original in paths)

    @property
    def texts(self) -> Iterator[Text]:
        """What readers read in the journeys that are offered, and of the personas and places in them."""
        return chain(chain.from_iterable(self._texts.values()), chain.from_iterable(self._texts_of_met.values()))

    @cached_property
    def _texts(self) -> Mapping[tuple[str, str], tuple[Text, ...]]:
        return _by_field(texts_in(self.loaded, self.offered))

    @cached_property
    def _texts_of_met(self) -> Mapping[tuple[str, str], tuple[Text, ...]]:
        return _by_field(texts_of(self.loaded, self.met))

    @cached_property
    def met(self) -> Things:
        """The personas, touchpoints, channels and phases that the offered journeys meet."""
        known = self.catalogue
        phases = {name for facts in self._facts_of_offered for name in facts.phases}
        ways = {way for facts in self._facts_of_offered for way in facts.ways}
        places = [known.touchpoints.get(touchpoint or "") for touchpoint, _ in ways]
        through = {
            channel or (place.channel if place else None) for place, (_, channel) in zip(places, ways, strict=True)
        }
        return {
            **{("persona", one.id): one for one in self.offered_personas},
            **{("phase", one.id): one for one in known.phases.values() if one.id in phases},
            **{("touchpoint", one.id): one for one in self.offered_touchpoints},
            **{("channel", one.id): one for one in known.channels.values() if one.id in through},
        }

    def texts_of(self, kind: str, field: str) -> tuple[Text, ...]:
        """Return what is written in one field of one kind of thing, `step` or `touchpoint`, in every language."""
        return (self._texts_of_met if kind in SHARED else self._texts).get((kind, field), ())

    def titles(self, *kinds: str) -> Iterator[Text]:
        """Yield the titles of some kinds of things, in every language."""
        for kind in kinds:
            yield from self.texts_of(kind, "title")

    def titles_by_journey(self, kind: str) -> Iterator[tuple[str, tuple[Text, ...]]]:
        """Yield the id of each journey with the titles of one kind of thing in it, once for each language."""
        found: dict[tuple[str, str], list[Text]] = {}
        for title in self.titles(kind):
            found.setdefault((title.journey, title.language), []).append(title)
        yield from ((journey, tuple(titles)) for (journey, _), titles in found.items())

    def age_of(self, day: date | None) -> int:
        """Return how many days ago a day was; negative for one to come, 0 where it or today is not known."""
        return 0 if day is None or self.today == date.min else (self.today - day).days

    def with_dates_before(self, days: int) -> Iterator[Journey]:
        """Yield the offered journeys with a figure or a piece of evidence of more than so many days ago."""
        for journey in self.offered:
            dates = self.facts[journey.origin.path].dates
            if dates and self.age_of(dates[0]) > days:
                yield journey

    def with_dates_to_come(self) -> Iterator[Journey]:
        """Yield the offered journeys with a figure or a piece of evidence that is dated after today."""
        for journey in self.offered:
            dates = self.facts[journey.origin.path].dates
            if dates and self.age_of(dates[1]) < 0:
                yield journey

    @property
    def persona_names(self) -> frozenset[str]:
        """What the personas are called in short."""
        return frozenset(persona.name for persona in self.catalogue.personas.values())

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """What is asked of each journey, by the path of its file, in the order of the catalogue."""
        middle = self.catalogue.scale.middle
        return {
            path: self.known.get(path) or facts_of(journey, self.narrations_in(journey), middle)
            for path, journey in self.journeys_by_path.items()
        }

    @cached_property
    def _facts_of_offered(self) -> tuple[Facts, ...]:
        return tuple(self.facts[journey.origin.path] for journey in self.offered)

    @cached_property
    def journeys_by_path(self) -> Mapping[str, Journey]:
        """The journeys by the files they stand in."""
        return {journey.origin.path: journey for journey in self.catalogue.journeys.values()}

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """Path of a translation → path of the file it translates."""
        return {file.path: file.original for file in self.loaded.translated_files if file.original}

    def catalogue_at(self, path: str) -> Catalogue:
        """Return the catalogue in which the links of a file are looked up: all have the same ids and files."""
        return self._catalogues_by_path.get(path, self.catalogue)

    @cached_property
    def _catalogues_by_path(self) -> Mapping[str, Catalogue]:
        # Not the catalogues of the languages themselves: a check needs none of their texts.
        files: dict[str, list[TranslatedFile]] = {}
        for file in self.loaded.translated_files:
            files.setdefault(file.language, []).append(file)
        found: dict[str, Catalogue] = {}
        for language, those in files.items():
            translated = {file.original: file.path for file in those}
            catalogue = replace(self.catalogue, language=language, translated=translated)
            found |= {file.path: catalogue for file in those}
        return found

    @cached_property
    def pictures(self) -> tuple[str, ...]:
        """The paths of files that a page may show."""
        return tuple(sorted(self.shown))

    @cached_property
    def shown(self) -> frozenset[str]:
        """The same, for asking whether one is among them."""
        return frozenset(path for path in self.files if path.lower().endswith(PICTURES))

    @cached_property
    def inward(self) -> tuple[Inward, ...]:
        """Every address in narratives and fields that leads to something of the project itself, or should."""
        return (*chain.from_iterable(facts.inward for facts in self.facts.values()), *inward(self.narrations_beyond))

    def is_there(self, one: Inward) -> bool:
        """Say whether a link surely leads somewhere: quickly, for most of them do."""
        journey = self.journeys_by_path.get(one.file)
        if journey is None:
            return one.file in self._offered_files
        return not one.anchor or one.anchor in self.anchors_of(journey.id)

    def anchors_of(self, name: str) -> frozenset[str]:
        """Return the ids that a link may point at on the page of a journey."""
        if name not in self._anchors:
            journey = self.catalogue.journeys[name]
            self._anchors[name] = anchors_of(journey, self.facts[journey.origin.path].ids.splitlines())
        return self._anchors[name]

    @cached_property
    def _anchors(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _offered_files(self) -> frozenset[str]:
        personas = frozenset(persona.origin.path for persona in self.catalogue.personas.values())
        return personas | {path for path in self.files if path.lower().endswith(DOWNLOADS)}

    @cached_property
    def linkable(self) -> tuple[str, ...]:
        """The paths of files that a link may lead to: those with a page, and those that are copied into the site."""
        catalogue = self.catalogue
        return (
            *self.journeys_by_path,
            *(persona.origin.path for persona in catalogue.personas.values()),
            *(channel.body_path for channel in catalogue.channels.values() if channel.body_path),
            *(touchpoint.body_path for touchpoint in catalogue.touchpoints.values() if touchpoint.body_path),
            *sorted(path for path in self.files if path.lower().endswith(DOWNLOADS)),
        )

    @cached_property
    def translations(self) -> Mapping[str, tuple[TranslatedFile, ...]]:
        """Path of a file → the translations of it."""
        found: dict[str, list[TranslatedFile]] = {}
        for file in self.loaded.translated_files:
            found.setdefault(file.original, []).append(file)
        return {path: tuple(files) for path, files in found.items()}

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """Path of a journey or of a translation of one → path of that journey."""
        own = {path: path for path in self.journeys_by_path}
        own |= {file.path: path for path in own for file in self.translations.get(path, ())}
        return own

    def pieces(self) -> Iterator[Piece]:
        """Yield path, text and first line of every narrative."""
        for journey in self.catalogue.journeys.values():
            yield from told(journey)
        yield from noted(self.catalogue)
        yield from translated(self.loaded.translated_files)

    @cached_property
    def narrations(self) -> tuple[Narration, ...]:
        """Every piece of Markdown that holds a link, a picture or raw HTML."""
        return tuple(narrations(self.pieces(), self.loaded.drafts))

    def narrations_in(self, journey: Journey) -> Iterator[Narration]:
        """Yield those of one journey and its translations."""
        files = self.translations.get(journey.origin.path, ())
        return narrations(chain(told(journey), translated(files)), self.loaded.drafts)

    @cached_property
    def narrations_beyond(self) -> tuple[Narration, ...]:
        """Those that stand in the file of no journey, and in no translation of one."""
        files = (file for file in self.loaded.translated_files if file.original not in self.journeys_by_path)
        return tuple(narrations(chain(noted(self.catalogue), translated(files)), self.loaded.drafts))


def _by_field(found: Iterable[Text]) -> Mapping[tuple[str, str], tuple[Text, ...]]:
    """Return texts by kind and field."""
    groups: dict[tuple[str, str], list[Text]] = {}
    for text in found:
        groups.setdefault((text.kind, text.field), []).append(text)
    return {key: tuple(those) for key, those in groups.items()}
