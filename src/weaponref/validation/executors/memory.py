"""Rows in plain Python: lists of mappings, and files read with the standard library.

Of each bound column a number for every row is kept, and for what is no plain number the index of its distinct text: a
dozen bytes a cell, whatever was written.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from itertools import compress, count, islice, repeat
from math import inf, isnan, nan
from typing import TYPE_CHECKING

from weaponref.validation.cells import (
    MACHINE_NUMBER,
    PLAIN_NUMBER,
    Strange,
    is_missing,
    label_text,
    may_part_thousands,
    plain_value,
)
from weaponref.validation.executors import ColumnTally, Distinct, Tally, Trial, Unlined
from weaponref.validation.plan import COMPARED, FAULTY, INSIDE, MISSING, NEAR, OPEN, SLIP
from weaponref.validation.points import is_fraction, is_open


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from weaponref.validation.binding import Bindings
    from weaponref.validation.plan import Bounds, CellKey, ColumnPlan, Plan, Reading, Swap
    from weaponref.validation.repairs import Change

    # Row and name of a cell, its ends, what it or its unit comes to (None for what is no size), and whether it is it.
    Sized = tuple[int, int, float, float, Reading | None, bool]

__all__ = ("MemoryTable",)

_is_plain = re.compile(PLAIN_NUMBER, re.ASCII).match
_is_machine = re.compile(MACHINE_NUMBER, re.ASCII).match
# Many numbers and empty cells at once, one a line, and many other texts. Nothing is tried twice, so that a long text
# costs no stack.
_NUMBER_LINE = rf"(?:{MACHINE_NUMBER[1:-1]})?\n"
_plain_lines = re.compile(rf"(?:{PLAIN_NUMBER[1:-1]}\n)*+", re.ASCII).match
_number_lines = re.compile(rf"(?:{_NUMBER_LINE})*+", re.ASCII).match
_other_lines = re.compile(rf"(?:(?!{_NUMBER_LINE})[^\n]*+\n)*+", re.ASCII).match
_LONG = 10_000.0
_DIGITS = b"0123456789."
# Whatever of so many digits and at most one point is read as a number is one as computers write it, and finite.
_SHORT = 18
# So many rows are read at a time: few enough that the garbage collector is not woken by them.
_CHUNK = 384
# What stands in the array of indices for a cell that has none: a plain number, nothing, and a number that is at least
# one as computers write it. Which of the last are plain is asked only where it matters, in a column with other texts.
_PLAIN, _NOTHING, _MACHINE = -1, -2, -3


class _Column:
    """The cells of a bound column: a number, the index of a text, or nothing, for every row."""

    def __init__(self) -> None:
        self.numbers = array("d")
        self.index = array("i")
        self.cells: dict[CellKey, int] = {}
        self.counts: list[int] = []
        self.units = array("i")
        self.unit_keys: dict[str | None, int] = {}
        self.unit_counts: list[int] = []
        self.text_counts: Counter[str | None] = Counter()
        self.plain = 0
        self.machine = 0
        self.as_text = 0

    def extend(self, values: Sequence[object]) -> None:
        """Keep cells that have nothing beside them: numbers many at once, the others one by one."""
        lines = _lines(values)
        if lines is None:
            for value in values:
                self.add(value)
            return
        numbers = _unsigned(lines, values)  # type: ignore[arg-type]  # texts, or there are no lines
        if numbers is not None:
            self._add_unsigned(numbers, plain=_after(_plain_lines, lines, 0, 0)[1] == len(lines))
            return
        done = 0
        for start, stop, plain in _number_runs(lines, len(values)):
            for value in values[done:start]:
                self.add(value)
            self._add_numbers(values[start:stop], plain=plain)  # type: ignore[arg-type]  # texts, or there is no run
            done = stop
        for value in values[done:]:
            self.add(value)

    def _add_unsigned(self, numbers: list[float], *, plain: bool) -> None:
        """Keep numbers that are all plain, or all as computers write them, and none of them negative or infinite."""
        count = len(numbers)
        self.numbers.fromlist(numbers)
        self.index += array("i", (_PLAIN if plain else _MACHINE,)) * count
        if plain:
            self.plain += count
        else:
            self.machine += count
        self.as_text += count

    def _add_numbers(self, texts: Sequence[str], *, plain: bool) -> None:
        """Keep texts that are all plain numbers, or that are all numbers as computers write them or empty."""
        if plain:
            self._add_unsigned(list(map(float, texts)), plain=True)
            return
        empty = texts.count("")
        numbers = [float(text) if text else nan for text in texts] if empty else list(map(float, texts))
        self.numbers.fromlist(numbers)
        self.index.extend([_MACHINE if text else _NOTHING for text in texts] if empty else repeat(_MACHINE, len(texts)))
        self.machine += len(texts) - empty
        self.as_text += sum(map((0.0).__le__, numbers))  # none is infinite, and NaN stands for an empty text

    def add(self, value: object) -> None:
        """Keep a cell."""
        if value is None or value == "":
            self._keep(_NOTHING, nan)
        elif isinstance(value, str):
            if _is_plain(value):
                self._keep(_PLAIN, float(value))
                self.plain += 1
                self.as_text += 1
            elif _is_machine(value):
                number = float(value)
                self._keep(_MACHINE, number)
                self.machine += 1
                self.as_text += 0.0 <= number < inf
            else:
                self._keep(self.place((value, None)), nan)
        else:
            self._add_other(plain_value(value), None)

    def add_beside(self, value: object, unit: str | None) -> None:
        """Keep a cell that has a unit beside it."""
        held = plain_value(value)
        if isinstance(held, str) and not _is_plain(held) and not is_missing(held):
            self._keep(self.place((held, unit)), nan)
            self.units.append(-1)
            return
        if isinstance(held, str) and not is_missing(held):
            self.as_text += 1
            self.text_counts[unit] += 1
            held = float(held)
        self._add_other(None if is_missing(held) else held, unit)
        place = self.unit_keys.setdefault(unit, len(self.unit_counts))
        if place == len(self.unit_counts):
            self.unit_counts.append(0)
        self.unit_counts[place] += 0 <= self.numbers[-1] < inf
        self.units.append(place)

    def _add_other(self, value: str | float | Strange | None, unit: str | None) -> None:
        if value is None:
            self._keep(_NOTHING, nan)
        elif isinstance(value, float):
            self._keep(_PLAIN, value)
            self.plain += 1
        else:
            self._keep(self.place((value, unit)), nan)

    def _keep(self, index: int, number: float) -> None:
        self.index.append(index)
        self.numbers.append(number)

    def fractions(self) -> bool:
        """Whether plain numbers have decimals, where there are texts whose points or commas can be read in two ways."""
        if not any(isinstance(cell, str) and is_open(cell) for cell, _ in self.cells):
            return False
        return any(map(is_fraction, compress(self.numbers, map(_PLAIN.__eq__, self.index))))

    def place(self, key: CellKey) -> int:
        """The index of a distinct cell, counted once more."""
        found = self.cells.setdefault(key, len(self.counts))
        if found == len(self.counts):
            self.counts.append(0)
        self.counts[found] += 1
        return found


class _Codes(dict[tuple[object, object], int]):
    """The code of each distinct name, given at the first look-up."""

    def __missing__(self, key: tuple[object, object]) -> int:
        self[key] = code = len(self)
        return code


class MemoryTable(Unlined):
    """A table whose rows can be gone over again and again in Python.

    Args:
        headers: the headers as written.
        rows: gives the rows afresh at each call, as sequences of one cell for each header.
        typed: whether cells carry types.
    """

    def __init__(self, headers: Sequence[str], rows: Callable[[], Iterator[Sequence[object]]], *, typed: bool) -> None:
        self.headers = tuple(headers)
        self.typed = typed
        self._rows = rows
        self._count = 0
        self._bindings: Bindings | None = None
        self._names = _Codes()
        self._name_counts: list[int] = []
        self._codes = array("i")
        self._columns: dict[str, _Column] = {}
        self._swaps: tuple[Plan, Sequence[int]] | None = None
        self._doubts: dict[str, tuple[ColumnPlan, Sequence[bool], array[int]]] = {}

    def load(self, bindings: Bindings) -> None:
        """Read the bound columns."""
        self._bindings = bindings
        places = {header: self.headers.index(header) for header in bindings.needed}
        name = places[bindings.name]
        country = places[bindings.country_column] if bindings.country_column else None
        columns = [(places[column], binding, _Column()) for column, binding in bindings.items()]
        rows = self._rows()
        while chunk := list(islice(rows, _CHUNK)):
            cells = list(zip(*chunk, strict=True))
            self._keep_names(cells[name], None if country is None else cells[country])
            for place, binding, column in columns:
                if binding.unit_column is None:
                    column.extend(cells[place])
                    continue
                for value, unit in zip(cells[place], cells[places[binding.unit_column]], strict=True):
                    column.add_beside(value, label_text(unit))
        self._count = len(self._codes)
        counts = Counter(self._codes)
        self._name_counts = [counts[code] for code in range(len(self._names))]
        for place, binding, column in columns:
            written = not all(is_missing(cell) for cell, _ in column.cells)
            if column.machine and (written or self._may_part_thousands(place, column)):
                self._reread(place, column)
            self._columns[binding.column] = column

    def _keep_names(self, texts: Sequence[object], countries: Sequence[object] | None) -> None:
        if set(map(type, texts)) != {str}:
            texts = [text if isinstance(text, str) else label_text(text) for text in texts]
        if countries is not None and set(map(type, countries)) != {str}:
            countries = [country if isinstance(country, str) else label_text(country) for country in countries]
        keys = zip(texts, repeat(None) if countries is None else countries, strict=False)
        self._codes.fromlist(list(map(self._names.__getitem__, keys)))

    def _may_part_thousands(self, place: int, column: _Column) -> bool:
        """Whether points may part thousands; the texts are read again only where the numbers allow it."""
        if column.as_text < column.plain + column.machine or any(map(_LONG.__le__, column.numbers)):
            return False
        return may_part_thousands(row[place] for row in self._rows())

    def _reread(self, place: int, column: _Column) -> None:
        """Keep the texts of numbers that only computers write so, in a column that people have written in."""
        column.machine = 0
        for number, row in enumerate(self._rows()):
            if column.index[number] == _MACHINE:
                text = str(row[place])
                if _is_plain(text):
                    column.index[number] = _PLAIN
                    column.plain += 1
                    continue
                column.index[number] = column.place((text, None))
                column.numbers[number] = nan
        column.as_text = column.plain

    def rows(self) -> int:
        """How many rows there are."""
        return self._count

    def names(self) -> dict[tuple[object, object], int]:
        """The distinct pairs of name and country, and how often each stands there."""
        return dict(zip(self._names, self._name_counts, strict=True))

    def distinct(self, column: str) -> Distinct:
        """What has to be read of a bound column."""
        held = self._columns[column]
        return Distinct(
            dict(zip(held.cells, held.counts, strict=True)),
            dict(zip(held.unit_keys, held.unit_counts, strict=True)),
            held.plain + held.machine,
            held.as_text,
            dict(held.text_counts),
            held.fractions(),
        )

    def tally(self, plan: Plan) -> Tally:
        """Compare and count."""
        listed_names = None if plan.ends else plan.listed_names
        beyond = [array("q") for _ in plan.columns]
        found = Tally(
            [
                self._tally(each, len(plan.name_keys), listed_names, rows)
                for each, rows in zip(plan.columns, beyond, strict=True)
            ]
        )
        swapped = array("q")
        for place, (row, code, low, high, reading, cell) in self._swapped(plan, beyond):
            swapped.append(row)
            if reading is not None:  # it is a size, or it would not be beyond anything
                tally, standing = (
                    found.columns[place],
                    plan.columns[place].standing(code, low, high, reading, cell=cell),
                )
                tally.swapped[code] += 1
                tally.slips[code] -= standing == SLIP
                tally.near[code] -= standing == OPEN
                tally.outside[code] += standing == OPEN
        self._swaps = plan, swapped
        return found

    def _swapped(self, plan: Plan, beyond: Sequence[Sequence[int]]) -> Iterator[tuple[int, Sized]]:
        """Column and cell of those that would fit in each other's place: two of a row at most.

        Args:
            plan: the plan.
            beyond: the rows of each column whose cells are outside, or near only because an end is left open.
        """
        done: set[int] = set()
        for swap in plan.swaps:
            rows = sorted({*beyond[swap.one]}.intersection(beyond[swap.other]) - done)
            if not rows:
                continue
            pairs = zip(
                self._ends(plan.columns[swap.one], rows), self._ends(plan.columns[swap.other], rows), strict=True
            )
            for here, there in pairs:
                if _fit_in_each_other(plan, swap, here, there):
                    done.add(here[0])
                    yield swap.one, here
                    yield swap.other, there

    def _tally(
        self, plan: ColumnPlan, names: int, listed_names: Sequence[bool] | None, beyond: array[int]
    ) -> ColumnTally:
        """Count the cells of one column, and keep the rows of those that are beyond what is published."""
        found = ColumnTally.empty(names)
        inside, near, outside, unknown = found.inside, found.near, found.outside, found.no_reference
        smallest, largest = found.low, found.high
        rows = self._doubted(plan, listed_names)
        if rows is not None:
            # What is not doubted is inside, or nothing is published for its name.
            settled = Counter(dict(enumerate(self._name_counts)))
            settled.subtract(self._codes[row] for row in rows)
            for code, count in settled.items():
                (unknown if isnan(plan.bounds[0].low[code]) else inside)[code] += count
        for row, code, low, high, reading, cell in self._ends(plan, rows):
            if reading is None:
                found.faulty += 1
                continue
            bounds = plan.bounds[reading.slot]
            floor = bounds.low[code]
            smallest[code] = min(smallest[code], low)
            largest[code] = max(largest[code], high)
            if floor != floor:  # noqa: PLR0124  NaN: nothing is published
                unknown[code] += 1
                continue
            standing = plan.standing(code, low, high, reading, cell=cell)
            if standing == INSIDE:
                inside[code] += 1
            elif standing in (NEAR, OPEN):
                near[code] += 1
            else:
                outside[code] += 1
                found.slips[code] += standing == SLIP
            if standing >= OPEN:
                beyond.append(row)
        return found

    def _doubted(self, plan: ColumnPlan, listed_names: Sequence[bool] | None) -> array[int] | None:
        """The rows of a column that are not settled by two comparisons; None where every one has to be looked at."""
        plain = plan.plain
        if listed_names is None or plan.units or len(plan.bounds) > 1 or plain.state != COMPARED or plain.listed:
            return None
        column = plan.binding.column
        known = self._doubts.get(column)
        if known is not None and known[0] is plan and known[1] is listed_names:  # the tally asks first, the list again
            return known[2]
        lows, highs = plan.settled(0, listed_names)
        numbers = self._columns[column].numbers
        scaled = numbers if plain.low == 1.0 else (number * plain.low for number in numbers)
        cells = zip(range(len(self._codes)), self._codes, scaled, strict=True)
        found = array("q", [row for row, code, number in cells if not lows[code] <= number <= highs[code]])
        self._doubts[column] = plan, listed_names, found
        return found

    def _ends(self, plan: ColumnPlan, rows: Sequence[int] | None = None) -> Iterator[Sized]:
        """For each cell that can be compared: row, name, the stated ends in the base unit, and what they come of.

        That is what the cell itself comes to, or the unit of a plain number; whether it is the cell's comes last. Of a
        plain number that is no size it is None.

        Args:
            plan: the plan of the column.
            rows: the rows to look at; all of them if not given.
        """
        column = self._columns[plan.binding.column]
        plain, cells, units = plan.plain, plan.cells, plan.units
        places = column.units if units else None
        reading, state, scale = plain, plain.state, plain.low
        for row, code, index, number in self._cells(column, rows):
            if index >= 0:
                cell = cells[index]
                if cell.state == COMPARED:
                    yield row, code, cell.low, cell.high, cell, True
                continue
            if index == _NOTHING:
                continue
            if not 0.0 <= number < inf:
                yield row, code, nan, nan, None, False
                continue
            if places is not None:
                reading = units[places[row]]
                state, scale = reading.state, reading.low
            if state == COMPARED:
                value = number * scale
                yield row, code, value, value, reading, False

    def _cells(self, column: _Column, rows: Sequence[int] | None) -> Iterator[tuple[int, int, int, float]]:
        """Row, code of the name, index and number of the cells of a column, in all rows or in some."""
        codes, index, numbers = self._codes, column.index, column.numbers
        if rows is None:
            return zip(range(len(codes)), codes, index, numbers, strict=True)
        return ((row, codes[row], index[row], numbers[row]) for row in rows)

    def trial(self, plan: Plan, trial: Trial) -> list[int]:
        """How many compared cells fit under each hypothesis."""
        one = plan.columns[trial.column]
        if trial.other is not None:
            return [self._trial_swap(plan, trial.column, trial.other)]
        hits = [0] * len(trial.factors)
        for _, code, low, high, reading, _ in self._ends(one):
            if reading is None:
                continue
            bounds = one.bounds[reading.slot]
            floor, ceiling = bounds.low[code], bounds.high[code]
            for place, scale in enumerate(trial.factors):
                if floor <= low * scale and high * scale <= ceiling:
                    hits[place] += 1
        return hits

    def _trial_swap(self, plan: Plan, first: int, second: int) -> int:
        """How many rows fit in two columns if their numbers change places, each read in the other's unit."""
        one, other = plan.columns[first], plan.columns[second]
        here, there = one.bounds[0], other.bounds[0]
        scale, back = other.plain.low / one.plain.low, one.plain.low / other.plain.low
        hits = 0
        for code, a, b in zip(self._codes, self._lows(one), self._lows(other), strict=True):
            hits += there.low[code] <= a * scale <= there.high[code] and here.low[code] <= b * back <= here.high[code]
        return hits

    def _lows(self, plan: ColumnPlan) -> Iterator[float]:
        """The lower stated end of every cell in the base unit; NaN for one that cannot be compared."""
        column = self._columns[plan.binding.column]
        for index, number in zip(column.index, column.numbers, strict=True):
            yield plan.cells[index].low if index >= 0 else number * plan.plain.low

    def listed(self, plan: Plan | None, limit: int) -> list[tuple[int, dict[str, object]]]:
        """The first rows worth listing, or simply the first rows: position and bound cells as written."""
        wanted = range(min(limit, self._count)) if plan is None else self._flagged(plan, limit)
        return list(self._raw(wanted))

    def copy_with(self, changes: Sequence[Change]) -> object:
        """The rows as mappings, with cells changed."""
        from weaponref.validation.executors.mending import changed_rows

        return changed_rows(self.headers, self._rows(), changes)

    def table_of(self, records: list[dict[str, object]], _types: Mapping[str, str]) -> object:
        """Records as a table of the kind that was checked; it has all columns, whatever is in them."""
        return records

    def _flagged(self, plan: Plan, limit: int) -> Sequence[int]:
        rows: set[int] = set()
        flags = plan.listed_names
        by_name = compress(count(), map(flags.__getitem__, self._codes))
        rows.update(islice(by_name, limit))
        for each in plan.columns:
            found = self._flagged_in(each, self._doubted(each, flags))
            rows.update(row for row, _ in zip(found, range(limit), strict=False))
        if plan.lists_swaps:
            if self._swaps is None or self._swaps[0] is not plan:
                self.tally(plan)
            rows.update(() if self._swaps is None else self._swaps[1])
        return sorted(rows)[:limit]

    def _flagged_in(self, plan: ColumnPlan, rows: Sequence[int] | None) -> Iterator[int]:
        """Those of some rows, or of all, whose cell in a column is worth listing, in order."""
        column = self._columns[plan.binding.column]
        plain, flags = plan.plain, plan.flags
        for row, code, index, number in self._cells(column, rows):
            if index == _NOTHING:
                continue
            if index >= 0:
                cell = plan.cells[index]
                low, high = cell.low, cell.high
            else:
                cell = plan.units[column.units[row]] if plan.units else plain
                if not 0.0 <= number < inf:
                    if flags.not_a_quantity:
                        yield row
                    continue
                low = high = number * cell.low
            if cell.state == MISSING:
                continue
            if cell.listed or (cell.state != FAULTY and _doubtful(plan, code, low, high, cell, cell=index >= 0)):
                yield row

    def _raw(self, wanted: Sequence[int]) -> Iterator[tuple[int, dict[str, object]]]:
        if not wanted or self._bindings is None:
            return
        places = {header: self.headers.index(header) for header in self._bindings.needed}
        for number, row in zip(wanted, self.rows_at(wanted), strict=False):
            yield number, {header: row[place] for header, place in places.items()}

    def rows_at(self, wanted: Sequence[int]) -> Iterator[Sequence[object]]:
        """Some of the rows, by their numbers in order."""
        chosen = bytearray(wanted[-1] + 1)
        for number in wanted:
            chosen[number] = 1
        return compress(self._rows(), chosen)


