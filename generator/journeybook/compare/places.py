"""Which files are still there under another name. Knows no Git: what is in a file tells which one it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from journeybook.compare.catalogues import Comparison
from journeybook.compare.change import Thing
from journeybook.model.catalogue import Catalogue


def moved_files(
    old: Mapping[str, str], new: Mapping[str, str], was: Catalogue, now: Catalogue, comparison: Comparison
) -> dict[str, str]:
    """Return the paths of files that have another one now: as it was → as it is.

    `old` and `new` are the texts of both sides by path, `comparison` that of their catalogues: a file is the one that
    holds the same thing, or else the same text, or else the translation of a file that was moved.
    """
    gone = {path for path in old if path not in new}
    come = {path for path in new if path not in old}
    moved: dict[str, str] = {}
    for before, after in chain(_same_things(was, now, comparison), _same_texts(gone, come, old, new)):
        if before in gone and after in come:
            moved[before] = after
            gone.discard(before)
            come.discard(after)
    for before, after in tuple(moved.items()):
        stem, other = before.removesuffix(".md"), after.removesuffix(".md")
        for path in sorted(gone):
            name = f"{other}{path.removeprefix(stem)}"
            if path.startswith(f"{stem}.") and name in come:
                moved[path] = name
                gone.discard(path)
                come.discard(name)
    return moved


def _same_things(was: Catalogue, now: Catalogue, comparison: Comparison) -> Iterator[tuple[str, str]]:
    for thing in (Thing.JOURNEY, Thing.PERSONA, Thing.CHANNEL, Thing.TOUCHPOINT):
        names = comparison.renamed.get(thing, {})
        here = _files_of(now, thing)
        for name, path in _files_of(was, thing).items():
            other = here.get(names.get(name, name))
            if other is not None:
                yield path, other


def _files_of(catalogue: Catalogue, thing: Thing) -> dict[str, str]:
    """Return the files that hold one thing each, by its id."""
    if thing is Thing.JOURNEY:
        return {name: one.origin.path for name, one in catalogue.journeys.items()}
    if thing is Thing.PERSONA:
        return {name: one.origin.path for name, one in catalogue.personas.items()}
    if thing is Thing.CHANNEL:
        return {name: one.body_path for name, one in catalogue.channels.items() if one.body_path}
    return {name: one.body_path for name, one in catalogue.touchpoints.items() if one.body_path}


def _same_texts(
    gone: Iterable[str], come: Iterable[str], old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    by_text: dict[str, list[str]] = defaultdict(list)
    for path in sorted(come, reverse=True):
        by_text[new[path]].append(path)
    for path in sorted(gone):
        if old[path].strip() and by_text[old[path]]:
            yield path, by_text[old[path]].pop()
