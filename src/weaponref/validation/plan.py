"""What an executor needs to know to compare whole columns: numbers and nothing else.

Names and cells are read once for each distinct way of writing; what they come to stands here by index. An executor
looks up indices, compares floats and counts. It works out no verdict in words: rows that are listed are judged by
`weaponref.validation.judge`.
"""

from __future__ import annotations

from math import isnan, nan
from typing import TYPE_CHECKING

from attrs import field, frozen

from weaponref.units import dimension, factor
from weaponref.validation.cells import Cell, Remark, base_unit
from weaponref.validation.verdicts import RANKS


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from weaponref.validation.binding import Binding
    from weaponref.validation.naming import Named
    from weaponref.validation.published import Reference

__all__ = (
    "COMPARED",
    "FAULTY",
    "LARGEST",
    "MISSING",
    "Bounds",
    "CellKey",
    "ColumnPlan",
    "Flags",
    "Plan",
    "Reading",
    "column_plan",
)

CellKey = tuple[object, str | None]
"""A distinct cell, and what stands beside it in the unit column; None where nothing does."""

LARGEST = 1.7976931348623157e308
"""The largest number that is a size."""

COMPARED, FAULTY, MISSING = 0, 1, 2
"""What a cell comes to: a quantity, something that is none, or nothing."""


@frozen
class Flags:
    """Which classes of cells are worth listing: those whose severity is a warning or an error."""

    near: bool
    outside: bool
    no_reference: bool
    not_a_quantity: bool

    @classmethod
    def of(cls, severities: Mapping[str, str], *, observation: bool) -> Flags:
        """The flags that severities come to; a flight beyond the usual is a remark at most."""
        listed = {verdict for verdict, severity in severities.items() if RANKS[severity] >= RANKS["warning"]}
        outside = not observation and bool(listed & {"outside", "unit-slip", "swapped"})
        return cls("near" in listed, outside, "no-reference" in listed, "not-a-quantity" in listed)


