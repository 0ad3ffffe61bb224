"""What is published about a quantity of one or several systems, as a check compares with it."""

from __future__ import annotations

import builtins  # this class has a property called property
from itertools import pairwise
from math import ceil, floor, inf
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.bounds import bounds_of
from weaponref.interval import HIGH_ONLY, LOW_ONLY, Interval, half_unit
from weaponref.model import System
from weaponref.model.claims import origins_of
from weaponref.units import factor
from weaponref.validation.cells import base_unit
from weaponref.validation.slips import LARGE, MARGIN, ROOM, ROOM_OF_LARGE, Slip, slips_of, slips_of_flights
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weaponref.model import Claim, Family

__all__ = ("OPEN_REACH", "Marks", "Published", "Reference", "claimed_ends", "ends_in", "merged", "nearest")

#: Up to so many times beyond an end that a claim leaves open ("at least 500 kg") a value is near, whatever else may
#: explain it.
OPEN_REACH = 2.0
# Up to so many times beyond it a value is near if no slip explains it; who says "over 250 km" does not mean 20,000.
_OPEN_LIMIT = 10.0
# Sources use the two for each other; what is published of one is what there is where nothing is of the other.
_STAND_INS = {"payload_mass": "warhead_mass", "warhead_mass": "payload_mass"}
# Greatest values: "up to" says no more than "maximum" here, and leaves no end open.
_GREATEST = frozenset(("range_max", "speed_max", "endurance", "apogee", "flight_distance", "rounds_per_launcher"))
_ROUNDING = 1e-9
# What is converted and written with six digits is the same figure.
_SIX_DIGITS = 5e-6
_SHOWN_CLAIMS = 3
# What is beyond every plausible bound, and can be compared in every engine.
_BOUNDLESS = 1e300
# The last written digit of a value may stand for anything from billions to billionths.
_PLACES = range(-9, 10)


@frozen
class Marks:
    """What a value outside what is published comes to, if it is written in a certain unit.

    Attributes:
        slips: where a slip would explain it: the slip, and the lowest and highest value that it explains.
        below: values below the lowest figure that are that figure in as few digits.
        above: values above the highest figure that are that figure in as few digits.
    """

    slips: tuple[tuple[Slip, float, float], ...] = ()
    below: tuple[tuple[float, float], ...] = ()
    above: tuple[tuple[float, float], ...] = ()


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
        open_low: how far below ``low`` a value is near that no slip explains, where a claim leaves that end open.
        open_high: how far above ``high``.
        stretches: what is published of each alternative, from lowest to highest; those that overlap are one.
        near_gaps: between which values nothing is near any of them.

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
    open_low: float = 0.0
    open_high: float = 0.0
    stretches: tuple[tuple[float, float], ...] = ()
    near_gaps: tuple[tuple[float, float], ...] = ()

    @builtins.property
    def reach(self) -> tuple[float, float]:
        """Between which values all is inside what is published; 88.9041 kg are the 196 lb of a claim."""
        return self.low * (1 - _SIX_DIGITS), self.high * (1 + _SIX_DIGITS)

    @builtins.property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """Between which values nothing is published of any alternative."""
        return tuple(
            (one[1] * (1 + _SIX_DIGITS), other[0] * (1 - _SIX_DIGITS)) for one, other in pairwise(self.stretches)
        )

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

    def marks(self, unit: str) -> Marks:
        """What values outside of it come to that are written in a unit; all of it in the unit of the figure.

        A slip has to explain most of the distance: a value twice its range is no miles, and one somewhat below a wide
        range is somewhat below it. A single flight beyond the others is doubted only if it is beyond belief.
        """
        tried = slips_of_flights(unit, "") if self.observation else slips_of(unit)
        slips = tuple(
            (slip, *explained) for slip in tried for stretch in self.stretches
            if (explained := self._explained(slip, stretch)) is not None
        )  # fmt: skip
        scale = factor(unit, self.unit)
        below = tuple(each for each in _rounded_to(self.low, scale) if each[1] < self.near_low)
        above = tuple(each for each in _rounded_to(self.high, scale) if each[0] > self.near_high)
        return Marks(slips, below, above)

    def _explained(self, slip: Slip, stretch: tuple[float, float]) -> tuple[float, float] | None:
        """The lowest and the highest value that a slip explains: they fit within what copying and rounding do.

        Between units that are far apart more is forgiven, and so is what lies near an end that a claim leaves open.
        """
        room = ROOM_OF_LARGE if slip.size >= LARGE and slip.unit else ROOM
        away = max(MARGIN, slip.size**0.5)
        low, high = stretch[0] * (1 - room), stretch[1] * (1 + room)
        if stretch[0] == self.low and self.open_low < self.near_low:
            low = min(low, self.near_low)
        if stretch[1] == self.high and self.open_high > self.near_high:
            high = max(high, self.near_high)
        low, high = low / slip.factor, high / slip.factor
        if slip.factor > 1:
            high = min(high, self.low / away)
        else:
            low = max(low, self.high * away)
        return (low, high) if 0 < low <= high else None


