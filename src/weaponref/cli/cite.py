"""``weaponref cite``: a bibliography."""

from __future__ import annotations

import click

from weaponref.cli import options


__all__ = ("command",)


@click.command("cite")
@click.argument("name")
@click.argument("property_name", metavar="[PROPERTY]", required=False)
@click.option(
    "--style",
    type=click.Choice(("apa", "bibtex", "csl-json")),
    default="apa",
    show_default=True,
    help="How to write it.",
)
@options.data
@options.as_json
def command(
    name: str,
    property_name: str | None,
    style: str,
    data_path: str | None,
    only: bool,
    as_of: str | None,
    as_json: bool,
) -> None:
    """A bibliography of the sources behind a system, or behind one property of it."""
    from weaponref.cli.output import message, write, write_json
    from weaponref.render.citations import cite

    catalog = options.the_catalog(data_path, only, as_of)
    record = catalog.get(name)
    wanted = property_name.replace("-", "_") if property_name else None
    text = cite(record, wanted, style=style, data_version=catalog.data_version)
    if as_json:
        import json

        items = json.loads(cite(record, wanted, style="csl-json"))
        write_json({"data_version": catalog.data_version, "record": record.id, "property": wanted, "items": items})
    else:
        write(text + "\n" if text else "")
    if not text or text == "[]":
        about = f" about the {wanted} of" if wanted else " about"
        message(f"Nothing is published here{about} {record.name}.")
        raise click.exceptions.Exit(1)
