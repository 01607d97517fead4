"""The page of an intended journey beside today's, and the index of all."""

from __future__ import annotations

import re

import pytest

from journeybook.pages.context import SiteContext
from journeybook.pages.plan import plan
from journeybook.pages.to_be import PairRow, ToBePage, to_be_page
from journeybook.pages.to_be_fields import Item
from journeybook.pages.to_be_index import ToBeIndexPage, to_be_index_page
from journeybook.render import Renderer
from tests.insight.test_transition import BETTER, TODAY
from tests.pages.journeys import site_of

TURNED = """
    ---
    title: Shopping the other way round
    personas: [ana, bo]
    state: to-be
    of: trip
    status: review
    stages:
      - id: all
        title: All of it
        steps:
          - {id: queue, title: I queue, emotion: 1, duration: 8 min, pains: [slow, hot]}
          - {id: pay, title: I pay, touchpoint: till, emotion: {ana: 4, bo: 2}, thought: So much?}
          - {id: out, title: I leave}
          - {id: go, title: I go, emotion: {ana: 2, bo: 4}, duration: 15 min, channel: shop}
    ---
"""
SITE = site_of({"trip": TODAY, "better": BETTER, "turned": TURNED})


def page_of(name: str = "better", site: SiteContext = SITE) -> ToBePage:
    journeys = site.catalogue.journeys
    return to_be_page(journeys[name], journeys["trip"], site)


def html(page: ToBePage | ToBeIndexPage, site: SiteContext = SITE) -> str:
    return Renderer(site).render(page).html