class Reference:
    """The published figures that a check has asked for, each worked out once.

    Args:
        tolerance: how far outside what is published a value is still near, as a share.
    """

    def __init__(self, tolerance: float = 0.05) -> None:
        self.tolerance = tolerance
        self._known: dict[tuple[tuple[str, ...], str, str], Published | None] = {}
        self._marks: dict[tuple[int, str], Marks] = {}  # the figures stay in the other one, so that their ids do

    def of(self, records: tuple[System | Family, ...], name: str, dimension: str) -> Published | None:
        """What is published of a property of any of the records; None where nothing is."""
        key = (tuple(record.id for record in records), name, dimension)
        if key not in self._known:
            if len(records) == 1:
                found = self._figure(records[0], name, dimension)
                if found is None and name in _STAND_INS:
                    found = self._figure(records[0], _STAND_INS[name], dimension)
            else:
                each = (self.of((record,), name, dimension) for record in records)
                found = _united(name, tuple(one for one in each if one is not None))
            self._known[key] = found
        return self._known[key]

    def marks_of(self, known: Published, unit: str) -> Marks:
        """What values outside a figure come to, worked out once for each unit."""
        key = (id(known), unit)
        if key not in self._marks:
            self._marks[key] = known.marks(unit)
        return self._marks[key]

    def _figure(self, record: System | Family, name: str, dimension: str) -> Published | None:
        observation = PROPERTIES[name].observation
        names = (name, "range_max") if name == "flight_distance" else (name,)
        found = {
            claim.id: claim
            for each in _single(record)
            for claim in each.claims
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
        floor_, ceiling = _plausible(record, name)
        ceilings = [] if observation else [value.ends[-1] for value in values if _leaves_low(value, name)]
        floors = [] if observation else [value.ends[0] for value in values if _leaves_high(value)]
        near_low = min([near_low, *(end / OPEN_REACH for end in ceilings)])
        near_high = min(max([near_high, *(end * OPEN_REACH for end in floors)]), max(high, ceiling))
        slack = _ROUNDING * high
        near_low, near_high = near_low - slack, near_high + slack
        open_low = min([near_low, *(max(end / _OPEN_LIMIT, floor_) for end in ceilings)])
        open_high = max([near_high, *(min(end * _OPEN_LIMIT, ceiling) for end in floors)])
        return Published(
            name, low, high, unit, near_low, near_high, claims,
            _words(((low, high),), unit, values, claims, observation=observation), observation,
            open_low, open_high, ((low, high),),
        )  # fmt: skip


def ends_in(stated: Interval, unit: str) -> tuple[float, ...]:
    """The stated ends in a unit; of a bare number as an engine converts it, to the last bit."""
    if stated.text or stated.unit in (unit, None):
        return stated.to(unit).ends
    scale = factor(stated.unit, unit)
    return tuple(end * scale for end in stated.ends)


def claimed_ends(stated: Interval, name: str) -> tuple[float, float]:
    """The ends of a quantity that have to be inside what is published, or what that leaves open.

    "At least 400 km" is a floor, which nothing published can be too high for, and "up to 500 kg" is a ceiling, which
    nothing can be too low for; of greatest values "up to" says no more than "maximum".

    Returns:
        The lower end and the upper one; for a floor and a ceiling the one that is no end is beyond the other.

    >>> from weaponref import parse
    >>> claimed_ends(parse("up to 500 kg"), "payload_mass"), claimed_ends(parse("up to 500 km"), "range_max")
    ((500.0, 0.0), (500.0, 500.0))
    """
    ends = stated.ends
    if _leaves_high(stated):
        return _BOUNDLESS, ends[0]
    if _leaves_low(stated, name):
        return ends[-1], 0.0
    return ends[0], ends[-1]


def nearest(known: Published, stated: Interval) -> tuple[Claim, ...]:
    """The claims nearest to a stated quantity, nearest first; three at most."""
    here = stated.to(known.unit).ends

    def distance(claim: Claim) -> float:
        value = known.stated(claim)
        return min(abs(one - other) for one in here for other in value.ends) if value else inf

    return tuple(sorted(known.claims, key=distance)[:_SHOWN_CLAIMS])


def _united(name: str, figures: Sequence[Published]) -> Published | None:
    """What is published of alternatives: a value fits if it fits one of them, and not if it is between them."""
    if len(figures) <= 1:
        return figures[0] if figures else None
    claims = tuple({claim.id: claim for figure in figures for claim in figure.claims}.values())
    values = [value for claim in claims if (value := figures[0].stated(claim)) is not None]
    stretches = merged([(figure.low, figure.high) for figure in figures])
    near = merged([(figure.open_low, figure.open_high) for figure in figures])
    unit, observation = figures[0].unit, figures[0].observation
    return Published(
        name if any(figure.property == name for figure in figures) else figures[0].property,
        stretches[0][0], stretches[-1][1], unit,
        min(figure.near_low for figure in figures), max(figure.near_high for figure in figures),
        claims, _words(stretches, unit, values, claims, observation=observation), observation,
        near[0][0], near[-1][1], stretches, tuple((one[1], other[0]) for one, other in pairwise(near)),
    )  # fmt: skip


def merged(stretches: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """tuple[float, float]es in order; those that touch are one.

    >>> merged([(400, 900), (110, 240), (200, 300)])
    ((110, 300), (400, 900))
    """
    found: list[tuple[float, float]] = []
    for low, high in sorted(stretches):
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], max(high, found[-1][1])
        else:
            found.append((low, high))
    return tuple(found)


def _rounded_to(figure: float, scale: float) -> Iterator[tuple[float, float]]:
    """The values that are a figure in fewer digits, as their last digit tells: 6 is 5.5, and 6.0 is not.

    Args:
        figure: the figure.
        scale: what a written value is multiplied by to be compared with it.
    """
    written = figure / scale
    tried = {float(f"{end(written / 10.0**place) * 10.0**place:.12g}") for place in _PLACES for end in (floor, ceil)}
    for value in sorted(tried):
        if abs(value - written) <= half_unit(value) + _ROUNDING * written:
            yield value * scale * (1 - _ROUNDING), value * scale * (1 + _ROUNDING)


def _single(record: System | Family) -> Iterator[System | Family]:
    """The record; a family is followed by its members."""
    yield record
    if not isinstance(record, System):
        yield from record.members


def _measures(claim: Claim, dimension: str) -> bool:
    return isinstance(claim.value, Interval) and claim.value.unit != "ton" and claim.value.dimension == dimension


def _leaves_high(value: Interval) -> bool:
    return value.high is None or value.qualifier in LOW_ONLY


def _leaves_low(value: Interval, name: str) -> bool:
    return name not in _GREATEST and (value.low is None or value.qualifier in HIGH_ONLY)


def _plausible(record: System | Family, name: str) -> tuple[float, float]:
    """The least and the greatest plausible value, in the unit of the property."""
    found = [bounds_of(name, each.kind) for each in _single(record)]
    if not all(found):
        return 0.0, _BOUNDLESS
    return min(bounds[0] for bounds in found if bounds), max(bounds[1] for bounds in found if bounds)


def _words(
    stretches: Sequence[tuple[float, float]],
    unit: str,
    values: Sequence[Interval],
    claims: tuple[Claim, ...],
    *,
    observation: bool,
) -> str:
    """The spread in words; four significant digits are more than a source has."""
    spread = [(float(f"{low:.4g}"), float(f"{high:.4g}")) for low, high in stretches]
    if observation or all(value.low is None for value in values):
        hull = str(Interval(None, spread[-1][1], unit, "up to"))
    elif all(value.high is None for value in values):
        hull = str(Interval(spread[0][0], None, unit, "at least"))
    else:
        hull = " or ".join(str(Interval(low, high, unit)) for low, high in spread)
    origins = len(origins_of(claims))
    count = f"{len(claims)} claim{'' if len(claims) == 1 else 's'}"
    if len(claims) > 1:
        count += f" of {origins} origin{'' if origins == 1 else 's'}"
    return f"{hull} by {count}"
