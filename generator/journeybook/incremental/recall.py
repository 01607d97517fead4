"""What need not be asked again: of most notes it is known what they can depend on, and mostly that has not changed.

A journey's outline and its aspects are as they were where its file is; what is worked out of all journeys is as it was
where the outlines are, the aspects that it reads, and what is no journey. So the edit of one thought leaves hardly
anything to ask. What stands here of a value a test works out anew, and listens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from journeybook.incremental.aspects import ASPECTS, CARE, FEELINGS, FIGURES, NAMES, OUTLINE, PAINS, TRUTHS, WAYS, WORDS
from journeybook.incremental.notes import Notes
from journeybook.incremental.reads import MARK, ONE

TODAY = "today"
"""What is counted to the day on which a site is built changes with that."""
MADE_OF: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "catalogue.phases",
            "catalogue.channels",
            "catalogue.touchpoints",
            "catalogue.personas",
            "catalogue.journeys",
            "catalogue.translated",
            "catalogue.phase_sets",
            "catalogue.originals",
            "catalogue.touchpoints_by_channel",
            "catalogue.journeys_by_persona",
            "catalogue.stages_by_phase",
            "catalogue.parents",
            "catalogue.to_bes",
            "catalogue.places_by_pain",
            "catalogue.pains_of_journeys",
            "catalogue.places_by_opportunity",
            "catalogue.moves",
            "things_by_path",
            "glossary",
            "letters",
            "people",
        ),
        frozenset[str](),
    ),
    **dict.fromkeys(
        (
            "catalogue.steps_by_touchpoint",
            "catalogue.steps_by_channel",
            "catalogue.moves_by_channel",
            "flow",
            "flow_by_channel",
        ),
        frozenset({WAYS}),
    ),
    **dict.fromkeys(
        ("areas", "area_anchors", "area_pages", "journeys_around", "index", "groups", "curves", "curve_groups"),
        frozenset({NAMES}),
    ),
    **dict.fromkeys(
        (
            "catalogue.pains",
            "catalogue.opportunities",
            "priorities.items",
            "priorities.by_id",
            "priorities.across",
            "priorities.up",
            "priorities.ranked",
            "register",
            "register_groups",
            "pains",
            "pains_by_id",
            "pain_leaves",
        ),
        frozenset({PAINS}),
    ),
    **dict.fromkeys(("comparisons", "to_bes"), frozenset({FEELINGS})),
    "mark_values": frozenset({NAMES, PAINS, CARE}),
    "standing": frozenset({CARE, FEELINGS, FIGURES, PAINS, TODAY, TRUTHS}),
    "today": frozenset({TODAY}),
}
"""A value of a site → the aspects of journeys that it is worked out of. Beside these, nothing but outlines, and what
`Digests.rest` has: neither words nor what checks and history say.
"""


def held(known: Notes, digest_of: Callable[[str], str]) -> frozenset[str]:
    """Return what is noted of the files of journeys and personas that say what they said."""
    words = known.parts(WORDS) if WORDS in known.sources else ()
    digests = known.digests(WORDS) if words else ()
    return frozenset(
        part for part, digest in zip(words, digests, strict=True) if digest_of(f"{WORDS}{MARK}{part}") == digest
    )


def doubtful(
    known: Notes,
    same: frozenset[str],
    paths: Iterable[str],
    digest_of: Callable[[str], str],
    *,
    others: frozenset[str] | None,
) -> Mapping[str, Sequence[int]]:
    """Return the places of the notes that are known and may have another digest now, by source.

    `same` are the files that are `held`, `paths` those of all journeys and personas of now. `others` is what has
    changed beside aspects of journeys; None where that may be anything.
    """
    sources = frozenset(known.sources)
    words = known.parts(WORDS) if WORDS in sources else ()
    unlike = [at for at, part in enumerate(words) if part not in same]
    changed = {
        name
        for at in unlike
        for name in _OF_FILES
        if digest_of(name + MARK + words[at]) != (known.known(name, words[at]) if name in sources else None)
    }
    there = frozenset(words)
    lists = others is not None and OUTLINE not in changed and all(ONE + path in there for path in paths)
    changed |= others or frozenset()
    found: dict[str, Sequence[int]] = {}
    for source in known.sources:
        name = source.partition(".")[2]
        if source in _OF_FILES:
            is_alike = WORDS in sources and known.alike(source, WORDS)  # as when all of them were noted at once
            parts = () if is_alike else known.parts(source)
            places: Sequence[int] = unlike if is_alike else [at for at, part in enumerate(parts) if part not in same]
        elif lists and name in MADE_OF and changed.isdisjoint(MADE_OF[name]):
            continue
        else:
            places = range(len(known.parts(source)))
        if places:
            found[source] = places
    return found


def number_all(notes: Notes, paths: Iterable[str]) -> None:
    """Give notes on all aspects of the files at these paths their numbers, one source like the other.

    They will be noted anyway, and are read in no time where all sources of aspects are alike.
    """
    every = tuple(paths)
    for name in (WORDS, *sorted(_OF_FILES - {WORDS})):
        for path in every:
            notes.number(name + MARK + ONE + path)


_OF_FILES = frozenset({OUTLINE, *ASPECTS})
