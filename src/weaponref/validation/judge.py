"""The verdict on one row: what its name is, and how its values compare with what is published.

This is the one place where a value is judged in words. Executors that work on whole columns ask the same questions of
the same bounds (`weaponref.validation.plan`), and leave the wording to this module.
"""

from __future__ import annotations

from math import isclose, log10
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.interval import Interval
from weaponref.units import factor
from weaponref.validation.cells import Cell, Remark
from weaponref.validation.published import Published, nearest
from weaponref.validation.slips import LARGE, MARGIN, ROOM, ROOM_OF_LARGE, Slip, slips_of, slips_of_flights
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from weaponref.model import Claim
    from weaponref.validation.binding import Binding
    from weaponref.validation.naming import Named
    from weaponref.validation.published import Reference

__all__ = ("Judgement", "fits", "judge_cell", "judge_row", "rescaled", "slip_of")

_SIGNIFICANT = 5


@frozen
class Judgement:
    """What a check has to say of one cell.

    Attributes:
        remark: verdict, words and repair.
        published: what the value was compared with; None where it was not.
        nearest: the published claims nearest to it.
    """

    remark: Remark
    published: Published | None = None
    nearest: tuple[Claim, ...] = ()


def judge_row(
    named: Named, cells: Mapping[str, Cell], bindings: Mapping[str, Binding], reference: Reference
) -> dict[str, list[Judgement]]:
    """Judge the cells of one row.

    Args:
        named: the name of the row, as it was read.
        cells: the bound cells of the row by column.
        bindings: what the columns hold.
        reference: what is published.

    Returns:
        For each column everything there is to say of its cell; nothing for a cell that states nothing.
    """
    found: dict[str, list[Judgement]] = {}
    for column, cell in cells.items():
        found[column] = judge_cell(named, cell, bindings[column], reference)
    _swap(found, named, cells, bindings, reference)
    return found


def judge_cell(named: Named, cell: Cell, binding: Binding, reference: Reference) -> list[Judgement]:
    """Judge one cell by itself."""
    said = [Judgement(remark) for remark in cell.remarks]
    if cell.fault is not None:
        return [Judgement(cell.fault), *said]
    if cell.stated is None or not named.records:
        return said
    known = reference.of(named.records, binding.property, cell.stated.dimension or "")
    label = PROPERTIES[binding.property].label
    if known is None:
        who = ", ".join(record.name for record in named.records[:3])
        return [Judgement(Remark("no-reference", f"no {label} of {who} is published here")), *said]
    return [_compared(cell.stated, known), *said]


def fits(stated: Interval, known: Published, scale: float = 1.0) -> bool:
    """Whether every stated end, times a factor, lies inside what is published."""
    slack = 1e-9 * known.high
    return all(known.low - slack <= end * scale <= known.high + slack for end in stated.to(known.unit).ends)


def slip_of(stated: Interval, known: Published) -> Slip | None:
    """The smallest slip that would bring a value well outside what is published inside it; None where none does."""
    return next(iter(_slips(stated, known)), None)


def _slips(stated: Interval, known: Published) -> tuple[Slip, ...]:
    """The slips that may explain a value well outside what is published: the unit, else the decimal point.

    A slip has to explain most of the distance: a value twice its range is no miles, and one somewhat below a wide range
    is somewhat below it. A single flight beyond the others is doubted only if it is beyond belief.
    """
    ends = stated.to(known.unit).ends
    away = known.low / ends[-1] if 0 < ends[-1] < known.low else ends[0] / known.high
    if away < MARGIN:
        return ()
    tried = slips_of_flights(stated.unit or "", "") if known.observation else slips_of(stated.unit or "")
    found = tuple(slip for slip in tried if away >= slip.size**0.5 and _fits_roughly(stated, known, slip))
    units = tuple(slip for slip in found if slip.unit is not None)
    return units or found[:1]


def _fits_roughly(stated: Interval, known: Published, slip: Slip) -> bool:
    """Whether every stated end fits if a slip is mended, within what copying and rounding do to a figure."""
    room = ROOM_OF_LARGE if slip.size >= LARGE else ROOM
    ends = (end * slip.factor for end in stated.to(known.unit).ends)
    return all(known.low * (1 - room) <= end <= known.high * (1 + room) for end in ends)


def _compared(stated: Interval, known: Published) -> Judgement:
    shown = nearest(known, stated)
    words = known.words
    ends = stated.to(known.unit).ends
    if fits(stated, known):
        claim = next((claim for claim in shown if _says(claim, stated)), None)
        if claim is not None:
            return Judgement(Remark("agrees", f"stated by {claim.speaker}; published: {words}"), known, shown)
        return Judgement(Remark("within", f"published: {words}"), known, shown)
    if all(known.near_low <= end <= known.near_high for end in ends):
        return Judgement(Remark("near", f"{_nearness(ends, known)}; published: {words}"), known, shown)
    slips = _slips(stated, known)
    if slips:
        return Judgement(_slipped(stated, slips, words), known, shown)
    side = "above" if ends[-1] > known.high else "below"
    if known.observation:
        return Judgement(Remark("outside", f"a flight beyond what is published: {words}"), known, shown)
    return Judgement(Remark("outside", f"{side} what is published: {words}"), known, shown)


