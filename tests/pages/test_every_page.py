"""What holds for every kind of page: nothing a team writes runs, headings are in order, links land."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from journeybook.pages.assets import project_files
from journeybook.pages.context import SiteContext
from journeybook.pages.plan import plan
from journeybook.render import RenderedPage, Renderer
from tests.pages.histories import history_of
from tests.pages.journeys import site_of
from tests.pages.project import project

HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(2)> "quoted' {{ 7 * 7 }} {% raw %} &amp; </title>"""
HOSTILE_LIST = json.dumps([HOSTILE])


@dataclass
class Read(HTMLParser):
    """What a browser would make of a page, as far as the tests ask."""

    html: str
    tags: Counter[str] = field(default_factory=Counter)
    attributes: set[str] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    unnamed_regions: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags[tag] += 1
        self.attributes |= values.keys()
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if values.get("class") == "jb-scroll" and not (values.get("aria-label") and values.get("tabindex") == "0"):
            self.unnamed_regions += 1

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def hostile_site() -> SiteContext:
    """Everything that is text is hostile."""
    title = json.dumps(HOSTILE)
    config = f"""
title: {title}
description: {title}
phases: [{{id: p, title: {title}, definition: {title}}}, {{id: q, title: {title}, set: {title}}}]
channels:
  - {{id: web, title: {title}, presence: online, definition: {title}, owner: {title}}}
  - {{id: fax, title: {title}}}
touchpoints:
  - id: page
    title: {title}
    channel: web
    definition: {title}
    owner: {title}
    metrics: [{{kpi: {title}, value: 3, unit: {title}, source: {title}}}]
  - {{id: other, title: {title}}}
"""
    persona = f"""---
title: {title}
role: {title}
segment: {title}
quote: {title}
goals: {HOSTILE_LIST}
frustrations: {HOSTILE_LIST}
needs: {HOSTILE_LIST}
behaviours: {HOSTILE_LIST}
channels: [web]
traits: [{{left: {title}, right: {title}, value: 3}}]
facts: {{{title}: {title}}}
---
{HOSTILE}
"""
    journey = f"""---
title: {title}
area: {title}
personas: [eve]
goal: {title}
trigger: {title}
outcome: {title}
owner: {title}
status: published
stages:
  - id: s
    title: {title}
    phase: [p, q]
    steps:
      - id: a
        title: {title}
        touchpoint: page
        emotion: 1
        thought: {title}
        moment_of_truth: true
        pains: [{{id: ouch, title: {title}, severity: 3}}]
        opportunities: [{{id: idea, title: {title}, owner: {title}}}]
        metrics: [{{kpi: {title}, value: 3, unit: {title}, source: {title}}}]
        evidence: [{{title: {title}}}]
        frontstage: {HOSTILE_LIST}
        backstage: {HOSTILE_LIST}
        support: {HOSTILE_LIST}
      - {{id: b, title: {title}, channel: fax, emotion: 5, journey: bad-to-be}}
---
{HOSTILE}

## {HOSTILE} {{#s}}

{HOSTILE}
"""
    to_be = (
        journey.replace("owner:", "state: to-be\nof: bad\nowner:", 1)
        .replace("id: ouch", "id: ouch-2")
        .replace("id: idea", "id: idea-2")
    )
    site = site_of({"bad": journey, "bad-to-be": to_be}, config, {"personas/eve.md": persona}, checked=True)
    return replace(site, history=history_of(site.catalogue, "journeys/bad.md", HOSTILE))


def rendered(site: SiteContext) -> dict[str, RenderedPage]:
    renderer = Renderer(site)
    pages = [renderer.render(planned.build()) for planned in plan(site)]
    assert [page.path for page in pages] == [planned.path for planned in plan(site)]
    return {page.path: page for page in pages}


HOSTILE_PAGES = rendered(hostile_site())
PAGES = rendered(project(checked=True))


@pytest.mark.parametrize("path", HOSTILE_PAGES)
def test_what_a_team_writes_is_shown_as_text_and_never_runs(path: str) -> None:
    page = HOSTILE_PAGES[path]
    read = Read(page.html)
    assert not read.tags.keys() & {"script", "iframe", "object", "embed", "style", "meta", "base"}
    assert read.tags["form"] == page.html.count('<form class="jb-finder"')
    assert not [name for name in read.attributes if name.startswith("on")]
    assert not [link for link in read.links if ":" in link]
    if path not in ("personas/ana.html", "personas/bo.html"):
        assert HOSTILE in " ".join(read.text.split())
    assert "49" not in read.text


def test_everything_said_of_a_persona_is_shown() -> None:
    # Title (in three places), role, segment, quote, four lists, two ends of a trait shown and said, a fact's two
    # sides, two journeys, best and worst of each.
    assert Read(HOSTILE_PAGES["personas/eve.html"].html).text.count(HOSTILE) >= 20


@pytest.mark.parametrize("page", [*PAGES.values(), *HOSTILE_PAGES.values()], ids=lambda page: page.path)
def test_a_page_has_one_main_heading_and_skips_no_level(page: RenderedPage) -> None:
    levels = Read(page.html).headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_no_id_stands_twice_on_a_page(path: str) -> None:
    ids = Counter(Read(PAGES[path].html).ids)
    assert not [name for name, count in ids.items() if count > 1]


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(path: str) -> None:
    assets = {project().routes.file(name) for name in project_files(project())} | {project().routes.opportunities_csv}
    for link in Read(PAGES[path].html).links:
        address, _, anchor = link.partition("#")
        if address.startswith("https://git.example/"):
            continue
        address = address.partition("?")[0]
        there = normpath(join(dirname(path), unquote(address))) if address else path
        assert there in PAGES or there in assets, link
        if anchor and there in PAGES:
            assert unquote(anchor) in Read(PAGES[there].html).ids, link


@pytest.mark.parametrize("path", PAGES)
def test_whatever_scrolls_has_a_name_and_can_be_reached_by_key(path: str) -> None:
    assert Read(PAGES[path].html).unnamed_regions == 0


@pytest.mark.parametrize("path", PAGES)
def test_a_missing_value_is_left_out_and_not_named(path: str) -> None:
    text = Read(PAGES[path].html).text
    for word in ("None", "n/a", "N/A", "undefined"):
        assert word not in text


def test_every_page_can_be_found_by_its_title() -> None:
    for page in PAGES.values():
        assert page.search, page.path
        assert page.search[0].title
