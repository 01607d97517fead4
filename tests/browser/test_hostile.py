"""A project in which everything a team can write tries to run a script: nothing runs, anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from journeybook import pipeline
from journeybook.diagnostics import Severity
from journeybook.publish.live import Board, LiveServer

SCRIPT = "(window.__ran=window.__ran||[]).push(1)"
PAYLOADS = (
    f"<script>{SCRIPT}</script>",
    f"<img src=x onerror={SCRIPT}>",
    f'"><svg onload="{SCRIPT}">',
    f"'-{SCRIPT}-'",
    f"</title></script></textarea></style><img src=x onerror='{SCRIPT}'>",
    f"&lt;img src=x onerror={SCRIPT}&gt;",
    f"&amp;lt;script&amp;gt;{SCRIPT}&amp;lt;/script&amp;gt;",
    f"[x](javascript:{SCRIPT})",
    f"{{{{ ''.__class__ }}}}${{{SCRIPT}}}{{% set a = 1 %}}",
    "--><iframe srcdoc='<script>parent.__ran=[1]</script>'></iframe>",
    f"\u226eimg src=x onerror={SCRIPT}\u226f",  # brackets, once their strokes are taken for accents
    "{shown} {name} {lane} {constructor} %(num)s %(name)s %s %",
)
TEXT = json.dumps("Zebra " + " ".join(PAYLOADS))
LIST = json.dumps([f"Zebra {payload}" for payload in PAYLOADS])
NARRATIVE = f"""\
{PAYLOADS[0]}

<div onclick="{SCRIPT}" style="position:fixed;inset:0">Hi</div> <details open ontoggle="{SCRIPT}">x</details>

<form id="__config"><input name="textContent"></form><a id="__md_scope"></a><img name="getElementById">

`{PAYLOADS[1]}`

| {PAYLOADS[1]} | b |
|---------------|---|
| {PAYLOADS[2]} | c |

[^1]

[^1]: {PAYLOADS[1]}

<style>*{{background:red}}</style>
"""
LANE = json.dumps(f"x-own, a&b=1#c %2C {PAYLOADS[1]} {PAYLOADS[2]}")
"""A lane may be called anything."""
FORBIDDEN = f"""\
<div onclick="{SCRIPT}" style="position:fixed;inset:0;background:url(//evil.example/a)"><img src="//evil.example/b.png"
onerror="{SCRIPT}"><a href="javascript:{SCRIPT}" target=_top>x</a></div>

<svg><script>{SCRIPT}</script></svg> <math href="javascript:{SCRIPT}">x</math> <base href="//evil.example/">

<div><img src=https://evil.example/c.png onerror={SCRIPT}

> end
"""
"""What stops a build, and must do no harm even where it does not."""
JOURNEY = f"""\
---
title: {TEXT}
area: {TEXT}
personas: [eve, constructor]
goal: {TEXT}
trigger: {TEXT}
outcome: {TEXT}
owner: {TEXT}
tags: {LIST}
x-own: {TEXT}
stages:
  - id: s
    title: {TEXT}
    phase: [p, q]
    steps:
      - id: a
        title: {TEXT}
        touchpoint: page
        emotion: 1
        thought: {TEXT}
        moment_of_truth: true
        {LANE}: {TEXT}
        pains: [{{id: ouch, title: {TEXT}, severity: 3}}]
        opportunities:
          - {{id: idea, title: {TEXT}, owner: {TEXT}, link: "https://a.example/'><b/onclick=x>", impact: 4, effort: 2}}
          - {{id: plan, title: {TEXT}, description: {TEXT}, impact: 5, status: planned, pains: [ouch], x-worth: 3}}
          - {{id: index, title: {TEXT}, {LANE}: {TEXT}}}
        metrics: [{{kpi: {TEXT}, value: 3, unit: {TEXT}, source: {TEXT}}}]
        evidence: [{{title: {TEXT}}}]
        frontstage: {LIST}
        backstage: {LIST}
        support: {LIST}
      - {{id: b, title: {TEXT}, channel: fax, emotion: 5, journey: other}}
