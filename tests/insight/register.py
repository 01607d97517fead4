"""A small project with opportunities and pain points of every kind, for the tests of both registers."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from journeybook.pages.context import SiteContext
from tests.pages.journeys import CONFIG, site_of

JOURNEYS = {
    "buy": """---
title: Buying a cake
personas: [ana, bo]
area: Bakery
owner: cake-team
pains: [{id: dear, title: It is dear, severity: 2}]
stages:
  - id: order
    title: Ordering
    phase: before
    steps:
      - id: look
        title: I look
        touchpoint: page
        emotion: 4
        pains: [slow]
        opportunities: [faster]
      - id: pay
        title: I pay
        touchpoint: page
        emotion: {ana: 2, bo: 1}
        pains:
          - {id: slow, title: It is slow, severity: 4}
          - {id: odd, title: It is odd}
        opportunities:
          - {id: faster, title: Make it faster, impact: 4, effort: 2, owner: web-team, status: planned, x-worth: 10}
          - {id: nicer, title: Make it nicer, impact: 3, effort: 1, pains: [odd], x-worth: 2.5, x-note: soon}
      - {id: wait, title: I wait, personas: [bo], emotion: 3, pains: [{id: long, title: It is long, severity: 3}]}
  - id: fetch
    title: Fetching
    phase: after
    opportunities: [{id: bring, title: Bring it, impact: 5, effort: 5, owner: web-team}]
    steps:
      - id: queue
        title: I queue
        touchpoint: till
        emotion: 1
        pains: [slow, {id: cold, title: It is cold, severity: 5}]
        opportunities:
          - {id: heat, title: Heat it, impact: 1, effort: 4, status: dropped}
          - {id: index, title: A tea meanwhile, status: done, effort: 1}
---
""",
    "call": """---
title: Calling
personas: [ana]
stages:
  - id: call
    title: Calling
    steps:
      - {id: dial, title: I dial, emotion: 2, pains: [long], opportunities: [faster]}
---
""",
    "old": """---
title: Writing a letter
status: retired
stages:
  - id: all
    title: All of it
    steps:
      - {id: post, title: I post it, pains: [long, {id: stamps, title: No stamps, severity: 5}], opportunities: [bring]}
---
""",
    "later": """---
title: Buying a cake, one day
personas: [ana]
state: to-be
of: buy
stages:
  - id: all
    title: All of it
    phase: after
    steps:
      - id: robot
        title: A robot comes
        pains: [cold]
        opportunities: [{id: robot-fleet, title: Buy robots, impact: 2, effort: 5, status: doing}]
---
""",
}


def register_site(journeys: Mapping[str, str] | None = None, priorities: str = "{}") -> SiteContext:
    """Return the site of the project, prioritised as a section of the configuration says."""
    config = dedent(CONFIG) + f"priorities: {priorities}\n"
    return site_of(JOURNEYS if journeys is None else journeys, config)
