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
from weaponref.validation.published import Published, claimed_ends, ends_in, nearest
from weaponref.validation.slips import MARGIN, Slip
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from weaponref.model import Claim, Family, System
    from weaponref.validation.binding import Binding
    from weaponref.validation.naming import Named
    from weaponref.validation.published import Marks, Reference

__all__ = ("Judgement", "is_slip", "judge_cell", "judge_row", "rescaled")

_SIGNIFICANT = 5


@frozen
class Judgement:
    """What a check has to say of one cell.

    Attributes:
        remark: verdict, words and repair.
        published: what the value was compared with; None where it was not.
        nearest: the published claims nearest to it.
        beyond: whether the value is outside, or near only because an end is left open.
        partner: the column of the cell that it is swapped with; None where it is not.
    """

    remark: Remark
    published: Published | None = None
    nearest: tuple[Claim, ...] = ()
    beyond: bool = False
    partner: str | None = None


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
    return [_compared(cell.stated, known, reference.marks_of(known, cell.stated.unit or known.unit)), *said]


def is_slip(stated: Interval, records: tuple[System | Family, ...], binding: Binding, reference: Reference) -> bool:
    """Whether a quantity is outside what is published of some records, and a slip explains it."""
    known = reference.of(records, binding.property, stated.dimension or "")
    if known is None:
        return False
    return _compared(stated, known, reference.marks_of(known, stated.unit or known.unit)).remark.verdict == "unit-slip"


def _compared(stated: Interval, known: Published, marks: Marks) -> Judgement:
    shown = nearest(known, stated)
    words = known.words
    ends = ends_in(stated, known.unit)
    if _fits(ends, known):
        claim = next((claim for claim in shown if _says(claim, stated)), None)
        if claim is not None:
            return Judgement(Remark("agrees", f"stated by {claim.speaker}; published: {words}"), known, shown)
        return Judgement(Remark("within", f"published: {words}"), known, shown)
    near = _nearness(ends, known, marks)
    if near:
        return Judgement(Remark("near", f"{near}; published: {words}"), known, shown)
    opened = _openness(stated, known)
    slips = () if opened and _is_half(stated, known) else _slips(ends, marks)
    if slips:
        return Judgement(_slipped(stated, slips, words), known, shown, beyond=True)
    if opened:
        return Judgement(Remark("near", f"{opened}; published: {words}"), known, shown, beyond=True)
    return Judgement(Remark("outside", f"{_side(ends, known)} what is published: {words}"), known, shown, beyond=True)


def _side(ends: Sequence[float], known: Published) -> str:
    if known.observation:
        return "a flight beyond"
    return "above" if ends[-1] > known.high else "below" if ends[0] < known.low else "between"


def _fits(ends: Sequence[float], known: Published) -> bool:
    """Whether every stated end lies inside what is published."""
    low, high = known.reach
    return all(low <= end <= high for end in ends) and not _is_between(ends, known.gaps)


def _is_between(ends: Sequence[float], gaps: Sequence[tuple[float, float]]) -> bool:
    return any(low < end < high for low, high in gaps for end in ends)


def _slips(ends: Sequence[float], marks: Marks) -> tuple[Slip, ...]:
    """The slips that may explain a value outside what is published: of the unit, else of the decimal point."""
    found = tuple(dict.fromkeys(slip for slip, low, high in marks.slips if low <= ends[0] and ends[-1] <= high))
    units = tuple(slip for slip in found if slip.unit is not None)
    return units or found[:1]


def _slipped(stated: Interval, slips: Sequence[Slip], words: str) -> Remark:
    """The remark on a value that fits in another unit, with what else it may be."""
    slip, *others = slips
    value = rescaled(stated, slip.factor)
    message = f"outside what is published ({words}); {stated} would fit if it were {slip}, that is {value}"
    if others:
        message += f" ({', '.join(f'or {other}, {rescaled(stated, other.factor)}' for other in others)})"
    return Remark("unit-slip", message, _repair(stated, value, slip), f"it fits if it is {slip}")


def _nearness(ends: Sequence[float], known: Published, marks: Marks) -> str:
    """Where a value is that is neither inside nor outside what is published; empty if it is not near."""
    if _is_between(ends, known.near_gaps):
        return ""
    low_rounded = any(low <= ends[0] <= high for low, high in marks.below)
    high_rounded = any(low <= ends[-1] <= high for low, high in marks.above)
    if not ((ends[0] >= known.near_low or low_rounded) and (ends[-1] <= known.near_high or high_rounded)):
        return ""
    if known.low <= ends[0] and ends[-1] <= known.high:
        return "just beside what is published of one of them"
    below = ends[0] < known.low
    end, side = _end(known, below=below)
    if low_rounded if below else high_rounded:
        return f"just {side} ({end}), which is the same in as few digits"
    if ends[0] * MARGIN < known.low if below else ends[-1] > known.high * MARGIN:
        return f"{side} ({end}), and a claim leaves that end open"
    return f"just {side} ({end})"


def _is_half(stated: Interval, known: Published) -> bool:
    """Whether a cell leaves an end open, so that it says no number that a slip could explain."""
    least, most = claimed_ends(stated.to(known.unit), known.property)
    return least > most


def _openness(stated: Interval, known: Published) -> str:
    """Which end is left open that a value lies beyond; empty if none is."""
    ends = ends_in(stated, known.unit)
    least, most = claimed_ends(stated.to(known.unit), known.property)
    if not (known.open_low <= least and most <= known.open_high):
        return ""
    if least > most:
        end, side = _end(known, below=ends[0] < known.low)
        if _is_between(ends, known.near_gaps):
            return "between what is published, and it leaves an end open"
        return f"{side} ({end}), and it leaves the other end open"
    if _is_between(ends, known.near_gaps):
        return ""
    end, side = _end(known, below=ends[0] < known.low)
    return f"{side} ({end}), and a claim leaves that end open"


def _end(known: Published, *, below: bool) -> tuple[str, str]:
    """The published end that a value lies beyond, and where that puts it, in words."""
    end = known.low if below else known.high
    side = "below the lowest published figure" if below else "above the highest published figure"
    return Interval(end, end, known.unit).format("plain"), side


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
    doubted = [column for column, said in found.items() if said and said[0].beyond]
    for index, one in enumerate(doubted):
        for other in doubted[index + 1 :]:
            if _would_swap((one, other), named, cells, bindings, reference):
                for here, there in ((one, other), (other, one)):
                    known = found[here][0].published
                    message = f"outside what is published ({known.words if known else ''}); it would fit in {there!r}"
                    remark = Remark("swapped", message, None, f"the value of {there!r} fits here")
                    found[here][0] = evolve(found[here][0], remark=remark, partner=there)
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
    # Both fit near what is published, with no eye to ends that are left open: everything fits beyond those.
    return all(known.near_low <= end * scale <= known.near_high for end in cell.stated.ends)
