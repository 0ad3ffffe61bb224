"""``weaponref sources``: the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from weaponref.cli import options


if TYPE_CHECKING:
    from weaponref.model import Record

__all__ = ("command",)


@click.command("sources")
@click.argument("name", required=False)
@options.data
@options.as_json
def command(name: str | None, data_path: str | None, only: bool, as_of: str | None, as_json: bool) -> None:
    """The sources behind a system and what each is cited for, or all sources of the data."""
    from weaponref.cli.output import message, write_json, write_page

    catalog = options.the_catalog(data_path, only, as_of)
    record = None if name is None else catalog.get(name)
    sources = tuple(catalog.sources.values()) if record is None else record.sources
    used = {} if record is None else _used(record)
    if as_json:
        from weaponref.render.data import sources_data

        write_json(
            {
                "data_version": catalog.data_version,
                "record": None if record is None else record.id,
                "cited_for": used,
                "sources": sources_data(sources),
            }
        )
    elif sources:
        from weaponref.render.lists import sources_page

        write_page(sources_page(sources, used))
    if not sources:
        message("There are no sources.")
        raise click.exceptions.Exit(1)


def _used(record: Record) -> dict[str, list[str]]:
    """What each source is cited for: properties, then names and relations."""
    used: dict[str, list[str]] = {}
    cited = [
        *((claim.source.id, claim.property) for claim in record.claims),
        *((name.source.id, "names") for name in record.names),
        *((one.source.id, "relations") for one in record.relations),
    ]
    for source, what in cited:
        if what not in used.setdefault(source, []):
            used[source].append(what)
    return used
