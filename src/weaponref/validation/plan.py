"""What an executor needs to know to compare whole columns: numbers and nothing else.

Names and cells are read once for each distinct way of writing; what they come to stands here by index. An executor
looks up indices, compares floats and counts. It works out no verdict in words: rows that are listed are judged by
`weaponref.validation.judge`.
"""

from __future__ import annotations

from math import isnan, nan
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from weaponref.units import dimension, factor
from weaponref.validation.cells import Cell, Remark, base_unit
from weaponref.validation.published import claimed_ends, ends_in, merged
from weaponref.validation.verdicts import RANKS
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from weaponref.validation.binding import Binding
    from weaponref.validation.naming import Named
    from weaponref.validation.published import Marks, Published, Reference

__all__ = (
    "COMPARED",
    "FAULTY",
    "INSIDE",
    "LARGEST",
    "MISSING",
    "NEAR",
    "OPEN",
    "OUTSIDE",
    "SLIP",
    "Bounds",
    "CellKey",
    "ColumnPlan",
    "Edges",
    "Flags",
    "MarkEdges",
    "Plan",
    "Reading",
    "Swap",
    "column_plan",
    "swaps_of",
)

CellKey = tuple[object, str | None]
"""A distinct cell, and what stands beside it in the unit column; None where nothing does."""

LARGEST = 1.7976931348623157e308
"""The largest number that is a size."""

COMPARED, FAULTY, MISSING = 0, 1, 2
"""What a cell comes to: a quantity, something that is none, or nothing."""

INSIDE, NEAR, OPEN, SLIP, OUTSIDE = 0, 1, 2, 3, 4
"""How a quantity stands to what is published: from `OPEN` on, it would rather be swapped with another of its row.

An open one is near because an end is left open; a slip is outside, and a slip of its unit would explain it.
"""

Edges = tuple[tuple[float, ...], tuple[float, ...]]
"""A stretch of values for each distinct name, its lower and its upper edges; NaN for a name that has none."""


@frozen
class Flags:
    """Which classes of cells are worth listing: those whose severity is a warning or an error."""

    near: bool
    outside: bool
    no_reference: bool
    not_a_quantity: bool
    swapped: bool

    @classmethod
    def of(cls, severities: Mapping[str, str], *, observation: bool) -> Flags:
        """The flags that severities come to; a flight beyond the usual is a remark at most."""
        listed = {verdict for verdict, severity in severities.items() if RANKS[severity] >= RANKS["warning"]}
        outside = not observation and bool(listed & {"outside", "unit-slip", "swapped"})
        return cls("near" in listed, outside, "no-reference" in listed, "not-a-quantity" in listed, "swapped" in listed)


