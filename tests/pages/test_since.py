"""What has changed since a release, as a reader sees it; and what stands there when nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journeybook.compare import Since, Unread, compare
from journeybook.git import Why
from journeybook.load.revision import Gap
from journeybook.model.text import Foreign
from journeybook.pages.context import SiteContext
from journeybook.pages.dashboard import dashboard_page
from journeybook.pages.since import SinceView, since_view
from journeybook.render.renderer import Renderer
from tests.compare.projects import FILES, LAMP, catalogue, edited
from tests.pages.journeys import site_of


def site(new: dict[str, str | None], *, standing: str = "", day: date | None = date(2026, 10, 2)) -> SiteContext:
    """Return the site of the small project with files different, compared with the project as it was."""
    files = {path: text for path, text in {**FILES, **new}.items() if text is not None}
    journeys = {path[9:-3]: text for path, text in files.items() if path.startswith("journeys/")}
    others = {path: text for path, text in files.items() if path.startswith("personas/")}
    made = site_of(journeys, files["site_config.yml"], others)
    before = catalogue()
    comparison = compare(before, made.catalogue, Unread())
    since = Since(release="v1.0", day=day, standing=standing, before=before, comparison=comparison)
    return replace(made, since=since)


def view(new: dict[str, str | None]) -> SinceView:
    return seen(site(new))


def seen(context: SiteContext) -> SinceView:
    return since_view(context.page("dashboard/index.html"))


def counts(found: SinceView) -> dict[str, list[str]]:
    """Return what is counted, with the names."""
    return {
        f"{group.things.count} {group.text}": [link.text for link in group.things.shown]
        for group in (*found.counts, *found.concerns)
    }


def test_a_journey_that_changed_says_what_of_it_and_what_it_does_to_feelings() -> None:
    found = view(
        dict(
            edited(
                "journeys/lamp.md",
                ("{ana: 4, bo: 2}", "{ana: 5, bo: 5}"),
                ("title: I pay\n", "title: I pay cash\n"),
                ("kpi: Visits, value: 12", "kpi: Visits, value: 13"),
                ("title: Using\n", "title: At home\n"),
                ("owner: lamp-team", "owner: others"),
                ("      - id: leave\n", "      - {id: wrap, title: I wait}\n      - id: leave\n"),
            )
        )
    )
    (one,) = found.journeys
    assert (one.link.href, one.fate) == ("../journeys/lamp.html", "changed")
    assert [(group.text, [(link.text, link.href) for link in group.things.shown]) for group in one.groups] == [
        ("1 step added", [("I wait", "../journeys/lamp.html#wrap")]),
        (
            "2 steps changed",
            [("I pay cash", "../journeys/lamp.html#pay"), ("I look around", "../journeys/lamp.html#look")],
        ),
        ("1 stage touched", [("At home", "../journeys/lamp.html#use")]),
        ("the journey as a whole", []),
    ]
    assert one.before is not None
    assert one.after is not None
    assert (one.before.number, one.after.number, one.change, one.sign) == ("3.7", "4.0", "+0.3", 1)
    assert counts(found) == {"1 journey changed": ["Buying a lamp"]}


def test_journeys_that_come_and_go_are_told_with_what_they_bring_and_take() -> None:
    step = "{title: T, emotion: 1, pains: [{title: It is dark}]}"
    night = f"---\ntitle: At night\nstages: [{{title: S, steps: [{step}]}}]\n---\n"
    found = view({"journeys/night.md": night, "journeys/return.md": None})
    assert counts(found) == {
        "1 journey added": ["At night"],
        "1 journey removed": ["Returning a lamp"],
        "1 pain point opened": ["It is dark"],
    }
    assert [(one.link.text, one.link.href, one.fate) for one in found.journeys] == [
        ("At night", "../journeys/night.html", "added"),
        ("Returning a lamp", "", "removed"),
    ]


def test_pains_and_opportunities_open_and_close() -> None:
    step = LAMP[
        LAMP.index("        pains:\n          - {id: dim") : LAMP.index("        metrics:\n          - {kpi: CSAT")
    ]
    gone = dict(
        edited("journeys/lamp.md", (step, ""), ("        pains: [dim]\n", ""), ("impact: 4", "impact: 4, status: done"))
    )
    assert counts(view(gone)) == {
        "1 pain point closed": ["The pictures are dim"],
        "1 opportunity closed": ["Pay by app"],
    }
    more = dict(edited("journeys/return.md", ("emotion: 2,", "emotion: 2, opportunities: [{title: A bag}],")))
    assert counts(view(more)) == {"1 opportunity opened": ["A bag"]}


def test_another_title_of_a_pain_neither_opens_nor_closes_one() -> None:
    assert (
        counts(
            view(dict(edited("journeys/lamp.md", ("id: by-app, title: Pay by app", "id: by-phone, title: Pay by app"))))
        )
        == {}
    )
    assert view(dict(edited("journeys/lamp.md", ("severity: 3", "severity: 4")))).nothing


def test_nothing_changed_is_said() -> None:
    found = view({})
    assert (found.known, found.nothing, found.title, found.words) == (
        True,
        True,
        "Since v1.0",
        "Released on 2 October 2026.",
    )
    assert seen(site({}, day=None)).words == ""


def test_the_release_itself_tells_what_it_brought() -> None:
    found = seen(site(dict(edited("journeys/lamp.md", ("owner: lamp-team", "owner: others"))), standing="v2.0"))
    assert found.title == "What v2.0 brought"
    assert found.words == "Nothing has changed since v2.0. This is its change since v1.0 of 2 October 2026."


def test_in_another_language_what_is_gone_keeps_its_own() -> None:
    made = site({"journeys/return.md": None})
    assert isinstance(made.since, Since)
    other = replace(made, since=replace(made.since, before=replace(made.since.before, language="fr")))
    (one,) = (each for each in seen(other).journeys if each.fate == "removed")
    assert isinstance(one.link.text, Foreign)
    assert one.link.text.language == "fr"


@pytest.mark.parametrize("why", list(Why))
@pytest.mark.parametrize("name", ["", "v1.0"])
def test_why_nothing_is_known_is_said_in_a_sentence(why: Why, name: str) -> None:
    made = replace(site({}), since=Gap(why=why, revision=name))
    found = seen(made)
    assert not found.known
    assert found.words.endswith(".")
    html = Renderer(made).render(dashboard_page(made)).html
    assert found.words in html
    assert 'id="jb-since"' in html


def test_the_ways_out_are_commands() -> None:
    made = site({})
    commands = {why: seen(replace(made, since=Gap(why=why))).command for why in Why}
    assert commands[Why.NO_RELEASE].startswith("git tag ")
    assert commands[Why.SHALLOW] == "git fetch --unshallow --tags"
    assert commands[Why.NO_REPOSITORY].startswith("git init ")
    assert commands[Why.NO_GIT] == ""


def test_what_changed_is_shown_as_text() -> None:
    evil = "<b>x</b>"
    made = site(dict(edited("journeys/lamp.md", ("title: I pay\n", f'title: "{evil}"\n'))))
    made = replace(made, since=replace(made.since, release=evil))  # type: ignore[type-var]
    html = Renderer(made).render(dashboard_page(made)).html
    assert evil not in html
    assert html.count("&lt;b&gt;x&lt;/b&gt;") >= 2
