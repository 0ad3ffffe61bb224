"""``weaponref show``: one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from weaponref.cli import options


if TYPE_CHECKING:
    from weaponref.catalogue import Catalog
    from weaponref.comparison import UnitSystem
    from weaponref.model import Record

__all__ = ("command",)


@click.command("show")
@click.argument("name")
@options.claims
@options.units
@options.data
@options.as_json
def command(
    name: str,
    with_claims: bool | None,
    with_sources: bool,
    units: UnitSystem,
    data_path: str | None,
    only: bool,
    as_of: str | None,
    as_json: bool,
) -> None:
    """What is published about one system: every figure, who says what, and the sources.

    NAME is a name, an alias or an id, in any script: KN-23, "Hwasong-11Ga", 화성-11가. A family works
    as well, and the id of a transfer.
    """
    catalog = options.the_catalog(data_path, only, as_of)
    record = _record(catalog, name)
    if as_json:
        from weaponref.cli.output import write_json
        from weaponref.render.data import record_data

        write_json(record_data(record, units=units, data_version=catalog.data_version))
        return
    from weaponref.cli.output import write_page
    from weaponref.render.cards import record_page

    write_page(
        record_page(
            record,
            units=units,
            claims=options.claim_choice(with_claims),
            sources=with_sources,
            name_of=lambda id_: catalog[id_].name if id_ in catalog else id_,
            data_version=catalog.data_version,
        )
    )


def _record(catalog: Catalog, name: str) -> Record:
    transfer = catalog.transfers.get(name)
    return transfer if transfer is not None else catalog.get(name)
