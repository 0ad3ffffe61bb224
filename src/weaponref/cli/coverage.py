"""``weaponref coverage``: how well each figure is sourced."""

from __future__ import annotations

import click

from weaponref.cli import options


__all__ = ("command",)


@click.command("coverage")
@options.data
@options.page_format
@options.as_json
def command(data_path: str | None, only: bool, as_of: str | None, page_format: str, as_json: bool) -> None:
    """How many systems have no, one, or several independent origins for each standard field, by kind and country."""
    from weaponref.cli.output import write, write_json, write_page
    from weaponref.coverage import coverage_of

    catalog = options.the_catalog(data_path, only, as_of)
    found = coverage_of(catalog.systems.values(), catalog.data_version)
    if as_json:
        from weaponref.render.coverage import coverage_data

        write_json(coverage_data(found))
    elif page_format == "markdown":
        from weaponref.render.coverage import coverage_markdown

        write(coverage_markdown(found))
    else:
        from weaponref.render.coverage import coverage_page

        write_page(coverage_page(found))
