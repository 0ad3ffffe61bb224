"""``weaponref find``: systems by what they are and what is published about them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from weaponref.cli import options
from weaponref.vocabulary import PROPERTIES, unknown_term


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.comparison import UnitSystem

__all__ = ("command",)

# What a system is, as opposed to what is published about it.
_OPTIONS = frozenset(("country", "kind", "family", "range_class", "scheme"))


@click.command("find")
@click.argument("conditions", nargs=-1, metavar="[CONDITION]...")
@click.option("--country", help="Country of origin: a code (KP) or an English name.")
@click.option("--kind", help='What it is, narrower kinds included: "ballistic missile", SRBM, UAV.')
@click.option("--family", help="Id or name of a family.")
@click.option("--range-class", metavar="CLASS", help="A range class that a claim supports: SRBM, MRBM, ICBM.")
@click.option("--scheme", default="us", show_default=True, help="Who draws the lines between range classes.")
@click.option(
    "--where",
    multiple=True,
    metavar="PROPERTY=CONDITION",
    help='A condition, such as "range_max>=600 km" or operators=RU; may be given several times.',
)
@click.option(
    "--by",
    default="any",
    show_default=True,
    help="Which claims must meet a condition: any, all, official_first, newest or median.",
)
@options.units
@options.data
@options.as_json
def command(
    conditions: tuple[str, ...],
    country: str | None,
    kind: str | None,
    family: str | None,
    range_class: str | None,
    scheme: str,
    where: tuple[str, ...],
    by: str,
    units: UnitSystem,
    data_path: str | None,
    only: bool,
    as_of: str | None,
    as_json: bool,
) -> None:
    """Systems by country, kind, range class or any figure, with the claims that meet the conditions.

    A CONDITION is the same as with --where: weaponref find "range_max >= 600 km" --country KP
    """
    from weaponref.cli.output import message, write_json, write_page

    catalog = options.the_catalog(data_path, only, as_of)
    found = catalog.find(
        country=country,
        kind=kind,
        family=family,
        range_class=range_class,
        scheme=scheme,
        by=by,
        **read_conditions((*where, *conditions)),
    )
    if as_json:
        from weaponref.render.data import found_data

        write_json(found_data(found, data_version=catalog.data_version))
    elif found:
        from weaponref.render.lists import found_page

        write_page(found_page(found, units))
    if not found:
        message("No system meets these conditions.")
        raise click.exceptions.Exit(1)


def read_conditions(texts: Iterable[str]) -> dict[str, str]:
    """Conditions as the command line takes them: a property, an optional equals sign, and what is asked of it.

    Raises:
        click.UsageError: a text does not begin with a property, asks nothing, or a property comes twice.

    >>> read_conditions(["range_max>=600 km", "operators=RU", "payload-mass", "over 500 kg"])
    {'range_max': '>=600 km', 'operators': 'RU', 'payload_mass': 'over 500 kg'}
    """
    found: dict[str, str] = {}
    waiting = iter(texts)
    for text in waiting:
        match = re.match(r"\s*([A-Za-z][A-Za-z_-]*)\s*(=(?!=)\s*)?(.*)", text, re.DOTALL)
        name = match[1].rstrip("-").replace("-", "_").lower() if match else ""
        if match and name in _OPTIONS:
            raise click.UsageError(f"{text!r} is no condition; write --{name.replace('_', '-')} {match[3] or '…'}")
        if match is None or name not in PROPERTIES:
            unknown = unknown_term("property", name, PROPERTIES)
            raise click.UsageError(
                f"{text!r} is no condition: {unknown}{'' if unknown.endswith('?') else '.'} "
                'Write a property and what is asked of it, such as "range_max >= 600 km".'
            )
        condition = match[3].strip() or next(waiting, "").strip()
        if not condition:
            raise click.UsageError(f"{text!r} asks nothing of {name}; write such as '{name}=…'")
        if name in found:
            raise click.UsageError(f"two conditions on {name}; write one, such as '300–600 km'")
        found[name] = condition
    return found
