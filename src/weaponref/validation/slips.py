"""Slips: what a value would have to be multiplied by if its unit, or its decimal point, were another.

A slip is a hypothesis. It is tried only for values well outside what is published, and the smallest one that fits is
named.
"""

from __future__ import annotations

from functools import cache
from math import log

from attrs import frozen

from weaponref.units import dimension, ratio


__all__ = ("MARGIN", "Slip", "confused_with", "slips_of")

#: A value is no slip unless it is so many times below or above what is published: one just outside is just outside.
MARGIN = 1.2

# The units between which figures of a size are confused, by the unit that they are shown in.
_CONFUSED: dict[str, tuple[str, ...]] = {
    "km": ("km", "mi", "nmi", "m"),
    "mi": ("mi", "km", "nmi", "m"),
    "nmi": ("nmi", "km", "mi", "m"),
    "m": ("m", "km", "cm", "mm", "ft", "in"),
    "cm": ("cm", "m", "mm", "in", "ft"),
    "mm": ("mm", "m", "cm", "in"),
    "ft": ("ft", "m", "in"),
    "in": ("in", "m", "cm", "mm", "ft"),
    "kg": ("kg", "lb", "t", "g"),
    "lb": ("lb", "kg"),
    "t": ("t", "kg", "lb"),
    "km/h": ("km/h", "mph", "m/s", "kn"),
    "mph": ("mph", "km/h", "kn", "m/s"),
    "m/s": ("m/s", "km/h", "km/s", "mph"),
    "km/s": ("km/s", "m/s"),
    "kn": ("kn", "km/h", "mph", "m/s"),
    "h": ("h", "min"),
    "min": ("min", "h"),
}
_POWERS = (10.0, 0.1, 1000.0, 0.001)
_NAMES = {
    "km": "kilometres",
    "mi": "miles",
    "nmi": "nautical miles",
    "m": "metres",
    "cm": "centimetres",
    "mm": "millimetres",
    "ft": "feet",
    "in": "inches",
    "kg": "kilograms",
    "lb": "pounds",
    "t": "tonnes",
    "g": "grams",
    "h": "hours",
    "min": "minutes",
    "km/h": "kilometres an hour",
    "mph": "miles an hour",
    "m/s": "metres a second",
    "km/s": "kilometres a second",
    "kn": "knots",
}


@frozen
class Slip:
    """One way in which a column or a value may be something else than it is labelled.

    Attributes:
        factor: what the value has to be multiplied by to be right in the unit of its label.
        unit: the unit that it would be in; None for a slip of the decimal point.

    >>> slips_of("km")[0]
    Slip(factor=1.609344, unit='mi')
    """

    factor: float
    unit: str | None = None

    def __str__(self) -> str:
        if self.unit is not None:
            return f"in {_NAMES[self.unit]}"
        times = self.factor if self.factor > 1 else 1 / self.factor
        return f"{times:,.0f} times {'larger' if self.factor > 1 else 'smaller'}"


def confused_with(unit: str) -> tuple[str, ...]:
    """The units that figures labelled with a unit may be in, the unit itself first.

    >>> confused_with("km")
    ('km', 'mi', 'nmi', 'm')
    """
    return _CONFUSED.get(unit, (unit,))


@cache
def slips_of(unit: str) -> tuple[Slip, ...]:
    """Every slip that is tried for values labelled with a unit, the smallest first.

    >>> [str(slip) for slip in slips_of("kg")][:3]
    ['in pounds', '10 times larger', '10 times smaller']
    """
    found: dict[float, Slip] = {}
    for other in confused_with(unit):
        if other != unit:
            numerator, denominator = ratio(other, unit)
            found[round(log(numerator / denominator), 6)] = Slip(numerator / denominator, other)
    if dimension(unit) in ("length", "mass", "speed", "mach", "time") or dimension(unit).startswith("money"):
        for factor in _POWERS:
            found.setdefault(round(log(factor), 6), Slip(factor))
    return tuple(sorted(found.values(), key=lambda slip: (round(abs(log(slip.factor)), 6), slip.unit is None)))
