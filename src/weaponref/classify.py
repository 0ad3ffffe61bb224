"""Range classes by named scheme, and the MTCR thresholds: pure functions on figures.

There is no one set of range classes. Each scheme here names who draws the lines and where that can be read.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from attrs import frozen


if TYPE_CHECKING:
    from weaponref.interval import Interval

__all__ = ("MTCR_SOURCE", "RANGE_SCHEMES", "Band", "RangeScheme", "mtcr_category", "range_labels")

MTCR_SOURCE = "https://mtcr.info/mtcr-guidelines/"
_MTCR_RANGE_KM = 300.0
_MTCR_PAYLOAD_KG = 500.0


@frozen
class Band:
    """One class of a scheme: the ranges, in km, that bear its label."""

    label: str
    low: float
    high: float
    includes_low: bool = True
    includes_high: bool = False

    def holds(self, kilometres: float) -> bool:
        """Whether a range lies in the band."""
        above = kilometres >= self.low if self.includes_low else kilometres > self.low
        below = kilometres <= self.high if self.includes_high else kilometres < self.high
        return above and below


@frozen
class RangeScheme:
    """A named set of range classes, and where it is published."""

    name: str
    bands: tuple[Band, ...]
    source: str


_SCHEMES = (
    RangeScheme(
        "us",
        (
            Band("CRBM", 0, 300),
            Band("SRBM", 300, 1000),
            Band("MRBM", 1000, 3000),
            Band("IRBM", 3000, 5500, includes_high=True),
            Band("ICBM", 5500, math.inf, includes_low=False),
        ),
        "https://carnegieendowment.org/publications/914",
    ),
    RangeScheme(
        "iiss",
        (Band("SRBM", 0, 1000), Band("MRBM", 1000, 3000)),
        "https://slidepub.com/slideshow/global-military-balance-the-year-of-2024",
    ),
    RangeScheme(
        "inf",
        (
            Band("shorter-range", 500, 1000, includes_high=True),
            Band("intermediate-range", 1000, 5500, includes_low=False, includes_high=True),
        ),
        "http://www.britannica.com/print/topic/290408",
    ),
    RangeScheme(
        "britannica",
        (
            Band("SRBM", 0, 480, includes_high=True),
            Band("MRBM", 480, 965, includes_low=False, includes_high=True),
            Band("IRBM", 965, 5310, includes_low=False, includes_high=True),
            Band("ICBM", 5310, math.inf, includes_low=False),
        ),
        "http://www.britannica.com/print/topic/290408",
    ),
    RangeScheme(
        "strategypage",
        (Band("SRBM", 0, 1000), Band("MRBM", 1000, 3000), Band("IRBM", 3000, 5000, includes_high=True)),
        "https://strategypage.com/htmw/hticbm/articles/20060320.aspx",
    ),
    RangeScheme(
        "jp-dict",
        (
            Band("SRBM", 0, 800, includes_high=True),
            Band("MRBM", 800, 1600, includes_low=False, includes_high=True),
            Band("IRBM", 2000, 6000, includes_high=True),
            Band("ICBM", 6400, math.inf),
        ),
        "https://www.pahoo.org/culture/current_english/i/intercontinental_ballistic_missile.shtm",
    ),
)

RANGE_SCHEMES: dict[str, RangeScheme] = {scheme.name: scheme for scheme in _SCHEMES}
"""The schemes by name."""


def range_labels(claimed: Interval, scheme: RangeScheme) -> tuple[str, ...]:
    """The classes that a claimed maximum range falls into, from the shortest to the longest.

    Only stated ends count: ``up to 900 km`` is classed by 900 km, and an interval that crosses a line supports the
    classes on both sides. A range in a gap of the scheme has no class.

    >>> from weaponref import parse
    >>> range_labels(parse("800-1300 km"), RANGE_SCHEMES["us"])
    ('SRBM', 'MRBM')
    >>> range_labels(parse("5500 km"), RANGE_SCHEMES["us"])
    ('IRBM',)
    """
    kilometres = claimed.to("km")
    low, high = kilometres.ends[0], kilometres.ends[-1]
    # "Over 5,500 km" is not 5,500 km, and "under 300 km" is not 300 km.
    if kilometres.qualifier == "over":
        low = math.nextafter(low, math.inf)
        high = max(low, high)
    elif kilometres.qualifier == "under":
        high = math.nextafter(high, -math.inf)
        low = min(low, high)
    return tuple(
        band.label
        for band in scheme.bands
        if band.holds(low) or band.holds(high) or max(low, band.low) < min(high, band.high)
    )


def mtcr_category(range_km: float, payload_kg: float) -> tuple[str, bool]:
    """The category of the Missile Technology Control Regime that a range and a payload point to.

    The guidelines put complete systems that exceed 300 km with 500 kg into category I, and other systems that reach
    300 km into category II. Published texts differ on figures exactly at a threshold; here they count as reaching it.
    An informational label, not legal advice.

    Returns:
        ``"I"``, ``"II"`` or ``"none"``, and whether a figure lies exactly on a threshold.

    >>> mtcr_category(300, 500)
    ('I', True)
    >>> mtcr_category(410, 480)
    ('II', False)
    """
    # A figure converted from another unit may miss the threshold by the rounding of one multiplication.
    at_range, at_payload = math.isclose(range_km, _MTCR_RANGE_KM), math.isclose(payload_kg, _MTCR_PAYLOAD_KG)
    boundary = at_range or at_payload
    if range_km < _MTCR_RANGE_KM and not at_range:
        return "none", boundary
    return ("I" if payload_kg >= _MTCR_PAYLOAD_KG or at_payload else "II"), boundary
