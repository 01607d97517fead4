"""The forms of a report: what a host, a browser, a terminal and a program make of it, whatever the texts are."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from random import Random

import merman
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeybook.reporting.changes import Report, escaping, html, markdown, text
from journeybook.reporting.changes import json as as_json
from tests.compare.projects import FILES, edited
from tests.diff.states import reported

LAMP = "journeys/lamp.md"
WORSE = (("emotion: {ana: 4, bo: 2}", "emotion: {ana: 1, bo: 2}"), ("duration: 10 min", "duration: 22 min"))
HOSTILE = (
    "</summary><script>alert(1)</script>",
    "@team #12 !34 $5 ~bug %7 &8 GH-9 owner/repo#1",
    "| a | b |",
    "```\n# x\n```",
    "[x](javascript:alert(1)) ![y](http://t.example/y.png)",
    "https://evil.example www.evil.example a@b.example",
    "1. one",
    "1) one",
    "- two",
    "> three",
    "<!-- journeybook-diff -->",
    "**bold** _it_ `code` ~~gone~~ :smile: $x^2$",
    "=====",
    "\\",
    "&lt;b&gt;",
    "a\u202eb\u0000c",
    "x" * 5000,
    "\U0001f469\u200d\U0001f373 é",
)
SPACE = "\u200b"
HOSTS = MarkdownIt("gfm-like", {"html": True, "linkify": False})


class Seen(HTMLParser):
    """What a reader sees of HTML, and which elements it has."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.texts: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.add(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)

    @property
    def shown(self) -> str:
        """All texts."""
        return "".join(self.texts)


def hostile() -> Report:
    """Return a report in which every text that a team writes is hostile."""
    chance = Random(1)

    writable = [one.replace("\u0000", "").replace("\u202e", "")[:300] for one in HOSTILE]

    def any_of() -> str:
        return json.dumps(" ".join(chance.sample(writable, 3)), ensure_ascii=False)

    def written() -> dict[str, str]:
        steps = "".join(
            f"      - {{id: s{at}, title: {any_of()}, emotion: {chance.randint(1, 5)}, thought: {any_of()}, "
            f"touchpoint: t, pains: [{{title: {any_of()}}}]}}\n"
            for at in range(6)
        )
        channels = f"channels: [{{id: c, title: {any_of()}}}]\n"
        places = f"touchpoints: [{{id: t, title: {any_of()}, channel: c}}]\n"
        head = f"title: {any_of()}\npersonas: [ana]\nstages:\n  - id: s\n    title: {any_of()}\n    steps:\n"
        return {
            "site_config.yml": f"title: T\n{channels}{places}",
            "personas/ana.md": f"---\ntitle: {any_of()}\n---\n",
            LAMP: f"---\n{head}{steps}---\n",
        }

    return reported(written(), written())


def test_the_summary_is_read_in_ten_seconds() -> None:
    report = markdown.report(reported(edited(LAMP, *WORSE)))
    summary = report.split("Compared:")[0]
    assert summary == (
        "<!-- journeybook-diff -->\n## What this changes for customers\n\n"
        "- **1 journey changed**: 1 step changed\n"
        "- **Buying a lamp**: Ana feels worse, 3.8 → 3.3 \\(−0.5\\) and takes 12 min longer\n"
        "- No new findings\n\n"
    )


def test_the_summary_names_the_journey_of_what_follows_where_there_are_several() -> None:
    app = edited(LAMP, ("title: I pay\n        touchpoint: till", "title: I pay\n        touchpoint: order-app"))
    moved = "“I pay” moved from channel Shop to App"
    assert f"- {moved}\n" in markdown.report(reported(app))
    both = {**app, **edited("journeys/return.md", ("I carry it back", "I send it back"))}
    assert f"- **Buying a lamp**: {moved}\n" in markdown.report(reported(both))


def test_findings_that_only_went_are_called_findings() -> None:
    bad = edited(LAMP, ("owner: lamp-team", "owner: lamp-team\nnonsense: 1"))
    assert "- 1 finding cleared\n" in markdown.report(reported({}, bad))


def test_a_section_has_the_line_before_and_after_a_diagram_and_a_table() -> None:
    report = markdown.report(reported(edited(LAMP, *WORSE)))
    assert "### Buying a lamp — 1 step changed" in report
    assert "Emotion: `▄▄▆▄▆█` → `▂▄▆▄▆█`" in report
    assert "```mermaid\n%%{init" in report
    assert "| changed | Step **I look around**<br>Choosing | Emotion, Ana | 4 \\(Pleased\\) | 1 \\(Angry\\) |" in report