def _lines(values: Sequence[object]) -> str | None:
    """Texts as lines; None where not all cells are texts, or one has a line break in it."""
    try:
        lines = "\n".join(values) + "\n"  # type: ignore[arg-type]  # it raises for what is no text
    except TypeError:
        return None
    return lines if lines.count("\n") == len(values) else None


def _unsigned(lines: str, texts: Sequence[str]) -> list[float] | None:
    """The numbers of texts that are all of digits and points, and short; None where one is otherwise."""
    if not lines.isascii() or lines.encode().translate(None, _DIGITS).strip(b"\n") or max(map(len, texts)) > _SHORT:
        return None
    try:
        return list(map(float, texts))
    except ValueError:  # an empty one, or one with two points
        return None


def _number_runs(lines: str, rows: int) -> Iterator[tuple[int, int, bool]]:
    """Where runs of numbers and empty cells begin and end, and whether all of a run are plain numbers."""
    row, begin = 0, 0
    while row < rows:
        stop, end = _after(_number_lines, lines, row, begin)
        if stop > row:
            yield row, stop, _after(_plain_lines, lines, row, begin)[1] >= end
        row, begin = _after(_other_lines, lines, stop, end)


def _after(run: Callable[[str, int], re.Match[str] | None], lines: str, row: int, begin: int) -> tuple[int, int]:
    """The row and the place behind a run of lines that may be empty."""
    matched = run(lines, begin)
    end = begin if matched is None else matched.end()
    return row + lines.count("\n", begin, end), end


