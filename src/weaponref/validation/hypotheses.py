"""What a column may be instead of what it is labelled as, and how well each reading explains its values.

A reading is weighed by where its values fall: inside what is published of their system, beside it, or far from it. To
fall inside a narrow range says much and inside a wide one little, so the systems on which sources agree decide; and
people copy what sources state, so a reading that makes a value what a source states speaks for itself. Where two
readings explain a column about equally well, neither is named.
"""

from __future__ import annotations

from math import isnan, log, nan
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.validation.executors import Trial
from weaponref.validation.report import Hypothesis
from weaponref.validation.slips import ROOM, slips_of, slips_of_flights
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weaponref.validation.check import Check
    from weaponref.validation.executors import ColumnTally
    from weaponref.validation.plan import Bounds, ColumnPlan, Plan

__all__ = ("Readings", "readings_of", "with_room")

# A value of an honest column is seldom outside by more than this.
_SHOULDER = 1.35
# How often honest values are inside, beside and far from what is published; the last are spread over powers of ten.
_INSIDE, _BESIDE, _FAR = 0.90, 0.07, 0.03
_BESIDE_DENSITY, _FAR_DENSITY = _BESIDE / (2 * log(_SHOULDER)), _FAR / 8
# A reading that explains less of a column is none; one that is not so many times likelier than another is not named.
_LEAST_SHARE = 0.5
_LIKELIER = log(20)
# A reading of flights is more than the column needs if nearly all of them would fit so many times larger.
_NEEDLESS, _LONG_FLIGHTS = 3.0, 0.05
# Half of the values inside are copied from a source, to so many digits; the others are anywhere.
_COPIED, _DIGITS = 0.5, 0.008
_MOST_COPIED = 5000
# Nautical miles are rare where neither ships nor aircraft are meant.
_RARE = {"nmi": log(1 / 3)}
# Two columns have to fit at once to have changed places: that is worth a little.
_SWAP_BONUS = 0.1


@frozen
class Readings:
    """How a column may be read.

    Attributes:
        best: the reading that explains it best; None where none explains much.
        rivals: others that explain it about as well.
        as_labelled: whether the label is one of those.
        spread: how many times the lowest published figure the highest one is, for half of the cells at least.
    """

    best: Hypothesis | None = None
    rivals: tuple[Hypothesis, ...] = ()
    as_labelled: bool = False
    spread: float = 1.0

    @property
    def certain(self) -> bool:
        """Whether nothing else explains the column about as well."""
        return self.best is not None and not self.rivals and not self.as_labelled


def readings_of(check: Check, place: int, compared: int) -> Readings:
    """The readings that explain the values of a column, tried on all of them.

    Args:
        check: the check, with its counts.
        place: index of the column in the plan.
        compared: how many cells of it were compared.
    """
    swap = _best_swap(check, place, compared)
    label = check.label_of(place)
    name = check.plan.columns[place].binding.property
    observation = PROPERTIES[name].observation
    slips = () if label is None else slips_of_flights(label, name) if observation else slips_of(label)
    hits = check.table.trial(with_room(check.plan, place), Trial(place, tuple(slip.factor for slip in slips)))
    found = [
        Hypothesis(slip, min(1.0, count / compared))
        for slip, count in zip(slips, hits, strict=True)
        if count >= _LEAST_SHARE * compared
    ]
    best_share = max((each.share for each in found), default=0.0)
    if swap is not None and swap.share >= max(_LEAST_SHARE, best_share - _SWAP_BONUS):
        return Readings(swap)
    if not found:
        return Readings()
    if observation:  # every smaller value would fit as well: the smallest change that does is meant
        return _of_flights(check, place, compared, next(each for each in found if each.share >= best_share - ROOM))
    return _weighed(check, place, found)


def _of_flights(check: Check, place: int, compared: int, found: Hypothesis) -> Readings:
    """The reading of a column of flights, unless a few flights a little beyond the usual are all there is to it."""
    factor = 1.0 if found.slip is None else found.slip.factor
    (larger,) = check.table.trial(with_room(check.plan, place), Trial(place, (factor * _NEEDLESS,)))
    needed = found.share * compared - larger >= _LONG_FLIGHTS * compared
    return Readings(found) if needed else Readings()


def with_room(plan: Plan, *places: int) -> Plan:
    """A plan in which values of some columns fit within the room that copying and rounding take."""
    return evolve(
        plan,
        columns=tuple(
            column.roughly([_scaled(bounds, 1.0) for bounds in column.bounds]) if place in places else column
            for place, column in enumerate(plan.columns)
        ),
    )


def _scaled(bounds: Bounds, scale: float) -> Bounds:
    """What is published, with some room, and with a shoulder, for values that are still to be multiplied.

    Beyond an end that a claim leaves open all that is near has room.
    """
    lows = [
        min(low * (1 - ROOM), near) if opened < near else low * (1 - ROOM)
        for low, near, opened in zip(bounds.low, bounds.near_low, bounds.open_low, strict=True)
    ]
    highs = [
        max(high * (1 + ROOM), near) if opened > near else high * (1 + ROOM)
        for high, near, opened in zip(bounds.high, bounds.near_high, bounds.open_high, strict=True)
    ]
    return evolve(
        bounds,
        low=tuple(low / scale for low in lows),
        high=tuple(high / scale for high in highs),
        near_low=tuple(low / _SHOULDER / scale for low in bounds.low),
        near_high=tuple(high * _SHOULDER / scale for high in bounds.high),
    )


