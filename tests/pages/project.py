"""A small project in which everything is referred to by something, for the tests of pages that list references."""

from __future__ import annotations

from collections.abc import Mapping

from journeybook.pages.context import SiteContext
from tests.pages.journeys import site_of

CONFIG = """
    title: Test journeys
    description: What we know.
    repository: https://git.example/test
    phases:
      - {id: before, title: Before, definition: Until the money is paid.}
      - {id: after, title: After}
      - {id: never, title: Never}
    channels:
      - {id: web, title: Website, presence: online, definition: The web., owner: web-team}
      - {id: shop, title: Shop, presence: offline}
      - {id: fair, title: Fair}
    touchpoints:
      - {id: page, title: Order page, channel: web, definition: Where one orders., owner: web-team}
      - id: till
        title: Till
        channel: shop
        metrics:
          - {kpi: Wait, value: 4.5, target: 2, unit: min, source: Stopwatch, date: 2026-09-30}
      - {id: empty, title: Éclair counter, channel: shop}
      - {id: nowhere, title: 24 h line}
"""

PERSONAS = {
    "personas/ana.md": """---
title: Ana, 30, always late
role: Working parent
segment: Households
quote: I am in a hurry.
goals: [Ten minutes]
frustrations: [Queues]
channels: [web, fair]
traits:
  - {left: Novice, right: Expert, value: 4}
facts: {Town: Nantes}
---
See [the order](../journeys/buy.md) and [a plan](plan.pdf).
""",
    "personas/plan.pdf": "",
    "personas/bo.md": "---\ntitle: Bo\n---\n",
    "personas/cy.md": "---\ntitle: Cy, walks nothing\n---\n",
}

JOURNEYS = {
    "buy": """---
title: Buying a cake
personas: [ana, bo]
area: Bakery
owner: cake-team
status: published
reviewed: 2026-10-02
stages:
  - id: order
    title: Ordering
    phase: before
    steps:
      - id: look
        title: I look
        touchpoint: page
        duration: 10 min
        emotion: {ana: 4, bo: 2}
        basis: measured
      - id: pay
        title: I pay
        touchpoint: page
        duration: 5 min
        emotion: {ana: 2, bo: 2}
        moment_of_truth: true
        pains:
          - {id: slow, title: It is slow, severity: 4}
        opportunities:
          - {id: faster, title: Make it faster, impact: 4, effort: 2, owner: web-team, status: planned}
      - {id: wait, title: I wait, personas: [bo], emotion: 3}
  - id: fetch
    title: Fetching
    phase: after
    pains: [slow]
    steps:
      - {id: queue, title: I queue, touchpoint: till, emotion: 1, pains: [slow, {id: cold, title: It is cold}]}
      - {id: get, title: I get it, touchpoint: till, emotion: 5, moment_of_truth: true}
---
""",
    "buy-later": """---
title: Buying a cake, one day
personas: [ana]
area: Bakery
state: to-be
of: buy
status: draft
stages:
  - id: order
    title: Ordering
    phase: before
    steps:
      - {id: look, title: I look, touchpoint: page, emotion: 5}
      - {id: fetch, title: I fetch it, touchpoint: till, emotion: 5}
---
""",
    "call": """---
title: Calling the bakery
personas: [ana]
area: bakery
status: retired
stages:
  - id: call
    title: Calling
    phase: before
    steps:
      - {id: dial, title: I dial, touchpoint: till, emotion: 1}
---
""",
    "round": """---
title: A round of the shop
kind: aggregate
status: published
stages:
  - id: all
    title: All of it
    steps:
      - {id: shelf, title: The shelf, channel: shop, emotion: 3}
      - {id: desk, title: The desk, touchpoint: till, emotion: 4}
---
""",
}


def project(
    journeys: Mapping[str, str] | None = None,
    config: str = CONFIG,
    files: Mapping[str, str] | None = None,
    *,
    checked: bool = False,
) -> SiteContext:
    """Return the site of the project; with `journeys`, of those instead of its own."""
    return site_of(JOURNEYS if journeys is None else journeys, config, {**PERSONAS, **(files or {})}, checked=checked)
