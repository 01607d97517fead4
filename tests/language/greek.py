"""A project whose texts are all Greek, and Cyrillic where they are the same in all languages.

So each letter of a page tells who wrote it: what is Latin comes from the interface. Everything that a page can show is
there, and so are things of which there is nothing to show.
"""

from __future__ import annotations

from textwrap import dedent

from journeybook.git import Why
from journeybook.language import Language
from journeybook.load import Loaded, load
from journeybook.load.revision import Gap
from journeybook.pages.context import SiteContext
from journeybook.pages.routes import Routes
from tests.pages.histories import history_of
from tests.pages.journeys import TextFiles

SITE = """
    title: Ταξίδια
    description: Τα ταξίδια των πελατών.
    url: https://site.example/
    repository: https://git.example/test
    languages: [el, fr]
    phases:
      - {id: before, title: Πριν, definition: Ώς την πληρωμή.}
      - {id: after, title: Μετά}
      - {id: never, title: Ποτέ}
    channels:
      - {id: web, title: Ιστός, presence: online, definition: Ο ιστός., owner: Вера}
      - {id: shop, title: Κατάστημα, presence: offline, definition: Το μαγαζί.}
      - {id: fair, title: Έκθεση}
      - {id: phone, title: Τηλέφωνο, presence: offline}
    touchpoints:
      - {id: page, title: Σελίδα, channel: web, definition: Εκεί παραγγέλνει κανείς., owner: Вера}
      - id: till
        title: Ταμείο
        channel: shop
        metrics:
          - {kpi: Αναμονή, value: 1234.5, target: 2.25, unit: λεπτά, source: Χρονόμετρο, date: 2026-09-30}
      - {id: unused, title: Πάγκος, channel: shop}
      - {id: nowhere, title: Γραμμή, owner: Иван}
    lanes: [touchpoint, channel, thought, emotion, satisfaction, duration, basis, pains, opportunities, metrics,
      evidence, personas, journey, frontstage, backstage, support, x-νόμος]
"""

ANA = """
    ---
    title: Άννα, τριάντα ετών
    role: Μητέρα
    segment: Οικογένειες
    quote: Βιάζομαι.
    goals: [Δέκα λεπτά]
    frustrations: [Ουρές]
    needs: [Ησυχία]
    behaviours: [Τρέχει]
    channels: [web, fair]
    traits:
      - {left: Αρχάρια, right: Έμπειρη, value: 4}
      - {left: Μόνη, right: Μαζί, value: 1}
      - {left: Αργή, right: Γρήγορη, value: 3}
    facts: {Πόλη: Αθήνα}
    ---
    ## Ιστορία

    Δείτε [την παραγγελία](../journeys/buy.md).

    | Ώρα | Πράξη |
    |---|---|
    | Πρωί | Τρέχει |
"""

BUY = """
    ---
    title: Αγορά
    personas: [ana, bo]
    area: Φούρνος
    goal: Να έχει κανείς γλυκό
    trigger: Γιορτή
    outcome: Το γλυκό είναι εδώ
    owner: Вера
    status: review
    reviewed: 2026-10-02
    tags: [γλυκό, γιορτή]
    x-νόμος: Κανόνες
    metrics:
      - {kpi: Πωλήσεις, value: 12345.6, source: Βιβλία}
    evidence:
      - {title: Συνεντεύξεις, link: "https://research.example/a", date: 2026-03-01}
    stages:
      - id: order
        title: Παραγγελία
        description: Η αρχή.
        phase: before
        pains: [{id: dear, title: Ακριβό, severity: 2, description: Πολύ ακριβό.}]
        metrics: [{kpi: Χρόνος, value: 3.5, unit: λεπτά}]
        x-νόμος: Άδεια
        steps:
          - id: look
            title: Κοιτάζω
            description: Με προσοχή.
            touchpoint: page
            duration: 10 min
            emotion: {ana: 4, bo: 2.5}
            satisfaction: 3.7
            basis: measured
            thought: Πού είναι;
            x-νόμος: Όροι
            frontstage: [Βιτρίνα]
            backstage: [Αποθήκη]
            support: [Σύστημα]
            evidence: [{title: Μελέτη}]
            metrics:
              - {kpi: Επισκέψεις, value: 1234.5, target: 2000, unit: '%', source: Στατιστικά, date: 2026-09-30}
          - id: pay
            title: Πληρώνω
            touchpoint: page
            duration: 26 h
            emotion: {ana: 2, bo: 2}
            basis: assumed
            moment_of_truth: true
            next: [look, queue]
            pains:
              - {id: slow, title: Αργεί, severity: 4, description: Πολύ αργεί.}
            opportunities:
              - id: faster
                title: Γρηγορότερα
                description: Πιο γρήγορα.
                impact: 4
                effort: 2
                owner: Вера
                status: planned
                link: https://tracker.example/1
          - {id: wait, title: Περιμένω, personas: [bo], emotion: 3, journey: round}
      - id: fetch
        title: Παραλαβή
        phase: [after]
        pains: [slow]
        steps:
          - id: queue
            title: Ουρά
            touchpoint: till
            emotion: 1
            pains: [slow, {id: cold, title: Κρυώνω}]
            opportunities: [{id: warm, title: Ζέστη}, faster]
          - {id: get, title: Παίρνω, touchpoint: till, emotion: 5, moment_of_truth: true, basis: researched}
          - {id: nothing, title: Φεύγω, channel: fair}
    ---
    Πριν απ' όλα.

    ## Παραγγελία {#order}

    Έτσι αρχίζει.
"""

