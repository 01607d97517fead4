"""The project's files that must stand in the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from journeybook import pipeline
from journeybook.pages.assets import project_files
from journeybook.pages.journey import journey_page
from journeybook.render.renderer import Renderer
from tests.pages.journeys import CONFIG, site_of

JOURNEY = """---
title: Trip
stages:
  - {id: go, title: Go, steps: [{id: go-out, title: I go}]}
---
![The way](pictures/way.png) and [the study](../data/study%20one.pdf), [a script](../data/run.sh), [gone](gone.png).

## Go {#go}

![Again](pictures/way.png) ![Outside](https://host.example/x.png)
"""
FILES = {
    "journeys/pictures/way.png": "",
    "journeys/pictures/unused.png": "",
    "data/study one.pdf": "",
    "data/run.sh": "",
    "theme/logo.svg": "",
    "personas/cy.md": "---\ntitle: Cy\nimage: cy.svg\n---\n",
    "personas/cy.svg": "",
    "touchpoints/page.md": "---\ntitle: Order page\n---\n![Page](page.png)\n",
    "touchpoints/page.png": "",
}


def test_pictures_and_downloads_that_pages_refer_to_are_copied_each_once() -> None:
    site = site_of({"trip": JOURNEY}, CONFIG + "    theme: {logo: theme/logo.svg}\n", FILES)
    assert project_files(site) == (
        "data/study one.pdf",
        "journeys/pictures/way.png",
        "personas/cy.svg",
        "theme/logo.svg",
        "touchpoints/page.png",
    )


def test_a_project_without_pictures_has_nothing_to_copy() -> None:
    assert project_files(site_of({})) == ()


def test_what_evidence_and_opportunities_link_to_is_copied_and_found() -> None:
    step = (
        "{title: I go, evidence: [{title: A study, link: ../data/study%20one.pdf}], "
        "opportunities: [{title: A bus, link: detail.md}, {title: A boat, link: 'https://tracker.example/1'}]}"
    )
    lanes = "    lanes: [emotion, evidence]\n"
    text = f"---\ntitle: T\nstages:\n  - {{title: S, steps: [{step}]}}\n---\n"
    site = site_of({"trip": text, "detail": JOURNEY}, CONFIG + lanes, FILES)
    assert "data/study one.pdf" in project_files(site)
    page = journey_page(site.catalogue.journeys["trip"], site)
    there = "../" + site.routes.file("data/study one.pdf").replace(" ", "%20")
    assert [piece.link for piece in page.evidence] == [there]
    assert {entry.title: entry.tracker for entry in page.opportunities} == {
        "A bus": "detail.html",
        "A boat": "https://tracker.example/1",
    }
    assert Renderer(site).render(page).html.count(f'href="{there}"') == 3


def test_what_checks_know_of_links_leads_to_the_same_files(tmp_path: Path) -> None:
    step = "{id: go-out, title: I go, evidence: [{title: A study, link: ../data/study%20one.pdf}]}"
    files = {
        **FILES,
        "site_config.yml": "title: S\nlanguages: [en, fr]\n",
        "journeys/trip.md": JOURNEY.replace("[{id: go-out, title: I go}]", f"[{step}]"),
        "journeys/trip.fr.md": "---\ntitle: Voyage\n---\n![Le chemin](pictures/chemin.png)\n",
        "journeys/pictures/chemin.png": "",
        "journeys/other.md": "---\ntitle: Other\nstages: []\n---\n[Unused](pictures/unused.png?v=1#top)\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    checked = pipeline.check(tmp_path)
    known = {path: one.facts.leads_to(path) for path, one in checked.kept.journeys.items() if one.facts}
    assert set(known) == {"journeys/trip.md", "journeys/other.md"}
    for language, shown in (("en", "unused.png"), ("fr", "chemin.png")):
        catalogue = checked.loaded.catalogue_in(language)
        site = replace(site_of({}), catalogue=catalogue, files=checked.loaded.files)
        site = replace(site, original=None if language == "en" else checked.loaded.catalogue)
        assert project_files(site, checked.loaded.drafts, known) == project_files(site)
        assert f"journeys/pictures/{shown}" in project_files(site)