def test_findings_that_come_and_go_are_tables() -> None:
    bad = edited(LAMP, ("owner: lamp-team", "owner: lamp-team\nnonsense: 1"))
    report = markdown.report(reported(bad))
    assert "**1 new error**" in report
    assert "### 1 new finding" in report
    assert "| error | journeys/lamp.md:5 |" in report
    back = markdown.report(reported({}, bad))
    assert "1 cleared finding" in back
    assert "main \\(0123456\\) does not load as a whole (1 error)" in back


def test_the_same_change_is_the_same_report() -> None:
    for form in (markdown.report, html.report, text.report, as_json.report):
        assert form(reported(edited(LAMP, *WORSE))) == form(reported(edited(LAMP, *WORSE)))


@pytest.mark.parametrize("folder", ["", "sites/shop/", "--><script>", "a\nb"])
def test_the_marker_is_one_comment_on_the_first_line(folder: str) -> None:
    first = markdown.report(reported({}), folder=folder).splitlines()[0]
    assert re.fullmatch(r"<!-- journeybook-diff(: [\w/. ]+)? -->", first)


def test_no_text_of_a_project_does_anything_on_a_host() -> None:
    report = markdown.report(hostile())
    assert len(re.findall(r"<!--", report)) == 1
    seen = Seen(HOSTS.render(report))
    ours = "h2 h3 ul li p strong code pre details summary table thead tbody tr th td br blockquote"
    assert seen.tags <= set(ours.split())
    assert {name for name, _ in seen.attributes} <= {"class", "style"}
    shown = seen.shown
    for reference in (r"@team", r"#12", r"!34", r"GH-9", r"repo#1", "https:", r"www\.", r"a@b", r":smile:"):
        assert not re.search(reference, shown), reference
        assert re.search(reference, shown.replace(SPACE, "")), reference
    assert not [line for line in report.splitlines() if line.startswith("/")]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)))
@example("1. one")
@example("1) one")
@settings(max_examples=400)
def test_a_text_is_seen_as_it_is_written_wherever_it_stands(written: str) -> None:
    shown = escaping.shortened(written)
    cell = escaping.markdown(written)
    assert "\n" not in cell
    for template in ("| a |\n|---|\n| {} |\n", "- {}\n", "### x {}\n", "x **{}** y\n"):
        if not shown.strip() and "**" in template:
            continue
        seen = Seen(HOSTS.render(template.format(cell)))
        assert seen.tags <= {"table", "thead", "tbody", "tr", "th", "td", "ul", "li", "h3", "p", "strong"}
        said = seen.shown.replace(SPACE, "")
        assert shown.replace(SPACE, "").strip() in " ".join(said.split()) or shown.replace(SPACE, "").strip() in said
    inside = Seen(f"<summary>{escaping.html(written)}</summary>")
    assert inside.tags == {"summary"}
    assert inside.shown.replace(SPACE, "") == shown.replace(SPACE, "")


def many(count: int, title: str) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """Return two states with many journeys that all are another."""
    old: dict[str, str | None] = {}
    new: dict[str, str | None] = {}
    for at in range(count):
        text = FILES[LAMP].replace("Buying a lamp", f"'{title} {at}'").replace("id: dim", f"id: dim-{at}")
        text = text.replace("[dim]", f"[dim-{at}]").replace("id: by-app", f"id: by-app-{at}")
        old[f"journeys/j{at}.md"] = text
        new[f"journeys/j{at}.md"] = text.replace("emotion: 3", f"emotion: {1 + at % 2}").replace("owner: lamp-team", "")
    return new, old


@pytest.mark.parametrize(("count", "title"), [(1, "x" * 20_000), (9, "|" * 300), (40, "&" * 300), (400, "Lamp <&>")])
def test_a_report_fits_into_a_comment_and_says_what_is_left_out(count: int, title: str) -> None:
    told = reported(*many(count, title))
    report = markdown.report(told)
    assert len(report) < markdown.LIMIT
    assert report.count("<details>") == report.count("</details>")
    assert report.count("```") % 2 == 0
    assert f"**{count} journey" in report
    if count == 400:
        whole = report.count("Emotion: `")
        (listed,) = re.findall(r"(\d+) more journeys, in short", report)
        (left,) = re.findall(r"No room here for (\d+) journeys with ([\d,]+) changes", report)
        rows = report.split("| Journey | What | Emotion |")[1].split("No room")[0].count("\n| Lamp")
        assert whole + int(listed) == count
        assert rows + int(left[0]) == int(listed)


