"""What is published about a quantity of one or several systems, as a check compares with it."""

from __future__ import annotations

import builtins  # this class has a property called property
from math import inf
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.bounds import bounds_of
from weaponref.interval import HIGH_ONLY, LOW_ONLY, Interval, half_unit
from weaponref.model import System
from weaponref.model.claims import origins_of
from weaponref.validation.cells import base_unit
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator

    from weaponref.model import Claim, Family

__all__ = ("OPEN_REACH", "Published", "Reference", "nearest")

#: A value beyond an end that a claim leaves open ("at least 500 kg") is near, and not outside, up to so many times it.
OPEN_REACH = 2.0
# Sources use the two for each other; what is published of one is what there is where nothing is of the other.
_STAND_INS = {"payload_mass": "warhead_mass", "warhead_mass": "payload_mass"}
# Greatest values: "up to" says no more than "maximum" here, and leaves no end open.
_GREATEST = frozenset(("range_max", "speed_max", "endurance", "apogee", "flight_distance", "rounds_per_launcher"))
_ROUNDING = 1e-9
_SHOWN_CLAIMS = 3


@frozen
class Published:
    """What is published: the lowest and the highest figure, and the claims behind them.

    Attributes:
        property: what is stated. Where nothing is published of a payload it is the mass of the warhead, and the other
            way round.
        low: the lowest stated end, in ``unit``; 0 for an observation, which a short test never falls short of.
        high: the highest stated end.
        unit: the unit of both.
        near_low: how far below ``low`` a value is still near.
        near_high: how far above ``high`` a value is still near.
        claims: the live claims that it rests on.
        words: the spread in words, with how many claims of how many origins there are.
        observation: True for the figures of single flights.

    >>> import weaponref
    >>> known = Reference().of((weaponref.get("KN-24"),), "range_max", "length")
    >>> known.low, known.high, known.unit
    (400.0, 650.0, 'km')
    >>> Reference().of((weaponref.get("KN-23A"),), "warhead_mass", "mass").words
    'up to 1,000 kg by 1 claim'
    """

    property: str
    low: float
    high: float
    unit: str
    near_low: float
    near_high: float
    claims: tuple[Claim, ...]
    words: str
    observation: bool = False

    @builtins.property
    def origins(self) -> tuple[str, ...]:
        """The independent statements behind the claims."""
        return origins_of(self.claims)

    @builtins.property
    def spread(self) -> float:
        """How many times the lowest figure the highest one is: what lies between them cannot be told from a slip."""
        return self.high / self.low if self.low else inf

    def stated(self, claim: Claim) -> Interval | None:
        """What a claim states, in the unit of the figure."""
        return claim.value.to(self.unit) if isinstance(claim.value, Interval) else None


class Reference:
    """The published figures that a check has asked for, each worked out once.

    Args:
        tolerance: how far outside what is published a value is still near, as a share.
    """

    def __init__(self, tolerance: float = 0.05) -> None:
        self.tolerance = tolerance
        self._known: dict[tuple[tuple[str, ...], str, str], Published | None] = {}

    def of(self, records: tuple[System | Family, ...], name: str, dimension: str) -> Published | None:
        """What is published of a property of any of the records; None where nothing is."""
        key = (tuple(record.id for record in records), name, dimension)
        if key not in self._known:
            found = self._figure(records, name, dimension)
            if found is None and name in _STAND_INS:
                found = self._figure(records, _STAND_INS[name], dimension)
            self._known[key] = found
        return self._known[key]

    def _figure(self, records: tuple[System | Family, ...], name: str, dimension: str) -> Published | None:
        observation = PROPERTIES[name].observation
        names = (name, "range_max") if name == "flight_distance" else (name,)
        found = {
            claim.id: claim
            for record in _single(records)
            for claim in record.claims
            if claim.property in names and not claim.deprecated and _measures(claim, dimension)
        }
        claims = tuple(found.values())
        if not claims:
            return None
        unit = base_unit(name, dimension)
        values = [claim.value.to(unit) for claim in claims if isinstance(claim.value, Interval)]
        ends = [end for value in values for end in value.ends]
        low, high = (0.0 if observation else min(ends)), max(ends)
        near_low = min(low * (1 - self.tolerance), low - half_unit(low))
        near_high = max(high * (1 + self.tolerance), high + half_unit(high))
        if not observation:
            near_low, near_high = _opened(values, name, low, high, near_low, near_high)
        near_high = min(near_high, max(high, _ceiling(records, name)))
        slack = _ROUNDING * high
        return Published(
            name, low, high, unit, near_low - slack, near_high + slack, claims,
            _words(low, high, unit, values, claims, observation=observation), observation,
        )  # fmt: skip


def nearest(known: Published, stated: Interval) -> tuple[Claim, ...]:
    """The claims nearest to a stated quantity, nearest first; three at most."""
    here = stated.to(known.unit).ends

    def distance(claim: Claim) -> float:
        value = known.stated(claim)
        return min(abs(one - other) for one in here for other in value.ends) if value else inf

    return tuple(sorted(known.claims, key=distance)[:_SHOWN_CLAIMS])


def _single(records: tuple[System | Family, ...]) -> Iterator[System | Family]:
    """The records, families followed by their members."""
    for record in records:
        yield record
        if not isinstance(record, System):
            yield from record.members


def _measures(claim: Claim, dimension: str) -> bool:
    return isinstance(claim.value, Interval) and claim.value.unit != "ton" and claim.value.dimension == dimension


def _opened(
    values: list[Interval], name: str, low: float, high: float, near_low: float, near_high: float
) -> tuple[float, float]:
    """How far a value is near where a claim leaves an end open."""
    if any(value.high is None or value.qualifier in LOW_ONLY for value in values):
        near_high = max(near_high, high * OPEN_REACH)
    if name not in _GREATEST and any(value.low is None or value.qualifier in HIGH_ONLY for value in values):
        near_low = min(near_low, low / OPEN_REACH)
    return near_low, near_high


def _ceiling(records: tuple[System | Family, ...], name: str) -> float:
    """The greatest plausible value, in the unit of the property."""
    found = [bounds_of(name, record.kind) for record in _single(records)]
    return max((bounds[1] for bounds in found if bounds), default=inf)


def _words(
    low: float, high: float, unit: str, values: list[Interval], claims: tuple[Claim, ...], *, observation: bool
) -> str:
    """The spread in words; four significant digits are more than a source has."""
    low, high = float(f"{low:.4g}"), float(f"{high:.4g}")
    if observation or all(value.low is None for value in values):
        hull = Interval(None, high, unit, "up to")
    elif all(value.high is None for value in values):
        hull = Interval(low, None, unit, "at least")
    else:
        hull = Interval(low, high, unit)
    origins = len(origins_of(claims))
    count = f"{len(claims)} claim{'' if len(claims) == 1 else 's'}"
    if len(claims) > 1:
        count += f" of {origins} origin{'' if origins == 1 else 's'}"
    return f"{hull} by {count}"
