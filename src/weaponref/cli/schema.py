"""``weaponref schema``: the JSON Schemas of data files."""

from __future__ import annotations

import click


__all__ = ("command",)

# The keys of `weaponref.schema.SCHEMA_KINDS`, which a test holds equal: --help need not load the vocabulary.
_KINDS = ("system", "family", "transfer", "sources", "redirects")


@click.command("schema")
@click.argument("kind", type=click.Choice(_KINDS))
def command(kind: str) -> None:
    """The JSON Schema of a data file, so that an editor completes and checks what is typed.

    Put the schemas into a folder "schema" beside your folder of data files; weaponref lint --fix then writes the line
    that leads editors to them at the top of each file.
    """
    from weaponref.cli.output import write_json
    from weaponref.schema import json_schema

    write_json(json_schema(kind))
