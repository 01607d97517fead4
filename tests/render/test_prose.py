"""What a narrative may do to a page: its HTML is cleaned, its addresses stay on the site or are safe to follow."""

from __future__ import annotations

import re

import pytest

from journeybook.pages.context import Prose
from journeybook.prose.allowed import leads_outside
from journeybook.render.prose import ProseRenderer
from tests.pages.journeys import site_of

SITE = site_of({}, "title: Test", {"personas/face.png": "", "personas/a face.png": ""})


def rendered(markdown: str) -> str:
    return ProseRenderer(SITE).html(Prose(markdown=markdown, source="personas/eve.md"), "personas/eve.html")


@pytest.mark.parametrize(
    "address",
    [
        "http://evil.example/p.png",
        "//evil.example/p.png",
        "\\\\evil.example/p.png",
        "/\\evil.example/p.png",
        "\\/evil.example/p.png",
        "&Tab;//evil.example/p.png",
        "/&Tab;/evil.example/p.png",
        "ht&Tab;tp://evil.example/p.png",
        "http&colon;//evil.example/p.png",
        "&#1;http://evil.example/p.png",
        "data:image/svg+xml,x",
    ],
)
def test_a_picture_from_elsewhere_is_never_fetched(address: str) -> None:
    for markdown in (f'<img src="{address}">', f"<div>\n<img src='{address}'>\n</div>", f"![a](<{address}>)"):
        assert "src=" not in rendered(markdown), markdown


def test_a_picture_in_html_that_no_tag_ends_is_never_fetched() -> None:
    assert "src=" not in rendered("<div><img src=http://evil.example/a.png\n\nText > text")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#106;avascript:alert(1)",
        "&#1;javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "//evil.example",
        "/\\evil.example",
    ],
)
def test_a_link_that_runs_code_or_hides_where_it_leads_is_no_link(address: str) -> None:
    for markdown in (f'<a href="{address}">x</a>', f"[x](<{address}>)", f"[x][1]\n\n[1]: <{address}>"):
        assert not re.search(r'href="[^"]', rendered(markdown)), rendered(markdown)


def test_a_comment_is_on_no_page() -> None:
    inline = "Open till ten. <!-- journeybook: ignore[raw-html] shown as our till shows it -->"
    alone = "<!-- journeybook: ignore[raw-html]\nwhy -->\n\nOpen till ten."
    item = "- One <!-- journeybook: ignore-file[raw-html] why -->\n- Two"
    for markdown in (inline, alone, item):
        assert "journeybook" not in rendered(markdown)
        assert "<!--" not in rendered(markdown)
    assert rendered(inline) == "<p>Open till ten. </p>\n"
    assert not Prose(markdown="<!-- journeybook: ignore-file[raw-html] why -->\n", source="")
    assert Prose(markdown="<!-- why --> So.", source="")


def test_a_text_takes_no_name_that_a_page_or_a_script_relies_on() -> None:
    html = rendered(
        '<a id="__search"></a><h3 id="jb-main">x</h3><img name="forms"><li id="__md_scope">y</li>\n\n# search\n'
    )
    assert re.findall(r'\b(?:id|name)="([^"]*)"', html) == ["h-search"]


def test_the_headings_of_a_stage_have_ids_of_their_own() -> None:
    html = ProseRenderer(SITE).html(Prose(markdown="# Why", source="journeys/a.md"), "journeys/a.html", 4, "about_pay")
    assert html.strip() == '<h4 id="h-about_pay-why">Why</h4>'


def test_what_our_own_markdown_makes_stays() -> None:
    html = rendered(
        "![A face](<a face.png>)\n\nText[^1]\n\n[^1]: Note\n\n!!! note\n    Mind\n\n<p lang='fr' title='t'>x</p>"
    )
    assert 'src="../files/personas/a%20face.png"' in html
    assert 'id="fn1"' in html
    assert 'href="#fnref1"' in html
    assert 'id="fnref1"' in html
    assert 'class="admonition note"' in html
    assert '<p lang="fr" title="t">' in html


def test_style_sets_nothing_but_how_a_cell_is_aligned() -> None:
    html = rendered('<table><tr><td style="text-align: right; background: url(//evil.example)">1</td></tr></table>')
    assert "text-align" in html
    assert "evil" not in html


def test_a_relative_path_leads_nowhere_else() -> None:
    assert not leads_outside("terminal.jpg")
    assert not leads_outside("../a/b.jpg")
    assert leads_outside(" https://a")


DRAWN = "```mermaid\njourney\n  title A <b> day\n  section Morning\n    Make tea: 5: Eve\n```\n"


def test_a_mermaid_journey_in_a_narrative_is_drawn_above_its_text() -> None:
    html = rendered(f"Before.\n\n{DRAWN}\nAfter.")
    assert html.index("Before.") < html.index("<svg") < html.index("<details") < html.index("After.")
    assert "Make tea" in html.partition("<details")[0]
    assert "title A &lt;b&gt; day" in html.partition("<details")[2]
    assert 'aria-label="A &lt;b&gt; day"' in html
    assert "\ue000" not in html


def test_each_picture_of_a_page_has_ids_of_its_own() -> None:
    html = rendered(f"{DRAWN}\n- in a list\n\n  {DRAWN.replace(chr(10), chr(10) + '  ')}")
    ids = re.findall(r' id="([^"]+)"', html)
    assert html.count("<svg") == 2
    assert len(ids) == len(set(ids)) >= 6


@pytest.mark.parametrize(
    "text",
    ["flowchart LR\n a --> b", "journey\n Make tea: 9: Eve", "journey\n title Empty", "", "journey\n" + "x" * 30_000],
)
def test_a_diagram_that_cannot_be_drawn_stays_its_text(text: str) -> None:
    html = rendered(f"```mermaid\n{text}\n```")
    assert "<svg" not in html
    assert html.startswith("<pre><code>")


def test_settings_and_comments_around_a_journey_are_passed_over() -> None:
    assert "<svg" in rendered(
        "```mermaid\n---\ntitle: x\n---\n%%{init: {}}%%\n%% note\njourney\n  Make tea: 5: Eve\n```"
    )
