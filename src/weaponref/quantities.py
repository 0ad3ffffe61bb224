"""The edge to pint: values of the library as quantities of the user's own registry.

The only module that imports pint, and it does so when a quantity is asked for. Units are passed as objects;
no text from the data ever reaches pint's own parser, which reads `ton` as the US short ton and `kt` as the
knot.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from weaponref.errors import AmbiguousUnitError, DimensionError
from weaponref.units import dimension


if TYPE_CHECKING:
    import pint


__all__ = ("quantity",)

# Names of pint's default registry; a pair is a quotient.
_PINT_NAMES: dict[str, tuple[str, ...]] = {
    "km": ("kilometer",),
    "m": ("meter",),
    "cm": ("centimeter",),
    "mm": ("millimeter",),
    "mi": ("mile",),
    "nmi": ("nautical_mile",),
    "yd": ("yard",),
    "ft": ("foot",),
    "in": ("inch",),
    "t": ("metric_ton",),
    "kg": ("kilogram",),
    "g": ("gram",),
    "lb": ("pound",),
    "short ton": ("short_ton",),
    "long ton": ("long_ton",),
    "m/s": ("meter", "second"),
    "km/s": ("kilometer", "second"),
    "km/h": ("kilometer", "hour"),
    "mph": ("mile", "hour"),
    "kn": ("knot",),
    "count": ("dimensionless",),
    "d": ("day",),
    "h": ("hour",),
    "min": ("minute",),
    "s": ("second",),
}


def quantity(value: float, unit: str | None) -> pint.Quantity[float]:
    """The value as a quantity of pint's application registry.

    Args:
        value: the number.
        unit: a symbol of `weaponref.units`; None and `count` become dimensionless.

    Raises:
        AmbiguousUnitError: the unit is the unresolved `ton`.
        DimensionError: the unit is Mach (its speed depends on the air) or a currency (its value on the day).
        UnknownUnitError: the symbol is not in the list.

    >>> round(quantity(900, "km").to("mile").magnitude, 6)
    559.234073
    """
    names = _PINT_NAMES.get(unit or "count")
    if names is None:
        raise _refusal(unit or "count")
    import pint

    # pint leaves this function without annotations.
    registry: pint.UnitRegistry[float] = pint.get_application_registry()  # type: ignore[no-untyped-call]
    units = [getattr(registry, name) for name in names]
    quotient = reduce(lambda numerator, denominator: numerator / denominator, units)
    made: pint.Quantity[float] = registry.Quantity(value, quotient)
    return made


def _refusal(unit: str) -> AmbiguousUnitError | DimensionError:
    kind = dimension(unit)
    if kind == "mach":
        return DimensionError("Mach is a ratio to the local speed of sound; it is no quantity without the air")
    if unit == "ton":
        return AmbiguousUnitError(unit, ("short ton", "long ton", "t"))
    return DimensionError(f"{unit} is money, which pint does not measure")
