"""A finding is taken back where it stands or for its file, with a reason, and what is said in vain is reported."""

from __future__ import annotations

import pytest

from journeybook.checks.runner import examine
from journeybook.checks.suppression import Outcome
from journeybook.diagnostics import Severity
from tests.load.projects import CONFIGURATION, JOURNEY, loaded

BARE = JOURNEY.replace("        touchpoint: till\n", "").replace("touchpoint: till", "")
USED = {"journeys/other.md": JOURNEY.replace("Buying a lamp", "Buying a bulb")}
RULE = "step-without-touchpoint"


def _examined(journey: str, **more: str) -> Outcome:
    return examine(loaded({**USED, "journeys/lamp.md": journey, **more}))


def _rules(outcome: Outcome) -> list[str]:
    return [one.rule for one in outcome.findings]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: I pay", f"title: I pay  # journeybook: ignore[{RULE}] away from us"),
        ("title: I pay", f"title: I pay #journeybook:ignore[{RULE}]away from us"),
        ("title: I pay", f'title: "I pay"  # a word # journeybook: ignore[missing-id, {RULE}] away from us'),
        ("title: I pay", "title: I pay  # journeybook: ignore[touchpoints] away from us"),
        ("title: I pay", f"# journeybook: ignore[{RULE}] away from us\n        title: I pay"),
        ("title: I pay", f"# journeybook: ignore[{RULE}] away from us\n\n        # and so\n        title: I pay"),
        ("title: I pay", f'title: "I\n          pay"  # journeybook: ignore[{RULE}] away from us'),
        ("title: Buying a lamp", f"title: Buying a lamp  # journeybook: ignore-file[{RULE}] away from us"),
        ("title: Buying a lamp", f"title: Buying a lamp\n# JourneyBook: ignore-file[{RULE}] – away from us"),
        ("Before.", f"<!-- journeybook: ignore-file[{RULE}]\n  away from\n  us -->\nBefore."),
    ],
)
def test_a_finding_is_taken_back_with_its_reason(before: str, after: str) -> None:
    plain = _examined(BARE)
    assert _rules(plain) == [RULE]
    outcome = _examined(BARE.replace(before, after))
    assert [rule for rule in _rules(outcome) if rule != "unused-suppression"] == []
    (suppressed,) = outcome.suppressed
    assert (suppressed.finding.rule, suppressed.reason) == (RULE, "away from us")
    assert suppressed.span.path == "journeys/lamp.md"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: I pay", f'title: "I pay  # journeybook: ignore[{RULE}] no comment"'),
        ("title: I pay", f"title: >-\n          I pay\n          # journeybook: ignore[{RULE}] no comment"),
        ("emotion: 3", f"emotion: 3  # journeybook: ignore[{RULE}] the wrong line"),
        ("title: I pay", f"title: I pay  # Journeys with journeybook: ignore[{RULE}] is how one writes it"),
        ("Before.", f"    # journeybook: ignore-file[{RULE}] a comment of no Markdown"),
        ("Before.", f"```\n<!-- journeybook: ignore-file[{RULE}] in code -->\n```"),
        ("Before.", f"Write `<!-- journeybook: ignore-file[{RULE}] why -->`."),
        ("title: I pay", "title: I pay  # journeybook: ignore[unused-channel] another rule"),
    ],
)
def test_what_is_no_comment_or_stands_elsewhere_takes_nothing_back(before: str, after: str) -> None:
    outcome = _examined(BARE.replace(before, after))
    assert RULE in _rules(outcome)
    assert outcome.suppressed == ()


def test_a_comment_behind_the_sign_of_a_block_text_is_one() -> None:
    block = f"title: |  # journeybook: ignore[{RULE}] away from us\n          I pay # journeybook: ignore[x] as text"
    outcome = _examined(BARE.replace("title: I pay", block))
    assert _rules(outcome) == []
    assert len(outcome.suppressed) == 1


@pytest.mark.parametrize(
    "body",
    [
        "Go to [the shop](gone.md). <!-- journeybook: ignore[broken-link] to come -->",
        "<!-- journeybook: ignore[broken-link] to come -->\nGo to [the shop](gone.md).",
        "<!-- journeybook: ignore[broken-link] to come -->\n\nGo to [the shop](gone.md).",
        "<!-- journeybook: ignore[broken-link]\nto come -->\n\nGo to [the shop](gone.md).",
        "- One\n- [the shop](gone.md) <!-- journeybook: ignore[broken-link] to come -->\n",
        "| a | b |\n|---|---|\n| [x](gone.md) | c <!-- journeybook: ignore[broken-link] to come --> |",
        "> <!-- journeybook: ignore[broken-link] to come -->\n> [the shop](gone.md)",
    ],
)
def test_a_finding_in_markdown_is_taken_back_on_its_line_or_the_one_before(body: str) -> None:
    journey = JOURNEY.replace("Before.", f"Before. [other](lamp.md)\n\n{body}")
    outcome = _examined(journey)
    assert _rules(outcome) == []
    assert [one.reason for one in outcome.suppressed] == ["to come"]
    stays = _examined(journey.replace("broken-link] to", "raw-html] to").replace("broken-link]\nto", "raw-html]\nto"))
    assert set(_rules(stays)) == {"broken-link", "unused-suppression"}


