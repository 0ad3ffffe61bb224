"""``weaponref compare``: records side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from weaponref.cli import options


if TYPE_CHECKING:
    from weaponref.comparison import UnitSystem

__all__ = ("command",)


@click.command("compare")
@click.argument("names", nargs=-1, required=True)
@click.option(
    "--property",
    "properties",
    multiple=True,
    metavar="NAME",
    help="Compare this property; may be given several times. [default: all that are published]",
)
@click.option("--markdown", is_flag=True, help="Write Markdown.")
@options.claims
@options.units
@options.data
@options.as_json
def command(
    names: tuple[str, ...],
    properties: tuple[str, ...],
    markdown: bool,
    with_claims: bool | None,
    with_sources: bool,
    units: UnitSystem,
    data_path: str | None,
    only: bool,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Several systems or families side by side.

    Every figure is shown from the lowest to the highest published value, with the number of claims and of independent
    origins; below the table it says who says what, and where to read it.
    """
    from weaponref.cli.output import write, write_json, write_page
    from weaponref.comparison import compare

    catalog = options.the_catalog(data_path, only, as_of)
    comparison = compare(
        [catalog.get(name) for name in names],
        units=units,
        properties=[name.replace("-", "_") for name in properties] or None,
        data_version=catalog.data_version,
    )
    choice = options.claim_choice(with_claims)
    if as_json:
        write_json(comparison.to_dict())
    elif markdown:
        write(comparison.to_markdown(claims=choice, sources=with_sources))
    else:
        from weaponref.cli.output import page_width
        from weaponref.render.sidebyside import comparison_page

        write_page(comparison_page(comparison, page_width(), claims=choice, sources=with_sources))