def test_much_that_journeys_share_leaves_room_for_journeys() -> None:
    points = "".join(f"  - {{id: p{at}, title: {'Place ' * 20}{at}, channel: web}}\n" for at in range(900))
    config = FILES["site_config.yml"].replace("  - id: till\n", f"{points}  - id: till\n")
    report = markdown.report(reported({"site_config.yml": config, **edited(LAMP, *WORSE)}))
    assert len(report) < markdown.LIMIT
    assert "### Buying a lamp" in report
    assert "… and 840 more changes." in report


def test_the_diagram_is_read_by_mermaid() -> None:
    (section,) = reported(edited(LAMP, *WORSE)).sections
    engine = merman.MermanEngine(json.dumps({"resources": {"profile": "constrained"}}), None)
    drawn = engine.render_svg(section.curve.mermaid, None)
    assert "Emotion by step: bars before, line after" in drawn
    assert drawn.count("<rect") >= 6


def test_a_journey_without_order_has_no_line_that_joins_its_steps() -> None:
    aggregate = {LAMP: FILES[LAMP].replace("status: published", "kind: aggregate")}
    worse = {LAMP: str(aggregate[LAMP]).replace("emotion: {ana: 4, bo: 2}", "emotion: 1")}
    told = reported(worse, aggregate)
    assert told.sections[0].curve.mermaid == ""
    assert "<polyline" not in html.report(told)


def test_the_html_needs_nothing_else_and_runs_nothing() -> None:
    for told in (hostile(), reported(edited(LAMP, *WORSE)), reported({})):
        page = html.report(told)
        seen = Seen(page)
        assert not seen.tags & {"script", "iframe", "object", "img", "link", "a", "form"}
        assert not [name for name, _ in seen.attributes if name.startswith("on") or name in ("href", "src")]
        assert "url(" not in page
        assert "default-src 'none'" in page
    assert "@media print" in page


def test_the_html_has_the_curve_with_its_numbers() -> None:
    page = html.report(reported(edited(LAMP, *WORSE)))
    assert 'aria-label="Emotion of 6 steps, before 3, 3, 4, 3, 4, 5; after 1.5, 3, 4, 3, 4, 5"' in page
    assert "<td class=n>1</td><td>I look around</td><td class=n>3</td><td class=n>1.5</td>" in page


def test_a_terminal_gets_colour_only_where_it_can_show_it() -> None:
    told = reported(edited(LAMP, *WORSE))
    plain, coloured = text.report(told), text.report(told, colour=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert "\x1b[31m" in coloured


def test_nothing_of_a_project_steers_a_terminal() -> None:
    report = text.report(hostile())
    assert not [sign for sign in report if sign != "\n" and (ord(sign) < 32 or sign in "\u202e\u2066")]


def test_prose_is_shown_where_it_parts() -> None:
    long = "word " * 200
    old = edited(LAMP, ("a long time.", f"{long} then this."))
    new = edited(LAMP, ("a long time.", f"{long} then that."))
    report = markdown.report(reported(new, old))
    assert re.search(r"\| …[^|]*then this\. \| …[^|]*then that\. \|", report)


def test_the_contract_for_programs_has_its_keys_and_no_others() -> None:
    document = json.loads(as_json.report(reported(edited(LAMP, *WORSE))))
    assert document["format"] == "journeybook-diff/1"
    keys = ["kind", "thing", "id", "field", "old", "new", "file", "line"]
    assert [list(change) for change in document["changes"]] == [keys, keys]
    values = ["changed", "step", "lamp/choose/look", "duration", "10 min", "22 min", LAMP, 14]
    assert list(document["changes"][0].values()) == values
    assert document["old"]["revision"] == "main"
    assert document["new"] == {"revision": None, "commit": None, "date": None, "errors": [], "unread": []}
    net = {one["persona"]: one["seconds"] for one in document["effects"]["journeys"][0]["net"]}
    assert net[None] == {"old": 900, "new": 1620}
    assert as_json.report(hostile()).isascii()
