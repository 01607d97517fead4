"""Translations as files: what belongs to what, what follows from a mistake, and the narrative in each language."""

from __future__ import annotations

import pytest

from journeybook.checks.runner import run
from journeybook.diagnostics import Severity, has_errors
from journeybook.load import DiskFiles, Loaded, load
from journeybook.model import Foreign
from tests.conftest import Write
from tests.load.projects import CONFIGURATION, JOURNEY, front, loaded

FRENCH = CONFIGURATION + "languages: [en, fr]\n"
LAMP = """\
---
title: Acheter une lampe
stages:
  - id: buy
    title: L'achat
    steps:
      - {id: pay, title: Je paie}
---
Avant.

## L'achat {#buy}

À la [caisse](#pay).
"""
_LISTS = "channels: [{id: shop, title: Magasin}]\ntouchpoints: [{id: till, title: Caisse}]\n"
WHOLE: dict[str, str | bytes | None] = {
    "site_config.yml": FRENCH,
    "site_config.fr.yml": "title: Magasin\nphases: [{id: during, title: Achat}]\n" + _LISTS,
    "journeys/lamp.fr.md": LAMP,
    "personas/ana.fr.md": front("title: Anne\n", "Son histoire.\n"),
}
"""The small project in two languages."""


def _errors(changes: dict[str, str | bytes | None]) -> list[tuple[str, str]]:
    found = run(loaded({**WHOLE, **changes}))
    return [(one.rule, f"{one.span.path}:{one.span.line}") for one in found if one.severity is Severity.ERROR]


def test_a_project_in_two_languages_has_no_finding() -> None:
    assert run(loaded(WHOLE)) == ()


def test_the_languages_keep_their_order_and_others_are_unknown() -> None:
    project = loaded({"site_config.yml": CONFIGURATION + "languages: [en, fr, de, fr, en]\n"})
    assert list(project.translations) == ["fr", "de"]
    assert project.catalogue_in("en") is project.catalogue
    assert project.settings_in("en") is project.settings
    assert project.catalogue_in("de").language == "de"
    assert project.catalogue_in("de") is project.translations["de"]
    with pytest.raises(KeyError):
        project.catalogue_in("it")
    with pytest.raises(KeyError):
        project.settings_in("it")


def test_a_catalogue_says_which_file_translates_which() -> None:
    project = loaded(WHOLE)
    assert project.catalogue.translated == {}
    assert project.catalogue_in("fr").translated == {
        "site_config.yml": "site_config.fr.yml",
        "journeys/lamp.md": "journeys/lamp.fr.md",
        "personas/ana.md": "personas/ana.fr.md",
    }
    assert project.catalogue_in("fr").originals["journeys/lamp.fr.md"] == "journeys/lamp.md"
    assert project.catalogue_in("fr").journeys["lamp"].origin == project.catalogue.journeys["lamp"].origin


def test_a_translation_may_be_all_fields_and_the_original_not() -> None:
    project = loaded({**WHOLE, "journeys/lamp.fr.md": None, "journeys/lamp.fr.journey.yaml": LAMP.split("---\n")[1]})
    journey = project.catalogue_in("fr").journeys["lamp"]
    assert journey.title == "Acheter une lampe"
    assert (journey.narrative.introduction, journey.narrative.language) == ("Before.", "en")


def test_lists_in_files_of_their_own_have_translations_beside_them() -> None:
    project = loaded(
        {
            "site_config.yml": FRENCH.split("touchpoints:")[0] + "touchpoints: data/t.yml\nlanguages: [en, fr]\n",
            "data/t.yml": "- {id: till, title: Till, channel: shop}\n",
            "data/t.fr.yaml": "- {id: till, title: Caisse}\n",
        }
    )
    assert [one.message for one in run(project) if one.severity is Severity.ERROR] == []
    assert project.catalogue_in("fr").touchpoints["till"].title == "Caisse"


def test_a_list_that_the_configuration_names_is_no_translation() -> None:
    changes = {
        "site_config.yml": FRENCH.split("touchpoints:")[0] + "touchpoints: [data/t.yml, data/t.fr.yml]\n"
        "languages: [en, fr]\n",
        "data/t.yml": "- {id: till, title: Till, channel: shop}\n",
        "data/t.fr.yml": "- {id: kiosk, title: Kiosk in France, channel: shop}\n",
    }
    project = loaded(changes)
    assert [one.message for one in run(project) if one.severity is Severity.ERROR] == []
    assert isinstance(project.catalogue_in("fr").touchpoints["kiosk"].title, Foreign)


