"""Whether points or commas part thousands, by what is published, where no text of a column shows it.

A column that is read in the wrong way is a thousand times too large or too small. So its cells are tried both ways
against what is published of their systems, with so much room that every honest value has a place, and too little for
both ways at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from weaponref.validation.cells import Cell, is_missing, read_cell, read_unit_cell
from weaponref.validation.points import PARTED, Convention, is_open


if TYPE_CHECKING:
    from collections.abc import Sequence

    from weaponref.validation.binding import Binding
    from weaponref.validation.check import Check
    from weaponref.validation.plan import Bounds, CellKey, ColumnPlan
    from weaponref.validation.points import Marks

__all__ = ("convention_by_figures",)

# So far above the highest and below the lowest figure a value may be; below the highest it is never much farther.
_ROOM, _DEEPEST = 4.0, 1 / 100
# Of the cells that can be compared so many fit one way, and at most so many the other.
_FITTING, _OTHERWISE = 0.8, 0.1
_MISSING = Cell(missing=True)


def convention_by_figures(check: Check, binding: Binding, marks: Marks, texts: Sequence[str]) -> Convention:
    """The convention by which the cells of a column have the size of what is published.

    Args:
        check: the check, with its names and distinct cells.
        binding: the column.
        marks: what its texts show.
        texts: its distinct texts that are no plain numbers; some can be read in two ways.
    """
    base, settled = _fitting(check, binding, None)
    hits: dict[str, int] = {}
    compared = 0
    for decimal in (".", ","):
        fitting, total = _fitting(check, binding, decimal)
        hits[decimal], compared = fitting - base, total - settled
    for decimal, other in ((".", ","), (",", ".")):
        if not marks.may_be_decimal(decimal):
            continue
        if compared and hits[decimal] >= _FITTING * compared and hits[other] <= _OTHERWISE * compared:
            return marks.concluded(decimal, hits[decimal], hits[other], compared)
    written = [text for text in texts if not is_missing(text)]
    if all(map(PARTED.fullmatch, written)) and not check.distinct[binding.column].plain:
        # Three decimals throughout are a format.
        return Convention(".", marks.what("."), "as every number has three digits behind its point", certain=False)
    return Convention()


def _fitting(check: Check, binding: Binding, decimal: str | None) -> tuple[int, int]:
    """How many cells have the size of what is published, and how many could be compared; without a mark, plain ones."""
    distinct = check.distinct[binding.column]
    if decimal is None and not distinct.plain:
        return 0, 0
    plan = check.column_plan(
        binding, {key: _MISSING if decimal is None else _read(binding, key, decimal) for key in distinct.cells}
    )
    roomy = _roomy(plan)
    tally = check.table.tally(check.plan_of((roomy,))).columns[0]
    known = [code for code, named in enumerate(check.named) if named.records]
    inside = sum(tally.inside[code] for code in known)
    return inside, inside + sum(tally.near[code] + tally.outside[code] for code in known)


def _read(binding: Binding, key: CellKey, decimal: str) -> Cell:
    """A cell that can be read in two ways, read in one; nothing for another one."""
    text, unit = key
    if not isinstance(text, str) or not is_open(text):
        return _MISSING
    return read_cell(text, binding, read_unit_cell(unit, binding) if binding.unit_column else None, decimal=decimal)


def _roomy(plan: ColumnPlan) -> ColumnPlan:
    return evolve(plan, bounds=tuple(map(_with_room, plan.bounds)))


def _with_room(bounds: Bounds) -> Bounds:
    lows = tuple(max(low / _ROOM, high * _DEEPEST) for low, high in zip(bounds.low, bounds.high, strict=True))
    highs = tuple(high * _ROOM for high in bounds.high)
    return evolve(bounds, low=lows, high=highs, near_low=lows, near_high=highs)
