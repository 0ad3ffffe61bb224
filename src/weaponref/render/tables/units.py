"""In which units the figures of a table stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from weaponref.comparison import UnitSystem, known_units, unit_in
from weaponref.interval import Interval
from weaponref.units import dimension, read_unit
from weaponref.vocabulary import PROPERTIES, unknown_term


if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("Units", "column_units", "converted", "in_name", "known_choice")

Units = UnitSystem | Mapping[str, "str | tuple[str, ...]"]
"""A system of units, or the unit (or units) of single properties, the others being metric."""


def known_choice(units: Units) -> Units:
    """The units, checked.

    Raises:
        ValueError: there are no such units, or no such property.
        DimensionError: a unit measures something else than its property.
        UnknownUnitError, AmbiguousUnitError: a unit is not in the closed list, or has several meanings.

    >>> known_choice({"range_max": "miles"})
    {'range_max': ('mi',)}
    """
    if isinstance(units, str):
        return known_units(units)
    return {name: tuple(_unit_of(name, word) for word in _words(choice)) for name, choice in units.items()}


def column_units(name: str, units: Units) -> tuple[str, ...]:
    """The units in which a property has columns: none for what is no quantity, and for units as stated.

    A speed has two: Mach numbers are never converted, and most sources give nothing else.

    >>> column_units("range_max", "imperial"), column_units("speed_max", "metric"), column_units("status", "metric")
    (('mi',), ('km/h', 'mach'), ())
    """
    prop = PROPERTIES[name]
    if prop.unit is None or units == "as-stated":
        return ()
    if isinstance(units, Mapping):
        if name in units:
            return tuple(_words(units[name]))
        return column_units(name, "metric")
    beside = ("mach",) if "mach" in prop.dimensions else ()
    return (unit_in(prop.unit, units), *beside)


def converted(value: Interval, units: Iterable[str]) -> Interval | None:
    """A quantity in the first of the units that it converts to; None if it converts to none.

    >>> converted(Interval(550, 550, "mi"), ("km",)), converted(Interval(6, 6, "mach"), ("km/h",))
    (<Interval 885.1392 km>, None)
    """
    if value.unit in (None, "ton"):
        return None
    return next((value.to(unit) for unit in units if dimension(unit) == value.dimension), None)


def in_name(unit: str) -> str:
    """A unit as the end of a column's name; nothing for a count.

    >>> in_name("km/h"), in_name("short ton"), in_name("count")
    ('_km_h', '_short_ton', '')
    """
    return "" if unit == "count" else "_" + re.sub(r"\W", "_", unit)


def _words(choice: str | Iterable[str]) -> Iterable[str]:
    return (choice,) if isinstance(choice, str) else choice


def _unit_of(name: str, word: str) -> str:
    if name not in PROPERTIES:
        raise ValueError(unknown_term("property", name, PROPERTIES))
    prop = PROPERTIES[name]
    if prop.unit is None:
        raise ValueError(f"{name} is a {prop.type} and has no unit")
    symbol = read_unit(word)
    if dimension(symbol).partition(":")[0] not in prop.dimensions:
        Interval(0.0, 0.0, prop.unit).to(symbol)  # refuses another dimension, in the words of the interval
    return symbol
