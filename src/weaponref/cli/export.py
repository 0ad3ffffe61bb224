"""``weaponref export``: the data in the formats of other programs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from weaponref.cli import options


if TYPE_CHECKING:
    from weaponref.render.exports import ExportFormat

__all__ = ("command",)


@click.command("export")
@click.argument("names", nargs=-1)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("csv", "json", "parquet", "sqlite", "datapackage", "csl-json", "bibtex")),
    required=True,
    help="What to write.",
)
@click.option(
    "--output",
    metavar="PATH",
    help="The file to write; for csv, parquet and datapackage a folder, or an archive that ends in .zip. "
    "Without it, or with -, a format of one file goes to standard output.",
)
@click.option("--force", is_flag=True, help="Replace what an earlier export wrote there.")
@options.data
def command(
    names: tuple[str, ...],
    format_: ExportFormat,
    output: str | None,
    force: bool,
    data_path: str | None,
    only: bool,
    as_of: str | None,
) -> None:
    """All the data, or the systems, families and transfers that are named, for other programs.

    The same data give the same bytes. The version of the data and their licence are in every format. JSON can be read
    back with --data PATH --only, or with weaponref.load in Python.
    """
    from pathlib import Path

    from weaponref.cli.output import message, write_bytes
    from weaponref.render.exports import make, write

    catalog = options.the_catalog(data_path, only, as_of)
    if output == "":
        raise click.UsageError("--output needs a path, not an empty text")
    if output is None or output == "-":
        made = make(catalog, format_, names=names)
        if made.is_folder:
            raise click.UsageError(f"{format_} is a folder of files; name it with --output FOLDER or --output FILE.zip")
        if format_ == "sqlite" and sys.stdout.isatty():
            raise click.UsageError("a database is not for a terminal; name a file with --output FILE")
        write_bytes(made.content)
    else:
        made = write(catalog, Path(output), format_, names=names, force=force)
    for remark in made.remarks:
        message(remark)