def test_configuration_lists_and_translations_suppress_too() -> None:
    files = {
        "site_config.yml": "title: Shop\nlanguages: [en, fr]  # journeybook: ignore[untranslated] one at a time\n"
        + CONFIGURATION.split("\n", 1)[1].split("touchpoints:")[0]
        + "touchpoints: touchpoints/all.yml\n",
        "touchpoints/all.yml": "- {id: till, title: Till, channel: shop}\n"
        "# journeybook: ignore[unused-touchpoint] opens in May\n- {id: door, title: Door, channel: shop}\n",
        "journeys/lamp.fr.md": "---\n# journeybook: ignore-file[untranslated] the test phase\ntitle: Une lampe\n---\n"
        "[a](gone.md) <!-- journeybook: ignore[broken-link] à venir -->\n",
        "channels/shop.md": "---\n---\n<kbd class=x>K</kbd> <!-- journeybook: ignore[raw-html] seen so -->\n",
    }
    outcome = examine(loaded(files))
    assert [(one.rule, one.span.path) for one in outcome.findings] == []
    assert [(one.finding.rule, one.span.path) for one in outcome.suppressed] == [
        ("raw-html", "channels/shop.md"),
        ("untranslated", "journeys/lamp.fr.md"),
        ("broken-link", "journeys/lamp.fr.md"),
        ("untranslated", "site_config.yml"),
        ("unused-touchpoint", "touchpoints/all.yml"),
    ]


def test_a_comment_is_no_text_to_translate_and_no_translation() -> None:
    remark = "<!-- journeybook: ignore-file[untranslated] the rest comes later -->\n"
    french = f"---\ntitle: Une lampe\npersonas: []\n---\n{remark}"
    files = {
        "site_config.yml": "title: S\nlanguages: [en, fr]\nchannels:\n  - {id: shop, title: S}\n"
        "touchpoints:\n  - {id: till, title: T, channel: shop}\n",
        "journeys/lamp.md": JOURNEY.replace("    phase: during\n", ""),
        "journeys/lamp.fr.md": french.replace("personas: []\n", ""),
    }
    project = loaded(files)
    told = project.catalogue_in("fr").journeys["lamp"].narrative
    assert (told.introduction.strip(), told.language) == ("Before.", "en")
    assert [one.reason for one in examine(project).suppressed] == ["the rest comes later"]
    silent = loaded({**files, "journeys/lamp.md": files["journeys/lamp.md"].replace("Before.", remark)})
    assert silent.catalogue_in("fr").journeys["lamp"].narrative.language == ""


def test_what_cannot_be_read_cannot_be_suppressed() -> None:
    outcome = _examined(JOURNEY.replace("[ana]", "[anna]  # journeybook: ignore[unknown-persona] a new one"))
    assert _rules(outcome) == ["unknown-persona", "unknown-rule"]
    assert all(one.severity is Severity.ERROR for one in outcome.findings)
    assert "always on" in outcome.findings[1].message


def test_suppressions_are_not_counted_as_unused_while_something_cannot_be_read() -> None:
    remark = JOURNEY.replace("title: I pay", f"title: I pay  # journeybook: ignore[{RULE}] away from us")
    assert _rules(_examined(remark)) == ["unused-suppression"]
    assert _rules(_examined(remark.replace("emotion: 3", "emotion: 99"))) == ["out-of-range"]
    assert _rules(_examined(remark, **{"journeys/third.md": "---\ntitle: [\n---\n"})) == ["syntax"]


def test_the_rules_on_suppressions_can_be_ignored_and_weighed() -> None:
    remark = JOURNEY.replace("title: I pay", f"title: I pay  # journeybook: ignore[{RULE}] away from us")
    assert _rules(_examined(remark, **{"site_config.yml": CONFIGURATION + f"checks: {{ignore: [{RULE}]}}\n"})) == []
    assert _rules(_examined(remark, **{"site_config.yml": CONFIGURATION + "checks: {ignore: configuration}\n"})) == []
    weighed = _examined(remark, **{"site_config.yml": CONFIGURATION + "checks: {severity: {configuration: info}}\n"})
    assert [one.severity for one in weighed.findings] == [Severity.INFO]


def test_what_is_suppressed_is_as_grave_as_the_project_holds_it() -> None:
    remark = BARE.replace("title: I pay", f"title: I pay  # journeybook: ignore[{RULE}] away from us")
    outcome = _examined(remark, **{"site_config.yml": CONFIGURATION + "checks: {severity: {touchpoints: error}}\n"})
    assert [one.finding.severity for one in outcome.suppressed] == [Severity.ERROR]