def test_a_thing_without_a_written_id_is_told_by_the_derived_one() -> None:
    project = loaded(
        {
            **WHOLE,
            "journeys/lamp.md": JOURNEY.replace("id: pay\n        title", "title").replace("[till](#pay)", "till") + "",
            "journeys/lamp.fr.md": LAMP.replace("id: pay", "id: i-pay").replace("#pay", "#i-pay"),
        }
    )
    assert [one.rule for one in run(project)] == ["missing-id"]
    assert project.catalogue_in("fr").journeys["lamp"].steps[0].title == "Je paie"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("journeys/lamp.fr.md", LAMP.replace("title: L'achat", "title: 'L'achat")),
        ("journeys/lamp.fr.md", LAMP.encode().replace(b"Avant", b"\xe9\xe9")),
        ("journeys/lamp.fr.md", LAMP.replace("Avant", "\u202eAvant")),
        ("journeys/lamp.fr.md", LAMP.replace("---\nAvant", "Avant")),
        ("journeys/lamp.fr.md", b""),
        ("personas/ana.fr.md", "title: Anne\n"),
        ("site_config.fr.yml", "- title: Magasin\n"),
        ("site_config.fr.yml", b"\xff\xfe"),
    ],
)
def test_a_translation_that_cannot_be_read_is_one_finding(path: str, text: str | bytes) -> None:
    assert [place.partition(":")[0] for _, place in _errors({path: text})] == [path]


def test_nothing_follows_from_a_configuration_that_cannot_be_read() -> None:
    assert _errors({"site_config.yml": FRENCH.replace("title: Shop\n", "title: 'Shop\n", 1)}) == [
        ("syntax", "site_config.yml:1")
    ]
    assert _errors({"site_config.yml": FRENCH.replace("[en, fr]", "{en: fr}")}) == [("wrong-type", "site_config.yml:8")]
    assert _errors({"site_config.yml": FRENCH.replace("languages", "langages")}) == [
        ("unknown-field", "site_config.yml:8")
    ]


def test_nothing_follows_from_a_journey_that_cannot_be_read() -> None:
    broken = JOURNEY.replace("title: I pay", "title: 'I pay")
    assert [place for _, place in _errors({"journeys/lamp.md": broken})] == ["journeys/lamp.md:10"]


def test_nothing_follows_from_a_list_that_is_not_there() -> None:
    changes: dict[str, str | bytes | None] = {
        "site_config.yml": FRENCH.split("touchpoints:")[0] + "touchpoints: touchpoints/t.yml\nlanguages: [en, fr]\n",
        "site_config.fr.yml": None,
        "touchpoints/tills.fr.yml": "- {id: till, title: Caisse}\n",
    }
    assert [rule for rule, _ in _errors(changes)] == ["unknown-file"]


def test_a_missing_configuration_is_said_to_be_where_languages_are_named() -> None:
    project = loaded({"site_config.yml": None, "journeys/lamp.fr.md": LAMP})
    hints = [one.hint for one in project.findings if one.rule == "translation-file"]
    assert hints == ["write `languages: [en, fr]` in site_config.yml, or rename the file"]


@pytest.mark.parametrize(
    ("markdown", "rule"),
    [
        ("[là](gone.md)", "broken-link"),
        ("[là](#gone)", "broken-link"),
        ("[là](lamp.md#gone)", "broken-link"),
        ("[là](lamp.fr.md#gone)", "broken-link"),
        ("![là](gone.png)", "broken-image"),
        ("[là](javascript:book())", "forbidden-link"),
        ("![là](https://pictures.example/1.png)", "outside-picture"),
        ("<iframe src='x'></iframe>", "raw-html"),
    ],
)
def test_the_text_of_a_translation_is_checked_like_any_other(markdown: str, rule: str) -> None:
    for path, text in (("journeys/lamp.md", JOURNEY), ("journeys/lamp.fr.md", LAMP)):
        for after in ("Before.", "Avant.", "caisse](#pay).", "till](#pay)."):
            if after in text:
                changed = {path: text.replace(after, f"{after}\n\n{markdown}")}
                line = changed[path].split("\n").index(markdown) + 1
                found = [(one.rule, f"{one.span.path}:{one.span.line}") for one in run(loaded({**WHOLE, **changed}))]
                assert (rule, f"{path}:{line}") in found or "lamp.fr.md" in markdown


