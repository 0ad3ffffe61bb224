"""pandas data frames: names and texts by their codes, comparisons on arrays of numbers."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

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
from weaponref.validation.plan import COMPARED, MISSING, Reading
from weaponref.validation.points import is_fraction, is_open


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from weaponref.validation.binding import Binding, Bindings
    from weaponref.validation.plan import CellKey, ColumnPlan, Plan
    from weaponref.validation.repairs import Change

__all__ = ("ArrayTable",)

# Rows are compared a block at a time: what is worked out for a block stays in the processor's cache.
_BLOCK = 1 << 16


class ArrayTable(Unlined):
    """A pandas data frame.

    Args:
        frame: the frame; it is never changed.
    """

    typed = True

    def __init__(self, frame: Any) -> None:
        if frame.columns.nlevels > 1:
            raise TypeError(
                f"the columns have {frame.columns.nlevels} levels, and a header is one text; join them first: "
                'frame.columns = [" ".join(map(str, levels)) for levels in frame.columns]'
            )
        self.frame = frame
        self.headers = tuple(str(header) for header in frame.columns)
        self._columns: dict[str, _ArrayColumn] = {}

    def load(self, bindings: Bindings) -> None:
        """Work out the codes of names, and what the cells of bound columns are."""
        self._bindings = bindings
        names, texts = self.codes_of(bindings.name)
        pairs: list[tuple[object, object]] = [(text, None) for text in texts]
        if bindings.country_column:
            countries, nations = self.codes_of(bindings.country_column)
            names, found = _factorized(names.astype("int64") * len(nations) + countries)
            pairs = [(texts[pair // len(nations)], nations[pair % len(nations)]) for pair in found.tolist()]
        self.codes, self._pairs = names, pairs
        for column, binding in bindings.items():
            self._columns[column] = _ArrayColumn(self, binding)

    def hint(self) -> str:
        """Where a column of names may be, if it is in none of the columns: in the index."""
        named = ", ".join(repr(name) for name in self.frame.index.names if name is not None)
        return f". The index holds {named}: reset_index() makes columns of it" if named else ""

    def column(self, header: str) -> Any:
        """A column by its header."""
        return self.frame.iloc[:, self.headers.index(header)]

    def codes_of(self, header: str) -> tuple[Any, list[str | None]]:
        """The code of each cell of a column of texts, and the text of each code."""
        import numpy as np
        import pandas as pd

        column = self.column(header)
        codes, found = _distinct(column) or pd.factorize(
            np.array([label_text(value) for value in column.tolist()], dtype=object), use_na_sentinel=False
        )
        return _merged(codes, [label_text(value) for value in found])

    def rows(self) -> int:
        """How many rows there are."""
        return len(self.frame)

    def names(self) -> dict[tuple[object, object], int]:
        """The distinct pairs of name and country, and how often each stands there."""
        import numpy as np

        # Two values that are one text (1 and "1") are one name.
        place: dict[tuple[object, object], int] = {}
        for pair in self._pairs:
            place.setdefault(pair, len(place))
        if len(place) < len(self._pairs):
            self.codes = np.array([place[pair] for pair in self._pairs], dtype="int64")[self.codes]
            self._pairs = list(place)
        counts = np.bincount(self.codes, minlength=len(self._pairs)).tolist()
        return dict(zip(self._pairs, counts, strict=True))

    def distinct(self, column: str) -> Distinct:
        """What has to be read of a bound column."""
        return self._columns[column].distinct()

    def tally(self, plan: Plan) -> Tally:
        """Compare and count."""
        with _quiet():
            return Tally([self._tally(each, len(plan.name_keys), ends=plan.ends) for each in plan.columns])

    def _tally(self, plan: ColumnPlan, names: int, *, ends: bool) -> ColumnTally:
        import numpy as np

        sums = np.zeros((4, names), dtype="int64")
        low, high = np.full(names, inf), np.full(names, -inf)
        faulty = 0
        for block in self._blocks(plan):
            inside, near, known, compared = block.inside(), block.near(), block.known(), block.compared
            for place, each in enumerate((inside, near & ~inside, known & ~near, compared & ~known)):
                sums[place] += np.bincount(block.codes[each], minlength=names)
            faulty += int(block.unsound().sum())
            if ends:
                np.minimum.at(low, block.codes[compared], block.low[compared])
                np.maximum.at(high, block.codes[compared], block.high[compared])
        inside, near, outside, unknown = (row.tolist() for row in sums)
        return ColumnTally(inside, near, outside, unknown, low.tolist(), high.tolist(), faulty)

    def trial(self, plan: Plan, trial: Trial) -> list[int]:
        """How many compared cells fit under each hypothesis."""
        with _quiet():
            if trial.other is not None:
                return [self._trial_swap(plan.columns[trial.column], plan.columns[trial.other])]
            hits = [0] * len(trial.factors)
            for block in self._blocks(plan.columns[trial.column]):
                for place, scale in enumerate(trial.factors):
                    hits[place] += int(block.inside(scale).sum())
            return hits

    def _trial_swap(self, one: ColumnPlan, other: ColumnPlan) -> int:
        scale, back = other.plain.low / one.plain.low, one.plain.low / other.plain.low
        pairs = zip(self._blocks(one), self._blocks(other), strict=True)
        return sum(int((there.holds(here.low * scale) & here.holds(there.low * back)).sum()) for here, there in pairs)

    def _blocks(self, plan: ColumnPlan) -> Iterator[_Block]:
        import numpy as np

        column = self._columns[plan.binding.column]
        bounds = [
            [np.array(getattr(each, name), dtype="float64") for each in plan.bounds]
            for name in ("low", "high", "near_low", "near_high")
        ]
        readings = column.readings(plan)
        with np.errstate(invalid="ignore", over="ignore"):  # what overflows is no size, and told so
            for start in range(0, len(self.frame), _BLOCK):
                rows = slice(start, start + _BLOCK)
                yield _Block(self.codes[rows], start, bounds, *column.values(plan, rows, readings))

    def listed(self, plan: Plan | None, limit: int) -> list[tuple[int, dict[str, object]]]:
        """The first rows worth listing, or simply the first rows: position and bound cells as written."""
        rows: Sequence[int] = range(min(limit, len(self.frame)))
        if plan is not None:
            with _quiet():
                rows = self._flagged(plan, limit)
        headers = self._bindings.needed
        picked = [self.column(header).iloc[list(rows)].tolist() for header in headers]
        return [
            (row, dict(zip(headers, (_present(cell) for cell in cells), strict=True)))
            for row, cells in zip(rows, zip(*picked, strict=True), strict=True)
        ]

    def _flagged(self, plan: Plan, limit: int) -> list[int]:
        import numpy as np

        worth = np.array(plan.listed_names, dtype=bool)[self.codes]
        for each in plan.columns:
            comparable = np.array(each.comparable, dtype=bool)
            for block in self._blocks(each):
                worth[block.start : block.start + len(block.codes)] |= block.listed_by(each, comparable)
        found: list[int] = np.flatnonzero(worth)[:limit].tolist()
        return found

    def copy_with(self, changes: Sequence[Change]) -> object:
        """A copy of the frame with cells changed; index and other columns stay as they are."""
        from weaponref.validation.executors.mending import changed_pandas

        return changed_pandas(self.frame, self.headers, changes)

    def table_of(self, records: list[dict[str, object]], types: Mapping[str, str]) -> object:
        """Records as a table of the kind that was checked; it has all columns, whatever is in them."""
        from weaponref.validation.executors.engines import typed_pandas

        return typed_pandas(records, types)


class _ArrayColumn:
    """A bound column: an array of numbers, or codes of distinct cells."""

    def __init__(self, table: ArrayTable, binding: Binding) -> None:
        import numpy as np
        import pandas as pd

        self.binding = binding
        series = table.column(binding.column)
        self.numbers: Any = None
        self.codes: Any = None
        self.keys: list[CellKey] = []
        self.plain: dict[int, float] = {}
        self.units: Any = None
        self.unit_keys: list[str | None] = []
        kinds = pd.api.types
        no_size = kinds.is_bool_dtype(series.dtype) or kinds.is_complex_dtype(series.dtype)
        numeric = kinds.is_numeric_dtype(series.dtype) and not no_size
        if numeric:
            self.numbers = series.to_numpy(dtype="float64", na_value=np.nan)
        else:
            self._of_cells(series)
        if binding.unit_column:
            codes, texts = table.codes_of(binding.unit_column)
            self._beside(codes, texts)
        if not numeric:
            self._read_plain(machine=binding.unit_column is None)

    def _of_cells(self, series: Any) -> None:
        import numpy as np

        found = None if series.dtype == object else _distinct(series)
        if found is not None:
            self.codes = found[0]
            self.keys = [(plain_value(value), None) for value in found[1]]
            return
        place: dict[tuple[type, object], int] = {}
        cells: list[CellKey] = []
        codes = np.empty(len(series), dtype="int64")
        for row, value in enumerate(series.tolist()):
            held = plain_value(value)
            key = (type(held), held)
            if key not in place:
                place[key] = len(cells)
                cells.append((held, None))
            codes[row] = place[key]
        self.codes, self.keys = codes, cells

    def _beside(self, codes: Any, texts: list[str | None]) -> None:
        """Keep the unit of each row: of numbers by its code, of texts as a part of their keys."""
        import numpy as np

        if self.codes is None:
            self.units, self.unit_keys = codes, texts
            return
        pairs, found = _factorized(self.codes.astype("int64") * len(texts) + codes)
        cells = self.keys
        self.keys = [(cells[pair // len(texts)][0], texts[pair % len(texts)]) for pair in found.tolist()]
        self.codes = np.asarray(pairs)

    def _read_plain(self, *, machine: bool) -> None:
        """Find the distinct cells that are plain numbers."""
        import re

        is_plain, is_machine = re.compile(PLAIN_NUMBER).match, re.compile(MACHINE_NUMBER).match
        texts = [cell for cell, _ in self.keys if isinstance(cell, str)]
        numeric = machine and all(is_missing(text) or is_machine(text) for text in texts)
        numeric = numeric and not any(isinstance(cell, Strange) for cell, _ in self.keys)
        numeric = numeric and not may_part_thousands(cell for cell, _ in self.keys)
        for place, (cell, _) in enumerate(self.keys):
            if isinstance(cell, float):
                self.plain[place] = cell
            elif isinstance(cell, str) and (is_machine if numeric else is_plain)(cell):
                self.plain[place] = float(cell)

    def distinct(self) -> Distinct:
        """What has to be read of the column."""
        import numpy as np

        if self.codes is None:
            present = ~np.isnan(self.numbers)
            if self.units is None:
                return Distinct({}, {}, int(present.sum()))
            counts = np.bincount(self.units[present], minlength=len(self.unit_keys)).tolist()
            return Distinct({}, dict(zip(self.unit_keys, counts, strict=True)), int(present.sum()))
        counts = np.bincount(self.codes, minlength=len(self.keys)).tolist()
        cells: dict[CellKey, int] = {}
        for place, (key, count) in enumerate(zip(self.keys, counts, strict=True)):
            if place not in self.plain and key[0] is not None:  # two dates are one key
                cells[key] = cells.get(key, 0) + count
        plain = sum(counts[place] for place in self.plain)
        as_text = sum(
            counts[place]
            for place, number in self.plain.items()
            if isinstance(self.keys[place][0], str) and 0 <= number < inf
        )
        units: dict[str | None, int] = {}
        if self.binding.unit_column:
            for place in self.plain:
                unit = self.keys[place][1]
                units[unit] = units.get(unit, 0) + counts[place]
        doubted = any(isinstance(cell, str) and is_open(cell) for cell, _ in cells)
        fractions = doubted and any(map(is_fraction, self.plain.values()))
        return Distinct(cells, units, plain, as_text, fractions)

    def readings(self, plan: ColumnPlan) -> Any:
        """What each code comes to, as arrays: state, ends, slot, listed."""
        import numpy as np

        if self.codes is None:
            found = list(plan.units)
        else:
            cells = dict(zip(plan.cell_keys, plan.cells, strict=True))
            units = dict(zip(plan.unit_keys, plan.units, strict=True))
            found = []
            for place, key in enumerate(self.keys):
                if place in self.plain:
                    unit = units[key[1]] if self.binding.unit_column else plan.plain
                    value = self.plain[place] * unit.low if unit.state == COMPARED else self.plain[place]
                    as_text = isinstance(key[0], str) and plan.plain.listed and unit.state == COMPARED
                    found.append(
                        Reading(
                            unit.state,
                            value,
                            value,
                            unit.slot,
                            unit.listed
                            if unit is not plan.plain
                            else as_text or (unit.state != COMPARED and unit.listed),
                        )
                    )
                else:
                    found.append(cells.get(key, Reading(MISSING)))
        return (
            np.array([each.state for each in found], dtype="int8"),
            np.array([each.low for each in found], dtype="float64"),
            np.array([each.high for each in found], dtype="float64"),
            np.array([each.slot for each in found], dtype="int8"),
            np.array([each.listed for each in found], dtype=bool),
        )

    def values(self, plan: ColumnPlan, rows: slice, readings: Any) -> tuple[Any, Any, Any, Any, Any]:
        """State, ends, slot and listed of a block of rows."""
        import numpy as np

        state, low, high, slot, listed = readings
        if self.codes is not None:
            codes = self.codes[rows]
            return state[codes], low[codes], high[codes], slot[codes], listed[codes]
        numbers = self.numbers[rows]
        nothing = np.isnan(numbers)
        if self.units is None:
            scaled = numbers if plan.plain.low == 1.0 else numbers * plan.plain.low
            states = np.where(nothing, MISSING, plan.plain.state)
            flagged = np.full(len(numbers), plan.plain.listed and plan.plain.state != COMPARED) & ~nothing
            return states, scaled, scaled, np.full(len(numbers), plan.plain.slot), flagged
        codes = self.units[rows]
        scaled = np.where(state[codes] == COMPARED, numbers * low[codes], numbers)
        return np.where(nothing, MISSING, state[codes]), scaled, scaled, slot[codes], listed[codes] & ~nothing


class _Block:
    """A block of rows of one column, and what is asked of it."""

    def __init__(
        self, codes: Any, start: int, bounds: Any, state: Any, low: Any, high: Any, slot: Any, listed: Any
    ) -> None:
        self.codes, self.start = codes, start
        self.low, self.high, self.listed = low, high, listed
        self.there = state != MISSING
        self.comparable = state == COMPARED
        self.compared = self.comparable & (low >= 0) & (high < inf)
        if len(bounds[0]) == 1:
            self.bounds = [each[0][codes] for each in bounds]
        else:
            import numpy as np

            self.bounds = [np.choose(slot, [one[codes] for one in each]) for each in bounds]

    def known(self) -> Any:
        """Whether something is published to compare with."""
        return self.compared & (self.bounds[0] == self.bounds[0])

    def inside(self, scale: float = 1.0) -> Any:
        """Whether the cells, times a factor, are inside what is published."""
        low, high = (self.low, self.high) if scale == 1.0 else (self.low * scale, self.high * scale)
        return self.comparable & (low >= self.bounds[0]) & (high <= self.bounds[1])

    def holds(self, values: Any) -> Any:
        """Whether other values would be inside what is published for this column."""
        return (values >= self.bounds[0]) & (values <= self.bounds[1])

    def near(self) -> Any:
        """Whether the cells are inside or near what is published."""
        return self.comparable & (self.low >= self.bounds[2]) & (self.high <= self.bounds[3])

    def unsound(self) -> Any:
        """Whether the cells are numbers that are no sizes."""
        return self.there & ((self.low < 0) | (self.high == inf))

    def listed_by(self, plan: ColumnPlan, comparable: Any) -> Any:
        """Whether the rows are worth listing for this column."""
        flags = plan.flags
        worth = self.listed & self.there
        if flags.not_a_quantity:
            worth = worth | self.unsound()
        if flags.outside:
            worth = worth | (self.known() & ~self.near())
        if flags.near:
            worth = worth | (self.known() & self.near() & ~self.inside())
        if flags.no_reference:
            worth = worth | (self.compared & ~self.known() & comparable[self.codes])
        return worth


def _quiet() -> Any:
    """No word of numpy's on infinities and what is too large; both fit nowhere."""
    import numpy as np

    return np.errstate(invalid="ignore", over="ignore")


def _distinct(series: Any) -> tuple[Any, Any] | None:
    """The code of each cell, and the cell of each code; None for lists and the like, which have no order or hash."""
    import pandas as pd

    try:
        codes, found = pd.factorize(series, use_na_sentinel=False)
    except (NotImplementedError, TypeError):
        return None
    return codes, found


def _merged(codes: Any, texts: list[str | None]) -> tuple[Any, list[str | None]]:
    """Codes and their texts, with one code for values that are one text (1 and "1")."""
    import numpy as np

    place: dict[str | None, int] = {}
    for text in texts:
        place.setdefault(text, len(place))
    if len(place) == len(texts):
        return codes, texts
    return np.array([place[text] for text in texts], dtype="int64")[codes], list(place)


def _factorized(values: Any) -> tuple[Any, Any]:
    import numpy as np
    import pandas as pd

    codes, found = pd.factorize(np.asarray(values))
    return codes, found


def _present(value: object) -> object:
    """A cell with None for what pandas calls not available; NaN in a column of numbers stays."""
    return None if not isinstance(value, (str, float)) and is_missing(value) else value
