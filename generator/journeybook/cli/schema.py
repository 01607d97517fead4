"""`journeybook schema`: the JSON Schemas of the files, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from journeybook.cli.options import Kind, project_option, settings_in, write_or_print, write_text
from journeybook.format.schema import KINDS, combined_schema, schema_of


@click.command()
@click.argument("kind", required=False, type=Kind(list(KINDS)))
@project_option
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Write one file a kind into a folder.")
def schema(kind: str | None, project: Path, out: Path | None) -> None:
    """Print the JSON Schema of the files, for editors.

    Draft 7, of one kind of file, or of journey, persona and configuration together. In a project, emotions are bound
    to its scale.
    """
    settings = settings_in(project)
    scale = settings.scale if settings else None
    if out is None:
        write_or_print(_text(schema_of(kind, scale) if kind else combined_schema(scale)), None)
        return
    for name in [kind] if kind else list(KINDS):
        path = out / f"{name}.schema.json"
        write_text(path, _text(schema_of(name, scale)))
        click.echo(str(path))


def _text(document: dict[str, object]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