---
{NARRATIVE}

## {PAYLOADS[1]} {{#s}}

{PAYLOADS[1]}
"""
PERSONA = f"""\
---
title: {TEXT}
role: {TEXT}
segment: {TEXT}
quote: {TEXT}
goals: {LIST}
frustrations: {LIST}
needs: {LIST}
behaviours: {LIST}
channels: [web]
traits: [{{left: {TEXT}, right: {TEXT}, value: 3}}]
facts: {{{TEXT}: {TEXT}}}
image: eve.png
---
{NARRATIVE}
"""
CONFIG = f"""\
title: {TEXT}
languages: [en, fr]
description: {TEXT}
url: "https://a.example/'><img/src=x/"
repository: "https://a.example/'><img/onerror={SCRIPT}>"
phases: [{{id: p, title: {TEXT}, definition: {TEXT}}}, {{id: q, title: {TEXT}, set: {TEXT}}}]
lanes: [touchpoint, channel, thought, emotion, pains, opportunities, metrics, evidence, frontstage, backstage, {LANE}]
channels:
  - {{id: web, title: {TEXT}, presence: online, definition: {TEXT}, owner: {TEXT}}}
  - {{id: fax, title: {TEXT}}}
touchpoints:
  - id: page
    title: {TEXT}
    channel: web
    definition: {TEXT}
    owner: {TEXT}
    metrics: [{{kpi: {TEXT}, value: 3, unit: {TEXT}, source: {TEXT}}}]
  - {{id: other, title: {TEXT}}}
checks:
  select: [syntax]
"""
TRANSLATION = f"""\
---
title: {TEXT}
area: {TEXT}
goal: {TEXT}
tags: {LIST}
stages:
  - id: s
    title: {TEXT}
    steps:
      - {{id: a, title: {TEXT}, thought: {TEXT}, frontstage: {LIST}}}
---
{NARRATIVE}
"""
"""It leaves texts out, which then stand in the French pages with a mark."""
OTHER = """\
---
title: Another one
area: Elsewhere
personas: [constructor]
owner: somebody
status: draft
stages: [{id: s, title: S, steps: [{id: constructor, title: A, channel: web, emotion: 2}]}]
---
"""
FILES = {
    "site_config.yml": CONFIG,
    "site_config.fr.yml": f"title: {TEXT}\nchannels: [{{id: web, title: {TEXT}, definition: {TEXT}}}]\n",
    "journeys/bad.fr.md": TRANSLATION,
    "journeys/bad-to-be.md": JOURNEY.replace("owner:", "state: to-be\nof: bad\nowner:", 1)
    .replace("id: ouch", "id: o2")
    .replace("id: idea", "id: i2")
    .replace("id: plan", "id: p2")
    .replace("id: index", "id: x2"),
    "journeys/other.md": OTHER,
    "personas/eve.fr.md": f"---\ntitle: {TEXT}\nrole: {TEXT}\nquote: {TEXT}\ngoals: {LIST}\n---\n{NARRATIVE}",
    "personas/constructor.md": "---\ntitle: Al\nrole: Buyer\n---\n",
    "journeys/bad.md": JOURNEY,
    "personas/eve.md": PERSONA,
    "personas/eve.png": f"<html><script>parent.__ran=[1];{SCRIPT}</script></html>",
    "channels/web.md": f"---\n---\n{NARRATIVE}",
    "touchpoints/page.md": f"---\n---\n{NARRATIVE}",
}


def _git(folder: Path, *arguments: str) -> None:
    name = f"Eve {PAYLOADS[1]}".replace("<", "\u2039").replace(">", "\u203a")  # git takes no angle brackets in names
    who = {f"GIT_{role}_{part}": name for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env={**os.environ, **who})


def _write(root: Path, *, more: str = "") -> Path:
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True, parents=True)
        (root / name).write_text(text + more if name.endswith(".md") else text, "utf-8")
    return root


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, with a commit whose subject is hostile too."""
    root = _write(tmp_path_factory.mktemp("hostile"), more=FORBIDDEN)
    _git(root, "init", "--quiet")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message", " ".join(PAYLOADS))
    return root


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    """The folder of the site, made in spite of what stops a build."""
    out = project / "site"
    checked = pipeline.check(project)
    assert {found.rule for found in checked.findings if found.severity is Severity.ERROR} == {"forbidden-link"}
    pipeline.build(checked, out)
    return out