@frozen
class Bounds:
    """What is published for each distinct name, in one unit; NaN where nothing is.

    Attributes:
        low: the lowest figure.
        high: the highest.
        near_low: how far below the lowest a value is still near.
        near_high: how far above the highest a value is still near.
        open_low: how far below the lowest a value is near that no slip explains.
        open_high: how far above the highest a value is near that no slip explains.
        gaps: between which values nothing is published, where a name stands for alternatives.
        near_gaps: between which values nothing is near either.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]
    near_low: tuple[float, ...]
    near_high: tuple[float, ...]
    open_low: tuple[float, ...] = ()
    open_high: tuple[float, ...] = ()
    gaps: tuple[Edges, ...] = ()
    near_gaps: tuple[Edges, ...] = ()


@frozen
class MarkEdges:
    """What values outside what is published come to, if they are written in a certain unit.

    Attributes:
        slips: where a slip explains them.
        below: where values below the lowest figure are that figure in as few digits.
        above: where values above the highest figure are that figure in as few digits.
    """

    slips: tuple[Edges, ...]
    below: tuple[Edges, ...]
    above: tuple[Edges, ...]


@frozen
class Reading:
    """What a distinct cell, or a distinct unit, comes to.

    Attributes:
        state: ``COMPARED``, ``FAULTY`` or ``MISSING``.
        low: the lower stated end, in the base unit of its slot; of a unit, its factor.
        high: the upper stated end; of a unit, its factor.
        slot: which of the bounds it is compared with.
        listed: whether its row is worth listing whatever the comparison says.
        mark: which of the marks say what it comes to if it is outside.
        least: the end that must not be below what is left open (`weaponref.validation.published.claimed_ends`).
        most: the end that must not be above it.
        scale: the factor of the unit that it is written in.
        written: whether a text states its unit, or could.
    """

    state: int
    low: float = nan
    high: float = nan
    slot: int = 0
    listed: bool = False
    mark: int = 0
    least: float = nan
    most: float = nan
    scale: float = 1.0
    written: bool = False

    def of(self, number: float, *, listed: bool = False) -> Reading:
        """What a plain number comes to, where this is what its unit comes to."""
        value = number * self.low if self.state == COMPARED else number
        return Reading(self.state, value, value, self.slot, listed, self.mark, value, value, self.scale)


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
        marks: what values outside come to, for each unit that its cells are written in; none where nothing asks.
        opens: whether an end is left open, by a claim or by a cell.
        dimensions: the dimension of each of the bounds.
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
    marks: tuple[MarkEdges, ...] = ()
    opens: bool = False
    dimensions: tuple[str, ...] = ()

    def roughly(self, bounds: Sequence[Bounds]) -> ColumnPlan:
        """The plan with other bounds, and with nothing that is asked of single values beyond them."""
        plain = (evolve(each, gaps=(), near_gaps=()) for each in bounds)
        return evolve(self, bounds=tuple(plain), marks=(), opens=False)

    def standing(self, code: int, low: float, high: float, reading: Reading, *, cell: bool) -> int:
        """How a quantity stands to what is published of a name: `INSIDE`, `NEAR`, `OPEN`, `SLIP` or `OUTSIDE`.

        Args:
            code: index of the name; something is published for it.
            low: the lower end.
            high: the upper end.
            reading: what the cell comes to, or the unit of a plain number.
            cell: whether it is that of the cell.
        """
        bounds = self.bounds[reading.slot]
        if bounds.low[code] <= low and high <= bounds.high[code] and not _between(bounds.gaps, code, low, high):
            return INSIDE
        mark = self.marks[reading.mark] if self.marks else None
        between = _between(bounds.near_gaps, code, low, high)
        if not between:
            above = bounds.near_low[code] <= low or (mark is not None and _in_any(mark.below, code, low, low))
            if above and (
                high <= bounds.near_high[code] or (mark is not None and _in_any(mark.above, code, high, high))
            ):
                return NEAR
        least, most = (reading.least, reading.most) if cell else (low, high)
        opened = self.opens and bounds.open_low[code] <= least and most <= bounds.open_high[code]
        # A cell that leaves an end open says no number that a slip could explain.
        if opened and least > most:
            return OPEN
        if mark is not None and _in_any(mark.slips, code, low, high):
            return SLIP
        return OPEN if opened and not between else OUTSIDE

    def settled(self, slot: int, listed_names: Sequence[bool]) -> tuple[list[float], list[float]]:
        """The ends between which a size needs no second question, for each distinct name; NaN where every one needs it.

        A size between them is inside what is published; or nothing is published, there is but one slot, and that is not
        worth listing. The rows of a name that is listed itself are never settled.
        """
        bounds = self.bounds[slot]
        lows, highs = [], []
        for code, listed in enumerate(listed_names):
            low, high = max(bounds.low[code], 0.0), bounds.high[code]
            if any(not isnan(edges[0][code]) for edges in bounds.gaps):
                high = nan
            elif isnan(high) and len(self.bounds) == 1 and not (self.flags.no_reference and self.comparable[code]):
                low, high = 0.0, LARGEST
            lows.append(nan if listed or isnan(high) else low)
            highs.append(nan if listed else high)
        return lows, highs


@frozen
class Swap:
    """Two columns whose numbers may stand in each other's place.

    Attributes:
        one: index of the first column in the plan.
        other: index of the second.
        same: the pairs of their bounds that are of one dimension, with the factor from the one to the other.
    """

    one: int
    other: int
    same: tuple[tuple[int, int, float], ...]


@frozen
class Plan:
    """How a table is checked.

    Attributes:
        name_keys: the distinct pairs of name and country, as the executor gave them.
        listed_names: for each of them, whether its rows are listed for the name alone.
        columns: the columns of quantities.
        ends: whether the smallest and largest values are wanted: where a system is written in several ways.
        swaps: which columns are asked whether two cells are swapped; the first two of a row that are count.
    """

    name_keys: tuple[tuple[object, object], ...]
    listed_names: tuple[bool, ...]
    columns: tuple[ColumnPlan, ...] = field(default=())
    ends: bool = True
    swaps: tuple[Swap, ...] = ()

    @property
    def lists_swaps(self) -> bool:
        """Whether a row is worth listing for cells that are swapped."""
        return bool(self.swaps) and self.columns[0].flags.swapped


def swaps_of(columns: Sequence[ColumnPlan]) -> tuple[Swap, ...]:
    """The pairs of columns that may have been swapped: what single flights did bounds nothing."""
    able = [place for place, each in enumerate(columns) if not PROPERTIES[each.binding.property].observation]
    return tuple(
        Swap(one, other, tuple(_same(columns[one], columns[other])))
        for index, one in enumerate(able)
        for other in able[index + 1 :]
    )


def _same(one: ColumnPlan, other: ColumnPlan) -> Iterator[tuple[int, int, float]]:
    for here, each in enumerate(one.dimensions):
        for there, where in enumerate(other.dimensions):
            if each and each == where:
                yield (
                    here,
                    there,
                    factor(base_unit(one.binding.property, each), base_unit(other.binding.property, each)),
                )


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
    written = _written_units(binding, tuple(cells.values()), tuple(units.values()))
    slots = list(dict.fromkeys(map(dimension, written))) or [""]
    known = [[_known(each, binding, slot, reference) for each in named] for slot in slots]
    listed = {verdict for verdict, severity in severities.items() if RANKS[severity] >= RANKS["warning"]}
    own = binding.unit
    plain = Reading(FAULTY, 1.0, 1.0, 0, "missing-unit" in listed)
    if binding.unit_column:  # it tells which units are missing; that a number is a text is true of every row
        plain = Reading(FAULTY, 1.0, 1.0, 0, number_as_text and "number-as-text" in listed)
    elif binding.choices:
        plain = Reading(FAULTY, 1.0, 1.0, 0, "ambiguous-unit" in listed)
    if own is not None:
        plain = evolve(
            _of_unit(own, binding, slots, written, listed), listed=number_as_text and "number-as-text" in listed
        )
    readings = tuple(_of_cell(cell, binding, slots, written, listed) for cell in cells.values())
    points = all(each.low == each.high for each in readings if each.state == COMPARED)
    opened = any(one is not None and _is_open(one) for each in known for one in each)
    return ColumnPlan(
        binding,
        tuple(map(_bounds, known)),
        plain,
        Flags.of(severities, observation=observation),
        tuple(bool(each.records) for each in named),
        tuple(cells),
        readings,
        tuple(units),
        tuple(_of_unit(unit, binding, slots, written, listed) for unit in units.values()),
        tuple(_marks(known[slots.index(dimension(unit))], unit, reference, points=points) for unit in written),
        opened or any(each.least > each.most for each in readings),
        tuple(slots),
    )


def _written_units(binding: Binding, cells: Sequence[Cell], units: Sequence[str | Remark]) -> list[str]:
    """The units in which the cells of a column are written."""
    found = [binding.unit] if binding.unit else []
    found += [cell.stated.unit for cell in cells if cell.stated is not None and cell.stated.unit]
    found += [unit for unit in units if isinstance(unit, str)]
    return list(dict.fromkeys(found))


def _known(named: Named, binding: Binding, slot: str, reference: Reference) -> Published | None:
    return reference.of(named.records, binding.property, slot) if named.records and slot else None


def _is_open(known: Published) -> bool:
    return known.open_low < known.near_low or known.open_high > known.near_high


def _bounds(known: Sequence[Published | None]) -> Bounds:
    def ends(name: str) -> tuple[float, ...]:
        return tuple(nan if each is None else float(getattr(each, name)) for each in known)

    reaches = [(nan, nan) if each is None else each.reach for each in known]
    gaps = [() if each is None else each.gaps for each in known]
    near_gaps = [() if each is None else each.near_gaps for each in known]
    return Bounds(
        tuple(low for low, _ in reaches), tuple(high for _, high in reaches), ends("near_low"), ends("near_high"),
        ends("open_low"), ends("open_high"), _edges(gaps), _edges(near_gaps),
    )  # fmt: skip


def _marks(known: Sequence[Published | None], unit: str, reference: Reference, *, points: bool) -> MarkEdges:
    """The marks of a unit; where no cell states an interval, slips that explain some of the same values are one."""
    found: list[Marks | None] = [None if each is None else reference.marks_of(each, unit) for each in known]
    slips = [() if each is None else tuple((low, high) for _, low, high in each.slips) for each in found]
    return MarkEdges(
        _edges([merged(each) for each in slips] if points else slips),
        _edges([() if each is None else each.below for each in found]),
        _edges([() if each is None else each.above for each in found]),
    )


def _edges(stretches: Sequence[Sequence[tuple[float, float]]]) -> tuple[Edges, ...]:
    """The stretches of each name, turned into as many edges as the name with most of them needs."""
    most = max(map(len, stretches), default=0)
    padded = [[*each, *[(nan, nan)] * (most - len(each))] for each in stretches]
    return tuple(
        (tuple(each[place][0] for each in padded), tuple(each[place][1] for each in padded)) for place in range(most)
    )


def _in_any(edges: Sequence[Edges], code: int, low: float, high: float) -> bool:
    return any(lows[code] <= low and high <= highs[code] for lows, highs in edges)


def _between(edges: Sequence[Edges], code: int, low: float, high: float) -> bool:
    """Whether one of two ends is in a gap."""
    return any(lows[code] < end < highs[code] for lows, highs in edges for end in (low, high))


def _of_cell(cell: Cell, binding: Binding, slots: Sequence[str], written: Sequence[str], listed: set[str]) -> Reading:
    if cell.missing:
        return Reading(MISSING)
    if cell.fault is not None:
        return Reading(FAULTY, listed=cell.fault.verdict in listed)
    if cell.stated is None or cell.stated.unit is None:
        return Reading(MISSING)
    where = cell.stated.dimension or ""
    base = base_unit(binding.property, where)
    ends, (least, most) = ends_in(cell.stated, base), claimed_ends(cell.stated.to(base), binding.property)
    remarked = any(remark.verdict in listed for remark in cell.remarks)
    return Reading(
        COMPARED, ends[0], ends[-1], slots.index(where), remarked, written.index(cell.stated.unit), least, most,
        factor(cell.stated.unit, base), bool(cell.stated.text),
    )  # fmt: skip


def _of_unit(
    unit: str | Remark, binding: Binding, slots: Sequence[str], written: Sequence[str], listed: set[str]
) -> Reading:
    if isinstance(unit, Remark):
        return Reading(FAULTY, listed=unit.verdict in listed)
    where = dimension(unit)
    scale = factor(unit, base_unit(binding.property, where))
    return Reading(COMPARED, scale, scale, slots.index(where), mark=written.index(unit), scale=scale)
