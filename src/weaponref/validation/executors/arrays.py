"""pandas data frames: names and texts by their codes, comparisons on arrays of numbers."""

from __future__ import annotations

from collections import Counter
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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from weaponref.validation.binding import Binding, Bindings
    from weaponref.validation.plan import CellKey, ColumnPlan, Edges, Plan, Swap
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
        import numpy as np

        names = len(plan.name_keys)
        sums = [np.zeros((6, names), dtype="int64") for _ in plan.columns]
        lows, highs = ([np.full(names, end) for _ in plan.columns] for end in (inf, -inf))
        faulty = [0] * len(plan.columns)
        with _quiet():
            for blocks in zip(*(self._blocks(each) for each in plan.columns), strict=True):
                swapped = _swapped(plan, blocks)
                for place, block in enumerate(blocks):
                    for row, each in enumerate(block.classes(swapped[place])):
                        sums[place][row] += np.bincount(block.codes[each], minlength=names)
                    faulty[place] += int(block.unsound().sum())
                    if plan.ends:
                        np.minimum.at(lows[place], block.codes[block.compared], block.low[block.compared])
                        np.maximum.at(highs[place], block.codes[block.compared], block.high[block.compared])
        return Tally(
            [
                ColumnTally.of([row.tolist() for row in found], low.tolist(), high.tolist(), unsound)
                for found, low, high, unsound in zip(sums, lows, highs, faulty, strict=True)
            ]
        )

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
        edges = _ColumnEdges(plan)
        readings = column.readings(plan)
        with np.errstate(invalid="ignore", over="ignore"):  # what overflows is no size, and told so
            for start in range(0, len(self.frame), _BLOCK):
                rows = slice(start, start + _BLOCK)
                yield _Block(self.codes[rows], start, edges, *column.values(plan, rows, readings))

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
        comparable = [np.array(each.comparable, dtype=bool) for each in plan.columns]
        for blocks in zip(*(self._blocks(each) for each in plan.columns), strict=True):
            rows = slice(blocks[0].start, blocks[0].start + len(blocks[0].codes))
            for each, block, able in zip(plan.columns, blocks, comparable, strict=True):
                worth[rows] |= block.listed_by(each, able)
            if plan.lists_swaps:
                worth[rows] |= _any_of(_swapped(plan, blocks))
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
            sizes = present & (self.numbers >= 0) & (self.numbers < inf)
            counts = np.bincount(self.units[sizes], minlength=len(self.unit_keys)).tolist()
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
        units: Counter[str | None] = Counter()
        texts: Counter[str | None] = Counter()
        if self.binding.unit_column:
            for place, number in self.plain.items():
                cell, unit = self.keys[place]
                sizes = counts[place] if 0 <= number < inf else 0
                units[unit] += sizes
                texts[unit] += sizes if isinstance(cell, str) else 0
        doubted = any(isinstance(cell, str) and is_open(cell) for cell, _ in cells)
        fractions = doubted and any(map(is_fraction, self.plain.values()))
        return Distinct(cells, units, plain, as_text, texts, fractions)

    def readings(self, plan: ColumnPlan) -> Any:
        """What each code comes to, as arrays: state, ends, slot, listed."""
        if self.codes is None:
            found = list(plan.units)
        else:
            cells = dict(zip(plan.cell_keys, plan.cells, strict=True))
            units = dict(zip(plan.unit_keys, plan.units, strict=True))
            found = []
            for place, key in enumerate(self.keys):
                if place in self.plain:
                    unit = units[key[1]] if self.binding.unit_column else plan.plain
                    as_text = isinstance(key[0], str) and plan.plain.listed and unit.state == COMPARED
                    own = unit.listed if unit is not plan.plain else unit.state != COMPARED and unit.listed
                    found.append(unit.of(self.plain[place], listed=own or as_text))
                else:
                    found.append(cells.get(key, Reading(MISSING)))
        return _Readings(found)

    def values(self, plan: ColumnPlan, rows: slice, readings: _Readings) -> tuple[Any, Any, Any, Any, Any, _Details]:
        """State, ends, slot and listed of a block of rows, and what else may be asked of some of them."""
        import numpy as np

        if self.codes is not None:
            codes = self.codes[rows]
            return *(each[codes] for each in readings.compared), _Details(readings, codes)
        numbers = self.numbers[rows]
        nothing = np.isnan(numbers)
        if self.units is None:
            scaled = numbers if plan.plain.low == 1.0 else numbers * plan.plain.low
            states = np.where(nothing, MISSING, plan.plain.state)
            flagged = np.full(len(numbers), plan.plain.listed and plan.plain.state != COMPARED) & ~nothing
            details = _Details(_Readings([plan.plain]), np.zeros(len(numbers), dtype="int8"), scaled)
            return states, scaled, scaled, np.full(len(numbers), plan.plain.slot), flagged, details
        codes = self.units[rows]
        state, low, _, slot, listed = readings.compared
        scaled = np.where(state[codes] == COMPARED, numbers * low[codes], numbers)
        states = np.where(nothing, MISSING, state[codes])
        return states, scaled, scaled, slot[codes], listed[codes] & ~nothing, _Details(readings, codes, scaled)