LATER = """
    ---
    title: Αγορά αύριο
    personas: [ana]
    area: Φούρνος
    state: to-be
    of: buy
    status: draft
    scope: user
    stages:
      - id: order
        title: Παραγγελία
        phase: before
        opportunities: [faster]
        steps:
          - {id: look, title: Κοιτάζω, touchpoint: page, emotion: 5, pains: [slow]}
          - {id: fetch, title: Παίρνω, touchpoint: till, emotion: 5}
    ---
"""

CALL = """
    ---
    title: Κλήση
    personas: [ana]
    status: retired
    scope: buyer
    stages:
      - id: call
        title: Κλήση
        phase: before
        steps:
          - {id: dial, title: Καλώ, touchpoint: till, emotion: 1}
    ---
"""

ROUND = """
    ---
    title: Γύρος
    personas: [ana, bo]
    kind: aggregate
    status: published
    stages:
      - id: all
        title: Όλα
        steps:
          - {id: shelf, title: Ράφι, channel: shop, emotion: {ana: 3, bo: 4}}
          - {id: desk, title: Γραφείο, touchpoint: till, emotion: 4}
    ---
"""

BARE = """
    ---
    title: Άδειο
    stages:
      - {id: none, title: Τίποτα, steps: [{id: one, title: Ένα}]}
    ---
"""

FILES = {
    "site_config.yml": SITE,
    "personas/ana.md": ANA,
    "personas/bo.md": "---\ntitle: Μπο\nrole: Πατέρας\n---\n",
    "personas/cy.md": "---\ntitle: Κύρος\n---\n",
    "channels/web.md": "---\ntitle: Ιστός\n---\nΟ ιστός μας.\n",
    "touchpoints/till.md": "---\ntitle: Ταμείο\n---\nΤο ταμείο μας.\n",
    "journeys/buy.md": BUY,
    "journeys/later.md": LATER,
    "journeys/call.md": CALL,
    "journeys/round.md": ROUND,
    "journeys/bare.md": BARE,
}

EMPTY = {"site_config.yml": "title: Κενό\nlanguages: [el, fr]\n"}
"""A project in which nothing is there yet."""

_NO_HISTORY = Gap(why=Why.SLOW)


def loaded(files: dict[str, str]) -> Loaded:
    """Return the project of texts by path, which must be without errors."""
    found = load(TextFiles({path: dedent(text).lstrip("\n") for path, text in files.items()}))
    assert not [finding for finding in found.findings if finding.severity.value == "error"], found.findings
    return found


def site(files: dict[str, str], language: Language, edition: str = "el") -> SiteContext:
    """Return the site of a project; `edition` is the language of its content, `language` that of the interface."""
    found = loaded(files)
    return SiteContext(
        catalogue=found.catalogue_in(edition),
        settings=found.settings_in(edition),
        routes=Routes(),
        files=found.files,
        history=history_of(found.catalogue, "journeys/buy.md", "Вера") if "journeys/buy.md" in files else _NO_HISTORY,
        language=language,
    )