@frozen
class Bounds:
    """What is published for each distinct name, in one unit; NaN where nothing is.

    Attributes:
        low: the lowest figure.
        high: the highest.
        near_low: how far below the lowest a value is still near.
        near_high: how far above the highest a value is still near.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]
    near_low: tuple[float, ...]
    near_high: tuple[float, ...]


@frozen
class Reading:
    """What a distinct cell, or a distinct unit, comes to.

    Attributes:
        state: ``COMPARED``, ``FAULTY`` or ``MISSING``.
        low: the lower stated end, in the base unit of its slot; of a unit, its factor.
        high: the upper stated end; of a unit, its factor.
        slot: which of the bounds it is compared with.
        listed: whether its row is worth listing whatever the comparison says.
    """

    state: int
    low: float = nan
    high: float = nan
    slot: int = 0
    listed: bool = False


@frozen
class ColumnPlan:
    """How the cells of a column are compared.

    Attributes:
        binding: the column.
        bounds: what is published, for each dimension that its cells have.
        plain: what a plain number comes to, with its factor; not used where a unit column gives one.
        flags: which classes are listed.
        comparable: for each distinct name, whether it tells which system is meant.
        cell_keys: the distinct cells that are no plain numbers, as the executor gave them.
        cells: what each of them comes to.
        unit_keys: the distinct cells of the unit column, as the executor gave them.
        units: what each of them comes to.
    """

    binding: Binding
    bounds: tuple[Bounds, ...]
    plain: Reading
    flags: Flags
    comparable: tuple[bool, ...]
    cell_keys: tuple[CellKey, ...] = ()
    cells: tuple[Reading, ...] = ()
    unit_keys: tuple[object, ...] = ()
    units: tuple[Reading, ...] = ()

    def settled(self, slot: int, listed_names: Sequence[bool]) -> tuple[list[float], list[float]]:
        """The ends between which a size needs no second question, for each distinct name; NaN where every one needs it.

        A size between them is inside what is published; or nothing is published, there is but one slot, and that is not
        worth listing. The rows of a name that is listed itself are never settled.
        """
        bounds = self.bounds[slot]
        lows, highs = [], []
        for code, listed in enumerate(listed_names):
            low, high = max(bounds.low[code], 0.0), bounds.high[code]
            if isnan(high) and len(self.bounds) == 1 and not (self.flags.no_reference and self.comparable[code]):
                low, high = 0.0, LARGEST
            lows.append(nan if listed or isnan(high) else low)
            highs.append(nan if listed else high)
        return lows, highs


@frozen
class Plan:
    """How a table is checked.

    Attributes:
        name_keys: the distinct pairs of name and country, as the executor gave them.
        listed_names: for each of them, whether its rows are listed for the name alone.
        columns: the columns of quantities.
        ends: whether the smallest and largest values are wanted: where a system is written in several ways.
    """

    name_keys: tuple[tuple[object, object], ...]
    listed_names: tuple[bool, ...]
    columns: tuple[ColumnPlan, ...] = field(default=())
    ends: bool = True


def column_plan(
    binding: Binding,
    named: Sequence[Named],
    cells: Mapping[CellKey, Cell],
    units: Mapping[object, str | Remark],
    reference: Reference,
    severities: Mapping[str, str],
    *,
    observation: bool,
    number_as_text: bool,
) -> ColumnPlan:
    """The plan of a column.

    Args:
        binding: the column.
        named: the distinct names, as they were read.
        cells: its distinct cells that are no plain numbers.
        units: the distinct cells of its unit column.
        reference: what is published.
        severities: how serious each verdict is.
        observation: whether the property is one of single flights.
        number_as_text: whether its plain numbers are stored as text.
    """
    slots = _slots(binding, tuple(cells.values()), tuple(units.values()))
    listed = {verdict for verdict, severity in severities.items() if RANKS[severity] >= RANKS["warning"]}
    own = binding.unit
    plain = Reading(FAULTY, 1.0, 1.0, 0, "missing-unit" in listed)
    if binding.unit_column:  # it tells which units are missing; that a number is a text is true of every row
        plain = Reading(FAULTY, 1.0, 1.0, 0, number_as_text and "number-as-text" in listed)
    elif binding.choices:
        plain = Reading(FAULTY, 1.0, 1.0, 0, "ambiguous-unit" in listed)
    if own is not None:
        scale = factor(own, base_unit(binding.property, dimension(own)))
        plain = Reading(
            COMPARED, scale, scale, slots.index(dimension(own)), number_as_text and "number-as-text" in listed
        )
    return ColumnPlan(
        binding,
        tuple(_bounds(named, binding, slot, reference) for slot in slots),
        plain,
        Flags.of(severities, observation=observation),
        tuple(bool(each.records) for each in named),
        tuple(cells),
        tuple(_of_cell(cell, binding, slots, listed) for cell in cells.values()),
        tuple(units),
        tuple(_of_unit(unit, binding, slots, listed) for unit in units.values()),
    )


def _slots(binding: Binding, cells: Sequence[Cell], units: Sequence[str | Remark]) -> list[str]:
    """The dimensions that the cells of a column have."""
    found = [dimension(binding.unit)] if binding.unit else []
    found += [cell.stated.dimension for cell in cells if cell.stated is not None and cell.stated.dimension]
    found += [dimension(unit) for unit in units if isinstance(unit, str)]
    return list(dict.fromkeys(found)) or [""]


def _bounds(named: Sequence[Named], binding: Binding, slot: str, reference: Reference) -> Bounds:
    rows = []
    for each in named:
        known = reference.of(each.records, binding.property, slot) if each.records and slot else None
        if known is None:
            rows.append((nan, nan, nan, nan))
        else:
            slack = 1e-9 * known.high
            rows.append((known.low - slack, known.high + slack, known.near_low, known.near_high))
    low, high, near_low, near_high = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Bounds(low, high, near_low, near_high)


def _of_cell(cell: Cell, binding: Binding, slots: Sequence[str], listed: set[str]) -> Reading:
    if cell.missing:
        return Reading(MISSING)
    if cell.fault is not None:
        return Reading(FAULTY, listed=cell.fault.verdict in listed)
    if cell.stated is None:
        return Reading(MISSING)
    where = cell.stated.dimension or ""
    ends = cell.stated.to(base_unit(binding.property, where)).ends
    remarked = any(remark.verdict in listed for remark in cell.remarks)
    return Reading(COMPARED, ends[0], ends[-1], slots.index(where), remarked)


def _of_unit(unit: str | Remark, binding: Binding, slots: Sequence[str], listed: set[str]) -> Reading:
    if isinstance(unit, Remark):
        return Reading(FAULTY, listed=unit.verdict in listed)
    scale = factor(unit, base_unit(binding.property, dimension(unit)))
    return Reading(COMPARED, scale, scale, slots.index(dimension(unit)))