@pytest.mark.parametrize("path", ["personas/ana.fr.md", "channels/shop.fr.md", "touchpoints/till.fr.md"])
def test_the_text_of_a_translated_persona_or_note_is_checked_too(path: str) -> None:
    changes: dict[str, str | bytes | None] = {path: front("", "\n[là](gone.md)\n")}
    changes.setdefault(path.replace(".fr", ""), front("title: T\n", "More.\n"))
    assert _errors(changes) == [("broken-link", f"{path}:4")]


def test_a_text_may_link_to_files_of_its_own_language() -> None:
    link = "[la lampe](../journeys/lamp.fr.md#pay)"
    assert _errors({"personas/ana.fr.md": front("title: Anne\n", link)}) == []


def test_a_text_of_the_default_language_may_not_link_to_a_translation() -> None:
    link = "[the lamp](../journeys/lamp.fr.md)"
    found = run(loaded({**WHOLE, "personas/ana.md": front("title: Ana\nchannels: [shop]\n", link)}))
    assert [(one.rule, one.hint) for one in found] == [("broken-link", "link to '../journeys/lamp.md'")]


def test_a_picture_that_only_a_translation_shows_must_be_a_drawing() -> None:
    harmful = '<svg xmlns="http://www.w3.org/2000/svg" onload="track()"/>'
    changes: dict[str, str | bytes | None] = {
        "personas/x.svg": harmful,
        "personas/ana.fr.md": front("title: Anne\n", "![x](x.svg)"),
    }
    assert _errors(changes) == [("unsafe-picture", "personas/x.svg:1")]


def test_sections_of_both_languages_mix() -> None:
    stages = "".join(
        f"  - id: {name}\n    title: {name}\n    steps: [{{id: at-{name}, title: I go, touchpoint: till}}]\n"
        for name in ("one", "two", "three")
    )
    english = front(f"title: A lamp\nstages:\n{stages}", "## One {#one}\nFirst.\n## Two {#two}\nSecond.\n")
    french = front("", "Avant tout.\n## Deux {#two}\nDeuxième.\n## Trois {#three}\nTroisième.\n")
    project = loaded({**WHOLE, "journeys/lamp.md": english, "journeys/lamp.fr.md": french})
    narrative = project.catalogue_in("fr").journeys["lamp"].narrative
    assert (narrative.introduction, narrative.path, narrative.language) == ("Avant tout.", "journeys/lamp.fr.md", "")
    told = [(section.stage, section.markdown, section.path, section.language) for section in narrative.sections]
    assert told == [
        ("one", "First.", "journeys/lamp.md", "en"),
        ("two", "Deuxième.", "journeys/lamp.fr.md", ""),
        ("three", "Troisième.", "journeys/lamp.fr.md", ""),
    ]
    titles = [section.title for section in narrative.sections]
    assert titles == ["One", "Deux", "Trois"]
    assert [isinstance(title, Foreign) for title in titles] == [True, False, False]


def test_an_empty_text_in_a_translation_is_none() -> None:
    project = loaded({**WHOLE, "journeys/lamp.fr.md": LAMP.replace("title: Acheter une lampe", 'title: ""')})
    title = project.catalogue_in("fr").journeys["lamp"].title
    assert isinstance(title, Foreign)
    assert title == "Buying a lamp"
    assert [one.rule for one in run(project)] == ["untranslated"]


def test_a_translation_may_say_what_the_original_does_not() -> None:
    project = loaded({**WHOLE, "journeys/lamp.fr.md": LAMP.replace("stages:", "goal: De la lumière\nstages:")})
    goal = project.catalogue_in("fr").journeys["lamp"].goal
    assert (goal, type(goal)) == ("De la lumière", str)


@pytest.mark.parametrize(
    ("written", "unit", "is_foreign"),
    [("62 %", "%", False), ("4 min", "min", False), ("3 kWh", "kWh", False), ("3 days", "days", True)],
)
def test_a_short_unit_is_a_symbol_that_all_languages_share(written: str, unit: str, is_foreign: bool) -> None:
    metrics = f"metrics: [{{kpi: '2', value: {written}}}]\nstages:"
    project = loaded({**WHOLE, "journeys/lamp.md": JOURNEY.replace("stages:", metrics)})
    found = project.catalogue_in("fr").journeys["lamp"].metrics[0].unit
    assert (found, isinstance(found, Foreign)) == (unit, is_foreign)
    assert [one.rule for one in run(project)] == ["untranslated"] * is_foreign