class _Readings:
    """What each code comes to, as arrays."""

    def __init__(self, found: Sequence[Reading]) -> None:
        import numpy as np

        types = {"state": "int8", "low": "float64", "high": "float64", "slot": "int8", "listed": "bool"}
        self.compared = [np.array([getattr(each, name) for each in found], dtype=kind) for name, kind in types.items()]
        self.mark = np.array([each.mark for each in found], dtype="int64")
        self.least = np.array([each.least for each in found])
        self.most = np.array([each.most for each in found])
        self.scale = np.array([each.scale for each in found])
        self.written = np.array([each.written for each in found], dtype=bool)


class _Details:
    """What is asked only of the rows of a block that are not inside.

    Args:
        readings: what each code comes to.
        codes: the codes of the rows.
        sizes: the sizes of plain numbers, of which the codes are those of their units.
    """

    def __init__(self, readings: _Readings, codes: Any, sizes: Any = None) -> None:
        self.readings, self.codes, self.sizes = readings, codes, sizes

    def marks(self, rows: Any) -> Any:
        """The marks that say what rows come to."""
        return self.readings.mark[self.codes[rows]]

    def least(self, rows: Any) -> Any:
        """The ends that must not be below what is left open."""
        return self.readings.least[self.codes[rows]] if self.sizes is None else self.sizes[rows]

    def most(self, rows: Any) -> Any:
        """The ends that must not be above it."""
        return self.readings.most[self.codes[rows]] if self.sizes is None else self.sizes[rows]

    def scale(self, rows: Any) -> Any:
        """The factors of the units that rows are written in."""
        return self.readings.scale[self.codes[rows]]

    def written(self, rows: Any) -> Any:
        """Which of them are texts."""
        return self.readings.written[self.codes[rows]]


class _ColumnEdges:
    """What is published for each name, as arrays: for each of the bounds, and for each unit."""

    def __init__(self, plan: ColumnPlan) -> None:
        import numpy as np

        def arrays(edges: Sequence[Edges]) -> list[tuple[Any, Any]]:
            return [(np.array(lows, dtype="float64"), np.array(highs, dtype="float64")) for lows, highs in edges]

        def ends(name: str) -> list[Any]:
            return [np.array(getattr(each, name), dtype="float64") for each in plan.bounds]

        self.bounds = [ends(name) for name in ("low", "high", "near_low", "near_high")]
        self.open = [ends(name) for name in ("open_low", "open_high")] if plan.opens else []
        self.gaps = [arrays(each.gaps) for each in plan.bounds]
        self.near_gaps = [arrays(each.near_gaps) for each in plan.bounds]
        self.marks = [tuple(map(arrays, (each.slips, each.below, each.above))) for each in plan.marks]


