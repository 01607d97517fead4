"""The journey page as HTML: a table that can be read aloud, links that land, nothing unescaped."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from html.parser import HTMLParser
from textwrap import dedent

import pytest

from journeybook.diagrams import DiagramError
from journeybook.pages.journey import journey_page
from journeybook.render import picture as pictures
from journeybook.render.renderer import Renderer
from tests.pages.journeys import CONFIG, scored, site_of
from tests.pages.test_journey_map import RICH

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}


class Outline(HTMLParser):
    """Every element with its attributes, and whether all of them were closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items())
        ]


def html_of(text: str, config: str = CONFIG) -> str:
    site = site_of({"trip": text}, config)
    return Renderer(site).render(journey_page(site.catalogue.journeys["trip"], site)).html


@pytest.fixture(scope="module")
def html() -> str:
    return html_of(RICH, CONFIG + "    lanes: [emotion, thought, pains, metrics, frontstage, backstage, x-legal]\n")


@pytest.fixture(scope="module")
def outline(html: str) -> Outline:
    return Outline(html)


def test_every_element_is_closed_in_order(outline: Outline) -> None:
    assert outline.crossed == []
    assert outline.open == []


def test_no_id_is_given_twice(outline: Outline) -> None:
    ids = Counter(attributes["id"] for _, attributes in outline.elements if "id" in attributes)
    assert [name for name, count in ids.items() if count > 1] == []


def test_stages_steps_pain_points_and_opportunities_can_be_linked_to(outline: Outline) -> None:
    ids = {attributes.get("id") for _, attributes in outline.elements}
    assert {"order", "home", "fill", "pay", "unpack", "wait", "pain-slow", "pain-search", "opportunity-tell"} <= ids


def test_every_link_to_a_place_of_the_page_lands(outline: Outline) -> None:
    ids = {attributes.get("id") for _, attributes in outline.elements}
    links = {str(link["href"])[1:] for link in outline.all("a") if str(link.get("href")).startswith("#")}
    assert links - ids == set()
    assert links


def test_the_map_is_a_table_with_a_caption_and_headings_of_every_direction(html: str, outline: Outline) -> None:
    assert html.count("<caption") == 1
    columns = outline.all("th", scope="col")
    assert [column["id"] for column in columns[:4]] == ["map_fill", "map_pay", "map_unpack", "map_wait"]
    assert [stage["colspan"] for stage in outline.all("th", scope="colgroup")] == ["2", "2"]
    assert len(outline.all("colgroup")) == 3
    assert [column.get("class") for column in outline.all("col")] == ["jb-map__names", None, "jb-map__true", None, None]
    assert html.index('<tr class="jb-map--quote"><th scope="row">Thinking</th>') > 0


def test_the_map_scrolls_in_a_region_that_the_keyboard_reaches(outline: Outline) -> None:
    (region,) = [one for one in outline.all("div", role="region") if one["aria-label"] == "Journey map"]
    assert region["tabindex"] == "0"


def test_the_curve_is_an_image_with_a_name_and_the_next_row_says_the_same(html: str) -> None:
    curve = html[html.index('<svg class="jb-curve"') :]
    assert 'role="img"' in curve[:100]
    assert "<title>Emotion, step by step</title>" in curve
    said = html[html.index('<tr class="jb-map--emotion">') :]
    assert "Ana 2 Annoyed, Bo 4 Pleased" in said[: said.index("</tr>")]


def test_every_point_has_a_shape_a_number_and_a_word(html: str) -> None:
    curve = html[html.index('<svg class="jb-curve"') : html.index('<tr class="jb-map--emotion">')]
    assert curve.count("jb-curve__point--") == 4
    assert sorted(re.findall(r"<tspan[^>]*>(.+?)</tspan> (\w+)", curve)) == [
        ("2", "Annoyed"),
        ("4", "Pleased"),
        ("4", "Pleased"),
        ("5", "Delighted"),
    ]


def test_a_lane_is_a_body_of_the_table_and_its_cells_say_their_step(html: str, outline: Outline) -> None:
    lanes = [body["data-lane"] for body in outline.all("tbody") if "data-lane" in body]
    assert lanes == ["emotion", "thought", "pains", "metrics", "frontstage", "backstage", "x-legal", "scale"]
    thoughts = html[html.index('<tbody data-lane="thought">') :]
    assert re.findall(r'<td data-step="(\w+)"', thoughts[: thoughts.index("</tbody>")]) == [
        "fill",
        "pay",
        "unpack",
        "wait",
    ]