def test_what_is_not_translated_does_not_stop_a_strict_build() -> None:
    found = run(loaded({"site_config.yml": FRENCH}))
    assert [(one.rule, one.message) for one in found] == [
        ("untranslated", "3 of 3 files have no translation into 'fr'"),
    ]
    assert not has_errors(found, strict=True)


def test_a_translation_that_cannot_be_read_is_not_said_to_be_missing() -> None:
    found = run(loaded({**WHOLE, "journeys/lamp.fr.md": "---\ntitle: [\n---\n"}))
    assert [one.rule for one in found] == ["syntax"]


def test_a_translation_names_the_first_texts_that_it_lacks_with_their_places() -> None:
    [found] = run(loaded({**WHOLE, "journeys/lamp.fr.md": front("title: Acheter une lampe\n")}))
    assert (found.rule, found.severity, str(found.span)) == ("untranslated", Severity.INFO, "journeys/lamp.fr.md:1:1")
    assert found.message == "4 of 5 texts have no translation into 'fr' here"
    assert [(place.message, str(place.span)) for place in found.related] == [
        ("title is not translated", "journeys/lamp.md:6:12"),
        ("title is not translated", "journeys/lamp.md:10:16"),
        ("introduction is not translated", "journeys/lamp.md:14:1"),
    ]


def test_a_symbolic_link_in_place_of_a_translation_is_not_followed(write_project: Write) -> None:
    files = {"site_config.yml": FRENCH, "journeys/lamp.md": JOURNEY.replace("[ana]", "[]")}
    root = write_project({**files, "elsewhere.md": LAMP})
    (root / "journeys/lamp.fr.md").symlink_to(root / "elsewhere.md")
    project: Loaded = load(DiskFiles(root))
    assert [(one.rule, one.span.path) for one in project.findings] == [("not-a-plain-file", "journeys/lamp.fr.md")]
    assert isinstance(project.catalogue_in("fr").journeys["lamp"].title, Foreign)


def test_thousands_of_unknown_ids_are_all_reported_though_not_all_compared() -> None:
    steps = "".join(f"      - {{id: step-{at}, title: I go, touchpoint: till}}\n" for at in range(900))
    english = front(f"title: T\nstages:\n  - id: buy\n    title: B\n    steps:\n{steps}")
    french = english.replace(", touchpoint: till", "").replace("step-", "etape-")
    found = loaded({**WHOLE, "journeys/lamp.md": english, "journeys/lamp.fr.md": french}).findings
    assert [one.rule for one in found] == ["translation-match"] * 900


def test_one_journey_names_its_area_for_all_of_that_area() -> None:
    changes: dict[str, str | bytes | None] = {"journeys/lamp.md": None, "journeys/lamp.fr.md": None}
    for name in ("retail/lamp", "retail/shade", "street/lamp-post", "bench"):
        changes[f"journeys/{name}.md"] = JOURNEY
    changes["journeys/retail/shade.fr.md"] = LAMP.replace("stages:", "area: Commerce\nstages:")
    changes["journeys/bench.fr.md"] = LAMP.replace("stages:", "area: Rue\nstages:")
    journeys = loaded({**WHOLE, **changes}).catalogue_in("fr").journeys
    assert {name: journey.area for name, journey in journeys.items()} == {
        "lamp": "Commerce",
        "shade": "Commerce",
        "lamp-post": "Street",
        "bench": "Rue",
    }
    assert [name for name, journey in journeys.items() if isinstance(journey.area, Foreign)] == ["lamp-post"]


def test_an_area_that_follows_from_the_folder_is_no_text_to_translate() -> None:
    changes: dict[str, str | bytes | None] = {"journeys/lamp.md": None, "journeys/lamp.fr.md": None}
    found = run(loaded({**WHOLE, **changes, "journeys/retail/lamp.md": JOURNEY, "journeys/retail/lamp.fr.md": LAMP}))
    assert found == ()


def test_nothing_is_said_of_the_translation_of_a_file_whose_name_is_no_id() -> None:
    changes: dict[str, str | bytes | None] = {"personas/Zoé.md": front("title: Z\n"), "personas/Zoé.fr.md": front("")}
    assert _errors(changes) == [("file-name", "personas/Zoé.md:1")]