def _best_swap(check: Check, place: int, compared: int) -> Hypothesis | None:
    """The column with which this one may have changed places, if many rows fit then."""
    here = check.plan.columns[place].binding
    found: list[Hypothesis] = []
    for other, column in enumerate(check.plan.columns):
        there = column.binding
        observed = PROPERTIES[there.property].observation or PROPERTIES[here.property].observation
        if other != place and here.unit and there.unit and not observed:
            (count,) = check.table.trial(with_room(check.plan, place, other), Trial(place, other=other))
            found.append(Hypothesis(None, min(1.0, count / compared), there.column))
    return max(found, key=lambda each: each.share, default=None)


def _weighed(check: Check, place: int, found: Sequence[Hypothesis]) -> Readings:
    """The likeliest reading, and what is about as likely."""
    copied = tuple(_copied(check, place))
    weights = [
        _likelihood(check, place, each.slip.factor, copied) + _RARE.get(each.slip.unit or "", 0.0)
        for each in found
        if each.slip
    ]
    labelled = _likelihood(check, place, 1.0, copied)
    best = max(range(len(found)), key=lambda index: weights[index])
    rivals = tuple(
        each
        for index, each in enumerate(found)
        if index != best and weights[index] > weights[best] - _LIKELIER and not _same(each, found[best])
    )
    return Readings(found[best], rivals, labelled > weights[best] - _LIKELIER, _spread(check, place))


def _same(one: Hypothesis, other: Hypothesis) -> bool:
    return one.slip is not None and other.slip is not None and one.slip.factor == other.slip.factor


def _likelihood(check: Check, place: int, scale: float, copied: Sequence[_Copied]) -> float:
    """How likely the values of a column are if they are to be multiplied, as a logarithm."""
    column = check.plan.columns[place]
    tried = column.roughly([_scaled(bounds, scale) for bounds in column.bounds])
    columns = tuple(tried if index == place else each for index, each in enumerate(check.plan.columns))
    tally = check.table.tally(evolve(check.plan, columns=columns, ends=False, swaps=())).columns[place]
    places = sum(_of_name(tally, code, width) for code, width in enumerate(_widths(column)))
    return places + sum(each.weight(scale) for each in copied)


@frozen
class _Copied:
    """A distinct value of a system, and the ends that sources state of it."""

    value: float
    ends: tuple[float, ...]

    def weight(self, scale: float) -> float:
        """How much likelier the value is than any other one inside, if it is to be multiplied, as a logarithm."""
        value, low, high = self.value * scale, min(self.ends), max(self.ends)
        if not low * (1 - ROOM) <= value <= high * (1 + ROOM):
            return 0.0
        width = log(high / low) + 2 * ROOM
        same = sum(abs(value / end - 1) <= _DIGITS / 2 for end in self.ends)
        return log(1 - _COPIED + _COPIED * width * same / (len(self.ends) * _DIGITS))


def _copied(check: Check, place: int) -> Iterator[_Copied]:
    """The distinct bare numbers of a column among its listed rows, with what is stated of their systems."""
    column, binding = list(check.bindings.items())[place]
    seen: set[tuple[tuple[str, ...], object]] = set()
    for finding in check.findings:
        key = (tuple(record.id for record in finding.systems), finding.value)
        if finding.column != column or binding.unit_column or key in seen or len(seen) >= _MOST_COPIED:
            continue
        seen.add(key)
        stated = check.cell(binding, finding.value, None).stated
        known = check.reference.of(finding.systems, binding.property, stated.dimension or "") if stated else None
        if stated is None or known is None or stated.ends[0] != stated.ends[-1] or known.low <= 0:
            continue
        claimed = (known.stated(claim) for claim in known.claims)
        ends = tuple(end for each in claimed if each is not None for end in each.ends if end > 0)
        yield _Copied(stated.to(known.unit).ends[0], ends)


def _of_name(tally: ColumnTally, code: int, width: float) -> float:
    """The share of one name in the likelihood."""
    if isnan(width):
        return 0.0
    return (
        tally.inside[code] * log(_INSIDE / width)
        + tally.near[code] * log(_BESIDE_DENSITY)
        + tally.outside[code] * log(_FAR_DENSITY)
    )


def _widths(column: ColumnPlan) -> list[float]:
    """How wide what is published of each name is, as a logarithm; NaN where nothing is."""
    bounds = column.bounds[0]
    return [
        nan if isnan(high) or low <= 0 else log(high / low) + 2 * ROOM
        for low, high in zip(bounds.low, bounds.high, strict=True)
    ]


def _spread(check: Check, place: int) -> float:
    """How many times the lowest figure the highest one is, at the middle of the compared cells."""
    column, tally = check.plan.columns[place], check.tally.columns[place]
    bounds = column.bounds[0]
    cells = sorted(
        (high / low, tally.inside[code] + tally.near[code] + tally.outside[code])
        for code, (low, high) in enumerate(zip(bounds.low, bounds.high, strict=True))
        if low > 0
    )
    left = sum(count for _, count in cells) / 2
    for spread, count in cells:
        left -= count
        if left <= 0:
            return spread
    return 1.0
