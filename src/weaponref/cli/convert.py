"""``weaponref convert``: a quantity in another unit."""

from __future__ import annotations

import click

from weaponref.cli import options
from weaponref.errors import WeaponrefError


__all__ = ("command",)

_AMERICAN = frozenset(("mi", "ft", "in", "yd", "lb", "short ton", "mph"))


@click.command("convert", context_settings={"ignore_unknown_options": True})
@click.argument("quantity")
@click.argument("unit")
@click.option(
    "--ton",
    type=click.Choice(("short", "long", "metric")),
    help='What "ton" means in the quantity; it is refused without.',
)
@options.as_json
def command(quantity: str, unit: str, ton: str | None, as_json: bool) -> None:
    """A quantity in another unit: first to ten digits, then as a news text would round it.

    QUANTITY is anything that people write: "550 miles", "up to 1.5 t", "450-690 km", "약 600km".
    """
    from weaponref.cli.output import message, write, write_json
    from weaponref.grammar import parse

    try:
        stated = parse(quantity, ton=ton)
        result = stated.to(unit)
    except WeaponrefError as error:
        raise _refused(error) from error
    # A news text converts from one system of units to the other, never within one.
    crosses = (stated.unit in _AMERICAN) != (result.unit in _AMERICAN)
    news = stated.format("news") if crosses else ""
    for warning in stated.warnings:
        message(f"note: {warning}")
    if as_json:
        from weaponref.render.data import interval_data

        result_data = {**interval_data(result), "text": result.format("plain")}
        write_json({"quantity": interval_data(stated), "result": result_data, "news": news or None})
        return
    from weaponref.render.words import measure

    write(f"{measure(result)}\n" + (f"{news}\n" if news else ""))


def _refused(error: WeaponrefError) -> click.ClickException:
    return click.ClickException(str(error))
