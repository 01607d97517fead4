"""What of a journey is known apart from the rest: whoever reads it depends on it, and nobody else does."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from journeybook import pipeline
from journeybook.incremental import aspects
from journeybook.incremental.aspects import ASPECTS, STEPS, heard
from journeybook.incremental.digests import Digests
from journeybook.incremental.notes import Notes
from journeybook.incremental.reads import Reads
from journeybook.incremental.recall import MADE_OF
from journeybook.incremental.watched import watched
from journeybook.model.journey import Journey
from journeybook.pages.context import SiteContext
from journeybook.render import compiled
from tests.incremental.projects import BASE, write
from tests.incremental.test_made import changed, root  # noqa: F401  # a fixture

LAMP = "journeys/lamp.md"
OVERVIEWS = {
    "heat-maps/index.html", "side-by-side/index.html", "side-by-side/lamp.html", "side-by-side/phases/before.html",
    "phases/index.html", "touchpoints/index.html", "touchpoints/product-page.html", "channels/index.html",
    "channels/web.html", "flow/index.html", "personas/ana.html", "pains/index.html", "opportunities/index.html",
    "atlas/index.html", "recent/index.html", "journeys/returning.html",
}  # fmt: skip


def test_another_thought_leaves_what_is_drawn_of_all_journeys_as_it_was(root: Path) -> None:  # noqa: F811
    found = changed(root, LAMP, "How large is it?", "How small is it?")
    assert "journeys/lamp.html" in found
    assert not OVERVIEWS & found
    assert len(found) < 15  # of two languages


def test_another_text_below_a_journey_leaves_what_is_drawn_of_all_journeys_as_it_was(root: Path) -> None:  # noqa: F811
    found = changed(root, LAMP, "See [the other one]", "See [another one]")
    assert "journeys/lamp.html" in found
    assert not OVERVIEWS & found


def test_lines_that_move_concern_the_journey_alone(root: Path) -> None:  # noqa: F811
    found = changed(root, LAMP, "title: A lamp\n", "# A remark\ntitle: A lamp\n")
    assert not OVERVIEWS & found


def test_an_opportunity_is_on_a_line_whatever_else_stands_in_its_file(
    root: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = "opportunities/second-till.html"
    config = BASE["site_config.yml"]
    for own in (config, config + b"repository: https://github.com/shop/journeys\n"):
        monkeypatch.setitem(BASE, "site_config.yml", own)
        write(root, BASE)
        assert page not in changed(root, LAMP, "How large is it?", "How small is it?")
        write(root, BASE)
        found = changed(root, LAMP, "thought: How large is it?", "thought:\n          How large is it?")
        assert (page in found) == (own is not config)


def test_another_feeling_concerns_those_who_show_feelings(root: Path) -> None:  # noqa: F811
    found = changed(root, LAMP, "emotion: 3", "emotion: 2")
    assert {"heat-maps/index.html", "side-by-side/index.html", "touchpoints/product-page.html"} <= found
    assert not {"recent/index.html", "atlas/index.html", "pains/index.html", "journeys/returning.html"} & found


def test_another_title_of_a_step_concerns_those_who_name_it(root: Path) -> None:  # noqa: F811
    found = changed(root, LAMP, "Compares prices", "Looks at prices")
    assert {"journeys/lamp.html", "touchpoints/product-page.html"} <= found
    assert not {"personas/index.html", "touchpoints/index.html", "channels/post.html"} & found


def test_another_title_of_a_step_does_not_concern_those_who_name_another_one(root: Path) -> None:  # noqa: F811
    found = changed(root, LAMP, "Compares prices", "Looks at prices")
    others = {"touchpoints/till.html", "journeys/returning.html", "opportunities/second-till.html"}
    assert not others & found
    write(root, BASE)
    assert others <= changed(root, LAMP, "Waits at the till", "Queues at the till")


def test_each_title_of_a_step_is_part_of_one_aspect(journeys: Sites) -> None:
    for step in journeys("", "").catalogue.journeys["lamp"].steps:
        one, other = journeys("", ""), journeys(f"title: {step.title}", "title: Another")
        assert (
            sum(digests(one).of(note) != digests(other).of(note) for note in (f"{name}\t={LAMP}" for name in STEPS))
            == 1
        )


def test_another_role_of_a_persona_concerns_the_pages_that_show_it(root: Path) -> None:  # noqa: F811
    found = changed(root, "personas/ana.md", "role: buyer", "role: owner")
    assert "personas/ana.html" in found
    assert not {"journeys/lamp.html", "heat-maps/index.html", "side-by-side/index.html"} & found


@pytest.fixture
def journeys(tmp_path: Path) -> Callable[[str, str], SiteContext]:
    """Return what gives a site in which something is written otherwise."""

    def site(old: str, new: str) -> SiteContext:
        write(tmp_path, {**BASE, LAMP: BASE[LAMP].replace(old.encode(), new.encode())})
        catalogue = pipeline.check(tmp_path).loaded.catalogue
        settings: Any = None
        return SiteContext(catalogue=catalogue, settings=settings, routes=settings, files=())

    return site


Sites = Callable[[str, str], SiteContext]


def digests(site: SiteContext) -> Digests:
    return Digests({"0": site}, {})


def test_whoever_reads_a_field_of_an_aspect_is_heard(journeys: Sites) -> None:
    site = journeys("", "")
    lamp = site.catalogue.journeys["lamp"]
    aspects.listen()
    tuple(heard())
    assert lamp.steps[0].id == "see"
    assert tuple(heard()) == ()
    assert lamp.steps[0].thought == "How large is it?"
    assert lamp.steps[0].title == "Sees a lamp"
    assert set(heard()) == {f"{aspect}\t={LAMP}" for aspect in ("outline", *ASPECTS) if aspect not in STEPS}
    assert lamp.steps[0].title == "Sees a lamp"
    assert tuple(heard()) == (f"{STEPS[6]}\t={LAMP}",)
    assert lamp.steps[0].emotion.of("bo") == 2
    assert tuple(heard()) == (f"feelings\t={LAMP}",)
    assert lamp.steps[0].origin.span("thought").line > 1
    assert f"words\t={LAMP}" in tuple(heard())


def test_what_a_site_works_out_for_all_pages_is_no_matter_of_the_page_that_asks_first(root: Path) -> None:  # noqa: F811
    every = [made.path for made in pipeline.compile_site(pipeline.check(root)).made().pages]
    for path in ("journeys/returning.html", "dashboard/index.html", "opportunities/second-till.html"):
        made = pipeline.compile_site(pipeline.check(root)).made()
        alone = made.pages[every.index(path)]
        again = made.pages[every.index(path)]
        assert set(alone.notes) == set(again.notes)


def test_what_is_listened_to_is_what_it_was(journeys: Sites) -> None:
    before = journeys("", "").catalogue.journeys["lamp"]
    aspects.listen()
    aspects.listen()
    after = journeys("", "").catalogue.journeys["lamp"]
    assert before == after == replace(after) == copy.copy(after)
    assert replace(after.steps[0], thought="None.").thought == "None."
    with pytest.raises(AttributeError):
        after.title = "Another"  # type: ignore[misc]


def test_of_each_field_an_aspect_or_the_outline_tells(journeys: Sites) -> None:
    one = journeys("", "")
    for old, new, name in (
        ("title: A lamp", "title: The lamp", "names"),
        ("area: Home", "goal: Have light\narea: Home", "goals"),
        ("title: Look", "title: See", "stages"),
        ("Sees a lamp", "Finds a lamp", "steps"),
        ("emotion: 3", "emotion: 2", "feelings"),
        ("How large", "How small", "words"),
        ("moment_of_truth: true", "moment_of_truth: false", "truths"),
        ("duration: 10 min", "duration: 12 min", "times"),
        ("owner: lamp-team", "owner: light-team", "care"),
        ("status: published", "status: review", ""),
        ("touchpoint: parcel", "touchpoint: letter", "ways"),
        ("journey: returning", "journey: soon", ""),
    ):
        other = journeys(old, new)
        assert digests(one).of(f"words\t={LAMP}") != digests(other).of(f"words\t={LAMP}")
        for aspect in set(ASPECTS) - {"words"}:
            note = f"{aspect}\t={LAMP}"
            is_other = digests(one).of(note) != digests(other).of(note)
            assert is_other == (aspect == name) or (name == "steps" and aspect in STEPS), (old, aspect)
        note = "0.catalogue.journeys\t=lamp"
        assert (digests(one).of(note) != digests(other).of(note)) == (name == ""), old


@dataclass(frozen=True)
class Keeper:
    """Works something out once."""

    journey: Journey

    @cached_property
    def thoughts(self) -> tuple[str, ...]:
        """What is thought in it."""
        return tuple(step.thought for step in self.journey.steps)


def test_of_a_value_that_keeps_what_it_works_out_everything_counts(journeys: Sites) -> None:
    one, other = journeys("", ""), journeys("How large", "How small")
    lamps = one.catalogue.journeys["lamp"], other.catalogue.journeys["lamp"]
    assert digests(one).value(lamps[0]) == digests(other).value(lamps[1])
    assert digests(one).value(Keeper(lamps[0])) != digests(other).value(Keeper(lamps[1]))


def test_what_a_site_keeps_of_the_flow_has_no_feelings(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    sites: list[SiteContext] = []

    def noticed(**fields: Any) -> SiteContext:
        sites.append(SiteContext(**fields))
        return sites[-1]

    monkeypatch.setattr(compiled, "SiteContext", noticed)
    assert list(pipeline.compile_site(pipeline.check(root)).made().pages)
    shifts = [shift for site in sites for flow in (site.flow, *site.flow_by_channel.values()) for shift in flow.shifts]
    assert shifts
    assert not any({"turns", "drops"} & vars(shift).keys() for shift in shifts)
    assert not any("drops" in vars(flow) for site in sites for flow in (site.flow, *site.flow_by_channel.values()))


def worked_out(site: SiteContext, name: str) -> Callable[[Any], Any] | None:
    """Return what works out a value of a site by its name; None for a field."""
    way, _, last = name.rpartition(".")
    if way == "priorities":  # its fields come to be at once
        return worked_out(site, way)
    kind = type(site.catalogue) if way == "catalogue" else type(site)
    found = (vars(base).get(last) for base in kind.__mro__)
    return next((one.func for one in found if isinstance(one, cached_property)), None)


def read(site: SiteContext, name: str) -> set[str]:
    """Return the fields of a site, and those of what is recalled, that a value of it is worked out of."""
    ahead, passed, found = [name], set(), set()
    while ahead:
        work = worked_out(site, one := ahead.pop())
        if work is None or (one in MADE_OF and one != name):
            found.add(one)
        elif one not in passed:
            passed.add(one)
            reads = Reads()
            noting: Any = watched(replace(site, catalogue=replace(site.catalogue)), "0", reads)
            reads.taken()
            work(noting.catalogue if one.startswith("catalogue.") else noting)
            ahead += {note.partition("\t")[0].removeprefix("0.") for note in reads.taken() if note.startswith("0.")}
    return found


def test_of_what_is_recalled_it_is_known_what_it_is_made_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    sites: list[SiteContext] = []

    def noticed(**fields: Any) -> SiteContext:
        sites.append(SiteContext(**fields))
        return sites[-1]

    monkeypatch.setattr(compiled, "SiteContext", noticed)
    pipeline.compile_site(pipeline.check(root))
    aspects.listen()
    assert len(sites) == 2
    for site in sites:
        for name, made_of in MADE_OF.items():
            # Nothing has been worked out yet, so that everything that is read for it is heard.
            fresh: Any = replace(site, catalogue=replace(site.catalogue))
            tuple(heard())
            for one in name.split("."):
                fresh = getattr(fresh, one)
            assert {note.partition("\t")[0] for note in heard()} <= made_of, name
            fields = read(site, name)
            assert fields <= MADE_OF.keys(), name
            assert all(MADE_OF[one] <= made_of for one in fields), name


def recalled(root: Path, path: str, old: str, new: str) -> tuple[set[str], set[str]]:  # noqa: F811
    """Return the notes of all pages, and those of them that need not be asked after an edit; all of these are true."""
    before = pipeline.compile_site(pipeline.check(root)).made()
    known = {note: before.digest(note) for page in before.pages for note in page.notes}
    notes = Notes()
    for note in known:
        notes.number(note)
    notes = Notes(notes.packed(known.__getitem__))
    rest = before.recall(Notes(), "")[1]
    write(root, {**BASE, path: BASE[path].replace(old.encode(), new.encode())})
    after = pipeline.compile_site(pipeline.check(root)).made()
    places = after.recall(notes, rest)[0]
    doubtful = {f"{source}\t{notes.parts(source)[at]}" for source, those in places.items() for at in those}
    same = {note: digest for note, digest in known.items() if note not in doubtful}
    asked = pipeline.compile_site(pipeline.check(root)).made()
    assert {note: asked.digest(note) for note in same} == same
    return set(known), set(same)


def test_after_an_edit_of_words_hardly_anything_is_asked(root: Path) -> None:  # noqa: F811
    every, same = recalled(root, LAMP, "How large is it?", "How small is it?")
    assert {"0.index\t*", "0.pains\t*", "1.catalogue.journeys\t=lamp", "feelings\t=journeys/returning.md"} <= same
    assert f"words\t={LAMP}" not in same
    assert len(every - same) < len(every) / 4


def test_after_an_edit_of_a_feeling_what_is_made_of_feelings_is_asked(root: Path) -> None:  # noqa: F811
    every, same = recalled(root, LAMP, "emotion: 3", "emotion: 2")
    assert {"0.index\t*", "0.pains\t*", "1.catalogue.journeys\t=lamp"} <= same
    assert not {f"feelings\t={LAMP}", "0.comparisons\ts0:1"} & same
    assert "0.comparisons\ts0:1" in every


def test_after_an_edit_of_a_place_or_the_order_of_steps_lists_are_asked(root: Path) -> None:  # noqa: F811
    for path, old, new in (
        ("site_config.yml", "title: Till", "title: Counter"),
        ("personas/ana.md", "title: Ana,", "title: Anne,"),
        (LAMP, "journey: returning", "journey: soon"),
    ):
        write(root, BASE)
        _, same = recalled(root, path, old, new)
        assert not {"0.index\t*", "0.pains\t*", "0.catalogue.journeys\t=lamp"} & same, path
        assert "feelings\t=journeys/returning.md" in same
