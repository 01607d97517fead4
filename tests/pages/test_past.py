"""The past of a journey on its page, the page of recent changes and the feed, of histories made here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from textwrap import dedent
from xml.etree import ElementTree

import pytest

from journeybook.compare import Change, compare
from journeybook.git import Why
from journeybook.history import Commit, Edit, History, ReleaseCurve
from journeybook.history.edits import Edits
from journeybook.history.log import Logged
from journeybook.history.packing import outline
from journeybook.language import language_of
from journeybook.load.revision import Gap, Revision
from journeybook.model.scale import EmotionScale
from journeybook.model.text import Foreign
from journeybook.pages.context import SiteContext
from journeybook.pages.feed import feed
from journeybook.pages.home import home_page
from journeybook.pages.past import JourneyPast, journey_past
from journeybook.pages.plan import plan
from journeybook.pages.recent import recent_page
from journeybook.pages.recently import has_feed
from journeybook.render import Renderer
from tests.pages.journeys import CONFIG, catalogue_of, scored, site_of

ATOM = "{http://www.w3.org/2005/Atom}"
TRIP = "journeys/trip.md"
HOSTILE = '<script>alert(1)</script>\x01 & "quoted" ]]>'


def logged(number: int, author: str = "Ana", subject: str = "Say more") -> Logged:
    """A commit of the given day of October."""
    at = datetime(2026, 10, number, 12, tzinfo=UTC) if number else None
    return Logged(id=f"{number:x}".ljust(40, "c"), at=at, author=author, subject=subject, is_root=False, touched=())


def changes(old: str, new: str) -> tuple[Change, ...]:
    return compare(catalogue_of(old), catalogue_of(new)).changes


def history_of(*commits: tuple[Logged, Mapping[str, tuple[Change, ...]]], **more: object) -> History:
    """The history of some commits, newest first, each with the changes of files by path."""
    by_path: dict[str, list[Edit]] = {}
    made = []
    for commit, files in commits:
        edits = tuple(Edit(commit=commit, path=path, changes=those) for path, those in files.items())
        for edit in edits:
            by_path.setdefault(edit.path, []).append(edit)
        made.append(Commit(id=commit.id, at=commit.at, author=commit.author, subject=commit.subject, edits=edits))
    found = {path: Edits(path=path, found=tuple(edits)) for path, edits in by_path.items()}
    history = History(head="h", edits=found, commits=tuple(made), looked_at=len(made))
    return replace(history, **more)  # type: ignore[arg-type]  # whatever a test asks for


def trip(history: History | Gap, now: str = "", config: str = CONFIG) -> SiteContext:
    return replace(site_of({"trip": now or scored("3", "5")}, config), history=history)


def past_of(site: SiteContext) -> JourneyPast:
    found = journey_past(site.catalogue.journeys["trip"], site.page("journeys/trip.html"))
    assert found is not None
    return found


ONE = changes(scored("3", "4"), scored("3", "5"))


def test_a_change_is_told_with_its_commit_and_leads_to_its_step() -> None:
    past = past_of(trip(history_of((logged(2), {TRIP: ONE}))))
    (edit,) = past.edits
    assert past.changed is not None
    assert (past.changed.isoformat(), past.author, edit.subject) == ("2026-10-02", "Ana", "Say more")
    (change,) = edit.told.shown
    assert change.text == "Emotion of Step 1: from 4 (Pleased) to 5 (Delighted)"
    assert [part.href for part in change.sentence if part.href] == ["#s1"]


def test_a_score_of_before_another_scale_has_no_word_of_today() -> None:
    scale = compare(
        catalogue_of(scored("3")), catalogue_of(scored("3"), dedent(CONFIG) + "emotion_scale: {min: 1, max: 10}\n")
    ).changes
    past = past_of(trip(history_of((logged(3), {"site_config.yml": scale}), (logged(2), {TRIP: ONE}))))
    assert past.edits[0].told.shown[0].text == "Emotion of Step 1: from 4 to 5"


def test_a_step_that_is_gone_has_the_name_it_had_and_leads_nowhere() -> None:
    gone = changes(scored("3", "5", "1"), scored("3", "5"))
    (edit,) = past_of(trip(history_of((logged(2), {TRIP: gone})))).edits
    (change,) = edit.told.shown
    assert change.text == "Step Step 2 is gone"
    assert not any(part.href for part in change.sentence)
    assert [part.text for part in change.place] == ["All of it"]


def test_what_is_cut_is_said() -> None:
    known = history_of((logged(2), {TRIP: ONE}), is_shallow=True)
    past = past_of(trip(known))
    assert past.notes == (
        "This site was built from a clone that holds only the end of the history: what was before is not told.",
    )
    assert past.command == "git fetch --unshallow --tags"
    cut = replace(known, edits={TRIP: replace(known.edits[TRIP], is_cut=True)}, is_shallow=False)
    assert past_of(trip(cut)).notes == ("Earlier changes are not shown: this is the newest.",)
    looked = replace(known, is_cut=True, is_shallow=False, looked_at=2000)
    assert past_of(trip(looked)).notes == ("Only the newest 2,000 commits were looked at.",)
    uncommitted = History(head="h")
    assert past_of(trip(uncommitted)).notes == ("This journey is not committed yet: its history begins with that.",)


@pytest.mark.parametrize("why", list(Why))
def test_why_nothing_is_known_is_said_where_there_should_be_a_history(why: Why) -> None:
    site = trip(Gap(why=why))
    found = journey_past(site.catalogue.journeys["trip"], site.page("journeys/trip.html"))
    paths = [page.path for page in plan(site)]
    if why in (Why.NO_GIT, Why.NO_REPOSITORY, Why.NO_COMMIT):
        assert found is None
        assert "recent/index.html" not in paths
    else:
        assert found is not None
        assert len(found.notes) == 1
        assert recent_page(site).notes == found.notes
        assert "recent/index.html" in paths
    assert home_page(site).changes == ()


def curve(name: str, *emotions: str, scale: int = 5) -> ReleaseCurve:
    config = dedent(CONFIG) + f"emotion_scale: {{min: 1, max: {scale}}}\n"
    return ReleaseCurve(
        release=Revision(name=name, commit=name, day=datetime(2026, 10, 1, tzinfo=UTC).date()),
        id="trip",
        source="",
        outline=outline(catalogue_of(scored(*emotions), config).journeys["trip"]),
        scale=EmotionScale(min=1, max=scale),
    )


def test_the_curve_is_drawn_anew_where_it_is_another() -> None:
    curves = (curve("v1", "3", "3"), curve("v2", "3", "3"), curve("v3", "3", "4"), curve("v4", "3", "5"))
    past = past_of(trip(history_of((logged(2), {TRIP: ONE}), curves={TRIP: curves})))
    assert [(one.name, one.until, one.is_now, one.change) for one in past.curves] == [
        ("v1", "v2", False, ""),
        ("v3", "", False, "+0.5"),
        ("v4", "", True, "+0.5"),
    ]
    assert [one.lines[0].numbers for one in past.curves] == ["3 3", "3 4", "3 5"]


def test_today_stands_last_where_it_is_another_than_the_last_release() -> None:
    past = past_of(trip(history_of((logged(2), {TRIP: ONE}), curves={TRIP: (curve("v1", "3", "3"),)})))
    assert [(one.name, one.label, one.is_now) for one in past.curves] == [("v1", "v1", False), ("", "Now", True)]


def test_a_curve_on_another_scale_says_so_and_is_not_counted_against_the_next() -> None:
    curves = (curve("v1", "6", "8", scale=10), curve("v2", "3", "5"))
    past = past_of(trip(history_of((logged(2), {TRIP: ONE}), curves={TRIP: curves})))
    assert [(one.scale, one.change) for one in past.curves] == [("1 to 10", ""), ("", "")]
    first, second = (one.drawing for one in past.curves)
    assert first is not None
    assert second is not None
    assert first.points[0].level == 4, "8 of 10 is pleased"


def test_recent_changes_stand_by_month_and_commit_and_thing() -> None:
    persona = compare(site_of({}).catalogue, site_of({}, files={"personas/ana.md": "---\ntitle: Ann\n---\n"}).catalogue)
    page = recent_page(
        trip(history_of((logged(2), {TRIP: ONE, "personas/ana.md": persona.changes}), (logged(0), {TRIP: ONE})))
    )
    assert [month.title for month in page.months] == ["October 2026", "Without a date"]
    (commit,) = page.months[0].commits
    assert [(thing.what.text, thing.what.href, thing.count) for thing in commit.things] == [
        ("A trip", "../journeys/trip.html", 1),
        ("Ana", "../personas/ana.html", 1),
    ]
    assert page.feed == ""


def test_the_home_page_tells_changes_of_meaning_and_leads_to_all_of_them() -> None:
    page = home_page(trip(history_of((logged(2), {TRIP: ONE}))))
    (entry,) = page.changes
    assert (entry.told.text, [link.href for link in entry.links], entry.more) == (
        "Emotion of Step 1: from 4 (Pleased) to 5 (Delighted)",
        ["journeys/trip.html"],
        0,
    )
    assert page.recent is not None
    assert page.recent.href == "recent/index.html"


def test_a_journey_that_is_gone_is_named_without_a_link() -> None:
    gone = compare(catalogue_of(scored("3")), site_of({}).catalogue).changes
    page = recent_page(replace(site_of({}), history=history_of((logged(2), {TRIP: gone}))))
    (thing,) = page.months[0].commits[0].things
    assert (thing.what.text, thing.what.href) == ("A trip", "")


def fed(site: SiteContext) -> ElementTree.Element:
    return ElementTree.fromstring(feed(site))


def test_the_feed_is_what_readers_of_atom_expect() -> None:
    config = "url: https://site.example/docs/\n" + dedent(CONFIG)
    site = trip(history_of((logged(3), {TRIP: ONE}), (logged(2), {TRIP: ONE})), config=config)
    root = fed(site)
    assert root.findtext(f"{ATOM}id") == "https://site.example/docs/recent/feed.xml"
    assert root.findtext(f"{ATOM}updated") == "2026-10-03T12:00:00Z"
    assert root.findtext(f"{ATOM}title") == "Test journeys: recent changes"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://site.example/docs/recent/feed.xml",
        "alternate": "https://site.example/docs/recent/index.html",
    }
    entries = root.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == 2
    first = entries[0]
    assert {child.tag.removeprefix(ATOM) for child in first} == {"id", "title", "updated", "author", "link", "content"}
    assert first.findtext(f"{ATOM}author/{ATOM}name") == "Ana"
    assert first.findtext(f"{ATOM}title") == "A trip: Emotion of Step 1: from 4 (Pleased) to 5 (Delighted)"
    content = first.find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert 'href="https://site.example/docs/journeys/trip.html#s1"' in (content.text or "")


def test_without_an_address_or_without_a_dated_change_there_is_no_feed() -> None:
    config = "url: https://site.example/docs/\n" + dedent(CONFIG)
    assert not has_feed(trip(history_of((logged(2), {TRIP: ONE}))))
    assert not has_feed(trip(history_of((logged(0), {TRIP: ONE})), config=config))
    assert not has_feed(trip(Gap(why=Why.SLOW), config=config))


def test_hostile_names_and_subjects_are_text_on_pages_and_in_the_feed() -> None:
    config = "url: https://site.example/\n" + dedent(CONFIG)
    site = trip(history_of((logged(2, HOSTILE, HOSTILE), {TRIP: ONE})), config=config)
    renderer = Renderer(site)
    for planned in plan(site):
        html = renderer.render(planned.build()).html
        assert "<script>alert" not in html
    entry = fed(site).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == HOSTILE.replace("\x01", "\ufffd")
    assert "<script>" not in (entry.findtext(f"{ATOM}content") or "")


def test_the_page_shows_the_curves_as_a_list_and_the_day_of_the_last_change() -> None:
    site = trip(history_of((logged(2), {TRIP: ONE}), curves={TRIP: (curve("v1.0", "3", "3"), curve("v2.0", "3", "5"))}))
    page = next(planned for planned in plan(site) if planned.path == "journeys/trip.html")
    html = Renderer(site).render(page.build()).html
    assert "Emotion in A trip, v1.0" in html
    assert "Last changed" in html
    assert '<h2 id="jb_past"' in html


def test_figures_and_evidence_are_called_as_the_page_calls_them_in_its_language() -> None:
    now = scored("3", "5").replace(
        "        emotion: 5\n",
        "        emotion: 5\n        evidence:\n          - title: Survey\n            date: 2026-09-01\n"
        "        metrics:\n          - kpi: Queue\n            value: 3\n",
    )
    made = changes(scored("3", "5"), now)
    site = trip(history_of((logged(2), {TRIP: made})), now.replace("Survey", "Sondage").replace("Queue", "File"))
    french = replace(
        site,
        catalogue=replace(site.catalogue, language="fr"),
        original=catalogue_of(now),
        language=language_of("fr"),
    )
    (edit,) = past_of(french).edits
    names = {part.text for change in edit.told.shown for part in change.sentence}
    assert {"Sondage", "File"} <= names
    assert not any(isinstance(name, Foreign) for name in names)


def test_a_duration_that_was_another_is_in_no_language() -> None:
    timed = scored("3", "5").replace("        emotion: 5\n", "        emotion: 5\n        duration: 25 min\n")
    site = trip(history_of((logged(2), {TRIP: changes(timed, scored("3", "5"))})))
    french = replace(site, catalogue=replace(site.catalogue, language="fr"), language=language_of("fr"))
    (edit,) = past_of(french).edits
    assert not any(isinstance(part.text, Foreign) for part in edit.told.shown[0].sentence)
    assert "25 min" in edit.told.shown[0].text
