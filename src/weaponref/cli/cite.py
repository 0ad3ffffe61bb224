"""``weaponref cite``: a bibliography, lines of attribution, or the data set itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from weaponref.cli import options


if TYPE_CHECKING:
    from weaponref.catalogue import Catalog

__all__ = ("command",)


@click.command("cite")
@click.argument("name", required=False)
@click.argument("property_name", metavar="[PROPERTY]", required=False)
@click.option("--dataset", is_flag=True, help="Cite the data set itself, with its version and licence.")
@click.option(
    "--style",
    type=click.Choice(("apa", "chicago", "attribution", "bibtex", "csl-json")),
    default="apa",
    show_default=True,
    help="How to write it: APA (7th edition), Chicago (author-date), AP-style lines of attribution, BibTeX, CSL JSON.",
)
@options.data
@options.as_json
def command(
    name: str | None,
    property_name: str | None,
    dataset: bool,
    style: str,
    data_path: str | None,
    only: bool,
    as_of: str | None,
    as_json: bool,
) -> None:
    """A bibliography of the sources behind a system, or behind one property of it; or the data set itself."""
    if dataset == (name is not None):
        raise click.UsageError("name a system, or ask for --dataset" + (", not both" if dataset else ""))
    catalog = options.the_catalog(data_path, only, as_of)
    if name is None:
        _cite_dataset(catalog, style, as_json)
    else:
        _cite_record(catalog, name, property_name, style, as_json)


def _cite_dataset(catalog: Catalog, style: str, as_json: bool) -> None:
    import json

    from weaponref.cli.output import write, write_json
    from weaponref.render.citations import dataset_citation

    if as_json:
        items = json.loads(dataset_citation(catalog.data_version, style="csl-json"))
        write_json({"data_version": catalog.data_version, "items": items})
    else:
        write(dataset_citation(catalog.data_version, style=style) + "\n")


def _cite_record(catalog: Catalog, name: str, property_name: str | None, style: str, as_json: bool) -> None:
    from weaponref.cli.output import message, write, write_json
    from weaponref.render.citations import cite

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