def words(found: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def rows(page: ToBePage) -> list[PairRow]:
    return [row for stage in page.stages for row in stage.rows]


def said(items: tuple[Item, ...]) -> list[str]:
    return [item if isinstance(item, str) else item.text for item in items]


def test_both_journeys_stand_beside_each_other_step_by_step() -> None:
    found = [
        (row.mark, row.before.link.text if row.before else "", row.after.link.text if row.after else "")
        for row in rows(page_of())
    ]
    assert found == [
        ("changed", "I go", "I go"),
        ("removed", "I queue", ""),
        ("added", "", "I scan"),
        ("changed", "I pay", "I pay"),
        ("kept", "I leave", "I leave"),
    ]
    assert [row.before.number for row in rows(page_of()) if row.before] == [1, 2, 3, 4]


def test_what_becomes_of_a_step_is_a_sign_and_a_word() -> None:
    found = words(html(page_of()))
    for mark in ("+ Added", "− Removed", "~ Changed", "= As it is"):
        assert mark in found
    assert "likely the same step: the ids differ" in found


def test_each_field_that_differs_is_told_on_both_sides() -> None:
    settle = rows(page_of())[3]
    assert [(line.name, said(line.before), said(line.after)) for line in settle.lines] == [
        ("Touchpoint", ["Till", "Shop"], ["Order page", "Website"]),
        ("Thinking", ["So much?"], []),
        ("Pain points", [], ["It is hot", "It is cold"]),
    ]
    queue = rows(page_of())[1]
    assert [(line.name, said(line.before)) for line in queue.lines] == [
        ("Time", ["8 min"]),
        ("Pain points", ["It is slow", "It is hot"]),
    ]


def test_emotion_stands_before_and_after_with_what_is_gained() -> None:
    go, queue, scan, *_ = rows(page_of())
    assert (go.mean.before and go.mean.before.number, go.mean.after and go.mean.after.number) == ("3.0", "4")
    assert (go.mean.gain, go.mean.sign) == ("+1", 1)
    assert (queue.mean.gain, scan.mean.gain) == ("", "")
    assert '<b class="jb-gain jb-gain--1">+1</b>' in html(page_of())


def test_several_personas_gain_each_for_itself() -> None:
    pay = next(row for row in rows(page_of("turned")) if row.after and row.after.link.text == "I pay")
    assert [(one.persona.text if one.persona else "", one.gain, one.sign) for one in pay.felt] == [
        ("Ana", "+1", 1),
        ("Bo", "−1", -1),
    ]
    total = page_of("turned").totals
    assert [(one.persona.text if one.persona else "", one.gain) for one in total.by_persona] == [
        ("Ana", "+0.3"),
        ("Bo", "−0.4"),
    ]
    assert [(link.text, before, after) for link, before, after in total.times] == [
        ("Ana", 1080, 1380),
        ("Bo", 1080, 1380),
    ]
    assert "5 min more" in html(page_of("turned"))


def test_a_moved_step_stands_where_it_was_and_where_it_is_to_be_and_each_leads_to_the_other() -> None:
    found = rows(page_of("turned"))
    was, *_, now = found
    assert (was.mark, now.mark, now.moved) == ("moved", "changed", True)
    assert (was.elsewhere, now.elsewhere) == (now.anchor, was.anchor)
    assert (was.counterpart and was.counterpart.number, now.counterpart and now.counterpart.number) == (4, 1)
    shown = html(page_of("turned"))
    assert f'href="#{now.anchor}">is to be step 4<' in shown
    assert f'href="#{was.anchor}">was step 1<' in shown
    assert ("moved", 1) in page_of("turned").totals.counts


def test_both_curves_are_drawn_over_all_steps_of_either() -> None:
    chart = page_of().chart
    assert chart
    assert [column.mark for column in chart.columns] == ["changed", "removed", "added", "changed", "kept"]
    assert [line.names[0].text for line in chart.lines] == ["Today", "Intended"]
    assert [[cell.number if cell else "" for cell in line.cells] for line in chart.lines] == [
        ["3.0", "1.0", "", "3.0", ""],
        ["4", "", "5", "4", ""],
    ]
    assert chart.apart == ("+1", "", "", "+1", "")
    assert [(stage.title, stage.span) for stage in chart.stages] == [("All of it", 5)]


def test_opportunities_carry_it_with_their_status_and_lead_to_their_pages() -> None:
    page = page_of()
    assert [(one.link.text, one.link.href, one.status, [step.text for step in one.steps]) for one in page.carriers] == [
        ("Better signs", "../opportunities/signs.html", "done", ["I go", "I queue", "I pay"]),
        ("Scan", "../opportunities/scan.html", "planned", ["I queue", "I scan"]),
    ]
    assert page.uncarried == ()
    idea = site_of(
        {"trip": TODAY.replace("planned", "idea").replace("done", "dropped"), "better": BETTER, "turned": TURNED}
    )
    page = page_of(site=idea)
    assert [row.mark for row in page.uncarried] == [
        "changed",
        "removed",
        "added",
        "changed",
    ]
    shown = words(html(page, idea))
    assert "nothing yet" in shown
    assert "an idea alone" in shown
    assert "4 steps are to change, and no opportunity beyond an idea carries them:" in shown


def test_totals_are_those_of_both_journeys() -> None:
    total = page_of().totals
    assert (total.mean.gain, total.seconds, total.steps) == ("+2", (1080, 600), (4, 4))
    assert total.counts == (("added", 1), ("removed", 1), ("changed", 2), ("kept", 1))
    assert (total.answered, total.pains) == (2, 3)
    # Not "answered": no opportunity may have answered them.
    assert "of 3 pain points met no more" in words(html(page_of()))
    assert "8 min less" in html(page_of())


def test_pain_points_are_answered_still_met_or_new_with_what_answers_them() -> None:
    found = page_of().pains
    assert [(one.link.text, one.fate, [answer.link.text for answer in one.answers]) for one in found] == [
        ("It is slow", "answered", ["Scan"]),
        ("It is dear", "answered", []),
        ("It is hot", "kept", ["Scan"]),
        ("It is cold", "new", []),
    ]


def test_the_index_has_each_pair_with_its_gain_and_says_which_are_alone() -> None:
    free = BETTER.replace("    of: trip\n", "").replace("{id: cold, title: It is cold}", "cold")
    site = site_of({"trip": TODAY, "better": BETTER, "turned": TURNED, "free": free})
    page = to_be_index_page(site)
    assert [(row.link.href, row.as_is.text, row.totals.mean.gain, row.carriers) for row in page.rows] == [
        ("better.html", "Shopping", "+2", 2),
        ("turned.html", "Shopping", "0", 1),
    ]
    assert [link.href for link in page.alone] == ["../journeys/free.html"]
    assert "1 intended journey has nothing to be compared with:" in words(html(page, site))


def test_there_is_a_page_for_each_pair_and_both_journeys_lead_to_it() -> None:
    pages = {page.path: page for page in plan(SITE)}
    assert {"to-be/index.html", "to-be/better.html", "to-be/turned.html"} <= set(pages)
    for name in ("trip", "better"):
        shown = Renderer(SITE).render(pages[f"journeys/{name}.html"].build()).html
        assert 'href="../to-be/better.html"' in shown
    assert not [page for page in plan(site_of({"trip": TODAY})) if page.path.startswith("to-be/")]


@pytest.mark.parametrize("kind", ["linear", "aggregate"])
def test_journeys_without_feelings_are_beside_each_other_all_the_same(kind: str) -> None:
    bare = "---\ntitle: {}\nkind: {}\n{}stages: [{{id: s, title: S, steps: [{{id: a, title: A}}]}}]\n---\n"
    site = site_of(
        {"trip": bare.format("Today", kind, ""), "better": bare.format("Then", kind, "state: to-be\nof: trip\n")}
    )
    page = page_of(site=site)
    assert page.chart is None
    assert "Nobody has said yet how it feels." in html(page, site)
    assert [row.mark for row in rows(page)] == ["kept"]


def test_the_hit_says_what_it_is() -> None:
    (hit,) = page_of().frame.hits
    assert (hit.title, hit.text, hit.kind) == ("As-is and to-be: Better shopping", "Shopping", "As-is and to-be")
