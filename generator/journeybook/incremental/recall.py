"""What need not be asked again: of most notes it is known what they can depend on, and mostly that has not changed.

A journey's outline and its aspects are as they were where its file is; what is worked out of all journeys is as it was
where the outlines are, the aspects that it reads, and what is no journey. So the edit of one thought leaves hardly
anything to ask. What stands here of a value a test works out anew, and listens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from journeybook.incremental.aspects import ASPECTS, CARE, FEELINGS, NAMES, OUTLINE, PAINS, WAYS, WORDS
from journeybook.incremental.reads import MARK, ONE

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
}
"""A value of a site → the aspects of journeys that it is worked out of. Beside these, nothing but outlines, and what
`Digests.rest` has: neither words nor what checks and history say.
"""


def recalled(
    known: Mapping[str, str], paths: Iterable[str], digest_of: Callable[[str], str], *, same_rest: bool
) -> Mapping[str, str]:
    """Return those of the notes that are known, with their digests, that cannot have another one now.

    `paths` are the files of all journeys and personas of now; `same_rest` says whether all else is as it was.
    """
    changed: set[str] = set()
    held: set[str] = set()
    words = {note: digest for note, digest in known.items() if note.startswith(_WORDS)}
    for note, digest in words.items():
        path = note.removeprefix(_WORDS)
        if digest_of(note) == digest:
            held.add(ONE + path)
        else:
            beside = ((aspect, f"{aspect}{MARK}{ONE}{path}") for aspect in (OUTLINE, *ASPECTS))
            changed.update(aspect for aspect, one in beside if digest_of(one) != known.get(one))
    lists = same_rest and OUTLINE not in changed and all(_WORDS + path in words for path in paths)
    # Tens of thousands of notes have few sources.
    same: dict[str, str] = {}
    holds: dict[str, bool] = {}
    for note, digest in known.items():
        source, _, part = note.partition(MARK)
        if source in _OF_FILES:
            if part in held:
                same[note] = digest
            continue
        if source not in holds:
            name = source.partition(".")[2]
            holds[source] = lists and name in MADE_OF and changed.isdisjoint(MADE_OF[name])
        if holds[source]:
            same[note] = digest
    return same


_OF_FILES = frozenset({OUTLINE, *ASPECTS})
_WORDS = WORDS + MARK + ONE