class _Block:
    """A block of rows of one column, and how they stand to what is published."""

    def __init__(
        self, codes: Any, start: int, edges: _ColumnEdges, state: Any, low: Any, high: Any, slot: Any, listed: Any,
        details: _Details,
    ) -> None:  # fmt: skip
        self.codes, self.start, self.edges = codes, start, edges
        self.low, self.high, self.listed, self.slot, self.details = low, high, listed, slot, details
        self._standing: tuple[Any, Any, Any, Any, Any] | None = None
        self.there = state != MISSING
        self.comparable = state == COMPARED
        self.compared = self.comparable & (low >= 0) & (high < inf)
        if len(edges.bounds[0]) == 1:
            self.bounds = [each[0][codes] for each in edges.bounds]
        else:
            self.bounds = [_chosen(slot, each, codes) for each in edges.bounds]

    def known(self) -> Any:
        """Whether something is published to compare with."""
        return self.compared & (self.bounds[0] == self.bounds[0])

    def inside(self, scale: float = 1.0) -> Any:
        """Whether the cells, times a factor, are inside what is published."""
        low, high = (self.low, self.high) if scale == 1.0 else (self.low * scale, self.high * scale)
        found = self.comparable & (low >= self.bounds[0]) & (high <= self.bounds[1])
        return found & ~self._between(self.edges.gaps) if any(self.edges.gaps) else found

    def _between(self, gaps: Sequence[Sequence[tuple[Any, Any]]]) -> Any:
        """Whether an end of a cell is in a gap."""
        return _any_of(
            (self.slot == slot) & (lows[self.codes] < end) & (end < highs[self.codes])
            for slot, each in enumerate(gaps) for lows, highs in each for end in (self.low, self.high)
        )  # fmt: skip

    def holds(self, values: Any) -> Any:
        """Whether other values would be inside what is published for this column."""
        return (values >= self.bounds[0]) & (values <= self.bounds[1])

    def standing(self) -> tuple[Any, Any, Any, Any, Any]:
        """Which rows are inside, near, near because an end is left open, slips and outside: each is one of these."""
        if self._standing is None:
            self._standing = self._stand()
        return self._standing

    def _stand(self) -> tuple[Any, Any, Any, Any, Any]:
        import numpy as np

        inside = self.inside()
        near = self.comparable & (self.low >= self.bounds[2]) & (self.high <= self.bounds[3])
        if any(self.edges.near_gaps):
            near &= ~self._between(self.edges.near_gaps)
        near = near & ~inside
        outside = self.known() & ~near & ~inside
        slips, opened = np.zeros((2, len(outside)), dtype=bool)
        rows = np.flatnonzero(outside)
        if len(rows) and (self.edges.marks or self.edges.open):
            found = self._beyond(rows)
            for each, which in zip((near, opened, slips), found, strict=True):
                each[rows[which]] = True
                outside[rows[which]] = False
        return inside, near, opened, slips, outside

    def _beyond(self, rows: Any) -> tuple[Any, Any, Any]:
        """Which of the rows that are outside at first sight are near after all, near an open end, and slips."""
        import numpy as np

        codes, low, high, marks = self.codes[rows], self.low[rows], self.high[rows], self.details.marks(rows)
        nowhere = np.zeros(len(rows), dtype=bool)
        between = self._between(self.edges.near_gaps)[rows] if any(self.edges.near_gaps) else nowhere
        slips, above, below = (
            _any_of(
                (marks == mark) & (lows[codes] <= first) & (second <= highs[codes])
                for mark, each in enumerate(self.edges.marks) for lows, highs in each[kind]
            )
            for kind, first, second in ((0, low, high), (1, low, low), (2, high, high))
        )  # fmt: skip
        slips = nowhere | slips
        near = (above | (low >= self.bounds[2][rows])) & (below | (high <= self.bounds[3][rows])) & ~between
        slips, opened = slips & ~near, nowhere
        if self.edges.open:
            least, most = self.details.least(rows), self.details.most(rows)
            floor, ceiling = (_chosen(self.slot[rows], each, codes) for each in self.edges.open)
            opened = (floor <= least) & (most <= ceiling) & ((least > most) | ~between) & ~near
            opened &= (least > most) | ~slips
            slips &= ~opened
        return near, opened, slips

    def classes(self, swapped: Any) -> Iterator[Any]:
        """Which rows are inside, near, outside, slips, swapped and without anything to compare with."""
        inside, near, opened, slips, outside = self.standing()
        yield inside
        yield near | (opened & ~swapped)
        yield outside | slips | swapped
        yield slips & ~swapped
        yield swapped
        yield self.compared & ~self.known()

    def unsound(self) -> Any:
        """Whether the cells are numbers that are no sizes."""
        return self.there & ((self.low < 0) | (self.high == inf))

    def listed_by(self, plan: ColumnPlan, comparable: Any) -> Any:
        """Whether the rows are worth listing for this column."""
        flags = plan.flags
        _, near, opened, slips, outside = self.standing()
        worth = self.listed & self.there
        if flags.not_a_quantity:
            worth = worth | self.unsound()
        if flags.outside:
            worth = worth | outside | slips
        if flags.near:
            worth = worth | near | opened
        if flags.no_reference:
            worth = worth | (self.compared & ~self.known() & comparable[self.codes])
        return worth


