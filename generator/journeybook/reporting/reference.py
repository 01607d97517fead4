"""The references of the documentation, from code: every field of the format, every rule of the checks."""

from __future__ import annotations

from collections.abc import Iterable

from journeybook.checks.rule import Family, Rule
from journeybook.fields.record import Field, Record
from journeybook.format import RECORDS
from journeybook.format.translation import TRANSLATIONS, Translation

_FILES = {
    "journey": "`journeys/**/<id>.md`: YAML front matter, then Markdown; or the same fields in `<id>.journey.yaml`.",
    "persona": "`personas/**/<id>.md`: YAML front matter, then the story as Markdown.",
    "site configuration": "`site_config.yml` at the top of the project. Data only: nothing in it names code to run.",
    "note": "`channels/<id>.md`, `touchpoints/<id>.md`: for one that needs more than a definition.",
}

_PREAMBLE = """\
# The file format

<!-- Written by `make docs` from the tables in generator/journeybook/format/. Do not edit. -->

A project is a folder with `site_config.yml`, `journeys/` and `personas/`. A file's id is its name without the ending,
lower-case letters, digits and single hyphens, unique over journeys and personas. Sub-folders of `journeys/` are areas.

Values are read as text and typed by their field, never by YAML's guess: `no`, `007`, `1.0` and `2026-10-02` mean what
is written. Anchors, aliases, tags and merge keys are not part of the format. A field that does not exist is an error; a
team's own fields begin with `x-` where the table says so, and can be shown as lanes. A list of one may be written
without brackets.
"""

_LANGUAGES = """\
## Other languages

`languages: [en, fr]` in `site_config.yml` names the languages of the site; what the files say is in the first. The
French text of `drive.md` stands in `drive.fr.md` beside it, that of `drive.journey.yaml` in `drive.fr.journey.yaml` or
`drive.fr.md`, that of `site_config.yml` in `site_config.fr.yml`, and that of a list which it names, such as
`touchpoints/grocery.yml`, in `touchpoints/grocery.fr.yml`. Personas and the notes on channels and touchpoints have
theirs in the same way.

```markdown
---
title: Les courses en drive
goal: Avoir les courses de la semaine dans le coffre sans entrer dans le magasin
stages:
  - id: order
    title: La commande
    steps:
      - id: fill-basket
        title: Je remplis mon panier
        thought: Où ont-ils caché le café ?
        pains:
          - id: slow-search
            title: La recherche ignore les noms de marque
        metrics:
          - kpi: Paniers abandonnés
            source: Statistiques web
        frontstage: [Page du panier]
---
Ce qu'il faut savoir avant de lire la carte.

## La commande {#order}

Le récit de l'étape.
```

Things are told by their ids, in any order; where the original leaves an id out, by the one derived from its title.
Metrics, evidence and traits have no id and are told by their place: there are as many as in the original, with `- {}`
for one that needs no translation. A list of texts, `facts`, and a field of your own (`x-…`) are translated as wholes.
A pain or an opportunity is translated in the journey that defines it, at any step. The name of an area counts for all
its journeys. Of the Markdown, the introduction and each stage's section stand for themselves.

No field is required but the ids. What is not translated is shown in the default language, and marked; `journeybook
check` says how much that is. Fields that are not listed here are the same in all languages: they stand in the original,
and are an error in a translation.

| group | translated fields |
|---|---|
"""


def format_reference() -> str:
    """Return the reference of the file format as Markdown."""
    return "\n".join([_PREAMBLE, *(_record(record) for record in RECORDS), _other_languages()])


def rule_reference(rules: Iterable[Rule]) -> str:
    """Return the reference of the rules as Markdown, by what they are about."""
    listed = sorted(rules, key=lambda rule: rule.id)
    parts = [
        "# The rules of `journeybook check` and `journeybook import`\n",
        "<!-- Written by `make docs` from the modules in generator/journeybook/checks/rules/. Do not edit. -->\n",
        "`journeybook explain RULE` prints the same. `checks:` in `site_config.yml` selects rules, ignores them and",
        "changes their severity, by rule or by family, but for those marked as fixed, which say what cannot be read or",
        "built. [Checks](checks.md) says how, and how a finding is suppressed where it stands.\n",
        "| family | rules | what it is about |",
        "|---|---:|---|",
    ]
    groups = {family: [rule for rule in listed if rule.family is family] for family in Family}
    parts += [
        f"| [{family}](#{family}) | {len(members)} | {family.about} |" for family, members in groups.items() if members
    ]
    parts.append("")
    for family, members in groups.items():
        if not members:
            continue
        parts += [f"## {family.heading}", "", f"{family.about} Family `{family}`.", ""]
        parts += ["| rule | severity | what it finds |", "|---|---|---|"]
        parts += [f"| [{rule.id}](#{rule.id}) | {_standing(rule)} | {rule.title} |" for rule in members]
        parts.append("")
        for rule in members:
            parts += [f"### {rule.id}", "", f"Severity: {_standing(rule)}.", "", rule.manual.strip(), ""]
    return "\n".join(parts)


def _standing(rule: Rule) -> str:
    return f"{rule.severity}, fixed" if rule.fixed else str(rule.severity)


def _record(record: Record) -> str:
    lines = [f"## {record.name[0].upper()}{record.name[1:]}", "", record.doc, ""]
    if record.name in _FILES:
        lines += [_FILES[record.name], ""]
    lines += ["| field | value | meaning |", "|---|---|---|"]
    lines += [_row(member) for member in record.fields]
    if record.extras:
        lines.append("| `x-…` | anything | A field of your own. |")
    return "\n".join([*lines, ""])


def _other_languages() -> str:
    names = [record.name for record in RECORDS if record.name in TRANSLATIONS and record.name != "note"]
    return _LANGUAGES + "\n".join(_translated(TRANSLATIONS[name]) for name in names) + "\n"


def _translated(record: Translation) -> str:
    names = [f"`{member.name}`" for member in record.texts]
    own = ["`x-…`"] if record.extras else []
    return f"| {record.name} | {', '.join(names + own)} |"


def _row(member: Field) -> str:
    needed = " **required**" if member.required else ""
    return f"| `{member.name}`{needed} | {_cell(member.type.expected)} | {_cell(member.doc)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