def _doubtful(plan: ColumnPlan, code: int, low: float, high: float, reading: Reading, *, cell: bool) -> bool:
    """Whether a comparison is worth listing."""
    flags = plan.flags
    floor = plan.bounds[reading.slot].low[code]
    if floor != floor:  # noqa: PLR0124  NaN: nothing is published
        return flags.no_reference and plan.comparable[code]
    standing = plan.standing(code, low, high, reading, cell=cell)
    if standing == INSIDE:
        return False
    return flags.near if standing in (NEAR, OPEN) else flags.outside


def _fit_in_each_other(plan: Plan, swap: Swap, here: Sized, there: Sized) -> bool:
    one, other = here[4], there[4]
    if one is None or other is None:
        return False
    across = next((by for a, b, by in swap.same if (a, b) == (one.slot, other.slot)), nan)
    forth, back = (one.scale, other.scale), (other.scale, one.scale)
    if one.written and other.written and not isnan(across):
        forth, back = (1.0, across), (across, 1.0)
    there_bounds, here_bounds = plan.columns[swap.other].bounds[other.slot], plan.columns[swap.one].bounds[one.slot]
    return _fits_in(here, there_bounds, *forth) and _fits_in(there, here_bounds, *back)


def _fits_in(cell: Sized, bounds: Bounds, scale: float, other: float) -> bool:
    """Whether a cell, divided by one unit and times another, is near what is published of another column."""
    _, code, low, high, *_ = cell
    return bounds.near_low[code] <= low / scale * other and high / scale * other <= bounds.near_high[code]