def _swapped(plan: Plan, blocks: Sequence[_Block]) -> list[Any]:
    """Which rows of each column are outside and would fit in each other's place: two columns of a row at most."""
    import numpy as np

    found = [np.zeros(len(block.codes), dtype=bool) for block in blocks]
    if not plan.swaps:
        return found
    beyond = [opened | slips | outside for _, _, opened, slips, outside in (block.standing() for block in blocks)]
    done = np.zeros(len(beyond[0]), dtype=bool)
    for swap in plan.swaps:
        rows = np.flatnonzero(beyond[swap.one] & beyond[swap.other] & ~done)
        if len(rows):
            swapped = rows[_fit_in_each_other(swap, blocks[swap.one], blocks[swap.other], rows)]
            done[swapped] = found[swap.one][swapped] = found[swap.other][swapped] = True
    return found


def _fit_in_each_other(swap: Swap, one: _Block, other: _Block, rows: Any) -> Any:
    """Which rows have numbers that would be near what is published for the other column, each read in its unit."""
    import numpy as np

    here, there = one.details.scale(rows), other.details.scale(rows)
    across, back = np.array(there), np.array(here)
    written = one.details.written(rows) & other.details.written(rows)
    for slot, slot_there, by in swap.same:
        same = written & (one.slot[rows] == slot) & (other.slot[rows] == slot_there)
        here, there, across, back = (
            np.where(same, chosen, each) for chosen, each in ((1.0, here), (by, there), (by, across), (1.0, back))
        )
    return _near_in(one, other, rows, here, across) & _near_in(other, one, rows, there, back)


def _near_in(cells: _Block, place: _Block, rows: Any, scale: Any, other: Any) -> Any:
    low, high = cells.low[rows] / scale * other, cells.high[rows] / scale * other
    return (low >= place.bounds[2][rows]) & (high <= place.bounds[3][rows])


def _chosen(slot: Any, each: Sequence[Any], codes: Any) -> Any:
    """What is published for each row, by its slot."""
    import numpy as np

    return np.choose(slot, [one[codes] for one in each])


def _any_of(questions: Iterable[Any]) -> Any:
    """Whether one of some questions is answered with yes."""
    found: Any = False
    for each in questions:
        found = found | each
    return found


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
