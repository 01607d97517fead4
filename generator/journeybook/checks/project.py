"""What a rule looks at: a loaded project, and what several rules would otherwise work out again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain

from journeybook.checks.grounds import evidence_of, metrics_of
from journeybook.checks.texts import Text, texts
from journeybook.config import Settings
from journeybook.insight.answers import Answers, answers
from journeybook.insight.scores import is_current, mean_score, scores_at
from journeybook.load import Loaded, TranslatedFile
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Lifecycle, Step
from journeybook.model.parts import Evidence, Metric, Opportunity
from journeybook.model.persona import Persona
from journeybook.model.place import Channel, Touchpoint
from journeybook.model.scale import Number
from journeybook.prose.fences import Fence, mermaid_fences
from journeybook.prose.links import ProseLink, RawHtml, scan
from journeybook.prose.targets import DOWNLOADS, PICTURES
from journeybook.source import Mark, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Narration:
    """A piece of Markdown, with the links, pictures and raw HTML in it."""

    path: str
    """The file it stands in."""
    links: tuple[ProseLink, ...]
    """Links and pictures, in order."""
    html: tuple[RawHtml, ...]

    def span(self, mark: Mark) -> Span:
        """Return the span of a mark in this file."""
        return Span.of(self.path, mark)


@dataclass(frozen=True)
class Project:
    """A loaded project as rules see it."""

    loaded: Loaded
    today: date = date.min
    """The day that ages are counted to; the first of all days where nobody named one, and then nothing has an age."""

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
        _ = self.offered, self.walked, self.lows, self.answers, self.texts, self._texts_by_field, self.narrations

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
        used = {step.touchpoint for journey in self.offered for step in journey.steps}
        return tuple(touchpoint for touchpoint in self.catalogue.touchpoints.values() if touchpoint.id in used)

    @cached_property
    def offered_channels(self) -> tuple[Channel, ...]:
        """The channels that these journeys go through, in the order of the catalogue."""
        known = self.catalogue
        used = {touchpoint.channel for touchpoint in self.offered_touchpoints}
        used |= {step.channel for journey in self.offered for step in journey.steps}
        return tuple(channel for channel in known.channels.values() if channel.id in used)

    @cached_property
    def offered_personas(self) -> tuple[Persona, ...]:
        """The personas that walk these journeys, in the order of the catalogue."""
        walking = {name for journey in self.offered for name in journey.personas}
        return tuple(persona for persona in self.catalogue.personas.values() if persona.id in walking)

    @cached_property
    def offered_opportunities(self) -> tuple[Opportunity, ...]:
        """The opportunities that would help in these journeys, in the order of the catalogue."""
        named = {name for journey in self.offered for holder in journey.holders for name in holder.opportunities}
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
        return frozenset(name for journey in self.walked for holder in journey.holders for name in holder.pains)

    @cached_property
    def answers(self) -> Answers:
        """Which opportunity answers which pain point."""
        return answers(self.catalogue)

    @cached_property
    def diagrams(self) -> tuple[tuple[Fence, Span], ...]:
        """The Mermaid diagrams in narratives, each with the place of its first line."""
        pieces = chain(_markdown(self.catalogue), _translated(self.loaded.translated_files))
        return tuple(
            (fence, Span(path, fence.line, 1, fence.line, 1))
            for path, markdown, line in pieces
            for fence in mermaid_fences(markdown, line)
        )

    def offered_narratives(self) -> Iterator[tuple[str, str, int]]:
        """Yield path, Markdown and first line of what is told in these journeys, in every language."""
        paths = {journey.origin.path for journey in self.offered}
        for path, markdown, line in _markdown(self.catalogue):
            if path in paths:
                yield path, markdown, line
        yield from _translated(file for file in self.loaded.translated_files if file.original in paths)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """What readers read in the journeys that are offered, and of the personas and places in them."""
        return tuple(texts(self.loaded, self.offered))

    @cached_property
    def _texts_by_field(self) -> Mapping[tuple[str, str], tuple[Text, ...]]:
        found: dict[tuple[str, str], list[Text]] = {}
        for text in self.texts:
            found.setdefault((text.kind, text.field), []).append(text)
        return {key: tuple(those) for key, those in found.items()}

    def texts_of(self, kind: str, field: str) -> tuple[Text, ...]:
        """Return what is written in one field of one kind of thing, `step` or `touchpoint`, in every language."""
        return self._texts_by_field.get((kind, field), ())

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
        return tuple(sorted(path for path in self.files if path.lower().endswith(PICTURES)))

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
    def narrations(self) -> tuple[Narration, ...]:
        """Every piece of Markdown that holds a link, a picture or raw HTML."""
        return tuple(self._narrations())

    def _narrations(self) -> Iterator[Narration]:
        drafts = self.loaded.drafts
        for path, markdown, line in chain(_markdown(self.catalogue), _translated(self.loaded.translated_files)):
            # What could be read for each file alone was, when the file was.
            known = drafts[path].prose.get(line) if path in drafts else None
            found = scan(markdown, line) if known is None else known
            if found:
                yield Narration(
                    path=path,
                    links=tuple(thing for thing in found if isinstance(thing, ProseLink)),
                    html=tuple(thing for thing in found if isinstance(thing, RawHtml)),
                )


def _markdown(catalogue: Catalogue) -> Iterator[tuple[str, str, int]]:
    """Yield path, text and first line of every narrative."""
    for journey in catalogue.journeys.values():
        path, narrative = journey.origin.path, journey.narrative
        yield path, narrative.introduction, narrative.line
        for section in narrative.sections:
            yield path, section.markdown, section.line
    for persona in catalogue.personas.values():
        yield persona.origin.path, persona.body, persona.body_line
    places: tuple[Channel | Touchpoint, ...] = (*catalogue.channels.values(), *catalogue.touchpoints.values())
    for place in places:
        yield place.body_path, place.body, place.body_line


def _translated(files: Iterable[TranslatedFile]) -> Iterator[tuple[str, str, int]]:
    """Yield path, text and first line of every piece of Markdown that translations have."""
    for file in files:
        if file.counts:
            yield file.path, file.narrative.introduction, file.narrative.line
            for section in file.narrative.sections:
                yield file.path, section.markdown, section.line