def _serve(server: ThreadingHTTPServer) -> Iterator[str]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """Where the site is served."""
    yield from _serve(ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built))))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test for an error of a script, or a request to a host that a team's texts name."""
    context = browser.new_context()
    asked: list[str] = []
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    opened.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(f"{opened.url}: {error}"))
    yield opened
    context.close()
    assert errors == []
    assert [url for url in asked if ".example" in url] == []


def _is_quiet(page: Page) -> None:
    """Fail where something ran, or could run."""
    assert page.evaluate("window.__ran") is None, page.url
    found = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap(element => [
            ...[...element.attributes].filter(one => /^on/i.test(one.name)).map(one => one.name),
            ...["href", "src", "action", "xlink:href"].map(name => element.getAttribute(name) || "")
              .filter(value => /^[\\s\\x00-\\x20]*(javascript|vbscript|data:text)/i.test(value)),
            ...(element.tagName === "SCRIPT" && /^\\s*\\(window.__ran/.test(element.textContent) ? ["script"] : []),
            ...(["BASE", "OBJECT", "EMBED"].includes(element.tagName) ? [element.tagName] : []),
        ])"""
    )
    assert found == [], page.url


def _pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def test_no_page_of_the_site_runs_what_a_team_writes(page: Page, address: str, built: Path) -> None:
    pages = _pages(built)
    assert {"index.html", "404.html", "journeys/bad.html", "personas/eve.html", "touchpoints/page.html"} <= set(pages)
    for path in pages:
        page.goto(address + path, wait_until="load")
        _is_quiet(page)
    assert PAYLOADS[0] in page.evaluate("document.title"), "what is written is shown as text"


NAMES = ("__proto__", "constructor", "hasOwnProperty", "toString", "a", "%", "%22%5D", "%00", *map(quote, PAYLOADS))


@pytest.mark.parametrize(
    "path", ["journeys/bad.html", "journeys/index.html", "fr/curves/index.html", "opportunities/index.html"]
)
def test_an_address_can_say_anything(page: Page, address: str, path: str) -> None:
    for at, name in enumerate(NAMES):
        own = (
            "lanes",
            "personas",
            "scale",
            "compare",
            "print",
            "sort",
            "find",
            "status",
            "group",
            *(["present"] * (at % 2)),
        )
        query = "&".join(f"{one}={name}" for one in own)
        page.goto(f"{address}{path}?{query}&{name}=1#{name}", wait_until="load")
        _is_quiet(page)
        page.goto("about:blank")


@pytest.mark.parametrize("language", ["", "fr/"])
def test_filters_and_orders_show_what_is_chosen_as_text(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{language}journeys/index.html")
    for box in page.locator(".jb-finder input[type=checkbox]").all():
        box.evaluate("box => box.click()")
        _is_quiet(page)
    assert page.locator(".jb-chip").count() > 3
    assert PAYLOADS[0] in page.locator(".jb-finder__active").inner_text()
    for heading in page.locator(".jb-sort").all():
        heading.evaluate("heading => heading.click()")
    _is_quiet(page)
    chosen = page.locator(".jb-finder__count").inner_text()
    page.reload()
    assert page.locator(".jb-finder__count").inner_text() == chosen


@pytest.mark.parametrize("language", ["", "fr/"])
@pytest.mark.parametrize("path", ["side-by-side/bad.html", "side-by-side/phases/p.html", "to-be/bad-to-be.html"])
def test_what_stands_side_by_side_is_text(page: Page, address: str, language: str, path: str) -> None:
    page.goto(address + language + path)
    shown = page.locator("main").inner_text()
    for payload in (PAYLOADS[0], PAYLOADS[1], PAYLOADS[4]):
        assert payload in shown
    _is_quiet(page)


@pytest.mark.parametrize("language", ["", "fr/"])
def test_steps_and_slides_show_hostile_texts_as_text(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}{language}journeys/bad.html#a")
    assert PAYLOADS[0] in page.locator(".jb-sheet[open]").inner_text()
    _is_quiet(page)
    page.goto(f"{address}{language}journeys/bad.html?present")
    for _ in range(4):
        assert PAYLOADS[0] in page.locator(".jb-present__slide").inner_text()
        _is_quiet(page)
        page.keyboard.press("ArrowRight")


def test_a_lane_of_any_name_can_be_hidden_moved_and_linked_to(page: Page, address: str) -> None:
    page.goto(f"{address}journeys/bad.html")
    lane = json.loads(LANE)
    row = page.locator(".jb-lanes__lane").last
    assert row.get_attribute("data-lane") == lane
    row.locator("[data-move='-1']").evaluate("button => button.click()")
    page.locator(".jb-lanes__lane").first.locator("input").evaluate("box => box.click()")
    shown = "[...document.querySelectorAll('.jb-map tbody[data-lane]:not([hidden])')].map(one => one.dataset.lane)"
    before = page.evaluate(shown)
    assert before[-2] == lane
    page.reload()
    assert page.evaluate(shown) == before
    _is_quiet(page)


def test_no_name_of_the_page_is_taken(page: Page, address: str) -> None:
    page.goto(address + "personas/eve.html")
    assert page.evaluate("document.getElementById('__config').tagName") == "SCRIPT"
    assert page.evaluate("document.getElementById('__md_scope')?.tagName ?? 'none'") in ("SCRIPT", "none")


def test_search_shows_hostile_texts_as_text(page: Page, address: str) -> None:
    page.goto(address + "journeys/bad.html")
    page.locator("[data-md-component=search-query]").press_sequentially("zebra", delay=30)
    page.locator(".md-search-result__item").first.wait_for()
    for more in (" script", " onerror", " img", " lt"):
        page.locator("[data-md-component=search-query]").press_sequentially(more, delay=20)
        page.wait_for_timeout(200)
        _is_quiet(page)


def test_the_findings_over_a_served_page_are_text(page: Page, built: Path) -> None:
    board = Board()
    board.post_report(" ".join(PAYLOADS))
    for served in _serve(LiveServer(board, "127.0.0.1", 0, print)):
        page.goto(served)
        page.locator("#journeybook-findings pre").wait_for()
        _is_quiet(page)
        assert PAYLOADS[0] in page.locator("#journeybook-findings pre").inner_text()
        inside = "document.querySelector('#journeybook-findings').shadowRoot.querySelectorAll('script, img').length"
        assert page.evaluate(inside) == 0
        board.close()


def test_a_picture_that_is_a_page_runs_nothing_when_it_is_opened(page: Page, address: str) -> None:
    page.goto(address + "files/personas/eve.png")
    assert page.evaluate("window.__ran") is None


OFFLINE = {"material": "font: false", "mkdocs": "highlightjs: false", "readthedocs": "highlightjs: false"}
"""For each theme, the option that keeps it from asking other hosts."""


@pytest.mark.parametrize("theme", sorted(OFFLINE))
def test_a_site_of_others_runs_nothing_of_ours(page: Page, tmp_path: Path, theme: str) -> None:
    _write(tmp_path / "project")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/start.md").write_text("# Start\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Handbook\ntheme: {{name: {theme}, {OFFLINE[theme]}}}\n"
        f"plugins: [search, {{journeybook: {{project: project}}}}]\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=tmp_path, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    page.route("**/*", lambda route: route.continue_() if "127.0.0.1" in route.request.url else route.abort())
    for served in _serve(ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))):
        for path in _pages(site):
            page.goto(served + path, wait_until="load")
            _is_quiet(page)