SETS = """\
title: Shop
languages: [en, fr]
phases:
  - {id: new, title: New, set: Relation}
  - {id: during, title: Purchase}
  - {id: loyal, title: Loyal, set: Relation}
channels: [{id: shop, title: Shop}]
touchpoints: [{id: till, title: Till, channel: shop}]
"""


def _sets(project: Loaded, language: str) -> list[tuple[str, list[str]]]:
    sets = project.catalogue_in(language).phase_sets
    return [(one.title, [phase.id for phase in one.phases]) for one in sets]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("[{id: loyal, title: Fidèle, set: Client}]", "Client"),
        ("[{id: loyal, title: Fidèle, set: Client}, {id: new, title: Nouveau, set: Client}]", "Client"),
        ("[{id: loyal, title: Fidèle, set: Client}, {id: new, title: Nouveau, set: Relation}]", "Relation"),
        ("[{id: loyal, title: Fidèle}]", "Relation"),
        ("[{id: during, title: Achat, set: Client}]", "Relation"),
        ("[]", "Relation"),
    ],
)
def test_a_set_of_phases_holds_the_same_ones_in_every_language(said: str, name: str) -> None:
    project = loaded({**WHOLE, "site_config.yml": SETS, "site_config.fr.yml": f"title: Magasin\nphases: {said}\n"})
    assert _sets(project, "en") == [("", ["during"]), ("Relation", ["new", "loyal"])]
    assert _sets(project, "fr") == [("", ["during"]), (name, ["new", "loyal"])]
    is_said = "loyal, title: Fidèle, set" in said
    assert isinstance(project.catalogue_in("fr").phase_sets[1].title, Foreign) == (not is_said)


def test_the_name_of_a_set_is_translated_once() -> None:
    phases = (
        "phases: [{id: new, title: Nouveau, set: Client}, {id: during, title: Achat}, {id: loyal, title: Fidèle}]\n"
    )
    french = "title: Magasin\n" + phases + _LISTS
    assert run(loaded({**WHOLE, "site_config.yml": SETS, "site_config.fr.yml": french})) == ()
    [finding] = run(
        loaded({**WHOLE, "site_config.yml": SETS, "site_config.fr.yml": french.replace(", set: Client", "")})
    )
    assert finding.rule == "untranslated"
    assert [one.message for one in finding.related] == ["set is not translated"] * 2


def test_two_sets_do_not_become_one_in_another_language() -> None:
    english = SETS.replace("title: Purchase}", "title: Purchase, set: Sale}")
    for said in ("[{id: during, set: Relation}]", "[{id: during, set: Un}, {id: new, set: Un}]"):
        project = loaded({**WHOLE, "site_config.yml": english, "site_config.fr.yml": f"phases: {said}\n"})
        assert [one.rule for one in project.findings] == ["translation-match"]
        assert [ids for _, ids in _sets(project, "fr")] == [ids for _, ids in _sets(project, "en")]


def _with_opportunity(fields: str) -> str:
    return f"title: A\nstages:\n  - id: s\n    title: S\n    steps:\n      - id: a\n        title: A\n{fields}"


def test_an_opportunity_answers_the_same_pains_in_every_language_and_its_own_words_are_translated() -> None:
    met = "        pains: [{id: dark, title: Dark, severity: 4}]\n"
    original = met + "        opportunities: [{id: lamp, title: A lamp, pains: [dark], x-worth: 3, x-note: Soon}]\n"
    french = "        opportunities: [{id: lamp, title: Une lampe, x-note: Bientôt}]\n"
    project: dict[str, str | bytes | None] = {
        "site_config.yml": FRENCH,
        "journeys/light.md": front(_with_opportunity(original)),
        "journeys/light.fr.md": front(_with_opportunity(french)),
    }
    translated = loaded(project).catalogue_in("fr").opportunities["lamp"]
    assert (translated.title, translated.pains) == ("Une lampe", ("dark",))
    assert translated.extras == {"x-worth": "3", "x-note": "Bientôt"}
    wrong = french.replace("x-note", "pains: [dark], x-note")
    found = run(loaded({**project, "journeys/light.fr.md": front(_with_opportunity(wrong))}))
    assert [one.message for one in found if one.rule == "translation-field"] == ["'pains' is the same in all languages"]