def _slipped(stated: Interval, slips: Sequence[Slip], words: str) -> Remark:
    """The remark on a value that fits in another unit, with what else it may be."""
    slip, *others = slips
    value = rescaled(stated, slip.factor)
    message = f"outside what is published ({words}); {stated} would fit if it were {slip}, that is {value}"
    if others:
        message += f" ({', '.join(f'or {other}, {rescaled(stated, other.factor)}' for other in others)})"
    return Remark("unit-slip", message, _repair(stated, value, slip), f"it fits if it is {slip}")


def _nearness(ends: Sequence[float], known: Published) -> str:
    """Where a value is that is neither inside nor outside what is published."""
    below = ends[0] < known.low
    end = Interval(known.low, known.low, known.unit) if below else Interval(known.high, known.high, known.unit)
    far = ends[0] * MARGIN < known.low if below else ends[-1] > known.high * MARGIN
    side, which = ("below", "lowest") if below else ("above", "highest")
    if far:
        return f"{side} the {which} published figure ({end.format('plain')}), and a claim leaves that end open"
    return f"just {side} the {which} published figure ({end.format('plain')})"


def _says(claim: Claim, stated: Interval) -> bool:
    """Whether a claim states the quantity: as a whole, or a plain value as one of its ends.

    Between units that differ by a power of ten (km and m, t and kg) nothing is rounded, and it has to be the same
    number, so that it does not matter in which of them it is written: 401 km and 401,000 m are both not the 400 km of a
    claim. Between others (km and mi) a figure is rounded when it is converted, and it has to be the same within that
    (`Interval.within_rounding`).
    """
    value = claim.value
    if not isinstance(value, Interval) or value.dimension != stated.dimension or value.unit == "ton":
        return False
    if _is_same(stated, value):
        return True
    if stated.ends[0] != stated.ends[-1]:
        return False
    point = Interval(stated.ends[0], stated.ends[0], stated.unit)
    return any(_is_same(point, Interval(end, end, value.unit)) for end in value.ends)


def _is_same(one: Interval, other: Interval) -> bool:
    """Whether two intervals are one, within what is rounded between their units."""
    power = log10(factor(other.unit or "count", one.unit or "count"))
    if not isclose(power, round(power), abs_tol=1e-9):
        return one.within_rounding(other)
    there = other if other.unit == one.unit else other.to(one.unit or "count")
    return _is_end(one.low, there.low) and _is_end(one.high, there.high)


def _is_end(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else isclose(one, other)


def rescaled(stated: Interval, scale: float) -> Interval:
    """The quantity times a factor, in its own unit, rounded to the digits that a table can mean."""
    low, high = (None if end is None else _rounded(end * scale) for end in (stated.low, stated.high))
    return Interval(low, high, stated.unit, stated.qualifier)


def _rounded(value: float) -> float:
    return float(f"{value:.{_SIGNIFICANT}g}")


def _repair(stated: Interval, value: Interval, slip: Slip) -> object:
    """What to write into the cell: a converted number where it held one, else the text with the unit that fits."""
    if not stated.text:
        return value.ends[-1]
    return (evolve(stated, unit=slip.unit) if slip.unit else value).format("plain")


def _swap(
    found: dict[str, list[Judgement]],
    named: Named,
    cells: Mapping[str, Cell],
    bindings: Mapping[str, Binding],
    reference: Reference,
) -> None:
    """Say of two cells that are both well outside that each would fit in the other's column."""
    doubted = [column for column, said in found.items() if said and said[0].remark.verdict in ("outside", "unit-slip")]
    for index, one in enumerate(doubted):
        for other in doubted[index + 1 :]:
            if _would_swap((one, other), named, cells, bindings, reference):
                for here, there in ((one, other), (other, one)):
                    known = found[here][0].published
                    message = f"outside what is published ({known.words if known else ''}); it would fit in {there!r}"
                    remark = Remark("swapped", message, None, f"the value of {there!r} fits here")
                    found[here][0] = evolve(found[here][0], remark=remark)
                return


def _would_swap(
    pair: Sequence[str], named: Named, cells: Mapping[str, Cell], bindings: Mapping[str, Binding], reference: Reference
) -> bool:
    one, other = pair
    return _fits_in(cells[one], cells[other], bindings[other], named, reference) and _fits_in(
        cells[other], cells[one], bindings[one], named, reference
    )


def _fits_in(cell: Cell, place: Cell, binding: Binding, named: Named, reference: Reference) -> bool:
    """Whether the number of a cell would fit in the column of another, in that one's unit."""
    if cell.stated is None or place.stated is None or place.stated.unit is None:
        return False
    known = reference.of(named.records, binding.property, place.stated.dimension or "")
    if known is None or known.observation:
        return False
    scale = factor(place.stated.unit, known.unit)
    if cell.stated.text and place.stated.text and cell.stated.dimension == place.stated.dimension:
        scale = factor(cell.stated.unit or "", known.unit)
    return all(known.near_low <= end * scale <= known.near_high for end in cell.stated.ends)
