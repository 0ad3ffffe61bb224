"""``weaponref search``: names that are like a text."""

from __future__ import annotations

import click

from weaponref.cli import options


__all__ = ("command",)


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many to show at most.")
@options.only_data
@options.as_json
def command(query: tuple[str, ...], limit: int, data_path: str | None, only: bool, as_json: bool) -> None:
    """Systems and families whose names contain a text or look like it, best first, and why."""
    from weaponref.cli.output import message, write_json, write_page

    catalog = options.the_catalog(data_path, only)
    text = " ".join(query)
    hits = catalog.search(text, limit=limit)
    if as_json:
        from weaponref.render.data import hits_data

        write_json(hits_data(hits, data_version=catalog.data_version))
    elif hits:
        from weaponref.render.lists import hits_page

        write_page(hits_page(hits))
    if not hits:
        message(f"No name is like {text!r}.")
        raise click.exceptions.Exit(1)