def test_columns_lines_points_and_keys_say_whose_they_are(html: str) -> None:
    heads = html[html.index("<thead") : html.index("</thead>")]
    assert re.findall(r'data-step="(\w+)" data-personas="([\w ]+)"', heads) == [
        ("fill", "ana bo"),
        ("pay", "ana"),
        ("unpack", "ana bo"),
        ("wait", "ana bo"),
    ]
    points = html[html.index('<g class="jb-curve__points"') : html.index('<g class="jb-curve__labels"')]
    shown = {
        group: part.count("jb-curve__point--")
        for group, part in re.findall(r'<g data-personas="([\w ]+)">(.*?)</g>', points)
    }
    assert shown == {"ana": 2, "bo": 1, "ana bo": 1}
    assert re.findall(r'class="jb-map__key" data-personas="(\w+)"', html) == ["ana", "bo"]


def test_a_step_is_told_whole_in_an_article_that_its_address_opens(html: str, outline: Outline) -> None:
    article = next(one for one in outline.all("article") if one.get("id") == "fill")
    assert article["class"] == "jb-step"
    assert (article["data-step"], article["data-stage"], article["data-personas"]) == ("fill", "order", "ana bo")
    assert article["aria-labelledby"] == "name_fill"
    told = html[html.index('id="fill"') : html.index('id="pay"')]
    for said in ("Ordering · step 1 of 4", "Where is it?", "Search is poor", "Order page", "20 min", "researched"):
        assert said in told
    assert 'href="#map_fill"' in told


def test_the_curve_says_its_colours_without_a_style_sheet(html: str) -> None:
    curve = html[html.index('<svg class="jb-curve"') : html.index('<tr class="jb-map--emotion">')]
    assert "style=" not in curve
    assert {"#c8620a", "#1f82c0", "#0a3161", "#23212b"} <= set(re.findall(r'(?:fill|stroke)="(#\w+)"', curve))


def test_an_aggregate_has_strokes_and_no_line() -> None:
    html = html_of(scored("2", "4", kind="aggregate"))
    assert "jb-curve__line" not in html
    assert html.count("jb-curve__stem") == 2


def test_the_line_of_visibility_is_drawn_once_and_named(html: str) -> None:
    table = html[: html.index("</table>")]
    assert table.count("Line of visibility") == 1
    assert table.index('<tbody data-lane="backstage">') < table.index("Line of visibility")


def test_an_empty_cell_is_empty(html: str) -> None:
    assert '<td data-step="pay"></td>' in html
    assert "n/a" not in html.lower()


def test_the_mermaid_diagram_is_a_picture_with_its_source_beside(html: str) -> None:
    assert "jb_mermaid" in html
    assert "<summary>Mermaid source</summary>" in html
    assert html.count("<code>journey\n") == 1


def test_another_scale_than_mermaids_is_told_below_the_diagram(html: str) -> None:
    config = CONFIG + "    emotion_scale: {min: -2, max: 2}\n"
    text = "---\ntitle: T\nstages:\n  - {title: S, steps: [{title: a, channel: web, emotion: 2}]}\n---\n"
    assert "Mermaid's scores go from 1 to 5; \u22122 to 2 on the map above." in html_of(text, config).replace(
        "&#39;", "'"
    )
    assert "scores go from 1 to 5" not in html


def test_where_no_picture_can_be_made_the_mermaid_text_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise DiagramError("no")

    monkeypatch.setattr(pictures, "render_svg", fail)
    html = html_of(scored("2", "4"))
    assert '<pre class="jb-journey__diagram"><code>journey\n' in html
    assert "jb_mermaid" not in html


def test_steps_without_a_score_are_named_below_the_diagram() -> None:
    html = html_of(scored("2", ""))
    assert 'href="#s1">Step 1</a>.' in html[html.index("Not in the diagram") :]


def test_what_a_team_writes_is_shown_as_text() -> None:
    evil = '<script>alert("1")</script>'
    text = dedent(RICH).lstrip("\n")
    for plain in ("A trip", "Ordering", "I fill the basket", "Where is it?", "Search is poor", "Till", "Receipt"):
        text = text.replace(plain, f"'{evil}{plain}'")
    html = html_of(
        text, CONFIG.replace("Order page", evil) + "    lanes: [thought, pains, touchpoint, frontstage, x-legal]\n"
    )
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 8


def test_a_page_of_twelve_steps_is_light() -> None:
    steps = scored(*["{ana: 2, bo: 4}", "3", "5"] * 4, personas="[ana, bo]")
    assert len(gzip.compress(html_of(steps).encode())) < 15_000


def test_the_story_of_two_stages_may_have_the_same_headings() -> None:
    story = "\n## Ordering {#order}\n\n### Why\n\nA.\n\n### Why\n\nB.\n\n## Home {#home}\n\n### Why\n\nC.\n"
    html = html_of(dedent(RICH).lstrip("\n") + story)
    ids = re.findall(r'<h4 id="(h-[^"]+)"', html)
    assert len(ids) == len(set(ids)) == 3


def test_a_table_of_the_story_is_named_by_its_headings() -> None:
    html = html_of(dedent(RICH).lstrip("\n") + '\n\n| | One | "Two" |\n|---|---|---|\n| a | b | c |\n')
    assert 'aria-label="Table: One, &#34;Two&#34;"' in html
    assert "<th></th>" not in html
